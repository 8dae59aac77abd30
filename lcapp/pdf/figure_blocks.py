"""Figures side by side: value, unit, year, territorial unit and source of each in one table."""

from collections.abc import Iterator

from lcapp.domain.answers import Value, beside, is_none, plain_part
from lcapp.domain.forms import Question
from lcapp.i18n import formats
from lcapp.pdf.block_kinds import Block, Cell, Column, Grid, Said, Text
from lcapp.pdf.note_blocks import note_blocks
from lcapp.pdf.printing import Printing
from lcapp.pdf.text.isolation import clean
from lcapp.pdf.value_blocks import beside_blocks, no_answer, nothing_relevant, prose


def figure_table(printing: Printing, questions: tuple[Question, ...]) -> Iterator[Block]:
    """The data points of a section as a table, and the notes on them beneath."""
    words = printing.words
    yield Grid(
        (
            Column("", 0.05),
            Column(words._("Figure"), 0.22),
            Column(words._("Value"), 0.13, figures=True),
            Column(words._("Unit"), 0.14),
            Column(words._("Year"), 0.07),
            Column(words._("Territorial unit"), 0.14),
            Column(words._("Source"), 0.25),
        ),
        tuple(row for question in questions for row in _rows(printing, question)),
        roomy=printing.is_blank,
    )
    for question in questions:
        yield from note_blocks(printing, question.id)


def _rows(printing: Printing, question: Question) -> Iterator[tuple[Cell, ...]]:
    number: Cell = (Text((Said(printing.numbers[question.id], quiet=True),)),)
    label: Cell = (Text((Said(printing.form_words.label(question)),)),)
    unit = _cell(printing.form_words.unit(question))
    if question.computed is not None:
        point = None if printing.is_blank else printing.snapshot.computed.get(question.id)
        marked = (Text((Said(printing.words._("Worked out by the program from the answers.")),), "aside"),)
        if point is None:
            yield (number, label, (), unit, (), (), marked)
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


def _told(printing: Printing, question: Question, value: Value, unit: Cell) -> tuple[Cell, ...]:
    plain = plain_part(value)
    under = (*prose(beside(value, "text") or "", ""), *beside_blocks(printing, value))
    if plain is None:
        return ((no_answer(printing),), unit, (), (), under)
    if is_none(plain):
        return (_cell("–"), (), (), (), (*_cell(nothing_relevant(printing, plain)), *under))
    return (
        _value(printing, plain) if "value" in plain else (no_answer(printing),),
        unit,
        _year(printing, plain),
        _cell(plain.get("territory", "")),
        (*_cell(plain.get("source", "")), *under),
    )


def _value(printing: Printing, point: Value) -> Cell:
    decimals = len(str(point["value"]).partition(".")[2])
    return (Text((Said(printing.number(point["value"])),), decimals=decimals),)


def _year(printing: Printing, point: Value) -> Cell:
    return _cell(formats.day(printing.words, f"{point['year']:04d}")) if "year" in point else ()


def _cell(text: str) -> Cell:
    return (Text((Said(clean(text)),)),) if text else ()
