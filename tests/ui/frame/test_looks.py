"""Colours can be read by tired eyes, in both schemes."""

import pytest

from PySide6.QtGui import QColor

from lcapp.ui.appearance.tokens import read_tokens
from tests.ui.conftest import RESOURCES

GROUNDS = ("window", "surface", "selection")
PAIRS = [
    *((ink, ground) for ink in ("text",) for ground in GROUNDS),
    *((ink, ground) for ink in ("muted", "accent", "must_fix", "advice", "done") for ground in GROUNDS[:2]),
    ("muted", "selection"),
    ("accent_text", "accent"),
    *((name, f"{name}_bg") for name in ("must_fix", "advice", "done")),
]


def luminance(colour):
    def linear(part):
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in QColor(colour).getRgbF()[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_that_text_stands_out_from_its_ground(ink, ground, dark):
    tokens = read_tokens(RESOURCES / "styles", dark=dark)
    assert contrast(tokens.colour(ink), tokens.colour(ground)) >= 4.5
