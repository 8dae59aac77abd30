"""The questions of a section as blocks: official label and number, and the answer, or room to write it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby

from lcapp.domain import statements
from lcapp.domain.answers import is_answered, is_none, plain_part
from lcapp.domain.city_records import is_record
from lcapp.domain.forms import Option, Question, QuestionType, Section
from lcapp.domain.plain_text import answer_words
from lcapp.i18n.form_texts import FormWords
from lcapp.pdf.absent_blocks import does_not_apply, no_answer
from lcapp.pdf.blank_blocks import writing_blocks
from lcapp.pdf.block_kinds import (
    Asked,
    Block,
    Brief,
    Notice,
    Said,
    Sides,
    SignatureBox,
    Statement,
    Text,
)
from lcapp.pdf.chart_blocks import goal_chart, rating_charts
from lcapp.pdf.cover_blocks import seal_mark
from lcapp.pdf.figure_blocks import figure_table
from lcapp.pdf.note_blocks import note_blocks
from lcapp.pdf.printing import Printing
from lcapp.pdf.record_blocks import record_blocks
from lcapp.pdf.value_blocks import (
    computed_blocks,
    language_label,
    needs_label,
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
    asked = [q for q in section.questions if printing.is_printed(q)]
    with_charts = printing.options.variant == "full"
    charts = rating_charts(printing, asked) if with_charts else {}
    for tabled, questions in groupby(asked, key=lambda q: _is_tabled(section, q)):
        if tabled:
            yield from figure_table(printing, tuple(questions))
            continue
        brief: list[Asked] = []
        for question in questions:
            for block in question_blocks(printing, question, charts.get(question.id)):
                if isinstance(block, Asked) and _is_brief(question, block):
                    brief.append(block)
                    continue
                yield from _side_by_side(brief)
                brief = []
                yield block
        yield from _side_by_side(brief)
    if with_charts:
        yield from goal_chart(printing, asked)
        yield from record_blocks(printing, section)
    if any(question.type is QuestionType.SIGNATURE for question in asked):
        yield from seal_mark(printing)


def question_blocks(printing: Printing, question: Question, chart: Block | None = None) -> Iterator[Block]:
    """One question with its answer; a chart stands beneath it."""
    if question.type is QuestionType.STATEMENT:
        # What is signed is the official sentence; a translation beneath it only helps the reader.
        yield Statement(_filled(printing, question.label))
        translated = printing.form_words.label(question)
        if translated != question.label:
            yield Text(_filled(printing, translated), "explanation")
        return
    if sides := _sides(printing, question):
        yield sides
        return
    body = [*_explanation(printing, question), *_body(printing, question)]
    if chart is not None:
        body.append(chart)
    body += note_blocks(printing, question.id)
    label, translated = _labels(printing, question)
    yield Asked(
        printing.numbers[question.id],
        label,
        tuple(body),
        translated,
        question=question.id,
        count=_count(printing, question),
    )


def _labels(printing: Printing, question: Question) -> tuple[Said, str]:
    """The label that is asked with, and beneath it what helps to read it."""
    official = printing.snapshot.form.languages[0] if printing.snapshot.form.languages else ""
    asked = _with_forms_of_address(question, question.label, lambda one: one.label)
    translated = _label_in(printing.form_words, question)
    helps = [translated] if translated != asked else []
    if printing.second_form_words is not None:
        second = _label_in(printing.second_form_words, question)
        helps += [second] if second not in (asked, translated) else []
    # A record is the city's own paper: there are no official words to stand first.
    own = is_record(printing.snapshot.form.name) or not printing.options.official_beside
    if own and translated != asked:
        return Said(translated, printing.language), " · ".join(helps[1:])
    return Said(asked, official), " · ".join(helps)


def _label_in(form_words: FormWords, question: Question) -> str:
    label = form_words.label(question)
    return _with_forms_of_address(question, label, lambda one: form_words.option(question, one.id))


def _with_forms_of_address(question: Question, label: str, said: Callable[[Option], str]) -> str:
    """The label of a question for Ms or Mr says only whom it is about: its options tell what is asked."""
    if question.type is not QuestionType.CHOICE or not question.id.endswith(".salutation"):
        return label
    return f"{label} ({' / '.join(map(said, question.options))})"


def _count(printing: Printing, question: Question) -> str:
    """How many words an answer has, on a marking copy."""
    if not printing.is_marking or question.type is not QuestionType.LONG_TEXT:
        return ""
    words, said = printing.words, []
    for language in printing.languages_of(question):
        value = printing.standing[question.id][language]
        if not is_answered(value) or is_none(plain_part(value)):
            continue
        done = answer_words(question, plain_part(value))
        if question.max_words is None:
            said.append(words.ngettext("{count} word", "{count} words", done))
            continue
        limit = question.max_words
        said.append(
            words.ngettext(
                "{done} of {count} word", "{done} of {count} words", limit, done=printing.number(done)
            )
        )
    return " · ".join(said)


def _sides(printing: Printing, question: Question) -> Sides | None:
    """Both languages of an answer beside each other; None where the question spans the page."""
    near, far = printing.language, printing.second
    second_words, second_form_words = printing.second_words, printing.second_form_words
    if second_words is None or second_form_words is None or printing.does_not_apply(question):
        return None
    standing = printing.standing.get(question.id, {})
    if not question.translatable or not {near, far} & set(standing):
        return None

    def body(language: str) -> tuple[Block, ...]:
        if language not in standing:
            inside = replace(printing, words=second_words) if language == far else printing
            return (no_answer(inside),) if printing.options.with_unanswered else ()
        return tuple(value_blocks(printing, question, standing[language], language))

    others: list[Block] = []
    for language in printing.languages_of(question):
        if language not in (near, far):
            others += [language_label(printing, language)]
            others += value_blocks(printing, question, standing[language], language)
    label = Said(printing.form_words.label(question))
    second = Said(second_form_words.label(question), far)
    others += note_blocks(printing, question.id)
    number = printing.numbers[question.id]
    return Sides(
        Asked(number, label, body(near), question=question.id),
        Asked("", second, body(far), question=question.id),
        (near, far),
        tuple(others),
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
        not asked.count
        and (question.type in _SHORT_TYPES or _is_plain_long_text(question))
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
        if printing.is_blank:
            yield Notice(printing.words._("Worked out by the program from the answers."))
        elif value is None:
            yield Notice(printing.words._("Not worked out yet: a figure it needs is missing."))
        else:
            yield from computed_blocks(printing, question, value)
        return
    if printing.does_not_apply(question):
        yield does_not_apply(printing)
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
