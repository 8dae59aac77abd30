"""The facts of the city in the reference data: where each is typed and which questions ask for it."""

import tomllib
from functools import cached_property
from pathlib import Path

from lcapp.domain.facts import Fact


class FactLibrary:
    """Read on first use and then kept.

    Args:
        resources: The folder of the shipped data.
    """

    def __init__(self, resources: Path) -> None:
        self._file = resources / "reference" / "facts.toml"

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Every fact, in the order of the file."""
        data = tomllib.loads(self._file.read_text(encoding="utf-8"))
        return tuple(
            Fact(
                id=one["id"],
                record=one["record"],
                question=one["question"],
                asked=tuple(one["asked"]),
                near={language: tuple(words) for language, words in one.get("near", {}).items()},
            )
            for one in data["fact"]
        )
