"""An e-mail address."""

from PySide6.QtCore import Qt

from lcapp.ui.fields.short_text import ShortText


class Email(ShortText):
    """An e-mail address; it reads from left to right in every language."""

    hints = Qt.InputMethodHint.ImhEmailCharactersOnly
    always_left_to_right = True
    widest = 420
