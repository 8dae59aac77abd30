"""The tree of elements for readers who do not see the page: their logical order, and what belongs to which.

Everything drawn belongs either to an element or to the page's furniture (an artifact). A flowable says so
while it draws; the tree grows in the order of drawing, so what is read first is drawn first::

    def __init__(self, ...):
        self.element = Element("Table")            # made once, shared by the parts of a split flowable

    def draw(self):
        with grouped(self.canv, self.element):     # holds other elements; writes nothing
            with grouped(self.canv, row), grouped(self.canv, cell):
                block.drawOn(...)                  # a text block from a `Typesetter` is a P by itself
        with marked(self.canv, Element("Figure", alt="Population by year", box=page_box(self.canv, w, h))):
            ...                                    # everything drawn in here is the figure
        with artifact(self.canv):                  # rules, backgrounds, leaders
            self.canv.line(...)

Rules that hold whatever is nested: inside an artifact nothing is an element (the head of a table on its
second page is drawn in `artifact`); an artifact inside `marked` interrupts it; an element that was given
no content is left out of the file. On a canvas without tags (a test's plain canvas) all of this does
nothing.

* `Typesetter.text(..., role="H2")` and `Typesetter.paragraph(...)` make tagged text. Without them:
  `engine.block(..., mark=TextTag(Element("P", language="fa")))`.
* `TextEngine.draw_line` marks nothing: wrap it in `marked(canvas, Element("P"))` or `artifact(canvas)`.
* An element in a language other than its surroundings says so: `Element("P", language="tr")`. Only the
  finished file knows what is superfluous, so give the language whenever it is known.
* `Element(..., actual=text)` where the letters on the page are not in the order of the text (right to
  left), or where a drawing stands for a character.
* Links: `canvas.linkURL` and `canvas.link_to` inside `marked(canvas, Element("Link"))` tie themselves to
  it.
* Kinds are those of ISO 32000-1, 14.8.4: Document Part Sect Div TOC TOCI H1 H2 H3 P L LI Lbl LBody Table
  TR TH TD Span Reference Note Link Figure Form. TH needs `scope`, Figure needs `alt` and `box`; a Note
  gets an id.
"""

import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any

from lcapp.pdf.elements import Annotation, Box, Content, Element, Field
from lcapp.pdf.text.isolation import clean
from lcapp.pdf.text.links import safe_link
from lcapp.pdf.text.style import Run

__all__ = (
    "Annotation",
    "Box",
    "Content",
    "Element",
    "Field",
    "Tags",
    "TextTag",
    "actual_text",
    "artifact",
    "grouped",
    "marked",
    "page_box",
)

