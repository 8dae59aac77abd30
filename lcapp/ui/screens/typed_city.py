"""What was typed about a city before any dossier: from its record, and from one screen to another."""

from dataclasses import dataclass

from lcapp.domain.city_facts import CityFacts, city_facts
from lcapp.domain.city_records import CITY
from lcapp.errors import LcappError
from lcapp.i18n import Words, formats
from lcapp.i18n.wording_reasons import authority_named
from lcapp.services.app import App
from lcapp.ui.fields.date_text import line_text


@dataclass(frozen=True, slots=True)
class TypedCity:
    """Codes of what was chosen, and texts as they stand in their lines.

    `taken` names, for people, what comes from the city record.
    """

    country: str = ""
    authority: str = ""
    signatory: str = ""
    joined: str = ""
    awarded: str = ""
    nominated: str = ""
    population: str = ""
    taken: str = ""


def known_facts(app: App) -> CityFacts:
    """What the city record says; nothing where there is none, or it cannot be read."""
    try:
        return city_facts(app.city_records.answers(CITY))
    except LcappError:
        return CityFacts()  # "Our city" says what is wrong with it


def typed_of(words: Words, facts: CityFacts) -> TypedCity:
    """The facts of a record as somebody would type them."""
    people = facts.population
    named = (
        (words._("country"), facts.country),
        (words._("kind of authority"), facts.authority),
        (words._("member since"), facts.joined),
        (words._("last award"), facts.awarded),
        (words._("inhabitants"), people is not None),
    )
    return TypedCity(
        country=facts.country,
        authority=authority_named(words, facts.authority, facts.authority_named),
        joined=line_text(words, facts.joined) if facts.joined else "",
        awarded=line_text(words, facts.awarded) if facts.awarded else "",
        population=formats.number(words, people) if people is not None else "",
        taken=words.listed(said for said, known in named if known),
    )
