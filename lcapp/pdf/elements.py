"""What a tree of elements is made of: elements, pieces of content on pages, links, and places to sign."""

from typing import NamedTuple

Box = tuple[float, float, float, float]
"""Left, bottom, right, top of something on its page, in points."""


class Content(NamedTuple):
    """Marked content: its page (from 0) and its number there."""

    page: int
    number: int


class Annotation(NamedTuple):
    """A link or a field on a page: its place among those of the page, and what it says of itself."""

    page: int
    place: int
    said: str


class Element:
    """A node of the tree.

    Args:
        kind: As in ISO 32000-1, 14.8.4.
        language: BCP 47; empty is that of the surroundings.
        alt: What a figure shows, in words.
        actual: The exact text, where it cannot be read from the glyphs.
        scope: "Row" or "Column" of a TH.
        box: Of a figure on its page.
        numbering: Of an L: "Disc", "Decimal" or "None".
        title: A name for the element, as of a section.
        columns: How many columns a cell spans.
    """

    __slots__ = (
        "actual",
        "alt",
        "box",
        "columns",
        "kids",
        "kind",
        "language",
        "numbering",
        "parent",
        "scope",
        "title",
    )

    def __init__(
        self,
        kind: str,
        *,
        language: str = "",
        alt: str = "",
        actual: str = "",
        scope: str = "",
        box: Box | None = None,
        numbering: str = "",
        title: str = "",
        columns: int = 1,
    ) -> None:
        self.kind, self.language, self.alt, self.actual = kind, language, alt, actual
        self.scope, self.box, self.numbering, self.title = scope, box, numbering, title
        self.columns = columns
        self.kids: list[Element | Content | Annotation] = []
        self.parent: Element | None = None


class Field(NamedTuple):
    """A place to sign on screen: page, box, the element that holds it, and what it is called."""

    page: int
    box: Box
    element: Element
    name: str
    label: str
