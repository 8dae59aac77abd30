"""What the services need of files from outside, done in the child process: check, prepare, read."""

import json
from typing import Any

from lcapp.errors import InputRefused
from lcapp.sandbox import child
from lcapp.sandbox.outcome import REFUSED, Outcome
from lcapp.services.annexes import CheckedFile
from lcapp.services.ports import PreparedAnnex, Watch
from lcapp.services.verify import ReadPdf

READ_PDF = "lcapp.pdf.reading_job:read"
PREPARE_SECONDS = 60
"""Five hundred pages drawn as pictures take some fifteen seconds here, and old computers are slower."""

MOST_COUNTED = 20_000
"""Pages, or points of a side of a picture made for print."""
_MEDIA = frozenset({"application/pdf", "image/jpeg", "image/png"})


def check_file(data: bytes, *, watch: Watch | None = None) -> CheckedFile:
    """See `FileChecker`."""
    job = child.CHECK_PDF if _is_pdf(data) else child.CHECK_PICTURE
    outcome = _accepted(child.run_job(job, data, watch=watch))
    facts = outcome.facts
    media_type = facts.get("media_type")
    if media_type not in _MEDIA:
        raise InputRefused("could_not_be_read")
    return CheckedFile(
        media_type=str(media_type),
        pages=_count(outcome, "pages", least=1),
        removed=outcome.removed,
        signed=facts.get("signed") is True,
        drawn=_count(outcome, "drawn"),
    )


def prepare_annex(
    evidence: str, data: bytes, media_type: str, *, quality: str, watch: Watch | None = None
) -> PreparedAnnex:
    """See `AnnexPreparer`."""
    is_pdf = media_type == "application/pdf"
    job = child.PREPARE_PDF if is_pdf else child.PREPARE_PICTURE
    outcome = _accepted(child.run_job(job, data, {"quality": quality}, seconds=PREPARE_SECONDS, watch=watch))
    return PreparedAnnex(
        evidence=evidence,
        kind="pages" if is_pdf else "picture",
        data=_file(outcome, "pages.pdf", b"%PDF-")
        if is_pdf
        else _file(outcome, "picture.jpg", b"\xff\xd8\xff"),
        pages=_count(outcome, "pages", least=1),
        width=_count(outcome, "width", least=0 if is_pdf else 1),
        height=_count(outcome, "height", least=0 if is_pdf else 1),
        rasterised=_count(outcome, "drawn"),
    )


def prepare_emblem(data: bytes, *, watch: Watch | None = None) -> bytes:
    """Arms or a logo for the cover as a JPEG; raises InputRefused."""
    outcome = _accepted(child.run_job(child.PREPARE_PICTURE, data, {"quality": "high"}, watch=watch))
    return _file(outcome, "picture.jpg", b"\xff\xd8\xff")


def read_pdf(data: bytes, *, watch: Watch | None = None) -> ReadPdf:
    """See `PdfReader`."""
    outcome = _accepted(child.run_job(READ_PDF, data, watch=watch))
    files = outcome.files
    return ReadPdf(
        pages=_count(outcome, "pages"),
        signed=_count(outcome, "signed"),
        carried=files.get("dossier.json"),
        texts=tuple(_texts(files.get("texts.json"))),
        looks=frozenset(_texts(files.get("looks.json"))),
        page_digests=tuple(_texts(files.get("found_pages.json"))),
        carried_digests=tuple(_carried_digests(files.get("pages.json"))),
    )


def _accepted(outcome: Outcome) -> Outcome:
    if outcome.verdict == REFUSED:
        raise InputRefused(outcome.code, **dict(outcome.params))
    return outcome


def _count(outcome: Outcome, name: str, *, least: int = 0) -> int:
    """A number the child told: it saw the stranger's file, so it is not simply believed."""
    value = outcome.facts.get(name, 0)
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= MOST_COUNTED:
        raise InputRefused("could_not_be_read")
    return value


def _file(outcome: Outcome, name: str, begins: bytes) -> bytes:
    data = outcome.files.get(name, b"")
    if not data.startswith(begins):
        raise InputRefused("could_not_be_read")
    return data


def _is_pdf(data: bytes) -> bool:
    return b"%PDF-" in data[:1024]


def _texts(data: bytes | None) -> list[str]:
    if data is None:
        return []
    try:
        told: Any = json.loads(data)
    except (ValueError, RecursionError):
        return []
    return [one for one in told if isinstance(one, str)] if isinstance(told, list) else []


def _carried_digests(data: bytes | None) -> list[str]:
    # This file rides inside the stranger's PDF and may be anything.
    if data is None:
        return []
    try:
        told: Any = json.loads(data)
        return [str(one) for one in told["pages"]]
    except (ValueError, KeyError, TypeError, RecursionError):
        return []
