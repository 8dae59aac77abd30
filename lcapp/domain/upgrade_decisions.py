"""What is said about one answer of a form change: what becomes of it, and what of it is set aside."""

from collections.abc import Mapping
from dataclasses import replace

from lcapp.domain.answers import BESIDE, AnswerKey, Answers, Value, beside, is_none, plain_part
from lcapp.domain.completeness import is_visible
from lcapp.domain.form_changes import FormChange
from lcapp.domain.forms import Form, Question
from lcapp.domain.plain_text import answer_words, plain_text
from lcapp.domain.retyped_values import missing_texts, written_texts
from lcapp.domain.upgrade_plan import Decision, Kind, Over, SetAside, Way

_OF_OPTIONS = ("option_", "field_", "unit_", "scale_", "no_longer_beside")


def decision_of(
    old: Form,
    new: Form,
    key: AnswerKey,
    value: Value,
    way: Way,
    taken: Answers,
    differing: Mapping[str, list[FormChange]],
) -> tuple[Decision, SetAside | None]:
    """What becomes of one answer, and what goes to the drawer of it.

    Args:
        old: The form it was written for.
        new: The form it goes to.
        key: Where it stands.
        value: The answer.
        way: Where its parts were sent and which of them found room.
        taken: All answers of the new form.
        differing: By question, how the forms differ there.
    """
    question = old.question(key.question)
    used = [part for part in way.parts if part.used]
    targets = tuple(dict.fromkeys(part.target for part in used))
    standing = [
        text for target in targets for text in written_texts(new.question(target.question), taken[target])
    ]
    reason = way.reason
    if not reason and len(used) < len(way.parts):
        lost = next(part for part in way.parts if not part.used)
        reason = "other_language" if key.language and not lost.target.language else "place_taken"
    written = [text for one in way.pieces or [value] for text in written_texts(question, one)]
    if not reason and missing_texts(written, standing):
        reason = "left_over"
    text = _shown(question, value)
    changed = tuple(
        change
        for name in dict.fromkeys(target.question for target in targets)
        for change in differing.get(name, ())
        if change.code not in ("new", "new_required", "relabelled")
    )
    decision = Decision(
        key=key,
        kind=Kind.DROPPED,
        targets=targets,
        text=text,
        reason=reason,
        over=_over(new, targets, taken),
        hidden=any(_is_hidden(new, target, taken) for target in targets),
        changed=changed,
    )
    if targets and question is not None:
        joins = sum(part.used for part in way.parts if part.may_join) and _shares(way, targets, taken, value)
        decision = replace(decision, kind=_kind(old, new, question, decision, way, joins=bool(joins)))
    label = question.label if question is not None else key.question
    return decision, SetAside(key, label, value, text, reason) if reason else None


def _shares(way: Way, targets: tuple[AnswerKey, ...], taken: Answers, value: Value) -> bool:
    """Whether its place holds more than this answer."""
    return any(taken[part.target] != part.value for part in way.parts if part.target in targets)


def _kind(old: Form, new: Form, question: Question, so_far: Decision, way: Way, *, joins: bool) -> Kind:
    first = so_far.targets[0]
    asked = new.question(first.question)
    assert asked is not None
    if way.pieces:
        return Kind.SPLIT
    if joins:
        return Kind.MERGED
    if asked.type is not question.type:
        return Kind.RETYPED
    limits_moved = first.question != so_far.key.question or any(
        change.code == "limit_lowered" for change in so_far.changed
    )
    if so_far.over is not None and limits_moved:
        return Kind.NEW_LIMIT
    if so_far.reason or any(change.code.startswith(_OF_OPTIONS) for change in so_far.changed):
        return Kind.OPTIONS
    was, now = old.section_of(so_far.key.question), new.section_of(first.question)
    if first != so_far.key or (was is not None and now is not None and was.id != now.id):
        return Kind.MOVED
    return Kind.KEPT


def _shown(question: Question | None, value: Value) -> str:
    if question is None:
        return "\n".join(written_texts(None, value))
    lines = [plain_text(question, value)]
    for name in BESIDE:
        standing = beside(value, name)
        lines += standing if isinstance(standing, list) else [standing or ""]
    return "\n".join(line for line in lines if line)


def _over(form: Form, targets: tuple[AnswerKey, ...], answers: Answers) -> Over | None:
    for target in targets:
        question, value = form.question(target.question), answers[target]
        if question is None or is_none(value):
            continue
        plain = plain_part(value)
        for limit, count in (
            ("max_words", answer_words(question, value)),
            ("max_characters", len(plain_text(question, value))),
            ("max_items", len(plain) if isinstance(plain, list) else 0),
        ):
            allowed = getattr(question, limit)
            if allowed is not None and count > allowed:
                return Over(limit, allowed, count)
    return None


def _is_hidden(form: Form, target: AnswerKey, answers: Answers) -> bool:
    question = form.question(target.question)
    return question is not None and not is_visible(question, answers)
