"""How an answer is written in a block of a worksheet, and how what comes back is read.

Texts stand as they are. Choices are boxes to tick, rankings and grids lines to fill in, lists one line each.
A line that begins with ∅ says that there is no relevant information, and why.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import SequenceMatcher

from lcapp.domain import values
from lcapp.domain.answers import BASES, CONFIDENCES, FIGURE_PARTS, Value, is_none, none_reason
from lcapp.domain.forms import Option, Question, QuestionType
from lcapp.domain.typed_text import shown
from lcapp.domain.worksheet import disarmed, normal
from lcapp.errors import InputRefused

NONE = "∅"
TICKED, OPEN = "☒", "☐"
_BOX = re.compile(r"\s*(?P<box>[☒☑☐✓✔✗✘■□◻◼]|\[\s*[xX×✓✔]?\s*\])\s*(?P<text>.*)", re.DOTALL)
_UNTICKED = frozenset("☐□◻")
_NUMBERED = re.compile(r"\s*(?P<place>\d{1,3}|_+|–)\s*[.)]\s*(?P<text>.*)", re.DOTALL)
_BULLET = re.compile(r"\s*[-–—•·▪*]\s+(?=\S)")
_THOUSANDS = re.compile(
    r"[+-]?\d{1,3}(([ \u00a0\u202f]\d{3})+|(,\d{3}){2,})(\.\d+)?|[+-]?\d{1,3}(,\d{3})+\.\d+"
)
_ALIKE = 0.5
"""From here on a line of a list is the old line written anew."""
QUALITIES: Mapping[str, tuple[str, ...]] = {"basis": BASES, "confidence": CONFIDENCES}

Labels = Callable[[str], str]
"""The words for an option's or row's id, or for `official`, `high` …, in the worksheet's language."""


def parts_of(question: Question) -> tuple[str, ...]:
    """The blocks one answer needs: the answer itself, parts of a figure, what may stand beside it."""
    figure = question.parts if question.type is QuestionType.DATA_POINT else ()
    beside = tuple(name for name in ("text", "links") if getattr(question, f"with_{name}"))
    return ("", *figure, *beside)


def lines_of(question: Question, part: str, value: Value | None, labels: Labels) -> tuple[str, ...]:
    """What stands in a block.

    Args:
        question: A question, or a field of a group; never a group.
        part: One of `parts_of`.
        value: The plain value, or that part of it; None for no answer.
        labels: See `Labels`.
    """
    return tuple(disarmed(line) for line in _lines(question, part, value, labels))


def _lines(question: Question, part: str, value: Value | None, labels: Labels) -> Iterable[str]:
    if part in QUALITIES:
        return _boxes(QUALITIES[part], () if value is None else (value,), labels)
    if part == "links":
        return value or ()
    if part:
        return () if value is None else str(value).split("\n")
    if is_none(value):
        return f"{NONE} {none_reason(value)}".rstrip().split("\n")
    match question.type:
        case QuestionType.CHOICE | QuestionType.CHOICES:
            chosen = value if isinstance(value, list) else [str(value or "")]
            return _boxes([option.id for option in question.options], chosen, labels)
        case QuestionType.RANKING:
            ranked = value or []
            rest = [option.id for option in question.options if option.id not in ranked]
            return (
                *(f"{place}. {_one_line(labels(one))}" for place, one in enumerate(ranked, start=1)),
                *(f"__. {_one_line(labels(one))}" for one in rest),
            )
        case QuestionType.RATING_GRID:
            scores = value or {}
            return (
                f"{_one_line(labels(row.id))}: {scores.get(row.id, '')}".rstrip() for row in question.rows
            )
        case QuestionType.LIST:
            return (item["text"] for item in value or ())
        case QuestionType.DATA_POINT:
            return () if value is None else (str(value),)
    return () if value is None else str(value).split("\n")


def _boxes(known: Iterable[str], chosen: Iterable[str], labels: Labels) -> list[str]:
    ticked = set(chosen)
    return [f"{TICKED if one in ticked else OPEN} {_one_line(labels(one))}" for one in known]


def _one_line(label: str) -> str:
    return " ".join(label.split())


