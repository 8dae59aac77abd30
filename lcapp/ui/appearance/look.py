"""The look of one start of the window: tokens, icons and sizes, applied to the application."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QStyleFactory

from lcapp.ui.appearance.fonts import body_font
from lcapp.ui.appearance.icons import Icons
from lcapp.ui.appearance.palette import palette, style_sheet
from lcapp.ui.appearance.tokens import Tokens, read_tokens


@dataclass(frozen=True, slots=True)
class Look:
    """What widgets ask for: spaces, colours and icons."""

    tokens: Tokens
    icons: Icons

    def space(self, name: str) -> int:
        """A space in pixels: `inside`, `related`, `parts`, `questions`, `corner` or `column`."""
        return self.tokens.space[name]

    def icon(self, name: str, colour: str = "text") -> QIcon:
        """An icon in a token's colour."""
        return self.icons.icon(name, colour)


def apply_look(
    application: QApplication,
    resources: Path,
    *,
    theme: str = "system",
    text_size: int = 100,
    rtl: bool = False,
    known: dict[tuple[bool, bool], Icons] | None = None,
) -> Look:
    """Give the whole application its style, palette, font and direction.

    Args:
        application: Qt's application.
        resources: The folder that holds `styles`, `icons` and `fonts` (the fonts must be loaded already).
        theme: `light`, `dark` or `system`.
        text_size: Percent of the normal size.
        rtl: Whether the interface reads from right to left.
        known: Icons drawn before, by colours (dark) and direction; new ones are added.
    """
    dark = theme == "dark" or (
        theme == "system" and application.styleHints().colorScheme() == Qt.ColorScheme.Dark
    )
    tokens = read_tokens(resources / "styles", dark=dark)
    scale = text_size / 100
    sheet = style_sheet(resources / "styles", tokens, scale=scale)
    # A sheet goes over every widget there is, so one that did not change is not given again: the language and
    # the text size change under the reader's eyes.
    if application.styleSheet() != sheet:
        application.setStyle(QStyleFactory.create("Fusion"))
        application.setPalette(palette(tokens))
        application.setStyleSheet(sheet)
    font = body_font(tokens.type["body"] * scale, rtl=rtl)
    if application.font() != font:
        application.setFont(font)
    direction = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    if application.layoutDirection() is not direction:
        application.setLayoutDirection(direction)
    known = {} if known is None else known
    if (dark, rtl) not in known:
        known[dark, rtl] = Icons(resources / "icons", dict(tokens.colours), rtl=rtl)
    return Look(tokens, known[dark, rtl])
