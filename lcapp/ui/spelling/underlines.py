"""A waved line under words that the dictionary does not have."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextBlock, QTextCharFormat, QTextDocument

from lcapp.i18n.spelling import words_in
from lcapp.ui.spelling.speller import Speller

_QUIET_MS = 400
"""How long somebody must rest before words are looked up: half a word is always wrong."""


class Underlines(QSyntaxHighlighter):
    """Underlines the words of one document in one language.

    Args:
        document: Whose words.
        language: In which language they are written.
        speller: Who looks them up.
        colour: Of the line.
    """

    def __init__(self, document: QTextDocument, language: str, speller: Speller, colour: str) -> None:
        super().__init__(document)
        self.language = language
        self._speller = speller
        self._format = QTextCharFormat()
        self._format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        self._format.setUnderlineColor(QColor(colour))
        self._unknown: dict[str, None] = {}
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET_MS)
        self._quiet.timeout.connect(self._look_up)
        speller.learned.connect(self._on_learned)

    def highlightBlock(self, text: str) -> None:
        """Qt's entry: one paragraph changed."""
        unknown = []
        for place, word in words_in(text):
            wrong = self._speller.is_wrong(self.language, word)
            if wrong is None:
                unknown.append(word)
            elif wrong:
                self.setFormat(place, len(word), self._format)
        if unknown:
            self._unknown |= dict.fromkeys(unknown)
            self._quiet.start()

    def _look_up(self) -> None:
        words, self._unknown = self._unknown, {}
        self._speller.look_up(self.language, words)

    def _on_learned(self, language: str, words: frozenset[str]) -> None:
        document = self.document()
        if language != self.language or document is None:
            return
        # A line under a word is no change of the text, whatever Qt tells the box.
        blocked = document.blockSignals(True)
        block: QTextBlock = document.firstBlock()
        while block.isValid():
            if any(word in words for _place, word in words_in(block.text())):
                self.rehighlightBlock(block)
            block = block.next()
        document.blockSignals(blocked)
