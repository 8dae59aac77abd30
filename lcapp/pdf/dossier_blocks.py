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
from lcapp.pdf.record_appendix import record_appendix
from lcapp.pdf.sheets import back_left_empty
from lcapp.pdf.summary_blocks import summary_blocks
from lcapp.pdf.text.isolation import clean
from lcapp.pdf.unasked_blocks import unasked_blocks
from lcapp.services.ports import PreparedAnnex, PrintOptions


def dossier_blocks(
    snapshot: DossierSnapshot,
    words: Words,
    options: PrintOptions,
    *,
    annexes: tuple[PreparedAnnex, ...] = (),
    second_words: Words | None = None,
) -> Printed:
    """Everything that is printed.

    Args:
        snapshot: The dossier.
        words: The words between the answers.
        options: `full` prints all, `form` the parts only, `blank` the empty form, `marking` all but annexes.
        annexes: Pages and pictures that stand behind the list of annexes.
        second_words: The words of the second language; None prints one.
    """
    printing = Printing(snapshot, words, options, annexes, second_words)
    blocks = tuple(_without_empty_sheets(_blocks(printing), back_left_empty(words)))
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
    if printing.options.section:
        yield from _one_section(printing)
        return
    if printing.options.variant != "form":
        yield cover(printing)
        yield Sheet()
    if printing.options.variant in ("full", "marking"):
        yield Contents(printing.words._("Contents"))
        yield Sheet()
    if printing.options.with_summary and printing.options.variant == "full":
        yield from summary_blocks(printing)
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
        yield from record_appendix(printing)
        yield from other_note_blocks(printing)
    yield from colophon(printing)


def _one_section(printing: Printing) -> Iterator[Block]:
    """For the preview: the section that was changed, without anything around it."""
    for _part_of, section in printing.snapshot.form.sections():
        if section.id == printing.options.section:
            if name := printing.form_words.section(section):
                yield Heading(2, name, section.title if section.title != name else "")
            yield from section_blocks(printing, section)


def _part(printing: Printing, part: Part) -> Iterator[Block]:
    """A part. What is signed, and what another hand fills in, stands on sheets of its own."""
    asked = [s for s in part.sections if any(map(printing.is_printed, s.questions))]
    if not asked:
        return
    own = part.sheet or part.filled_by is not Hand.CITY
    yield Sheet(front=own)
    title = printing.form_words.part(part)
    for place, section in enumerate(asked):
        apart = part.filled_by is Hand.CITY and not part.sheet and _is_signed(section)
        if apart:
            yield Sheet(front=True)
        if place == 0 and title:
            yield Heading(1, title, part.title if part.title != title else "")
        name = printing.form_words.section(section)
        if name and name != title:
            yield Heading(2, name, section.title if section.title != name else "")
        yield from section_blocks(printing, section)
        if apart:
            yield Sheet(front=True)
    if own:
        yield Sheet(front=True)


def _is_signed(section: Section) -> bool:
    return any(question.type is QuestionType.SIGNATURE for question in section.questions)


def _without_empty_sheets(blocks: Iterator[Block], left_empty: str) -> Iterator[Block]:
    """A sheet begins only where something stands before it and after it."""
    pending = front = begun = False
    for block in blocks:
        if isinstance(block, Sheet):
            pending, front = begun, front or block.front
            continue
        if pending:
            yield Sheet(front, left_empty if front else "")
        pending, front, begun = False, False, True
        yield block
