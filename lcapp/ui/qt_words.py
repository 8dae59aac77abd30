"""Qt's own words (Cancel, Copy …) and figures in a language: from Qt's files, the rest from our catalog."""

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from lcapp.i18n import Words
from lcapp.ui.qt_gaps import answer


class QtWords(QObject):
    """The translators of one language at a time."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._installed: list[QTranslator] = []

    def speak(self, language: str, words: Words | None = None) -> None:
        """Change to a language.

        Args:
            language: Its code; English needs nothing.
            words: Our own words of that language, for what Qt's files do not know.
        """
        while self._installed:
            QApplication.removeTranslator(self._installed.pop())
        # Spin boxes, progress and lists of files write figures and days by this.
        QLocale.setDefault(QLocale(language))
        short = language.partition("-")[0]
        if short == "en":
            return
        # The last one installed is asked first.
        if words is not None:
            self._install(OwnTranslator(words, self))
        shipped = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if shipped.load(f"qtbase_{short}", folder):
            self._install(shipped)

    def _install(self, translator: QTranslator) -> None:
        if QApplication.installTranslator(translator):
            self._installed.append(translator)


class OwnTranslator(QTranslator):
    """Answers Qt from our catalog."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words

    def isEmpty(self) -> bool:
        """Never: Qt tells nobody of a new language that it believes to be empty."""
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """Our words for one of Qt's texts; None asks the next translator."""
        return answer(self._words, context, source)
