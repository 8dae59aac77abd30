"""The real cities of the reference data: lists of members, awarded cities, profiles, reasons."""

import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from lcapp.domain.calls import Certainty
from lcapp.domain.real_cities import Award, CityFigure, CityProfile, RealCity, Told

_YEAR = re.compile(r"(?<!\d)(20[1-9]\d)(?!\d)")
_NAMED = re.compile(r"(.+?) \((.+)\)")
_KINDS = {
    "population": "population",
    "area_km2": "area",
    "gdp_per_capita_country_usd": "gdp_country",
    "mean_years_schooling": "schooling",
    "density_class": "density_class",
    "gdp_city_class": "gdp_city_class",
}
_SHORT_NAMES = {"United Kingdom": "GB", "Venezuela": "VE", "Bolivia": "BO", "Iran": "IR", "Türkiye": "TR"}
_TEXTS = ("vision_motivation", "challenges_goals", "medium_term_goals", "plan_implementation", "commitment")
"""Shown of a profile, in this order; a city's own slogan is left out: it is a quotation."""


def real_cities(reference: Path) -> tuple[RealCity, ...]:
    """Every city by name.

    Args:
        reference: The folder of the reference data.
    """
    data = _json(reference / "cities.json")
    codes = {one["name"]: one["code"] for one in _json(reference / "countries.json")["countries"]}
    codes |= _SHORT_NAMES
    reasons = {
        (one["city"], one["year"]): _told(one["text"], one["source"])
        for one in _json(reference / "award_reasons.json")["reasons"]
    }
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for country, listed in data["member_lists"].items():
        for one in listed["cities"]:
            found[(one["name"], country)] = {"joined": one["joined"], "source": listed["source"]}
    for year, round_ in data["award_winners"].items():
        for said in round_["cities"]:
            named = _NAMED.fullmatch(said)
            name, country = (named[1], codes.get(named[2], "")) if named else (said, "")
            entry = found.setdefault((name, country), {})
            award = Award(int(year), round_["source"], reasons.get((name, int(year))))
            entry.setdefault("awards", []).append(award)
    for one in data["cities"]:
        entry = found.setdefault((one["name"], one["iso2"]), {})
        profile = entry["profile"] = _profile(one)
        if not entry.get("joined") and profile.joined:
            entry["joined"], entry["source"] = profile.joined[0].text, profile.joined[0].source
    return tuple(
        RealCity(
            name=name,
            country=country,
            joined=entry.get("joined", ""),
            joined_year=_year(entry.get("joined", "")),
            source=entry.get("source", ""),
            awards=tuple(sorted(entry.get("awards", ()), key=lambda award: award.year)),
            profile=entry.get("profile"),
        )
        for (name, country), entry in sorted(found.items())
    )


def _profile(one: Mapping[str, Any]) -> CityProfile:
    known = _Sources()
    figures = tuple(_figures(one.get("facts", {}), known))
    # All are looked at, those that are not shown too: "same" means the source of the one before.
    told = {name: known.told(each) for name, each in one.get("profile", {}).items() if isinstance(each, dict)}
    texts = {name: told[name] for name in _TEXTS if name in told}
    return CityProfile(
        name_local=one.get("name_local", ""),
        authority=one.get("entity_type", ""),
        joined=tuple(known.told(each) for each in one.get("joined", ())),
        figures=figures,
        texts=texts,
        programmes=tuple(known.told(each) for each in one.get("programmes", ())),
        notes=tuple(
            known.told(each)
            for name in ("process", "other_unesco", "facts_award_dossier")
            for each in _listed(one.get(name))
        ),
    )


class _Sources:
    """Remembers the source before, which "same" means."""

    def __init__(self) -> None:
        self._before = ""

    def of(self, source: str) -> str:
        """The source in full."""
        if re.match(r"(seen: )?same\b", source) and self._before:
            source = re.sub(r"^(seen: )?same", self._before.replace("\\", ""), source)
        self._before = source
        return source

    def told(self, each: Mapping[str, Any]) -> Told:
        """Something with its source."""
        return _told(_joined(each["value"]), self.of(str(each.get("source", ""))))


def _figures(facts: Mapping[str, Any], known: _Sources) -> Iterator[CityFigure]:
    for name, kind in _KINDS.items():
        for each in _listed(facts.get(name)):
            value, source = each["value"], known.of(str(each.get("source", "")))
            is_number = isinstance(value, int | float)
            yield CityFigure(
                kind=kind,
                value=Decimal(str(value)) if is_number else None,
                text="" if is_number else _joined(value),
                year=str(each.get("year", "")),
                territory=str(each.get("territorial_unit", "")),
                source=source,
                certainty=_certainty(source),
            )


def _joined(value: Any) -> str:
    """A value as one text; several stand one after the other."""
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return [each for each in (value if isinstance(value, list) else [value]) if isinstance(each, dict)]


def _told(text: str, source: str) -> Told:
    return Told(text, source, _certainty(source))


def _certainty(source: str) -> Certainty:
    if "from memory" in source:
        return Certainty.MEMORY
    if "inferred" in source:
        return Certainty.INFERRED
    return Certainty.SEEN if source.startswith(("seen", "seed")) else Certainty.UNKNOWN


def _year(said: str) -> int:
    found = _YEAR.search(said)
    return int(found[1]) if found else 0


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))
