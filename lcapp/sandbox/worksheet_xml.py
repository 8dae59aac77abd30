"""Reading the XML of a Word file as a stream: no entities, no tree, nothing held but text."""

import re
from collections.abc import Mapping
from typing import Any
from xml.parsers import expat

from lcapp.sandbox.outcome import Refused

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
MOST_DEPTH = 200
MOST_PARAGRAPHS = 60_000
_PASSED_OVER = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText", "rPrChange", "pPrChange"})
"""What Word keeps but no longer says: deletions, the old places of what was moved, codes of fields."""
_HEADING = re.compile(r"heading\s*([1-9])", re.IGNORECASE)

Raw = list[Any]
"""`[text, heading, listed, bookmarks, aside]`."""
Numbering = Mapping[str, str]
"""`bullet` or `number` by the id of a list."""


class _Stream:
    """Expat with everything switched off that reaches outside or unfolds."""

    def __init__(self) -> None:
        self.depth = 0
        self._parser = parser = expat.ParserCreate(namespace_separator="|")
        parser.StartDoctypeDeclHandler = _no_doctype
        parser.EntityDeclHandler = _no_doctype
        parser.ExternalEntityRefHandler = _no_doctype
        parser.StartElementHandler = self._on_start
        parser.EndElementHandler = self._on_end
        parser.CharacterDataHandler = self.text
        parser.buffer_text = True

    def read(self, data: bytes) -> None:
        """Go through a part; nothing where there is none."""
        if not data:
            return
        try:
            self._parser.Parse(data, True)
        except expat.ExpatError as error:
            raise Refused("worksheet_damaged") from error

    def _on_start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > MOST_DEPTH:
            raise Refused("nested_too_deep")
        self.start(*_parted(name), {_parted(one)[1]: value for one, value in attributes.items()})

    def _on_end(self, name: str) -> None:
        self.depth -= 1
        self.end(*_parted(name))

    def start(self, space: str, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def end(self, space: str, name: str) -> None:
        """An element ends."""

    def text(self, data: str) -> None:
        """Characters."""


def _no_doctype(*_args: object) -> int:
    raise Refused("worksheet_entities")


def _parted(name: str) -> tuple[str, str]:
    space, _bar, local = name.rpartition("|")
    return (W if space == _STRICT else space), local


class _Styles(_Stream):
    def __init__(self) -> None:
        super().__init__()
        self.levels: dict[str, int] = {}
        self._style = ""

    def start(self, space: str, name: str, attributes: Mapping[str, str]) -> None:
        value = attributes.get("val", "")
        if name == "style":
            self._style = attributes.get("styleId", "")
        elif name == "name" and (found := _HEADING.fullmatch(value.strip())):
            self.levels[self._style] = int(found[1])
        elif name == "outlineLvl" and value.isdecimal() and self._style and int(value) < 9:
            self.levels.setdefault(self._style, int(value) + 1)


class _Numbers(_Stream):
    def __init__(self) -> None:
        super().__init__()
        self.kinds: dict[str, str] = {}
        self._abstract: dict[str, str] = {}
        self._at, self._number = "", ""

    def start(self, space: str, name: str, attributes: Mapping[str, str]) -> None:
        value = attributes.get("val", "")
        if name == "abstractNum":
            self._at, self._number = attributes.get("abstractNumId", ""), ""
        elif name == "numFmt" and self._at:
            self._abstract.setdefault(self._at, "bullet" if value in ("bullet", "none") else "number")
        elif name == "num":
            self._at, self._number = "", attributes.get("numId", "")
        elif name == "abstractNumId" and self._number:
            self.kinds[self._number] = self._abstract.get(value, "bullet")


class _Body(_Stream):
    """Paragraphs in the order they begin; one inside another, as in a text box, stands on its own."""

    def __init__(self, levels: Mapping[str, int], numbering: Numbering, aside: str = "") -> None:
        super().__init__()
        self.found: list[Raw] = []
        self._levels, self._numbering, self._aside = levels, numbering, aside
        self._open: list[Raw] = []
        self._over = 0
        self._in_text = False

    def start(self, space: str, name: str, attributes: Mapping[str, str]) -> None:
        if self._over or (name in _PASSED_OVER and space in (W, _MC)):
            self._over += 1
            return
        if space != W:
            return
        value = attributes.get("val", "")
        match name:
            case "p":
                if len(self.found) >= MOST_PARAGRAPHS:
                    raise Refused("worksheet_too_large", limit=MOST_PARAGRAPHS)
                self._open.append(["", 0, "", [], self._aside])
                self.found.append(self._open[-1])
            case "t":
                self._in_text = True
            case "tab" if self._open and "pos" not in attributes:
                self._open[-1][0] += "\t"
            case "br" | "cr" if self._open:
                self._open[-1][0] += "\n"
            case "noBreakHyphen" if self._open:
                self._open[-1][0] += "-"
            case "sym" if self._open:
                self._open[-1][0] += _symbol(attributes)
            case "pStyle" if self._open:
                self._open[-1][1] = self._levels.get(value, 0)
                self._style_lists(value)
            case "numId" if self._open:
                self._open[-1][2] = self._numbering.get(value, "") if value != "0" else ""
            case "bookmarkStart" if self._open and len(self._open[-1][3]) < 50:
                self._open[-1][3].append(attributes.get("name", "")[:80])

    def _style_lists(self, style: str) -> None:
        kind = style.replace(" ", "").casefold()
        if kind.startswith(("listbullet", "listnumber")):
            self._open[-1][2] = "bullet" if kind.startswith("listbullet") else "number"

    def end(self, space: str, name: str) -> None:
        if self._over:
            self._over -= 1
        elif space == W and name == "p" and self._open:
            self._open.pop()
        elif space == W and name == "t":
            self._in_text = False

    def text(self, data: str) -> None:
        if self._in_text and self._open and not self._over:
            self._open[-1][0] += data


def _symbol(attributes: Mapping[str, str]) -> str:
    """A letter of a picture font, such as a box somebody ticked."""
    code = attributes.get("char", "").upper()
    return {"F0FE": "☒", "F0FD": "☒", "F0FC": "✓", "F0A8": "☐", "F06F": "☐", "2612": "☒", "2610": "☐"}.get(
        code, ""
    )


def heading_levels(styles: bytes) -> dict[str, int]:
    """Levels of the styles that are headings, by their ids."""
    stream = _Styles()
    stream.read(styles)
    return stream.levels


def numbering_of(numbering: bytes) -> dict[str, str]:
    """See `Numbering`."""
    stream = _Numbers()
    stream.read(numbering)
    return stream.kinds


def paragraphs_of(body: bytes, levels: Mapping[str, int], numbering: Numbering) -> list[Raw]:
    """The paragraphs of the text itself."""
    stream = _Body(levels, numbering)
    stream.read(body)
    return stream.found


def notes_of(part: bytes, aside: str) -> list[Raw]:
    """Comments, footnotes or endnotes."""
    stream = _Body({}, {}, aside)
    stream.read(part)
    return [one for one in stream.found if one[0].strip()]


def look_through(part: bytes) -> None:
    """Refuse a part of a Word file that is nested too deep, defines entities or is no XML."""
    _Stream().read(part)
