"""Figures side by side: value, unit, year, territorial unit and source of each in one table."""

from collections.abc import Iterator

from lcapp.domain.answers import Value, beside, is_none, plain_part
from lcapp.domain.forms import Question
from lcapp.i18n import formats
from lcapp.i18n.wording_records import quality_words
from lcapp.pdf.absent_blocks import does_not_apply, no_answer, nothing_relevant
from lcapp.pdf.block_kinds import Block, Cell, Column, Grid, Said, Text
from lcapp.pdf.note_blocks import note_blocks
from lcapp.pdf.printing import Printing
from lcapp.pdf.text.isolation import clean
from lcapp.pdf.value_blocks import beside_blocks, prose

_WIDE = (0.05, 0.22, 0.13, 0.14, 0.07, 0.14, 0.25)
_NARROW = (0.065, 0.18, 0.13, 0.145, 0.1, 0.19, 0.19)
"""Shares of the columns, on a full page and beside a wide margin."""


def figure_table(printing: Printing, questions: tuple[Question, ...]) -> Iterator[Block]:
    """The data points of a section as a table, and the notes on them beneath."""
    words = printing.words
    number, figure, value, unit, year, territory, source = _NARROW if printing.is_marking else _WIDE
    rows = [(question.id, row) for question in questions for row in _rows(printing, question)]
    yield Grid(
        (
            Column("", number),
            Column(words._("Figure"), figure),
            Column(words._("Value"), value, figures=True),
            Column(words._("Unit"), unit),
            Column(words._("Year"), year),
            Column(words._("Territorial unit"), territory),
            Column(words._("Source"), source),
        ),
        tuple(row for _question, row in rows),
        roomy=printing.is_blank,
        questions=tuple(question for question, _row in rows),
    )
    for question in questions:
        yield from note_blocks(printing, question.id)


def _rows(printing: Printing, question: Question) -> Iterator[tuple[Cell, ...]]:
    number: Cell = (Text((Said(printing.numbers[question.id], quiet=True),)),)
    label: Cell = (Text((Said(printing.form_words.label(question)),)),)
    unit = _cell(printing.form_words.unit(question))
    if printing.does_not_apply(question):
        yield (number, label, (does_not_apply(printing),), unit, (), (), ())
        return
    if question.computed is not None:
        point = None if printing.is_blank else printing.snapshot.computed.get(question.id)
        marked = (Text((Said(printing.words._("Worked out by the program from the answers.")),), "aside"),)
        if point is None:
            # Nothing was worked out where a figure it needs is missing; an empty form tells what will be.
            yield (
                (number, label, (), unit, (), (), marked)
                if printing.is_blank
                else (number, label, _cell("–"), unit, (), (), _not_yet(printing))
            )
        else:
            yield (number, label, _value(printing, point), unit, _year(printing, point), (), marked)
        return
    if printing.is_left_to_the_pen(question):
        yield (number, label, (), unit, (), (), ())
        return
    standing = printing.standing.get(question.id, {})
    if not standing:
        yield (number, label, (no_answer(printing),), unit, (), (), ())
    for value in standing.values():
        yield (number, label, *_told(printing, question, value, unit))


def _not_yet(printing: Printing) -> Cell:
    said = printing.words._("Not worked out yet: a figure it needs is missing.")
    return (Text((Said(said),), "aside"),)


def _told(printing: Printing, question: Question, value: Value, unit: Cell) -> tuple[Cell, ...]:
    plain = plain_part(value)
    under = (*prose(beside(value, "text") or "", ""), *beside_blocks(printing, value))
    if plain is None:
        return ((no_answer(printing),), unit, (), (), under)
    if is_none(plain):
        return (_cell("–"), (), (), (), (*_cell(nothing_relevant(printing, question, plain)), *under))
    return (
        _value(printing, plain) if "value" in plain else (no_answer(printing),),
        unit,
        _year(printing, plain),
        _cell(plain.get("territory", "")),
        (*_cell(plain.get("source", "")), *_quality(printing, plain), *under),
    )


def _quality(printing: Printing, point: Value) -> Cell:
    said = quality_words(printing.words, point)
    return (Text((Said(" · ".join(said)),), "aside"),) if said else ()


def _value(printing: Printing, point: Value) -> Cell:
    decimals = len(str(point["value"]).partition(".")[2])
    return (Text((Said(printing.number(point["value"])),), decimals=decimals),)


def _year(printing: Printing, point: Value) -> Cell:
    return _cell(formats.day(printing.words, f"{point['year']:04d}")) if "year" in point else ()


def _cell(text: str) -> Cell:
    return (Text((Said(clean(text)),)),) if text else ()
