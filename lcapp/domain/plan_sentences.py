"""Sentences from the plan, the structure and the events, as raw material for answers."""

from collections.abc import Iterator, Mapping

from lcapp.domain.answers import Answers, Value
from lcapp.domain.city_records import field_text, items_of, lines_of, part_of, text_of
from lcapp.domain.record_passages import (
    Asking,
    Chosen,
    Day,
    Listed,
    Number,
    Part,
    Sentence,
    counts,
    first_few,
)

MOST = 4
"""Records of one kind that become sentences: an answer has room for few."""
_TERMS = ("short", "medium", "long")


def plan_sentences(answers: Answers, asking: Asking) -> Iterator[Sentence]:
    """The plan in a few sentences: its name, who adopted it, goals by term, activities, the next review."""
    language = asking.language
    name, by, when = (text_of(answers, f"plan.{one}", language) for one in ("name", "adopted_by", "adopted"))
    if name:
        yield Sentence("plan_named", {"name": name})
    if by and when:
        yield Sentence("plan_adopted" if name else "plan_unnamed_adopted", {"who": by, "date": Day(when)})
    if slogan := text_of(answers, "vision.slogan", language):
        yield Sentence("plan_slogan" if name else "plan_unnamed_slogan", {"slogan": slogan})
    if needs := lines_of(answers, "plan.learning_needs"):
        yield Sentence("plan_needs", {"things": Chosen("plan", "", "plan.learning_needs", needs)})
    if first := lines_of(answers, "plan.priorities", language):
        yield Sentence("plan_priorities", {"things": Listed(first)})
    yield from _goals(answers, asking)
    done = [one for one in items_of(answers, "plan.activities") if counts(one, asking, "starts", "ends")]
    for one in first_few(done, MOST):
        yield from _activity(one, asking)
    if team := items_of(answers, "plan.team"):
        bodies = dict.fromkeys(body for one in team if (body := field_text(one, "body")))
        if bodies:
            yield Sentence("plan_team", {"count": Number(len(team)), "bodies": Listed(tuple(bodies))})
    if review := text_of(answers, "plan.next_review"):
        yield Sentence("plan_review", {"date": Day(review)})


def _goals(answers: Answers, asking: Asking) -> Iterator[Sentence]:
    goals = items_of(answers, "plan.goals")
    for term in _TERMS:
        named = tuple(
            text
            for goal in goals
            if goal.get("term") == term and (text := field_text(goal, "goal", asking.language))
        )
        if named:
            yield Sentence(f"goals_{term}", {"goals": Listed(named[:MOST])})
    measured = [goal for goal in goals if _number(goal.get("baseline")) and _number(goal.get("target"))]
    for goal in first_few(measured, MOST):
        unit = field_text(goal, "unit")
        named_by = "indicator" if field_text(goal, "indicator") else "goal"
        parts: dict[str, Part] = {
            "indicator": field_text(goal, named_by, asking.language),
            "baseline": _number(goal.get("baseline"), unit) or "",
            "target": _number(goal.get("target"), unit) or "",
        }
        years = (part_of(goal["baseline"], "year"), part_of(goal["target"], "year"))
        if all(years):
            dates = {"from": Day(f"{years[0]:04d}"), "to": Day(f"{years[1]:04d}")}
            yield Sentence("goal_measured", {**parts, **dates})
        else:
            yield Sentence("goal_measured_undated", parts)


def _activity(one: Mapping[str, Value], asking: Asking) -> Iterator[Sentence]:
    language = asking.language
    title, group, result = (field_text(one, name, language) for name in ("title", "group", "result"))
    parts: dict[str, Part] = {"title": title, "group": group, "result": result}
    code = "activity"
    for name in ("group", "result"):
        if not parts[name]:
            del parts[name]
        else:
            code += f"_{name}"
    yield Sentence(code, parts)


def structure_sentences(answers: Answers, asking: Asking) -> Iterator[Sentence]:
    """Who steers, who takes part by sector, who signed, who helps from outside, what citizens proposed."""
    language = asking.language
    steering = items_of(answers, "structure.steering")
    if steering:
        yield Sentence("steering_group", {"count": Number(len(steering)), "names": Listed(_bodies(steering))})
    if chair := next((one for one in steering if one.get("role") == "chair"), None):
        yield Sentence("steering_chair", {"name": field_text(chair, "name")})
    if meets := text_of(answers, "structure.meets", language):
        yield Sentence("steering_meets", {"how": meets})
    everybody = items_of(answers, "structure.stakeholders")
    if everybody:
        sectors = tuple(dict.fromkeys(str(one["sector"]) for one in everybody if "sector" in one))
        named = Chosen("structure", "structure.stakeholders", "sector", sectors)
        yield Sentence("partners_sectors", {"count": Number(len(everybody)), "sectors": named})
    gives = [one for one in everybody if field_text(one, "gives", language)]
    for one in first_few(gives, MOST):
        parts = {"name": field_text(one, "name", language), "gives": field_text(one, "gives", language)}
        yield Sentence("partner_gives", parts)
    signed = tuple(
        field_text(one, "name", language)
        for one in everybody
        if one.get("agreement") == "signed" and counts(one, asking, "signed_on")
    )
    if signed:
        yield Sentence("partners_signed", {"names": Listed(signed)})
    spoken = tuple(dict.fromkeys(group for one in everybody for group in one.get("speaks_for", ())))
    if spoken:
        named = Chosen("structure", "structure.stakeholders", "speaks_for", spoken)
        yield Sentence("partners_speak_for", {"groups": named})
    if cities := tuple(field_text(one, "name") for one in items_of(answers, "structure.partner_cities")):
        yield Sentence("partner_cities", {"names": Listed(cities)})
    kept = [one for one in items_of(answers, "structure.ideas") if field_text(one, "became", language)]
    for one in first_few([one for one in kept if counts(one, asking, "came")], 2):
        parts = {"idea": field_text(one, "idea", language), "became": field_text(one, "became", language)}
        yield Sentence("citizens_idea", parts)


def _bodies(people: tuple[Mapping[str, Value], ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(field_text(one, "body") or field_text(one, "name") for one in people))


def events_sentences(answers: Answers, asking: Asking) -> Iterator[Sentence]:
    """Each event with its theme, how many came and what came of it."""
    language = asking.language
    if rhythm := text_of(answers, "events.rhythm", language):
        yield Sentence("events_rhythm", {"how": rhythm})
    held = [one for one in items_of(answers, "events.items") if counts(one, asking, "starts", "ends")]
    for one in first_few(held, MOST):
        title, theme = field_text(one, "title", language), field_text(one, "theme", language)
        starts, people = field_text(one, "starts"), _number(one.get("participants"))
        parts: dict[str, Part] = {"title": title}
        code = "event"
        if starts:
            parts["date"], code = Day(starts), code + "_dated"
        if people:
            parts["people"], code = people, code + "_people"
        yield Sentence(code, parts)
        if theme:
            yield Sentence("event_theme", {"theme": theme})
        if skills := field_text(one, "skills", language):
            yield Sentence("event_skills", {"skills": skills})
        if became := field_text(one, "came_of_it", language):
            yield Sentence("came_of_it", {"what": became})


def _number(value: Value | None, unit: str = "") -> Number | None:
    plain = plain_of_figure(value)
    return Number(plain, unit) if plain is not None else None


def plain_of_figure(value: Value | None) -> int | str | None:
    """The number of a figure as it stands there."""
    found = value.get("value") if isinstance(value, dict) else None
    return found if isinstance(found, int | str) else None
