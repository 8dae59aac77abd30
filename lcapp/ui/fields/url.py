"""A web address."""

from PySide6.QtCore import Qt

from lcapp.ui.fields.short_text import ShortText


class Url(ShortText):
    """A web address; it reads from left to right in every language."""

    hints = Qt.InputMethodHint.ImhUrlCharactersOnly
    always_left_to_right = True
    widest = None
