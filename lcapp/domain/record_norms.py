"""What the rules of the records hold against an answer: regions of countries and codes of money."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class RecordNorms:
    """Reference data; where a list is empty, nothing is said about what it would hold.

    Args:
        regions: UNESCO's region of a country, by ISO code.
        currencies: ISO codes of money.
    """

    regions: Mapping[str, str] = field(default_factory=dict)
    currencies: frozenset[str] = frozenset()
