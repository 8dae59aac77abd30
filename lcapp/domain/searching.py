"""Find and replace in the questions and answers of a draft, the way people expect letters to match.

Folding: case, Turkish ı/İ/i, accents, Arabic ي/ك and Persian ی/ک, digits of all scripts, zero-width
characters. Every folded text keeps one character for each of the original's, so that places stay true.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from lcapp.domain.answers import AnswerKey, Answers, Value
from lcapp.domain.forms import Form, Question, QuestionType

_SAME = str.maketrans({"ı": "i", "İ": "i", "ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "’": "'", "ʼ": "'"})
_WITHOUT_WIDTH = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")


@dataclass(frozen=True, slots=True)
class Hit:
    """One place found: in the question's own words (`key.language` empty, `in_label`) or in an answer.

    `path` leads to the string inside the value: keys and positions. `start` and `end` are offsets in it.
    """

    key: AnswerKey
    path: tuple[str | int, ...]
    start: int
    end: int
    text: str
    in_label: bool = False


def fold(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters the offset it came from."""
    if text.isascii():
        return text.casefold(), list(range(len(text)))
    folded = list(map(_folded, text))
    if set(map(len, folded)) == {1}:
        return "".join(folded), list(range(len(text)))
    return "".join(folded), [place for place, letters in enumerate(folded) for _letter in letters]


@lru_cache(8192)
def _folded(letter: str) -> str:
    """What a letter is looked for as; empty for one that takes no width."""
    if letter in _WITHOUT_WIDTH or unicodedata.combining(letter):
        return ""
    digit = unicodedata.digit(letter, None)
    base = str(digit) if digit is not None and letter not in "²³¹" else letter.translate(_SAME)
    plain = unicodedata.normalize("NFD", base.casefold())
    return "".join(each for each in plain if not unicodedata.combining(each))


def occurrences(text: str, query: str) -> list[tuple[int, int]]:
    """Start and end offsets of every match of a query, without overlap."""
    wanted, _ = fold(query)
    if not wanted.strip():
        return []
    folded, places = fold(text)
    found, start = [], folded.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        found.append((places[start], places[end - 1] + 1))
        start = folded.find(wanted, end)
    return found


def strings_in(value: Value, path: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], str]]:
    """Every text inside a value with the way to it; ids are left out."""
    if isinstance(value, str):
        return [(path, value)]
    if isinstance(value, list):
        return [hit for n, item in enumerate(value) for hit in strings_in(item, (*path, n))]
    if isinstance(value, dict):
        return [
            hit for name, item in value.items() if name != "id" for hit in strings_in(item, (*path, name))
        ]
    return []


def find(form: Form, answers: Answers, query: str) -> tuple[Hit, ...]:
    """Every place where a query stands, in official order: the question's words first, then its answers."""
    hits: list[Hit] = []
    for question in form.questions():
        hits.extend(
            Hit(AnswerKey(question.id), (), start, end, question.label, in_label=True)
            for start, end in occurrences(question.label, query)
        )
        for key in sorted(k for k in answers if k.question == question.id):
            for path, text in strings_in(answers[key]):
                hits.extend(Hit(key, path, start, end, text) for start, end in occurrences(text, query))
    return tuple(hits)


def replace_all(form: Form, answers: Answers, query: str, replacement: str) -> dict[AnswerKey, Value]:
    """New values of the answers in which something was replaced; nothing is written here.

    Only prose is touched: codes, dates, figures and choices keep what they are.
    """
    changed: dict[AnswerKey, Value] = {}
    for key, value in answers.items():
        question = form.question(key.question)
        if question is not None:
            new = _replaced_answer(question, value, query, replacement)
            if new != value:
                changed[key] = new
    return changed


def _replaced_answer(question: Question, value: Value, query: str, replacement: str) -> Value:
    match question.type:
        case QuestionType.GROUP if isinstance(value, list):
            fields = {f.id: f for f in question.fields}
            return [
                {
                    name: _replaced_answer(fields[name], item, query, replacement) if name in fields else item
                    for name, item in record.items()
                }
                for record in value
            ]
        case QuestionType.SHORT_TEXT | QuestionType.LONG_TEXT | QuestionType.LIST | QuestionType.GROUP:
            return _replaced_text(value, query, replacement)
    return value


def _replaced_text(value: Value, query: str, replacement: str) -> Value:
    if isinstance(value, str):
        for start, end in reversed(occurrences(value, query)):
            value = value[:start] + replacement + value[end:]
        return value
    if isinstance(value, list):
        return [_replaced_text(item, query, replacement) for item in value]
    if isinstance(value, dict):
        kept = {"id", "links", "evidence"}
        return {n: i if n in kept else _replaced_text(i, query, replacement) for n, i in value.items()}
    return value
