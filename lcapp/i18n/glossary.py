"""The official terms of the network side by side: a table of the help, made from a file of data."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lcapp.i18n import formats
from lcapp.i18n.catalogs import LANGUAGES
from lcapp.i18n.help_pages import Block
from lcapp.i18n.words import Words

_MISSING = "—"
_ENGLISH_FIRST = ("en", *(language for language in LANGUAGES if language != "en"))


@dataclass(frozen=True, slots=True)
class Term:
    """One term.

    Args:
        key: Its id.
        said: The term by language; a language without a sourced term is missing.
        provenance: Where each language was seen, and what is our own translation.
    """

    key: str
    said: dict[str, str]
    provenance: str


def read_terms(file: Path) -> tuple[Term, ...]:
    """The terms of a file, in its order."""
    return tuple(
        Term(
            entry["key"],
            {language: entry[language] for language in _ENGLISH_FIRST if entry.get(language)},
            entry["provenance"],
        )
        for entry in json.loads(file.read_text("utf-8"))["terms"]
    )


def table(words: Words, file: Path, name: str) -> Iterator[Block]:
    """Rows of a table of the help: `terms` (a column for each language) or `sources` (of each term)."""
    terms = read_terms(file)
    if name == "terms":
        own = words.language if words.language in _ENGLISH_FIRST else "en"
        columns = (own, *(language for language in _ENGLISH_FIRST if language != own))
        yield _row(*(formats.language_name(words, language) for language in columns))
        for term in terms:
            yield _row(*(term.said.get(language, _MISSING) for language in columns))
    elif name == "sources":
        for term in terms:
            yield _row(term.said["en"], term.provenance)


def _row(*cells: str) -> Block:
    return Block("row", " ".join(cells), cells)
