"""The light structure of a typed text that prints: paragraphs, bulleted and numbered lines.

- A line beginning with `-` or `•` and a space is a bullet; one beginning with a number of up to three digits
  (of any script), a point and a space is numbered, and keeps the number that was typed.
- An indented line after such a line belongs to it.
- A blank line ends a paragraph; any other line end inside a paragraph is kept as a line break.

No character is lost but white space: the markers and texts together are the whole text.
"""

import re
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; a line break inside is a newline character."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullet:
    """A line of a list. `marker` is the sign as typed."""

    marker: str
    text: str


@dataclass(frozen=True, slots=True)
class Numbered:
    """A numbered line. `marker` is number and point as typed, such as `1.` or `۱.`."""

    marker: str
    text: str


Block = Paragraph | Bullet | Numbered

_BULLET = re.compile(r"([-•])\s+(\S.*)")
_NUMBERED = re.compile(r"(\d{1,3}\.)\s+(\S.*)")


def blocks_of(text: str) -> tuple[Block, ...]:
    """The blocks of a text, in order.

    Args:
        text: A canonical long text; line ends are newline characters.
    """
    blocks: list[Block] = []
    goes_on = False
    for line in text.split("\n"):
        stripped = line.strip()
        if not stripped:
            goes_on = False
            continue
        begun = _listed(stripped)
        last = blocks[-1] if goes_on else None
        if begun is None and last is not None and (isinstance(last, Paragraph) or line[0].isspace()):
            blocks[-1] = replace(last, text=f"{last.text}\n{stripped}")
        else:
            blocks.append(begun or Paragraph(stripped))
        goes_on = True
    return tuple(blocks)


def _listed(line: str) -> Block | None:
    if found := _BULLET.fullmatch(line):
        return Bullet(found[1], found[2])
    if found := _NUMBERED.fullmatch(line):
        return Numbered(found[1], found[2])
    return None
