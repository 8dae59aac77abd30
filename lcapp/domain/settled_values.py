"""Several versions of one answer become one: what only one of them changed is taken, the rest is disputed.

Lists and records go item by item and field by field (by id), choices and links one by one, texts word by word
where nobody wrote in the same place. A figure stays together with its year and source. What cannot be put
together is a dispute; as long as nobody decides it, the version that says more stands, so that the outcome
hangs neither on the order of merging nor on whose computer it is.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lcapp.domain.answers import BESIDE, Value, beside, is_none, plain_part, with_beside
from lcapp.domain.fingerprint import canonical_bytes
from lcapp.domain.forms import TEXT_TYPES, Question, QuestionType
from lcapp.domain.merged_order import merged_order
from lcapp.domain.text_merge import combined_text
from lcapp.domain.value_difference import Path
from lcapp.domain.word_count import words

Versions = Sequence[Value | None]
_ITEMS = frozenset({QuestionType.LIST, QuestionType.GROUP})
_SETS = ("links", "evidence")


@dataclass(frozen=True, slots=True)
class Dispute:
    """A part of an answer that several versions changed differently.

    Args:
        path: Where it stands: item, field, language, row, or `text`; empty for the answer itself.
        question: What is asked there: the question itself or a field of its records.
        base: What stood there before; None for nothing.
        versions: What it became, each once, what says most first; None where it was taken out.
        combined: All of it together, where the words do not get in each other's way; else None.
        is_text: Whether the versions are texts, which can be written anew and put one after the other.
    """

    path: Path
    question: Question
    base: Value | None
    versions: tuple[Value | None, ...]
    combined: Value | None = None
    is_text: bool = False

    @property
    def suggested(self) -> Value | None:
        """What stands as long as nobody decides."""
        return self.versions[0] if self.combined is None else self.combined


@dataclass(frozen=True, slots=True)
class Settled:
    """One value made of several, and what of it was disputed."""

    value: Value | None
    disputes: tuple[Dispute, ...] = ()


@dataclass(slots=True)
class _Court:
    """What was decided, and what was found to be disputed so far."""

    decided: Mapping[Path, Value | None]
    disputes: list[Dispute] = field(default_factory=list)

    def settle(self, dispute: Dispute) -> Value | None:
        self.disputes.append(dispute)
        return self.decided.get(dispute.path, dispute.suggested)


def settle(
    question: Question,
    base: Value | None,
    versions: Versions,
    decided: Mapping[Path, Value | None] | None = None,
) -> Settled:
    """Make one value of a base and what became of it in several hands.

    Args:
        question: What is asked.
        base: What stood there before; None for no answer.
        versions: Canonical values, None for no answer; their order does not matter.
        decided: By path, what somebody decided for a dispute.
    """
    court = _Court(decided or {})
    value = _settle(court, question, (), base, versions)
    return Settled(value, tuple(court.disputes))


def weight(value: Value | None) -> tuple[int, int, bytes]:
    """How much a value says: words, characters, and its bytes: no two different ones weigh the same."""
    if value is None:
        return (0, 0, b"")
    texts = list(texts_in(value))
    return (sum(map(words, texts)), sum(map(len, texts)), canonical_bytes(value))


def part_at(value: Value | None, path: Path) -> Value | None:
    """What stands at the path of a dispute; None where there is nothing."""
    for name in path:
        if name in BESIDE and beside(value, name) is not None:
            value = beside(value, name)
            continue
        plain = plain_part(value)
        if isinstance(plain, list):
            value = next((one for one in plain if isinstance(one, dict) and one.get("id") == name), None)
        else:
            value = plain.get(name) if isinstance(plain, dict) else None
    return plain_part(value)


def texts_in(value: Value) -> Iterator[str]:
    """Every text of a value; ids of items are none."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inside in value.items():
            yield from () if name == "id" else texts_in(inside)
    elif isinstance(value, list):
        for inside in value:
            yield from texts_in(inside)


def _changed(base: Value | None, versions: Versions) -> list[Value | None]:
    """The versions that are not the base, each once, heaviest first."""
    found: list[Value | None] = []
    for one in versions:
        if one != base and one not in found:
            found.append(one)
    return sorted(found, key=weight, reverse=True)


def _settle(
    court: _Court, question: Question, path: Path, base: Value | None, versions: Versions
) -> Value | None:
    changed = _changed(base, versions)
    if len(changed) < 2:
        return changed[0] if changed else base
    plain = _plain(court, question, path, plain_part(base), [plain_part(one) for one in versions])
    standing: dict[str, Value | None] = {}
    for name in BESIDE:
        before, after = beside(base, name), [beside(one, name) for one in versions]
        if name in _SETS:
            standing[name] = _one_by_one(before, after)
        else:
            standing[name] = _text(court, question, (*path, name), before, after)
    return with_beside(plain, **standing)


