"""Text as it stands on the pages: its look, its script, and the side of the page where it begins."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from lcapp.pdf import looks
from lcapp.pdf.block_kinds import Said, Text
from lcapp.pdf.page import PageShape
from lcapp.pdf.stack import Stack
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
        return self.block(self.runs(said), look, language, own_way=own_way, language_known=known)

    def text(self, text: str, style: TextStyle, *, bold: bool = False, language: str = "") -> Any:
        """A text of one run."""
        language = language or self.language
        return self.block([Run(text, bold=bold)], looks.for_script(style, text, language), language)

    def runs(self, said: Sequence[Said]) -> tuple[Run, ...]:
        """Stretches with their colours and links."""
        return tuple(
            Run(
                piece.text,
                bold=piece.bold,
                colour=looks.ACCENT if piece.link else looks.MUTED if piece.quiet else None,
                link=piece.link or None,
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
    ) -> Any:
        """Text that begins on the leading side of the page, or in its own direction where that is wanted.

        A text whose language was said runs as that language does, even if it begins with a foreign name.
        """
        if own_way:
            own: Direction = "content"
            if language_known:
                own = "rtl" if is_rtl(language) else "ltr"
            return self.engine.block(runs, style, language=language, direction=own)
        whole = "".join(run.text for run in runs)
        if runs and looks.runs_backwards(whole, rtl=self.rtl):
            # Isolated, each line keeps its own order and full stop while it begins where the page begins.
            lines = [replace(run, text=f"{PDI}\n{FSI}".join(clean(run.text).split("\n"))) for run in runs]
            lines[0] = replace(lines[0], text=FSI + lines[0].text)
            lines[-1] = replace(lines[-1], text=lines[-1].text + PDI)
            runs = lines
        return self.engine.block(runs, style, language=language, direction=self.direction)

    def stack(self, children: list[Any], *, pinned: int = 0) -> Stack:
        """Flowables one above the other."""
        return Stack(children, page_height=self.shape.text_height, rtl=self.rtl, pinned=pinned)
