"""What a sentence made from a record is: a code with values, said by a face in the language of the answer."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lcapp.domain.answers import Answers, Value
from lcapp.domain.calendar_spans import Span
from lcapp.domain.city_records import field_text
from lcapp.domain.record_figures import span


@dataclass(frozen=True, slots=True)
class Day:
    """A day, a month or a year."""

    value: str


@dataclass(frozen=True, slots=True)
class Number:
    """A figure with its unit as it was typed; the unit may be empty."""

    value: int | str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """Several texts one after the other."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """Options of a field of a record, to be named in the language of the answer."""

    record: str
    group: str
    field: str
    options: tuple[str, ...]


Part = str | Day | Number | Listed | Chosen


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence to be.

    Args:
        code: Which one.
        parts: What fills it.
        rank: How soon it goes where there is no room: 0 stays, the highest goes first.
    """

    code: str
    parts: Mapping[str, Part] = field(default_factory=dict)
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Asking:
    """For whom sentences are made.

    Args:
        language: Of the answer; texts of the records are taken in it where they are there.
        since: Only what happened from then on; None takes everything.
        currency: Code that stands beside amounts; empty for none.
    """

    language: str = ""
    since: Span | None = None
    currency: str = ""


Maker = Callable[[Answers, Asking], Iterator[Sentence]]


def counts(item: Mapping[str, Value], asking: Asking, *fields: str) -> bool:
    """Whether something happened, or went on, since the day that counts; what has no date does not.

    Args:
        item: One record of a group.
        asking: Says since when.
        fields: Fields with dates; the last one that is answered decides.
    """
    if asking.since is None:
        return True
    given = [known for name in fields if (known := span(field_text(item, name)))]
    return bool(given) and given[-1].last >= asking.since.first


def first_few(things: Sequence[Mapping[str, Value]], most: int) -> Sequence[Mapping[str, Value]]:
    """No more than an answer can hold."""
    return things[:most]
