"""What is translated piece by piece: answers in several languages, and such fields of a group's records."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lcapp.domain.answers import BESIDE, AnswerKey, Answers, Value, beside, is_none, plain_part, with_beside
from lcapp.domain.forms import Form, Hand, Question, QuestionType


@dataclass(frozen=True, slots=True, order=True)
class Unit:
    """One piece.

    Args:
        question: Id of the question.
        item: Id of the record, where the piece is a field of a group.
        field: Id of that field.
    """

    question: str
    item: str = ""
    field: str = ""

    @property
    def name(self) -> str:
        """Its name in the record, such as `vision.text` or `practice.items/r1/title`."""
        return "/".join(part for part in (self.question, self.item, self.field) if part)


def units(form: Form, answers: Answers) -> Iterator[tuple[Unit, Question]]:
    """Every piece the city writes, in official order, with the question or field that asks for it."""
    for question in form.questions():
        if question.filled_by is Hand.NATIONAL_COMMISSION or not question.takes_answer:
            continue
        if question.translatable:
            yield Unit(question.id), question
        elif question.type is QuestionType.GROUP:
            for record in _records(answers.get(AnswerKey(question.id))):
                for field in question.fields:
                    if field.translatable:
                        yield Unit(question.id, record["id"], field.id), field


def texts_of(answers: Answers, unit: Unit) -> Mapping[str, Value]:
    """What stands at a piece, by language."""
    if not unit.field:
        return {
            key.language: value
            for key, value in answers.items()
            if key.question == unit.question and key.language
        }
    for record in _records(answers.get(AnswerKey(unit.question))):
        if record["id"] == unit.item:
            return _by_language(record.get(unit.field))
    return {}


def text_in(answers: Answers, unit: Unit, language: str) -> Value | None:
    """What stands at a piece in one language."""
    return (
        texts_of(answers, unit).get(language)
        if unit.field
        else answers.get(AnswerKey(unit.question, language))
    )


def with_text(answers: Answers, unit: Unit, language: str, raw: object) -> tuple[AnswerKey, object]:
    """The key and the whole raw value that put a text at a piece; the other languages stay."""
    if not unit.field:
        return AnswerKey(unit.question, language), raw
    key = AnswerKey(unit.question)
    value = answers.get(key)
    records = []
    for record in _records(value):
        if record["id"] != unit.item:
            records.append(record)
            continue
        inside = {
            code: text for code, text in _by_language(record.get(unit.field)).items() if code != language
        }
        if raw is not None:
            inside[language] = raw
        rest = {name: one for name, one in record.items() if name != unit.field}
        records.append({**rest, unit.field: inside} if inside else rest)
    return key, with_beside(records, **{name: beside(value, name) for name in BESIDE})


def _records(value: Value | None) -> list[dict[str, Value]]:
    plain = plain_part(value)
    records = plain if isinstance(plain, list) and not is_none(value) else []
    # What a stranger's file carries may have any shape.
    return [one for one in records if isinstance(one, dict) and isinstance(one.get("id"), str)]


def _by_language(inside: Value | None) -> dict[str, Value]:
    return dict(inside) if isinstance(inside, dict) else {}
