"""Qt's own words (Cancel, Copy, Open …) in the person's language, as far as Qt ships them."""

from PySide6.QtCore import QLibraryInfo, QObject, QTranslator
from PySide6.QtWidgets import QApplication


class QtWords(QObject):
    """One translator at a time."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._translator: QTranslator | None = None

    def speak(self, language: str) -> None:
        """Change to a language; one that Qt does not know leaves English."""
        if self._translator is not None:
            QApplication.removeTranslator(self._translator)
            self._translator = None
        short = language.partition("-")[0]
        if short == "en":
            return
        translator = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if translator.load(f"qtbase_{short}", folder) and QApplication.installTranslator(translator):
            self._translator = translator
