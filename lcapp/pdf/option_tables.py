"""Options as tables: rating grids with a column for each mark, and long choices with what was chosen."""

from collections.abc import Iterator
from dataclasses import replace

from lcapp.domain.answers import Value
from lcapp.domain.forms import Question
from lcapp.pdf.absent_blocks import no_answer
from lcapp.pdf.block_kinds import Block, Column, Grid, Said, Text
from lcapp.pdf.printing import Printing

WIDEST_SCALE = 7
"""Marks of a rating grid that have a column each; a longer scale prints its figures in one column."""


def rating_blocks(
    printing: Printing, question: Question, scores: Value, group: Question | None = None
) -> Iterator[Block]:
    """A rating grid as a table: rows in official order, the score in its own column."""
    words = printing.words
    rows = [row.id for row in question.rows]
    rows += [row for row in scores if row not in rows]
    if meaning := _scale_meaning(printing, question, group):
        yield Text((Said(meaning),), "aside")
    wide = not 0 < len(question.scale) <= WIDEST_SCALE
    if wide:
        columns: tuple[Column, ...] = (Column("", 0.8), Column(words._("Rating"), 0.2, centred=True))
    else:
        share = min(0.1, 0.5 / len(question.scale))
        marks = tuple(Column(printing.number(mark), share, centred=True) for mark in question.scale)
        columns = (Column("", 1 - share * len(marks)), *marks)
    table = []
    for row in rows:
        score = scores.get(row)
        said = (Text((Said(printing.number(score), bold=True),)),) if score is not None else ()
        if wide or (score is not None and score not in question.scale):
            cells = tuple([said] + [()] * (len(columns) - 2))
        else:
            cells = tuple(said if score == mark else () for mark in question.scale)
        name = Text((Said(printing.form_words.option(question, row, group=group)),))
        table.append(((name,) if score is not None else (name, _not_rated(printing)), *cells))
    yield Grid(columns, tuple(table))


def choice_table(printing: Printing, question: Question, chosen: Value, group: Question | None) -> Grid:
    """All options in official order, and which of them were chosen."""
    words = printing.words
    known = [option.id for option in question.options]
    yes = Text((Said(words._("Yes"), bold=True),))
    rows = tuple(
        (
            (Text((Said(printing.form_words.option(question, one, group=group)),)),),
            (yes,) if one in chosen else (Text((Said("–", quiet=True),)),),
        )
        for one in [*known, *(one for one in chosen if one not in known)]
    )
    return Grid((Column("", 0.82), Column(words._("Chosen"), 0.18, centred=True)), rows)


def _not_rated(printing: Printing) -> Text:
    return replace(no_answer(printing), look="aside")


def _scale_meaning(printing: Printing, question: Question, group: Question | None) -> str:
    meanings = printing.form_words.scale_meaning(question, group=group)
    if len(meanings) == len(question.scale):
        told = zip(question.scale, meanings, strict=True)
        return " · ".join(f"{printing.number(mark)} {meaning}" for mark, meaning in told if meaning)
    if len(meanings) == 2 and question.scale:
        ends = (question.scale[0], meanings[0]), (question.scale[-1], meanings[1])
        return " – ".join(f"{printing.number(mark)} {meaning}" for mark, meaning in ends)
    return " · ".join(meanings)
