"""From the blocks of a worksheet to answers: what each block changes, what stays, what cannot be read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from lcapp.domain import values
from lcapp.domain.answers import (
    BESIDE,
    FIGURE_PARTS,
    AnswerKey,
    Answers,
    Value,
    beside,
    is_none,
    plain_part,
    with_beside,
)
from lcapp.domain.forms import Form, Question, QuestionType
from lcapp.domain.worksheet import NEW_ITEM, Spot, digest_of, normal_lines
from lcapp.domain.worksheet_matching import FoundBlock
from lcapp.domain.worksheet_text import Labels, canonical_part, lines_of, value_of, whole_figure
from lcapp.errors import InputRefused

LabelsOf = Mapping[tuple[str, str], Labels]
"""The words of options by question and field."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A block whose text cannot stand as an answer: `code` and `params` say why."""

    spot: Spot
    text: str
    code: str
    params: Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class ReadBlocks:
    """What the blocks of a file come to.

    Args:
        result: What some answers shall be; None for no answer.
        changed: Spots that change something.
        newer_here: Spots nobody touched in Word while the draft went on.
        both: Spots that were changed here and in Word.
        unread: Blocks that cannot stand.
    """

    result: Mapping[AnswerKey, Value | None]
    changed: tuple[Spot, ...]
    newer_here: tuple[Spot, ...]
    both: tuple[Spot, ...]
    unread: tuple[Unread, ...]


def read_blocks(form: Form, answers: Answers, blocks: Sequence[FoundBlock], labels: LabelsOf) -> ReadBlocks:
    """What would become of the answers.

    Args:
        form: The form of the draft.
        answers: What is answered now.
        blocks: What came back.
        labels: As the worksheet was written with.
    """
    newer, both, unread = [], [], []
    edits: dict[AnswerKey, list[tuple[Spot, Value | None]]] = {}
    for block in blocks:
        spot, question = block.spot, _asked(form, block.spot)
        if question is None:
            unread.append(_unread(block, "unknown_question", {"name": spot.address}))
            continue
        key = AnswerKey(spot.question, "" if spot.item else spot.language)
        now = standing_at(form, answers, spot)
        labelled = labels.get((spot.question, spot.field), str)
        here = lines_of(question, spot.part, now, labelled)
        if normal_lines(block.lines) == normal_lines(here):
            continue
        if block.digest and digest_of(block.lines) == block.digest:
            newer.append(spot)
            continue
        try:
            value = value_of(question, spot.part, block.lines, now, labelled)
            canonical_part(question, spot.part, value)
        except InputRefused as error:
            unread.append(_unread(block, error.code, dict(error.params)))
            continue
        if value == now or (value is None and now is None):
            continue
        if block.digest and digest_of(here) != block.digest:
            both.append(spot)
        edits.setdefault(key, []).append((spot, value))
    result: dict[AnswerKey, Value | None] = {}
    for key, several in edits.items():
        whole = _applied(form, answers.get(key), several)
        try:
            question = next(q for q in form.questions() if q.id == key.question)
            result[key] = values.canonical(question, whole)
        except InputRefused as error:
            told = [FoundBlock(spot, (str(value or ""),), "", "") for spot, value in several]
            unread += [_unread(one, error.code, dict(error.params)) for one in told]
    result = {key: value for key, value in result.items() if value != answers.get(key)}
    changed = tuple(spot for key, several in edits.items() if key in result for spot, _value in several)
    return ReadBlocks(result, changed, tuple(newer), tuple(both), tuple(unread))


def _unread(block: FoundBlock, code: str, params: Mapping[str, str | int]) -> Unread:
    return Unread(block.spot, normal_lines(block.lines), code, params)


def _asked(form: Form, spot: Spot) -> Question | None:
    question = form.question(spot.question)
    if question is None or not spot.item:
        return question if question is None or question.type is not QuestionType.GROUP else None
    return question.field(spot.field)


def standing_at(form: Form, answers: Answers, spot: Spot) -> Value | None:
    """What a block would show of the answers."""
    question = _asked(form, spot)
    if question is None:
        return None
    if not spot.item:
        return _part_of(question, answers.get(AnswerKey(spot.question, spot.language)), spot.part)
    record = next(
        (one for one in _records(answers.get(AnswerKey(spot.question))) if one["id"] == spot.item), {}
    )
    inside = record.get(spot.field)
    if question.translatable:
        inside = (inside or {}).get(spot.language)
    return _part_of(question, inside, spot.part)


def _part_of(question: Question, value: Value | None, part: str) -> Value | None:
    if part in BESIDE:
        return beside(value, part)
    plain = plain_part(value)
    if question.type is QuestionType.DATA_POINT and not is_none(plain):
        return (plain or {}).get(part or "value")
    return None if part else plain


def _records(value: Value | None) -> list[Mapping[str, Value]]:
    plain = plain_part(value)
    return [one for one in plain if isinstance(one, dict)] if isinstance(plain, list) else []


def _applied(form: Form, value: Value | None, edits: Iterable[tuple[Spot, Value | None]]) -> Value | None:
    by_item: dict[str, list[tuple[Spot, Value | None]]] = {}
    for spot, new in edits:
        by_item.setdefault(spot.item, []).append((spot, new))
    plain = by_item.pop("", [])
    if plain:
        question = form.question(plain[0][0].question)
        value = _with_parts(question, value, {spot.part: new for spot, new in plain}) if question else value
    if by_item:
        value = _with_records(form, value, by_item)
    return value


def _with_records(
    form: Form, value: Value | None, by_item: Mapping[str, list[tuple[Spot, Value | None]]]
) -> Value | None:
    records = [dict(one) for one in _records(value)]
    for item, edits in by_item.items():
        record = next((one for one in records if one["id"] == item), None)
        if record is None:
            record = {} if item.startswith(NEW_ITEM) else {"id": item}
            records.append(record)
        parts: dict[tuple[str, str], dict[str, Value | None]] = {}
        for spot, new in edits:
            parts.setdefault((spot.field, spot.language), {})[spot.part] = new
        for (name, language), changed in parts.items():
            field = _asked(form, replace(edits[0][0], field=name))
            if field is None:
                continue
            if field.translatable:
                texts = dict(record.get(name) or {})
                texts[language] = _with_parts(field, texts.get(language), changed)
                record[name] = {code: text for code, text in texts.items() if text is not None} or None
            else:
                record[name] = _with_parts(field, record.get(name), changed)
    return with_beside(records, **{name: beside(value, name) for name in BESIDE})


def _with_parts(question: Question, value: Value | None, changed: Mapping[str, Value | None]) -> Value | None:
    standing = {name: changed.get(name, beside(value, name)) for name in BESIDE}
    plain = plain_part(value)
    if question.type is QuestionType.DATA_POINT:
        figure = changed.get("", _part_of(question, value, ""))
        parts = {name: changed.get(name, _part_of(question, value, name)) for name in FIGURE_PARTS}
        plain = whole_figure(figure, parts)
    elif "" in changed:
        plain = changed[""]
    return with_beside(plain, **standing)
