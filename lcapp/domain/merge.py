"""Three-way merge of answers: what stood before, what stands here, and what somebody else made of it.

Equal changes are no conflict, what only one side changed is taken, and what both changed is put together part
by part (`lcapp.domain.settled_values`) or disputed. Nothing here changes a draft: a `Merge` is looked at,
some of it decided, and its `result` then taken as one act.

The outcome does not hang on the order of merging. Where an answer was put together of several hands and
nobody decided, their versions are remembered (`Merge.behind`); the next hand is settled with all of them at
once, and not with the text that happened to come out.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from lcapp.domain import values
from lcapp.domain.answers import AnswerKey, Answers, Value
from lcapp.domain.forms import Form, Question
from lcapp.domain.merge_kinds import MergeKind as MergeKind
from lcapp.domain.settled_values import Dispute, Settled, part_at, settle
from lcapp.domain.value_difference import Path

Behind = Mapping[AnswerKey, tuple[Value | None, ...]]
"""By answer, the versions it was put together of while nobody decided."""


@dataclass(frozen=True, slots=True)
class MergedAnswer:
    """One answer that is not the same before, here and there.

    Args:
        section: Id of its section.
        value: What comes of it, given what was decided.
        disputes: Places that both changed; empty unless `kind` is `DISPUTED`.
        versions: What the value was settled of: here, there, and what stands behind.
        decided: Whether somebody decided about the whole of it.
    """

    key: AnswerKey
    question: Question
    section: str
    kind: MergeKind
    base: Value | None
    mine: Value | None
    theirs: Value | None
    value: Value | None
    disputes: tuple[Dispute, ...] = ()
    versions: tuple[Value | None, ...] = ()
    decided: bool = False

    @property
    def brings_something(self) -> bool:
        """Whether the other side said something else than what stands here."""
        return self.theirs not in (self.base, self.mine)


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a person decided about a merge.

    Args:
        whole: By answer, what shall stand, whatever the merge found.
        parts: By answer and path, what shall stand where there is a dispute.
    """

    whole: Mapping[AnswerKey, Value | None]
    parts: Mapping[AnswerKey, Mapping[Path, Value | None]]

    def with_whole(self, key: AnswerKey, value: Value | None) -> "Decisions":
        """The same, and this answer decided."""
        return replace(self, whole={**self.whole, key: value})

    def with_part(self, key: AnswerKey, path: Path, value: Value | None) -> "Decisions":
        """The same, and this dispute decided."""
        inside = {**self.parts.get(key, {}), path: value}
        return replace(self, parts={**self.parts, key: inside}).without_whole(key)

    def without(self, key: AnswerKey) -> "Decisions":
        """The same without anything about this answer."""
        parts = {one: inside for one, inside in self.parts.items() if one != key}
        return replace(self, parts=parts).without_whole(key)

    def without_whole(self, key: AnswerKey) -> "Decisions":
        """The same, but nothing decided about this answer as a whole."""
        return replace(self, whole={one: value for one, value in self.whole.items() if one != key})


NOTHING_DECIDED = Decisions({}, {})


@dataclass(frozen=True, slots=True)
class Merge:
    """A merge before it is made.

    Args:
        answers: In the form's order.
        homeless: Their answers to questions this form does not ask, which nothing here can take.
    """

    answers: tuple[MergedAnswer, ...]
    homeless: Answers

    @property
    def result(self) -> dict[AnswerKey, Value | None]:
        """What the answers shall be where they shall be another than now."""
        return {one.key: one.value for one in self.answers if one.value != one.mine}

    @property
    def losers(self) -> dict[AnswerKey, Value | None]:
        """Their versions that do not stand in the result as they are; the history must keep them."""
        return {
            one.key: one.theirs for one in self.answers if one.brings_something and one.theirs != one.value
        }

    @property
    def disputed(self) -> tuple[MergedAnswer, ...]:
        """Answers about which somebody should decide and nobody has."""
        return tuple(
            one for one in self.answers if one.kind is MergeKind.DISPUTED and not one.decided and one.disputes
        )

    @property
    def behind(self) -> dict[AnswerKey, tuple[Value | None, ...]]:
        """What must be remembered of this merge, so that its order with others does not matter."""
        return {one.key: one.versions for one in self.answers if len(one.versions) > 1 and not one.decided}


def merge_answers(
    form: Form,
    base: Answers,
    mine: Answers,
    theirs: Answers,
    *,
    scope: Collection[str] | None = None,
    behind: Behind | None = None,
    decisions: Decisions = NOTHING_DECIDED,
) -> Merge:
    """Merge what somebody made of `base` into what stands here.

    Args:
        form: The form of the draft.
        base: Answers both began with.
        mine: Answers of the draft.
        theirs: Answers of the other side, canonical for this form where it asks them.
        scope: Ids of the questions that travelled; None for all. Others are not looked at.
        behind: What earlier merges asked to remember.
        decisions: What a person decided.
    """
    merged: list[MergedAnswer] = []
    asked: set[str] = set()
    keys: dict[str, list[AnswerKey]] = {}
    for key in sorted({*base, *mine, *theirs}):
        keys.setdefault(key.question, []).append(key)
    for _part, section in form.sections():
        for question in section.questions:
            asked.add(question.id)
            if scope is not None and question.id not in scope:
                continue
            for key in keys.get(question.id, ()):
                three = (base.get(key), mine.get(key), theirs.get(key))
                if three[0] != three[1] or three[1] != three[2]:
                    one = _merged(key, question, three, (behind or {}).get(key, ()), decisions)
                    merged.append(replace(one, section=section.id))
    homeless = {key: theirs[key] for key in sorted(theirs) if key.question not in asked}
    return Merge(tuple(merged), homeless)


def _merged(
    key: AnswerKey,
    question: Question,
    three: tuple[Value | None, Value | None, Value | None],
    behind: tuple[Value | None, ...],
    decisions: Decisions,
) -> MergedAnswer:
    base, mine, theirs = three
    versions = [mine]
    if len(behind) > 1 and _fitting(question, settle(question, base, behind)).value == mine:
        versions = list(behind)
    versions += [theirs] if theirs not in (*versions, mine, base) else []
    parts = decisions.parts.get(key, {})
    settled = _fitting(question, settle(question, base, versions, parts))
    # An old dispute in which the other side takes no part is not opened again.
    disputes = tuple(one for one in settled.disputes if _takes_part(one, theirs))
    value = settled.value
    if key in decisions.whole:
        value = values.canonical(question, decisions.whole[key])
    return MergedAnswer(
        key=key,
        question=question,
        section="",
        kind=_kind(base, mine, theirs, disputes),
        base=base,
        mine=mine,
        theirs=theirs,
        value=value,
        disputes=disputes,
        versions=tuple(one for one in versions if one != base),
        decided=key in decisions.whole or (bool(disputes) and all(one.path in parts for one in disputes)),
    )


def _fitting(question: Question, settled: Settled) -> Settled:
    return replace(settled, value=values.canonical(question, settled.value))


def _takes_part(dispute: Dispute, theirs: Value | None) -> bool:
    return part_at(theirs, dispute.path) != dispute.base


def _kind(
    base: Value | None, mine: Value | None, theirs: Value | None, disputes: tuple[Dispute, ...]
) -> MergeKind:
    if theirs == mine:
        return MergeKind.SAME
    if theirs == base:
        return MergeKind.MINE
    if mine == base:
        return MergeKind.THEIRS
    return MergeKind.DISPUTED if disputes else MergeKind.TOGETHER
