"""Evidence: registered files and links that support answers; an annex is evidence printed in the dossier.

Numbers (`A1`, `A2` …) are given once for each dossier and never again, so that a text that cites one never
comes to mean another file.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from lcapp.domain.answers import Value


class EvidenceKind(StrEnum):
    """What is registered."""

    FILE = "file"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One registered file or link.

    Args:
        id: The name that stays the same on every computer.
        number: 1 for `A1`; 0 before the store has given one.
        position: Order among the dossier's evidence, from 1 on.
        title: What the officer calls it.
        file_name: The file's own name as it was added; for showing, never a path.
        url: The address of a link.
        media_type: `application/pdf`, `image/jpeg` … as found by looking, not by name.
        sha256: Of the file's bytes as added (64 hex digits); empty for a link.
        size: Bytes.
        pages: Pages of a PDF; 1 for a picture; 0 otherwise.
        annex: Whether its pages or its picture are printed in the dossier.
        caption: Printed under a picture or above the pages.
        rights: Whose it is and what allows its use.
        dated: ISO day of the thing itself, or empty.
        supports: Ids of the questions it supports, besides the answers that cite it.
        removed: Codes of what was left out for safety when it was added, such as `javascript`.
        signed: Whether the file carries a digital signature; its original bytes then travel unchanged.
        added_at: UTC.
    """

    id: str
    number: int
    position: int
    kind: EvidenceKind
    title: str
    added_at: datetime
    file_name: str = ""
    url: str = ""
    media_type: str = ""
    sha256: str = ""
    size: int = 0
    pages: int = 0
    annex: bool = False
    caption: str = ""
    rights: str = ""
    dated: str = ""
    supports: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    signed: bool = False

    @property
    def name(self) -> str:
        """`A1`."""
        return f"A{self.number}"


def annexes(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """What is printed in the dossier, in its order."""
    return tuple(sorted((one for one in evidence if one.annex), key=lambda one: one.position))


def evidence_content(evidence: Iterable[Evidence]) -> list[Value]:
    """What of the evidence belongs to the content of a dossier: everything a reader is shown, in order."""
    return [
        {
            "id": one.id,
            "number": one.name,
            "kind": str(one.kind),
            "title": one.title,
            "file_name": one.file_name,
            "url": one.url,
            "media_type": one.media_type,
            "sha256": one.sha256,
            "annex": one.annex,
            "caption": one.caption,
            "rights": one.rights,
            "dated": one.dated,
            "supports": sorted(one.supports),
        }
        for one in sorted(evidence, key=lambda one: one.position)
    ]
