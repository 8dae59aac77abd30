"""Sentences from the library of practices: everything a practice says, the most telling first to stay."""

from collections.abc import Iterator, Mapping

from lcapp.domain.answers import Answers, Value
from lcapp.domain.city_records import field_choices, field_text, items_of, part_of
from lcapp.domain.plan_sentences import MOST, plain_of_figure
from lcapp.domain.record_figures import span
from lcapp.domain.record_passages import (
    Asking,
    Chosen,
    Day,
    Number,
    Part,
    Sentence,
    counts,
    first_few,
)

GROUP = "practices.items"
_TELLING, _WHAT, _AROUND, _CLASSED, _LAST = 1, 2, 3, 4, 5
_CHOSEN = (("practice_goals", "goals", _CLASSED), ("practice_clusters", "clusters", _CLASSED))
_AREAS = ("practice_areas", "areas", _LAST)


def practices_sentences(answers: Answers, asking: Asking) -> Iterator[Sentence]:
    """The first practices that count, each with all it says."""
    practices = [one for one in items_of(answers, GROUP) if counts(one, asking, "started", "ended")]
    for one in first_few(practices, MOST):
        yield from practice_sentences(one, asking)


def practice_sentences(one: Mapping[str, Value], asking: Asking) -> Iterator[Sentence]:
    """One practice: title and group, what was done, with whom, what came of it, what others could copy.

    A figure from before the day that counts is left out, whatever else is taken of the practice.
    """
    language = asking.language
    title, group = field_text(one, "title", language), field_text(one, "target_group", language)
    if not title:
        return
    named: dict[str, Part] = {"title": title, "group": group} if group else {"title": title}
    yield Sentence("practice" if group else "practice_alone", named)
    yield from _period(one, asking)
    if what := field_text(one, "what", language):
        yield Sentence("as_it_is", {"text": what}, _WHAT)
    if partners := field_text(one, "partners", language):
        yield Sentence("practice_partners", {"names": partners}, _AROUND)
    people = plain_of_figure(one.get("participants"))
    if people is not None and _in_time(part_of(one.get("participants"), "year"), asking):
        yield Sentence("practice_people", {"people": Number(people)}, _TELLING)
    if results := field_text(one, "results", language):
        yield Sentence("as_it_is", {"text": results}, _TELLING)
    for code, field in (("practice_new", "new"), ("practice_copied", "copied")):
        if said := field_text(one, field, language):
            yield Sentence(code, {"what": said}, _WHAT)
    budget = plain_of_figure(one.get("budget"))
    if budget is not None:
        yield Sentence("practice_budget", {"amount": Number(budget, asking.currency)}, _CLASSED)
    for code, field, rank in (*_CHOSEN, _AREAS):
        if chosen := field_choices(one, field):
            yield Sentence(code, {"names": Chosen("practices", GROUP, field, chosen)}, rank)
    if link := field_text(one, "link"):
        yield Sentence("practice_link", {"link": link}, _LAST)


def _period(one: Mapping[str, Value], asking: Asking) -> Iterator[Sentence]:
    started, ended = field_text(one, "started"), field_text(one, "ended")
    if started and ended:
        yield Sentence("practice_period", {"from": Day(started), "to": Day(ended)}, _AROUND)
    elif started:
        begun = span(started)
        before = asking.since is not None and begun is not None and begun.last < asking.since.first
        # What a juror has to know about a practice older than the membership is the last to go.
        code, rank = ("practice_older", 0) if before else ("practice_since", _AROUND)
        yield Sentence(code, {"from": Day(started)}, rank)


def _in_time(year: Value | None, asking: Asking) -> bool:
    return asking.since is None or not isinstance(year, int) or year >= asking.since.first.year
