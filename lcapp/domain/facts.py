"""A fact of the city: typed once in a record, offered in every form that asks for it, and compared."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from lcapp.domain import values
from lcapp.domain.answers import Value, beside, is_none, plain_part
from lcapp.domain.figures import as_decimal
from lcapp.domain.forms import Question, QuestionType
from lcapp.domain.record_norms import RecordNorms
from lcapp.errors import InputRefused


@dataclass(frozen=True, slots=True)
class Fact:
    """Where a fact stands and which questions ask for it.

    Args:
        id: Its name.
        record: Id of the form of the record, such as `city_record`.
        question: The question of the record.
        asked: Ids of the questions of other forms that ask for it.
        near: By language, words that stand beside this figure in running text.
    """

    id: str
    record: str
    question: str
    asked: tuple[str, ...]
    near: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class KnownFact:
    """A fact with the question that holds it and its answers by language (empty where there is one)."""

    fact: Fact
    question: Question
    standing: Mapping[str, Value]


def fitting(known: Value, asked: Question) -> Value | None:
    """A record's value as another question takes it; None where it cannot stand there.

    What a figure rests on falls away where the form does not ask for it; links and numbers of evidence belong
    to the record's own dossier and stay there.
    """
    raw: object = known if is_none(known) else plain_part(known)
    if raw is None:
        return None
    if isinstance(raw, dict) and asked.type is QuestionType.DATA_POINT and not is_none(known):
        raw = {part: value for part, value in raw.items() if part in ("value", *asked.parts)}
    text = beside(known, "text")
    if text and asked.with_text:
        raw = {"answer": raw, "text": text}
    try:
        return values.canonical(asked, raw)
    except InputRefused:
        return None


def agrees(asked: Question, known: Value, here: Value) -> bool:
    """Whether an answer says what the record says.

    Of figures only the number and, where both have one, the year are compared: forms ask for different parts.
    A day agrees with the month and the year that hold it: forms ask for either.
    """
    ours, theirs = (value if is_none(value) else plain_part(value) for value in (known, here))
    if is_none(known) or is_none(here):
        return is_none(known) and is_none(here)
    if asked.type is QuestionType.DATE:
        return _same_day(ours, theirs)
    if asked.type is not QuestionType.DATA_POINT:
        return _same_text(ours, theirs)
    if (
        not (isinstance(ours, dict) and isinstance(theirs, dict))
        or "value" not in ours
        or "value" not in theirs
    ):
        return True
    years = {part["year"] for part in (ours, theirs) if "year" in part}
    return as_decimal(ours["value"]) == as_decimal(theirs["value"]) and len(years) < 2


def _same_day(one: Value, other: Value) -> bool:
    """Whether one may be the other, told less exactly: a year holds its months, a month its days."""
    if not (isinstance(one, str) and isinstance(other, str)):
        return bool(one == other)
    shorter, longer = sorted((one, other), key=len)
    return longer == shorter or longer.startswith(f"{shorter}-")


def _same_text(one: Value, other: Value) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return _folded(one) == _folded(other)
    return bool(one == other)


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split())


@dataclass(frozen=True, slots=True)
class NamedFigure:
    """A figure of the record that has a name of the city's own.

    Args:
        name: What is counted, as the city calls it.
        value: As it is stored: a canonical number.
        year: Of the figure; None if unknown.
        unit: Such as `%`; may be empty.
    """

    name: str
    value: int | str
    year: int | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class KnownCity:
    """What the records say, as far as it concerns other dossiers.

    Args:
        facts: Every fact that is answered.
        term_end: Day, month or year in which the mayor's term ends; empty if unknown.
        last_award: Day, month or year in which the city last received the award; empty if never.
        watched: Every fact that running texts may contradict, known or not.
        term_start: Day, month or year in which the mayor took office; empty if unknown.
        other_names: Further spellings of the city's name.
        norms: What the records are held against.
        currency: ISO code of the money the city counts in; empty if unknown.
        budgets: What the activities of the plan come to, in that money.
        resources: What the recorded resources come to, in that money.
        figures: Other figures of the record, which running texts may contradict by their names.
        people: What men and women come to and the population, where these differ in the record; else empty.
    """

    facts: tuple[KnownFact, ...] = ()
    term_end: str = ""
    last_award: str = ""
    watched: tuple[Fact, ...] = ()
    term_start: str = ""
    other_names: tuple[str, ...] = ()
    norms: RecordNorms = field(default_factory=RecordNorms)
    currency: str = ""
    budgets: Decimal = Decimal(0)
    resources: Decimal = Decimal(0)
    figures: tuple[NamedFigure, ...] = ()
    people: tuple[str, str] = ("", "")

    def asked_in(self, form_id: str) -> Mapping[str, KnownFact]:
        """Facts by the question that asks for them, in a form other than the record itself."""
        return {
            question: known
            for known in self.facts
            if known.fact.record != form_id
            for question in known.fact.asked
        }
