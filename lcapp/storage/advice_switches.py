"""Which kinds of advice are switched off, in a small file of the data folder."""

import json
from pathlib import Path
from typing import Any

from lcapp.storage.form_library import keep_file

_LARGEST = 1_000_000


class AdviceSwitches:
    """A file that cannot be read counts as empty: advice is heard rather than lost.

    Args:
        file: Where it stands.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._read: tuple[int, dict[str, frozenset[str]]] | None = None

    def off(self, dossier: str) -> frozenset[str]:
        """Codes that are off for a dossier, those off everywhere among them."""
        kept = self._kept()
        return kept.get("", frozenset()) | kept.get(dossier, frozenset())

    def switch(self, code: str, *, on: bool, dossier: str) -> None:
        """Switch a code; an empty dossier means everywhere."""
        kept = dict(self._kept())
        codes = kept.get(dossier, frozenset())
        kept[dossier] = codes - {code} if on else codes | {code}
        written = {name: sorted(them) for name, them in sorted(kept.items()) if them}
        keep_file(self._file, json.dumps(written, indent=1).encode("utf-8"))
        self._read = None

    def _kept(self) -> dict[str, frozenset[str]]:
        try:
            changed = self._file.stat().st_mtime_ns
        except OSError:
            return {}
        if self._read is None or self._read[0] != changed:
            self._read = (changed, self._parsed())
        return self._read[1]

    def _parsed(self) -> dict[str, frozenset[str]]:
        try:
            data: Any = json.loads(self._file.read_bytes()[:_LARGEST])
        except (OSError, ValueError, RecursionError):
            return {}
        if not isinstance(data, dict):
            return {}
        return {
            name: frozenset(code for code in codes if isinstance(code, str))
            for name, codes in data.items()
            if isinstance(codes, list)
        }
