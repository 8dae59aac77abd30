"""Reads a Word file in the child, and judges the answer: the child saw a stranger's file."""

import json
from typing import Any

from lcapp.domain.worksheet import SheetParagraph
from lcapp.errors import InputRefused
from lcapp.sandbox import child
from lcapp.sandbox.outcome import REFUSED
from lcapp.services.ports import Watch

READ = "lcapp.sandbox.worksheet_job:read"
MOST_FILE = 30_000_000
MOST_PARAGRAPHS = 60_000


def read_worksheet(data: bytes, *, watch: Watch | None = None) -> tuple[SheetParagraph, ...]:
    """The paragraphs of a Word file.

    Args:
        data: The file.
        watch: Asked whether to go on.

    Raises:
        InputRefused: It is not taken.
        Cancelled: The person stopped it.
    """
    if len(data) > MOST_FILE:
        raise InputRefused("worksheet_too_large", limit=MOST_FILE)
    outcome = child.run_job(READ, data, watch=watch)
    if outcome.verdict == REFUSED:
        raise InputRefused(outcome.code, **dict(outcome.params))
    try:
        told: Any = json.loads(outcome.files["paragraphs"])
        if not isinstance(told, list) or len(told) > MOST_PARAGRAPHS:
            raise InputRefused("worksheet_damaged")
        return tuple(_paragraph(one) for one in told)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputRefused("worksheet_damaged") from error


def _paragraph(told: Any) -> SheetParagraph:
    text, heading, listed, bookmarks, aside = told
    if not isinstance(text, str) or not isinstance(heading, int) or listed not in ("", "bullet", "number"):
        raise ValueError
    if aside not in ("", "comment", "note"):
        raise ValueError
    # A surrogate alone is no text: it could not be stored.
    clean = text.encode("utf-8", "replace").decode("utf-8")
    return SheetParagraph(clean, heading, listed, tuple(str(name) for name in bookmarks), aside)
