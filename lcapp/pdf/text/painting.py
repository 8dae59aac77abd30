"""Writes placed text into the content of a page.

Words are written in logical order, glyphs within a word from left to right: what search and copy expect.
"""

from collections.abc import Sequence
from typing import Any

from lcapp.pdf.text.embedding import DocumentFonts
from lcapp.pdf.text.faces import Face
from lcapp.pdf.text.lines import Placed
from lcapp.pdf.text.links import safe_link
from lcapp.pdf.text.numbers import number
from lcapp.pdf.text.style import Colour, Run

# The clickable area of a link, in em above and below the baseline.
LINK_ASCENT, LINK_DESCENT = 0.85, 0.25
RULE = 0.06
"""How thick a rule through or under letters is, in em."""
RULE_AT = {"through": 0.27, "under": -0.14}
"""Where it is, in em above the baseline."""


def paint(
    canvas: Any,
    fonts: DocumentFonts,
    placed: Sequence[Placed],
    *,
    x: float,
    y: float,
    size: float,
    colour: Colour,
) -> None:
    """Draws one line.

    Args:
        canvas: A ReportLab canvas.
        fonts: The fonts of its document.
        placed: The line.
        x: Left end of the line.
        y: Baseline.
        size: Font size.
        colour: Colour of runs that say none.
    """
    if not placed:
        return
    code = ["q BT"]
    face: Face | None = None
    inked: Colour | None = None
    line_x: float | None = None
    pen = 0.0
    array: list[str] = []

    def end_array() -> None:
        if array:
            code.append(f"[{' '.join(array)}]TJ")
            array.clear()

    for piece in placed:
        shaped = piece.shaped
        left = x + piece.x * size
        wanted = piece.run.colour or colour
        content, is_array = fonts.operators(shaped, size)
        if not content:
            continue
        gap = left - pen
        if array and is_array and shaped.face is face and wanted == inked and -0.01 <= gap < 3 * size:
            if gap > 0.005:
                array.append(number(-gap * 1000 / size))
        else:
            end_array()
            if wanted != inked:
                code.append(" ".join(f"{channel:.4g}" for channel in wanted) + " rg")
                inked = wanted
            if shaped.face is not face:
                code.append(f"/{shaped.face.key} {number(size)} Tf")
                face = shaped.face
            target = round(left, 2)
            if line_x is None:
                code.append(f"1 0 0 1 {number(target)} {number(y)} Tm")
            else:
                code.append(f"{number(target - line_x)} 0 Td")
            line_x = target
        if is_array:
            array.append(content)
        else:
            end_array()
            code.append(content)
        pen = left + shaped.width * size
    end_array()
    if len(code) > 1:
        code.append("ET Q")
        canvas.addLiteral("\n".join(code))
    _add_rules(canvas, placed, x=x, y=y, size=size, colour=colour)
    _add_links(canvas, placed, x=x, y=y, size=size)


def _add_rules(
    canvas: Any, placed: Sequence[Placed], *, x: float, y: float, size: float, colour: Colour
) -> None:
    """A rule through or under each piece whose run says so; what follows each other is one rule."""
    rules: list[tuple[Run, float, float]] = []
    for piece in placed:
        if not piece.run.line:
            continue
        left, right = piece.x, piece.x + piece.shaped.width
        if rules and rules[-1][0] is piece.run and abs(rules[-1][2] - left) < 0.01:
            left = rules.pop()[1]
        rules.append((piece.run, left, right))
    for run, left, right in rules:
        height = y + RULE_AT[run.line] * size
        inked = " ".join(f"{channel:.4g}" for channel in run.colour or colour)
        canvas.addLiteral(
            f"q {inked} RG {number(RULE * size)} w {number(x + left * size)} {number(height)} m "
            f"{number(x + right * size)} {number(height)} l S Q"
        )


def _add_links(canvas: Any, placed: Sequence[Placed], *, x: float, y: float, size: float) -> None:
    """One annotation for each run with a usable address, over all of the run on this line."""
    spans: dict[int, tuple[Run, float, float]] = {}
    for piece in placed:
        if piece.run.link:
            left, right = piece.x, piece.x + piece.shaped.width
            _, known_left, known_right = spans.get(id(piece.run), (piece.run, left, right))
            spans[id(piece.run)] = (piece.run, min(left, known_left), max(right, known_right))
    for run, left, right in spans.values():
        address = safe_link(run.link)
        if address:
            bottom, top = y - LINK_DESCENT * size, y + LINK_ASCENT * size
            canvas.linkURL(address, (x + left * size, bottom, x + right * size, top), relative=1)
