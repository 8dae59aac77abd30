"""UNESCO's Member States and Associate Members, with the region and the National Commission of each."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Country:
    """One state.

    Args:
        code: ISO 3166 alpha-2, upper case.
        name: English short name.
        region: One of UNESCO's five regions, as the network groups them.
        member: True for a Member State, False for an Associate Member.
        commission: Name of the National Commission, if known.
        region_certainty: How well the grouping is known.
    """

    code: str
    name: str
    region: str
    member: bool
    commission: str = ""
    region_certainty: str = ""
