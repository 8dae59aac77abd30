"""Which answers become charts, each told in words too: ratings as bars or as a radar, goals by term."""

from collections.abc import Iterable, Iterator, Sequence

from lcapp.domain.answers import Value, is_answered, is_none, plain_part
from lcapp.domain.charts import Radar, Series, Timeline
from lcapp.domain.forms import Question, QuestionType
from lcapp.domain.plain_text import plain_text
from lcapp.pdf.block_kinds import Block, Said, Text
from lcapp.pdf.drawn_kinds import Bars
from lcapp.pdf.printing import Printing
from lcapp.pdf.text.isolation import clean, isolate

FEWEST_AXES, MOST_AXES = 7, 16
"""Rows of a rating grid from which, and up to which, it is drawn as a radar."""
_TERM = "_term"
"""Ends the ids of questions that ask for goals by term, such as `vision.long_term`."""


def rating_charts(printing: Printing, questions: Sequence[Question]) -> dict[str, Block]:
    """The chart of each rating grid of a section, by the id of the question under which it stands.

    Two grids with the same rows share one radar, which stands under the second.
    """
    rated = [q for q in questions if q.type is QuestionType.RATING_GRID and _ratings(printing, q)]
    charts: dict[str, Block] = {}
    for place, question in enumerate(rated):
        rows = [row.id for row in question.rows]
        if not question.scale or not FEWEST_AXES <= len(rows) <= MOST_AXES:
            charts[question.id] = _bars(printing, question)
            continue
        same = [one for one in rated if [row.id for row in one.rows] == rows and one.scale == question.scale][
            :2
        ]
        if question is same[0] and len(same) == 2:
            continue
        together = same if question is same[-1] else [question]
        if place and question not in same:
            together = [question]
        charts[question.id] = _radar(printing, together)
    return charts


def _ratings(printing: Printing, question: Question) -> dict[str, int]:
    for value in printing.standing.get(question.id, {}).values():
        plain = plain_part(value)
        if isinstance(plain, dict) and not is_none(plain):
            return {row: mark for row, mark in plain.items() if isinstance(mark, int)}
    return {}


def _bars(printing: Printing, question: Question) -> Bars:
    ratings = _ratings(printing, question)
    known = [row.id for row in question.rows if row.id in ratings]
    marks = question.scale or tuple(ratings.values())
    rows = tuple(
        (printing.form_words.option(question, row), ratings[row], printing.number(ratings[row]))
        for row in known
    )
    alt = printing.words._("Bar chart: {figures}.", figures=_told((name, told) for name, _, told in rows))
    return Bars(rows, min(marks) - (min(marks) > 0), max(marks), alt)


def _radar(printing: Printing, questions: Sequence[Question]) -> Radar:
    words, first = printing.words, questions[0]
    axes = tuple(printing.form_words.option(first, row.id) for row in first.rows)
    series = []
    said = []
    for question in questions:
        ratings = _ratings(printing, question)
        name = clean(printing.form_words.label(question))
        figures = tuple(ratings.get(row.id) for row in question.rows)
        series.append(Series(name, figures))
        told = _told((a, printing.number(f)) for a, f in zip(axes, figures, strict=True) if f is not None)
        said.append(f"{isolate(name)}: {told}")
    marks = tuple((mark, printing.number(mark)) for mark in first.scale)
    return Radar(axes, tuple(series), marks, words._("Radar chart: {figures}.", figures="; ".join(said)))


def goal_chart(printing: Printing, questions: Sequence[Question]) -> Iterator[Block]:
    """Goals by term, where a section asks for at least two terms and both are answered."""
    asked = [q for q in questions if q.type is QuestionType.LIST and q.id.endswith(_TERM)]
    terms = []
    for question in asked:
        if goals := _goals(printing, question):
            terms.append((printing.form_words.label(question), goals))
    if len(terms) < 2:
        return
    words = printing.words
    said = "; ".join(f"{isolate(term)}: {', '.join(map(isolate, goals))}" for term, goals in terms)
    yield Text((Said(words._("Goals by term at a glance")),), "small_label")
    yield Timeline(tuple(terms), words._("Timeline: {goals}.", goals=said))


def _goals(printing: Printing, question: Question) -> tuple[str, ...]:
    standing = printing.standing.get(question.id, {})
    for language in printing.languages_of(question):
        value: Value = standing[language]
        plain = plain_part(value)
        if is_answered(value) and isinstance(plain, list):
            return tuple(" ".join(clean(item["text"]).split()) for item in plain)
    return ()


def _told(pairs: Iterable[tuple[str, str]]) -> str:
    return ", ".join(f"{isolate(name)} {figure}" for name, figure in pairs)


def first_sentence(text: str, most: int) -> str:
    """The first sentence of a text on one line; where it is longer than `most` characters, its beginning."""
    line = " ".join(clean(text).split())
    for place, character in enumerate(line):
        ends = character in "。؟।！？" or (
            character in ".!?…" and line[place + 1 : place + 2] in ("", " ", "»", "”")
        )
        if ends and place >= 20:
            line = line[: place + 1]
            break
    if len(line) <= most:
        return line
    return line[:most].rsplit(" ", 1)[0].rstrip(" ,;:،؛") + "…"


def sentence_of(printing: Printing, question: Question, most: int) -> tuple[str, str]:
    """The first sentence of an answer in the language preferred, and that language; empty without one."""
    standing = printing.standing.get(question.id, {})
    for language in printing.languages_of(question):
        value = standing[language]
        if is_answered(value) and not is_none(plain_part(value)):
            return first_sentence(plain_text(question, value), most), language
    return "", ""
