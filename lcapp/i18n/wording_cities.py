"""Words for real cities: figures, texts of a profile, and what must be said about a comparison."""

from decimal import Decimal

from lcapp.domain.real_cities import CityFigure, Compared
from lcapp.i18n import formats
from lcapp.i18n.sentences import Sentences, harmless, sentence
from lcapp.i18n.wording_states import certainty_word
from lcapp.i18n.words import N_, Words

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
        return harmless(words, figure.text)
    if figure.kind != "density":
        return formats.number(words, format(figure.value, "f"))
    said = rounded(words, figure.value)
    return words._(
        "{value} ({density})", value=said, density=sentence(words, DENSITY_CLASSES, figure.text, {})
    )


def figure_rest(words: Words, figure: CityFigure) -> str:
    """Year, territory, certainty and source of a figure in one line."""
    parts = [formats.own_digits(words, figure.year), harmless(words, figure.territory)]
    parts += [
        certainty_word(words, figure.certainty),
        words._("Source: {source}", source=harmless(words, figure.source)),
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
