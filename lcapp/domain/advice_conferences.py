"""Advice on the network's own dates: when its conferences were held, of which year a declaration is."""

import re
from collections.abc import Iterator, Sequence

from lcapp.domain.advice_base import AdviceRule, Matter, at_passage
from lcapp.domain.advice_text import Passage, Sentence
from lcapp.domain.figure_words import Conference
from lcapp.domain.findings import Finding
from lcapp.domain.phrases import Token

_NEAR = 4
_FIRST_LIKELY = 2010
_MAY_BE_OWN = 2
_OWN_YEAR = re.compile(r"\s*(?:[,(]\s*|\bof\s+|\bde\s+)?")
"""What stands between a declaration and its own year; "adopted in 2021" is when a city adopted it."""
_SHOWN = 80
Told = tuple[frozenset[str], Finding]
"""Places that were named, and what would be said of them."""


def told(matter: Matter, passage: Passage) -> Iterator[Told]:
    """Each conference with the year or number of another one, and each declaration with another year."""
    if not passage.is_long:
        return
    for sentence in passage.sentences:
        for one in matter.data.figures.conferences:
            said = _numbered(matter, passage, one, sentence)
            if not said and sentence.years:
                said = _paper(one, sentence) or _held(matter, passage, one, sentence)
            if said:
                places = frozenset(
                    sentence.tokens[first].word for first, _last in one.places.spans(sentence.tokens)
                )
                yield places, at_passage("conference_differs", passage, said=said[:_SHOWN], year=one.year)


def conferences(matter: Matter, notes: Sequence[Told]) -> Iterator[Finding]:
    """What was told of other cities' conferences; a city's own name stands beside any year."""
    own = {word for name in matter.names for word in name.casefold().split()}
    for places, finding in notes:
        if not places & own:
            yield finding


def _paper(one: Conference, sentence: Sentence) -> str:
    """A declaration and the wrong year right behind or before it; empty where there is none."""
    tokens = sentence.tokens
    for first, last in one.papers.spans(tokens):
        behind = tokens[last + 1 : last + 3]
        year = next((token for token in behind if _year(token, sentence)), None)
        gap = sentence.text[tokens[last].end : year.start] if year else ""
        if year is not None and _OWN_YEAR.fullmatch(gap) and _is_other(one, year):
            return sentence.text[tokens[first].start : year.end]
        before = tokens[first - 1] if first else None
        if before is not None and _year(before, sentence) and _is_other(one, before):
            return sentence.text[before.start : tokens[last].end]
    return ""


def _held(matter: Matter, passage: Passage, one: Conference, sentence: Sentence) -> str:
    """A conference's place beside another year; empty where no conference of the network is told of."""
    lists, tokens = matter.words(passage), sentence.tokens
    if lists is None or not lists.list("conference").found(tokens):
        return ""
    if not lists.list("conference_of_network").found(tokens):
        return ""
    for first, last in one.places.spans(tokens):
        behind = tokens[last + 1 : last + 1 + _NEAR]
        year = next((token for token in behind if _year(token, sentence)), None)
        between = [token.word for token in behind if year is not None and token.start < year.start]
        if year is not None and _is_other(one, year) and not any(word in ("and", "et") for word in between):
            return sentence.text[tokens[first].start : year.end]
    return ""


def _numbered(matter: Matter, passage: Passage, one: Conference, sentence: Sentence) -> str:
    """A conference's place beside the number of another one; empty where more than one place is named."""
    lists, tokens = matter.words(passage), sentence.tokens
    at = next(one.places.spans(tokens), None)
    if lists is None or at is None:
        return ""
    if any(other.places.found(tokens) for other in matter.data.figures.conferences if other is not one):
        return ""
    if not lists.list("learning_cities").found(tokens) and not lists.list("international").found(tokens):
        return ""
    for first, _last in lists.list("conference").spans(tokens):
        around = [token.word for token in tokens[max(0, first - _NEAR) : at[0]]]
        # A first or second conference may be the first the city itself went to.
        numbered = (other for other in matter.data.figures.conferences if other.number > _MAY_BE_OWN)
        numbers = {other.number for other in numbered if other.ordinals & set(around)}
        if first < at[0] and numbers and one.number not in numbers:
            return sentence.text[tokens[max(0, first - _NEAR)].start : tokens[at[1]].end]
    return ""


def _year(token: Token, sentence: Sentence) -> bool:
    return token.word.isdecimal() and len(token.word) == len("2013") and int(token.word) in sentence.years


def _is_other(one: Conference, year: Token) -> bool:
    """Whether a year is another than the conference's; Beijing had a declaration in 1995, on women."""
    return int(year.word) != one.year and int(year.word) >= _FIRST_LIKELY


CONFERENCE_RULES = {
    "conferences": AdviceRule(
        {"conference_differs": ("said", "year")},
        "domain 4.1, 4.4: the conferences on learning cities and what they adopted",
        notes=told,
        together=conferences,
    ),
}
