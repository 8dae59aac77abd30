"""Running text as the rules of advice look at it: passages of answers, their sentences and words."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lcapp.domain.answers import Answers, Value, beside, is_none, plain_part
from lcapp.domain.forms import Form, Question, QuestionType
from lcapp.domain.phrases import Token, tokens_of
from lcapp.domain.text_numbers import TextNumber, numbers_in

_SENTENCE_END = re.compile(r"(?<=[.!?؟۔。])[\"”»)]?\s+(?=[^\s])|\n+")
_ADDRESS = re.compile(r"(?i)\b(?:https?:/+|https?//|www\.)\S+|\S+@\S+")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|„[^“”]*[“”]")
_QUOTES = frozenset('“"«„')
_MARKER = re.compile(r"^(?:[-•]|\d{1,3}\.)\s+")
_TEXTS = (QuestionType.SHORT_TEXT, QuestionType.LONG_TEXT)
_YEARS = range(1900, 2201)
_SOLAR_YEARS = range(1370, 1440)
_SOLAR_TO_GREGORIAN = 621


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence or line: its bare text without a list's marker, its words, the numbers in it."""

    text: str
    tokens: tuple[Token, ...]
    numbers: tuple[TextNumber, ...]

    @property
    def years(self) -> tuple[int, ...]:
        """The numbers that look like years, those of the Solar Hijri calendar as Gregorian ones."""
        return tuple(year for year in map(_year, self.numbers) if year)

    @property
    def figures(self) -> tuple[TextNumber, ...]:
        """The numbers that do not look like years."""
        return tuple(number for number in self.numbers if not _year(number))


@dataclass(frozen=True, slots=True)
class Passage:
    """One text of an answer, in one language.

    Args:
        question: The question it answers.
        field: The field of a group it stands in, or None.
        language: Of the answer; empty where the question is not translatable.
        tongue: The language it is read in: `language`, else what the words look like; empty if unknown.
        item: Id of the item or record.
        text: As it was typed.
        bare: The same length, with web and e-mail addresses blanked out.
        sentences: In order.
        sourced: Whether links or evidence stand beside the answer.
    """

    question: Question
    field: Question | None
    language: str
    tongue: str
    item: str
    text: str
    bare: str
    sentences: tuple[Sentence, ...]
    sourced: bool = False

    @property
    def asked(self) -> Question:
        """What the text answers: the field inside a group, else the question."""
        return self.field or self.question

    @property
    def is_long(self) -> bool:
        """Whether running text is asked for."""
        return self.asked.type is not QuestionType.SHORT_TEXT

    @property
    def tokens(self) -> tuple[Token, ...]:
        """All words; the offsets are those inside each sentence."""
        return tuple(token for sentence in self.sentences for token in sentence.tokens)

    @property
    def words(self) -> int:
        """How many words it has."""
        return sum(len(sentence.tokens) for sentence in self.sentences)


def passage_of(
    question: Question,
    field: Question | None,
    language: str,
    item: str,
    text: str,
    *,
    tongue: str,
    sourced: bool = False,
    abbreviations: Iterable[str] = (),
) -> Passage:
    """A text made ready for the rules."""
    bare = _ADDRESS.sub(lambda found: " " * len(found.group()), text)
    sentences = tuple(_sentence(part) for part in _parts(bare, frozenset(abbreviations)))
    return Passage(question, field, language, tongue, item, text, bare, sentences, sourced)


def texts_in(form: Form, answers: Answers) -> Iterator[tuple[Question, Question | None, str, str, str, bool]]:
    """Every text of the answers: question, field, language, item, text, whether a source stands beside."""
    by_question: dict[str, list[tuple[str, Value]]] = {}
    for key in sorted(answers):
        by_question.setdefault(key.question, []).append((key.language, answers[key]))
    for question in form.questions():
        for language, value in by_question.get(question.id, ()):
            plain = None if is_none(value) else plain_part(value)
            sourced = bool(beside(value, "links") or beside(value, "evidence"))
            if isinstance(plain, str) and question.type in _TEXTS:
                yield question, None, language, "", plain, sourced
            elif question.type is QuestionType.LIST and isinstance(plain, list):
                for item in plain:
                    yield question, None, language, item["id"], item["text"], sourced
            elif question.type is QuestionType.GROUP and isinstance(plain, list):
                for record in plain:
                    yield from _record_texts(question, language, record, sourced=sourced)


def unquoted(text: str) -> str:
    """The text, of the same length, with what stands in quotation marks blanked out."""
    if not _QUOTES.intersection(text):
        return text
    return _QUOTED.sub(lambda found: " " * len(found.group()), text)


def script_share(text: str) -> tuple[int, int]:
    """How many letters of a text are Latin, and how many are of other scripts."""
    latin = other = 0
    for letter in text:
        if letter.isascii():
            latin += letter.isalpha()
        elif letter.isalpha():
            is_latin = unicodedata.name(letter, "").startswith("LATIN")
            latin, other = latin + is_latin, other + (not is_latin)
    return latin, other


def _record_texts(
    question: Question, language: str, record: Value, *, sourced: bool
) -> Iterator[tuple[Question, Question | None, str, str, str, bool]]:
    for field in question.fields:
        inside = record.get(field.id)
        if field.type not in _TEXTS or inside is None:
            continue
        by_language = inside if field.translatable and isinstance(inside, dict) else {language: inside}
        for code, value in by_language.items():
            plain = None if is_none(value) else plain_part(value)
            if isinstance(plain, str):
                yield question, field, code, record["id"], plain, sourced


def _parts(text: str, abbreviations: frozenset[str]) -> Iterator[str]:
    waiting = ""
    for part in _SENTENCE_END.split(text):
        whole = f"{waiting} {part}".strip() if waiting else part.strip()
        waiting = ""
        last = whole.rpartition(" ")[2].casefold()
        if last.endswith(".") and (last in abbreviations or _is_initial(last)):
            waiting = whole
        elif whole:
            yield _MARKER.sub("", whole)
    if waiting:
        yield waiting


def _year(number: TextNumber) -> int:
    """The Gregorian year a number looks like; 0 where it looks like none."""
    value = max(number.readings)
    if len(number.said) != 4 or value != value.to_integral_value():
        return 0
    year = int(value)
    if year in _SOLAR_YEARS:
        return year + _SOLAR_TO_GREGORIAN
    return year if year in _YEARS else 0


def _is_initial(last: str) -> bool:
    return len(last) == 2 and last[0].isalpha()


def _sentence(text: str) -> Sentence:
    return Sentence(text, tokens_of(text), numbers_in(text) if any(map(str.isdigit, text)) else ())
