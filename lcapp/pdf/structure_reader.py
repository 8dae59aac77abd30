"""Reads the tree of elements of a finished file: what it says, in logical order, to whom cannot see it."""

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from lcapp.domain.text_structure import blocks_of
from lcapp.pdf.marked_content import ContentReader
from lcapp.pdf.text.isolation import clean

INLINE = frozenset({"Span", "Link", "Reference", "Quote", "Code"})
"""Elements that are read as part of the one around them."""
_DEEPEST = 60
_MOST = 500_000
_DEEPEST_FIRST = 4
"""Elements within elements that are looked into for the page something begins on."""
_UNSEEN = re.compile("[\u00ad\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class NotReadable(ValueError):
    """The file has no tree of elements that can be followed."""


@dataclass(frozen=True, slots=True)
class Passage:
    """What one element says.

    Args:
        kind: Of the element, such as P or H1.
        language: BCP 47.
        text: Its exact text; of a figure what it shows.
        depth: How many elements are around it.
        page: The page it begins on, from 0 on; -1 where the file does not say.
    """

    kind: str
    language: str
    text: str
    depth: int
    page: int = field(default=-1, compare=False)


def passages(data: bytes) -> tuple[Passage, ...]:
    """Everything a file says, in logical order; empty elements are left out.

    Raises:
        NotReadable: It is no PDF, it is locked, or its tree is missing or endless.
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return tuple(_Tree(pdf).passages())
    except NotReadable:
        raise
    except (
        pikepdf.PdfError,
        pikepdf.PasswordError,
        ValueError,
        TypeError,
        KeyError,
        AttributeError,
    ) as error:
        raise NotReadable(str(error)) from error


def comparable(text: str) -> str:
    """A text without what a print may change: spaces, line ends, marks that only place or divide."""
    return " ".join(_UNSEEN.sub("", clean(text)).split())


def not_found(read: Iterable[Passage], texts: Iterable[str]) -> tuple[str, ...]:
    """Those of the texts that the passages do not hold, paragraph by paragraph."""
    said = "\n".join(comparable(passage.text) for passage in read)
    return tuple(
        text for text in texts if not all(comparable(block.text) in said for block in blocks_of(clean(text)))
    )


class _Tree:
    def __init__(self, pdf: pikepdf.Pdf) -> None:
        root = pdf.Root.get("/StructTreeRoot")
        if root is None:
            raise NotReadable("no tree")
        self._root = root
        self._language = str(pdf.Root.get("/Lang", ""))
        reader = ContentReader()
        self._texts = {page.obj.objgen: reader.read(page).texts for page in pdf.pages}
        self._places = {page.obj.objgen: place for place, page in enumerate(pdf.pages)}
        self._left = _MOST

    def passages(self) -> Iterator[Passage]:
        for kid in _listed(self._root.get("/K")):
            yield from self._of(kid, self._language, 0)

    def _of(self, element: Any, language: str, depth: int) -> Iterator[Passage]:
        """A block: its own text between the blocks inside it."""
        kind, language = self._enter(element, language, depth)
        stated = _stated(element)
        place = self._place_of(element, 0)
        if stated is not None:
            yield Passage(kind, language, stated, depth, place)
            return
        said: list[str] = []
        page = element.get("/Pg")
        for kid in _listed(element.get("/K")):
            if _is_element(kid) and _kind(kid) not in INLINE:
                if text := "".join(said).strip():
                    yield Passage(kind, language, text, depth, place)
                said = []
                yield from self._of(kid, language, depth + 1)
            else:
                said.append(self._inline(kid, page, language, depth + 1))
        if text := "".join(said).strip():
            yield Passage(kind, language, text, depth, place)

    def _inline(self, kid: Any, page: Any, language: str, depth: int) -> str:
        if isinstance(kid, int):
            return self._content(page, kid)
        if not _is_element(kid):
            if kid.get("/Type") == pikepdf.Name.MCR:
                return self._content(kid.get("/Pg", page), int(kid.MCID))
            return ""
        self._enter(kid, language, depth)
        stated = _stated(kid)
        if stated is not None:
            return stated
        inner = kid.get("/Pg", page)
        return "".join(self._inline(one, inner, language, depth + 1) for one in _listed(kid.get("/K")))

    def _content(self, page: Any, number: int) -> str:
        return "" if page is None else self._texts.get(page.objgen, {}).get(number, "")

    def _place_of(self, element: Any, depth: int) -> int:
        """The page on which the first content of an element stands."""
        if (page := element.get("/Pg")) is not None:
            return self._places.get(page.objgen, -1)
        for kid in _listed(element.get("/K")) if depth < _DEEPEST_FIRST else ():
            if isinstance(kid, pikepdf.Dictionary) and (place := self._place_of(kid, depth + 1)) >= 0:
                return place
        return -1

    def _enter(self, element: Any, language: str, depth: int) -> tuple[str, str]:
        self._left -= 1
        if depth > _DEEPEST or self._left < 0:
            raise NotReadable("endless tree")
        own = element.get("/Lang")
        return _kind(element), language if own is None else str(own)


def _listed(kids: Any) -> Iterator[Any]:
    if kids is None:
        return
    if isinstance(kids, pikepdf.Array):
        yield from kids
    else:
        yield kids


def _is_element(kid: Any) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and "/S" in kid


def _kind(element: Any) -> str:
    return str(element.S).lstrip("/")


def _stated(element: Any) -> str | None:
    for key in ("/ActualText", "/Alt"):
        said = element.get(key)
        if said is not None:
            return str(said)
    return None
