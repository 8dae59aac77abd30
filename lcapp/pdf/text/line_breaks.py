"""Where a line may end (UAX #14) and where a character ends (UAX #29), asked of Qt."""

from PySide6.QtCore import QTextBoundaryFinder


def line_breaks(text: str) -> list[int]:
    """Offsets after which a line may end, the end of the text included; never right after `://`."""
    found = _boundaries(QTextBoundaryFinder.BoundaryType.Line, text)
    return [offset for offset in found if text[offset - 3 : offset] != "://" or offset == len(text)]


def grapheme_ends(text: str) -> list[int]:
    """Offsets at which a user-perceived character ends, the end of the text included."""
    return _boundaries(QTextBoundaryFinder.BoundaryType.Grapheme, text)


def _boundaries(kind: QTextBoundaryFinder.BoundaryType, text: str) -> list[int]:
    finder = QTextBoundaryFinder(kind, text)
    following = finder.toNextBoundary
    offsets: list[int] = []
    while (offset := following()) != -1:
        offsets.append(offset)
    if not text.isascii() and max(text, default="") > "\uffff":
        offsets = _from_utf16(offsets, text)
    if text and (not offsets or offsets[-1] != len(text)):
        offsets.append(len(text))
    return offsets


def _from_utf16(offsets: list[int], text: str) -> list[int]:
    """Qt counts UTF-16 units; Python counts characters."""
    character_at: dict[int, int] = {}
    unit = 0
    for i, character in enumerate(text):
        character_at[unit] = i
        unit += 2 if character > "\uffff" else 1
    character_at[unit] = len(text)
    return [character_at[offset] for offset in offsets if offset in character_at]
