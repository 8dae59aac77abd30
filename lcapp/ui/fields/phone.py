"""A telephone number."""

from PySide6.QtCore import Qt

from lcapp.ui.fields.short_text import ShortText


class Phone(ShortText):
    """A telephone number; it reads from left to right in every language."""

    hints = Qt.InputMethodHint.ImhDialableCharactersOnly
    always_left_to_right = True
    widest = 280
