"""Sentences that name a date known only to its month or year: another preposition stands before it."""

from collections.abc import Mapping

from lcapp.i18n.sentences import Counted, Sentence, Sentences
from lcapp.i18n.words import N_

_WHOLE_DAY = len("2024-05-31")

IN_A_MONTH: Mapping[str, tuple[str, Sentence]] = {
    "new_city_not_met": (
        "joined",
        N_("The city joined the network in {joined}; it does not need to apply again."),
    ),
    "member_not_met": (
        "joined",
        N_("The city joined in {joined}, after this call closes; only members may take part."),
    ),
    "member_months_met": (
        "joined",
        Counted(
            "months",
            "Joined in {joined}: a member for more than {count} month when the call closes.",
            "Joined in {joined}: a member for more than {count} months when the call closes.",
        ),
    ),
    "member_months_not_met": (
        "joined",
        Counted(
            "months",
            "Joined in {joined}: the call asks for more than {count} month, reached by {free_on}.",
            "Joined in {joined}: the call asks for more than {count} months, reached by {free_on}.",
        ),
    ),
    "member_months_open": (
        "joined",
        Counted(
            "months",
            "Joined in {joined}: more than {count} month of membership is reached by {free_on}. "
            "Whether that is in time depends on which date counts; ask the Institute.",
            "Joined in {joined}: more than {count} months of membership are reached by {free_on}. "
            "Whether that is in time depends on which date counts; ask the Institute.",
        ),
    ),
    "years_after_award_met": (
        "awarded",
        Counted(
            "years",
            "Awarded in {awarded}: more than {count} year ago when the call closes.",
            "Awarded in {awarded}: more than {count} years ago when the call closes.",
        ),
    ),
    "years_after_award_not_met": (
        "awarded",
        Counted(
            "years",
            "Awarded in {awarded}: a city may take part again after {count} year, that is by {free_on}.",
            "Awarded in {awarded}: a city may take part again after {count} years, that is by {free_on}.",
        ),
    ),
    "years_after_award_open": (
        "awarded",
        Counted(
            "years",
            "Awarded in {awarded}: {count} year is over by {free_on}. "
            "Whether that is in time depends on which date counts; ask the Institute.",
            "Awarded in {awarded}: {count} years are over by {free_on}. "
            "Whether that is in time depends on which date counts; ask the Institute.",
        ),
    ),
    "member_too_short": (
        "joined",
        Counted(
            "months",
            "Joined in {joined}: this round asks for more than {count} month, reached on {free_on}.",
            "Joined in {joined}: this round asks for more than {count} months, reached on {free_on}.",
        ),
    ),
    "mayor_term_over": ("date", N_("The term of office ended in {date}. Who signs now?")),
    "joined_in_the_future": ("date", N_("The city joins in {date}, which has not come yet.")),
    "milestone_overdue": ("date", N_("This milestone was due in {date} and is not marked as reached.")),
    "milestone_reached_early": (
        "date",
        N_("This milestone is marked as reached, but it is due in {date}, which has not come yet."),
    ),
    "agreement_in_the_future": (
        "date",
        N_("The agreement is said to be signed, but in {date}, which has not come yet."),
    ),
    "review_overdue": ("date", N_("The review was due in {date}.")),
    "no_receipt": ("date", N_("Sent in {date}, and no receipt has come. Ask whether it arrived.")),
    "question_overdue": ("date", N_("The answer was due in {date}.")),
    "mayor_term_ends": (
        "date",
        N_("The mayor's term ends in {date}, before the call closes ({deadline}). Who signs then?"),
    ),
    "mayor_out_of_office": (
        "date",
        N_(
            "The city's record says that the mayor's term ended in {date}, before the call opened ({opens}). "
            "Name the mayor in office, who signs; after a re-election, correct the term in the record."
        ),
    ),
    "term_ends": (
        "date",
        N_("Your term ends in {date}, before the deadline ({deadline}); your successor would sign."),
    ),
}
"""By the code of a reason, a finding or a risk: which date decides, and the sentence."""


def in_a_month(code: str, params: Mapping[str, str | int]) -> Sentences:
    """The sentence of a code whose date is known to the month or year only; empty where it is a day.

    Args:
        code: Of a reason, a finding or a risk.
        params: As the rules gave them: dates are ISO.
    """
    by, said = IN_A_MONTH.get(code, ("", ""))
    known = params.get(by)
    return {code: said} if isinstance(known, str) and 0 < len(known) < _WHOLE_DAY else {}
