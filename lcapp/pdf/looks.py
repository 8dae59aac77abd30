"""Colours, sizes and distances of the pages; lengths are in points."""

import unicodedata
from dataclasses import replace

from lcapp.pdf.block_kinds import Look
from lcapp.pdf.text.languages import is_rtl
from lcapp.pdf.text.style import Colour, TextStyle

MM = 72 / 25.4

INK: Colour = (0x1E / 255, 0x22 / 255, 0x26 / 255)
MUTED: Colour = (0x5A / 255, 0x62 / 255, 0x6A / 255)
LINE: Colour = (0xC9 / 255, 0xC6 / 255, 0xBF / 255)
ACCENT: Colour = (0x0B / 255, 0x66 / 255, 0x62 / 255)
WARNING: Colour = (0x8A / 255, 0x53 / 255, 0.0)

HAIRLINE = 0.4
ACCENT_LINE = 1.2
NUMBER_GUTTER = 22.0
"""From the number of a question to its label and answer."""
MARKER_INDENT = 13.0
CARD_GUTTER = 18.0
CARD_BEGINNING = 130.0
"""Height that must be left on a page for a card to begin on it."""
WRITING_LINE = 22.0
FEW_LINES = 6
"""Answers of up to so many lines are kept with their question."""

_STYLES: dict[Look, TextStyle] = {
    "answer": TextStyle(10, 14.5, INK, space_after=4),
    "value": TextStyle(10, 14.5, INK, space_after=4),
    "label": TextStyle(9, 12.5, ACCENT, space_after=2.5),
    "small_label": TextStyle(8.5, 12, MUTED, space_after=1.5, space_before=2),
    "explanation": TextStyle(8.5, 12, MUTED, space_after=3),
    "intro": TextStyle(9.5, 13.5, MUTED, space_after=8),
    "aside": TextStyle(8.5, 12, MUTED, space_after=3),
    "warning": TextStyle(8.5, 12, WARNING, space_after=3),
    "heading_note": TextStyle(9, 13, MUTED, space_after=7),
}
PART_TITLE = TextStyle(18, 24, INK, space_after=8)
SECTION_TITLE = TextStyle(13, 18, INK, space_after=6)
CONTENTS_TITLE = TextStyle(18, 24, INK, space_after=12)
CELL = TextStyle(8.5, 12, INK, space_after=2)
CELL_HEAD = TextStyle(8, 11, MUTED)
STATEMENT = TextStyle(10.5, 16, INK, space_after=4)
RUNNING = TextStyle(7.5, 10, MUTED)
ACROSS = TextStyle(120, 130, (0.945, 0.945, 0.94))
COVER_NAME = TextStyle(34, 44, INK, space_after=2)
COVER_LATIN = TextStyle(22, 30, MUTED, space_after=2)
COVER_CALL = TextStyle(14, 20, INK, space_after=4)
COVER_LINE = TextStyle(10.5, 16, MUTED, space_after=2)
COVER_MARK = TextStyle(10.5, 15, WARNING)
CHART_TEXT = TextStyle(8.5, 11.5, INK)
CHART_SMALL = TextStyle(7.5, 9.5, INK)
CHART_FIGURE = TextStyle(8.5, 11.5, MUTED)
CHART_MARK = TextStyle(6.5, 8, MUTED)
KEY_FIGURE = TextStyle(19, 27, ACCENT)
KEY_LABEL = TextStyle(8.5, 12, INK, space_after=1)
LINE_NUMBER = TextStyle(6.5, 8, MUTED)
WORD_COUNT = TextStyle(8, 12, MUTED, space_after=2)
ANNEX_TITLE = TextStyle(9, 13, MUTED, space_after=2)
COVER_FOOT = TextStyle(8, 12, MUTED)

# Vazirmatn's letters are smaller and their marks need more room between the lines.
_ARABIC_SIZE, _ARABIC_LEADING = 1.1, 17 / 14.5


def look_style(look: Look) -> TextStyle:
    """The style of a look, for Latin letters."""
    return _STYLES[look]


def for_script(style: TextStyle, text: str, language: str) -> TextStyle:
    """The style as the script of a text needs it."""
    if not in_arabic_letters(text, language):
        return style
    return replace(style, size=style.size * _ARABIC_SIZE, leading=style.leading * _ARABIC_LEADING)


def runs_backwards(text: str, *, rtl: bool) -> bool:
    """Whether the first letter of a text, not counting what stands isolated, runs against the page."""
    depth = 0
    for character in text[:1000]:
        kind = unicodedata.bidirectional(character)
        if kind in ("LRI", "RLI", "FSI"):
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif kind in ("L", "R", "AL") and not depth:
            return (kind == "L") == rtl
    return False


def in_arabic_letters(text: str, language: str) -> bool:
    """Whether a text begins with Arabic letters; without any letter, whether its language is written so."""
    for character in text[:400]:
        kind = unicodedata.bidirectional(character)
        if kind in ("L", "R", "AL"):
            return kind == "AL"
    return is_rtl(language)
