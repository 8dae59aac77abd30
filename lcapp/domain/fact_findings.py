"""Where an answer, a signature or an application says something else than the city's records."""

from collections.abc import Iterator, Mapping

from lcapp.domain.answers import Answers, Value, by_question, is_answered, is_none, none_reason, plain_part
from lcapp.domain.calls import Call
from lcapp.domain.facts import KnownCity, KnownFact, agrees, fitting
from lcapp.domain.findings import Finding, Severity
from lcapp.domain.forms import Form, Question, QuestionType
from lcapp.domain.plain_text import plain_text
from lcapp.domain.record_figures import span

FINDING_CODES: Mapping[str, tuple[str, ...]] = {
    "fact_differs": ("value",),
    "fact_differs_figure": ("value",),
    "fact_differs_figure_of_year": ("value", "year"),
    "fact_differs_date": ("value",),
    "fact_given_elsewhere": ("reason",),
    "mayor_term_ends": ("date", "deadline"),
    "mayor_out_of_office": ("date", "opens"),
    "record_people_differ": ("sum", "population"),
    "signed_after_term": ("day", "date"),
    "signed_before_term": ("day", "date"),
    "is_member_already": ("date",),
}

_MAYOR = "mayor.name"
_POPULATION = "profile.population"
_SIGNED_BY_MAYOR = ("pledge.date", "award.date")
_LONGEST = 80


def fact_findings(form: Form, answers: Answers, known: Mapping[str, KnownFact]) -> Iterator[Finding]:
    """Answers that differ from a fact, in official order.

    Args:
        form: What is asked.
        answers: Of the dossier that is checked.
        known: Facts by id of the question that asks for them.
    """
    standing = by_question(answers)
    for question in form.questions():
        fact = known.get(question.id)
        if fact is None or not question.takes_answer:
            continue
        for language, here in standing.get(question.id, {}).items():
            ours = fact.standing.get(language)
            if ours is None or not is_answered(here) or agrees(question, ours, here):
                continue
            code, params = _difference(question, ours)
            yield Finding(code, Severity.ADVICE, question.id, language, params=params)


def _difference(question: Question, ours: Value) -> tuple[str, Mapping[str, str | int]]:
    plain = plain_part(ours)
    if is_none(ours):
        return "fact_given_elsewhere", {"reason": none_reason(ours)[:_LONGEST]}
    if question.type is QuestionType.DATA_POINT and isinstance(plain, dict):
        year = plain.get("year")
        params: dict[str, str | int] = {"value": plain["value"]}
        return (
            ("fact_differs_figure_of_year", {**params, "year": year})
            if year
            else (
                "fact_differs_figure",
                params,
            )
        )
    if question.type is QuestionType.DATE:
        return "fact_differs_date", {"value": str(plain)}
    text = " ".join(plain_text(question, fitting(ours, question)).split())
    return "fact_differs", {"value": text[:_LONGEST]}


def term_findings(form: Form, call: Call | None, term_end: str) -> Iterator[Finding]:
    """A mayor whose term ends before the city's deadline of the call: the successor must sign.

    Args:
        form: What is asked.
        call: Gives the deadlines.
        term_end: Day, month or year in which the term ends; empty if unknown.
    """
    ends = span(term_end)
    deadlines = [known.value for _name, known in call.deadlines()] if call else []
    if ends is None or not deadlines or form.question("mayor.name") is None:
        return
    last = span(deadlines[-1])
    if last is not None and ends.last < last.last:
        params = {"date": term_end, "deadline": deadlines[-1]}
        yield Finding("mayor_term_ends", Severity.ADVICE, "mayor.name", params=params)


def office_findings(form: Form, answers: Answers, call: Call | None, city: KnownCity) -> Iterator[Finding]:
    """A mayor whose term was over before the call opened, and who stands in the dossier all the same.

    Args:
        form: What is asked.
        answers: Of the dossier that is checked.
        call: Gives the day it opened.
        city: What the records say; another mayor than theirs may well be the successor.
    """
    ends, opens = span(city.term_end), span(call.opens.value) if call else None
    asked, known = form.question(_MAYOR), city.asked_in(form.id).get(_MAYOR)
    here = by_question(answers).get(_MAYOR, {}).get("")
    if (
        ends is None
        or opens is None
        or call is None
        or asked is None
        or here is None
        or not is_answered(here)
    ):
        return
    ours = known.standing.get("") if known else None
    if ends.last < opens.first and not is_none(here) and (ours is None or agrees(asked, ours, here)):
        params = {"date": city.term_end, "opens": call.opens.value}
        yield Finding("mayor_out_of_office", Severity.MUST_FIX, _MAYOR, params=params)


def signing_findings(form: Form, answers: Answers, city: KnownCity) -> Iterator[Finding]:
    """The record's mayor, who signed before or after the term of office; of another one nothing is known.

    Args:
        form: What is asked.
        answers: Of the dossier that is checked.
        city: What the records say; the term is that of the mayor they name.
    """
    starts, ends, standing = span(city.term_start), span(city.term_end), by_question(answers)
    asked, known = form.question(_MAYOR), city.asked_in(form.id).get(_MAYOR)
    if asked is None or known is None:
        return
    ours, here = known.standing.get(""), standing.get(_MAYOR, {}).get("")
    # Another name than the record's may well be the successor's.
    if ours is None or here is None or is_none(here) or not agrees(asked, ours, here):
        return
    for question in _SIGNED_BY_MAYOR:
        for language, value in standing.get(question, {}).items():
            plain = None if is_none(value) else plain_part(value)
            signed = span(plain) if isinstance(plain, str) else None
            if signed and ends and signed.first > ends.last:
                code, day = "signed_after_term", city.term_end
            elif signed and starts and signed.last < starts.first:
                code, day = "signed_before_term", city.term_start
            else:
                continue
            params = {"day": str(plain), "date": day}
            yield Finding(code, Severity.MUST_FIX, question, language, params=params)


def people_findings(form: Form, answers: Answers, city: KnownCity) -> Iterator[Finding]:
    """A population that the dossier tells, while the men and women of the record come to another.

    Args:
        form: What is asked.
        answers: Of the dossier that is checked.
        city: What the records say.
    """
    together, population = city.people
    told = by_question(answers).get(_POPULATION, {}).values()
    if together and form.question(_POPULATION) is not None and any(map(is_answered, told)):
        params = {"sum": together, "population": population}
        yield Finding("record_people_differ", Severity.ADVICE, _POPULATION, params=params)


def admission_findings(form: Form, call: Call | None, city: KnownCity) -> Iterator[Finding]:
    """An application for membership of a city that, by its record, joined before the call opened.

    Args:
        form: What is asked.
        call: Gives the day it opened.
        city: What the records say.
    """
    if form.kind != "membership" or call is None:
        return
    fact = next((known for known in city.facts if "award.member_since" in known.fact.asked), None)
    said = plain_part(fact.standing.get("")) if fact and not is_none(fact.standing.get("")) else None
    joined, opens = (span(said) if isinstance(said, str) else None), span(call.opens.value)
    if joined is not None and opens is not None and joined.last < opens.first:
        yield Finding("is_member_already", Severity.MUST_FIX, "city.name", params={"date": str(said)})
