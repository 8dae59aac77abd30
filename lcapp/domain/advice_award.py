"""Advice for texts that look back: promises, years to come, progress from before joining, who may win."""

from collections.abc import Iterator

from lcapp.domain.advice_base import AdviceRule, Matter, at_passage, at_question
from lcapp.domain.advice_text import Passage
from lcapp.domain.calendar_spans import add_months, day_after, span_of
from lcapp.domain.calls import CallDate
from lcapp.domain.eligibility import Outcome, check_eligibility
from lcapp.domain.findings import Finding

_SHOWN = 4
_LIVE_FOR_PLANS = ("report.next",)
_AGENDA_YEARS = (2030, 2050)
_FAR_AHEAD = 30
_NETWORK_OPENED = "2015-09"
_MEMBER_SINCE = "award.member_since"


def promises(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """What is still to come, in a text that is judged by what was done."""
    if not matter.is_award:
        return
    lists = matter.words(passage)
    if lists is None or not passage.is_long or passage.question.id.startswith("nomination."):
        return
    not_after = lists.list("promise_not_after").words
    met: dict[str, str] = {}
    for sentence in passage.sentences:
        for first, last in lists.list("promise").spans(sentence.tokens):
            if 0 < first == last and sentence.tokens[first - 1].word in not_after:
                continue
            said = sentence.text[sentence.tokens[first].start : sentence.tokens[last].end]
            met.setdefault(said.casefold(), said)
    if met:
        words = list(met.values())
        shown = ", ".join(words[:_SHOWN]) + (" …" if len(words) > _SHOWN else "")
        yield at_passage("promise_in_award", passage, words=shown, count=len(words))


def years_ahead(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """Years that have not come yet, where the past is told; years that nobody plans for, elsewhere."""
    if matter.looks_back and passage.question.id not in _LIVE_FOR_PLANS:
        limit, code = matter.today.year, "year_in_future"
    else:
        limit, code = matter.today.year + _FAR_AHEAD, "year_unlikely"
    late = [
        year
        for sentence in passage.sentences
        for year in sentence.years
        if year > limit and year not in _AGENDA_YEARS
    ]
    if late and passage.is_long:
        yield at_passage(code, passage, year=late[0])


def before_joining(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """Sentences of a nomination whose every year lies before the city joined."""
    joined = matter.joined
    if not matter.is_award or not joined:
        return
    year_joined = int(joined[:4])
    if not passage.is_long or not passage.question.id.startswith(("criteria.", "award.")):
        return
    years = _years_before(passage, year_joined)
    if years:
        yield at_passage("progress_before_joining", passage, year=max(years), joined=joined)


def membership(matter: Matter) -> Iterator[Finding]:
    """Whether the day of joining can be true, and whether the city may be nominated in this round."""
    joined = matter.joined
    if not matter.is_award or not joined:
        return
    if joined < _NETWORK_OPENED[: len(joined)]:
        yield at_question("joined_before_network", _MEMBER_SINCE, joined=joined)
        return
    span = span_of(CallDate(joined))
    if span is not None and span.first > matter.today:
        yield at_question("joined_in_future", _MEMBER_SINCE, joined=joined)
    if matter.call is None or span is None:
        return
    judged = check_eligibility(matter.call, country=None, joined=span.first, awarded=None, on=matter.today)
    for reason in judged.reasons:
        if reason.outcome is not Outcome.NOT_MET:
            continue
        if reason.rule == "member_months" and matter.call.member_months is not None:
            free_on = day_after(add_months(span.first, matter.call.member_months)).isoformat()
            months = matter.call.member_months
            yield at_question(
                "member_too_short", _MEMBER_SINCE, joined=joined, months=months, free_on=free_on
            )
        elif reason.rule == "join_year":
            yield at_question("join_year_excluded", _MEMBER_SINCE, year=span.first.year)


def _years_before(passage: Passage, joined: int) -> list[int]:
    early: list[int] = []
    for sentence in passage.sentences:
        years = sentence.years
        if years and all(year < joined for year in years):
            early += years
    return early


AWARD_RULES = {
    "promises": AdviceRule(
        {"promise_in_award": ("words", "count")},
        "S15: only progress made after joining counts",
        passage=promises,
    ),
    "years_ahead": AdviceRule(
        {"year_in_future": ("year",), "year_unlikely": ("year",)},
        "domain 8.2: years in the future",
        passage=years_ahead,
    ),
    "before_joining": AdviceRule(
        {"progress_before_joining": ("year", "joined")},
        "S15: only progress made after joining counts",
        passage=before_joining,
    ),
    "membership": AdviceRule(
        {
            "joined_before_network": ("joined",),
            "joined_in_future": ("joined",),
            "member_too_short": ("joined", "months", "free_on"),
            "join_year_excluded": ("year",),
        },
        "S15, S16: member for more than 12 months; the network opened in September 2015 (S48)",
        whole=membership,
    ),
}
