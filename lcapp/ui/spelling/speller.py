"""Looks words up on a thread of its own and remembers what it found."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from lcapp.errors import LcappError
from lcapp.i18n.spelling import Dictionaries

_MOST_REMEMBERED = 50_000


class Speller(QObject):
    """One for the window. `learned` carries a language and the words whose lines must be drawn anew.

    Args:
        dictionaries: Where words are looked up.
        parent: The window.
    """

    learned = Signal(str, object)
    _found = Signal(str, object)
    _suggested = Signal(object, object)

    def __init__(self, dictionaries: Dictionaries, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dictionaries = dictionaries
        self._known: dict[tuple[str, str], bool] = {}
        self._asked: set[tuple[str, str]] = set()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._found.connect(self._on_found)
        self._suggested.connect(lambda tell, words: tell(words))

    def checks(self, language: str) -> bool:
        """Whether there is a dictionary of a language."""
        return language.partition("-")[0] in self._dictionaries.languages()

    def is_wrong(self, language: str, word: str) -> bool | None:
        """Whether a word is not in the dictionary; None where that is not known yet (see `look_up`)."""
        right = self._known.get((language, word))
        return None if right is None else not right

    def look_up(self, language: str, words: Iterable[str]) -> None:
        """Look words up that nobody asked for yet; `learned` tells when it is done."""
        new = [word for word in dict.fromkeys(words) if (language, word) not in self._asked]
        if not new:
            return
        if len(self._known) > _MOST_REMEMBERED:
            self._known.clear()
            self._asked.clear()
        self._asked.update((language, word) for word in new)
        knows = self._dictionaries.knows
        self._start(lambda: self._found.emit(language, {word: knows(language, word) for word in new}))

    def suggest(self, language: str, word: str, tell: Callable[[tuple[str, ...]], object]) -> None:
        """Tell what may have been meant, when it is known."""
        suggestions = self._dictionaries.suggestions
        self._start(lambda: self._suggested.emit(tell, suggestions(language, word)))

    def add(self, language: str, word: str) -> None:
        """Call a word right from now on."""
        self._known[language, word] = True
        self._asked.add((language, word))

        def keep() -> None:
            try:
                self._dictionaries.add(language, word)
            except LcappError:
                return  # It counts until the program ends.

        self._start(keep)
        self.learned.emit(language, frozenset((word,)))

    def stop(self) -> None:
        """Wait for what is being looked up or kept."""
        self._pool.waitForDone()

    def _start(self, work: Callable[[], object]) -> None:
        self._pool.start(QRunnable.create(work))

    def _on_found(self, language: str, right: dict[str, bool]) -> None:
        for word, is_right in right.items():
            self._known[language, word] = is_right
        self.learned.emit(language, frozenset(word for word, is_right in right.items() if not is_right))
