"""The answers of a snapshot in official order, as a few kinds of lines that text and Word files share.

The form's own words stay as the form has them, because the answers are pasted into the call's own form. The
words between them (units of lists, "No answer") are in the asked language.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lcapp.domain import statements
from lcapp.domain.answers import (
    Value,
    answer_in_any_language,
    beside,
    by_question,
    is_none,
    none_reason,
    plain_part,
)
from lcapp.domain.answers import is_answered as answered
from lcapp.domain.forms import Question, QuestionType
from lcapp.domain.origin import public_sources
from lcapp.domain.plain_text import answer_words, said_text
from lcapp.domain.snapshot import DossierSnapshot
from lcapp.domain.text_structure import Bullet, Numbered, blocks_of
from lcapp.i18n import Words, formats
from lcapp.i18n.form_texts import call_title
from lcapp.i18n.wording import no_information
from lcapp.i18n.wording_records import computed_class_words, quality_words


@dataclass(frozen=True, slots=True)
class Title:
    """The dossier's title, and the lines under it."""

    text: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A part (level 1) or a section (level 2)."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question's own words."""

    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of an answer. `marker` stands before it; `aside` lines are not part of the answer."""

    text: str
    marker: str = ""
    aside: bool = False


Block = Title | Heading | Asked | Line


def answer_blocks(snapshot: DossierSnapshot, words: Words) -> Iterator[Block]:
    """Everything answered, and for every question without an answer that there is none."""
    yield Title(snapshot.dossier.title, _under_title(snapshot, words))
    standing = by_question(snapshot.answers)
    part_before = ""
    for part, section in snapshot.form.sections():
        asked = [q for q in section.questions if q.id not in snapshot.hidden]
        if not asked:
            continue
        if part.id != part_before:
            yield from _heading(1, part.title)
            part_before = part.id
        yield from _heading(2, section.title)
        for question in asked:
            yield Asked(_asked(snapshot, question))
            yield from _answer(snapshot, question, standing.get(question.id, {}), words)


def _asked(snapshot: DossierSnapshot, question: Question) -> str:
    """A question's own words; the blanks of a statement are filled from the answers."""
    if question.type is not QuestionType.STATEMENT:
        return question.label

    def text_of(question_id: str) -> str:
        source = snapshot.form.question(question_id)
        value = answer_in_any_language(snapshot.answers, question_id, next(iter(snapshot.form.languages), ""))
        return said_text(source, value) if source else ""

    return statements.filled(question.label, text_of)


def _heading(level: int, text: str) -> Iterator[Block]:
    if text:
        yield Heading(level, text)


def _under_title(snapshot: DossierSnapshot, words: Words) -> tuple[str, ...]:
    said = [call_title(words, snapshot.call) if snapshot.call else snapshot.form.title]
    if snapshot.dossier.fictional:
        said.append(words._("A fictional city, made up for this program."))
    elif public_sources(snapshot.sides):
        said.append(words._("Put together from public sources, not written by the city."))
    said.append(words._("Answers as of {day}", day=formats.day_and_time(words, snapshot.taken_at)))
    return tuple(said)


def _answer(
    snapshot: DossierSnapshot, question: Question, by_language: dict[str, Value], words: Words
) -> Iterator[Line]:
    if question.type is QuestionType.STATEMENT:
        return
    if question.type is QuestionType.SIGNATURE:
        yield Line(words._("To be signed on paper."), aside=True)
        return
    if question.computed is not None:
        value = snapshot.computed.get(question.id)
        if value is not None:
            yield Line(_figure(question, value, words))
            yield Line(words._("Worked out from the answers."), aside=True)
            if told := computed_class_words(words, question.id, value):
                yield Line(told, aside=True)
        return
    if not any(map(answered, by_language.values())):
        yield Line(words._("No answer"), aside=True)
    wanted = (*snapshot.form.languages, *sorted(by_language))
    for language in dict.fromkeys(code for code in wanted if code in by_language):
        if len(by_language) > 1:
            yield Line(words._("In {language}:", language=formats.language_name(words, language)), aside=True)
        yield from answer_lines(question, by_language[language], words)


