"""The tables of the Commission's desk as SQLAlchemy sees them, rows to values, and what proves them."""

import hashlib
import json
from datetime import date
from typing import Any

from sqlalchemy import Column, Integer, RowMapping, Table, Text

from lcapp.domain.desk_dossier import DeskDossier, DeskState
from lcapp.domain.fingerprint import digest
from lcapp.errors import StorageUnavailable
from lcapp.services.desk_ports import DeskEntry
from lcapp.storage.rows import METADATA, time_of, time_text, value_text

RECEIVED = Table(
    "received",
    METADATA,
    Column("number", Integer, primary_key=True),
    *(Column(name, Text) for name in ("uuid", "call", "form", "form_digest", "title", "country")),
    Column("content_id", Text),
    Column("version", Integer),
    Column("sealed", Integer),
    *(Column(name, Text) for name in ("taken_at", "came_on", "added_at", "actor", "file_name", "sha256")),
    Column("size", Integer),
    Column("carrier", Text),
    Column("removals", Integer),
    *(Column(name, Text) for name in ("sender", "state", "eligibility", "formal")),
    *(Column(name, Integer) for name in ("answered", "required", "to_fix")),
    Column("reply_by", Text),
    Column("replaced_by", Integer),
    Column("hash", Text),
)
RECEIVED_CONTENT = Table(
    "received_content",
    METADATA,
    Column("received", Integer, primary_key=True),
    *(Column(name, Text) for name in ("content", "form_file", "digest")),
)
DESK_ENTRY = Table(
    "desk_entry",
    METADATA,
    *(Column(name, Text, primary_key=True) for name in ("kind", "call", "subject", "id")),
    *(Column(name, Text) for name in ("body", "at", "actor", "hash")),
)
REMARK = Table(
    "remark",
    METADATA,
    Column("dossier", Integer, primary_key=True),
    Column("number", Integer, primary_key=True),
    *(Column(name, Text) for name in ("body", "at", "hash")),
)

_PROVED = (
    "number",
    "uuid",
    "call",
    "form",
    "form_digest",
    "title",
    "country",
    "content_id",
    "version",
    "sealed",
    "taken_at",
    "came_on",
    "added_at",
    "actor",
    "file_name",
    "sha256",
    "size",
    "carrier",
    "removals",
    "sender",
)
"""What of a line never changes and is proved by its hash; the rest is worked out from entries and content."""


def line_row(line: DeskDossier, actor: str) -> dict[str, Any]:
    """The row of a line, with its hash."""
    row = {
        **{name: getattr(line, name) for name in map(str, RECEIVED.c.keys()) if hasattr(line, name)},
        "sealed": int(line.sealed),
        "taken_at": time_text(line.taken_at),
        "came_on": line.came_on.isoformat(),
        "added_at": time_text(line.added_at),
        "actor": actor,
        "state": str(line.state),
        "reply_by": line.reply_by.isoformat() if line.reply_by else None,
    }
    return row | {"hash": line_hash(row)}


def line_of(row: RowMapping | Any) -> DeskDossier:
    """The line a row holds.

    Raises:
        StorageUnavailable: `received_damaged`: it is not what was saved.
    """
    if line_hash(row) != row["hash"]:
        raise StorageUnavailable("received_damaged", number=row["number"])
    return DeskDossier(
        number=row["number"],
        uuid=row["uuid"],
        call=row["call"],
        form=row["form"],
        form_digest=row["form_digest"],
        title=row["title"],
        country=row["country"],
        content_id=row["content_id"],
        version=row["version"],
        sealed=bool(row["sealed"]),
        taken_at=time_of(row["taken_at"]),
        came_on=date.fromisoformat(row["came_on"]),
        added_at=time_of(row["added_at"]),
        file_name=row["file_name"],
        sha256=row["sha256"],
        size=row["size"],
        carrier=row["carrier"],
        removals=row["removals"],
        sender=row["sender"],
        state=DeskState(row["state"]),
        eligibility=row["eligibility"],
        formal=row["formal"],
        answered=row["answered"],
        required=row["required"],
        to_fix=row["to_fix"],
        reply_by=date.fromisoformat(row["reply_by"]) if row["reply_by"] else None,
        replaced_by=row["replaced_by"],
    )


def entry_row(entry: DeskEntry) -> dict[str, Any]:
    """The row of an entry, with its hash."""
    row = {
        "kind": entry.kind,
        "call": entry.call,
        "subject": entry.subject,
        "id": entry.id,
        "body": value_text(dict(entry.body)),
        "at": time_text(entry.at),
        "actor": entry.actor,
    }
    return row | {"hash": entry_hash(row)}


def entry_of(row: RowMapping | Any) -> DeskEntry:
    """The entry a row holds.

    Raises:
        StorageUnavailable: `desk_entry_damaged`: it is not what was saved.
    """
    if entry_hash(row) != row["hash"]:
        raise StorageUnavailable("desk_entry_damaged", kind=row["kind"])
    return DeskEntry(
        kind=row["kind"],
        call=row["call"],
        subject=row["subject"],
        id=row["id"],
        body=json.loads(row["body"]),
        at=time_of(row["at"]),
        actor=row["actor"],
    )


def entry_hash(row: RowMapping | Any) -> str:
    """The hash that proves an entry."""
    return digest([row[name] for name in ("kind", "call", "subject", "id", "body", "at", "actor")])


def remark_hash(dossier: int, number: int, body: str, at: str) -> str:
    """The hash that proves a remark on the city's side."""
    return digest([dossier, number, body, at])


def content_digest(received: int, content: str, form_file: str) -> str:
    """The hash that proves the text of a received dossier."""
    return digest([received, content, form_file])


def line_hash(row: RowMapping | Any) -> str:
    """The hash that proves what of a line never changes."""
    # Texts and whole numbers only: Python's own writer gives the canonical bytes, thirty times as fast.
    told = json.dumps([row[name] for name in _PROVED], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()
