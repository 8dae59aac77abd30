"""Advice for texts that look back: promises, years to come, progress from before joining, or none at all."""

import re
from collections.abc import Iterator

from lcapp.domain.advice_base import AdviceRule, Matter, at_passage, at_question
from lcapp.domain.advice_text import Passage
from lcapp.domain.faults_of_call import CALLED_FOR
from lcapp.domain.findings import Finding
from lcapp.domain.phrases import Phrases

_SHOWN = 4
_LIVE_FOR_PLANS = ("report.next",)
_AGENDA_YEARS = (2030, 2050)
_FAR_AHEAD = 30
_NETWORK_OPENED = "2015-09"
_MEMBER_SINCE = "award.member_since"
_UNTIL = re.compile(
    r"(?i)\b(?:until|till|through|up to|jusqu[’']en|jusqu[’']à(?: fin| la fin de)?)\s(?:the end of\s)?"
    r"(?:[^\W\d_]+\s)?(\d{4})\b"
)


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
    lists = matter.words(passage)
    # A sentence that promises tells of no past; what it is worth says the rule of promises.
    told = [
        sentence
        for sentence in passage.sentences
        if lists is None or code != "year_in_future" or not lists.list("promise").found(sentence.tokens)
    ]
    late = [
        year
        for sentence in told
        for year in sentence.years
        if year > limit and year not in _AGENDA_YEARS and not _runs_until(sentence.text, year)
    ]
    if late and passage.is_long:
        yield at_passage(code, passage, year=late[0])


def _runs_until(text: str, year: int) -> bool:
    """Whether a text says that something was decided or secured until then, which is no claim of the past."""
    return any(found[1] == str(year) for found in _UNTIL.finditer(text))


def before_joining(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """Sentences of a nomination whose every year lies before the city joined.

    When something began may be said where what became of it since is told as well.
    """
    joined = matter.joined
    if not matter.is_award or not joined:
        return
    year_joined = int(joined[:4])
    if not passage.is_long or not passage.question.id.startswith(("criteria.", "award.")):
        return
    lists = matter.words(passage)
    origin, compared = (
        (lists.list("origin"), lists.list("before_joining_said")) if lists else (Phrases(), Phrases())
    )
    years = _years_before(passage, year_joined, origin, compared)
    if years:
        yield at_passage("progress_before_joining", passage, year=max(years), joined=joined)


def membership(matter: Matter) -> Iterator[Finding]:
    """A city that says it joined when the network was called for, but not open yet."""
    joined = matter.joined
    if matter.is_award and CALLED_FOR <= joined < _NETWORK_OPENED[: len(joined)]:
        yield at_question("joined_before_network", _MEMBER_SINCE, joined=joined)


def _years_before(passage: Passage, joined: int, origin: Phrases, compared: Phrases) -> list[int]:
    later = any(year >= joined for sentence in passage.sentences for year in sentence.years)
    early: list[int] = []
    for sentence in passage.sentences:
        years = sentence.years
        if not years or any(year >= joined for year in years):
            continue
        # What is said to lie before joining is what progress is measured against, and no claim of it.
        if not (later and origin.found(sentence.tokens)) and not compared.found(sentence.tokens):
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
        {"joined_before_network": ("joined",)},
        "S48: the network opened in September 2015",
        whole=membership,
    ),
}