def answer_lines(question: Question, value: Value, words: Words) -> Iterator[Line]:
    """One answer with what stands beside it."""
    yield from _plain(question, value, words)
    if text := beside(value, "text"):
        yield from _prose(text)
    for link in beside(value, "links") or ():
        yield Line(link)
    if numbers := beside(value, "evidence"):
        yield Line(
            words.ngettext(
                "Evidence: {numbers}", "Evidence: {numbers}", len(numbers), numbers=", ".join(numbers)
            )
        )
    if question.max_words is not None and plain_part(value) is not None and not is_none(value):
        yield Line(_word_count(question, value, words), aside=True)


def _word_count(question: Question, value: Value, words: Words) -> str:
    return words.ngettext(
        "{count} word of at most {limit}",
        "{count} words of at most {limit}",
        answer_words(question, plain_part(value)),
        limit=formats.number(words, question.max_words or 0),
    )


def _plain(question: Question, value: Value, words: Words) -> Iterator[Line]:
    plain = plain_part(value)
    if plain is None:
        return
    if is_none(plain):
        of_figure = question.type is QuestionType.DATA_POINT
        yield Line(no_information(words, none_reason(plain), of_figure=of_figure))
        return
    match question.type:
        case QuestionType.LONG_TEXT:
            yield from _prose(plain)
        case QuestionType.CHOICES:
            yield from (Line(_label(question, option), marker="-") for option in plain)
        case QuestionType.RANKING:
            yield from (
                Line(_label(question, option), marker=f"{formats.number(words, place)}.")
                for place, option in enumerate(plain, start=1)
            )
        case QuestionType.RATING_GRID:
            yield from (
                Line(f"{_label(question, row)}: {formats.number(words, score)}")
                for row, score in plain.items()
            )
        case QuestionType.LIST:
            yield from (Line(item["text"], marker="-") for item in plain)
        case QuestionType.GROUP:
            for place, record in enumerate(plain, start=1):
                yield from _record(question, record, place, words)
        case _:
            yield Line(_short(question, plain, words))


def _short(question: Question, plain: Value, words: Words) -> str:
    match question.type:
        case QuestionType.CHOICE:
            return _label(question, plain)
        case QuestionType.DATA_POINT:
            return _figure(question, plain, words)
        case QuestionType.DATE:
            return formats.day(words, plain)
        case QuestionType.COUNTRY:
            return formats.country_name(words, plain)
    return str(plain)


def _record(group: Question, record: Value, place: int, words: Words) -> Iterator[Line]:
    marker = f"{formats.number(words, place)}."
    for field in group.fields:
        inside = record.get(field.id)
        if inside is None:
            continue
        for language, value in (inside if field.translatable else {"": inside}).items():
            name = f"{field.label} ({formats.language_name(words, language)})" if language else field.label
            lines = list(answer_lines(field, value, words))
            if len(lines) == 1 and not lines[0].marker:
                yield Line(f"{name}: {lines[0].text}", marker=marker)
            else:
                yield Line(f"{name}:", marker=marker)
                yield from lines
            marker = ""


def _figure(question: Question, point: Value, words: Words) -> str:
    said = f"{formats.number(words, point['value'])} {question.unit}".strip() if "value" in point else ""
    year = formats.day(words, f"{point['year']:04d}") if "year" in point else ""
    parts = (year, point.get("territory"), point.get("source"), *quality_words(words, point))
    context = "; ".join(part for part in parts if part)
    return f"{said} ({context})".strip() if context else said


def _prose(text: str) -> Iterator[Line]:
    for block in blocks_of(text):
        if isinstance(block, Bullet | Numbered):
            yield Line(block.text, marker="-" if isinstance(block, Bullet) else block.marker)
        else:
            yield Line(block.text)


def _label(question: Question, option_id: str) -> str:
    option = question.option(option_id)
    return option.label if option else option_id
