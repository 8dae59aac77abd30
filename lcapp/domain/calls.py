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
    covers_from: CallDate = CallDate()
    covers_until: CallDate = CallDate()
    """First and last day, or month, that a report tells of; unknown for other calls."""
    own_deadline: CallDate = field(default=CallDate(), compare=False)
    """The National Commission's own deadline as typed on this computer, with its source."""

    @property
    def year(self) -> int | None:
        """The year figures are compared with: of the city's deadline, else of the next date known."""
        dates = (self.city_deadline, self.commission_deadline, self.opens)
        return next((int(known.value[:4]) for known in dates if known.value and not known.is_open), None)

    def deadlines(self) -> tuple[tuple[str, CallDate], ...]:
        """Name and date of what the city must keep (`own`, `city`), those known, earliest first."""
        named = (("own", self.own_deadline), ("city", self.city_deadline))
        known = [(name, kept) for name, kept in named if kept.value and not kept.is_open]
        return tuple(sorted(known, key=lambda pair: pair[1].value))
