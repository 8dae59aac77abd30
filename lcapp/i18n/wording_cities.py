"""Words for real cities: figures, texts of a profile, and what must be said about a comparison."""

import re
from decimal import Decimal

from lcapp.domain.real_cities import CityFigure, Compared
from lcapp.i18n import formats
from lcapp.i18n.month_names import solar_hijri_months
from lcapp.i18n.sentences import Sentences, harmless, sentence
from lcapp.i18n.wording_states import certainty_word
from lcapp.i18n.words import N_, Words

_TWO_CALENDARS = re.compile(r"(?P<solar>1[34]\d\d(?:-\d\d)?) / (?P<gregorian>\d{4}(?:-\d\d)?)")
_FROM_MEMORY = "from memory"
_ABSENT = re.compile(r"(?P<city>[\w ]+) was searched and not found as a member")

FIGURES: Sentences = {
    "population": N_("Inhabitants"),
    "area": N_("Area in km²"),
    "density": N_("Inhabitants per km²"),
    "gdp_country": N_("GDP per head of the country in US dollars"),
    "schooling": N_("Average years of schooling"),
    "density_class": N_("Density as UNESCO's page shows it"),
    "gdp_city_class": N_("GDP of the city as UNESCO's page shows it"),
}
TEXTS: Sentences = {
    "vision_motivation": N_("Vision and motivation"),
    "challenges_goals": N_("Challenges and goals"),
    "medium_term_goals": N_("Medium-term goals"),
    "plan_implementation": N_("Plan and implementation"),
    "commitment": N_("Commitment"),
}
CLASSES_OF_PAGES: Sentences = {
    "Less than 300 inhabitants per km²": N_("Less than 300 inhabitants per km²"),
    "More than 500 inhabitants per km²": N_("More than 500 inhabitants per km²"),
    "Less than USD 10,000": N_("Less than 10,000 US dollars"),
    "Between USD 15,000 and USD 25,000": N_("Between 15,000 and 25,000 US dollars"),
}
"""Classes as UNESCO's pages write them."""
DENSITY_CLASSES: Sentences = {
    "less_than_300": N_("less than 300"),
    "300_to_500": N_("300 to 500"),
    "more_than_500": N_("more than 500"),
}


def figure_words(words: Words, kind: str) -> str:
    """What a figure counts."""
    return sentence(words, FIGURES, kind, {})


def profile_words(words: Words, name: str) -> str:
    """The title of a text of a profile."""
    return sentence(words, TEXTS, name, {})


def figure_value(words: Words, figure: CityFigure) -> str:
    """A figure as it is read; of a density its class too."""
    if figure.value is None:
        if figure.text in CLASSES_OF_PAGES:
            return sentence(words, CLASSES_OF_PAGES, figure.text, {})
        return harmless(words, figure.text)
    if figure.kind != "density":
        return formats.number(words, format(figure.value, "f"))
    said = rounded(words, figure.value)
    return words._(
        "{value} ({density})", value=said, density=sentence(words, DENSITY_CLASSES, figure.text, {})
    )


def joined_words(words: Words, said: str) -> str:
    """When a city joined; where the source gives a month or year of two calendars, in the reader's own."""
    found = _TWO_CALENDARS.fullmatch(said)
    if found is None:
        return formats.own_digits(words, harmless(words, said))
    year, _dash, month = found["solar"].partition("-")
    solar = formats.own_digits(words, year)
    if month and int(month) in range(1, 13):
        solar = f"{solar_hijri_months(words)[int(month) - 1]} {solar}"
    gregorian = formats.own_digits(words, found["gregorian"].replace("-", "–"))
    return words._("{gregorian} ({solar} in the Iranian calendar)", gregorian=gregorian, solar=solar)


def source_words(words: Words, source: str) -> str:
    """A source as it is cited, without the mark of how it is known, which is said in words beside it.

    What somebody noted behind it about the search is said as what it is. Empty for what has no source.
    """
    if source == _FROM_MEMORY:
        return ""
    cited, _mark, note = source.removeprefix("seen: ").partition("; ")
    absent = _ABSENT.fullmatch(note)
    if absent is None:
        cited = source.removeprefix("seen: ")
    said = words._("Source: {source}", source=harmless(words, cited))
    if absent is None:
        return said
    city = harmless(words, absent["city"])
    return f"{said}\n{words._('This source does not name {city} among the members.', city=city)}"


def figure_rest(words: Words, figure: CityFigure) -> str:
    """Year, territory, certainty and source of a figure in one line."""
    parts = [formats.own_digits(words, figure.year), harmless(words, figure.territory)]
    parts += [
        certainty_word(words, figure.certainty),
        source_words(words, figure.source),
    ]
    return " · ".join(part for part in parts if part)


def rounded(words: Words, value: Decimal) -> str:
    """A number without decimals that would pretend to be exact."""
    exact = value.quantize(Decimal("0.1")) if abs(value) < 1000 else value.quantize(Decimal(1))
    return formats.number(words, format(exact.normalize(), "f"))


def comparison_remarks(words: Words, compared: Compared) -> list[str]:
    """What a reader of the comparison must know."""
    told = []
    if compared.mine is None:
        told.append(words._("Your figure is not given yet."))
        return told
    if not compared.same_year:
        told.append(words._("The years differ."))
    mine, theirs = compared.mine_territory, compared.theirs.territory
    if mine and theirs and mine.casefold() != theirs.casefold():
        told.append(words._("Look at the territories: they are named differently."))
    if compared.ratio is not None and compared.theirs.certainty != "from_memory":
        told.append(words._("Yours is {factor} times theirs.", factor=rounded(words, compared.ratio)))
    if compared.theirs.certainty == "from_memory":
        told.append(words._("Their figure is from memory: do not cite it."))
    return told
