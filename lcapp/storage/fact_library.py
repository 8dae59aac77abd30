"""The facts of the city in the reference data: where each is typed, who asks, what they are held against."""

import json
import tomllib
from functools import cached_property
from pathlib import Path

from lcapp.domain.facts import Fact
from lcapp.domain.record_norms import RecordNorms


class FactLibrary:
    """Read on first use and then kept.

    Args:
        resources: The folder of the shipped data.
    """

    def __init__(self, resources: Path) -> None:
        self._reference = resources / "reference"

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Every fact, in the order of the file."""
        data = tomllib.loads(self._text("facts.toml"))
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

    @cached_property
    def norms(self) -> RecordNorms:
        """What the city record is held against."""
        countries = json.loads(self._text("countries.json"))["countries"]
        return RecordNorms(
            regions={one["code"]: one["region"] for one in countries if one.get("region")},
            currencies=frozenset(tomllib.loads(self._text("currencies.toml"))["codes"].split()),
        )

    def _text(self, name: str) -> str:
        return (self._reference / name).read_text(encoding="utf-8")
