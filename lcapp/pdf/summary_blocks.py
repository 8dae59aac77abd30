"""The one-page summary: key figures, and a sentence for each area."""

from collections.abc import Iterator

from lcapp.domain.answers import is_none, plain_part
from lcapp.domain.forms import Hand, Question, QuestionType
from lcapp.i18n import formats
from lcapp.i18n.wording import completeness_words
from lcapp.pdf.block_kinds import Block, Heading, Pairs, Said, Text
from lcapp.pdf.chart_blocks import first_sentence, sentence_of
from lcapp.pdf.drawn_kinds import KeyFigure, KeyFigures
from lcapp.pdf.printing import Printing
from lcapp.pdf.text.isolation import clean, isolate

MOST_FIGURES, MOST_AREAS, LONGEST_SENTENCE, LONGEST_LABEL = 6, 12, 230, 100


def summary_blocks(printing: Printing) -> Iterator[Block]:
    """One page; nothing where neither a figure nor a text was answered."""
    words = printing.words
    questions = [q for q in printing.snapshot.form.questions() if printing.is_asked(q)]
    figures = tuple(_figures(printing, questions))[:MOST_FIGURES]
    areas = tuple(_areas(printing, questions))[:MOST_AREAS]
    if not figures and not areas:
        return
    yield Heading(1, words._("Summary"))
    if figures:
        yield KeyFigures(figures)
    if areas:
        yield Pairs(areas)
    if standing := _completeness(printing):
        yield Text((Said(standing),), "aside")


def _figures(printing: Printing, questions: list[Question]) -> Iterator[KeyFigure]:
    for question in questions:
        if question.type is not QuestionType.DATA_POINT:
            continue
        if question.computed is not None:
            points = [printing.snapshot.computed.get(question.id)]
        else:
            points = list(printing.standing.get(question.id, {}).values())
        for point in map(plain_part, points):
            if isinstance(point, dict) and not is_none(point) and "value" in point:
                year = formats.day(printing.words, f"{point['year']:04d}") if "year" in point else ""
                territory = isolate(point["territory"]) if point.get("territory") else ""
                yield KeyFigure(
                    printing.number(point["value"]),
                    clean(printing.form_words.unit(question)),
                    printing.form_words.label(question),
                    " · ".join(part for part in (year, territory) if part),
                )
                break


def _areas(printing: Printing, questions: list[Question]) -> Iterator[tuple[Said, tuple[Text, ...]]]:
    texts = [q for q in questions if q.type is QuestionType.LONG_TEXT and q.filled_by is Hand.CITY]
    for question in texts:
        sentence, language = sentence_of(printing, question, LONGEST_SENTENCE)
        if sentence and question.max_words is not None:
            label = first_sentence(printing.form_words.label(question), LONGEST_LABEL)
            yield Said(label), (Text((Said(sentence, language),)),)


def _completeness(printing: Printing) -> str:
    told = printing.snapshot.completeness
    return completeness_words(printing.words, told) if told.required else ""
