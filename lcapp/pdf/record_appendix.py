"""Behind the answers: what the city's records show, each with where it comes from and of which day."""

from collections.abc import Iterator
from dataclasses import replace

from lcapp.domain.snapshot import DossierSnapshot
from lcapp.i18n import formats
from lcapp.pdf.block_kinds import Block, Heading, Said, Sheet, Text
from lcapp.pdf.printing import Printing
from lcapp.pdf.record_blocks import record_blocks
from lcapp.pdf.text.isolation import clean, isolate


def record_appendix(printing: Printing) -> Iterator[Block]:
    """Timeline, partners, events, results, budget and levels; nothing where nothing of it is filled."""
    words, begun = printing.words, False
    for record in printing.snapshot.records:
        of_record = _printing_of(printing, record)
        drawn = [
            block for _part, section in record.form.sections() for block in record_blocks(of_record, section)
        ]
        if not drawn:
            continue
        if not begun:
            begun = True
            yield Sheet()
            yield Heading(1, words._("From the city's records"))
            told = words._(
                "Not part of the sealed answers: the fingerprint does not cover these pages. They show the "
                "city's own records as they stood when this file was made."
            )
            yield Text((Said(told),), "aside")
        title = of_record.form_words.title(record.form)
        yield Heading(2, title)
        day = formats.day(words, record.dossier.updated_at.date().isoformat())
        source = words._(
            "From the record “{record}” of {city}, last changed on {day}.",
            record=isolate(title),
            city=isolate(clean(record.dossier.title)),
            day=isolate(day),
        )
        yield Text((Said(source),), "aside")
        yield from drawn


def _printing_of(printing: Printing, record: DossierSnapshot) -> Printing:
    options = replace(printing.options, second_language="", with_records=False)
    return Printing(record, printing.words, options)
