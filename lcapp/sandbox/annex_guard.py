"""Opens a stranger's PDF only as far as it is harmless: sizes, pages, what unpacks or repeats without end."""

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, Stream

from lcapp.sandbox.outcome import Refused
from lcapp.sandbox.unpacked_size import unpacked_size

LARGEST_FILE = 60_000_000
MOST_PAGES = 500
LARGEST_STREAM = 64 << 20
LARGEST_IN_ALL = 512 << 20
LARGEST_DRAWN = 256 << 20
"""Bytes of instructions a page may come to when every form is counted as often as it is drawn."""
MOST_PIXELS = 120_000_000
LONGEST_SIDE = 14_400
"""Points: the largest page PDF knows."""
DEEPEST_TREE, DEEPEST_FORM = 60, 40
_WAIT = re.compile(rb"Please wait")
_DRAWS = re.compile(rb"/([^\x00\s/<>\[\](){}%]+)\s+Do(?![A-Za-z])")


def opened(data: bytes) -> pikepdf.Pdf:
    """The PDF, if nothing about it is out of measure.

    Raises:
        Refused: It cannot be taken, and why.
    """
    if len(data) > LARGEST_FILE:
        raise Refused("file_too_large_for_annex", limit=LARGEST_FILE)
    if b"%PDF-" not in data[:1024]:
        raise Refused("not_a_pdf")
    try:
        pdf = pikepdf.open(io.BytesIO(data))
    except pikepdf.PasswordError as error:
        raise Refused("needs_password") from error
    except (pikepdf.PdfError, ValueError) as error:
        raise Refused("pdf_broken") from error
    try:
        _must_be_harmless(pdf)
    except Refused:
        pdf.close()
        raise
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError, KeyError) as error:
        pdf.close()
        raise Refused("pdf_broken") from error
    return pdf


def content_streams(holder: Any) -> list[Stream]:
    """The streams that draw a page, in order."""
    contents = holder.get("/Contents")
    streams = [contents] if isinstance(contents, Stream) else list(contents or ())
    return [one for one in streams if isinstance(one, Stream)]


def _must_be_harmless(pdf: pikepdf.Pdf) -> None:
    # Counted by ourselves first: of a page that is named 300,000 times the library makes as many.
    if (count := _pages_named(pdf.Root.get("/Pages"), set(), 0)) > MOST_PAGES:
        raise Refused("too_many_pages", pages=count, limit=MOST_PAGES)
    if not len(pdf.pages):
        raise Refused("pdf_broken")
    if len(pdf.pages) > MOST_PAGES:
        raise Refused("too_many_pages", pages=len(pdf.pages), limit=MOST_PAGES)
    for page in pdf.pages:
        for edges in (page.mediabox, page.cropbox):
            left, bottom, right, top = (float(side) for side in edges)
            if not (1 <= abs(right - left) <= LONGEST_SIDE and 1 <= abs(top - bottom) <= LONGEST_SIDE):
                raise Refused("page_too_large")
    total = 0
    for thing in pdf.objects:
        if not isinstance(thing, Stream):
            continue
        if thing.get("/Subtype") == Name.Image:
            if _whole(thing.get("/Width")) * _whole(thing.get("/Height")) > MOST_PIXELS:
                raise Refused("picture_too_large", limit=MOST_PIXELS // 1_000_000)
            continue
        if "/F" in thing:
            raise Refused("pdf_broken")
        size = unpacked_size(thing, LARGEST_STREAM)
        total += size
        if size > LARGEST_STREAM or total > LARGEST_IN_ALL:
            raise Refused("bomb")
    if _is_dynamic_form(pdf):
        raise Refused("dynamic_form")
    costs: dict[tuple[int, int], int] = {}
    for page in pdf.pages:
        if _drawn(content_streams(page.obj), page.obj.get("/Resources"), costs, ()) > LARGEST_DRAWN:
            raise Refused("bomb")


def _pages_named(node: Any, above: set[tuple[int, int]], depth: int) -> int:
    if not isinstance(node, Dictionary) or "/Kids" not in node:
        return 1
    if node.objgen in above or depth > DEEPEST_TREE:
        raise Refused("pdf_broken")
    kids = node.Kids
    if len(kids) > MOST_PAGES:
        return len(kids)
    below, count = above | {node.objgen}, 0
    for kid in kids:
        count += _pages_named(kid, below, depth + 1)
        if count > MOST_PAGES:
            break
    return count


def _drawn(
    streams: list[Stream],
    resources: Any,
    costs: dict[tuple[int, int], int],
    above: tuple[tuple[int, int], ...],
) -> int:
    """Bytes of instructions, each form counted as often as it is drawn."""
    if len(above) > DEEPEST_FORM:
        raise Refused("nested_too_deep")
    total = 0
    held = resources.get("/XObject") if isinstance(resources, Dictionary) else None
    for stream in streams:
        data = _read(stream)
        total += len(data)
        for name, times in _names_drawn(data):
            form = held.get(name) if isinstance(held, Dictionary) else None
            if not isinstance(form, Stream) or form.get("/Subtype") != Name.Form:
                continue
            if form.objgen in above:
                raise Refused("nested_too_deep")
            if form.objgen not in costs:
                below = (*above, form.objgen)
                costs[form.objgen] = _drawn([form], form.get("/Resources", resources), costs, below)
            total += times * costs[form.objgen]
    return total


def _names_drawn(data: bytes) -> Iterator[tuple[str, int]]:
    times: dict[bytes, int] = {}
    for found in _DRAWS.finditer(data):
        times[found[1]] = times.get(found[1], 0) + 1
    for name, count in times.items():
        plain = re.sub(rb"#([0-9A-Fa-f]{2})", lambda code: bytes([int(code[1], 16)]), name)
        yield "/" + plain.decode("utf-8", "surrogateescape"), count


def _read(stream: Stream) -> bytes:
    try:
        return bytes(stream.read_bytes(pikepdf.StreamDecodeLevel.specialized))
    except pikepdf.PdfError:
        return b""


def _is_dynamic_form(pdf: pikepdf.Pdf) -> bool:
    """A form that only one maker's program can show: its page says "Please wait" and nothing else."""
    if "/XFA" not in pdf.Root.get("/AcroForm", Dictionary()):
        return False
    if pdf.Root.get("/NeedsRendering") is True:
        return True
    return len(pdf.pages) == 1 and any(_WAIT.search(_read(one)) for one in content_streams(pdf.pages[0].obj))


def _whole(value: Any) -> int:
    return int(value) if isinstance(value, int) else 0
