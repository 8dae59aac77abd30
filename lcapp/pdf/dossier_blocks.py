"""A whole dossier as blocks, in the order of its pages."""

from collections.abc import Iterator

from lcapp.domain.forms import Hand, Part, QuestionType, Section
from lcapp.domain.snapshot import DossierSnapshot
from lcapp.i18n import Words
from lcapp.pdf.annex_blocks import annex_blocks
from lcapp.pdf.block_kinds import Block, Contents, Heading, Printed, Sheet
from lcapp.pdf.cover_blocks import call_title, colophon, cover, running_lines
from lcapp.pdf.note_blocks import other_note_blocks
from lcapp.pdf.printing import Printing
from lcapp.pdf.question_blocks import section_blocks
from lcapp.pdf.text.isolation import clean
from lcapp.pdf.unasked_blocks import unasked_blocks
from lcapp.services.ports import PrintOptions


def dossier_blocks(snapshot: DossierSnapshot, words: Words, options: PrintOptions) -> Printed:
    """Everything that is printed.

    Args:
        snapshot: The dossier.
        words: The words between the answers.
        options: `full` prints all, `form` the parts only, `blank` the empty form.
    """
    printing = Printing(snapshot, words, options)
    blocks = tuple(_without_empty_sheets(_blocks(printing)))
    city = "" if printing.is_blank else printing.city_name
    title = " · ".join(part for part in (city, call_title(printing)) if part)
    return Printed(
        blocks,
        running_lines(printing),
        title=clean(title),
        author=clean(city),
        subject=clean(printing.form_words.title(snapshot.form)),
    )


def _blocks(printing: Printing) -> Iterator[Block]:
    if printing.options.variant != "form":
        yield cover(printing)
        yield Sheet()
    if printing.options.variant == "full":
        yield Contents(printing.words._("Contents"))
        yield Sheet()
    for part in printing.snapshot.form.parts:
        yield from _part(printing, part)
    if printing.options.variant == "form":
        return
    yield Sheet()
    if not printing.is_blank:
        yield from unasked_blocks(printing)
        yield Sheet()
        yield from annex_blocks(printing)
        yield from other_note_blocks(printing)
    yield from colophon(printing)


def _part(printing: Printing, part: Part) -> Iterator[Block]:
    """A part. What is signed, and what another hand fills in, stands on sheets of its own."""
    asked = [s for s in part.sections if any(map(printing.is_asked, s.questions))]
    if not asked:
        return
    yield Sheet()
    title = printing.form_words.part(part)
    for place, section in enumerate(asked):
        apart = part.filled_by is Hand.CITY and not part.sheet and _is_signed(section)
        if apart:
            yield Sheet()
        if place == 0 and title:
            yield Heading(1, title, part.title if part.title != title else "")
        name = printing.form_words.section(section)
        if name and name != title:
            yield Heading(2, name, section.title if section.title != name else "")
        yield from section_blocks(printing, section)
        if apart:
            yield Sheet()


def _is_signed(section: Section) -> bool:
    return any(question.type is QuestionType.SIGNATURE for question in section.questions)


def _without_empty_sheets(blocks: Iterator[Block]) -> Iterator[Block]:
    """A sheet begins only where something stands before it and after it."""
    pending = begun = False
    for block in blocks:
        if isinstance(block, Sheet):
            pending = begun
            continue
        if pending:
            yield Sheet()
        pending, begun = False, True
        yield block
