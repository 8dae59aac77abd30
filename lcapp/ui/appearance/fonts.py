"""The bundled faces, so that every machine shows the same letters."""

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

FAMILIES = ("Noto Sans", "Vazirmatn")
"""Latin first, Persian second; Qt takes each letter from the first that has it."""

_FILES = (
    "noto-sans/NotoSans-Regular.ttf",
    "noto-sans/NotoSans-SemiBold.ttf",
    "noto-sans/NotoSans-Bold.ttf",
    "noto-sans/NotoSans-Italic.ttf",
    "vazirmatn/Vazirmatn-Regular.ttf",
    "vazirmatn/Vazirmatn-Bold.ttf",
)


def load_fonts(fonts: Path) -> None:
    """Make the bundled faces known to Qt."""
    for name in _FILES:
        QFontDatabase.addApplicationFont(str(fonts / name))


def body_font(points: float, *, rtl: bool) -> QFont:
    """The reading font; right-to-left languages take the Persian face first."""
    font = QFont()
    font.setFamilies(list(reversed(FAMILIES)) if rtl else list(FAMILIES))
    font.setPointSizeF(points)
    return font
