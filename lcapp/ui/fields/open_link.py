"""The small button beside a typed address that shows it whole and can open it."""

from PySide6.QtWidgets import QToolButton

from lcapp.ui.fields.context import FieldContext
from lcapp.ui.fields.line_edit import LineEdit
from lcapp.ui.fields.small_button import small_button


def open_link_button(context: FieldContext, line: LineEdit, *, name: str) -> QToolButton:
    """A button that can be pressed once something is typed into the line.

    Args:
        context: Knows how links are opened.
        line: Where the address is typed.
        name: The question the address belongs to.
    """
    words = context.words
    button = small_button(
        context.look,
        "external-link",
        words._("Open link of: {question}", question=name),
        lambda: context.open_link(line.text()),
    )
    button.setEnabled(bool(line.text().strip()))
    line.shows.connect(lambda text: button.setEnabled(bool(text.strip())))
    return button