# Marks that only place what they enclose; a reader of text does not need them.
_PLACING = dict.fromkeys(map(ord, "\u061c\u2066\u2067\u2068\u2069"))
# Lines broken by hand, and letters that run from the right.
_NOT_IN_GLYPHS = re.compile(
    "[\n\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


class Tags:
    """The tree of one document while it is drawn.

    Attributes:
        root: The document.
        page: The page (from 0) that is being drawn; the canvas keeps it right.
        fields: Places to sign.
    """

    def __init__(self) -> None:
        self.root = Element("Document")
        self.page = 0
        self.fields: list[Field] = []
        self._path: list[Element] = [self.root]
        self._counts: dict[int, int] = {}
        self._open: Element | None = None
        self._silent = 0

    def counts(self) -> dict[int, int]:
        """How many pieces of marked content each page has."""
        return dict(self._counts)

    @property
    def is_silent(self) -> bool:
        """Whether what is drawn now is furniture of the page."""
        return self._silent > 0

    @contextmanager
    def grouped(self, element: Element) -> Iterator[None]:
        """What follows stands below this element."""
        if self._silent:
            yield
            return
        self._attach(element)
        self._path.append(element)
        try:
            yield
        finally:
            self._path.pop()

    @contextmanager
    def marked(self, canvas: Any, element: Element) -> Iterator[None]:
        """What is drawn meanwhile is the content of this element."""
        with self.grouped(element):
            outer = self._open
            self._begin(canvas, None if self._silent else element)
            try:
                yield
            finally:
                self._begin(canvas, outer)

    @contextmanager
    def artifact(self, canvas: Any, properties: str) -> Iterator[None]:
        """What is drawn meanwhile is furniture of the page."""
        if self._silent:
            yield
            return
        outer = self._open
        self._begin(canvas, None)
        canvas.addLiteral(f"/Artifact {properties}")
        self._silent += 1
        try:
            yield
        finally:
            self._silent -= 1
            canvas.addLiteral("EMC")
            self._begin(canvas, outer)

    def note_annotation(self, place: int, said: str) -> None:
        """An annotation was made on this page."""
        if self._silent:
            return
        element = self._path[-1]
        if element.kind != "Link":
            element = Element("Link")
            self._attach(element)
        element.kids.append(Annotation(self.page, place, said))

    def add_field(self, element: Element, box: Box, *, label: str) -> None:
        """A place to sign follows in the tree."""
        if not self._silent:
            self._attach(element)
            name = f"Signature{len(self.fields) + 1}"
            self.fields.append(Field(self.page, box, element, name, label))

    def reserve(self, element: Element) -> None:
        """The element stands here; it is filled later."""
        if not self._silent:
            self._attach(element)

    def _attach(self, element: Element) -> None:
        if element.parent is None and element is not self.root:
            element.parent = self._path[-1]
            element.parent.kids.append(element)

    def _begin(self, canvas: Any, element: Element | None) -> None:
        """Ends the open marked content, and opens that of an element."""
        if self._open is not None:
            canvas.addLiteral("EMC")
        self._open = element
        if element is not None:
            number = self._counts.get(self.page, 0)
            self._counts[self.page] = number + 1
            element.kids.append(Content(self.page, number))
            canvas.addLiteral(f"/{element.kind} <</MCID {number}>> BDC")


@contextmanager
def grouped(canvas: Any, element: Element) -> Iterator[None]:
    """What is drawn meanwhile stands below this element."""
    tags: Tags | None = getattr(canvas, "tags", None)
    if tags is None:
        yield
    else:
        with tags.grouped(element):
            yield


@contextmanager
def marked(canvas: Any, element: Element) -> Iterator[None]:
    """What is drawn meanwhile is the content of this element."""
    tags: Tags | None = getattr(canvas, "tags", None)
    if tags is None:
        yield
    else:
        with tags.marked(canvas, element):
            yield


@contextmanager
def artifact(canvas: Any, *, kind: str = "Layout", subtype: str = "") -> Iterator[None]:
    """What is drawn meanwhile is furniture of the page.

    Args:
        canvas: Of the page.
        kind: "Layout", "Pagination" or "Background".
        subtype: Of pagination: "Header", "Footer" or "Watermark".
    """
    tags: Tags | None = getattr(canvas, "tags", None)
    if tags is None:
        yield
        return
    finer = f" /Subtype /{subtype}" if subtype else ""
    with tags.artifact(canvas, f"<</Type /{kind}{finer}>> BDC"):
        yield


def page_box(canvas: Any, width: float, height: float) -> Box:
    """The box on the page of something whose lower left corner is the canvas's origin; unrotated."""
    left, bottom = canvas.absolutePosition(0, 0)
    right, top = canvas.absolutePosition(width, height)
    return (round(left, 2), round(bottom, 2), round(right, 2), round(top, 2))


def actual_text(text: str, *, missing: Collection[str] = (), rtl: bool = False) -> str:
    """The text an element must state because its glyphs do not say it; empty where they do.

    Args:
        text: As it was given to the text engine.
        missing: Characters that no face has.
        rtl: Whether the lines run from the right: then no space is drawn where they were broken.
    """
    plain = clean(text).translate(_PLACING)
    if rtl and " " in plain:
        return plain
    if _NOT_IN_GLYPHS.search(plain) or any(character in plain for character in missing):
        return plain
    return ""


class TextTag:
    """Tags the text block it is given to as its `mark`; the parts of a split block share it.

    Args:
        element: Of the text.
        around: Elements around it, the outermost first, such as a list and its item.
        label: Of the bullet; beside `element` in the last of `around`.
    """

    def __init__(
        self, element: Element, *, around: tuple[Element, ...] = (), label: Element | None = None
    ) -> None:
        self.element, self.around, self.label = element, around, label
        self._runs: dict[int, tuple[Run, Element]] = {}
        self._entered: list[Any] = []
        self._in_run: Any = None

    def begin(self, canvas: Any, block: Any, part: str) -> None:
        """A part of the block follows in the content of the page."""
        for element in self.around:
            self._enter(grouped(canvas, element))
        if part == "bullet":
            label = self.label or Element("Lbl")
            self._state(label, block.style.bullet.text, block)
            self._enter(marked(canvas, label))
            return
        if self.is_apart(block):
            self._enter(grouped(canvas, self.element))
        else:
            self._state(self.element, block.text, block)
            self._enter(marked(canvas, self.element))

    def end(self, canvas: Any, block: Any, part: str) -> None:
        """That part is written."""
        while self._entered:
            self._entered.pop().__exit__(None, None, None)

    def is_apart(self, block: Any) -> bool:
        """Whether each run is an element of its own: where one is a link or in another language."""
        return any(run.language or safe_link(run.link) for run in block.runs)

    def begin_run(self, canvas: Any, block: Any, run: Run) -> None:
        """A piece of this run follows; asked for only where runs are apart."""
        known = self._runs.get(id(run))
        if known is None:
            kind = "Link" if safe_link(run.link) else "Span"
            known = self._runs[id(run)] = run, Element(kind, language=run.language)
            self._state(known[1], run.text, block)
        self._in_run = marked(canvas, known[1])
        self._in_run.__enter__()

    def end_run(self, canvas: Any, block: Any, run: Run) -> None:
        """That piece is written."""
        self._in_run.__exit__(None, None, None)

    def _enter(self, context: Any) -> None:
        context.__enter__()
        self._entered.append(context)

    @staticmethod
    def _state(element: Element, text: str, block: Any) -> None:
        if not element.actual:
            element.actual = actual_text(text, missing=block.missing, rtl=block.is_rtl)
