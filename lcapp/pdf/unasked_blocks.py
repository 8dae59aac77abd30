"""Answers to questions that the form does not have, as after a change of forms: kept, so printed."""

from collections.abc import Iterator

from lcapp.domain.answers import Value
from lcapp.pdf.block_kinds import Block, Heading, Said, Text
from lcapp.pdf.printing import Printing
from lcapp.pdf.text.isolation import clean, isolate
from lcapp.pdf.value_blocks import prose


def unasked_blocks(printing: Printing) -> Iterator[Block]:
    """Each such answer under the id of its question, in whatever shape it has."""
    known = {question.id for question in printing.snapshot.form.questions()}
    strange = sorted(key for key in printing.snapshot.answers if key.question not in known)
    if not strange:
        return
    yield Heading(1, printing.words._("Answers that this form does not ask for"))
    for key in strange:
        name = f"{key.question} ({key.language})" if key.language else key.question
        yield Text((Said(isolate(name)),), "small_label")
        for said in _told(printing.snapshot.answers[key]):
            yield from prose(clean(said), key.language)


def _told(value: Value) -> Iterator[str]:
    """Everything that was typed; ids of items were not."""
    if isinstance(value, dict):
        for name, inside in value.items():
            if name != "id":
                yield from _told(inside)
    elif isinstance(value, list):
        for inside in value:
            yield from _told(inside)
    elif value is not None:
        yield str(value)
