"""What a file brings for a merge: whose it is, what it says, and the state both sides began with."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from lcapp.domain.answers import AnswerKey, Answers, Value
from lcapp.domain.carried_dossier import read_carried
from lcapp.domain.evidence import Evidence
from lcapp.domain.parcel_file import ParcelFile
from lcapp.domain.parcels import Parcel, parcels_in
from lcapp.domain.parked import stands_beside
from lcapp.domain.received_dossier import usable_evidence
from lcapp.errors import InputRefused
from lcapp.services.draft_session import DraftSession
from lcapp.services.library_ports import PastAnswer, RecordStore, VersionStore
from lcapp.services.package_preview import Inspected
from lcapp.services.parcels import parcel_file_of

FURTHEST_BACK = 200_000
"""Changes that are walked back at most to find a state that went out."""


@dataclass(frozen=True, slots=True)
class MergeSource:
    """One side of a merge.

    Args:
        who: The name of whoever wrote it; it proves nothing where it only stands in the file.
        answers: What it says, not yet made fit for this draft's form.
        base: What both began with.
        base_from: Where the base is from: `record` (this library remembers the hand-out), `history` (the
            state that went out was found in the record), `file` (only the file says so), or `none`.
        sections: Ids of the sections that travelled; None for the whole dossier.
        form: Name of the form it is written for.
        parcel: The hand-out, as this library remembers it; None for one it does not know.
        parcel_id: Name of the hand-out; empty for a whole dossier.
        sent_at: UTC, as the file says.
        evidence: Its register.
        content_id: Of a whole dossier, the hash of what it says.
        inspected: The file that was opened; None where there was none.
    """

    who: str
    answers: Answers
    base: Answers
    base_from: str
    sections: tuple[str, ...] | None
    form: str
    parcel: Parcel | None = None
    parcel_id: str = ""
    sent_at: datetime | None = None
    evidence: tuple[Evidence, ...] = ()
    content_id: str = ""
    inspected: Inspected | None = None


class PastStates:
    """Finds a state of a draft by its content id.

    Args:
        records: The record of changes.
        versions: The audit, which says what went out when.
    """

    def __init__(self, *, records: RecordStore, versions: VersionStore) -> None:
        self._records, self._versions = records, versions

    def with_content(self, session: DraftSession, content: str) -> tuple[datetime, Answers] | None:
        """When that content went out, and the answers as they were; None where that is not known."""
        number = session.dossier.number
        gone_out = [
            entry for entry in self._versions.audit(number) if entry.details.get("content_id") == content
        ]
        if not content or not gone_out:
            return None
        past = self._records.past_answers(number, limit=FURTHEST_BACK)
        return gone_out[-1].at, answers_at(session.answers, past, gone_out[-1].at)


def merge_source(session: DraftSession, inspected: Inspected, past: PastStates) -> MergeSource:
    """What a file brings for an open draft.

    Raises:
        InputRefused: The file was refused, is no dossier and no part of one, or is of another dossier
            (`merge_of_other_dossier`).
    """
    opened = inspected.opened
    if inspected.refused:
        raise InputRefused(opened.code, **dict(opened.params))
    if opened.head is not None and opened.head.kind == "section":
        source = _of_sections(session, parcel_file_of(inspected), opened.head.made_at)
        return replace(source, inspected=inspected)
    if opened.head is not None and opened.head.kind != "dossier":
        raise InputRefused("package_of_other_kind", kind=opened.head.kind)
    carried = read_carried(opened.data)
    _must_be_of(session, carried.dossier.uuid, carried.dossier.title)
    # Whole dossiers have no name of their own: the computer they come from is remembered instead.
    parcel_id = hashlib.sha256(b"whole:" + inspected.sender.key.encode("ascii")).hexdigest()[:32]
    known = _known(session, parcel_id)
    found = past.with_content(session, opened.head.base if opened.head is not None else "")
    base, base_from = (found[1], "history") if found is not None else ({}, "none")
    if known is not None and (found is None or known.returned_at is None or found[0] < known.returned_at):
        base, base_from = known.base, "record"
    return MergeSource(
        who="",
        answers=carried.answers,
        base=base,
        base_from=base_from,
        sections=None,
        form=carried.dossier.form,
        parcel=known,
        parcel_id=parcel_id,
        sent_at=carried.taken_at,
        evidence=carried.evidence,
        content_id=carried.content_id,
        inspected=inspected,
    )


def answers_at(now: Answers, past: Iterable[PastAnswer], at: datetime) -> dict[AnswerKey, Value]:
    """The answers as they were at a moment, walked back from those of now.

    Args:
        now: As saved.
        past: All changes since, newest first.
        at: UTC.
    """
    found: dict[AnswerKey, Value] = dict(now)
    for change in past:
        if change.began_at <= at:
            break
        if stands_beside(change.key):
            continue
        found.pop(change.key, None)
        if change.before is not None:
            found[change.key] = change.before
    return found


def _of_sections(session: DraftSession, told: ParcelFile, made_at: datetime) -> MergeSource:
    _must_be_of(session, told.parcel.dossier, told.parcel.title)
    known = _known(session, told.parcel.id)
    trusted = known or told.parcel
    return MergeSource(
        who=trusted.to,
        answers=told.answers,
        base=trusted.base,
        base_from="record" if known else "file",
        sections=trusted.sections,
        form=told.form,
        parcel=known,
        parcel_id=told.parcel.id,
        sent_at=made_at,
        evidence=usable_evidence(told.evidence),
    )


def _must_be_of(session: DraftSession, dossier_uuid: str, title: str) -> None:
    if dossier_uuid != session.dossier.uuid:
        raise InputRefused("merge_of_other_dossier", title=title, dossier=session.dossier.number)


def _known(session: DraftSession, parcel_id: str) -> Parcel | None:
    return next((one for one in parcels_in(session.sides) if one.id == parcel_id), None)
