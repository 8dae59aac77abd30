"""Prints text with the engine and reads the PDF back: glyphs, what they stand for, where they stand."""

import io
import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from lcapp.pdf.text.engine import TextEngine
from lcapp.pdf.text.lines import Placed, place
from lcapp.pdf.text.style import Direction, Text, runs_of

PAGE = (595.28, 841.89)
MARGIN = 60.0


def document(blocks: Sequence[Flowable], *, frame: tuple[float, float] = (475.0, 720.0)) -> bytes:
    """A PDF of flowables in frames of this width and height, its pages uncompressed."""
    target = io.BytesIO()
    template = BaseDocTemplate(target, pagesize=PAGE, invariant=1, pageCompression=0)
    only = Frame(MARGIN, MARGIN, *frame, 0, 0, 0, 0)
    template.addPageTemplates([PageTemplate("page", [only])])
    template.build(list(blocks))
    return target.getvalue()


def drawn(draw: Any) -> bytes:
    """A PDF of one page, drawn by a function that gets its canvas."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=PAGE, invariant=1, pageCompression=0)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def left_to_right(
    engine: TextEngine, text: Text, *, language: str, direction: Direction = "content"
) -> list[Placed]:
    """The pieces of one line as they stand on the page."""
    found = engine._line(runs_of(text), language, direction)
    return sorted(place(found), key=lambda piece: piece.x)


def glyph_names(placed: Sequence[Placed]) -> list[str]:
    """The names of the glyphs, left to right."""
    return [
        piece.shaped.face.hb_font.glyph_to_string(glyph.id)
        for piece in placed
        for glyph in piece.shaped.glyphs
    ]


def shown_text(placed: Sequence[Placed]) -> str:
    """What the glyphs stand for, left to right."""
    return "".join(text or "" for piece in placed for text in piece.shaped.glyph_texts)


@dataclass(frozen=True)
class Object:
    dictionary: str
    stream: bytes


def objects(pdf: bytes) -> dict[int, Object]:
    """All objects by number; streams inflated."""
    found = {}
    for match in re.finditer(rb"(?<=\n)(\d+) 0 obj\n(.*?)endobj", pdf, re.DOTALL):
        head, has_stream, rest = match[2].partition(b"stream\n" if b"stream\n" in match[2] else b"stream\r\n")
        stream = rest.rpartition(b"endstream")[0] if has_stream else b""
        if b"/FlateDecode" in head:
            stream = zlib.decompressobj().decompress(stream)
        found[int(match[1])] = Object(head.decode("latin-1"), stream)
    return found


def page_contents(pdf: bytes) -> list[str]:
    """The content of every page, in order."""
    return [
        o.stream.decode("latin-1") for o in objects(pdf).values() if b"Tf" in o.stream and b"BT" in o.stream
    ]


def referred(dictionary: str, key: str) -> int:
    """The object number a key refers to."""
    match = re.search(rf"/{key}\s*\[?\s*(\d+) 0 R", dictionary)
    assert match, key
    return int(match[1])


@dataclass(frozen=True)
class Font:
    key: str
    dictionary: str
    descendant: str
    descriptor: str
    to_unicode: dict[int, str]
    program: bytes


def fonts(pdf: bytes) -> dict[str, Font]:
    """The fonts the engine embedded, by the name the pages call them."""
    every = objects(pdf)
    found = {}
    for o in every.values():
        for key, number in re.findall(r"/(T\d+) (\d+) 0 R", o.dictionary):
            font = every[int(number)].dictionary
            descendant = every[referred(font, "DescendantFonts")].dictionary
            descriptor = every[referred(descendant, "FontDescriptor")].dictionary
            program_key = "FontFile3" if "FontFile3" in descriptor else "FontFile2"
            codes = re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]*)>\n", every[referred(font, "ToUnicode")].stream)
            texts = {int(cid, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for cid, text in codes}
            program = every[referred(descriptor, program_key)].stream
            found[key] = Font(key, font, descendant, descriptor, texts, program)
    return found


def printed_codes(pdf: bytes) -> list[tuple[str, int]]:
    """Font and CID of every glyph in the order of the content."""
    found = []
    for content in page_contents(pdf):
        key = ""
        for font, array in re.findall(r"/(\w+) [\d.]+ Tf|\[([^\]]*)\]TJ", content):
            key = font or key
            for codes in re.findall(r"<([0-9A-F]+)>", array):
                found += [(key, int(codes[i : i + 4], 16)) for i in range(0, len(codes), 4)]
    return found


def printed_text(pdf: bytes) -> str:
    """What the glyphs stand for by ToUnicode, in the order of the content."""
    known = fonts(pdf)
    return "".join(known[key].to_unicode[cid] for key, cid in printed_codes(pdf))
