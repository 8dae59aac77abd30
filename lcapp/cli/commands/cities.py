"""`lcapp cities list | show | compare`: members and awarded cities, why they won, figures beside yours."""

from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from lcapp.cli.arguments import (
    Subparsers,
    add_family,
    add_verb,
    country,
    dossier_number,
    whole_number,
    words_of_text,
)
from lcapp.cli.output import FINE, NOT_RIGHT, Output, table
from lcapp.domain.answers import answer_in_any_language
from lcapp.domain.nearest import nearest
from lcapp.domain.real_cities import FIGURE_QUESTIONS, CityFigure, RealCity, Told, chosen, compare, densities
from lcapp.domain.searching import fold
from lcapp.errors import NotFound
from lcapp.i18n import Words, formats
from lcapp.i18n.guidance_texts import city_text
from lcapp.i18n.wording import certainty_word, harmless
from lcapp.i18n.wording_cities import (
    comparison_remarks,
    figure_rest,
    figure_value,
    figure_words,
    joined_words,
    profile_words,
    rounded,
    source_words,
)
from lcapp.services.app import App


def add_parser(subparsers: Subparsers) -> None:
    """Tell argparse about the verbs."""
    verbs = add_family(subparsers, "cities", "Real cities of the network: members, awards, reasons, figures.")
    listed = add_verb(verbs, "list", "List cities by country and year.")
    listed.add_argument("--country", type=country, metavar="CODE", help="such as IR")
    listed.add_argument(
        "--year", type=whole_number, default=0, metavar="YEAR", help="joined or awarded in it"
    )
    listed.add_argument("--awarded", action="store_true", help="only awarded cities")
    listed.set_defaults(run=list_cities)
    show = add_verb(verbs, "show", "Show what is known of one city.")
    show.add_argument("city", type=words_of_text, metavar="NAME")
    show.set_defaults(run=run)
    beside = add_verb(verbs, "compare", "Compare a dossier's figures with those of a city.")
    beside.add_argument("city", type=words_of_text, metavar="NAME")
    beside.add_argument("dossier", type=dossier_number, metavar="DOSSIER")
    beside.set_defaults(run=compare_figures)


def list_cities(app: App, args: Namespace, out: Output) -> int:
    """Every city that fits; exit code 1 where none does."""
    words = out.words
    found = chosen(app.guide.cities, country=args.country or "", year=args.year, awarded=args.awarded)

    def lines() -> list[str]:
        rows = [
            (
                city.name,
                formats.country_name(words, city.country),
                words._("member since {joined}", joined=joined_words(words, city.joined))
                if city.joined
                else "",
                words.listed(
                    words._("award {year}", year=formats.day(words, str(award.year))) for award in city.awards
                ),
            )
            for city in found
        ]
        return table(words, rows) if rows else [words._("No city is known here that fits.")]

    out.show([_shape(city) for city in found], lines)
    return FINE if found else NOT_RIGHT


def run(app: App, args: Namespace, out: Output) -> int:
    """One city in full."""
    city = _named(app, args.city)
    out.show(_shape(city, whole=True), lambda: _lines(out.words, city))
    return FINE


def compare_figures(app: App, args: Namespace, out: Output) -> int:
    """A dossier's figures beside a city's."""
    city, words = _named(app, args.city), out.words
    answers = app.dossiers.open(args.dossier).answers
    rows = compare({q: answer_in_any_language(answers, q) for q in FIGURE_QUESTIONS.values()}, city)
    data = [
        {
            "figure": row.kind,
            "mine": str(row.mine) if row.mine is not None else None,
            "mine_year": row.mine_year,
            "mine_territory": row.mine_territory,
            "theirs": _figure_shape(row.theirs),
            "same_year": row.same_year,
            "ratio": str(row.ratio.normalize()) if row.ratio is not None else None,
        }
        for row in rows
    ]

    def lines() -> Iterator[str]:
        for row in rows:
            mine = rounded(words, row.mine) if row.mine is not None else "–"
            yield words._(
                "{figure}: yours {mine}, theirs {theirs}",
                figure=figure_words(words, row.kind),
                mine=mine,
                theirs=figure_value(words, row.theirs),
            )
            yield f"  {figure_rest(words, row.theirs)}"
            yield from (f"  {remark}" for remark in comparison_remarks(words, row))
        if not rows:
            yield words._("No figures of {city} are known here.", city=harmless(words, city.name))

    out.show(data, lines)
    return FINE if rows else NOT_RIGHT


def _named(app: App, name: str) -> RealCity:
    cities = app.guide.cities
    wanted = fold(name.strip())[0]
    for city in cities:
        if any(fold(one)[0] == wanted for one in city.names):
            return city
    raise NotFound("city_unknown", city=name[:60], meant=nearest(name, [city.name for city in cities]))


def _lines(words: Words, city: RealCity) -> Iterator[str]:
    yield f"{harmless(words, city.name)}, {formats.country_name(words, city.country)}"
    if city.joined:
        yield words._("Member since {joined}", joined=joined_words(words, city.joined))
        yield f"  {source_words(words, city.source)}"
    for award in city.awards:
        yield words._("Learning City Award {year}", year=formats.day(words, str(award.year)))
        if award.reason:
            yield f"  {city_text(words, award.reason.text)}"
        source = award.reason.source if award.reason else award.source
        yield f"  {source_words(words, source)}"
    if city.profile is None:
        return
    for figure in (*city.profile.figures, *densities(city.profile.figures)):
        yield f"{figure_words(words, figure.kind)}: {figure_value(words, figure)}"
        yield f"  {figure_rest(words, figure)}"
    for name, text in city.profile.texts.items():
        yield profile_words(words, name)
        yield from _told(words, text)
    for each in (*city.profile.programmes, *city.profile.notes):
        yield from _told(words, each)


def _told(words: Words, told: Told) -> Iterator[str]:
    yield f"  {city_text(words, told.text)}"
    said = (certainty_word(words, told.certainty), source_words(words, told.source))
    yield f"  {' · '.join(filter(None, said))}"


def _shape(city: RealCity, *, whole: bool = False) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": city.name,
        "country": city.country,
        "joined": city.joined,
        "source": city.source,
        "awards": [
            {
                "year": award.year,
                "source": award.source,
                "reason": award.reason.text if award.reason else None,
                "reason_source": award.reason.source if award.reason else None,
            }
            for award in city.awards
        ],
    }
    if whole and city.profile:
        told["figures"] = [_figure_shape(figure) for figure in city.profile.figures]
        told["texts"] = {
            name: {"text": one.text, "source": one.source, "certainty": str(one.certainty)}
            for name, one in city.profile.texts.items()
        }
    return told


def _figure_shape(figure: CityFigure) -> dict[str, Any]:
    return {
        "figure": figure.kind,
        "value": str(figure.value) if figure.value is not None else None,
        "text": figure.text,
        "year": figure.year,
        "territory": figure.territory,
        "source": figure.source,
        "certainty": str(figure.certainty),
    }
