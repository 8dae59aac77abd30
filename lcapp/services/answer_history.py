"""The past of an open draft: what was done when and by whom, named states, and the way back to them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from lcapp.domain.answers import AnswerKey, Value
from lcapp.domain.milestone import Milestone, content_id, milestone_bytes, read_milestone
from lcapp.domain.typed_text import one_line
from lcapp.domain.versions import AuditEntry, Version, VersionKind
from lcapp.errors import InputRefused
from lcapp.services.draft_session import DraftSession
from lcapp.services.library_ports import NewVersion, PastAnswer, RecordStore, VersionStore

RESTORE = "restore"
"""Kind of the act that brings something back."""

_TOLD_OF_AUDIT: Mapping[str, str] = {
    "rename": "rename",
    "delete": "delete",
    "restore": "unbin",
    "reopen": "reopen",
    "export": "export",
}
"""What the audit adds to record and versions, and how it is called here."""


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that was done.

    Args:
        kind: Kind of the act (`typing`, `import`, `restore` …), `milestone`, `sealed`, or of the audit.
        actor: Who did it; may be empty.
        began_at: UTC.
        at: UTC of its end.
        changes: The answers it changed.
        subject: A milestone's name, or the reason that was given.
        version: Number of the version it made, else 0.
    """

    kind: str
    actor: str
    began_at: datetime
    at: datetime
    changes: tuple[PastAnswer, ...] = ()
    subject: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class Day:
    """What was done on one day of this computer's calendar, newest first."""

    day: date
    deeds: tuple[Deed, ...]


@dataclass(frozen=True, slots=True)
class AnswerPair:
    """One answer then and now."""

    key: AnswerKey
    then: Value | None
    now: Value | None


@dataclass(frozen=True, slots=True)
class RestoreReport:
    """How many answers changed, and which the form of today has no place for."""

    changed: int
    left_out: tuple[AnswerKey, ...] = ()


class AnswerHistory:
    """Timelines and milestones of the dossiers on this computer.

    Args:
        records: The record of changes.
        versions: Kept versions and the audit.
        actor: Who is working here.
    """

    def __init__(self, *, records: RecordStore, versions: VersionStore, actor: Callable[[], str]) -> None:
        self._records = records
        self._versions = versions
        self._actor = actor

    def of_answer(self, dossier: int, key: AnswerKey, *, limit: int = 500) -> tuple[Day, ...]:
        """The past of one answer, newest first. What is not saved yet is not told."""
        return _days(_deeds(self._records.past_answers(dossier, key, limit=limit)))

    def of_dossier(self, dossier: int, *, limit: int = 500) -> tuple[Day, ...]:
        """What was done to a whole dossier, newest first: answers, versions, and what the audit adds."""
        deeds = [
            *_deeds(self._records.past_answers(dossier, limit=limit)),
            *map(_of_version, self._versions.versions(dossier)),
            *(_of_audit(entry) for entry in self._versions.audit(dossier) if entry.verb in _TOLD_OF_AUDIT),
        ]
        # Sorting keeps the order of the record where a clock stood still.
        return _days(sorted(deeds, key=lambda deed: deed.at, reverse=True))

    def milestones(self, dossier: int) -> tuple[Version, ...]:
        """Named states, newest first."""
        found = self._versions.versions(dossier)
        return tuple(one for one in reversed(found) if one.kind is VersionKind.MILESTONE)

    def name_milestone(self, session: DraftSession, name: str) -> Version:
        """Save the draft and keep its answers under a name, such as "sent to the mayor".

        Raises:
            InputRefused: `milestone_unnamed`: the name is empty.
            StorageUnavailable: The draft could not be saved.
        """
        label = one_line(name, "name")
        if not label:
            raise InputRefused("milestone_unnamed")
        session.flush()
        dossier = session.dossier
        content = milestone_bytes(Milestone(dossier.form, dossier.form_digest, session.answers))
        return self._versions.add_version(
            NewVersion(
                dossier=dossier.number,
                kind=VersionKind.MILESTONE,
                label=label,
                content_id=content_id(content),
                content=content,
                expected_rev=dossier.rev,
            ),
            actor=self._actor(),
        )

    def answers_of(self, dossier: int, version: int) -> Mapping[AnswerKey, Value]:
        """The answers of a kept version; raises NotFound or StorageUnavailable."""
        return read_milestone(self._versions.version_content(dossier, version)).answers

    def compare(self, session: DraftSession, version: int) -> tuple[AnswerPair, ...]:
        """Every answer that is another now than in a kept version, in the form's order."""
        then, now = self.answers_of(session.dossier.number, version), session.answers
        differing = {key for key in {*then, *now} if then.get(key) != now.get(key)}
        order = {question.id: place for place, question in enumerate(session.form.questions())}
        return tuple(
            AnswerPair(key, then.get(key), now.get(key))
            for key in sorted(differing, key=lambda key: (order.get(key.question, len(order)), key))
        )

    def reopen(self, dossier: int, reason: str) -> None:
        """Open a sealed dossier for writing again; the reason is kept in the audit.

        Raises:
            InputRefused: `reason_missing`: no reason was given.
        """
        said = one_line(reason, "reason")
        if not said:
            raise InputRefused("reason_missing")
        self._versions.reopen(dossier, said, actor=self._actor())

    def restore_milestone(self, session: DraftSession, version: int) -> RestoreReport:
        """Put every answer as it was then, as one act that undo takes back.

        Raises:
            ReadOnly: The draft can only be read.
        """
        known = {question.id for question in session.form.questions()}
        pairs = self.compare(session, version)
        wanted = {pair.key: pair.then for pair in pairs if pair.key.question in known}
        left_out = tuple(pair.key for pair in pairs if pair.key.question not in known)
        return RestoreReport(session.set_answers(wanted, kind=RESTORE), left_out)


def restore_answer(session: DraftSession, key: AnswerKey, value: Value | None) -> bool:
    """Put one answer as it once was, as an act that undo takes back; whether that changed anything.

    Raises:
        InputRefused: The value cannot stand at this question any more.
        ReadOnly: The draft can only be read.
    """
    return session.set_answers({key: value}, kind=RESTORE) > 0


def _deeds(past: Iterable[PastAnswer]) -> list[Deed]:
    """Changes that were made in one go are one deed; typing is told answer by answer."""
    deeds: list[Deed] = []
    for (kind, actor, at), group in groupby(past, key=lambda one: (one.kind, one.actor, one.at)):
        changes = tuple(group)
        parts = [(one,) for one in changes] if kind == "typing" else [changes]
        deeds += [Deed(kind, actor, part[-1].began_at, at, part) for part in parts]
    return deeds


def _of_version(version: Version) -> Deed:
    at = version.taken_at
    return Deed(str(version.kind), version.actor, at, at, subject=version.label, version=version.number)


def _of_audit(entry: AuditEntry) -> Deed:
    subject = str(entry.details.get("reason", ""))
    return Deed(_TOLD_OF_AUDIT[entry.verb], entry.actor, entry.at, entry.at, subject=subject)


def _days(deeds: Iterable[Deed]) -> tuple[Day, ...]:
    def day_of(deed: Deed) -> date:
        return deed.at.astimezone().date()

    return tuple(Day(day, tuple(group)) for day, group in groupby(deeds, key=day_of))
