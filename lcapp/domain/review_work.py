"""What a Commission hands a reviewer: which dossiers, until when, and what they are scored by.

    {"format": "lcapp-review-work/1", "call": "membership-2025", "criteria": "…", "criteria_file": "…",
     "reviewer": {"id": …, "name": …},
     "dossiers": [{"dossier": …, "file": SHA-256, "name": "Cork.lcdossier", "came": "2025-05-30",
                   "due": "2025-06-20"}, …]}

The files themselves lie beside it in the package, byte for byte as they came. No sheet is among them, and the
reviewer's name only where it is said so.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from lcapp.domain.answers_file import strict_json
from lcapp.domain.fingerprint import canonical_bytes
from lcapp.errors import InputRefused

FORMAT = "lcapp-review-work/1"
MOST_DOSSIERS = 1_000
_LONGEST_FILE = 1_000_000


@dataclass(frozen=True, slots=True)
class WorkDossier:
    """One dossier to be reviewed.

    Args:
        dossier: Its uuid.
        file: SHA-256 of the file as the city sent it.
        name: What that file was called.
        came: The day it came to the Commission.
        due: The day by which the sheet is to be finished; None without one.
    """

    dossier: str
    file: str
    name: str
    came: date
    due: date | None


@dataclass(frozen=True, slots=True)
class ReviewWork:
    """What one reviewer is to do.

    Args:
        call: Id of the call.
        criteria: Digest of the criteria.
        criteria_file: The criteria the Commission brought (TOML), or empty for the program's own.
        reviewer: Id of the reviewer.
        name: Of the reviewer, or empty.
        dossiers: What is to be reviewed.
    """

    call: str
    criteria: str
    criteria_file: str
    reviewer: str
    name: str
    dossiers: tuple[WorkDossier, ...]


def is_review_work(data: bytes) -> bool:
    """Whether the data of a package are somebody's work; anything else is not read further."""
    try:
        top: Any = strict_json(data)
    except InputRefused:
        return False
    return isinstance(top, dict) and top.get("format") == FORMAT


def work_bytes(work: ReviewWork) -> bytes:
    """The work as it travels."""
    return canonical_bytes(
        {
            "format": FORMAT,
            "call": work.call,
            "criteria": work.criteria,
            "criteria_file": work.criteria_file,
            "reviewer": {"id": work.reviewer, "name": work.name},
            "dossiers": [
                {
                    "dossier": one.dossier,
                    "file": one.file,
                    "name": one.name,
                    "came": one.came.isoformat(),
                    "due": one.due.isoformat() if one.due else "",
                }
                for one in work.dossiers
            ],
        }
    )


def read_work(data: bytes) -> ReviewWork:
    """The work in the data of a package.

    Raises:
        InputRefused: `not_a_review_package`.
    """
    try:
        top: Any = strict_json(data)
        if top["format"] != FORMAT or len(top["dossiers"]) > MOST_DOSSIERS:
            raise InputRefused("not_a_review_package")
        dossiers = tuple(_dossier(one) for one in top["dossiers"])
        if not dossiers or len({one.dossier for one in dossiers}) != len(dossiers):
            raise InputRefused("not_a_review_package")
        return ReviewWork(
            call=_text(top["call"], 120),
            criteria=_text(top["criteria"], 64),
            criteria_file=_text(top["criteria_file"], _LONGEST_FILE),
            reviewer=_text(top["reviewer"]["id"], 80),
            name=_text(top["reviewer"]["name"], 200),
            dossiers=dossiers,
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputRefused("not_a_review_package") from error


def _dossier(data: Any) -> WorkDossier:
    return WorkDossier(
        dossier=_text(data["dossier"], 80),
        file=_text(data["file"], 64),
        name=_text(data["name"], 255),
        came=date.fromisoformat(data["came"]),
        due=date.fromisoformat(data["due"]) if data["due"] else None,
    )


def _text(value: object, longest: int) -> str:
    if not isinstance(value, str) or len(value) > longest:
        raise ValueError
    return value
