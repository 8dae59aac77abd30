"""The city's own notes as blocks; printed only where they were asked for."""

from collections.abc import Iterator
from datetime import UTC

from lcapp.domain.dossier import Note
from lcapp.i18n import formats
from lcapp.pdf.block_kinds import Block, Heading, Said, Text
from lcapp.pdf.printing import Printing
from lcapp.pdf.text.isolation import clean, isolate


def note_blocks(printing: Printing, question_id: str) -> Iterator[Text]:
    """The notes on one question."""
    for note in _notes(printing):
        if note.question == question_id:
            yield from _note(printing, note)


def other_note_blocks(printing: Printing) -> Iterator[Block]:
    """Notes on questions that are not printed."""
    printed = {q.id for q in printing.snapshot.form.questions() if printing.is_printed(q)}
    others = [note for note in _notes(printing) if note.question not in printed]
    if others:
        yield Heading(2, printing.words._("Other notes"))
    for note in others:
        yield from _note(printing, note)


def _notes(printing: Printing) -> tuple[Note, ...]:
    wanted = printing.options.with_notes and not printing.is_blank
    return printing.snapshot.notes if wanted else ()


def _note(printing: Printing, note: Note) -> Iterator[Text]:
    words = printing.words
    day = formats.day(words, note.written_at.astimezone(UTC).date().isoformat())
    author = isolate(note.author)
    if note.settled:
        said = words._("Note by {author}, {day}, settled:", author=author, day=day)
    else:
        said = words._("Note by {author}, {day}:", author=author, day=day)
    yield Text((Said(said + " ", bold=True), Said(clean(note.text))), "aside")
