"""The look's named values, read from `resources/styles/tokens.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours of one scheme (`#RRGGBB` by name), type sizes in points and spaces in pixels."""

    dark: bool
    colours: Mapping[str, str]
    type: Mapping[str, float]
    space: Mapping[str, int]

    def colour(self, name: str) -> str:
        """The colour of that name."""
        return self.colours[name]


def read_tokens(styles: Path, *, dark: bool) -> Tokens:
    """The tokens of the light or dark scheme from the styles folder."""
    data = tomllib.loads((styles / "tokens.toml").read_text(encoding="utf-8"))
    return Tokens(
        dark=dark, colours=data["dark" if dark else "light"], type=data["type"], space=data["space"]
    )
