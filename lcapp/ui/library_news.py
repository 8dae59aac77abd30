"""Damage that is found while the program runs: from the storage thread to the window, in words, once."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from lcapp.i18n import Words
from lcapp.i18n.wording_health import restored_sentences, start_sentences
from lcapp.services.library_ports import LibraryKeeper, StartReport


class LibraryNews(QObject):
    """Tells a sentence with its lines on the window's thread.

    Args:
        keeper: Whom to listen to.
        words: The language.
        tell: Shows a sentence and the lines that belong to it.
    """

    _arrived = Signal(object)

    def __init__(
        self,
        keeper: LibraryKeeper,
        words: Callable[[], Words],
        tell: Callable[[str, list[str]], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._words, self._tell = words, tell
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)
        self._end = keeper.listen(self._arrived.emit)
        self.destroyed.connect(self._end)

    def _on_arrived(self, report: StartReport) -> None:
        words = self._words()
        said = start_sentences(words, report)
        lines = restored_sentences(words, report.restored) if report.restored else []
        self._tell(" ".join(said), lines)
