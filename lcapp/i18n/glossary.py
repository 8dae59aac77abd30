"""Official terms and names of the network side by side: tables of the help, made from files of data."""

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lcapp.i18n import formats
from lcapp.i18n.catalogs import LANGUAGES
from lcapp.i18n.help_pages import Block
from lcapp.i18n.letters import with_capital
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


def table(words: Words, folder: Path, name: str) -> Iterator[Block]:
    """Rows of a table of the help.

    Args:
        words: The reader's language; it stands first.
        folder: Where `glossary.json`, `regions.json` and `sources.toml` are.
        name: `terms` or `regions` (a column for each language), `sources` (of each term), `commissions`
            or `cited` (what the codes of sources stand for).
    """
    own = words.language if words.language in _ENGLISH_FIRST else "en"
    columns = (own, *(language for language in _ENGLISH_FIRST if language != own))
    if name in ("terms", "regions"):
        yield _row(*(with_capital(words, formats.language_name(words, one)) for one in columns))
    if name == "terms":
        for term in read_terms(folder / "glossary.json"):
            yield _row(*(term.said.get(language, _MISSING) for language in columns))
    elif name == "regions":
        for region in _told(folder)["regions"]:
            yield _row(*(region["name"].get(language, _MISSING) for language in columns))
    elif name == "sources":
        yield _row(words._("Term"), words._("Source"))
        for term in read_terms(folder / "glossary.json"):
            yield _row(term.said["en"], term.provenance)
    elif name == "commissions":
        yield _row(words._("Country"), words._("Name"), words._("Source"))
        for one in _told(folder)["national_commissions"]:
            yield _row(formats.country_name(words, one["code"]), one["name_local"], one["provenance"])
    elif name == "cited":
        yield _row(words._("Code"), words._("Source"), words._("Address"))
        for one in tomllib.loads((folder / "sources.toml").read_text("utf-8"))["source"]:
            yield _row(one["code"], one["name"], one.get("address", _MISSING))


def _told(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "regions.json").read_text("utf-8"))
    return found


def _row(*cells: str) -> Block:
    return Block("row", " ".join(cells), cells)
