"""Palette and style sheet of the whole application, made from the tokens."""

from pathlib import Path
from string import Template

from PySide6.QtGui import QColor, QPalette

from lcapp.ui.appearance.tokens import Tokens


def palette(tokens: Tokens) -> QPalette:
    """Fusion's palette in our colours; disabled things take the muted tone."""
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: "window",
        QPalette.ColorRole.WindowText: "text",
        QPalette.ColorRole.Base: "surface",
        QPalette.ColorRole.AlternateBase: "window",
        QPalette.ColorRole.Text: "text",
        QPalette.ColorRole.Button: "surface",
        QPalette.ColorRole.ButtonText: "text",
        QPalette.ColorRole.Highlight: "selection",
        QPalette.ColorRole.HighlightedText: "text",
        QPalette.ColorRole.PlaceholderText: "muted",
        QPalette.ColorRole.Link: "accent",
        QPalette.ColorRole.LinkVisited: "accent",
        QPalette.ColorRole.ToolTipBase: "surface",
        QPalette.ColorRole.ToolTipText: "text",
        QPalette.ColorRole.Mid: "line",
        QPalette.ColorRole.Midlight: "line",
        QPalette.ColorRole.Light: "surface",
        QPalette.ColorRole.Dark: "line",
        QPalette.ColorRole.Shadow: "line",
        QPalette.ColorRole.Accent: "accent",
    }
    for role, name in roles.items():
        made.setColor(role, QColor(tokens.colour(name)))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.colour("muted")))
    return made


def style_sheet(styles: Path, tokens: Tokens, *, scale: float = 1.0) -> str:
    """The application's one style sheet: `window.qss` with the tokens put in.

    Args:
        styles: The styles folder.
        tokens: Colours, sizes and spaces.
        scale: Text size, 1.0 is normal.
    """
    sizes = {f"size_{name}": f"{points * scale:.1f}pt" for name, points in tokens.type.items()}
    spaces = {f"space_{name}": str(pixels) for name, pixels in tokens.space.items()}
    sheet = Template((styles / "window.qss").read_text(encoding="utf-8"))
    return sheet.substitute(tokens.colours, **sizes, **spaces)
