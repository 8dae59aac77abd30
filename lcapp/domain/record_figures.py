"""Rules for the city record: figures that do not fit together, terms that ended, units that look wrong."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import pairwise

from lcapp.domain.answers import Answers, Value, answer_in_any_language
from lcapp.domain.calendar_spans import Span, span_of
from lcapp.domain.calls import CallDate
from lcapp.domain.city_records import field_text, figure, items_of, part_of, plain_of, text_of
from lcapp.domain.figures import canonical_number
from lcapp.domain.findings import Finding, Severity

FINDING_CODES: Mapping[str, tuple[str, ...]] = {
    "mayor_term_over": ("date",),
    "term_crossed": (),
    "award_before_joining": (),
    "joined_in_the_future": ("date",),
    "men_women_sum": ("sum", "population"),
    "women_share_unusual": ("percent",),
    "record_territory_differs": ("here", "there"),
    "territory_of_province": ("territory",),
    "record_years_differ": ("here", "there"),
    "density_unusual": ("density",),
    "area_perhaps_hectares": ("density",),
    "gdp_unusual": ("value",),
    "gdp_ratio_unusual": ("city", "country"),
    "schooling_not_between": ("all", "men", "women"),
    "contacts_same_email": (),
    "currency_malformed": ("value",),
    "figure_or_reason": ("name",),
    "figure_in_two_values": ("name", "year", "one", "other"),
    "figure_jumps": ("name", "one", "other"),
    "percent_beyond": ("name", "value"),
}

THINNEST, DENSEST = Decimal(5), Decimal(50_000)
"""Inhabitants per km² between which cities lie; beyond, a unit is probably wrong."""
_HECTARES = Decimal(100)
LEAST_GDP, MOST_GDP = Decimal(100), Decimal(250_000)
"""US dollars per head."""
_RATIO = Decimal(5)
_SHARE = (Decimal(35), Decimal(65))
_JUMP = Decimal(3)
_PROVINCES = ("province", "il geneli", "استان", "pokrajina", "région", "provincia")
_TERRITORIAL = ("profile.men", "profile.women", "profile.area", "profile.gdp_city", "profile.schooling")
_SAME_YEAR = (
    ("profile.men", "profile.population"),
    ("profile.women", "profile.population"),
    ("profile.gdp_city", "profile.gdp_country"),
    ("profile.schooling_men", "profile.schooling"),
    ("profile.schooling_women", "profile.schooling"),
)


def city_findings(answers: Answers, today: date) -> Iterator[Finding]:
    """Everything the rules say about a city record."""
    yield from _times(answers, today)
    yield from _people(answers)
    yield from _territories(answers)
    yield from _years(answers)
    yield from _density(answers)
    yield from _money(answers)
    yield from _schooling(answers)
    yield from _contacts(answers)
    yield from _more(answers)


def _advice(code: str, question: str, **params: str | int) -> Finding:
    return Finding(code, Severity.ADVICE, question, params=params)


def _times(answers: Answers, today: date) -> Iterator[Finding]:
    start, end = span(text_of(answers, "mayor.term_start")), span(text_of(answers, "mayor.term_end"))
    if end and end.last < today:
        yield _advice("mayor_term_over", "mayor.term_end", date=text_of(answers, "mayor.term_end"))
    if start and end and end.last < start.first:
        yield _advice("term_crossed", "mayor.term_end")
    joined, award = span(text_of(answers, "award.member_since")), span(text_of(answers, "city.last_award"))
    if joined and joined.first > today:
        yield _advice(
            "joined_in_the_future", "award.member_since", date=text_of(answers, "award.member_since")
        )
    if joined and award and award.last < joined.first:
        yield _advice("award_before_joining", "city.last_award")


def span(value: str) -> Span | None:
    """The days an answer may mean that is a day, a month or a year; None for no answer."""
    return span_of(CallDate(value)) if value else None


def people_of(city: Answers) -> tuple[str, str]:
    """What men and women come to and how many people there are, where the record's two differ; else empty."""
    told = next((one.params for one in _people(city) if one.code == "men_women_sum"), None)
    return (str(told["sum"]), str(told["population"])) if told else ("", "")


def _people(answers: Answers) -> Iterator[Finding]:
    everybody, men, women = (_figure(answers, f"profile.{name}") for name in ("population", "men", "women"))
    years = {_part(answers, f"profile.{name}", "year") for name in ("population", "men", "women")} - {None}
    if everybody is not None and men is not None and women is not None:
        # Of different years they need not add up.
        allowed = 0 if len(years) < 2 else everybody / 20
        if abs(men + women - everybody) > allowed:
            yield _advice(
                "men_women_sum", "profile.women", sum=_told(men + women), population=_told(everybody)
            )
    if men is not None and women is not None and men + women > 0:
        share = 100 * women / (men + women)
        if not _SHARE[0] <= share <= _SHARE[1]:
            yield _advice("women_share_unusual", "profile.women", percent=int(share))


