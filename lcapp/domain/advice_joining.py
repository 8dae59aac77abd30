"""Advice on the day of joining: a text that tells another one than the nomination."""

from collections.abc import Iterator

from lcapp.domain.advice_base import AdviceRule, Matter, at_passage
from lcapp.domain.advice_own_city import city_did
from lcapp.domain.advice_text import Passage, Sentence
from lcapp.domain.findings import Finding

_NEAR = 4
_YEAR = len("2016")
_SHOWN = 80


def joining(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """A sentence in which the city joined the network in another year, or month, than it gives as its own."""
    lists = matter.words(passage)
    if lists is None or not matter.is_award or not matter.joined or not passage.is_long:
        return
    by_name = matter.data.figures.months.get(passage.tongue, {})
    for sentence in passage.sentences:
        if not sentence.years:
            continue
        tokens = sentence.tokens
        for first, last in lists.list("joined_network").spans(tokens):
            own = lists.list("own_joining").found(tokens[first : first + 1])
            if not own and not city_did(matter, lists, sentence, first):
                continue
            at = _year_after(sentence, last)
            if not at:
                continue
            between = tokens[last + 1 : at]
            if not all(
                _is_date(token.word, by_name) or lists.list("date_words").found((token,)) for token in between
            ):
                continue
            month = next((by_name[token.word] for token in between if token.word in by_name), 0)
            said_year, joined_month = tokens[at].word, matter.joined[_YEAR + 1 : _YEAR + 3]
            other_month = month and joined_month and int(joined_month) != month
            if said_year != matter.joined[:_YEAR] or other_month:
                said = sentence.text[tokens[first].start : tokens[at].end]
                yield at_passage("joined_differs", passage, said=said[:_SHOWN], joined=matter.joined)
                return


def _year_after(sentence: Sentence, last: int) -> int:
    """The place of a year shortly behind a place; 0 if there is none."""
    for place in range(last + 1, min(last + 2 + _NEAR, len(sentence.tokens))):
        word = sentence.tokens[place].word
        if word.isascii() and word.isdigit() and len(word) == _YEAR and int(word) in sentence.years:
            return place
    return 0


def _is_date(word: str, months: object) -> bool:
    return word.isdigit() or (isinstance(months, dict) and word in months)


JOINING_RULES = {
    "joining_told": AdviceRule(
        {"joined_differs": ("said", "joined")},
        "domain 2.3: the day of joining decides what counts as progress",
        passage=joining,
    ),
}
