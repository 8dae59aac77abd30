"""Blocks to flowables: every kind of block gets its look, mirrored where the language runs from the right."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from reportlab.platypus import PageBreak

from lcapp.pdf import looks
from lcapp.pdf.block_kinds import (
    Asked,
    Block,
    Brief,
    Card,
    Contents,
    Cover,
    Grid,
    Heading,
    Notice,
    Pairs,
    Sheet,
    Sides,
    SignatureBox,
    Statement,
    Text,
    Ticks,
    WritingSpace,
)
from lcapp.pdf.contents import ContentsRoom, Entry, Headings
from lcapp.pdf.cover_setting import cover_page
from lcapp.pdf.drawings import drawing
from lcapp.pdf.facing import Facing
from lcapp.pdf.flowables import HeadingLine, SignatureSpace, TickLine, WritingLines
from lcapp.pdf.grids import brief_table, grid_table, pair_table
from lcapp.pdf.marking import LineNumbers
from lcapp.pdf.page import PageShape, page_of
from lcapp.pdf.pictures import AnnexFrame
from lcapp.pdf.sheets import BackSide
from lcapp.pdf.stack import Beside, Stack
from lcapp.pdf.tagging import Element, TextTag
from lcapp.pdf.text.engine import TextEngine
from lcapp.pdf.text.languages import is_rtl
from lcapp.pdf.text.style import TextStyle
from lcapp.pdf.typesetting import Typesetter

_FEW = looks.FEW_LINES * 17.0 + 30.0
"""Height up to which a question stays whole: label and six lines."""
_SAYS_WHAT_STANDS_BELOW = ("intro", "small_label")
_SAYS_WHAT_FOLLOWS = ("small_label", "explanation", "warning")


class Layout(Typesetter):
    """Makes the flowables of one document.

    Args:
        engine: Sets the text.
        shape: The page.
        language: Of print.
        headings: Receives every heading.
        numbers: Numbers the lines of answers, on a copy to write remarks on.

    Attributes:
        frames: Where pages of annexes are to be placed, known when the pages are drawn.
    """

    def __init__(
        self,
        engine: TextEngine,
        shape: PageShape,
        *,
        language: str,
        headings: Headings,
        numbers: LineNumbers | None = None,
    ) -> None:
        super().__init__(engine, shape, language=language)
        self.headings = headings
        self.numbers = numbers
        self.frames: list[AnnexFrame] = []
        self._question = ""
        self._sides: dict[str, Layout] = {}
        self._outline_depth = -1
        self._heading_depth = 0

    def flowables(self, blocks: Iterable[Block]) -> Iterator[list[Any]]:
        """The flowables of each block; titles wait for what they stand above, so that none ends a page."""
        waiting: list[Any] = []
        for block in blocks:
            made = list(self._made(block))
            if isinstance(block, Heading) or (
                isinstance(block, Text) and block.look in _SAYS_WHAT_STANDS_BELOW
            ):
                waiting += made
                yield []
                continue
            if waiting and made and not isinstance(block, Sheet):
                made = [self.stack([*waiting, made[0]], pinned=len(waiting)), *made[1:]]
            elif waiting:
                made = [*waiting, *made]
            waiting = []
            yield made
        yield waiting

    def _made(self, block: Block) -> Iterator[Any]:
        if not isinstance(block, Text):
            self.end_list()
        match block:
            case Sheet():
                yield PageBreak()
                if block.front:
                    yield BackSide(
                        self.text(block.left_empty, looks.COVER_FOOT) if block.left_empty else None
                    )
            case Cover():
                yield cover_page(self, block)
            case Contents():
                yield self.text(block.title, looks.CONTENTS_TITLE, bold=True, role=self._heading_role(1))
                yield ContentsRoom(self.headings, page_of)
            case Heading():
                yield self.heading(block)
                if block.under:
                    yield self.text(block.under, looks.look_style("heading_note"))
            case Asked():
                yield self._asked(block)
            case Brief():
                yield brief_table(self, block)
            case Sides():
                yield self._facing(block)
                yield from self._joined(block.beneath)
            case Text():
                yield self.paragraph(block)
            case Pairs():
                yield pair_table(self, block)
            case Grid():
                yield grid_table(self, block)
            case Card():
                yield self._card(block)
            case Ticks():
                style = replace(looks.look_style("answer"), start_indent=16.0)
                around = Element("L", numbering="None")
                for text, ticked in block.options:
                    said = self.text(text, style, role="LBody")
                    yield TickLine(said, ticked=ticked, rtl=self.rtl, around=around)
            case Notice():
                yield self.text(block.text, looks.look_style("aside"))
            case Statement():
                yield self._statement(block)
            case SignatureBox():
                yield SignatureSpace(
                    self.engine,
                    block.caption,
                    block.stamp,
                    looks.COVER_FOOT,
                    language=self.language,
                    rtl=self.rtl,
                )
            case WritingSpace():
                yield WritingLines(block.lines, framed=block.framed)
            case _:
                yield drawing(self, block)

    def paragraph(self, text: Text, style: TextStyle | None = None) -> Any:
        """A paragraph; on a copy to write remarks on the lines of answers are numbered."""
        made = super().paragraph(text, style)
        is_answer = style is None and text.look in ("answer", "value")
        if self.numbers is not None and self._question and is_answer:
            made.mark = self.numbers.tag(made.mark, self._question)
        return made

    def _facing(self, sides: Sides) -> Facing:
        """A question in two languages, each column as its language runs."""
        columns = []
        for asked, language in ((sides.near, sides.languages[0]), (sides.far, sides.languages[1])):
            layout = self._in_language(language)
            made = layout.asked_in_column(asked)
            columns.append(made)
        return Facing(
            columns[0],
            columns[1],
            rtl=self.rtl,
            page_height=self.shape.text_height,
            whole_up_to=_FEW,
        )

    def _in_language(self, language: str) -> "Layout":
        if language not in self._sides:
            shape = replace(self.shape, rtl=is_rtl(language))
            side = Layout(self.engine, shape, language=language, headings=self.headings)
            self._sides[language] = side
        side = self._sides[language]
        side._heading_depth = self._heading_depth  # noqa: SLF001 (its own kind)
        return side

    def asked_in_column(self, asked: Asked) -> Stack:
        """A question with its answer in a narrow column: the number stands before the label."""
        said = f"{asked.number}  {asked.label.text}" if asked.number else asked.label.text
        style = looks.look_style("label")
        role = f"H{self._heading_depth + 1}" if asked.number and self._heading_depth else "P"
        label = self.text(said, style, semibold=True, language=asked.label.language, role=role)
        return self.stack([label, *self._joined(asked.body)], pinned=1)

    def heading(self, heading: Heading) -> HeadingLine:
        """A title that stands in the contents and in the outline."""
        entry = self.headings.add(heading.level, heading.text, heading.name)
        is_part = heading.level == 1
        style = looks.PART_TITLE if is_part else looks.SECTION_TITLE
        if heading.under:
            style = replace(style, space_after=0)
        role = self._heading_role(heading.level)
        title = self.text(heading.text, style, bold=is_part, semibold=True, role=role)

        def on_page(canvas: Any, top: float) -> None:
            self._bookmark(canvas, entry, top)

        space = 30.0 if is_part else 16.0
        return HeadingLine(title, ruled=not is_part, on_page=on_page, space_before=space)

    def _heading_role(self, level: int) -> str:
        """The kind of a heading's element; a level may not be skipped."""
        self._heading_depth = min(level, self._heading_depth + 1)
        return f"H{self._heading_depth}"

    def _part_of_title(self, title: Element, text: str, language: str) -> TextTag:
        """Number and label of a question are one heading, read one after the other."""
        said = Element("Span", language=language, actual=text if text.endswith(" ") else "")
        return TextTag(said, around=(title,))

    def _bookmark(self, canvas: Any, entry: Entry, top: float) -> None:
        entry.page = page_of(canvas)
        canvas.bookmarkPage(entry.key, fit="XYZ", left=0, top=top + 12)
        # A level may not be skipped in the outline.
        depth = min(entry.level - 1, self._outline_depth + 1)
        self._outline_depth = depth
        canvas.addOutlineEntry(entry.text, entry.key, depth, closed=False)

    def _asked(self, asked: Asked) -> Stack:
        style = looks.look_style("label" if asked.number else "small_label")
        title = Element(f"H{self._heading_depth + 1}" if asked.number and self._heading_depth else "P")
        tag = self._part_of_title(title, asked.label.text, asked.label.language)
        label = [
            self.text(
                asked.label.text,
                style,
                semibold=bool(asked.number),
                language=asked.label.language,
                mark=tag,
            )
        ]
        if asked.translated:
            label.append(self.text(asked.translated, looks.look_style("small_label")))
        if asked.count:
            label.append(self.text(asked.count, looks.WORD_COUNT))
        if asked.question:
            self._question = asked.question
        body = self._joined(asked.body)
        if asked.question:
            self._question = ""
        more: dict[str, Any] = {
            "page_height": self.shape.text_height,
            "rtl": self.rtl,
            "pinned": len(label),
            "whole_up_to": _FEW,
        }
        if not asked.number:
            return Stack([*label, *body], **more)
        tag = self._part_of_title(title, asked.number + " ", "")
        number = self.text(asked.number, replace(style, colour=looks.MUTED), mark=tag)
        stack = Beside([*label, *body], aside=number, indent=looks.NUMBER_GUTTER, **more)
        stack.spaceBefore, stack.spaceAfter = 9.0, 5.0
        stack.question = asked.question
        return stack

    def _joined(self, blocks: Iterable[Block]) -> list[Any]:
        """The flowables of blocks inside others; what only says what follows is never parted from it."""
        found: list[Any] = []
        waiting: list[Any] = []
        for block in blocks:
            made = list(self._made(block))
            if isinstance(block, Text) and block.look in _SAYS_WHAT_FOLLOWS:
                waiting += made
            elif waiting and made:
                found += [self.stack([*waiting, made[0]], pinned=len(waiting)), *made[1:]]
                waiting = []
            else:
                found += made
        return found + waiting

    def _card(self, card: Card) -> Stack:
        body = self._joined(card.body)
        number = self.text(card.number, replace(looks.CELL, colour=looks.ACCENT), bold=True)

        def ruled(canvas: Any, width: float, height: float) -> None:
            at = width - 10.0 if self.rtl else 10.0
            canvas.saveState()
            canvas.setStrokeColorRGB(*looks.LINE)
            canvas.setLineWidth(looks.HAIRLINE)
            canvas.line(at, 0, at, height)
            canvas.restoreState()

        stack = Beside(
            body,
            aside=number,
            ruled=ruled,
            indent=looks.CARD_GUTTER,
            page_height=self.shape.text_height,
            rtl=self.rtl,
            whole_up_to=self.shape.text_height * 0.4,
            least=looks.CARD_BEGINNING,
        )
        stack.spaceBefore = stack.spaceAfter = 8.0
        return stack

    def _statement(self, statement: Statement) -> Stack:
        whole = statement.text
        style = looks.for_script(looks.STATEMENT, whole, self.language)
        stack = self.stack([self.block(self.runs(statement.said), style, self.language)])
        stack.spaceBefore, stack.spaceAfter = 4.0, 12.0
        return stack
