"""Who applies, who signs, how many live there, whose deadline comes first: what is asked beside the dates.

Admitted lists show many kinds of authority and of signatory: only what was never seen there is to be asked
about. The number of inhabitants and the Commission's own deadline are told and change no answer.
"""

from collections.abc import Iterator

from lcapp.domain.calendar_spans import span_of
from lcapp.domain.calls import Call, CallKind
from lcapp.domain.eligibility_reasons import Outcome, Reason

SMALL_CITY = 10_000
"""Inhabitants; asked for by some in 2015, denied by others later."""

AUTHORITIES = (
    "municipality",
    "metropolitan_municipality",
    "district",
    "county",
    "commune",
    "town_council",
    "consortium",
    "industrial_city",
    "new_town",
    "other",
)
"""Kinds of authority that were admitted, in the words of the trade, and any other.

Released forms ask for fewer of them in `city.entity_type` and are never edited: see `in_a_form`.
"""
FORM_KINDS = frozenset(
    {"municipality", "metropolitan_municipality", "district", "county", "commune", "consortium", "other"}
)
"""Those that the released forms and the city record have as options."""

SIGNATORIES = ("mayor", "governor", "managing_director", "commission_head", "deputy", "other")
"""Who may sign for the city."""

_AUTHORITY_SOURCES = {"new_town": "S60", "industrial_city": "S7"}
_ADMITTED = "S7"
_MAYOR_SIGNS = {CallKind.MEMBERSHIP: "S1, S3, S5, S9", CallKind.AWARD: "S16, S19, S38"}
_OTHER_HEADS_SIGN = "inferred from the admitted cities in S7 and S60"
_POPULATION = "S26 (Korea 2015: 10,000 or more); S30 and S59 (2023: size does not matter)"
_COMMISSION_IS_EARLIER = "S9, S40, S91"


def in_a_form(authority: str) -> str:
    """The option of `city.entity_type` for a kind of authority; `other` wants its name beside it."""
    return authority if authority in FORM_KINDS or not authority else "other"


def of_authority(authority: str) -> Iterator[Reason]:
    """Whether a kind of authority was seen among members; nothing where it is not said."""
    if not authority:
        return
    params = {"authority": authority}
    if authority in AUTHORITIES and authority != "other":
        source = _AUTHORITY_SOURCES.get(authority, _ADMITTED)
        yield Reason("authority", Outcome.MET, params, source)
    else:
        yield Reason("authority", Outcome.OPEN, params, _ADMITTED)


def of_signatory(call: Call, signatory: str) -> Iterator[Reason]:
    """Whether the one who signs heads the city; nothing where it is not said."""
    if not signatory:
        return
    params = {"signatory": signatory}
    source = _MAYOR_SIGNS.get(call.kind, _MAYOR_SIGNS[CallKind.MEMBERSHIP])
    if signatory == "mayor":
        yield Reason("signatory", Outcome.MET, params, source)
    elif signatory in SIGNATORIES and signatory not in ("deputy", "other"):
        yield Reason("signatory", Outcome.MET, params, _OTHER_HEADS_SIGN)
    else:
        yield Reason("signatory", Outcome.OPEN, params, source)


def of_population(population: int | None) -> Iterator[Reason]:
    """A hint for small cities, whatever the call: sources contradict each other."""
    if population is not None and population < SMALL_CITY:
        yield Reason("population", Outcome.TOLD, {"population": population, "limit": SMALL_CITY}, _POPULATION)


def of_own_deadline(call: Call, on: str) -> Iterator[Reason]:
    """Whose deadline comes first: the Commission's, as typed on this computer, or the call's.

    Args:
        call: The round.
        on: ISO day of asking.
    """
    own, city = call.own_deadline, call.city_deadline
    if not own.value:
        if span_of(city) is not None:
            params = {"deadline": city.value}
            yield Reason("own_deadline_unknown", Outcome.TOLD, params, _COMMISSION_IS_EARLIER)
    elif own.value < on:
        yield Reason("own_deadline_over", Outcome.TOLD, {"own": own.value}, own.source)
    elif span_of(city) is not None:
        late = own.value > city.value
        params = {"own": own.value, "deadline": city.value}
        yield Reason("own_deadline_late" if late else "own_deadline", Outcome.TOLD, params, own.source)
