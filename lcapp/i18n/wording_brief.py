"""The brief for the mayor as lines of text, the same in the window, on paper and in the terminal."""

from collections.abc import Iterator
from dataclasses import dataclass

from lcapp.domain import statements
from lcapp.domain.forms import Form
from lcapp.domain.mayor_brief import IN_THE_WAY, MayorBrief
from lcapp.i18n import Words, formats
from lcapp.i18n.form_texts import FormWords
from lcapp.i18n.wording import completeness_words, harmless
from lcapp.i18n.wording_findings import finding_sentence, question_named
from lcapp.i18n.wording_mayor import duty_sentence, gain_sentence, risk_sentence


@dataclass(frozen=True, slots=True)
class BriefPart:
    """A heading with its lines, and in which language these are where it is not the reader's."""

    title: str
    lines: tuple[str, ...]
    language: str = ""


def brief_parts(words: Words, brief: MayorBrief, form: Form) -> Iterator[BriefPart]:
    """The brief, part by part.

    Args:
        words: The person's language.
        brief: What it says.
        form: Of the dossier, for the names of its questions.
    """
    promises = (*(harmless(words, one) for one in brief.promises), *_duties(words, brief))
    yield BriefPart(words._("What we promise"), promises)
    yield from pledge_parts(words, brief, form)
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


def pledge_parts(words: Words, brief: MayorBrief, form: Form) -> Iterator[BriefPart]:
    """What is signed, in the official words, and where it is in another language a translation to read by."""
    if not brief.pledge:
        return
    official = next(iter(form.languages), "")
    said = tuple(harmless(words, line) for line in brief.pledge.splitlines())
    if official == words.language:
        yield BriefPart(words._("What you sign, in full:"), said)
        return
    language = formats.language_name(words, official)
    yield BriefPart(words._("What you sign, in full, in {language}:", language=language), said, official)
    own = FormWords(words, form.name)
    read = [(one, own.label(one)) for one in form.questions() if one.id in brief.pledged]
    if any(label != one.label for one, label in read):
        known = {name: harmless(words, said) for name, said in brief.blanks.items()}
        filled = tuple(statements.filled(label, lambda name: known.get(name, "")) for _one, label in read)
        yield BriefPart(
            words._("The same translated, only to be read: the wording above is signed."),
            filled,
        )


def warnings_before_approving(words: Words, brief: MayorBrief) -> tuple[str, ...]:
    """What whoever approves should have been told: what must still be fixed, a deadline that is over."""
    return tuple(risk_sentence(words, risk) for risk in brief.risks if risk.code in IN_THE_WAY)


def _duties(words: Words, brief: MayorBrief) -> Iterator[str]:
    return (duty_sentence(words, code) for code in brief.duties)


def _open(words: Words, brief: MayorBrief, form: Form) -> Iterator[str]:
    if brief.so_far.required:
        yield f"{completeness_words(words, brief.so_far)}."
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
