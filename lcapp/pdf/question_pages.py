"""The child's job that finds on which page of a stranger's PDF each question stands."""

import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

import pikepdf

from lcapp.pdf.structure_reader import NotReadable, comparable, passages
from lcapp.sandbox.outcome import Outcome, Refused, found

LARGEST_FILE = 300_000_000
MOST_PAGES = 5_000
LEAST_LETTERS = 3
"""Letters below which a text is too common to say where a question stands."""
LEAST_WITHIN = 8
"""The same for a text that is only part of what a passage says."""

Said = Sequence[tuple[str, int]]
"""What the file says, in reading order, each with its page from 0 on."""


def find(data: bytes, options: Mapping[str, Any]) -> Outcome:
    """Find questions by their words, or by the words of their answers.

    Args:
        data: A PDF; it need not be one of ours.
        options: `wanted`, a list of `[id, [texts]]` in the order of the form, the best text of each first.

    Facts: `pages`, how many there are. Files: `places.json`, a list of `[id, page]`, pages from 0 on.
    """
    if len(data) > LARGEST_FILE:
        raise Refused("file_too_large_for_annex", limit=LARGEST_FILE)
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            pages = len(pdf.pages)
    except pikepdf.PasswordError as error:
        raise Refused("needs_password") from error
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise Refused("pdf_broken") from error
    if pages > MOST_PAGES:
        raise Refused("too_many_pages", pages=pages, limit=MOST_PAGES)
    places = places_of(_said(data), options["wanted"])
    kept = [[name, page] for name, page in places.items() if 0 <= page < pages]
    return found(set(), {"pages": pages}, {"places.json": json.dumps(kept).encode("ascii")})


def places_of(said: Said, wanted: Sequence[tuple[str, Sequence[str]]]) -> dict[str, int]:
    """The page of each question that was found.

    A question is looked for behind the one before it first: the same label may stand in several sections.

    Args:
        said: What the file says.
        wanted: Id and texts of each question, in the order of the form.
    """
    heard = [(_plain(text), page) for text, page in said if page >= 0]
    places: dict[str, int] = {}
    at = 0
    for name, texts in wanted:
        for text in map(_plain, texts):
            place = _place(heard, text, at) if len(text) >= LEAST_LETTERS else -1
            if place >= 0:
                places[name] = heard[place][1]
                at = place
                break
    return places


def _place(heard: Said, text: str, at: int) -> int:
    """Where a text stands, whole passages before parts of one; -1 for nowhere."""
    order: tuple[int, ...] = (*range(at, len(heard)), *range(at))
    for fits in (_is_whole, _is_within):
        for place in order:
            if fits(heard[place][0], text):
                return place
    return -1


def _is_whole(said: str, text: str) -> bool:
    # A number may stand before the words of a question.
    return said == text or (said.endswith(" " + text) and len(said) <= len(text) + 12)


def _is_within(said: str, text: str) -> bool:
    return len(text) >= LEAST_WITHIN and text in said


def _plain(text: str) -> str:
    return comparable(text).casefold()


def _said(data: bytes) -> list[tuple[str, int]]:
    """What the file says by its tree of elements; without one, what stands on each page."""
    try:
        return [(one.text, one.page) for one in passages(data)]
    except NotReadable:
        pass
    import pypdfium2

    told = []
    try:
        document = pypdfium2.PdfDocument(data)
        for number, page in enumerate(document):
            text = page.get_textpage()
            told.append((text.get_text_range(), number))
            text.close()
            page.close()
    except (pypdfium2.PdfiumError, ValueError, RuntimeError):
        # What pdfium cannot read has no text; its pages are shown from the first one on.
        return told
    return told
