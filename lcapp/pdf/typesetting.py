"""Text as it stands on the pages: its look, its script, and the side of the page where it begins."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from lcapp.pdf import looks
from lcapp.pdf.block_kinds import Said, Text
from lcapp.pdf.late_numbers import NumberSlot
from lcapp.pdf.page import PageShape
from lcapp.pdf.stack import Stack
from lcapp.pdf.tagging import Element, TextTag
from lcapp.pdf.text.engine import TextEngine
from lcapp.pdf.text.isolation import FSI, PDI, clean
from lcapp.pdf.text.languages import is_rtl
from lcapp.pdf.text.style import Direction, Run, TextStyle


class Typesetter:
    """Sets the text of one document.

    Args:
        engine: Sets the text.
        shape: The page.
        language: Of print.
    """

    def __init__(self, engine: TextEngine, shape: PageShape, *, language: str) -> None:
        self.engine, self.shape, self.language = engine, shape, language
        self.rtl = shape.rtl
        self.direction: Direction = "rtl" if shape.rtl else "ltr"
        self.late_numbers: list[NumberSlot] = []
        self._list: Element | None = None

    def paragraph(self, text: Text, style: TextStyle | None = None) -> Any:
        """A paragraph; without a style of its own in that of its look."""
        said = text.said
        language = next((piece.language for piece in said if piece.language), self.language)
        whole = text.text
        look = style or looks.for_script(looks.look_style(text.look), whole, language)
        if text.marker:
            look = replace(
                look,
                bullet=Run(text.marker, colour=looks.MUTED),
                start_indent=look.start_indent + looks.MARKER_INDENT,
                space_after=min(look.space_after, 2.0),
            )
            if len(text.marker) > 2:
                look = replace(look, start_indent=look.start_indent + 5.0)
        own_way = text.look == "answer" and style is None
        known = own_way and any(piece.language for piece in said)
        mark = self._item(text.marker, language) if text.marker else None
        if mark is None:
            self._list = None
        runs = self.runs(said, language)
        return self.block(runs, look, language, own_way=own_way, language_known=known, mark=mark)

    def text(
        self,
        text: str,
        style: TextStyle,
        *,
        bold: bool = False,
        semibold: bool = False,
        language: str = "",
        role: str = "P",
        mark: TextTag | None = None,
    ) -> Any:
        """A text of one run; `role` is the kind of its element, or `mark` tags it."""
        language = language or self.language
        self._list = None
        mark = mark or TextTag(Element(role, language=language))
        runs = [Run(text, bold=bold, semibold=semibold)]
        return self.block(runs, looks.for_script(style, text, language), language, mark=mark)

    def end_list(self) -> None:
        """The next item begins a list of its own."""
        self._list = None

    def _item(self, marker: str, language: str) -> TextTag:
        """The tag of a list's item; items made one after the other are of the same list."""
        if self._list is None:
            numbered = any(character.isdigit() for character in marker)
            self._list = Element("L", numbering="Decimal" if numbered else "Disc")
        body = Element("LBody", language=language)
        return TextTag(body, around=(self._list, Element("LI")))

    def runs(self, said: Sequence[Said], language: str = "") -> tuple[Run, ...]:
        """Stretches with their colours and links, and their languages where they are not this one."""
        return tuple(
            Run(
                piece.text,
                bold=piece.bold,
                colour=looks.ACCENT if piece.link else looks.MUTED if piece.quiet else None,
                link=piece.link or None,
                line=piece.line,
                language="" if piece.language == language else piece.language,
            )
            for piece in said
        )

    def block(
        self,
        runs: Sequence[Run],
        style: TextStyle,
        language: str,
        *,
        own_way: bool = False,
        language_known: bool = False,
        mark: TextTag | None = None,
    ) -> Any:
        """Text that begins on the leading side of the page, or in its own direction where that is wanted.

        A text whose language was said runs as that language does, even if it begins with a foreign name.
        """
        mark = mark or TextTag(Element("P", language=language))
        if own_way:
            own: Direction = "content"
            if language_known:
                own = "rtl" if is_rtl(language) else "ltr"
            return self.engine.block(runs, style, language=language, direction=own, mark=mark)
        whole = "".join(run.text for run in runs)
        if runs and looks.runs_backwards(whole, rtl=self.rtl):
            # Isolated, each line keeps its own order and full stop while it begins where the page begins.
            lines = [replace(run, text=f"{PDI}\n{FSI}".join(clean(run.text).split("\n"))) for run in runs]
            lines[0] = replace(lines[0], text=FSI + lines[0].text)
            lines[-1] = replace(lines[-1], text=lines[-1].text + PDI)
            runs = lines
        return self.engine.block(runs, style, language=language, direction=self.direction, mark=mark)

    def stack(self, children: list[Any], *, pinned: int = 0) -> Stack:
        """Flowables one above the other."""
        if not pinned:
            self.end_list()
        return Stack(children, page_height=self.shape.text_height, rtl=self.rtl, pinned=pinned)
