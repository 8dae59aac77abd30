"""What changed between two forms, and how answers of one are carried into the other without a loss."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from lcapp.domain.answers import BESIDE, AnswerKey, Answers, Value, plain_part
from lcapp.domain.carried_values import carried_value
from lcapp.domain.forms import TEXT_TYPES, Form, Question, QuestionType

OLD_AFTER_YEARS = 3
CHANGE_CODES: dict[str, tuple[str, ...]] = {
    "new": (),
    "new_required": (),
    "dropped": (),
    "retyped_safely": ("before", "after"),
    "retyped": ("before", "after"),
    "relabelled": (),
    "moved": ("before", "after"),
    "limit_raised": ("limit", "before", "after"),
    "limit_lowered": ("limit", "before", "after"),
    "now_required": (),
    "now_optional": (),
    "other_hand": ("before", "after"),
    "option_added": ("option",),
    "option_removed": ("option",),
    "field_added": ("field",),
    "field_removed": ("field",),
    "field_changed": ("field",),
    "unit_changed": ("before", "after"),
    "scale_changed": ("before", "after"),
    "no_longer_beside": ("what",),
    "now_translatable": (),
    "no_longer_translatable": (),
}
DROP_REASONS = ("no_question", "other_type", "not_taken", "evidence_not_taken", "option_gone", "does_not_fit")

_LIMITS = ("max_words", "max_characters", "max_items")
_PROSE = frozenset({QuestionType.LONG_TEXT, QuestionType.LIST, QuestionType.GROUP})


class Effect(StrEnum):
    """What a change means for answers already written."""

    SAFE = "safe"
    NEEDS_DECISION = "needs_decision"
    LOSES_TEXT = "loses_text"


@dataclass(frozen=True, slots=True)
class FormChange:
    """One difference at one question."""

    code: str
    question: str
    effect: Effect
    params: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CarryOver:
    """What became of every answer.

    Args:
        answers: Answers of the new form.
        carried: Questions whose answer went over unchanged.
        changed: Questions whose answer went over although the question changed, or part of it stayed behind.
        new: Questions of the new form that have no answer.
        dropped: Answers that found no place, with the reason; the old dossier still holds them.
        lessened: Answers that went over in part, with the reason for the part that stayed behind.
        old_figures: Questions whose figure is more than three years older than the call.
    """

    answers: Mapping[AnswerKey, Value]
    carried: tuple[str, ...]
    changed: tuple[str, ...]
    new: tuple[str, ...]
    dropped: Mapping[AnswerKey, str]
    lessened: Mapping[AnswerKey, str]
    old_figures: tuple[str, ...]


def is_text(question: Question) -> bool:
    """Whether an answer is prose somebody wrote, rather than a fact."""
    return question.type in _PROSE


def changes(old: Form, new: Form) -> tuple[FormChange, ...]:
    """Every difference that matters to answers, dropped questions last."""
    return tuple(_changes(old, new))


def _changes(old: Form, new: Form) -> Iterator[FormChange]:
    before = {question.id: question for question in old.questions()}
    for question in new.questions():
        earlier = before.pop(question.id, None)
        if earlier is None:
            needed = question.required and question.takes_answer
            code = "new_required" if needed else "new"
            yield FormChange(code, question.id, Effect.NEEDS_DECISION if needed else Effect.SAFE)
        else:
            yield from _at_question(earlier, question)
            was, now = old.section_of(question.id), new.section_of(question.id)
            if was is not None and now is not None and was.id != now.id:
                yield FormChange("moved", question.id, Effect.SAFE, {"before": was.title, "after": now.title})
    for question in before.values():
        effect = Effect.LOSES_TEXT if question.takes_answer else Effect.SAFE
        yield FormChange("dropped", question.id, effect)


def _at_question(old: Question, new: Question) -> Iterator[FormChange]:
    if old.type is not new.type:
        safe = {old.type, new.type} <= TEXT_TYPES
        code = "retyped_safely" if safe else "retyped"
        effect = Effect.SAFE if safe else Effect.LOSES_TEXT
        yield FormChange(code, new.id, effect, {"before": str(old.type), "after": str(new.type)})
    if old.label != new.label:
        yield FormChange("relabelled", new.id, Effect.SAFE)
    for limit in _LIMITS:
        was, now = getattr(old, limit), getattr(new, limit)
        if was != now:
            lowered = now is not None and (was is None or now < was)
            params = {
                "limit": limit,
                "before": "" if was is None else was,
                "after": "" if now is None else now,
            }
            code, effect = (
                ("limit_lowered", Effect.NEEDS_DECISION) if lowered else ("limit_raised", Effect.SAFE)
            )
            yield FormChange(code, new.id, effect, params)
    if old.required is not new.required:
        if new.required:
            yield FormChange("now_required", new.id, Effect.NEEDS_DECISION)
        else:
            yield FormChange("now_optional", new.id, Effect.SAFE)
    if old.filled_by is not new.filled_by:
        params = {"before": str(old.filled_by), "after": str(new.filled_by)}
        yield FormChange("other_hand", new.id, Effect.NEEDS_DECISION, params)
    if old.translatable is not new.translatable:
        if new.translatable:
            yield FormChange("now_translatable", new.id, Effect.SAFE)
        else:
            yield FormChange("no_longer_translatable", new.id, Effect.NEEDS_DECISION)
    yield from _list_changes("option", _ids(old.options, old.rows), _ids(new.options, new.rows), new.id)
    yield from _list_changes("field", [f.id for f in old.fields], [f.id for f in new.fields], new.id)
    yield from _unlike_values(old, new)
    for asked in new.fields:
        earlier = old.field(asked.id)
        inside = () if earlier is None else _at_question(earlier, asked)
        effects = [change.effect for change in inside if change.code != "relabelled"]
        if effects:
            yield FormChange(
                "field_changed", new.id, max(effects, key=list(Effect).index), {"field": asked.id}
            )


def _unlike_values(old: Question, new: Question) -> Iterator[FormChange]:
    """What makes an equal value mean something else, or leaves a part of it without a place."""
    if old.unit != new.unit:
        yield FormChange(
            "unit_changed", new.id, Effect.NEEDS_DECISION, {"before": old.unit, "after": new.unit}
        )
    if old.scale and new.scale and old.scale != new.scale:
        effect = Effect.NEEDS_DECISION if set(old.scale) <= set(new.scale) else Effect.LOSES_TEXT
        before, after = (" ".join(str(one) for one in scale) for scale in (old.scale, new.scale))
        yield FormChange("scale_changed", new.id, effect, {"before": before, "after": after})
    for what in BESIDE:
        if getattr(old, f"with_{what}") and not getattr(new, f"with_{what}"):
            yield FormChange("no_longer_beside", new.id, Effect.LOSES_TEXT, {"what": what})


def _list_changes(what: str, old: list[str], new: list[str], question: str) -> Iterator[FormChange]:
    for one in new:
        if one not in old:
            yield FormChange(f"{what}_added", question, Effect.SAFE, {what: one})
    for one in old:
        if one not in new:
            yield FormChange(f"{what}_removed", question, Effect.LOSES_TEXT, {what: one})


def _ids(*lists: "tuple[object, ...]") -> list[str]:
    return [str(getattr(one, "id", "")) for many in lists for one in many]


def carry_over(
    old: Form,
    new: Form,
    answers: Answers,
    *,
    facts: bool = True,
    texts: bool = True,
    evidence: bool = True,
    year: int | None = None,
) -> CarryOver:
    """Carry answers from one form into another by the ids of their questions.

    Args:
        old: The form they were written for.
        new: The form they go to.
        answers: Canonical answers; they are not changed.
        facts: Whether names, dates, figures and choices are taken.
        texts: Whether prose is taken.
        evidence: Whether evidence numbers beside answers are taken.
        year: The new call's year, to mark figures more than three years older.
    """
    taken: dict[AnswerKey, Value] = {}
    dropped: dict[AnswerKey, str] = {}
    lessened: dict[AnswerKey, str] = {}
    changed: set[str] = set()
    differing = {c.question for c in changes(old, new) if c.code not in {"relabelled", "moved"}}
    # Where only one language can stand, it is one the form is written in.
    ranked = sorted(answers, key=lambda key: (key.question, key.language not in new.languages, key.language))
    for key in ranked:
        value = answers[key]
        question = new.question(key.question)
        if question is None or not question.takes_answer:
            dropped[key] = "no_question"
            continue
        if not (texts if is_text(question) else facts):
            dropped[key] = "not_taken"
            continue
        earlier = old.question(key.question)
        moved, partly = carried_value(earlier, question, value, languages=new.languages, evidence=evidence)
        if moved is None:
            dropped[key] = partly or "does_not_fit"
            continue
        target = AnswerKey(key.question, _language(key, question, new))
        if target in taken:
            dropped[key] = "does_not_fit"
            continue
        taken[target] = moved
        if partly:
            lessened[key] = partly
        if partly or target != key or key.question in differing:
            changed.add(key.question)
    answered = {key.question for key in taken}
    return CarryOver(
        answers=taken,
        carried=tuple(q.id for q in new.questions() if q.id in answered and q.id not in changed),
        changed=tuple(q.id for q in new.questions() if q.id in changed),
        new=tuple(q.id for q in new.questions() if q.takes_answer and q.id not in answered),
        dropped=dropped,
        lessened=lessened,
        old_figures=_old_figures(new, taken, year),
    )


def _language(key: AnswerKey, question: Question, form: Form) -> str:
    if question.translatable:
        return key.language or form.languages[0]
    return ""


def _old_figures(form: Form, answers: Answers, year: int | None) -> tuple[str, ...]:
    if year is None:
        return ()
    return tuple(
        question.id
        for question in form.questions()
        if question.type is QuestionType.DATA_POINT
        and isinstance(plain := plain_part(answers.get(AnswerKey(question.id))), dict)
        and isinstance(plain.get("year"), int)
        and year - plain["year"] > OLD_AFTER_YEARS
    )
