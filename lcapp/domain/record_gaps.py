"""Rules for plan, structure, events, access and practices: what is missing where something was begun."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from lcapp.domain.answers import Answers, Value
from lcapp.domain.city_records import field_choices, field_text, figure, items_of, part_of, text_of
from lcapp.domain.findings import Finding
from lcapp.domain.record_advice import advice
from lcapp.domain.record_figures import span
from lcapp.domain.text_numbers import numbers_in

FINDING_CODES: Mapping[str, tuple[str, ...]] = {
    "goal_without_indicator": (),
    "goal_without_target": (),
    "goal_term_missing": ("term",),
    "target_before_baseline": ("baseline", "target"),
    "planned_without_group": (),
    "planned_without_result": (),
    "planned_without_owner": (),
    "activity_of_unknown_goal": ("goal",),
    "ends_before_it_begins": (),
    "milestone_overdue": ("date",),
    "milestone_reached_early": ("date",),
    "review_overdue": ("date",),
    "plan_not_adopted": (),
    "sector_missing": ("sector",),
    "nobody_speaks_for_groups": (),
    "steering_missing": (),
    "steering_without_chair": (),
    "stage_without_partner": ("stage",),
    "agreement_without_date": (),
    "agreement_in_the_future": ("date",),
    "event_without_result": (),
    "event_not_documented": (),
    "event_without_media": (),
    "event_not_a_priority": (),
    "event_teaches_nothing_new": (),
    "group_twice": (),
    "groups_not_thought_of": ("groups",),
    "group_without_measure": (),
    "group_not_reached": (),
    "reached_more_than_live": ("reached", "size"),
    "practice_without_figures": (),
    "practice_without_partners": (),
}

SECTORS_EXPECTED = ("school", "university", "business", "civil_society", "culture", "citizens")
"""Sectors without which the structure of a learning city has a gap; from the Guidelines."""
GROUPS = (
    *("low_income", "out_of_school", "youth_at_risk", "migrants", "older_people", "disabilities"),
    *("digitally_excluded", "minorities", "low_literacy", "unemployed", "women"),
)
"""Groups that are easily left behind, as the form lists them."""
_MANY_GROUPS = 6
"""From so many on the city has looked around; not every group lives everywhere."""
TERMS = ("short", "medium", "long")
STAGES = ("idea", "feasibility", "planning", "doing", "control")

_EARLY_MONTHS = 6
"""A milestone may well be reached before its day; half a year before it, a slip of the pen is likelier."""
_MONTH_DAYS = 31

Rule = Callable[[Answers, date], Iterator[Finding]]


def plan_findings(answers: Answers, today: date) -> Iterator[Finding]:
    """Goals that cannot be shown to be reached, activities for nobody, dates that passed."""
    goals = items_of(answers, "plan.goals")
    for goal in goals:
        if not field_text(goal, "indicator"):
            yield advice("goal_without_indicator", "plan.goals", goal, "indicator")
        elif figure(goal.get("target")) is None:
            yield advice("goal_without_target", "plan.goals", goal, "target")
        baseline, target = part_of(goal.get("baseline"), "year"), part_of(goal.get("target"), "year")
        if baseline and target and target <= baseline:
            yield advice(
                "target_before_baseline", "plan.goals", goal, "target", baseline=baseline, target=target
            )
    if goals:
        terms = {str(goal.get("term")) for goal in goals}
        for term in TERMS:
            if term not in terms:
                yield advice("goal_term_missing", "plan.goals", term=term)
    named = (text for goal in goals for text in dict(goal.get("goal") or {}).values())
    yield from _activities(answers, {_folded(str(text)) for text in named})
    for milestone in items_of(answers, "plan.milestones"):
        due = field_text(milestone, "due")
        if milestone.get("done") != "yes" and _passed(due, today):
            yield advice("milestone_overdue", "plan.milestones", milestone, "due", date=due)
        elif milestone.get("done") == "yes" and _to_come(due, today, months=_EARLY_MONTHS):
            yield advice("milestone_reached_early", "plan.milestones", milestone, "done", date=due)
    review = text_of(answers, "plan.next_review")
    if _passed(review, today):
        yield advice("review_overdue", "plan.next_review", date=review)
    if goals and not text_of(answers, "plan.adopted"):
        yield advice("plan_not_adopted", "plan.adopted")


def _activities(answers: Answers, goals: set[str]) -> Iterator[Finding]:
    for one in items_of(answers, "plan.activities"):
        if not field_text(one, "group"):
            yield advice("planned_without_group", "plan.activities", one, "group")
        if not field_text(one, "result"):
            yield advice("planned_without_result", "plan.activities", one, "result")
        if not field_text(one, "owner"):
            yield advice("planned_without_owner", "plan.activities", one, "owner")
        goal = field_text(one, "goal")
        if goal and goals and _folded(goal) not in goals:
            yield advice("activity_of_unknown_goal", "plan.activities", one, "goal", goal=goal[:80])
        yield from _crossed("plan.activities", one, "starts", "ends")


def structure_findings(answers: Answers, today: date) -> Iterator[Finding]:
    """Sectors that are missing, groups nobody speaks for, stages nobody joins."""
    bodies = items_of(answers, "structure.stakeholders")
    steering = items_of(answers, "structure.steering")
    for body in bodies:
        if body.get("agreement") == "signed" and not field_text(body, "signed_on"):
            yield advice("agreement_without_date", "structure.stakeholders", body, "signed_on")
        elif body.get("agreement") == "signed" and _to_come(signed := field_text(body, "signed_on"), today):
            yield advice("agreement_in_the_future", "structure.stakeholders", body, "signed_on", date=signed)
    if bodies:
        sectors = {str(body.get("sector")) for body in bodies}
        if items_of(answers, "structure.ideas"):
            sectors.add("citizens")
        for sector in SECTORS_EXPECTED:
            if sector not in sectors:
                yield advice("sector_missing", "structure.stakeholders", sector=sector)
        if not any(field_choices(body, "speaks_for") for body in bodies):
            yield advice("nobody_speaks_for_groups", "structure.stakeholders")
        joined = {stage for body in bodies for stage in field_choices(body, "stages")}
        for stage in STAGES if joined else ():
            if stage not in joined:
                yield advice("stage_without_partner", "structure.stakeholders", stage=stage)
        if not steering:
            yield advice("steering_missing", "structure.steering")
    if steering and not any(one.get("role") == "chair" for one in steering):
        yield advice("steering_without_chair", "structure.steering")


def events_findings(answers: Answers, today: date) -> Iterator[Finding]:
    """Events that passed without a trace, and those that fail the three questions."""
    for event in items_of(answers, "events.items"):
        if event.get("priority") == "no":
            yield advice("event_not_a_priority", "events.items", event, "priority")
        if event.get("new_learning") == "no":
            yield advice("event_teaches_nothing_new", "events.items", event, "new_learning")
        if not field_choices(event, "media"):
            yield advice("event_without_media", "events.items", event, "media")
        yield from _crossed("events.items", event, "starts", "ends")
        if not _passed(field_text(event, "ends") or field_text(event, "starts"), today):
            continue
        if figure(event.get("participants")) is None and not field_text(event, "came_of_it"):
            yield advice("event_without_result", "events.items", event, "participants")
        if not field_choices(event, "documented"):
            yield advice("event_not_documented", "events.items", event, "documented")


def access_findings(answers: Answers, today: date) -> Iterator[Finding]:
    """Groups whose barriers nobody answers, and figures that cannot be."""
    groups = items_of(answers, "access.groups")
    named = [str(group.get("who", "")) for group in groups]
    for place, group in enumerate(groups):
        if named[place] and named[place] in named[:place]:
            yield advice("group_twice", "access.groups", group, "who")
    others = [group for group in GROUPS if group not in named]
    if groups and len(GROUPS) - len(others) < _MANY_GROUPS:
        yield advice("groups_not_thought_of", "access.groups", groups=",".join(others))
    for group in groups:
        if not field_text(group, "measure") and not field_text(group, "programme"):
            yield advice("group_without_measure", "access.groups", group, "measure")
        reached, size = figure(group.get("reached")), figure(group.get("size"))
        if reached is None:
            yield advice("group_not_reached", "access.groups", group, "reached")
        elif size is not None and reached > size:
            told = {"reached": str(reached), "size": str(size)}
            yield advice("reached_more_than_live", "access.groups", group, "reached", **told)


def practices_findings(answers: Answers, today: date) -> Iterator[Finding]:
    """Practices without a figure or a partner."""
    for one in items_of(answers, "practices.items"):
        texts = dict(one.get("results") or {}).values()
        if figure(one.get("participants")) is None and not any(numbers_in(str(text)) for text in texts):
            yield advice("practice_without_figures", "practices.items", one, "results")
        if not field_text(one, "partners"):
            yield advice("practice_without_partners", "practices.items", one, "partners")
        yield from _crossed("practices.items", one, "started", "ended")


def _crossed(group: str, item: Mapping[str, Value], begins: str, ends: str) -> Iterator[Finding]:
    first, last = span(field_text(item, begins)), span(field_text(item, ends))
    if first and last and last.last < first.first:
        yield advice("ends_before_it_begins", group, item, ends)


def _passed(day: str, today: date) -> bool:
    known = span(day)
    return known is not None and known.last < today


def _to_come(day: str, today: date, *, months: int = 0) -> bool:
    known = span(day)
    return known is not None and (known.first - today).days > months * _MONTH_DAYS


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
