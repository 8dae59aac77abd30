"""The answers of a draft moved to another form: where each one goes.

Nothing is deleted. What an answer says stands afterwards in the answers of the new form or in the drawer:
every answer of which something somebody wrote has no place in the new form goes to the drawer whole.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from lcapp.domain.answers import AnswerKey, Answers, Value, is_none, plain_part
from lcapp.domain.change_map import ChangeMap, at_place
from lcapp.domain.form_changes import FormChange, changes
from lcapp.domain.forms import Form, Question, QuestionType
from lcapp.domain.joined_values import joined, parts_of
from lcapp.domain.parked import ParkedAnswer
from lcapp.domain.retyped_values import fitted_value
from lcapp.domain.upgrade_decisions import decision_of
from lcapp.domain.upgrade_plan import PARK, Part, UpgradePlan, Way


def apply(
    plan: UpgradePlan, *, new_id: Callable[[], str], at: datetime
) -> tuple[Answers, tuple[ParkedAnswer, ...]]:
    """The answers of the new form, and what goes to the drawer.

    Args:
        plan: What was decided.
        new_id: Gives a name for each answer in the drawer.
        at: The moment, UTC.
    """
    form = plan.old.name
    parked = tuple(
        ParkedAnswer(new_id(), one.key, form, one.label, one.value, one.text, one.reason, at)
        for one in plan.set_aside
    )
    return plan.answers, parked


def decided(plan: UpgradePlan, key: AnswerKey, choice: str) -> UpgradePlan:
    """The plan with another decision for one answer: `PARK`, a question's id, or empty for the usual."""
    choices = {one: said for one, said in {**plan.choices, key: choice}.items() if said}
    return plan_upgrade(plan.old, plan.new, plan.before, change_map=plan.change_map, choices=choices)


def places_for(plan: UpgradePlan, key: AnswerKey) -> tuple[str, ...]:
    """Questions of the new form that can take an answer, in its order."""
    question, value = plan.old.question(key.question), plan.before[key]
    if question is None:
        return ()
    languages = plan.new.languages
    return tuple(
        one.id
        for one in plan.new.questions()
        if one.takes_answer
        and fitted_value(_as_asked(question, one), one, value, languages=languages)[0] is not None
    )


def plan_upgrade(
    old: Form,
    new: Form,
    answers: Answers,
    *,
    change_map: ChangeMap | None = None,
    choices: Mapping[AnswerKey, str] | None = None,
) -> UpgradePlan:
    """What would become of every answer in another form; changes nothing.

    Args:
        old: The form they were written for.
        new: The form they go to; it may be another version, another form, or the same.
        answers: Canonical answers.
        change_map: What the form's makers say about renamed, split, merged and dropped questions.
        choices: What the officer decided otherwise, by answer.
    """
    places = {question.id: number for number, question in enumerate(old.questions())}
    keys = sorted(answers, key=lambda key: (places.get(key.question, len(places)), key))
    chosen = dict(choices or {})
    rules = change_map or ChangeMap(old.name, new.name)
    ways = {key: _way(old, new, key, answers[key], rules, chosen.get(key, "")) for key in keys}
    taken = _settled(new, [part for way in ways.values() for part in way.parts])
    differing: dict[str, list[FormChange]] = {}
    for change in changes(old, new):
        differing.setdefault(change.question, []).append(change)
    decisions, aside = [], []
    for key, way in ways.items():
        decision, left = decision_of(old, new, key, answers[key], way, taken, differing)
        decisions.append(replace(decision, choice=chosen.get(key, "")))
        if left is not None:
            aside.append(left)
    answered = {key.question for key in taken}
    fresh = {
        change.question: (question := new.question(change.question)) is not None and question.required
        for change in (one for many in differing.values() for one in many)
        if change.code in ("new", "new_required", "now_required") and change.question not in answered
        if (asked := new.question(change.question)) is not None and asked.takes_answer
    }
    order = {question.id: number for number, question in enumerate(new.questions())}
    return UpgradePlan(
        old=old,
        new=new,
        answers=taken,
        decisions=tuple(decisions),
        set_aside=tuple(aside),
        new_questions={name: fresh[name] for name in sorted(fresh, key=lambda one: order[one])},
        before=answers,
        change_map=change_map,
        choices=chosen,
    )


