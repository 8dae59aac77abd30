"""What to do next with each record of the city, in one sentence."""

from collections.abc import Sequence

from lcapp.domain.findings import Finding
from lcapp.domain.forms import Form
from lcapp.i18n import Words
from lcapp.i18n.sentences import Sentences, sentence
from lcapp.i18n.wording_findings import finding_sentence, question_named
from lcapp.i18n.words import N_
from lcapp.services.draft_session import DraftSession

BEGINNINGS: Sentences = {
    "city_record": N_("Begin here: names, mayor, contacts and figures. Every form asks for them."),
    "plan": N_("Vision, goals, activities and milestones of the learning city plan."),
    "structure": N_("Who steers, who takes part, who has signed."),
    "events": N_("Festivals and learning days: past and planned."),
    "access": N_("Which groups are missing, and what reaches them."),
    "monitoring": N_("What you measure, the results by year, and what you learnt."),
    "resources": N_("Money, people, places and equipment by year and giver."),
    "self_assessment": N_(
        "Twelve areas, 42 features, a level for each: where the city is strong and where not."
    ),
    "practices": N_("Each practice once, for membership, report and award."),
    "sending": N_("What was sent, what came back, what was decided."),
    "approval": N_("Decisions of the mayor and of contributors; the page “For the mayor” writes here."),
    "questionnaire": N_("Questions for learners and partners: open it and print the empty form."),
}
"""What a record is for, as long as nobody has started it."""


def beginning_words(words: Words, record: str) -> str:
    """What a record is for."""
    return sentence(words, BEGINNINGS, record, {})


def next_words(words: Words, session: DraftSession, record: str) -> str:
    """What to do next with a record that was started.

    Args:
        words: The person's language.
        session: The record.
        record: Id of its form.
    """
    if not session.answers:
        return beginning_words(words, record)
    so_far = session.completeness()
    if missing := so_far.required - so_far.answered:
        return words.ngettext(
            "{count} question that every form asks has no answer yet.",
            "{count} questions that every form asks have no answer yet.",
            missing,
        )
    return _first_finding(words, session.findings(), session.form) or words._("Nothing to do just now.")


def _first_finding(words: Words, findings: Sequence[Finding], form: Form) -> str:
    if not findings:
        return ""
    first = findings[0]
    said = finding_sentence(words, first, form)
    if label := question_named(words, form, first.question).rstrip(": ?؟"):
        said = words._("{question}: {sentence}", question=label, sentence=said)
    if len(findings) == 1:
        return said
    more = words.ngettext("And {count} more.", "And {count} more.", len(findings) - 1)
    return f"{said} {more}"
