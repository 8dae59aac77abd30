"""Whether a city may apply in a call: yes, no until a date, or a borderline case to ask about.

`Eligibility.answer` is about the call's own dates, past calls included: a Commission asks it of dossiers that
came long ago. `Eligibility.on_the_day` is what somebody hears who asks today: a call that is over has no yes.
Where the rules do not say which date counts (the city's deadline or the ceremony), both are looked at, and
where they disagree the case is borderline. A date that is not known to the day counts as every day it may be.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from lcapp.domain.calendar_spans import Span, as_span, day_after, months_after, span_of
from lcapp.domain.call_windows import is_over, last_day
from lcapp.domain.calls import Call, CallKind, Certainty
from lcapp.domain.eligibility_notes import of_authority, of_own_deadline, of_population, of_signatory
from lcapp.domain.eligibility_reasons import RULE_CODES as RULE_CODES
from lcapp.domain.eligibility_reasons import Outcome as Outcome
from lcapp.domain.eligibility_reasons import Reason as Reason

_MEMBER_STATES = "S54"
_FOR_NEW_CITIES = "S3, S4"
_AWARD_RULES = "S15, S16"
"""The wording of 2024; of other rounds only deadlines were seen."""
_OVER = frozenset({"window_over", "window_past", "window_followed"})


@dataclass(frozen=True, slots=True)
class Eligibility:
    """The whole answer by the rules: `yes`, `no` or `borderline`.

    `until` is the first date on which a no would turn into a yes; None where no date helps or none is needed.
    """

    answer: str
    until: date | None
    reasons: tuple[Reason, ...]

    @property
    def is_over(self) -> bool:
        """Whether the call was over on the day of asking."""
        return any(reason.rule in _OVER for reason in self.reasons)

    @property
    def on_the_day(self) -> str:
        """The answer to somebody who asks now: `yes`, `no`, `borderline` or `closed`.

        A no stays a no. Where the National Commission's own deadline is over, a yes is to be asked about.
        """
        if self.is_over and self.answer != "no":
            return "closed"
        late = any(reason.rule == "own_deadline_over" for reason in self.reasons)
        return "borderline" if late and self.answer == "yes" else self.answer


def check_eligibility(
    call: Call,
    *,
    country: str | None,
    joined: date | Span | None,
    awarded: date | Span | None,
    on: date,
    followed: bool = False,
    nominated: int | None = None,
    members: frozenset[str] | None = None,
    associates: frozenset[str] = frozenset(),
    authority: str = "",
    signatory: str = "",
    population: int | None = None,
) -> Eligibility:
    """Judge a city by the rules of a call.

    Args:
        call: The round, with its dates, cap and rules.
        country: ISO code of the city's country; None where it is not known.
        joined: When the city joined the network, or all days that may be; None for a city that did not, or
            does not know.
        awarded: When it received its last award, or all days that may be.
        on: The day of asking; a call that is only expected cannot be over before it.
        followed: Whether a later call took the place of this one (see `call_windows.is_followed`).
        nominated: How many cities the National Commission has already put forward in this call.
        members: Codes of Member States; None where the list is not at hand.
        associates: Codes of Associate Members.
        authority: One of `lcapp.domain.eligibility_notes.AUTHORITIES`; empty where it is not said.
        signatory: One of `SIGNATORIES` there; empty where it is not said.
        population: Inhabitants; never a reason for a no.
    """
    window = tuple(_of_window(call, on, followed=followed))
    over = any(reason.rule in _OVER for reason in window)
    reasons = (
        *_of_country(country, members, associates),
        *of_authority(authority),
        *of_signatory(call, signatory),
        *_of_membership(call, as_span(joined), on),
        *_of_award(call, as_span(awarded), on),
        *_of_cap(call, nominated),
        *window,
        *(() if over else of_own_deadline(call, on.isoformat())),
        *of_population(population),
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
        yield Reason("member_state", Outcome.OPEN, {}, _MEMBER_STATES)
        return
    params = {"country": country}
    if country in members:
        yield Reason("member_state", Outcome.MET, params, _MEMBER_STATES)
    elif country in associates:
        yield Reason("associate_member", Outcome.OPEN, params, _MEMBER_STATES)
    else:
        yield Reason("member_state", Outcome.NOT_MET, params, _MEMBER_STATES)


def _of_membership(call: Call, joined: Span | None, on: date) -> Iterator[Reason]:
    if call.kind is CallKind.MEMBERSHIP:
        if joined is None:
            yield Reason("new_city", Outcome.MET, {}, _FOR_NEW_CITIES)
        else:
            yield Reason("new_city", Outcome.NOT_MET, {"joined": joined.iso}, _FOR_NEW_CITIES)
        return
    if joined is None:
        yield Reason("member", Outcome.OPEN, {}, _AWARD_RULES)
        return
    source = _rule_and_date(call)
    if call.member_months is not None:
        reached = months_after(joined, call.member_months)
        free_on = Span(day_after(reached.first), day_after(reached.last))
        params: dict[str, str | int] = {
            "joined": joined.iso,
            "months": call.member_months,
            "free_on": free_on.last.isoformat(),
        }
        yield _free_from("member_months", free_on, joined, params, source, call, on)
    else:
        outcome = _by(joined, call, on)
        yield Reason("member", outcome, {"joined": joined.iso} if outcome is not Outcome.OPEN else {}, source)
    if call.excluded_join_years:
        # A day is never known less well than to its year.
        outcome = Outcome.NOT_MET if joined.first.year in call.excluded_join_years else Outcome.MET
        yield Reason("join_year", outcome, {"year": joined.first.year}, source)


def _of_award(call: Call, awarded: Span | None, on: date) -> Iterator[Reason]:
    if awarded is None or call.years_after_award is None:
        return
    free_on = months_after(awarded, 12 * call.years_after_award)
    params: dict[str, str | int] = {
        "awarded": awarded.iso,
        "years": call.years_after_award,
        "free_on": free_on.last.isoformat(),
    }
    yield _free_from("years_after_award", free_on, awarded, params, _rule_and_date(call), call, on)


def _free_from(
    rule: str,
    free_on: Span,
    began: Span,
    params: Mapping[str, str | int],
    source: str,
    call: Call,
    on: date,
) -> Reason:
    """A rule that holds from a day on, reckoned from a beginning that may be known to the month only."""
    outcome = _by(free_on, call, on)
    by_day = {_by(Span(day, day), call, on) for day in (free_on.first, free_on.last)}
    if outcome is Outcome.OPEN and not began.is_day and by_day != {Outcome.OPEN}:
        # With the day it could be said: then it is the day that is missing, not the rule that is unclear.
        return Reason(f"{rule}_day", outcome, {**params, "free_from": free_on.first.isoformat()}, source)
    return Reason(rule, outcome, params, source)


def _rule_and_date(call: Call) -> str:
    """Where the rule was read, and the date it is compared with."""
    return ", ".join(filter(None, (_AWARD_RULES, call.city_deadline.source)))


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


def _of_window(call: Call, on: date, *, followed: bool) -> Iterator[Reason]:
    opens, deadline = span_of(call.opens), span_of(call.city_deadline)
    source = call.city_deadline.source
    if opens is not None and on < opens.first:
        yield Reason("window_not_open", Outcome.TOLD, {"opens": call.opens.value}, call.opens.source)
    elif deadline is not None and on > deadline.last:
        yield Reason("window_over", Outcome.TOLD, {"deadline": call.city_deadline.value}, source)
    elif deadline is not None and opens is not None:
        yield Reason("window_open", Outcome.TOLD, {"deadline": call.city_deadline.value}, source)
    elif deadline is None and is_over(call, on):
        # It is over because its last known date is.
        last = last_day(call) or on
        yield Reason("window_past", Outcome.TOLD, {"last": last.isoformat()})
    elif followed:
        yield Reason("window_followed", Outcome.TOLD, {}, call.opens.source)
    elif call.city_deadline.is_open:
        yield Reason("no_deadline", Outcome.TOLD, {}, source)
    else:
        yield Reason("window_unknown", Outcome.TOLD)


def _by(free_on: Span, call: Call, on: date) -> Outcome:
    """Whether a condition that holds from a day on holds at each of the call's dates, whichever day it is."""
    counted = _dates_that_count(call, on)
    if all(span.always_from(free_on.last) is True for span in counted):
        return Outcome.MET
    return (
        Outcome.NOT_MET if all(span.always_from(free_on.first) is False for span in counted) else Outcome.OPEN
    )


def _dates_that_count(call: Call, on: date) -> list[Span]:
    ceremony = span_of(call.result)
    deadline = span_of(call.city_deadline) or span_of(call.commission_deadline)
    if deadline is None:
        opens = span_of(call.opens)
        first = max(opens.first if opens else date.min, on if call.expected else date.min)
        deadline = Span(first, ceremony.last if ceremony else date.max)
    return [deadline, ceremony] if ceremony else [deadline]
