"""What stands in the marked places of an official form: answers as text, boxes, entries of lists."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC
from typing import Any

from lcapp.domain import statements
from lcapp.domain.answers import (
    BESIDE,
    Value,
    answer_in_any_language,
    beside,
    by_question,
    is_none,
    plain_part,
    with_beside,
)
from lcapp.domain.forms import Question, QuestionType
from lcapp.domain.official_marks import ENTRY, NONE, NUMBER, Place, stands_in_rows
from lcapp.domain.official_pieces import shown_in
from lcapp.domain.plain_text import said_text
from lcapp.domain.snapshot import DossierSnapshot
from lcapp.exchange.answer_blocks import answer_lines
from lcapp.exchange.docx_paragraphs import is_right_to_left, xml_text
from lcapp.i18n import Words, formats
from lcapp.i18n.form_texts import call_title
from lcapp.i18n.wording_records import basis_words, confidence_words

TICKED, OPEN = "☒", "☐"
_BULLET = "• "


class OfficialTexts:
    """Texts for the marks of one document.

    Args:
        snapshot: The dossier.
        places: Where its marks point; what has a mark of its own is not said twice.
        words: In which figures and dates are written; texts are preferred in that language too.
    """

    def __init__(self, snapshot: DossierSnapshot, places: Iterable[Place], words: Words) -> None:
        self._snapshot, self._words = snapshot, words
        self._standing = by_question(snapshot.answers)
        self._apart = {(one.question, one.field, one.part) for one in places if one.part in BESIDE}

    def told(self, place: Place) -> Mapping[str, Any]:
        """What the child writes in place of a mark; see `lcapp.sandbox.official_job.write`."""
        each = self._entries(place)
        lines = (
            self._lines(place)
            if each is None or self._is_whole(place)
            else [line for entry in each for line in entry]
        )
        return {
            "lines": _directed(lines),
            "each": [_directed(entry) for entry in each or ()],
            "group": place.question if each is not None else "",
            "whole": self._is_whole(place),
        }

    def _is_whole(self, place: Place) -> bool:
        return not place.field and not place.part

    def _lines(self, place: Place) -> Sequence[str]:
        question = self._snapshot.form.question(place.question)
        if question is None:
            return _filled([self._fact(place.part)])
        if question.type is QuestionType.SIGNATURE:
            return ()
        if question.id in self._snapshot.hidden:
            return (OPEN,) if place.option else ()
        if question.type is QuestionType.STATEMENT:
            return self._statement(question).split("\n")
        if question.computed is not None:
            return self._said(question, self._snapshot.computed.get(question.id), place)
        value = self._value(question, place)
        if place.item:
            entry = self._records(value)[place.item - 1 : place.item]
            return self._entry(question, entry[0], place.item, place) if entry else self._nothing(place)
        return self._said(question, value, place)

    def _entries(self, place: Place) -> list[Sequence[str]] | None:
        """The lines of every entry; None where the mark does not mean entries."""
        question = self._snapshot.form.question(place.question)
        if question is None or not stands_in_rows(self._snapshot.form, place):
            return None
        if question.id in self._snapshot.hidden:
            return []
        records = self._records(self._value(question, place))
        return [self._entry(question, one, number, place) for number, one in enumerate(records, start=1)]

    def _value(self, question: Question, place: Place) -> Value | None:
        given = self._standing.get(question.id, {})
        if place.language and not place.field:
            return given.get(place.language)
        return given.get(shown_in(given, self._words.language))

    def _records(self, value: Value | None) -> Sequence[Value]:
        plain = plain_part(value)
        return plain if isinstance(plain, list) else ()

    def _entry(self, question: Question, record: Value, number: int, place: Place) -> Sequence[str]:
        if place.part == NUMBER:
            return (formats.number(self._words, number),)
        if question.type is QuestionType.LIST:
            return (record["text"],)
        field = question.field(place.field)
        if field is None:
            return [line.text for line in answer_lines(question, [record], self._words) if not line.aside]
        inside = record.get(field.id)
        if field.computed is not None:
            inside = self._snapshot.computed.get(f"{question.id}/{record['id']}/{field.id}")
        elif field.translatable:
            texts = inside or {}
            inside = texts.get(place.language or shown_in(texts, self._words.language))
        return self._said(field, inside, place)

    def _said(self, question: Question, value: Value | None, place: Place) -> Sequence[str]:
        plain = plain_part(value)
        if place.option:
            return (TICKED if _is_chosen(question, plain, place) else OPEN,)
        if place.part in BESIDE:
            given = beside(value, place.part)
            if place.part == "evidence":
                return (self._words.listed(given),) if given else ()
            return given.split("\n") if isinstance(given, str) else (given or ())
        if place.part and place.part not in (ENTRY, NUMBER):
            return _filled([self._part(question, plain, place.part)])
        kept = {
            name: beside(value, name)
            for name in BESIDE
            if (place.question, place.field, name) not in self._apart
        }
        value = with_beside(plain, **kept)
        if value is None:
            return ()
        # Entries take the style of the paragraph they stand in, which often has a bullet of its own.
        bullet = _BULLET if question.type is QuestionType.LONG_TEXT else ""
        return [
            f"{bullet if line.marker == '-' else line.marker + ' ' if line.marker else ''}{line.text}"
            for line in answer_lines(question, value, self._words)
            if not line.aside
        ]

    def _part(self, question: Question, plain: Value | None, part: str) -> str:
        words = self._words
        if plain is None or is_none(plain):
            return ""
        if question.type is QuestionType.RANKING:
            return formats.number(words, plain.index(part) + 1) if part in plain else ""
        if part == "unit":
            return question.unit
        if part not in plain:
            return ""
        given = plain[part]
        match part:
            case "year":
                return formats.day(words, f"{given:04d}")
            case "basis":
                return basis_words(words, given)
            case "confidence":
                return confidence_words(words, given)
        is_number = part == "value" or question.type is QuestionType.RATING_GRID
        return formats.number(words, given) if is_number else str(given)

    def _nothing(self, place: Place) -> Sequence[str]:
        return (OPEN,) if place.option else ()

    def _statement(self, question: Question) -> str:
        form, answers = self._snapshot.form, self._snapshot.answers

        def text_of(question_id: str) -> str:
            source = form.question(question_id)
            value = answer_in_any_language(answers, question_id, self._words.language)
            return said_text(source, value) if source else ""

        return statements.filled(question.label, text_of)

    def _fact(self, name: str) -> str:
        snapshot, words = self._snapshot, self._words
        match name:
            case "city":
                city = snapshot.form.question("city.name")
                value = answer_in_any_language(snapshot.answers, "city.name", words.language)
                return (said_text(city, value) if city else "") or snapshot.dossier.title
            case "call":
                return call_title(words, snapshot.call) if snapshot.call else ""
            case "form":
                return snapshot.form.title
            case "day":
                return formats.day(words, snapshot.taken_at.astimezone(UTC).date().isoformat())
            case "fingerprint":
                return snapshot.fingerprint
        return snapshot.dossier.title


def _is_chosen(question: Question, plain: Value | None, place: Place) -> bool:
    if plain is None or is_none(plain):
        return plain is not None and place.option == NONE
    if place.part:
        return isinstance(plain, dict) and str(plain.get(place.part, "")) == place.option
    return place.option in plain if question.type is QuestionType.CHOICES else plain == place.option


def _filled(lines: Iterable[str]) -> list[str]:
    return [line for line in lines if line]


def _directed(lines: Iterable[str]) -> list[tuple[str, bool]]:
    clean = (xml_text(line) for line in lines)
    return [(line, is_right_to_left(line)) for line in clean]
