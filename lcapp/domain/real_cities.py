"""Real cities: members and awarded ones by country and year, why they won, what is known of some."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from lcapp.domain.answers import Value, is_none, plain_part
from lcapp.domain.calls import Certainty
from lcapp.domain.computed import density_class
from lcapp.domain.figures import as_decimal
from lcapp.domain.searching import fold

FIGURE_QUESTIONS: Mapping[str, str] = {
    "population": "profile.population",
    "area": "profile.area",
    "gdp_country": "profile.gdp_country",
    "schooling": "profile.schooling",
}
"""The question that asks for the same figure."""

DENSITY = "density"


@dataclass(frozen=True, slots=True)
class Told:
    """Something that is known, with its source."""

    text: str
    source: str
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class CityFigure:
    """A figure of a real city. `value` is None where only words are known (`text`)."""

    kind: str
    value: Decimal | None
    text: str
    year: str
    territory: str
    source: str
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class CityProfile:
    """What is known of one city beyond its name.

    Args:
        authority: Its kind of authority, as the source says it.
        joined: When it joined; sources may differ.
        figures: Of any territory, each with its own.
        texts: By `vision_motivation`, `challenges_goals` …
        programmes: What it does.
        notes: How it applied, other networks.
    """

    name_local: str = ""
    authority: str = ""
    joined: tuple[Told, ...] = ()
    figures: tuple[CityFigure, ...] = ()
    texts: Mapping[str, Told] = field(default_factory=dict)
    programmes: tuple[Told, ...] = ()
    notes: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Award:
    """An award of a city: the round, and why, where that was published."""

    year: int
    source: str
    reason: Told | None = None


@dataclass(frozen=True, slots=True)
class RealCity:
    """One city.

    Args:
        name: In Latin letters.
        country: ISO code; empty if not known.
        joined: What is said about its joining, for showing; may be empty.
        joined_year: The year of it; 0 if not known.
        source: Where the membership was read; empty for a city known only as awarded.
        awards: Earliest first.
        profile: What else is known.
    """

    name: str
    country: str
    joined: str = ""
    joined_year: int = 0
    source: str = ""
    awards: tuple[Award, ...] = ()
    profile: CityProfile | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """By which it is found: in Latin letters, and as it writes itself where that is known."""
        local = self.profile.name_local if self.profile is not None else ""
        return (self.name, local) if local else (self.name,)

    def is_of(self, year: int) -> bool:
        """Whether it joined or was awarded in a year."""
        return self.joined_year == year or any(award.year == year for award in self.awards)


@dataclass(frozen=True, slots=True)
class Compared:
    """One figure of two cities beside each other. `mine` is None where the dossier has none.

    `same_year` is False where both years are known and differ, `ratio` mine divided by theirs.
    """

    kind: str
    mine: Decimal | None
    mine_year: str
    mine_territory: str
    theirs: CityFigure
    same_year: bool
    ratio: Decimal | None


def chosen(
    cities: Iterable[RealCity], *, country: str = "", year: int = 0, awarded: bool = False, said: str = ""
) -> tuple[RealCity, ...]:
    """The cities that fit every wish.

    Args:
        cities: All.
        country: ISO code; empty takes all.
        year: In which a city joined or was awarded; 0 takes all.
        awarded: Only awarded ones; with a year, those of that round.
        said: A part of the name, in Latin letters or as the city writes it; marks on letters do not count.
    """
    part = fold(said.strip())[0]
    return tuple(
        city
        for city in cities
        if (not country or city.country == country)
        and (not year or (any(a.year == year for a in city.awards) if awarded else city.is_of(year)))
        and (not awarded or city.awards)
        and (not part or any(part in fold(name)[0] for name in city.names))
    )


def compare(standing: Mapping[str, Value | None], city: RealCity) -> tuple[Compared, ...]:
    """A dossier's figures beside those of a city; nothing where little is known of it.

    Args:
        standing: Answers by id of the question.
        city: The other.
    """
    if city.profile is None:
        return ()
    mine = {kind: _figure(standing.get(question)) for kind, question in FIGURE_QUESTIONS.items()}
    rows = []
    for theirs in city.profile.figures:
        value, year, territory = mine.get(theirs.kind, (None, "", ""))
        rows.append(_compared(theirs, value, year, territory))
    people, area = mine["population"], mine["area"]
    density = people[0] / area[0] if people[0] is not None and area[0] else None
    for theirs in densities(city.profile.figures):
        rows.append(_compared(theirs, density, people[1], people[2]))
    return tuple(rows)


def densities(figures: Iterable[CityFigure]) -> tuple[CityFigure, ...]:
    """People by square kilometre, for each territory of which both figures are known, with UIL's class."""
    known = tuple(figures)
    areas: dict[str, CityFigure] = {}
    for one in known:
        if one.kind == "area" and one.value:
            areas.setdefault(_unit(one.territory), one)
    made = []
    for people in known:
        area = areas.get(_unit(people.territory))
        if people.kind != "population" or people.value is None or area is None or not area.value:
            continue
        value = people.value / area.value
        certainty = max((people.certainty, area.certainty), key=_ORDER.index)
        source = f"{people.source}; {area.source}"
        made.append(
            CityFigure(DENSITY, value, density_class(value), people.year, people.territory, source, certainty)
        )
    return tuple(made)


_UNITS = ("province", "town", "municipality", "city")


def _unit(territory: str) -> str:
    """What kind of territory some words mean; a municipality that is a whole province is a province."""
    low = territory.casefold()
    return next((unit for unit in _UNITS if unit in low), low)


_ORDER = (Certainty.TYPED, Certainty.SEEN, Certainty.INFERRED, Certainty.MEMORY, Certainty.UNKNOWN)


def _compared(theirs: CityFigure, value: Decimal | None, year: str, territory: str) -> Compared:
    same = not (year and theirs.year and year[:4] != theirs.year[:4])
    ratio = value / theirs.value if value is not None and theirs.value else None
    return Compared(theirs.kind, value, year, territory, theirs, same, ratio)


def _figure(value: Value | None) -> tuple[Decimal | None, str, str]:
    plain = None if value is None or is_none(value) else plain_part(value)
    if not isinstance(plain, dict) or "value" not in plain:
        return None, "", ""
    return as_decimal(plain["value"]), str(plain.get("year", "")), str(plain.get("territory", ""))
