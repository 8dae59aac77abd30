"""Room to write by hand, by the type of a question: for empty forms, and for what others fill in on paper."""

from collections.abc import Iterator

from lcapp.domain.forms import Question, QuestionType
from lcapp.pdf.block_kinds import Asked, Block, Card, Cell, Column, Grid, Said, Text, Ticks, WritingSpace
from lcapp.pdf.printing import Printing

WORDS_PER_LINE = 9
"""Of handwriting on a full line."""
FEWEST_LINES, MOST_LINES = 5, 10
"""Of a box: two of the highest stand on a page with their questions."""
MOST_ITEMS = 5
MOST_RECORDS = 3


def writing_blocks(
    printing: Printing, question: Question, *, group: Question | None = None
) -> Iterator[Block]:
    """Where the answer to a question is written.

    Args:
        printing: The print.
        question: What is asked; inside a group, its field.
        group: The group, if the question is a field.
    """
    words = printing.words
    if limit := _limit(printing, question):
        yield Text((Said(limit),), "explanation")
    match question.type:
        case QuestionType.LONG_TEXT:
            lines = (question.max_words or 0) // WORDS_PER_LINE
            yield WritingSpace(max(FEWEST_LINES, min(lines, MOST_LINES)), framed=True)
        case QuestionType.CHOICE | QuestionType.CHOICES:
            options = tuple(
                (printing.form_words.option(question, option.id, group=group), False)
                for option in question.options
            )
            yield Ticks(options)
            if question.with_text:
                yield WritingSpace(2)
        case QuestionType.RANKING:
            rows: tuple[tuple[Cell, ...], ...] = tuple(
                (_text(printing.form_words.option(question, option.id, group=group)), ())
                for option in question.options
            )
            yield Grid((Column("", 0.8), Column(words._("Place"), 0.2, centred=True)), rows, roomy=True)
        case QuestionType.RATING_GRID:
            share = min(0.1, 0.5 / max(1, len(question.scale)))
            marks = tuple(Column(printing.number(mark), share, centred=True) for mark in question.scale)
            cells = tuple(() for _ in marks)
            rows = tuple(
                (_text(printing.form_words.option(question, row.id, group=group)), *cells)
                for row in question.rows
            )
            yield Grid((Column("", 1 - share * len(marks)), *marks), rows, roomy=True)
        case QuestionType.DATA_POINT:
            unit = printing.form_words.unit(question)
            columns = (
                Column(f"{words._('Value')} ({unit})" if unit else words._("Value"), 0.25),
                Column(words._("Year"), 0.12),
                Column(words._("Territorial unit"), 0.28),
                Column(words._("Source"), 0.35),
            )
            yield Grid(columns, (((), (), (), ()),), roomy=True)
        case QuestionType.LIST:
            yield WritingSpace(min(question.max_items or MOST_ITEMS, MOST_ITEMS))
        case QuestionType.GROUP:
            for place in range(1, min(question.max_items or MOST_RECORDS, MOST_RECORDS) + 1):
                yield Card(printing.number(place), tuple(_fields(printing, question)))
        case _:
            yield WritingSpace(1)
    if question.with_links or question.with_evidence:
        yield Text((Said(words._("Links and evidence:")),), "explanation")
        yield WritingSpace(1)


def _fields(printing: Printing, group: Question) -> Iterator[Block]:
    for field in group.fields:
        if field.computed is None:
            label = Said(printing.form_words.field_label(group, field))
            yield Asked("", label, tuple(writing_blocks(printing, field, group=group)))


def _limit(printing: Printing, question: Question) -> str:
    if question.max_words is None:
        return ""
    return printing.words.ngettext("At most {count} word.", "At most {count} words.", question.max_words)


def _text(said: str) -> tuple[Text, ...]:
    return (Text((Said(said),)),)
