"""What a caller says about text: its runs and the style of its block."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

Colour: TypeAlias = tuple[float, float, float]
Alignment = Literal["start", "end", "center", "justify"]
Anchor = Literal["left", "right", "center", "start", "end"]
Direction = Literal["ltr", "rtl", "content"]
RunLine = Literal["", "through", "under"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one look.

    Attributes:
        text: Plain text; nothing in it is markup.
        bold: In the bold face.
        italic: In the italic face, where the script has one.
        colour: Red, green, blue from 0.0 to 1.0; None is the colour of the style.
        link: An address; it becomes a link only if it is http, https or mailto.
        language: BCP 47, where it is not that of the block; said to readers, it changes no letter.
        semibold: Between regular and bold, for labels; `bold` outweighs it.
        line: "through" the letters or "under" them, as in a text with its changes; empty for none.
    """

    text: str
    bold: bool = False
    italic: bool = False
    colour: Colour | None = None
    link: str | None = None
    language: str = ""
    semibold: bool = False
    line: RunLine = ""

    @property
    def weight(self) -> int:
        """400, 600 or 700."""
        return 700 if self.bold else 600 if self.semibold else 400


Text: TypeAlias = str | Run | Sequence[Run]


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a block of text is set; lengths are in points.

    Attributes:
        size: Font size.
        leading: From one baseline to the next; the height of a line.
        colour: Red, green, blue from 0.0 to 1.0.
        alignment: "start" and "end" follow the direction of each line.
        space_before: Above the block, not at the top of a frame.
        space_after: Below the block.
        keep_with_next: Not the last thing on a page.
        first_line_indent: Added to `start_indent` in the first line; may be negative.
        start_indent: From the leading edge of the frame to the text.
        end_indent: From the text to the other edge.
        bullet: Drawn before the first line, on the leading side.
        bullet_indent: From the leading edge of the frame to the bullet.
        hyphenate: Whether long words may be divided where a line would be left mostly empty.
    """

    size: float = 10.5
    leading: float = 15.0
    colour: Colour = (0.0, 0.0, 0.0)
    alignment: Alignment = "start"
    space_before: float = 0.0
    space_after: float = 0.0
    keep_with_next: bool = False
    first_line_indent: float = 0.0
    start_indent: float = 0.0
    end_indent: float = 0.0
    bullet: Run | None = None
    bullet_indent: float = 0.0
    hyphenate: bool = True


def runs_of(text: Text) -> tuple[Run, ...]:
    """The runs of anything that may be given as text."""
    if isinstance(text, str):
        return (Run(text),)
    return (text,) if isinstance(text, Run) else tuple(text)
