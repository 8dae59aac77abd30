"""Leaves of a page of a stranger's PDF only what draws it."""

import re
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from lcapp.sandbox.annex_guard import content_streams

_PAGE = frozenset({"/Type", "/MediaBox", "/CropBox", "/Rotate", "/Resources", "/Contents", "/Parent"})
_RESOURCES = frozenset({"/Font", "/XObject", "/ExtGState", "/ColorSpace", "/Pattern", "/Shading"})
_NOT_IN_STREAMS = (
    "/OC",
    "/PieceInfo",
    "/Metadata",
    "/StructParent",
    "/StructParents",
    "/AA",
    "/OPI",
    "/Alternates",
    "/Ref",
    "/LastModified",
    "/AF",
    "/Measure",
    "/PtData",
)
_NOT_IN_STATES = ("/TR", "/TR2", "/HT", "/HTP", "/BG", "/BG2", "/UCR", "/UCR2")
_DEEPEST = 12
_MARKS = frozenset({"BMC", "BDC", "EMC", "MP", "DP"})
_HAS_MARKS = re.compile(rb"(?<![A-Za-z])(?:BMC|BDC|EMC|MP|DP)(?![A-Za-z])")


def clean_page(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """Make a page, already copied into `pdf`, hold nothing but its look."""
    thing = page.obj
    # Before the keys go: these may have come from the tree of pages.
    box, turn = [float(side) for side in page.mediabox], int(thing.get("/Rotate", 0) or 0)
    crop = _within([float(side) for side in page.cropbox], box)
    resources = thing.get("/Resources", Dictionary())
    for key in list(thing.keys()):
        if key not in _PAGE:
            del thing[key]
    thing.MediaBox, thing.CropBox, thing.Rotate = Array(box), Array(crop), turn % 360
    thing.Resources = resources if isinstance(resources, Dictionary) else Dictionary()
    thing.Contents = pdf.make_stream(_without_marks(page))
    _clean_resources(thing.Resources, set(), 0)


def _within(crop: list[float], box: list[float]) -> list[float]:
    """What readers show of a page: no more than there is of it."""
    left, right = max(min(crop[::2]), min(box[::2])), min(max(crop[::2]), max(box[::2]))
    bottom, top = max(min(crop[1::2]), min(box[1::2])), min(max(crop[1::2]), max(box[1::2]))
    return [left, bottom, right, top] if left < right and bottom < top else box


def _clean_resources(resources: Dictionary, seen: set[tuple[int, int]], depth: int) -> None:
    if depth > _DEEPEST:
        return
    for key in list(resources.keys()):
        if key not in _RESOURCES:
            del resources[key]
    for state in _held(resources, "/ExtGState"):
        if isinstance(state, Dictionary):
            for key in _NOT_IN_STATES:
                if key in state:
                    del state[key]
            mask = state.get("/SMask")
            form = mask.get("/G") if isinstance(mask, Dictionary) else None
            if isinstance(form, Stream) and form.objgen not in seen:
                seen.add(form.objgen)
                _clean_stream(form, seen, depth)
    objects = resources.get("/XObject", Dictionary())
    for name in list(objects.keys()) if isinstance(objects, Dictionary) else ():
        inner = objects[name]
        if not isinstance(inner, Stream) or inner.get("/Subtype") not in (Name.Form, Name.Image):
            del objects[name]
            continue
        if inner.objgen not in seen:
            seen.add(inner.objgen)
            _clean_stream(inner, seen, depth)
    for pattern in _held(resources, "/Pattern"):
        if isinstance(pattern, Stream) and pattern.objgen not in seen:
            seen.add(pattern.objgen)
            _clean_stream(pattern, seen, depth)
    for font in _held(resources, "/Font"):
        if isinstance(font, Dictionary) and font.get("/Subtype") == Name.Type3:
            for glyph in _held(font, "/CharProcs"):
                if isinstance(glyph, Stream) and glyph.objgen not in seen:
                    seen.add(glyph.objgen)
                    _clean_stream(glyph, seen, depth)
            if isinstance(font.get("/Resources"), Dictionary):
                _clean_resources(font.Resources, seen, depth + 1)


def _clean_stream(stream: Stream, seen: set[tuple[int, int]], depth: int) -> None:
    for key in _NOT_IN_STREAMS:
        if key in stream:
            del stream[key]
    if stream.get("/Subtype") == Name.Image:
        if "/Interpolate" in stream:
            del stream["/Interpolate"]
        if isinstance(stream.get("/SMask"), Stream):
            _clean_stream(stream.SMask, seen, depth)
        return
    if _HAS_MARKS.search(stream.read_bytes()):
        stream.write(_unmarked(stream))
    if isinstance(stream.get("/Resources"), Dictionary):
        _clean_resources(stream.Resources, seen, depth + 1)


def _without_marks(page: pikepdf.Page) -> bytes:
    data = b"\n".join(one.read_bytes() for one in content_streams(page.obj))
    return _unmarked(page) if _HAS_MARKS.search(data) else data


def _unmarked(thing: Any) -> bytes:
    kept = [
        instruction
        for instruction in pikepdf.parse_content_stream(thing)
        if str(instruction.operator) not in _MARKS
    ]
    return bytes(pikepdf.unparse_content_stream(kept))


def _held(resources: Dictionary, kind: str) -> list[Any]:
    held = resources.get(kind)
    return [held[name] for name in held] if isinstance(held, Dictionary) else []
