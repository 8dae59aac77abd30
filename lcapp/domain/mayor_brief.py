"""The two-page brief for the mayor: what is promised, what it costs, what is gained, risks, open points."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from lcapp.domain.answers import Answers
from lcapp.domain.calls import Call
from lcapp.domain.city_records import field_text, figure, items_of, lines_of, text_of
from lcapp.domain.completeness import Completeness
from lcapp.domain.figures import canonical_number
from lcapp.domain.findings import Finding, Severity
from lcapp.domain.record_figures import span
from lcapp.domain.record_sums import sums_by_year

GAIN_CODES = ("dialogue", "documentation", "partnerships", "capacity", "tools", "no_fee")
"""What members get: the five kinds of support [seed: 000]; membership costs nothing [seen: S32, S28, S26]."""
GAINS: Mapping[str, tuple[str, ...]] = {
    "membership": GAIN_CODES,
    "award": ("certificate", "shown", "no_label"),
    "report": ("membership_kept",),
}
"""What the city gets, by the kind of the call; of the award also what it is not [seen: S15, S16, S17]."""
DUTY_CODES: Mapping[str, tuple[str, ...]] = {
    "membership": ("guiding_documents", "take_part", "report_every_two_years", "contacts"),
    "award": ("publish", "receive_others"),
    "report": ("stay_member",),
}
"""What the city takes upon itself, by the kind of the call [seen: S6, S14, S61, S39]."""
RISK_CODES: Mapping[str, tuple[str, ...]] = {
    "term_ends": ("date", "deadline"),
    "no_costs": (),
    "not_secured": ("percent",),
    "plan_not_adopted": (),
    "must_fix": ("count",),
    "facts_differ": ("count",),
    "deadline_near": ("date", "days"),
    "deadline_over": ("date",),
    "may_be_refused": ("cap",),
    "one_winner": (),
}
_NEAR_DAYS = 21
MOST_PROMISES, MOST_YEARS, MOST_OPEN = 6, 5, 8


@dataclass(frozen=True, slots=True)
class Risk:
    """One risk: its code, and what fills its sentence."""

    code: str
    params: Mapping[str, str | int] = field(default_factory=dict)


IN_THE_WAY = ("must_fix", "deadline_over")
"""Risks that are said beside the button that approves."""


@dataclass(frozen=True, slots=True)
class MayorBrief:
    """Everything the brief says.

    Args:
        title: Of the dossier.
        city: Name of the city.
        kind: Of the call.
        call: The call; None for a dossier without one.
        fingerprint: Of the text that is laid before the mayor.
        mayor: Name and exact title, as far as they are known.
        pledge: What the mayor signs, blanks filled, in the official words; empty where nothing is pledged.
        pledged: Ids of the questions that say it.
        blanks: What fills their blanks, by the id of the question that answers it.
        promises: Goals as they stand in the dossier, else in the plan.
        duties: Codes of `DUTY_CODES`.
        costs: Year and amount.
        currency: Code beside the amounts.
        gains: Codes of `GAINS`.
        risks: The gravest first.
        so_far: How far the city's own part is.
        open_points: What must still be fixed, the first few.
        more_open: How many more there are.
        to_sign: How many places are to be signed.
    """

    title: str
    city: str
    kind: str
    call: Call | None
    fingerprint: str
    mayor: tuple[str, str] = ("", "")
    pledge: str = ""
    pledged: tuple[str, ...] = ()
    blanks: Mapping[str, str] = field(default_factory=dict)
    promises: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()
    costs: tuple[tuple[str, int | str], ...] = ()
    currency: str = ""
    gains: tuple[str, ...] = ()
    risks: tuple[Risk, ...] = ()
    so_far: Completeness = field(default_factory=lambda: Completeness(()))
    open_points: tuple[Finding, ...] = ()
    more_open: int = 0
    to_sign: int = 0


def promises_of(answers: Answers, plan: Answers, language: str) -> tuple[str, ...]:
    """Goals the dossier names, else those of the plan, medium term before long."""
    named = [
        *lines_of(answers, "vision.medium_term", language),
        *lines_of(answers, "vision.long_term", language),
    ]
    if not named:
        goals = items_of(plan, "plan.goals")
        named = [text for goal in goals if (text := field_text(goal, "goal", language))]
    return tuple(" ".join(one.split()) for one in named)[:MOST_PROMISES]


def costs_of(resources: Answers) -> tuple[tuple[str, int | str], ...]:
    """What the resources come to by year."""
    sums = sums_by_year(items_of(resources, "resources.lines"))
    return tuple((year, canonical_number(amount, "")) for year, amount in sums.items())[:MOST_YEARS]


def risks_of(
    call: Call | None, findings: tuple[Finding, ...], records: Mapping[str, Answers], today: date
) -> tuple[Risk, ...]:
    """What may go wrong, as far as the program can see it.

    Args:
        call: Gives the deadline and how many a Commission may name.
        findings: Of the dossier.
        records: Answers of the city's records by the id of their form.
        today: The day of the brief.
    """
    found: list[Risk] = []
    deadlines = [known.value for _name, known in call.deadlines()] if call else []
    closes = span(deadlines[0]) if deadlines else None
    if closes and closes.last < today:
        found.append(Risk("deadline_over", {"date": deadlines[0]}))
    elif closes and (days := (closes.last - today).days) <= _NEAR_DAYS:
        found.append(Risk("deadline_near", {"date": deadlines[0], "days": days}))
    term_end = text_of(records.get("city_record", {}), "mayor.term_end")
    ends = span(term_end)
    if ends and closes and ends.last < closes.last:
        found.append(Risk("term_ends", {"date": term_end, "deadline": deadlines[0]}))
    if count := sum(1 for one in findings if one.severity is Severity.MUST_FIX):
        found.append(Risk("must_fix", {"count": count}))
    if count := sum(1 for one in findings if one.code.startswith("fact_")):
        found.append(Risk("facts_differ", {"count": count}))
    found.extend(_money_risks(records.get("resources", {})))
    if not text_of(records.get("plan", {}), "plan.adopted"):
        found.append(Risk("plan_not_adopted"))
    if call and call.kind == "award":
        found.append(Risk("one_winner"))
    if call and call.cap.number is not None:
        found.append(Risk("may_be_refused", {"cap": call.cap.number}))
    return tuple(found)


def _money_risks(resources: Answers) -> list[Risk]:
    lines = items_of(resources, "resources.lines")
    amounts = [(line.get("certain"), figure(line.get("amount")) or Decimal(0)) for line in lines]
    whole = sum((amount for _certain, amount in amounts), Decimal(0))
    if not whole:
        return [Risk("no_costs")]
    open_share = 100 - int(
        100 * sum((amount for certain, amount in amounts if certain == "secured"), Decimal(0)) / whole
    )
    return [Risk("not_secured", {"percent": open_share})] if open_share else []
