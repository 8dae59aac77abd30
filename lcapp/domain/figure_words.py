"""Words around figures and dates in five languages, and the conferences on learning cities."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lcapp.domain.phrases import Phrases


@dataclass(frozen=True, slots=True)
class Conference:
    """One international conference on learning cities.

    Args:
        number: The first is 1.
        year: When it was held.
        places: Names of where.
        papers: Names of what it adopted.
        ordinals: Words for its number.
    """

    number: int
    year: int
    places: Phrases
    papers: Phrases
    ordinals: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class FigureWords:
    """What stands around figures.

    Args:
        weekdays: By language, names of days and the number of the day; Monday is 0.
        months: By language, names of months and the number of the month; January is 1.
        links: Words between the parts of a date, in every language.
        currencies: Names of money and its kind, in every language.
        conferences: In order.
        city_kinds: Words such as "municipality" that make no other area of a name, in every language.
    """

    weekdays: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    months: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    links: frozenset[str] = frozenset()
    currencies: Mapping[str, str] = field(default_factory=dict)
    conferences: tuple[Conference, ...] = ()
    city_kinds: frozenset[str] = frozenset()
