"""Finds the pages of questions in the limited child process; implements `QuestionFinder`."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from lcapp.errors import InputRefused
from lcapp.sandbox import child
from lcapp.sandbox.outcome import REFUSED
from lcapp.services.ports import Watch

FIND = "lcapp.pdf.question_pages:find"
MOST_PAGES = 5_000


def find_questions(
    data: bytes, wanted: Sequence[tuple[str, Sequence[str]]], *, watch: Watch | None = None
) -> Mapping[str, int]:
    """See `QuestionFinder`."""
    options = {"wanted": [[name, list(texts)] for name, texts in wanted]}
    outcome = child.run_job(FIND, data, options, watch=watch)
    if outcome.verdict == REFUSED:
        raise InputRefused(outcome.code, **dict(outcome.params))
    asked = {name for name, _texts in wanted}
    try:
        told: Any = json.loads(outcome.files["places.json"])
        pages = int(outcome.facts["pages"])
        # The child saw the stranger's file, so what it says is not simply believed.
        return {
            name: page
            for name, page in told
            if name in asked and type(page) is int and 0 <= page < min(pages, MOST_PAGES)
        }
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputRefused("could_not_be_read") from error
