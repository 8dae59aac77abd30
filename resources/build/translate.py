#!/usr/bin/env python3
"""Bring the catalogs up to date for translators: extract, update, report.

    python3 run.py translate              all languages of translations/
    python3 run.py translate LANGUAGE …   only these

A new language is a new folder with its code in translations/; nothing else is needed. Its three .po files are
made here, and the program offers it at its next start. What is translated stays; sentences that are gone are
taken out, new ones stand there empty. Nothing is guessed.
"""

import io
import sys
from dataclasses import dataclass
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "resources" / "build")]

import catalogs  # noqa: E402

TRANSLATIONS = ROOT / "translations"


@dataclass(frozen=True)
class State:
    """How far a catalog is: what it holds, and what is missing or doubtful in it."""

    language: str
    domain: str
    messages: int
    missing: int
    doubtful: int

    @property
    def line(self) -> str:
        """For people."""
        done = self.messages - self.missing - self.doubtful
        percent = 100 * done // self.messages if self.messages else 100
        more = f", {self.missing} missing, {self.doubtful} doubtful" if done < self.messages else ""
        return f"{self.language} {self.domain:<6} {percent:>3} % of {self.messages}{more}"


def extract(folder: Path) -> dict[str, Catalog]:
    """Write the templates of every domain; gives them back as they are read."""
    read = {}
    for domain, make in catalogs.CATALOGS.items():
        data = catalogs.template_bytes(make())
        (folder / f"{domain}.pot").write_bytes(data)
        read[domain] = read_po(io.BytesIO(data))
    return read


def languages(folder: Path) -> list[str]:
    """Codes of the languages that have a folder."""
    return sorted(each.name for each in folder.iterdir() if each.is_dir() and _known(each.name))


def update(folder: Path, language: str, templates: dict[str, Catalog]) -> list[State]:
    """Bring the catalogs of one language up to date."""
    place = folder / language / "LC_MESSAGES"
    place.mkdir(parents=True, exist_ok=True)
    states = []
    for domain, template in templates.items():
        file = place / f"{domain}.po"
        catalog = _read(file, language) if file.exists() else _new(place, language, template)
        catalog.update(template, no_fuzzy_matching=True)
        catalog.obsolete.clear()
        written = io.BytesIO()
        write_po(written, catalog, width=100, include_lineno=False, sort_output=False)
        if not file.exists() or file.read_bytes() != written.getvalue():
            file.write_bytes(written.getvalue())
        states.append(_state(language, domain, catalog))
    return states


def _known(code: str) -> bool:
    try:
        Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    return True


def _read(file: Path, language: str) -> Catalog:
    with file.open("rb") as opened:
        return read_po(opened, locale=language.replace("-", "_"))


def _new(place: Path, language: str, template: Catalog) -> Catalog:
    # The number of plural forms is the translators' choice: one catalog of a language follows the other.
    for other in sorted(place.glob("*.po")):
        catalog = _read(other, language)
        for message in list(catalog):
            if message.id:
                catalog.delete(message.id, message.context)
        break
    else:
        catalog = Catalog(locale=language.replace("-", "_"), charset="utf-8")
    catalog.project, catalog.version = template.project, template.version
    catalog.header_comment = f"# {template.project}: {language}. MIT licence."
    catalog.fuzzy = False
    return catalog


def _state(language: str, domain: str, catalog: Catalog) -> State:
    messages = [message for message in catalog if message.id]
    doubtful = sum(message.fuzzy for message in messages)
    missing = sum(
        not message.fuzzy
        and not all(message.string if isinstance(message.string, tuple | list) else (message.string,))
        for message in messages
    )
    return State(language, domain, len(messages), missing, doubtful)


def translate(folder: Path, wanted: list[str]) -> list[State]:
    """Extract, update, and say how far each catalog is."""
    templates = extract(folder)
    chosen = [code for code in languages(folder) if not wanted or code in wanted]
    return [state for code in chosen for state in update(folder, code, templates)]


def main(words: list[str]) -> int:
    """Do it in the checkout and report."""
    if any(word.startswith("-") for word in words):
        print(__doc__)
        return 2
    unknown = sorted(set(words) - set(languages(TRANSLATIONS)))
    if unknown:
        print(f"There is no folder translations/{unknown[0]} of a known language.", file=sys.stderr)
        return 2
    for state in translate(TRANSLATIONS, words):
        print(state.line)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
