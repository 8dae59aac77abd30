"""The message catalogs as shipped: which languages there are, and the words of each."""

import gettext
import io
import logging
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from lcapp.i18n.words import Words

_log = logging.getLogger(__name__)

PROGRAM_CATALOG = "lcapp"
FORMS_CATALOG = "forms"
HELP_CATALOG = "help"

LANGUAGES = ("en", "fa", "fr", "sl", "tr")
"""Languages the program is made for. One without a catalog yet speaks English."""


class Catalogs:
    """Catalogs in `<translations>/<language>/LC_MESSAGES/{lcapp,forms,help}.{mo,po}`.

    The compiled `.mo` is read unless its `.po` is newer; then the `.po` is compiled in memory. English needs
    no catalog at all.
    """

    def __init__(self, translations: Path) -> None:
        self._folder = translations
        self._read: dict[str, Words] = {}
        self._languages: tuple[str, ...] = ()

    def languages(self) -> tuple[str, ...]:
        """Codes of the languages that have a catalog, English first; looked for once."""
        if not self._languages:
            found = {
                file.parent.parent.name
                for file in self._folder.glob(f"*/LC_MESSAGES/{PROGRAM_CATALOG}.*")
                if file.suffix in (".mo", ".po")
            }
            self._languages = ("en", *sorted(found - {"en"}))
        return self._languages

    def words(self, code: str) -> Words:
        """The words of a language; English where there is no catalog of it.

        Args:
            code: Such as `fa` or `fa-IR`; a region without its own catalog takes its language's.
        """
        for name in (code, code.partition("-")[0]):
            if name == "en" or name in self._read:
                break
            if (words := self._load(name)) is not None:
                self._read[name] = words
                break
        else:
            name = "en"
        return self._read.setdefault(name, Words(name)) if name == "en" else self._read[name]

    def first_spoken(self, codes: Iterable[str]) -> Words:
        """The words of the first language that is spoken here; English where none is."""
        for code in codes:
            words = self.words(code)
            if words.language == code.partition("-")[0] or words.language == code:
                return words
        return self.words("en")

    def _load(self, code: str) -> Words | None:
        if not code.replace("-", "").isalnum():
            return None
        program = self._catalog(code, PROGRAM_CATALOG)
        if program is None:
            return None
        # The help is read when it is opened: a start does without it.
        return Words(
            code, program, self._catalog(code, FORMS_CATALOG), partial(self._catalog, code, HELP_CATALOG)
        )

    def _catalog(self, code: str, name: str) -> gettext.NullTranslations | None:
        source = self._folder / code / "LC_MESSAGES" / f"{name}.po"
        compiled = source.with_suffix(".mo")
        try:
            written, made = _changed(source), _changed(compiled)
            if made is not None and (written is None or made >= written):
                return gettext.GNUTranslations(io.BytesIO(compiled.read_bytes()))
            return None if written is None else _compiled_in_memory(source)
        except (OSError, ValueError, UnicodeError, LookupError):
            # A damaged catalog costs the translation, never the program.
            _log.warning("a catalog could not be read: %(language)s", {"language": code})
            return None


def _changed(file: Path) -> float | None:
    try:
        return file.stat().st_mtime
    except FileNotFoundError:
        return None


def _compiled_in_memory(source: Path) -> gettext.NullTranslations:
    # Needed only in a fresh checkout and by translators: a start with compiled catalogs does without Babel.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = io.BytesIO()
    with source.open("rb") as file:
        write_mo(compiled, read_po(file))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
