"""Which pages of a stranger's PDF an archive takes as they are, and which must become pictures."""

import re
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from lcapp.sandbox.annex_guard import content_streams

_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
_DEEPEST = 12
_PRESS_COLOUR = re.compile(rb"[\d.]\s+[kK](?![A-Za-z0-9*'\"])|/DeviceCMYK|/CMYK|/LZW|/A85|/ASCII85Decode")
"""Colours for presses, and packings an archive forbids; a chance hit only draws a page that need not be."""


def must_be_drawn(page: pikepdf.Page) -> bool:
    """Whether a page would break the archive: fonts that are missing in the file, colours for presses."""
    seen: set[tuple[int, int]] = set()
    try:
        for resources in _resources(page.obj, seen, 0):
            for font in _values(resources, "/Font"):
                if not _is_embedded(font):
                    return True
            if _has_press_colour(resources):
                return True
        return any(_PRESS_COLOUR.search(stream.read_bytes()) for stream in content_streams(page.obj))
    except (pikepdf.PdfError, ValueError, TypeError, RecursionError):
        return True


def _resources(holder: Any, seen: set[tuple[int, int]], depth: int) -> Iterator[Dictionary]:
    if depth > _DEEPEST:
        raise ValueError("forms inside forms without end")
    resources = holder.get("/Resources")
    if not isinstance(resources, Dictionary):
        return
    yield resources
    for kind in ("/XObject", "/Pattern", "/ExtGState"):
        for held in _values(resources, kind):
            inner = _masking_form(held) if kind == "/ExtGState" else held
            if not isinstance(inner, Stream) or inner.objgen in seen:
                continue
            seen.add(inner.objgen)
            if inner.get("/Subtype") == Name.Image:
                _must_not_be_for_presses(inner)
                continue
            if _PRESS_COLOUR.search(inner.read_bytes()):
                raise ValueError("colours for presses inside a form")
            yield from _resources(inner, seen, depth + 1)
    for font in _values(resources, "/Font"):
        if isinstance(font, Dictionary) and font.get("/Subtype") == Name.Type3:
            yield from _resources(font, seen, depth + 1)


def _masking_form(state: Any) -> Any:
    """The form that a graphics state masks with, if it does."""
    mask = state.get("/SMask") if isinstance(state, Dictionary) else None
    return mask.get("/G") if isinstance(mask, Dictionary) else None


def _must_not_be_for_presses(image: Stream) -> None:
    colours = str(image.get("/ColorSpace", ""))
    if "CMYK" in colours or image.get("/Alternates") is not None or "JPX" in str(image.get("/Filter", "")):
        raise ValueError("a picture for presses")
    if "LZW" in str(image.get("/Filter", "")) or ("/SMask" in image and image.get("/SMaskInData", 0)):
        raise ValueError("a picture packed as archives forbid")


def _has_press_colour(resources: Dictionary) -> bool:
    return any("DeviceCMYK" in str(space) for space in _values(resources, "/ColorSpace")) or any(
        "CMYK" in str(group.get("/CS", ""))
        for group in (one.get("/Group") for one in _values(resources, "/XObject") if isinstance(one, Stream))
        if isinstance(group, Dictionary)
    )


def _is_embedded(font: Any) -> bool:
    if not isinstance(font, Dictionary):
        return False
    if font.get("/Subtype") == Name.Type3:
        return "/ToUnicode" in font
    if font.get("/Subtype") == Name.Type0:
        below = font.get("/DescendantFonts", Array([]))
        inner = [one.get("/FontDescriptor") for one in below if isinstance(one, Dictionary)]
        return "/ToUnicode" in font and bool(inner) and all(_has_program(one) for one in inner)
    named = isinstance(font.get("/Encoding"), Name)
    return _has_program(font.get("/FontDescriptor")) and ("/ToUnicode" in font or named)


def _has_program(descriptor: Any) -> bool:
    return isinstance(descriptor, Dictionary) and any(name in descriptor for name in _PROGRAMS)


def _values(resources: Dictionary, kind: str) -> list[Any]:
    held = resources.get(kind)
    return [held[name] for name in held] if isinstance(held, Dictionary) else []
