"""The tables as SQLAlchemy sees them, and rows to values; neither leaves this folder.

Core without the ORM: every write here is a statement of its own (upsert, compare-and-set on `rev`), rows
become frozen values at once, and the import is shorter by a third of what the ORM adds to the start.
"""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Column, Integer, MetaData, RowMapping, Table, Text

from lcapp.domain.answers import AnswerKey, Value
from lcapp.domain.dossier import AnswerMark, AnswerState, Dossier, Note
from lcapp.domain.fingerprint import canonical_bytes
from lcapp.domain.history import Act, Change
from lcapp.services.ports import DossierCard, Progress

METADATA = MetaData()

DOSSIER = Table(
    "dossier",
    METADATA,
    Column("number", Integer, primary_key=True),
    *(Column(name, Text) for name in ("uuid", "kind", "call", "form", "form_digest", "title", "status")),
    Column("rev", Integer),
    Column("root_hash", Text),
    *(Column(name, Integer) for name in ("fictional", "answered", "required", "to_fix")),
    *(Column(name, Text) for name in ("created_at", "updated_at", "deleted_at")),
)
ANSWER = Table(
    "answer",
    METADATA,
    Column("dossier", Integer, primary_key=True),
    Column("question", Text, primary_key=True),
    Column("language", Text, primary_key=True),
    *(Column(name, Text) for name in ("value", "state", "state_by")),
    Column("rev", Integer),
    *(Column(name, Text) for name in ("hash", "updated_at", "actor")),
)
CHANGE = Table(
    "change",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("dossier", Integer),
    *(Column(name, Text) for name in ("act", "kind", "question", "language", "before", "after")),
    *(Column(name, Text) for name in ("began_at", "at", "actor", "reverts")),
)
NOTE = Table(
    "note",
    METADATA,
    Column("dossier", Integer, primary_key=True),
    Column("id", Text, primary_key=True),
    *(Column(name, Text) for name in ("question", "author", "text", "written_at")),
    Column("settled", Integer),
)
AUDIT = Table(
    "audit",
    METADATA,
    Column("id", Integer, primary_key=True),
    *(Column(name, Text) for name in ("at", "actor", "verb", "subject", "details")),
)
EVIDENCE = Table(
    "evidence",
    METADATA,
    Column("dossier", Integer, primary_key=True),
    Column("id", Text, primary_key=True),
    *(Column(name, Integer) for name in ("number", "position")),
    *(Column(name, Text) for name in ("kind", "title", "file_name", "url", "media_type", "sha256")),
    *(Column(name, Integer) for name in ("size", "pages", "annex")),
    *(Column(name, Text) for name in ("caption", "rights", "dated", "supports", "removed")),
    Column("signed", Integer),
    *(Column(name, Text) for name in ("added_at", "taken_out_at", "hash")),
)
VERSION = Table(
    "version",
    METADATA,
    Column("dossier", Integer, primary_key=True),
    Column("number", Integer, primary_key=True),
    *(Column(name, Text) for name in ("kind", "label", "taken_at", "actor", "content_id")),
    *(Column(name, Text) for name in ("content", "digest")),
)
SIGNED_PAGE = Table(
    "signed_page",
    METADATA,
    Column("dossier", Integer, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("version", Integer),
    *(Column(name, Text) for name in ("sha256", "file_name", "media_type")),
    Column("size", Integer),
    *(Column(name, Text) for name in ("dated", "added_at")),
)
PARKED_ANSWER = Table(
    "parked",
    METADATA,
    Column("dossier", Integer, primary_key=True),
    Column("id", Text, primary_key=True),
    *(Column(name, Text) for name in ("question", "language", "form", "label", "value", "text")),
    *(Column(name, Text) for name in ("reason", "at")),
)
LEAVING = Table("leaving", METADATA, Column("dossier", Integer, primary_key=True))
SEARCH_TEXT = Table(
    "search_text",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("dossier", Integer),
    *(Column(name, Text) for name in ("question", "language", "note", "text")),
)
SEARCH_STALE = Table(
    "search_stale",
    METADATA,
    Column("dossier", Integer, primary_key=True),
    *(Column(name, Text, primary_key=True) for name in ("question", "language", "note")),
)


def time_text(at: datetime) -> str:
    """UTC with microseconds, always equally long, so that text sorts as time does."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def time_of(text: str) -> datetime:
    """The time a text says."""
    return datetime.fromisoformat(text)


def value_text(value: Value | None) -> str | None:
    """The canonical text of a value; None stays None."""
    return None if value is None else canonical_bytes(value).decode("utf-8")


def value_of(text: str | None) -> Value | None:
    """The value a stored text holds; raises ValueError when it is damaged."""
    return None if text is None else json.loads(text)


def key_of(row: RowMapping) -> AnswerKey:
    """Where an answer or a change stands."""
    return AnswerKey(row["question"], row["language"])


def dossier_of(row: RowMapping) -> Dossier:
    """The identity a row of `dossier` holds."""
    return Dossier(
        number=row["number"],
        uuid=row["uuid"],
        kind=row["kind"],
        call=row["call"],
        form=row["form"],
        form_digest=row["form_digest"],
        title=row["title"],
        status=row["status"],
        rev=row["rev"],
        created_at=time_of(row["created_at"]),
        updated_at=time_of(row["updated_at"]),
        fictional=bool(row["fictional"]),
    )


CARD_COLUMNS = (
    "number, uuid, kind, call, form, form_digest, title, status, rev, created_at, updated_at, fictional, "
    "answered, required, to_fix, deleted_at"
)
"""What `card_of` wants, in this order."""


def card_of(row: Sequence[Any]) -> DossierCard:
    """The line of the list a row of `dossier` holds; of ten thousand rows each microsecond counts."""
    number, uuid, kind, call, form, digest, title, status, rev, created, updated, fictional, *more = row
    answered, required, to_fix, deleted = more
    dossier = Dossier(
        number, uuid, kind, call, form, digest, title, status, rev,
        time_of(created), time_of(updated), bool(fictional),
    )  # fmt: skip
    return DossierCard(dossier, _progress(answered, required, to_fix), time_of(deleted) if deleted else None)


@lru_cache(4096)
def _progress(answered: int, required: int, to_fix: int) -> Progress:
    return Progress(answered, required, to_fix)


def mark_of(row: RowMapping) -> AnswerMark:
    """The mark a row of `answer` holds."""
    return AnswerMark(AnswerState(row["state"]), row["state_by"])


def note_of(row: RowMapping) -> Note:
    """The note a row holds."""
    return Note(
        id=row["id"],
        question=row["question"],
        author=row["author"],
        text=row["text"],
        written_at=time_of(row["written_at"]),
        settled=bool(row["settled"]),
    )


def note_row(dossier: int, note: Note) -> dict[str, Any]:
    """The row of a note."""
    return {
        "dossier": dossier,
        "id": note.id,
        "question": note.question,
        "author": note.author,
        "text": note.text,
        "written_at": time_text(note.written_at),
        "settled": int(note.settled),
    }


def act_of(row: RowMapping) -> Act:
    """The part of an act that one row of `change` holds."""
    change = Change(key_of(row), value_of(row["before"]), value_of(row["after"]))
    return Act(row["act"], row["kind"], (change,), time_of(row["at"]), row["actor"], row["reverts"])


def change_row(dossier: int, act: Act, change: Change, actor: str) -> dict[str, Any]:
    """The row of one change of an act."""
    return {
        "dossier": dossier,
        "act": act.id,
        "kind": act.kind,
        "question": change.key.question,
        "language": change.key.language,
        "before": value_text(change.before),
        "after": value_text(change.after),
        "began_at": time_text(act.at),
        "at": time_text(act.at),
        "actor": act.actor or actor,
        "reverts": act.reverts,
    }