# The way of one answer


def _way(old: Form, new: Form, key: AnswerKey, value: Value, rules: ChangeMap, choice: str) -> Way:
    way = Way()
    question = old.question(key.question)
    if choice == PARK or question is None:
        way.reason = "chosen" if choice == PARK else "no_question"
    elif choice:
        _send(way, new, question, key, value, choice, rules, join=True, forced=True)
    elif key.question in rules.dropped:
        way.reason = "dropped"
    elif (rule := rules.split.get(key.question)) is not None:
        way.pieces = parts_of(question, value, len(rule.into), by=rule.by)
        for into, piece in zip(rule.into, way.pieces, strict=False):
            _send(way, new, question, key, piece, into, rules)
    elif (place := rules.targets.get(key.question, "")) != "":
        _send(way, new, question, key, value, place, rules, join=place in rules.merged or "/" in place)
    elif (asked := new.question(key.question)) is not None and asked.takes_answer:
        _send(way, new, question, key, value, key.question, rules)
    else:
        way.reason = "no_question"
    if not choice and question is not None and question.type is QuestionType.GROUP and not is_none(value):
        for field, inside, goes_to in _moved_out(question, value, rules):
            _send(way, new, field, key, inside, goes_to, rules, join=True)
        if way.parts and way.reason == "no_question":
            way.reason = ""
    return way


def _moved_out(group: Question, value: Value, rules: ChangeMap) -> Iterator[tuple[Question, Value, str]]:
    """Fields of a group that are questions of their own now."""
    records = plain_part(value)
    for asked in group.fields:
        place = rules.targets.get(f"{group.id}/{asked.id}", "")
        for record in records or () if place and place.partition("/")[0] != group.id else ():
            inside = record.get(asked.id)
            if asked.translatable and isinstance(inside, dict):
                yield from ((asked, one, place) for one in inside.values())
            elif inside is not None:
                yield asked, inside, place


def _send(
    way: Way,
    new: Form,
    question: Question,
    key: AnswerKey,
    value: Value,
    place: str,
    rules: ChangeMap,
    *,
    join: bool = False,
    forced: bool = False,
) -> None:
    """Note where a value goes, or why it cannot go there."""
    asked, inside = new.question(place.partition("/")[0]), at_place(new, place)
    if asked is None or inside is None or not inside.takes_answer:
        way.reason = "no_question"
        return
    fit, reason = fitted_value(
        _as_asked(question, inside) if forced else question,
        inside,
        value,
        languages=new.languages,
        ids=rules.ids.get(place),
        factor=rules.factors.get(place),
    )
    way.reason = way.reason or reason
    if fit is None:
        return
    if inside is not asked:
        tongue = key.language or new.languages[0]
        fit = [{inside.id: {tongue: fit} if inside.translatable else fit}]
    language = (key.language or new.languages[0]) if asked.translatable else ""
    rank = (key.question != asked.id, bool(key.language) and key.language not in new.languages, key.language)
    way.parts.append(Part(key, AnswerKey(asked.id, language), fit, join, rank, in_field=inside is not asked))


def _as_asked(old: Question, new: Question) -> Question:
    """Where the officer says so, a figure is taken as it is whatever its unit."""
    return replace(old, unit=new.unit)


def _settled(new: Form, parts: list[Part]) -> dict[AnswerKey, Value]:
    """The answers of the new form; marks the parts that stand in them."""
    by_target: dict[AnswerKey, list[Part]] = {}
    for part in parts:
        by_target.setdefault(part.target, []).append(part)
    found: dict[AnswerKey, Value] = {}
    for target, mine in by_target.items():
        question = new.question(target.question)
        assert question is not None
        first = min((part for part in mine), key=lambda part: (part.may_join, part.rank))
        if all(part.may_join for part in mine):
            first = mine[0]
        first.used = True
        value = first.value
        for part in mine:
            if part is not first and part.may_join:
                together = joined(question, value, part.value, fields=part.in_field)
                if together is not None:
                    value, part.used = together, True
        found[target] = value
    order = {question.id: number for number, question in enumerate(new.questions())}
    return {key: found[key] for key in sorted(found, key=lambda key: (order[key.question], key.language))}
