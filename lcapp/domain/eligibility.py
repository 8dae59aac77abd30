"""Whether a city may apply in a call: yes, no until a date, or a borderline case to ask about.

The answer is about the call's own dates, past calls included: whether its window is open on the day of asking
is said beside it and changes nothing. Where the rules do not say which date counts (the city's deadline or
the ceremony), both are looked at, and where they disagree the case is borderline. A date that is not known
counts as every day it may be.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lcapp.domain.calendar_spans import Span, add_months, day_after, span_of
from lcapp.domain.calls import Call, CallKind, Certainty
from lcapp.domain.eligibility_notes import of_authority, of_own_deadline, of_population, of_signatory
from lcapp.domain.eligibility_reasons import RULE_CODES as RULE_CODES
from lcapp.domain.eligibility_reasons import Outcome as Outcome
from lcapp.domain.eligibility_reasons import Reason as Reason

_MEMBER_STATES = "S54"
_FOR_NEW_CITIES = "S3, S4"
_AWARD_RULES = "S15, S16"
"""The wording of 2024; of other rounds only deadlines were seen."""


@dataclass(frozen=True, slots=True)
class Eligibility:
    """The whole answer: `yes`, `no` or `borderline`.

    `until` is the first date on which a no would turn into a yes; None where no date helps or none is needed.
    """

    answer: str
    until: date | None
    reasons: tuple[Reason, ...]


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
    authority: str = "",
    signatory: str = "",
    population: int | None = None,
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
        authority: One of `lcapp.domain.eligibility_notes.AUTHORITIES`; empty where it is not said.
        signatory: One of `SIGNATORIES` there; empty where it is not said.
        population: Inhabitants; never a reason for a no.
    """
    reasons = (
        *_of_country(country, members, associates),
        *of_authority(authority),
        *of_signatory(call, signatory),
        *_of_membership(call, joined, on),
        *_of_award(call, awarded, on),
        *_of_cap(call, nominated),
        *_of_window(call, on),
        *of_own_deadline(call, on.isoformat()),
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


def _of_membership(call: Call, joined: date | None, on: date) -> Iterator[Reason]:
    if call.kind is CallKind.MEMBERSHIP:
        if joined is None:
            yield Reason("new_city", Outcome.MET, {}, _FOR_NEW_CITIES)
        else:
            yield Reason("new_city", Outcome.NOT_MET, {"joined": joined.isoformat()}, _FOR_NEW_CITIES)
        return
    if joined is None:
        yield Reason("member", Outcome.OPEN, {}, _AWARD_RULES)
        return
    source = _rule_and_date(call)
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
    yield Reason("years_after_award", _by(free_on, call, on), params, _rule_and_date(call))


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
