"""Part 2 as blocks: the Commission's own part of the form, filled in, with room for signature and stamp."""

from collections.abc import Iterator

from lcapp.domain.desk_papers import PartTwo
from lcapp.domain.forms import Hand
from lcapp.i18n import Words
from lcapp.pdf.block_kinds import Block, Heading, Printed, Sheet
from lcapp.pdf.cover_blocks import call_title, running_lines, seal_mark
from lcapp.pdf.drawn_kinds import SealMark
from lcapp.pdf.printing import Printing
from lcapp.pdf.question_blocks import section_blocks
from lcapp.pdf.sheets import back_left_empty
from lcapp.pdf.text.isolation import clean
from lcapp.services.ports import PrintOptions


def part_two_blocks(paper: PartTwo, words: Words, *, size: str) -> Printed:
    """The pages of the form that the Commission fills in; nothing of the city's part.

    Args:
        paper: The dossier with the Commission's answers.
        words: The language of print; official labels stand beside.
        size: `a4` or `letter`.
    """
    options = PrintOptions(language=words.language, variant="form", paper=size)
    printing = Printing(paper.snapshot, words, options)
    sealed = Printing(paper.as_sealed, words, options)
    title = " · ".join(one for one in (printing.city_name, call_title(printing)) if one)
    return Printed(
        tuple(_blocks(printing, sealed)),
        running_lines(sealed),
        title=clean(title),
        author=clean(paper.commission.name),
        subject=clean(printing.form_words.title(paper.snapshot.form)),
    )


def _blocks(printing: Printing, sealed: Printing) -> Iterator[Block]:
    parts = [one for one in printing.snapshot.form.parts if one.filled_by is Hand.NATIONAL_COMMISSION]
    for place, part in enumerate(parts):
        if place:
            yield Sheet(True, back_left_empty(printing.words))
        title = printing.form_words.part(part)
        yield Heading(1, title, part.title if part.title != title else "")
        for section in part.sections:
            name = printing.form_words.section(section)
            if name and name != title:
                yield Heading(2, name, section.title if section.title != name else "")
            for block in section_blocks(printing, section):
                # The code is the city's: what the Commission adds does not change what was sealed.
                yield from seal_mark(sealed) if isinstance(block, SealMark) else (block,)
