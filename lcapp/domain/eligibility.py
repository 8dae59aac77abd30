"""Whether a city may apply in a call: yes, no until a date, or a borderline case to ask about.

The answer is about the call's own dates, past calls included: whether its window is open on the day of asking
is said beside it and changes nothing. Where the rules do not say which date counts (the city's deadline or
the ceremony), both are looked at, and where they disagree the case is borderline. A date that is not known
counts as every day it may be.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from lcapp.domain.calendar_spans import Span, add_months, day_after, span_of
from lcapp.domain.calls import Call, CallKind, Certainty


class Outcome(StrEnum):
    """What one rule says: fulfilled, not fulfilled, to be asked, or only told."""

    MET = "met"
    NOT_MET = "not_met"
    OPEN = "open"
    TOLD = "told"


@dataclass(frozen=True, slots=True)
class Reason:
    """What one rule says and why. `source` is where its date or number was read, from the call's data."""

    rule: str
    outcome: Outcome
    params: Mapping[str, str | int] = field(default_factory=dict)
    source: str = ""

    @property
    def code(self) -> str:
        """Rule and outcome joined: the key of its sentence, one of `RULE_CODES`."""
        return f"{self.rule}_{self.outcome}"


@dataclass(frozen=True, slots=True)
class Eligibility:
    """The whole answer: `yes`, `no` or `borderline`.

    `until` is the first date on which a no would turn into a yes; None where no date helps or none is needed.
    """

    answer: str
    until: date | None
    reasons: tuple[Reason, ...]


RULE_CODES: Mapping[str, tuple[str, ...]] = {
    "member_state_met": ("country",),
    "member_state_not_met": ("country",),
    "member_state_open": (),
    "associate_member_open": ("country",),
    "new_city_met": (),
    "new_city_not_met": ("joined",),
    "member_met": ("joined",),
    "member_not_met": ("joined",),
    "member_open": (),
    "member_months_met": ("joined", "months", "free_on"),
    "member_months_not_met": ("joined", "months", "free_on"),
    "member_months_open": ("joined", "months", "free_on"),
    "join_year_met": ("year",),
    "join_year_not_met": ("year",),
    "years_after_award_met": ("awarded", "years", "free_on"),
    "years_after_award_not_met": ("awarded", "years", "free_on"),
    "years_after_award_open": ("awarded", "years", "free_on"),
    "cap_met": ("limit", "nominated"),
    "cap_not_met": ("limit", "nominated"),
    "cap_open": ("limit", "nominated"),
    "no_cap_met": (),
    "cap_unknown_open": ("nominated",),
    "window_not_open_told": ("opens",),
    "window_open_told": ("deadline",),
    "window_over_told": ("deadline",),
    "no_deadline_told": (),
    "window_unknown_told": (),
}
"""Every code of a reason and the names of its parameters; dates are ISO, as far as they are known."""


def check_eligibility(
    call: Call,
    *,
    country: str | None,
    joined: date | None,
    awarded: date | None,
    on: date,
    nominated: int | None = None,
    members: frozenset[str] | None = None,
    associates: frozenset[str] = frozenset(),
) -> Eligibility:
    """Judge a city by the rules of a call.

    Args:
        call: The round, with its dates, cap and rules.
        country: ISO code of the city's country; None where it is not known.
        joined: When the city joined the network; None for a city that did not, or does not know.
        awarded: When it received its last award.
        on: The day of asking; a call that is only expected cannot be over before it.
        nominated: How many cities the National Commission has already put forward in this call.
        members: Codes of Member States; None where the list is not at hand.
        associates: Codes of Associate Members.
    """
    reasons = (
        *_of_country(country, members, associates),
        *_of_membership(call, joined, on),
        *_of_award(call, awarded, on),
        *_of_cap(call, nominated),
        *_of_window(call, on),
    )
    outcomes = {reason.outcome for reason in reasons}
    if Outcome.NOT_MET in outcomes:
        return Eligibility("no", _until(reasons), reasons)
    return Eligibility("borderline" if Outcome.OPEN in outcomes else "yes", None, reasons)


def _until(reasons: tuple[Reason, ...]) -> date | None:
    failed = [reason.params.get("free_on") for reason in reasons if reason.outcome is Outcome.NOT_MET]
    return max(date.fromisoformat(str(day)) for day in failed) if all(failed) else None


