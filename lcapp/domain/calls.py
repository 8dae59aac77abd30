"""What a call is: one round with its windows, deadlines, cap, languages and form."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class CallKind(StrEnum):
    """What a city asks for."""

    MEMBERSHIP = "membership"
    AWARD = "award"
    REPORT = "report"


class Certainty(StrEnum):
    """How well a fact is known; printed beside it, never smoothed over."""

    SEEN = "seen"
    INFERRED = "inferred"
    MEMORY = "from_memory"
    TYPED = "typed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class CallDate:
    """A date of a call.

    `value` is an ISO day (`2025-06-15`), an ISO month (`2016-04`), a year (`2027`), `open` (there is no
    limit) or empty (unknown).
    """

    value: str = ""
    certainty: Certainty = Certainty.UNKNOWN
    source: str = ""
    note: str = ""

    @property
    def day(self) -> date | None:
        """The day, if it is known to the day."""
        return date.fromisoformat(self.value) if len(self.value) == 10 else None

    @property
    def is_open(self) -> bool:
        """Whether there is no limit at all."""
        return self.value == "open"


@dataclass(frozen=True, slots=True)
class Cap:
    """How many a National Commission may endorse or nominate; None means no limit."""

    number: int | None
    certainty: Certainty
    source: str = ""


@dataclass(frozen=True, slots=True)
class Recipient:
    """One way of the post: who sends what to whom. Addresses come from data and are never retyped."""

    sender: str
    receiver: str
    what: str
    address: str = ""
    copy_to: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """One round. `form` is the name of its form, such as `membership-2025`."""

    id: str
    kind: CallKind
    title: str
    form: str
    opens: CallDate = CallDate()
    city_deadline: CallDate = CallDate()
    commission_deadline: CallDate = CallDate()
    result: CallDate = CallDate()
    cap: Cap = Cap(None, Certainty.UNKNOWN)
    languages: tuple[str, ...] = ("en",)
    expected: bool = False
    member_months: int | None = None
    years_after_award: int | None = None
    excluded_join_years: tuple[int, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    notes: tuple[str, ...] = ()
    own_deadline: CallDate = field(default=CallDate(), compare=False)
    """The National Commission's own deadline as typed on this computer, with its source."""

    def deadlines(self) -> tuple[tuple[str, CallDate], ...]:
        """Name and date of what the city must keep: `own` and `city`, those that are known, earliest first."""
        known = [("own", self.own_deadline), ("city", self.city_deadline)]
        return tuple(sorted(((n, d) for n, d in known if d.value and not d.is_open), key=lambda pair: pair[1].value))