def value_of(
    question: Question, part: str, lines: Sequence[str], now: Value | None, labels: Labels
) -> Value | None:
    """What a block says; None where it says nothing.

    Args:
        question: As for `lines_of`.
        part: One of `parts_of`.
        lines: What came back.
        now: What stands there now; items of a list keep their ids.
        labels: As the worksheet was written with.

    Raises:
        InputRefused: It cannot stand there.
    """
    kept = [line for text in lines for line in text.split("\n")]
    filled = [line.strip() for line in kept if line.strip()]
    place = question.id
    if part in QUALITIES:
        return _one(_ticked(filled, {one: labels(one) for one in QUALITIES[part]}, place), place)
    if part == "links":
        return filled or None
    if part:
        return "\n".join(kept).strip() or None
    if filled and filled[0].startswith(NONE):
        return {"none": "\n".join((filled[0].removeprefix(NONE), *filled[1:])).strip()}
    said = _known(question.options or question.rows, labels)
    match question.type:
        case QuestionType.CHOICE:
            return _one(_ticked(filled, said, place), place)
        case QuestionType.CHOICES:
            return _ticked(filled, said, place) or None
        case QuestionType.RANKING:
            return _ranked(filled, said, place)
        case QuestionType.RATING_GRID:
            return _scores(filled, said, place)
        case QuestionType.LIST:
            return _items([_BULLET.sub("", line, count=1) for line in filled], now)
        case QuestionType.DATA_POINT:
            return _figure(" ".join(filled), question.unit)
        case QuestionType.LONG_TEXT:
            return "\n".join(kept).strip() or None
    return " ".join(filled) or None


def whole_figure(plain: Value | None, parts: Mapping[str, Value | None]) -> Value | None:
    """A figure and its year, territory, source and quality as one value."""
    if is_none(plain):
        return plain
    point = {"value": plain, **{name: parts.get(name) for name in FIGURE_PARTS}}
    return {name: one for name, one in point.items() if one is not None} or None


def _known(options: Iterable[Option], labels: Labels) -> dict[str, str]:
    return {option.id: labels(option.id) for option in options}


def _ticked(lines: Sequence[str], said: Mapping[str, str], place: str) -> list[str]:
    boxes = [(_BOX.fullmatch(line), line) for line in lines]
    if not any(found for found, _line in boxes):
        # Somebody typed the words themselves.
        return [_named(_BULLET.sub("", line, count=1), said, place) for line in lines]
    chosen = []
    for found, line in boxes:
        if found is None:
            raise InputRefused("unknown_option", place=place, name=shown(line), meant="")
        if found["box"] not in _UNTICKED and normal(found["box"].strip("[]")):
            chosen.append(_named(found["text"], said, place))
        else:
            _named(found["text"], said, place)
    return chosen


def _named(text: str, said: Mapping[str, str], place: str) -> str:
    wanted = normal(text).casefold()
    for one, label in said.items():
        if wanted in (normal(label).casefold(), one.casefold()):
            return one
    raise InputRefused("unknown_option", place=place, name=shown(text), meant="")


def _one(chosen: list[str], place: str) -> str | None:
    if len(chosen) > 1:
        raise InputRefused("worksheet_several_ticked", place=place)
    return chosen[0] if chosen else None


def _ranked(lines: Sequence[str], said: Mapping[str, str], place: str) -> Value | None:
    ranked: list[tuple[int, int, str]] = []
    for order, line in enumerate(lines, start=1):
        found = _NUMBERED.fullmatch(line)
        one = _named(found["text"] if found else line, said, place)
        if found is None or found["place"].isdecimal():
            ranked.append((int(found["place"]) if found else order, order, one))
    return [one for _place, _order, one in sorted(ranked)] or None


def _scores(lines: Sequence[str], said: Mapping[str, str], place: str) -> Value | None:
    scores: dict[str, Value] = {}
    for line in lines:
        label, colon, score = line.rpartition(":")
        if not colon:
            label, score = line, ""
        row = _named(label, said, place)
        if score.strip():
            scores[row] = score.strip()
    return scores or None


def _figure(text: str, unit: str) -> str | None:
    """A figure perhaps typed with its unit or with its thousands apart."""
    bare = text.strip().removesuffix(unit).strip() if unit else text.strip()
    # One comma alone may be the decimal comma of the one who typed: that is not guessed.
    if _THOUSANDS.fullmatch(bare):
        bare = re.sub(r"[, \u00a0\u202f]", "", bare)
    return bare or None


def _items(texts: Sequence[str], now: Value | None) -> Value | None:
    """The items of a list; one that was only written anew keeps its id."""
    old = list(now) if isinstance(now, list) else []
    ids: list[str | None] = []
    for text in texts:
        same = next((item for item in old if normal(item["text"]) == normal(text)), None)
        if same is not None:
            old.remove(same)
        ids.append(same["id"] if same is not None else None)
    for place, text in enumerate(texts):
        if ids[place] is None and old:
            ratios = [SequenceMatcher(None, item["text"], text, autojunk=False).ratio() for item in old]
            best = ratios.index(max(ratios))
            if ratios[best] >= _ALIKE:
                ids[place] = old.pop(best)["id"]
    items = [{"text": text, **({"id": one} if one else {})} for text, one in zip(texts, ids, strict=True)]
    return items or None


def canonical_part(question: Question, part: str, value: Value | None) -> Value | None:
    """A part on its own in its one canonical form, to see whether it can stand; raises InputRefused."""
    if value is None:
        return None
    if part:
        return values.canonical(question, {part: value})
    return values.canonical(question, value)
