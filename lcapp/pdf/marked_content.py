"""Reads the content of a page: what each piece of marked content says, and whether anything is drawn outside.

Made for the files of this program, whose strings are all hexadecimal; of other files it may say too little.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pikepdf

_TOKEN = re.compile(
    rb"/(?P<font>[^\s/<>\[\]()]+)\s+[-+.\d]+\s+Tf\b"
    rb"|/(?P<tag>\w+)\s*(?:<<(?P<properties>[^>]*)>>|/\w+)?\s*(?P<begin>B[DM]C)\b"
    rb"|\b(?P<end>EMC)\b"
    rb"|\[(?P<array>[^\]]*)\]\s*TJ\b"
    rb"|<(?P<one>[0-9A-Fa-f\s]*)>\s*(?:Tj\b|')"
)
_NUMBER = re.compile(rb"/MCID\s+(\d+)")
_STRING = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_PAINTS = re.compile(rb"(?:^|[\s\]>)])(?:[fFSsbB]\*?|Tj|TJ|['\"]|sh|Do|BI|EI)(?=[\s/\[<(]|$)")
_DRAWING = re.compile(rb"(/[^\s/<>\[\]()]+)\s+Do\b")
_TO_UNICODE = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]*)>")


@dataclass(slots=True)
class PageContent:
    """What a page says.

    Attributes:
        texts: By the number of the marked content.
        codes: The character codes used of each font, as characters.
        faults: What is wrong with the marks.
    """

    texts: dict[int, str] = field(default_factory=dict)
    codes: dict[str, set[str]] = field(default_factory=dict)
    faults: set[str] = field(default_factory=set)


class ContentReader:
    """Reads pages of one file; remembers its fonts."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], Mapping[int, str]] = {}

    def read(self, page: Any) -> PageContent:
        """One page (`pikepdf.Page`)."""
        found = PageContent()
        fonts = {name.lstrip("/"): self.to_unicode(font) for name, font in fonts_of(page).items()}
        content = _bytes_of(page)
        pieces: dict[int, list[str]] = {}
        open_marks: list[int | None] = []
        number: int | None = None
        font = ""
        table: Mapping[int, str] = {}
        outside_from = 0
        for token in _TOKEN.finditer(content):
            kind = token.lastgroup
            if kind == "font":
                font = token["font"].decode("latin-1")
                table = fonts.get(font, {})
            elif kind == "begin":
                if not open_marks and _PAINTS.search(content, outside_from, token.start()):
                    found.faults.add("content_unmarked")
                match = _NUMBER.search(token["properties"] or b"")
                if open_marks and (match or token["tag"] == b"Artifact"):
                    found.faults.add("marks_nested")
                open_marks.append(number)
                if match:
                    number = int(match[1])
                    if number in pieces:
                        found.faults.add("mark_repeated")
                    pieces.setdefault(number, [])
                elif token["tag"] == b"Artifact":
                    number = None
            elif kind == "end":
                if not open_marks:
                    found.faults.add("marks_unbalanced")
                    continue
                number = open_marks.pop()
                outside_from = token.end()
            else:
                if not open_marks:
                    found.faults.add("content_unmarked")
                strings = _STRING.findall(token["array"]) if kind == "array" else [token["one"]]
                text = _characters(b"".join(strings))
                found.codes.setdefault(font, set()).update(text)
                if number is not None:
                    pieces[number].append(text.translate(table))
        if open_marks:
            found.faults.add("marks_unbalanced")
        elif _PAINTS.search(content, outside_from):
            found.faults.add("content_unmarked")
        if {name.decode("latin-1") for name in _DRAWING.findall(content)} - set(_resources(page, "/XObject")):
            found.faults.add("drawing_missing")
        found.texts = {number: "".join(said) for number, said in pieces.items()}
        return found

    def to_unicode(self, font: Any) -> Mapping[int, str]:
        """What the codes of a font stand for."""
        key = font.objgen
        known = self._known.get(key) if key != (0, 0) else None
        if known is None:
            known = self._known[key] = _to_unicode(font)
        return known


def fonts_of(page: Any) -> dict[str, Any]:
    """The fonts in the resources of a page, by name."""
    return _resources(page, "/Font")


def _resources(page: Any, kind: str) -> dict[str, Any]:
    resources = page.obj.get("/Resources")
    named = resources.get(kind) if isinstance(resources, pikepdf.Dictionary) else None
    return dict(named.items()) if isinstance(named, pikepdf.Dictionary) else {}


def _to_unicode(font: Any) -> Mapping[int, str]:
    stream = font.get("/ToUnicode") if isinstance(font, pikepdf.Dictionary) else None
    if not isinstance(stream, pikepdf.Stream):
        return {}
    return {int(code, 16): _characters(text) for code, text in _TO_UNICODE.findall(stream.read_bytes())}


def _characters(digits: bytes) -> str:
    cleaned = bytes(digit for digit in digits if digit > 32) if b" " in digits or b"\n" in digits else digits
    return bytes.fromhex(cleaned.decode("ascii")[: len(cleaned) // 4 * 4]).decode("utf-16-be", "replace")


def _bytes_of(page: Any) -> bytes:
    contents = page.obj.get("/Contents")
    if isinstance(contents, pikepdf.Stream):
        return bytes(contents.read_bytes())
    if isinstance(contents, pikepdf.Array):
        return b"\n".join(one.read_bytes() for one in contents.as_list() if isinstance(one, pikepdf.Stream))
    return b""
