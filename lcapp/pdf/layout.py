"""Blocks to flowables: every kind of block gets its look here, mirrored where the language runs from the right."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from reportlab.platypus import PageBreak, Spacer

from lcapp.pdf import looks
from lcapp.pdf.block_kinds import (
    Asked,
    Block,
    Card,
    Cell,
    Contents,
    Cover,
    Grid,
    Heading,
    Notice,
    Pairs,
    Said,
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
from lcapp.pdf.page import PageShape, page_of
from lcapp.pdf.stack import Beside, Stack
from lcapp.pdf.table import TableShape, TextTable
from lcapp.pdf.text.engine import TextEngine
from lcapp.pdf.text.isolation import FSI, PDI, lone_number
from lcapp.pdf.text.style import Direction, Run, TextStyle

_FEW = looks.FEW_LINES * 17.0 + 30.0
"""Height up to which a question stays whole: label and six lines."""


class Layout:
    """Makes the flowables of one document.

    Args:
        engine: Sets the text.
        shape: The page.
        language: Of print.
        headings: Receives every heading.
    """

    def __init__(self, engine: TextEngine, shape: PageShape, *, language: str, headings: Headings) -> None:
        self.engine, self.shape, self.language, self.headings = engine, shape, language, headings
        self.rtl = shape.rtl
        self.direction: Direction = "rtl" if shape.rtl else "ltr"
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
                made = [self._stack([*waiting, made[0]], pinned=len(waiting)), *made[1:]]
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
                yield self._text(block.title, looks.CONTENTS_TITLE, bold=True)
                yield ContentsRoom(self.headings, page_of)
            case Heading():
                yield self._heading(block)
                if block.under:
                    yield self._text(block.under, looks.look_style("heading_note"))
            case Asked():
                yield self._asked(block)
            case Text():
                yield self._paragraph(block)
            case Pairs():
                yield self._pairs(block)
            case Grid():
                yield self._grid(block)
            case Card():
                yield self._card(block)
            case Ticks():
                style = replace(looks.look_style("answer"), start_indent=16.0)
                for text, ticked in block.options:
                    yield TickLine(self._text(text, style), ticked=ticked, rtl=self.rtl)
            case Notice():
                yield self._text(block.text, looks.look_style("aside"))
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
            upper.append(self._text(cover.draft, replace(looks.COVER_MARK, space_after=10), bold=True))
        for place, name in enumerate(cover.names):
            style = looks.COVER_NAME if place == 0 else looks.COVER_LATIN
            if len(name.text) > 40:
                style = replace(looks.COVER_LATIN, colour=style.colour)
            upper.append(self._text(name.text, style, bold=place == 0, language=name.language))
        upper.append(Rule(rtl=self.rtl))
        if cover.title:
            upper.append(self._text(cover.title, looks.COVER_CALL, bold=True))
        upper += [self._text(line, looks.COVER_LINE) for line in cover.lines]
        if cover.fictional:
            upper += [Spacer(1, 10), self._text(cover.fictional, looks.COVER_MARK, bold=True)]
        lower = [self._text(cover.fingerprint, looks.COVER_FOOT)] if cover.fingerprint else []
        return CoverPage(upper, lower)

    def _heading(self, heading: Heading) -> HeadingLine:
        entry = self.headings.add(heading.level, heading.text)
        is_part = heading.level == 1
        title = self._text(heading.text, looks.PART_TITLE if is_part else looks.SECTION_TITLE, bold=True)

        def on_page(canvas: Any, top: float) -> None:
            self._bookmark(canvas, entry, top)

        space = 0.0 if is_part else 16.0
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
        label = [self._text(asked.label.text, style, bold=bool(asked.number), language=asked.label.language)]
        if asked.translated:
            label.append(self._text(asked.translated, looks.look_style("small_label")))
        body = [made for block in asked.body for made in self._made(block)]
        more: dict[str, Any] = {
            "page_height": self.shape.text_height,
            "rtl": self.rtl,
            "pinned": len(label),
            "whole_up_to": _FEW,
        }
        if not asked.number:
            return Stack([*label, *body], **more)
        number = self._text(asked.number, replace(style, colour=looks.MUTED))
        stack = Beside([*label, *body], aside=number, indent=looks.NUMBER_GUTTER, **more)
        stack.spaceBefore, stack.spaceAfter = 9.0, 5.0
        return stack

    def _paragraph(self, text: Text, style: TextStyle | None = None) -> Any:
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
        return self._block(self._runs(said), look, language, own_way=text.look == "answer" and style is None)

    def _block(self, runs: Sequence[Run], style: TextStyle, language: str, *, own_way: bool = False) -> Any:
        """Text that begins on the leading side of the page; in its own direction only where that is wanted."""
        if own_way:
            return self.engine.block(runs, style, language=language)
        whole = "".join(run.text for run in runs)
        if looks.runs_backwards(whole, rtl=self.rtl) and "\n" not in whole and runs:
            # Isolated, its own order and full stop stay while the line belongs to the page.
            runs = [*runs[:-1], replace(runs[-1], text=runs[-1].text + PDI)]
            runs[0] = replace(runs[0], text=FSI + runs[0].text)
        return self.engine.block(runs, style, language=language, direction=self.direction)

    def _runs(self, said: Sequence[Said]) -> tuple[Run, ...]:
        return tuple(
            Run(
                piece.text,
                bold=piece.bold,
                colour=looks.ACCENT if piece.link else looks.MUTED if piece.quiet else None,
                link=piece.link or None,
            )
            for piece in said
        )

    def _text(self, text: str, style: TextStyle, *, bold: bool = False, language: str = "") -> Any:
        """A text of one run."""
        language = language or self.language
        return self._block([Run(text, bold=bold)], looks.for_script(style, text, language), language)

    def _pairs(self, pairs: Pairs) -> TextTable:
        rows = [
            [
                self._stack([self._text(name.text, looks.look_style("small_label"))]),
                self._stack([self._cell_text(text) for text in texts]),
            ]
            for name, texts in pairs.rows
        ]
        table = TextTable(None, rows, TableShape((0.32, 0.68), self.rtl, self.shape.text_height))
        return table

    def _grid(self, grid: Grid) -> TextTable:
        shape = TableShape(
            tuple(column.share for column in grid.columns), self.rtl, self.shape.text_height, grid.roomy
        )
        longest = [max((_fraction(row[n]) for row in grid.rows), default=0.0) for n in range(len(grid.columns))]
        head = None
        if any(column.title for column in grid.columns):
            head = [
                self._stack(
                    [
                        self._text(
                            column.title, replace(looks.CELL_HEAD, alignment=self._alignment(column.figures, column.centred))
                        )
                    ]
                )
                for column in grid.columns
            ]
        rows = [
            [
                self._stack(
                    [
                        self._cell_text(
                            text,
                            figures=column.figures,
                            centred=column.centred,
                            pad=longest[n] - _fraction((text,)),
                        )
                        for text in row[n]
                    ]
                )
                for n, column in enumerate(grid.columns)
            ]
            for row in grid.rows
        ]
        return TextTable(head, rows, shape)

    def _alignment(self, figures: bool, centred: bool) -> Any:
        if centred:
            return "center"
        return "end" if figures and not self.rtl else "start"

    def _cell_text(
        self, text: Text, *, figures: bool = False, centred: bool = False, pad: float = 0.0
    ) -> Any:
        language = next((piece.language for piece in text.said if piece.language), self.language)
        style = looks.CELL
        if text.look in ("aside", "warning"):
            style = replace(looks.look_style(text.look), size=7.5, leading=10.5)
        style = looks.for_script(style, text.text, language)
        is_figure = not any(piece.quiet for piece in text.said)
        if figures and is_figure:
            width = pad * looks.CELL.size
            style = replace(
                style,
                alignment=self._alignment(True, False),
                start_indent=width if self.rtl else 0.0,
                end_indent=0.0 if self.rtl else width,
            )
        elif centred:
            style = replace(style, alignment="center")
        if self.rtl and len(text.said) == 1:
            text = replace(text, said=(replace(text.said[0], text=lone_number(text.said[0].text)),))
        return self._paragraph(text, style)

    def _card(self, card: Card) -> Stack:
        body = [made for block in card.body for made in self._made(block)]
        number = self._text(card.number, replace(looks.CELL, colour=looks.ACCENT), bold=True)

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
        )
        stack.spaceBefore = stack.spaceAfter = 8.0
        return stack

    def _statement(self, statement: Statement) -> Stack:
        whole = statement.text
        style = looks.for_script(looks.STATEMENT, whole, self.language)
        stack = self._stack([self._block(self._runs(statement.said), style, self.language)])
        stack.spaceBefore, stack.spaceAfter = 4.0, 12.0
        return stack

    def _stack(self, children: list[Any], *, pinned: int = 0) -> Stack:
        return Stack(children, page_height=self.shape.text_height, rtl=self.rtl, pinned=pinned)


def _fraction(cell: Cell) -> float:
    """About how wide the decimals of a figure with their mark are, in em: figures are all equally wide."""
    decimals = max((text.decimals for text in cell), default=0)
    return 0.268 + 0.572 * decimals if decimals else 0.0
