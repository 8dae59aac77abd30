"""Blocks to flowables: every kind of block gets its look, mirrored where the language runs from the right."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from reportlab.platypus import PageBreak, Spacer

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
    SignatureBox,
    Statement,
    Text,
    Ticks,
    WritingSpace,
)
from lcapp.pdf.contents import ContentsRoom, Entry, Headings
from lcapp.pdf.cover_page import CoverPage
from lcapp.pdf.flowables import HeadingLine, Rule, SignatureSpace, TickLine, WritingLines
from lcapp.pdf.grids import brief_table, grid_table, pair_table
from lcapp.pdf.page import PageShape, page_of
from lcapp.pdf.stack import Beside, Stack
from lcapp.pdf.text.engine import TextEngine
from lcapp.pdf.typesetting import Typesetter

_FEW = looks.FEW_LINES * 17.0 + 30.0
"""Height up to which a question stays whole: label and six lines."""
_SAYS_WHAT_FOLLOWS = ("small_label", "explanation", "warning")


class Layout(Typesetter):
    """Makes the flowables of one document.

    Args:
        engine: Sets the text.
        shape: The page.
        language: Of print.
        headings: Receives every heading.
    """

    def __init__(self, engine: TextEngine, shape: PageShape, *, language: str, headings: Headings) -> None:
        super().__init__(engine, shape, language=language)
        self.headings = headings
        self._outline_depth = -1

    def flowables(self, blocks: Iterable[Block]) -> Iterator[list[Any]]:
        """The flowables of each block; titles wait for what they stand above, so that none ends a page."""
        waiting: list[Any] = []
        for block in blocks:
            made = list(self._made(block))
            if isinstance(block, Heading) or (isinstance(block, Text) and block.look == "intro"):
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
        match block:
            case Sheet():
                yield PageBreak()
            case Cover():
                yield self._cover(block)
            case Contents():
                yield self.text(block.title, looks.CONTENTS_TITLE, bold=True)
                yield ContentsRoom(self.headings, page_of)
            case Heading():
                yield self._heading(block)
                if block.under:
                    yield self.text(block.under, looks.look_style("heading_note"))
            case Asked():
                yield self._asked(block)
            case Brief():
                yield brief_table(self, block)
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
                for text, ticked in block.options:
                    yield TickLine(self.text(text, style), ticked=ticked, rtl=self.rtl)
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

    def _cover(self, cover: Cover) -> CoverPage:
        upper: list[Any] = []
        if cover.draft:
            upper.append(self.text(cover.draft, replace(looks.COVER_MARK, space_after=10), bold=True))
        for place, name in enumerate(cover.names):
            style = looks.COVER_NAME if place == 0 else looks.COVER_LATIN
            if len(name.text) > 40:
                style = replace(looks.COVER_LATIN, colour=style.colour)
            upper.append(self.text(name.text, style, bold=place == 0, language=name.language))
        upper.append(Rule(rtl=self.rtl))
        if cover.title:
            upper.append(self.text(cover.title, looks.COVER_CALL, bold=True))
        upper += [self.text(line, looks.COVER_LINE) for line in cover.lines]
        if cover.fictional:
            upper += [Spacer(1, 10), self.text(cover.fictional, looks.COVER_MARK, bold=True)]
        lower = [self.text(cover.fingerprint, looks.COVER_FOOT)] if cover.fingerprint else []
        return CoverPage(upper, lower)

    def _heading(self, heading: Heading) -> HeadingLine:
        entry = self.headings.add(heading.level, heading.text)
        is_part = heading.level == 1
        style = looks.PART_TITLE if is_part else looks.SECTION_TITLE
        if heading.under:
            style = replace(style, space_after=0)
        title = self.text(heading.text, style, bold=True)

        def on_page(canvas: Any, top: float) -> None:
            self._bookmark(canvas, entry, top)

        space = 30.0 if is_part else 16.0
        return HeadingLine(title, ruled=not is_part, on_page=on_page, space_before=space)

    def _bookmark(self, canvas: Any, entry: Entry, top: float) -> None:
        entry.page = page_of(canvas)
        canvas.bookmarkPage(entry.key, fit="XYZ", left=0, top=top + 12)
        # A level may not be skipped in the outline.
        depth = min(entry.level - 1, self._outline_depth + 1)
        self._outline_depth = depth
        canvas.addOutlineEntry(entry.text, entry.key, depth, closed=False)

    def _asked(self, asked: Asked) -> Stack:
        style = looks.look_style("label" if asked.number else "small_label")
        label = [self.text(asked.label.text, style, bold=bool(asked.number), language=asked.label.language)]
        if asked.translated:
            label.append(self.text(asked.translated, looks.look_style("small_label")))
        body = self._joined(asked.body)
        more: dict[str, Any] = {
            "page_height": self.shape.text_height,
            "rtl": self.rtl,
            "pinned": len(label),
            "whole_up_to": _FEW,
        }
        if not asked.number:
            return Stack([*label, *body], **more)
        number = self.text(asked.number, replace(style, colour=looks.MUTED))
        stack = Beside([*label, *body], aside=number, indent=looks.NUMBER_GUTTER, **more)
        stack.spaceBefore, stack.spaceAfter = 9.0, 5.0
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