def _territories(answers: Answers) -> Iterator[Finding]:
    main = str(_part(answers, "profile.population", "territory") or "")
    province = text_of(answers, "city.province").casefold()
    name = text_of(answers, "city.name").casefold()
    metropolitan = text_of(answers, "city.entity_type") == "metropolitan_municipality"
    for question in ("profile.population", *_TERRITORIAL):
        here = str(_part(answers, question, "territory") or "")
        if not here:
            continue
        if main and here.casefold() != main.casefold():
            yield _advice("record_territory_differs", question, here=here[:80], there=main[:80])
        said = here.casefold()
        of_province = any(word in said for word in _PROVINCES) or (province and province == said != name)
        if of_province and not metropolitan:
            yield _advice("territory_of_province", question, territory=here[:80])


def _years(answers: Answers) -> Iterator[Finding]:
    for question, other in _SAME_YEAR:
        here, there = _part(answers, question, "year"), _part(answers, other, "year")
        if here is not None and there is not None and here != there:
            yield _advice("record_years_differ", question, here=here, there=there)


def _density(answers: Answers) -> Iterator[Finding]:
    people, area = _figure(answers, "profile.population"), _figure(answers, "profile.area")
    if people is None or not area or area < 0:
        return
    density = people / area
    if THINNEST <= density <= DENSEST:
        return
    told = _told(density.quantize(Decimal("0.01")))
    if density < THINNEST and THINNEST * 10 <= density * _HECTARES <= DENSEST:
        yield _advice("area_perhaps_hectares", "profile.area", density=told)
    else:
        yield _advice("density_unusual", "profile.area", density=told)


def _money(answers: Answers) -> Iterator[Finding]:
    city, country = _figure(answers, "profile.gdp_city"), _figure(answers, "profile.gdp_country")
    for question, found in (("profile.gdp_city", city), ("profile.gdp_country", country)):
        if found is not None and not LEAST_GDP <= found <= MOST_GDP:
            yield _advice("gdp_unusual", question, value=_told(found))
    if city and country and not 1 / _RATIO <= city / country <= _RATIO:
        yield _advice("gdp_ratio_unusual", "profile.gdp_city", city=_told(city), country=_told(country))
    currency = text_of(answers, "city.currency")
    if currency and not (len(currency) == 3 and currency.isascii() and currency.isupper()):
        yield _advice("currency_malformed", "city.currency", value=currency[:10])


def _schooling(answers: Answers) -> Iterator[Finding]:
    names = ("schooling", "schooling_men", "schooling_women")
    everybody, men, women = (_figure(answers, f"profile.{name}") for name in names)
    if everybody is None or men is None or women is None:
        return
    if not min(men, women) <= everybody <= max(men, women):
        told = {"all": _told(everybody), "men": _told(men), "women": _told(women)}
        yield _advice("schooling_not_between", "profile.schooling", **told)


def _contacts(answers: Answers) -> Iterator[Finding]:
    first, second = text_of(answers, "contact.1.email"), text_of(answers, "contact.2.email")
    if first and first.casefold() == second.casefold():
        yield _advice("contacts_same_email", "contact.2.email")


def _more(answers: Answers) -> Iterator[Finding]:
    known: dict[tuple[str, Value, Value], Decimal] = {}
    series: dict[str, list[tuple[int, Decimal]]] = {}
    for item in items_of(answers, "profile.more"):
        name, found = field_text(item, "name")[:80], figure(item.get("figure"))
        at = {"item": item["id"], "field": "figure"}
        if found is None:
            if not field_text(item, "missing"):
                yield _at(_advice("figure_or_reason", "profile.more", name=name), **at)
            continue
        if field_text(item, "unit").strip() == "%" and not 0 <= found <= 100:
            yield _at(_advice("percent_beyond", "profile.more", name=name, value=_told(found)), **at)
        year = part_of(item["figure"], "year")
        key = (name.casefold(), year, part_of(item["figure"], "territory"))
        if known.setdefault(key, found) != found:
            both = {"one": _told(known[key]), "other": _told(found)}
            said = _advice("figure_in_two_values", "profile.more", name=name, year=year or 0, **both)
            yield _at(said, **at)
        if year is not None:
            series.setdefault(name.casefold(), []).append((year, found))
    for name, points in series.items():
        ordered = [found for _year, found in sorted(points)]
        for before, after in pairwise(ordered):
            if before > 0 and after > 0 and not 1 / _JUMP <= after / before <= _JUMP:
                yield _advice(
                    "figure_jumps", "profile.more", name=name, one=_told(before), other=_told(after)
                )


def _at(finding: Finding, *, item: str, field: str) -> Finding:
    return Finding(
        finding.code, finding.severity, finding.question, item=item, field=field, params=finding.params
    )


def _figure(answers: Answers, question: str) -> Decimal | None:
    return figure(answer_in_any_language(answers, question))


def _part(answers: Answers, question: str, part: str) -> Value | None:
    return part_of(plain_of(answers, question), part)


def _told(number: Decimal) -> str | int:
    return canonical_number(number, "")
