"""Reference data shipped with the program: UNESCO's Member States, regions and National Commissions."""

import json
from pathlib import Path

from lcapp.domain.countries import Country


def countries(resources: Path) -> tuple[Country, ...]:
    """Member States and Associate Members by English name."""
    data = json.loads((resources / "reference" / "countries.json").read_text(encoding="utf-8"))
    made = [
        Country(
            code=one["code"],
            name=one["name"],
            region=one["region"],
            member=one["member"],
            commission=one.get("commission", ""),
            region_certainty=one["region_certainty"],
        )
        for one in data["countries"]
    ]
    return tuple(sorted(made, key=lambda country: country.name))
