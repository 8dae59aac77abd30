"""Digests of what a page or a picture of an annex looks like, the same after a file was saved anew.

They hold the decoded instructions and pictures, not the bytes of the file: re-saving packs those otherwise.
"""

import hashlib
import io
from collections.abc import Iterator, Sequence
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from lcapp.services.ports import PreparedAnnex

_DEEPEST = 12


def expected_looks(annex: PreparedAnnex) -> tuple[str, ...]:
    """The digests an annex will have in the dossier: of its picture, or of each of its pages."""
    if annex.kind == "picture":
        return (hashlib.sha256(annex.data).hexdigest(),)
    with pikepdf.open(io.BytesIO(annex.data)) as pdf:
        return tuple(look_of(page.as_form_xobject()) for page in pdf.pages)


def found_looks(pdf: pikepdf.Pdf) -> frozenset[str]:
    """The digests of every picture and of every placed page in a file."""
    seen: set[tuple[int, int]] = set()
    found: set[str] = set()
    for page in pdf.pages:
        for thing in _things(page.obj.get("/Resources"), seen, 0):
            if thing.get("/Subtype") == Name.Image:
                found.add(hashlib.sha256(thing.read_raw_bytes()).hexdigest())
            else:
                found.add(look_of(thing))
    return frozenset(found)


def look_of(form: Any) -> str:
    """The digest of a form XObject: its instructions, and the pictures it shows in order."""
    engine = hashlib.sha256(form.read_bytes().strip())
    for thing in _things(form.get("/Resources"), set(), 0):
        if thing.get("/Subtype") == Name.Image:
            engine.update(hashlib.sha256(_image_bytes(thing)).digest())
        else:
            engine.update(hashlib.sha256(thing.read_bytes().strip()).digest())
    return engine.hexdigest()


def page_looks(pdf: pikepdf.Pdf) -> Sequence[str]:
    """The digest of every page's own instructions."""
    return [hashlib.sha256(_instructions(page.obj)).hexdigest() for page in pdf.pages]


def _instructions(page: Any) -> bytes:
    contents = page.get("/Contents")
    streams = [contents] if isinstance(contents, Stream) else list(contents or Array([]))
    return b"\n".join(one.read_bytes().strip() for one in streams)


def _image_bytes(image: Stream) -> bytes:
    # A JPEG stays as it is; what was packed without loss is compared unpacked.
    if "DCT" in str(image.get("/Filter", "")) or "JPX" in str(image.get("/Filter", "")):
        return bytes(image.read_raw_bytes())
    return bytes(image.read_bytes())


def _things(resources: Any, seen: set[tuple[int, int]], depth: int) -> Iterator[Any]:
    if depth > _DEEPEST or not isinstance(resources, Dictionary):
        return
    objects = resources.get("/XObject")
    for name in sorted(objects.keys()) if isinstance(objects, Dictionary) else ():
        thing = objects[name]
        if not isinstance(thing, Stream) or thing.objgen in seen:
            continue
        seen.add(thing.objgen)
        yield thing
        yield from _things(thing.get("/Resources"), seen, depth + 1)
