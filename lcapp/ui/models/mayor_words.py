"""What was decided about a dossier, and the brief for the mayor, as lines of text."""

from collections.abc import Iterator
from dataclasses import dataclass

from lcapp.domain.forms import Form
from lcapp.domain.mayor_brief import MayorBrief
from lcapp.i18n import Words, formats
from lcapp.i18n.form_texts import FormWords
from lcapp.i18n.wording import harmless
from lcapp.i18n.wording_findings import finding_sentence, question_named
from lcapp.i18n.wording_mayor import duty_sentence, gain_sentence, risk_sentence
from lcapp.services.mayor import APPROVED, Decision


@dataclass(frozen=True, slots=True)
class BriefPart:
    """A heading with its lines."""

    title: str
    lines: tuple[str, ...]


def decision_words(words: Words, decided: Decision | None) -> str:
    """What was decided last, by whom and when, and whether it still holds."""
    if decided is None:
        return words._("Not decided yet.")
    told = {
        "name": harmless(words, decided.by.name),
        "title": harmless(words, decided.by.title),
        "day": formats.day(words, decided.by.day),
    }
    if decided.decision == APPROVED and decided.still_true:
        return words._("Approved by {name}, {title}, on {day}.", **told)
    if decided.decision == APPROVED:
        return words._("Approved by {name}, {title}, on {day}; it was changed since.", **told)
    comment = harmless(words, decided.comment)
    return words._("Sent back by {name}, {title}, on {day}: {comment}", comment=comment, **told)


def brief_parts(words: Words, brief: MayorBrief, form: Form) -> Iterator[BriefPart]:
    """The brief, part by part.

    Args:
        words: The person's language.
        brief: What it says.
        form: Of the dossier, for the names of its questions.
    """
    promises = (*(harmless(words, one) for one in brief.promises), *_duties(words, brief))
    yield BriefPart(words._("What we promise"), promises)
    if brief.pledge:
        pledge = tuple(harmless(words, line) for line in brief.pledge.splitlines())
        yield BriefPart(words._("What you sign, in full:"), pledge)
    costs = tuple(
        words._(
            "{year}: {amount}",
            year=formats.day(words, year),
            amount=f"{formats.number(words, amount)} {harmless(words, brief.currency)}".rstrip(),
        )
        for year, amount in brief.costs
    )
    nobody = words._("Nobody has written down what it costs.")
    yield BriefPart(words._("What it costs"), costs or (nobody,))
    if brief.gains:
        yield BriefPart(words._("What we gain"), tuple(gain_sentence(words, one) for one in brief.gains))
    nothing = words._("The program sees nothing. It does not see everything.")
    risks = tuple(risk_sentence(words, risk) for risk in brief.risks)
    yield BriefPart(words._("What may go wrong"), risks or (nothing,))
    yield BriefPart(words._("What is still open"), tuple(_open(words, brief, form)))


def _duties(words: Words, brief: MayorBrief) -> Iterator[str]:
    return (duty_sentence(words, code) for code in brief.duties)


def _open(words: Words, brief: MayorBrief, form: Form) -> Iterator[str]:
    own = FormWords(words, form.name)
    for one in brief.open_points:
        section = form.section_of(one.question)
        label = question_named(words, form, one.question).rstrip(": ")
        place = " · ".join(
            dict.fromkeys(part for part in (own.section(section) if section else "", label) if part)
        )
        yield words._("{question}: {sentence}", question=place, sentence=finding_sentence(words, one, form))
    if brief.more_open:
        yield words.ngettext("And {count} more.", "And {count} more.", brief.more_open)
    if not brief.open_points:
        yield words._("Nothing that must be fixed.")