def _plain(
    court: _Court, question: Question, path: Path, base: Value | None, versions: Versions
) -> Value | None:
    changed = _changed(base, versions)
    if len(changed) < 2:
        return changed[0] if changed else base
    kind = question.type
    if not any(is_none(one) for one in changed):
        before = None if is_none(base) else base
        # An unanswered version beside a changed one is a removal; where there are parts, of those it had.
        if kind in _ITEMS:
            return _items(court, question, path, before or [], [one or [] for one in versions]) or None
        if kind is QuestionType.CHOICES:
            return _chosen(question, before or [], [one or [] for one in versions])
        if kind is QuestionType.RATING_GRID:
            return _grid(court, question, path, before or {}, [one or {} for one in versions])
        if kind in TEXT_TYPES:
            return _text(court, question, path, before, versions)
    return court.settle(Dispute(path, question, base, tuple(changed)))


def _text(
    court: _Court, question: Question, path: Path, base: Value | None, versions: Versions
) -> Value | None:
    changed = _changed(base, versions)
    if len(changed) < 2:
        return changed[0] if changed else base
    combined = None
    if base is not None and None not in changed:
        combined = combined_text(str(base), [str(one) for one in changed])
    return court.settle(Dispute(path, question, base, tuple(changed), combined, is_text=True))


# Parts


def _one_by_one(base: Value | None, versions: Versions) -> list[Value]:
    """Entries of which each is there or not: what somebody took out is out, what somebody put in is in."""
    before, after = base or [], [one or [] for one in versions]
    kept = [entry for entry in before if all(entry in one for one in after)]
    added = [entry for one in after for entry in one if entry not in before]
    return merged_order(before, after, {*kept, *added})


def _chosen(question: Question, base: Value, versions: Versions) -> Value | None:
    chosen = set(_one_by_one(base, versions))
    return [option.id for option in question.options if option.id in chosen] or None


def _grid(court: _Court, question: Question, path: Path, base: Value, versions: Versions) -> Value | None:
    settled = {}
    for row in question.rows:
        before, after = base.get(row.id), [(one or {}).get(row.id) for one in versions]
        changed = _changed(before, after)
        score = changed[0] if changed else before
        if len(changed) > 1:
            score = court.settle(Dispute((*path, row.id), question, before, tuple(changed)))
        if score is not None:
            settled[row.id] = score
    return settled or None


def _items(court: _Court, question: Question, path: Path, base: Value, versions: Versions) -> list[Value]:
    before, after = _by_id(base), [_by_id(one or []) for one in versions]
    settled = {}
    for its_id in dict.fromkeys(one for there in (before, *after) for one in there):
        item = _item(court, question, (*path, its_id), before.get(its_id), [one.get(its_id) for one in after])
        if item is not None:
            settled[its_id] = item
    order = merged_order(list(before), [list(one) for one in after], set(settled))
    return [settled[its_id] for its_id in order]


def _by_id(items: Iterable[Value]) -> dict[str, Value]:
    return {str(item["id"]): item for item in items}


def _item(
    court: _Court, question: Question, path: Path, base: Value | None, versions: Versions
) -> Value | None:
    if base is None:
        # Who does not have what another put in did not take it out.
        versions = [one for one in versions if one is not None]
    changed = _changed(base, versions)
    if len(changed) < 2:
        return changed[0] if changed else base
    if None in changed:
        return court.settle(Dispute(path, question, base, tuple(changed)))
    before: Mapping[str, Value] = base or {}
    if question.type is QuestionType.LIST:
        texts = [one["text"] for one in versions if one]
        text = _text(court, question, (*path, "text"), before.get("text"), texts)
        return {"id": path[-1], "text": text} if text else None
    record = {"id": path[-1]}
    for one in question.fields:
        after = [version.get(one.id) for version in versions if version]
        value = _field(court, one, (*path, one.id), before.get(one.id), after)
        if value is not None:
            record[one.id] = value
    return record if len(record) > 1 else None


def _field(
    court: _Court, question: Question, path: Path, base: Value | None, versions: Versions
) -> Value | None:
    if not question.translatable:
        return _settle(court, question, path, base, versions)
    one_tongue = replace(question, translatable=False)
    before, after = base or {}, [one or {} for one in versions]
    settled = {}
    for language in sorted({tongue for one in (before, *after) for tongue in one}):
        texts = [one.get(language) for one in after]
        value = _settle(court, one_tongue, (*path, language), before.get(language), texts)
        if value is not None:
            settled[language] = value
    return settled or None
