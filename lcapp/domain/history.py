"""Undo and redo of a draft: acts, merged while the same answer is typed, rebuilt after a restart.

An act is one thing a person did: typing in one answer, an import, a copy. Undo and redo are acts as well
(`reverts` names what they turned back), so the record only ever grows and nothing is deleted.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from lcapp.domain.answers import AnswerKey, Value

MERGE_WITHIN = timedelta(seconds=60)
KEPT_ACTS = 1000
BEGINNINGS = frozenset({"start", "sample", "duplicate", "copy", "parcel"})
"""Kinds of the act a dossier is made with: there is nothing before it to go back to."""
BROUGHT = "brought"
"""Kind of an act that only says what somebody else's file brought: it never stood, so nothing undoes it."""


@dataclass(frozen=True, slots=True)
class Change:
    """One answer before and after; None means unanswered."""

    key: AnswerKey
    before: Value | None
    after: Value | None


@dataclass(frozen=True, slots=True)
class Act:
    """What a person did in one go.

    Args:
        id: Stays the same while typing is merged into it.
        kind: `typing`, `import`, `copy`, `undo`, `redo` …
        changes: At most one for each key.
        at: UTC of the last change merged in.
        actor: Who did it.
        reverts: For undo and redo, the id of the act turned back or done again.
    """

    id: str
    kind: str
    changes: tuple[Change, ...]
    at: datetime
    actor: str = ""
    reverts: str = ""

    def merged(self, later: "Act") -> "Act":
        """This act with a later part of itself: the first `before`, the last `after` of each key."""
        by_key = {change.key: change for change in self.changes}
        for change in later.changes:
            first = by_key.get(change.key)
            by_key[change.key] = replace(change, before=first.before) if first else change
        return replace(self, changes=tuple(by_key.values()), at=later.at)


@dataclass(slots=True)
class History:
    """The two stacks of one open draft."""

    done: list[Act] = field(default_factory=list)
    undone: list[Act] = field(default_factory=list)
    _sealed: bool = True

    def record(self, act: Act) -> Act:
        """Take a new act; typing goes on in the act before when it is the same answer within a minute.

        Returns:
            The act as it stands in the record now; its id tells whether it was merged.
        """
        self.undone.clear()
        last = self.done[-1] if self.done else None
        if last is not None and not self._sealed and _goes_on(last, act):
            merged = last.merged(replace(act, id=last.id))
            self.done[-1] = merged
            self.drop_without_effect()
            return merged
        self.done.append(act)
        del self.done[:-KEPT_ACTS]
        self._sealed = False
        return act

    def drop_without_effect(self) -> None:
        """Forget the last act if it ended where it began: undoing it would do nothing."""
        if self.done and all(change.before == change.after for change in self.done[-1].changes):
            self.done.pop()
            self._sealed = True

    def seal(self) -> None:
        """The person left the field: what comes next is a new act."""
        self._sealed = True

    def take_back(self) -> Act | None:
        """Move the last act to the redo side and return it."""
        if not self.done:
            return None
        act = self.done.pop()
        self.undone.append(act)
        self._sealed = True
        return act

    def do_again(self) -> Act | None:
        """Move the last undone act back and return it."""
        if not self.undone:
            return None
        act = self.undone.pop()
        self.done.append(act)
        self._sealed = True
        return act


def _goes_on(last: Act, act: Act) -> bool:
    return (
        last.kind == act.kind == "typing"
        and {c.key for c in last.changes} == {c.key for c in act.changes}
        and timedelta(0) <= act.at - last.at <= MERGE_WITHIN
    )


def rebuild(acts: Iterable[Act]) -> History:
    """The history after a restart, from the recorded acts in order; one act may stand there in parts."""
    history = History()
    for act in acts:
        if act.kind in BEGINNINGS or act.kind == BROUGHT:
            continue
        if history.done and history.done[-1].id != act.id:
            history.drop_without_effect()
        if act.kind == "undo":
            if history.done and history.done[-1].id == act.reverts:
                history.take_back()
        elif act.kind == "redo":
            if history.undone and history.undone[-1].id == act.reverts:
                history.do_again()
        elif history.done and history.done[-1].id == act.id:
            history.done[-1] = history.done[-1].merged(act)
        else:
            history.undone.clear()
            history.done.append(act)
    history.drop_without_effect()
    del history.done[:-KEPT_ACTS]
    history.seal()
    return history


def reaches_far_enough(acts: Sequence[Act]) -> bool:
    """Whether the recorded acts, which may begin anywhere, tell everything undo and redo must know.

    Undos are acts themselves: after a thousand of them the acts they turned back lie a thousand further.
    """
    known = {act.id for act in acts}
    for act in reversed(acts):
        if act.kind not in ("undo", "redo"):
            break
        if act.reverts not in known:
            return False
    return len(rebuild(acts).done) >= KEPT_ACTS
