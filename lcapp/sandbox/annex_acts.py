"""What a stranger's PDF would do besides showing its pages; all of it is left out, and told."""

from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

_ACTIONS = {
    "/JavaScript": "javascript",
    "/Launch": "launch",
    "/GoToR": "links_to_files",
    "/GoToE": "links_to_files",
    "/SubmitForm": "form_actions",
    "/ImportData": "form_actions",
    "/ResetForm": "form_actions",
    "/URI": "links",
    "/Rendition": "media",
    "/Sound": "media",
    "/Movie": "media",
}
_ANNOTATIONS = {
    "/Link": "links",
    "/Widget": "form_fields",
    "/FileAttachment": "embedded_files",
    "/RichMedia": "media",
    "/Screen": "media",
    "/Movie": "media",
    "/Sound": "media",
    "/3D": "media",
}
_NAMES = {"/JavaScript": "javascript", "/EmbeddedFiles": "embedded_files"}
_DEEPEST = 8


def acts(pdf: pikepdf.Pdf) -> set[str]:
    """Codes of what will be left out."""
    root, found = pdf.Root, set()
    if "/XFA" in _dictionary(root.get("/AcroForm")):
        found.add("xfa")
    if "/OpenAction" in root or "/AA" in root or any("/AA" in page.obj for page in pdf.pages):
        found.add("actions")
    names = _dictionary(root.get("/Names"))
    found |= {code for key, code in _NAMES.items() if key in names}
    if "/AF" in root or "/Collection" in root:
        found.add("embedded_files")
    if "/OCProperties" in root:
        found.add("layers")
    if is_signed(pdf):
        found.add("signature")
    for thing in pdf.objects:
        found |= set(_within(thing, 0))
    return found


def is_signed(pdf: pikepdf.Pdf) -> bool:
    """Whether it carries a digital signature; whose, and whether it holds, is not looked at."""
    return any(
        isinstance(thing, Dictionary) and "/ByteRange" in thing and "/Contents" in thing
        for thing in pdf.objects
    )


def hides_layers(pdf: pikepdf.Pdf) -> bool:
    """Whether some of its layers are not shown; without layers everything would be."""
    usual = _dictionary(_dictionary(pdf.Root.get("/OCProperties")).get("/D"))
    off = usual.get("/OFF")
    return usual.get("/BaseState") == Name.OFF or (isinstance(off, Array) and len(off) > 0)


def _within(thing: Any, depth: int) -> Iterator[str]:
    """Of an object and the objects written inside it; what it only points to comes by itself."""
    if depth > _DEEPEST or isinstance(thing, Stream):
        return
    if isinstance(thing, Array):
        inside = list(thing) if len(thing) <= 1000 else []
    elif isinstance(thing, Dictionary):
        yield from _of(thing)
        inside = [thing[key] for key in thing]
    else:
        return
    for one in inside:
        if isinstance(one, Array | Dictionary) and not one.is_indirect:
            yield from _within(one, depth + 1)


def _of(thing: Dictionary) -> Iterator[str]:
    kind, subtype = thing.get("/S"), thing.get("/Subtype")
    if isinstance(kind, Name) and str(kind) in _ACTIONS:
        yield _ACTIONS[str(kind)]
    if isinstance(subtype, Name) and str(subtype) in _ANNOTATIONS and "/Rect" in thing:
        yield _ANNOTATIONS[str(subtype)]


def _dictionary(thing: Any) -> Dictionary:
    return thing if isinstance(thing, Dictionary) else Dictionary()
