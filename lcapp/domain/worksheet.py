"""What a worksheet is made of, before it is a Word file: headings, told text, and one block for each answer.

A block stands between two quiet marks, `[city.name | 3f2a91c0]` and `[/city.name]`: what is asked, perhaps a
language, and a digest of what stood there when the worksheet was written. The digest tells a text nobody
touched in Word from one that was put back on purpose.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

_QUESTION, _ITEM, _NAME = r"[a-z0-9_.]+", r"\+?[A-Za-z0-9_-]{1,64}", r"[a-z0-9_]+"
_SPOT = rf"(?P<question>{_QUESTION})(?:#(?P<item>{_ITEM})\.(?P<field>{_NAME}))?(?::(?P<part>{_NAME}))?"
MARK = re.compile(
    rf"\[\s*(?P<end>/)?\s*{_SPOT}\s*(?:\|\s*(?P<language>[a-z]{{2,3}}(?:-[A-Za-z0-9]{{2,8}})*)\s*)?"
    r"(?:\|\s*(?P<digest>[0-9a-f]{8})\s*)?\]",
    re.ASCII,
)
"""A mark; one that begins a block has a digest, one that ends it a slash."""
HEAD_MARK = re.compile(
    r"\[\s*lcapp-worksheet\s*\|\s*(?P<uuid>[0-9A-Za-z-]{1,64})\s*\|\s*(?P<language>[\w-]+)\s*\]"
)
NEW_ITEM = "+"
"""An item that is not in the draft yet begins so, such as `+1`."""
_WHITE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """Where a block belongs.

    Args:
        question: Id of the question.
        item: Of a group, id of the record; `+1` is a new one.
        field: Of a group, id of the field.
        part: Empty for the answer itself; else `year`, `text`, `links` …
        language: Empty unless the text is asked by language.
    """

    question: str
    item: str = ""
    field: str = ""
    part: str = ""
    language: str = ""

    @property
    def address(self) -> str:
        """The spot without its language, as marks write it."""
        item = f"#{self.item}.{self.field}" if self.item else ""
        part = f":{self.part}" if self.part else ""
        return f"{self.question}{item}{part}"

    def begin_mark(self, digest: str) -> str:
        """The mark before the answer."""
        return (
            f"[{self.address} | {self.language} | {digest}]"
            if self.language
            else f"[{self.address} | {digest}]"
        )

    @property
    def end_mark(self) -> str:
        """The mark behind the answer."""
        return f"[/{self.address} | {self.language}]" if self.language else f"[/{self.address}]"

    @property
    def bookmark(self) -> str:
        """A name for Word's own bookmark, which stays where a mark was deleted."""
        return "lcapp_" + hashlib.sha256(f"{self.address}|{self.language}".encode()).hexdigest()[:20]


def spot_of(found: re.Match[str]) -> Spot:
    """The spot a mark names."""
    parts = found.groupdict()
    return Spot(*(parts[name] or "" for name in ("question", "item", "field", "part", "language")))


@dataclass(frozen=True, slots=True)
class SheetTitle:
    """A heading: 0 the dossier, 1 a part, 2 a section, 3 a question, 4 a record or a field."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class SheetTold:
    """Text for the reader that is no answer."""

    text: str


@dataclass(frozen=True, slots=True)
class SheetAsked:
    """One block.

    Args:
        spot: Where the answer belongs.
        caption: Stands before the mark, such as the language; may be empty.
        lines: What is answered now.
    """

    spot: Spot
    caption: str
    lines: tuple[str, ...]


SheetElement = SheetTitle | SheetTold | SheetAsked


@dataclass(frozen=True, slots=True)
class SheetParagraph:
    """One paragraph of a Word file as it came back.

    Args:
        text: Its text; line breaks and tabs are characters.
        heading: Level of its heading style, or 0.
        listed: `bullet`, `number` or empty.
        bookmarks: Names of bookmarks that begin in it.
        aside: `comment` or `note` where it stands outside the text itself.
    """

    text: str
    heading: int = 0
    listed: str = ""
    bookmarks: tuple[str, ...] = ()
    aside: str = ""


def normal(text: str) -> str:
    """A text for comparing: one kind of white space, one Unicode form."""
    return _WHITE.sub(" ", unicodedata.normalize("NFC", text)).strip()


def normal_lines(lines: Iterable[str]) -> str:
    """Lines for comparing; empty ones do not count."""
    return "\n".join(kept for line in lines for piece in line.split("\n") if (kept := normal(piece)))


def digest_of(lines: Iterable[str]) -> str:
    """Eight letters that stand for what a block says."""
    return hashlib.sha256(normal_lines(lines).encode("utf-8", "replace")).hexdigest()[:8]


def marks_in(text: str) -> list[re.Match[str]]:
    """The marks of a text; what only looks like one, such as a footnote's [1], is none."""
    return [found for found in MARK.finditer(text) if found["end"] or found["digest"]]


def disarmed(line: str) -> str:
    """A line of an answer in which nothing can be taken for a mark."""
    for found in marks_in(line) or list(HEAD_MARK.finditer(line)):
        line = f"{line[: found.start()]}［{line[found.start() + 1 :]}"
    return line
