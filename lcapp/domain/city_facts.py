"""What the city record says to whoever asks whether the city may apply."""

from dataclasses import dataclass

from lcapp.domain.answers import Answers, answer_in_any_language, beside
from lcapp.domain.city_records import figure, plain_of, text_of


@dataclass(frozen=True, slots=True)
class CityFacts:
    """Facts as they stand in the record; what it does not say is empty or None.

    Args:
        name: The city's name in Latin letters.
        country: ISO code.
        authority: Option of `city.entity_type`.
        authority_named: The words beside it, where it is another kind.
        joined: ISO day, month or year in which the city joined the network.
        awarded: ISO day, month or year in which it last received the award.
        population: Inhabitants.
    """

    name: str = ""
    country: str = ""
    authority: str = ""
    authority_named: str = ""
    joined: str = ""
    awarded: str = ""
    population: int | None = None


def city_facts(answers: Answers) -> CityFacts:
    """The facts in the answers of a city record."""
    people = figure(plain_of(answers, "profile.population"))
    named = beside(answer_in_any_language(answers, "city.entity_type"), "text")
    return CityFacts(
        name=text_of(answers, "city.name"),
        country=text_of(answers, "city.country"),
        authority=text_of(answers, "city.entity_type"),
        authority_named=named if isinstance(named, str) else "",
        joined=text_of(answers, "award.member_since"),
        awarded=text_of(answers, "city.last_award"),
        population=int(people) if people is not None and people >= 0 else None,
    )
