"""Versions: named pictures of a dossier that stay as they are; a sealed one is what is sent."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class VersionKind(StrEnum):
    """Why a version was kept."""

    MILESTONE = "milestone"
    """Named by the officer, such as "sent to the mayor"."""
    SEALED = "sealed"
    """Frozen to be signed and sent; carries a fingerprint."""


@dataclass(frozen=True, slots=True)
class SignedPage:
    """A scan of a page signed with ink, beside the version that was printed.

    Args:
        id: Its name.
        sha256: Of the file's bytes.
        file_name: As it was added; for showing.
        media_type: As found by looking.
        dated: ISO day of the signature, or empty.
        added_at: UTC.
    """

    id: str
    sha256: str
    file_name: str
    media_type: str
    size: int
    dated: str
    added_at: datetime


@dataclass(frozen=True, slots=True)
class Version:
    """One kept version, without its content.

    Args:
        number: 1, 2 … within the dossier; sealed ones and milestones count together.
        label: The milestone's name; empty for a sealed one.
        taken_at: UTC.
        actor: Who did it.
        content_id: Hash of the content (64 hex digits).
    """

    dossier: int
    number: int
    kind: VersionKind
    label: str
    taken_at: datetime
    actor: str
    content_id: str
    signed_pages: tuple[SignedPage, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """Who did what to a dossier, when and why."""

    at: datetime
    actor: str
    verb: str
    subject: str
    details: dict[str, object]
