"""Sentences for eligibility: what each rule of a call says about a city."""

from lcapp.domain.eligibility import Reason
from lcapp.i18n import formats
from lcapp.i18n.sentences import Counted, Sentences, sentence
from lcapp.i18n.words import N_, Words

REASONS: Sentences = {
    "member_state_met": N_("{country} is a Member State of UNESCO."),
    "member_state_not_met": N_(
        "{country} is not a Member State of UNESCO; only cities of Member States may take part."
    ),
    "member_state_open": N_(
        "The country is not known here; only cities of UNESCO Member States may take part."
    ),
    "associate_member_open": N_(
        "{country} is an Associate Member of UNESCO. Ask the Institute whether its cities may apply."
    ),
    "new_city_met": N_("The city is not yet a member of the network."),
    "new_city_not_met": N_("The city joined the network on {joined}; it does not need to apply again."),
    "member_met": N_("The city has been a member of the network since {joined}."),
    "member_not_met": N_("The city joined on {joined}, after this call closes; only members may take part."),
    "member_open": N_("Only members of the network may take part; the day of joining is not known here."),
    "member_months_met": Counted(
        "months",
        "Joined on {joined}: a member for more than {count} month when the call closes.",
        "Joined on {joined}: a member for more than {count} months when the call closes.",
    ),
    "member_months_not_met": Counted(
        "months",
        "Joined on {joined}: the call asks for more than {count} month, reached on {free_on}.",
        "Joined on {joined}: the call asks for more than {count} months, reached on {free_on}.",
    ),
    "member_months_open": Counted(
        "months",
        "Joined on {joined}: more than {count} month of membership is reached on {free_on}. "
        "Whether that is in time depends on which date counts; ask the Institute.",
        "Joined on {joined}: more than {count} months of membership are reached on {free_on}. "
        "Whether that is in time depends on which date counts; ask the Institute.",
    ),
    "join_year_met": N_("Cities that joined in {year} may take part in this call."),
    "join_year_not_met": N_("Cities that joined in {year} do not take part in this call."),
    "years_after_award_met": Counted(
        "years",
        "Awarded on {awarded}: more than {count} year ago when the call closes.",
        "Awarded on {awarded}: more than {count} years ago when the call closes.",
    ),
    "years_after_award_not_met": Counted(
        "years",
        "Awarded on {awarded}: a city may take part again after {count} year, from {free_on} on.",
        "Awarded on {awarded}: a city may take part again after {count} years, from {free_on} on.",
    ),
    "years_after_award_open": Counted(
        "years",
        "Awarded on {awarded}: {count} year is over on {free_on}. "
        "Whether that is in time depends on which date counts; ask the Institute.",
        "Awarded on {awarded}: {count} years are over on {free_on}. "
        "Whether that is in time depends on which date counts; ask the Institute.",
    ),
    "cap_met": N_(
        "The National Commission has put forward {nominated} of at most {limit}: there is a place left."
    ),
    "cap_not_met": N_(
        "The National Commission has put forward {nominated} of at most {limit}: no place is left."
    ),
    "cap_open": N_(
        "The National Commission has put forward {nominated}. Earlier calls allowed {limit}; "
        "this call is only expected, so ask what it will allow."
    ),
    "no_cap_met": N_("This call sets no limit to how many a National Commission may put forward."),
    "cap_unknown_open": N_(
        "The National Commission has put forward {nominated}. How many this call allows is not known; ask it."
    ),
    "window_not_open_told": N_("The call is not open yet (opening date: {opens})."),
    "window_open_told": N_("The call is open (closing date: {deadline})."),
    "window_over_told": N_("The call is over (closing date: {deadline})."),
    "no_deadline_told": N_("This call sets no deadline."),
    "window_unknown_told": N_("The dates of this call are not known."),
}

ANSWERS: Sentences = {
    "yes": N_("Yes: this city may take part."),
    "no": N_("No: this city may not take part."),
    "borderline": N_("Borderline: ask the National Commission or the Institute first."),
}
_NO_UNTIL = N_("No: this city may not take part before {until}.")

_DATES = ("joined", "awarded", "free_on", "opens", "deadline")


def reason_sentence(words: Words, reason: Reason) -> str:
    """What one rule says about the city."""
    params = dict(reason.params)
    params |= {name: formats.day_in_calendars(words, str(params[name])) for name in _DATES if name in params}
    if "country" in params:
        params["country"] = formats.country_name(words, str(params["country"]))
    return sentence(words, REASONS, reason.code, params)


def eligibility_answer(words: Words, answer: str, until: str = "") -> str:
    """The answer as a whole.

    Args:
        words: The language.
        answer: `yes`, `no` or `borderline`.
        until: ISO day on which a no becomes a yes; empty where there is none.
    """
    if answer == "no" and until:
        return words._(_NO_UNTIL, until=formats.day_in_calendars(words, until))
    return sentence(words, ANSWERS, answer, {})
