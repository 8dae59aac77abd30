"""Words of a text that the dictionary of its language does not have.

Optional: it needs `chunspell` (Hunspell in a wheel, imported when first needed) and a dictionary, a pair of
files such as `sl_SI.aff` and `sl_SI.dic`. Dictionaries are looked for where systems keep them and in a folder
of the person's own. A Persian one is only taken from the latter: those that are about know no endings and
call right words wrong.
"""

import importlib.util
import re
import threading
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

from lcapp.files import write_atomically
from lcapp.i18n.words import direction_of

SYSTEM_FOLDERS = tuple(
    Path(place)
    for place in (
        "/usr/share/hunspell",
        "/usr/share/myspell/dicts",
        "/usr/local/share/hunspell",
        "/Library/Spelling",
    )
)
OWN_ONLY = frozenset({"fa"})
"""Languages whose usual dictionaries are not good enough to be taken unasked."""

_FIRST = {"en": ("en_GB", "en_US"), "fr": ("fr", "fr_FR"), "sl": ("sl_SI",), "tr": ("tr_TR",)}
_RUN = re.compile(r"\S+")
_WORD = re.compile(r"[^\W\d_]+(?:[\u200c'’ʼ-][^\W\d_]+)*")
_NO_WORD = re.compile(r"://|@|www\.|\d")
_LONGEST = 60
_MOST_OWN_WORDS = 20_000
_MOST_SUGGESTIONS = 5


class Hunspell(Protocol):
    """What is asked of the library."""

    def spell(self, word: str) -> bool:
        """Whether a word is right."""

    def suggest(self, word: str) -> Sequence[str]:
        """What may have been meant."""


Load = Callable[[Path], Hunspell]
"""Opens a dictionary by its path without ending."""


def is_installed() -> bool:
    """Whether the library is there."""
    return importlib.util.find_spec("hunspell") is not None


def words_in(text: str) -> Iterator[tuple[int, str]]:
    """Place and letters of every word that can be looked up: no address, no figure, no acronym."""
    for run in _RUN.finditer(text):
        if _NO_WORD.search(run[0]):
            continue
        for found in _WORD.finditer(run[0]):
            word = found[0]
            if len(word) <= _LONGEST and not (word.isupper() and len(word) > 1):
                yield run.start() + found.start(), word


class Dictionaries:
    """The dictionaries of this computer, by language, each opened when it is first asked.

    Every method may be called from any thread; one word is looked up at a time.

    Args:
        own: Folder of the person: dictionaries put there, and the words somebody added.
        system: Where the system keeps dictionaries.
        load: Opens one; None is chunspell.
    """

    def __init__(self, own: Path, system: Sequence[Path] = SYSTEM_FOLDERS, load: Load | None = None) -> None:
        self._own = own
        self._load = load or _chunspell
        self._usable = load is not None or is_installed()
        self._system = system
        self._files: dict[str, Path] | None = None
        self._opened: dict[str, Hunspell | None] = {}
        self._added: dict[str, set[str]] = {}
        self._one_at_a_time = threading.Lock()

    def languages(self) -> tuple[str, ...]:
        """Codes of the languages that can be checked, sorted."""
        return tuple(sorted(self._found())) if self._usable else ()

    def knows(self, language: str, word: str) -> bool:
        """Whether a word is right in a language; without a dictionary every word is."""
        short = language.partition("-")[0]
        if not _in_letters_of(short, word):
            return True
        with self._one_at_a_time:
            opened = self._dictionary(short)
            if opened is None or self._letters(word) in self._words_added(short):
                return True
            try:
                return any(opened.spell(form) for form in _forms(word))
            except (UnicodeError, ValueError):
                # Letters that the dictionary's own encoding does not have.
                return True

    def suggestions(self, language: str, word: str) -> tuple[str, ...]:
        """What may have been meant, the likeliest first. May take most of a second."""
        with self._one_at_a_time:
            opened = self._dictionary(language.partition("-")[0])
            try:
                return tuple(opened.suggest(word))[:_MOST_SUGGESTIONS] if opened is not None else ()
            except (UnicodeError, ValueError):
                return ()

    def add(self, language: str, word: str) -> None:
        """Call a word right from now on; it is kept in the person's folder.

        Raises:
            StorageUnavailable: The folder cannot be written to; the word counts until the program ends.
        """
        short = language.partition("-")[0]
        with self._one_at_a_time:
            words = self._words_added(short)
            if self._letters(word) not in words and len(words) < _MOST_OWN_WORDS:
                words.add(self._letters(word))
                with suppress(OSError):  # writing says what is wrong with the folder
                    self._own.mkdir(parents=True, exist_ok=True)
                kept = "\n".join(sorted(words)) + "\n"
                write_atomically(self._list(short), kept.encode("utf-8"))

    def _found(self) -> dict[str, Path]:
        if self._files is None:
            found: dict[str, Path] = {}
            for folder in (self._own, *self._system):
                for language, file in _in_folder(folder):
                    if folder == self._own or language not in OWN_ONLY:
                        found.setdefault(language, file)
            self._files = found
        return self._files

    def _dictionary(self, language: str) -> Hunspell | None:
        if not self._usable or language not in self._found():
            return None
        if language not in self._opened:
            try:
                self._opened[language] = self._load(self._found()[language])
            except Exception:  # noqa: BLE001 - a dictionary of somebody else's making must not stop anybody
                self._opened[language] = None
        return self._opened[language]

    def _words_added(self, language: str) -> set[str]:
        if language not in self._added:
            try:
                lines = self._list(language).read_text("utf-8").splitlines()
            except (OSError, UnicodeError):
                lines = []
            self._added[language] = {line.strip() for line in lines[:_MOST_OWN_WORDS] if line.strip()}
        return self._added[language]

    def _list(self, language: str) -> Path:
        return self._own / f"words-{language}.txt"

    @staticmethod
    def _letters(word: str) -> str:
        return word.replace("’", "'").replace("ʼ", "'")


def _forms(word: str) -> Iterator[str]:
    """The word, and what it is without its apostrophe: `İstanbul'un` of a name, `l'école` of other words."""
    plain = word.replace("’", "'").replace("ʼ", "'")
    yield plain
    before, apostrophe, after = plain.partition("'")
    if apostrophe:
        yield before if before[:1].isupper() else after


def _in_letters_of(language: str, word: str) -> bool:
    """Whether a word is written as the language is: a Persian name in an English text is nobody's mistake."""
    return ("ARABIC" in unicodedata.name(word[:1], "")) == (direction_of(language) == "rtl")


def _in_folder(folder: Path) -> list[tuple[str, Path]]:
    try:
        pairs = [
            file.with_suffix("") for file in sorted(folder.glob("*.dic")) if file.with_suffix(".aff").exists()
        ]
    except OSError:
        return []
    named = [(file.name.partition("_")[0].partition("-")[0].lower(), file) for file in pairs]

    def rank(pair: tuple[str, Path]) -> tuple[int, str]:
        first = _FIRST.get(pair[0], ())
        return (first.index(pair[1].name) if pair[1].name in first else len(first), pair[1].name)

    return sorted(named, key=rank)


def _chunspell(file: Path) -> Hunspell:
    module: Any = importlib.import_module("hunspell")
    opened: Hunspell = module.Hunspell(file.name, hunspell_data_dir=str(file.parent))
    return opened
