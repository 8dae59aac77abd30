"""Reads and fills an official Word form in the child, and judges what comes back from it."""

import json
from collections.abc import Mapping
from typing import Any

from lcapp.errors import InputRefused
from lcapp.sandbox import child
from lcapp.sandbox.outcome import REFUSED, Outcome
from lcapp.services.ports import Watch

READ, WRITE = "lcapp.sandbox.official_job:read", "lcapp.sandbox.official_job:write"
MOST_FILE = 30_000_000
MOST_MARKS = 5_000
LONGEST_MARK = 200


def read_marks(data: bytes, *, watch: Watch | None = None) -> tuple[tuple[str, ...], bytes, tuple[str, ...]]:
    """The marks of a Word file, the file as it may be kept, and codes of what was taken out of it.

    Raises:
        InputRefused: It is not taken.
        Cancelled: The person stopped it.
    """
    outcome = _done(READ, data, {}, watch)
    try:
        told: Any = json.loads(outcome.files["marks"])
        if not isinstance(told, list) or len(told) > MOST_MARKS:
            raise InputRefused("worksheet_damaged")
        # A surrogate alone is no text: it could not be printed.
        marks = tuple(str(one)[:LONGEST_MARK].encode("utf-8", "replace").decode("utf-8") for one in told)
        return marks, outcome.files["document"], outcome.removed
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputRefused("worksheet_damaged") from error


def fill_marks(data: bytes, texts: Mapping[str, Mapping[str, Any]], *, watch: Watch | None = None) -> bytes:
    """A Word file whose marks are filled.

    Args:
        data: The file.
        texts: By the key of a mark; see `lcapp.sandbox.official_job.write`.
        watch: Asked whether to go on.

    Raises:
        InputRefused: It is not taken.
        Cancelled: The person stopped it.
    """
    filled = _done(WRITE, data, {"texts": texts}, watch).files.get("document", b"")
    if not filled.startswith(b"PK\x03\x04"):
        raise InputRefused("worksheet_damaged")
    return filled


def _done(job: str, data: bytes, options: Mapping[str, Any], watch: Watch | None) -> Outcome:
    if len(data) > MOST_FILE:
        raise InputRefused("worksheet_too_large", limit=MOST_FILE)
    outcome = child.run_job(job, data, options, watch=watch)
    if outcome.verdict == REFUSED:
        raise InputRefused(outcome.code, **dict(outcome.params))
    return outcome
