"""Reads the words around figures and dates, and the conferences: `resources/reference/figures.toml`."""

import tomllib
from pathlib import Path
from typing import Any

from lcapp.domain.figure_words import Conference, FigureWords
from lcapp.domain.phrases import phrases_of


def figure_words(path: Path) -> FigureWords:
    """The words as they stand in the file."""
    data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    return FigureWords(
        weekdays={code: _numbered(names, 0) for code, names in data["weekdays"].items()},
        months={code: _numbered(names, 1) for code, names in data["months"].items()},
        links=frozenset(data["links"]["words"]),
        currencies={name: kind for kind, names in data["currencies"].items() for name in names},
        conferences=tuple(
            Conference(
                one["number"],
                one["year"],
                phrases_of(one["places"]),
                phrases_of(one["papers"]),
                frozenset(one["ordinals"]),
            )
            for one in data["conference"]
        ),
        city_kinds=frozenset(data["areas"]["city"]),
    )


def _numbered(names: list[str], first: int) -> dict[str, int]:
    return {form: number for number, forms in enumerate(names, first) for form in forms.split()}