def _of_country(
    country: str | None, members: frozenset[str] | None, associates: frozenset[str]
) -> Iterator[Reason]:
    if country is None or members is None:
        yield Reason("member_state", Outcome.OPEN)
    elif country in members:
        yield Reason("member_state", Outcome.MET, {"country": country})
    elif country in associates:
        yield Reason("associate_member", Outcome.OPEN, {"country": country})
    else:
        yield Reason("member_state", Outcome.NOT_MET, {"country": country})


def _of_membership(call: Call, joined: date | None, on: date) -> Iterator[Reason]:
    if call.kind is CallKind.MEMBERSHIP:
        if joined is None:
            yield Reason("new_city", Outcome.MET)
        else:
            yield Reason("new_city", Outcome.NOT_MET, {"joined": joined.isoformat()})
        return
    if joined is None:
        yield Reason("member", Outcome.OPEN)
        return
    source = call.city_deadline.source
    if call.member_months is not None:
        free_on = day_after(add_months(joined, call.member_months))
        params: dict[str, str | int] = {
            "joined": joined.isoformat(),
            "months": call.member_months,
            "free_on": free_on.isoformat(),
        }
        yield Reason("member_months", _by(free_on, call, on), params, source)
    else:
        outcome = _by(joined, call, on)
        yield Reason(
            "member", outcome, {"joined": joined.isoformat()} if outcome is not Outcome.OPEN else {}, source
        )
    if call.excluded_join_years:
        outcome = Outcome.NOT_MET if joined.year in call.excluded_join_years else Outcome.MET
        yield Reason("join_year", outcome, {"year": joined.year}, source)


def _of_award(call: Call, awarded: date | None, on: date) -> Iterator[Reason]:
    if awarded is None or call.years_after_award is None:
        return
    free_on = add_months(awarded, 12 * call.years_after_award)
    params: dict[str, str | int] = {
        "awarded": awarded.isoformat(),
        "years": call.years_after_award,
        "free_on": free_on.isoformat(),
    }
    yield Reason("years_after_award", _by(free_on, call, on), params, call.city_deadline.source)


def _of_cap(call: Call, nominated: int | None) -> Iterator[Reason]:
    if nominated is None:
        return
    if call.cap.number is not None:
        params = {"limit": call.cap.number, "nominated": nominated}
        outcome = Outcome.MET if nominated < call.cap.number else Outcome.NOT_MET
        guessed = call.expected and call.cap.certainty not in (Certainty.SEEN, Certainty.TYPED)
        yield Reason(
            "cap",
            Outcome.OPEN if guessed and outcome is Outcome.NOT_MET else outcome,
            params,
            call.cap.source,
        )
    elif call.cap.certainty is Certainty.UNKNOWN:
        yield Reason("cap_unknown", Outcome.OPEN, {"nominated": nominated})
    else:
        yield Reason("no_cap", Outcome.MET, {}, call.cap.source)


def _of_window(call: Call, on: date) -> Iterator[Reason]:
    opens, deadline = span_of(call.opens), span_of(call.city_deadline)
    source = call.city_deadline.source
    if opens is not None and on < opens.first:
        yield Reason("window_not_open", Outcome.TOLD, {"opens": call.opens.value}, call.opens.source)
    elif deadline is not None and on > deadline.last:
        yield Reason("window_over", Outcome.TOLD, {"deadline": call.city_deadline.value}, source)
    elif deadline is not None and opens is not None:
        yield Reason("window_open", Outcome.TOLD, {"deadline": call.city_deadline.value}, source)
    elif call.city_deadline.is_open:
        yield Reason("no_deadline", Outcome.TOLD, {}, source)
    else:
        yield Reason("window_unknown", Outcome.TOLD)


def _by(free_on: date, call: Call, on: date) -> Outcome:
    """Whether a condition that holds from `free_on` on holds at each of the call's dates."""
    held = {span.always_from(free_on) for span in _dates_that_count(call, on)}
    if held == {True}:
        return Outcome.MET
    return Outcome.NOT_MET if held == {False} else Outcome.OPEN


def _dates_that_count(call: Call, on: date) -> list[Span]:
    ceremony = span_of(call.result)
    deadline = span_of(call.city_deadline) or span_of(call.commission_deadline)
    if deadline is None:
        opens = span_of(call.opens)
        first = max(opens.first if opens else date.min, on if call.expected else date.min)
        deadline = Span(first, ceremony.last if ceremony else date.max)
    return [deadline, ceremony] if ceremony else [deadline]
