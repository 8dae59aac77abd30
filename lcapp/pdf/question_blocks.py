"""The questions of a section as blocks: official label and number, and the answer, or room to write it."""

from collections.abc import Iterator
from itertools import groupby

from lcapp.domain import statements
from lcapp.domain.forms import Question, QuestionType, Section
from lcapp.pdf.blank_blocks import writing_blocks
from lcapp.pdf.block_kinds import Asked, Block, Brief, Notice, Said, SignatureBox, Statement, Text
from lcapp.pdf.figure_blocks import figure_table
from lcapp.pdf.note_blocks import note_blocks
from lcapp.pdf.printing import Printing
from lcapp.pdf.value_blocks import (
    computed_blocks,
    language_label,
    needs_label,
    no_answer,
    value_blocks,
)

SHORT_LABEL, SHORT_ANSWER = 90, 110
"""Characters up to which a question stands beside its answer instead of above it."""

_SHORT_TYPES = frozenset(
    {
        QuestionType.SHORT_TEXT,
        QuestionType.EMAIL,
        QuestionType.PHONE,
        QuestionType.URL,
        QuestionType.COUNTRY,
        QuestionType.DATE,
        QuestionType.CHOICE,
    }
)


def section_blocks(printing: Printing, section: Section) -> Iterator[Block]:
    """Everything asked in a section, in official order."""
    if intro := printing.form_words.intro(section):
        yield Text((Said(intro),), "intro")
    asked = [q for q in section.questions if printing.is_asked(q)]
    for tabled, questions in groupby(asked, key=lambda q: _is_tabled(section, q)):
        if tabled:
            yield from figure_table(printing, tuple(questions))
            continue
        brief: list[Asked] = []
        for question in questions:
            for block in question_blocks(printing, question):
                if isinstance(block, Asked) and _is_brief(question, block):
                    brief.append(block)
                    continue
                yield from _side_by_side(brief)
                brief = []
                yield block
        yield from _side_by_side(brief)


def question_blocks(printing: Printing, question: Question) -> Iterator[Block]:
    """One question with its answer."""
    if question.type is QuestionType.STATEMENT:
        # What is signed is the official sentence; a translation beneath it only helps the reader.
        yield Statement(_filled(printing, question.label))
        translated = printing.form_words.label(question)
        if translated != question.label:
            yield Text(_filled(printing, translated), "explanation")
        return
    body = [*_explanation(printing, question), *_body(printing, question)]
    body += note_blocks(printing, question.id)
    translated = printing.form_words.label(question)
    yield Asked(
        printing.numbers[question.id],
        Said(question.label, printing.snapshot.form.languages[0] if printing.snapshot.form.languages else ""),
        tuple(body),
        translated if translated != question.label else "",
    )


def _filled(printing: Printing, sentence: str) -> tuple[Said, ...]:
    """A fixed sentence, its blanks filled in bold."""
    said = []
    for text, is_blank in statements.pieces(sentence):
        value = printing.text_of(text) if is_blank else ""
        said.append(Said(value or "_" * 16, bold=bool(value)) if is_blank else Said(text))
    return tuple(said)


def _is_brief(question: Question, asked: Asked) -> bool:
    texts = [block for block in asked.body if isinstance(block, Text)]
    return (
        (question.type in _SHORT_TYPES or _is_plain_long_text(question))
        and len(texts) == len(asked.body)
        and len(asked.label.text) + len(asked.translated) <= SHORT_LABEL
        and sum(len(text.text) for text in texts) <= SHORT_ANSWER
    )


def _is_plain_long_text(question: Question) -> bool:
    """Such as a postal address."""
    return (
        question.type is QuestionType.LONG_TEXT and question.max_words is None and not question.translatable
    )


def _side_by_side(asked: list[Asked]) -> Iterator[Block]:
    if asked:
        yield Brief(tuple(asked))


def _is_tabled(section: Section, question: Question) -> bool:
    return (
        section.layout == "table"
        and question.type is QuestionType.DATA_POINT
        and not question.translatable
        and question.filled_by == section.questions[0].filled_by
    )


def _explanation(printing: Printing, question: Question) -> Iterator[Block]:
    if printing.is_blank and (text := printing.form_words.explanation(question)):
        yield Text((Said(text),), "explanation")


def _body(printing: Printing, question: Question) -> Iterator[Block]:
    if question.type is QuestionType.SIGNATURE:
        words = printing.words
        stamp = words._("Official stamp") if question.with_stamp else ""
        yield SignatureBox(words._("Signature"), stamp)
        return
    if question.computed is not None:
        value = printing.snapshot.computed.get(question.id)
        if printing.is_blank or value is None:
            yield Notice(printing.words._("Worked out by the program from the answers."))
        else:
            yield from computed_blocks(printing, question, value)
        return
    if printing.is_left_to_the_pen(question):
        yield from writing_blocks(printing, question)
        return
    given = printing.languages_of(question)
    standing = printing.standing.get(question.id, {})
    if not given:
        yield no_answer(printing)
    for language in given:
        value = standing[language]
        if needs_label(printing, given, language):
            yield language_label(printing, language)
        yield from value_blocks(printing, question, value, language)
