"""The brief for the mayor on two pages: no more than somebody reads between two meetings."""

from collections.abc import Iterator
from datetime import datetime

from lcapp.domain.forms import Form
from lcapp.domain.mayor_brief import MayorBrief
from lcapp.i18n import Words, formats
from lcapp.i18n.form_texts import FormWords, call_title
from lcapp.i18n.wording import completeness_words
from lcapp.i18n.wording_brief import pledge_parts, warnings_before_approving
from lcapp.i18n.wording_findings import finding_sentence, question_named
from lcapp.i18n.wording_mayor import duty_sentence, gain_sentence, risk_sentence
from lcapp.pdf.block_kinds import (
    Block,
    Column,
    Grid,
    Heading,
    Printed,
    RunningLines,
    Said,
    SignatureBox,
    Text,
)
from lcapp.pdf.flowables import UNTICKED
from lcapp.pdf.renderer import PdfRenderer
from lcapp.pdf.text.isolation import clean, isolate
from lcapp.pdf.value_blocks import BULLET
from lcapp.services.export import Unwatched

_LONGEST = 150
_TO_WRITE_ON = "_" * 30


def print_brief(
    renderer: PdfRenderer, brief: MayorBrief, form: Form, *, language: str, paper: str, moment: datetime
) -> bytes:
    """The brief as a PDF.

    Raises:
        EnvironmentFailed: A font is not where it should be.
    """
    printed = brief_blocks(brief, form, renderer.words(language), day=moment.date().isoformat())
    return renderer.print_sheet(
        printed, language=language, paper=paper, moment=moment, watch=Unwatched()
    ).data


def brief_blocks(brief: MayorBrief, form: Form, words: Words, *, day: str) -> Printed:
    """The brief as blocks.

    Args:
        brief: What it says.
        form: Of the dossier, for the names of its questions.
        words: The language of print.
        day: On which day it is printed (ISO).
    """
    title = words._("Brief for the mayor")
    of_call = clean(call_title(words, brief.call)) if brief.call else clean(brief.title)
    return Printed(
        blocks=tuple(_blocks(brief, form, words, day)),
        running=RunningLines(f"{isolate(clean(brief.city))} · {title}", "", isolate(brief.fingerprint), ""),
        title=f"{title}: {clean(brief.city)}",
        author=clean(brief.city),
        subject=of_call,
    )


def _blocks(brief: MayorBrief, form: Form, words: Words, day: str) -> Iterator[Block]:
    of_call = clean(call_title(words, brief.call)) if brief.call else clean(brief.title)
    yield Heading(1, words._("Brief for the mayor"), under=f"{isolate(clean(brief.city))} · {of_call}")
    yield Text((Said(_whom_and_when(brief, words, day)),), "intro")
    yield Heading(2, words._("What we promise"))
    yield from _listed(clean(one) for one in brief.promises)
    yield from _listed(duty_sentence(words, code) for code in brief.duties)
    for part in pledge_parts(words, brief, form):
        yield Text((Said(part.title),), "small_label")
        for line in part.lines:
            yield Text((Said(clean(line), language=part.language),), "value")
    yield Heading(2, words._("What it costs"))
    yield from _costs(brief, words)
    if brief.gains:
        yield Heading(2, words._("What we gain"))
        yield from _listed(gain_sentence(words, code) for code in brief.gains)
    yield Heading(2, words._("What may go wrong"))
    yield from _listed(risk_sentence(words, risk) for risk in brief.risks)
    if not brief.risks:
        yield Text((Said(words._("The program sees nothing. It does not see everything.")),), "value")
    yield Heading(2, words._("What is still open"))
    yield from _open(brief, form, words)
    yield from _decision(brief, words)


def _decision(brief: MayorBrief, words: Words) -> Iterator[Block]:
    """Boxes, name, title, date and signature: introductions are never parted from what they introduce."""
    yield Heading(2, words._("Your decision"))
    name, title = (isolate(clean(one)) if one else _TO_WRITE_ON for one in brief.mayor)
    lines = (
        " ".join(warnings_before_approving(words, brief)),
        f"{UNTICKED} {words._('Approved')}",
        f"{UNTICKED} {words._('Sent back with this comment:')} {_TO_WRITE_ON}",
        words._("Name: {name}", name=name),
        words._("Exact title: {title}", title=title),
        words._("Date: {day}", day=_TO_WRITE_ON),
    )
    said = "\n".join(line for line in lines if line)
    yield Text((Said(said),), "intro")
    yield SignatureBox(words._("Signature"), "")


def _whom_and_when(brief: MayorBrief, words: Words, day: str) -> str:
    told = [words._("As of {day}.", day=formats.day_in_calendars(words, day))]
    for _name, known in brief.call.deadlines() if brief.call else ():
        told.append(words._("To be sent by {day}.", day=formats.day_in_calendars(words, known.value)))
    if brief.to_sign:
        told.append(
            words.ngettext(
                "{count} signature is asked of you.", "{count} signatures are asked of you.", brief.to_sign
            )
        )
    return " ".join(told)


def _costs(brief: MayorBrief, words: Words) -> Iterator[Block]:
    if not brief.costs:
        yield Text((Said(words._("Nobody has written down what it costs.")),), "value")
        return
    amounts = tuple(
        (
            (Text((Said(formats.day(words, year)),)),),
            (Text((Said(f"{formats.number(words, amount)} {isolate(clean(brief.currency))}".strip()),)),),
        )
        for year, amount in brief.costs
    )
    columns = (Column(words._("Year"), 0.3), Column(words._("Money, people, places, equipment"), 0.7))
    yield Grid(columns, amounts)


def _open(brief: MayorBrief, form: Form, words: Words) -> Iterator[Block]:
    if brief.so_far.required:
        yield Text((Said(completeness_words(words, brief.so_far)),), "aside")
    if not brief.open_points:
        yield Text((Said(words._("Nothing that must be fixed.")),), "value")
        return
    yield from _listed(
        words._(
            "{question}: {sentence}",
            question=_named(words, form, one.question),
            sentence=finding_sentence(words, one, form),
        )
        for one in brief.open_points
    )
    if brief.more_open:
        said = words.ngettext("And {count} more.", "And {count} more.", brief.more_open)
        yield Text((Said(said),), "aside")


def _named(words: Words, form: Form, question: str) -> str:
    """Section and question: the mayor's name and the contact person's are asked in the same words."""
    section = form.section_of(question)
    title = FormWords(words, form.name).section(section) if section else ""
    label = question_named(words, form, question).rstrip(": ")
    return " · ".join(dict.fromkeys(one for one in (title, label) if one))


def _listed(lines: Iterator[str]) -> Iterator[Block]:
    for line in lines:
        yield Text((Said(line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"),), "value", BULLET)
