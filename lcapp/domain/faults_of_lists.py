"""What official lists refuse: no Member State, another region, a name in other letters, UIL's own address.

Only what was seen in a list makes a fault; of a grouping known from memory there is advice.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from lcapp.domain.advice_base import AdviceRule, Matter, at_question
from lcapp.domain.advice_text import script_share
from lcapp.domain.answers import Value, is_none, plain_part
from lcapp.domain.findings import Finding, Severity
from lcapp.domain.forms import Hand, QuestionType

_COUNTRY, _REGION, _NAME = "city.country", "city.region", "city.name"
_CODE_LENGTH = 2
_SHOWN = 80


def member_states(matter: Matter) -> Iterator[Finding]:
    """A country that is neither a Member State nor an Associate Member, such as an overseas territory."""
    data = matter.data
    for language, country in _texts(matter, _COUNTRY):
        if len(country) != _CODE_LENGTH or not data.members or country in data.members | data.associates:
            continue
        left = data.former_members.get(country)
        if left is None or _day_of(matter) > left:
            yield _must(at_question("country_not_member", _COUNTRY, language, country=country))


def regions(matter: Matter) -> Iterator[Finding]:
    """A region that is not the one in which UNESCO was seen to list the country."""
    for finding in regions_listed(matter, seen=True):
        yield _must(finding)


def regions_listed(matter: Matter, *, seen: bool) -> Iterator[Finding]:
    """Where region and country differ, by the lists that were seen or by those known from memory."""
    code = "region_differs" if seen else "region_may_differ"
    for language, region in _texts(matter, _REGION):
        for _language, country in _texts(matter, _COUNTRY):
            known = matter.data.regions.get(country)
            if known and region != known and (country in matter.data.regions_seen) is seen:
                yield at_question(code, _REGION, language, country=country, region=known)


def names_in_latin(matter: Matter) -> Iterator[Finding]:
    """The city's official name, which the form asks for in Latin letters."""
    for language, name in _texts(matter, _NAME):
        latin, other = script_share(name)
        if other > latin:
            yield _must(at_question("name_not_latin", _NAME, language))


def contacts(matter: Matter) -> Iterator[Finding]:
    """The network's own address where one of the city is asked for."""
    for question in matter.form.questions():
        if question.type is QuestionType.EMAIL and question.filled_by is Hand.CITY:
            for language, address in _texts(matter, question.id):
                if address.strip().casefold() in matter.data.addresses:
                    shown = address[:_SHOWN]
                    yield _must(at_question("address_of_network", question.id, language, value=shown))


def _day_of(matter: Matter) -> date:
    """The year's first day of the call, by which a state had left or not; of today where it has no date."""
    year = matter.call.year if matter.call else None
    return date(year, 1, 1) if year else matter.today


def _texts(matter: Matter, question: str) -> Iterator[tuple[str, str]]:
    for language, value in matter.standing.get(question, {}).items():
        text = _plain(value)
        if text:
            yield language, text


def _plain(value: Value) -> str:
    plain = None if is_none(value) else plain_part(value)
    return plain if isinstance(plain, str) else ""


def _must(finding: Finding) -> Finding:
    return replace(finding, severity=Severity.MUST_FIX)


LIST_FAULTS: Mapping[str, AdviceRule] = {
    "member_states": AdviceRule(
        {"country_not_member": ("country",)}, "S54: cities of UNESCO's Member States", whole=member_states
    ),
    "regions_listed": AdviceRule(
        {"region_differs": ("country", "region")}, "S7: the lists of admitted cities by region", whole=regions
    ),
    "names_in_latin": AdviceRule(
        {"name_not_latin": ()}, "S20, S22: the profile shows names in Latin letters", whole=names_in_latin
    ),
    "contacts_of_city": AdviceRule(
        {"address_of_network": ("value",)}, "domain 6.3: contact persons who answer", whole=contacts
    ),
}
