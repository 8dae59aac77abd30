"""Advice on what a published dossier should not say: praise without proof, words that hurt, politics.

Where a word of a list has a harmless use as well, a second list must meet it in the same sentence, and a
third must not.
"""

from collections.abc import Iterator, Sequence

from lcapp.domain.advice_base import AdviceRule, AdviceWords, Matter, at_passage
from lcapp.domain.advice_evidence import cites
from lcapp.domain.advice_text import Passage, Sentence, unquoted
from lcapp.domain.findings import Finding
from lcapp.domain.phrases import Phrases, Token, tokens_of

_SHOWN = 80
_AHEAD = 9
"""Words between "the best" and "in the world"."""
_BESIDE_PEOPLE = 3
_BEFORE_DENIED = 4
_FOR_COPYING = (
    "criteria.practices",
    "criteria.innovation",
    "practice.items",
    "report.practices",
    "network.offer",
)


def praise(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """The city called the best of all, or without equal, and nobody who counted it."""
    lists = matter.words(passage)
    if lists is None or not passage.is_long:
        return
    for sentence, tokens in _said_by_the_city(passage):
        said = _praised(sentence.text, tokens, lists)
        if said and not cites(sentence, lists):
            yield at_passage("praise_without_source", passage, said=said[:_SHOWN])
            return


def stigma(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """Words that humiliate people: always, or before the name of a group."""
    lists = matter.words(passage)
    if lists is None:
        return
    for sentence, tokens in _said_by_the_city(passage):
        said = _first(lists.list("stigma"), sentence.text, tokens) or _hurts(sentence.text, tokens, lists)
        if said:
            yield at_passage("stigmatising_words", passage, said=said[:_SHOWN])
            return


def parties(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """A party, a list or its voters, in the application of a whole city."""
    lists = matter.words(passage)
    if lists is None or not passage.is_long:
        return
    for sentence, tokens in _said_by_the_city(passage):
        said = _first(lists.list("party_politics"), sentence.text, tokens)
        if said:
            yield at_passage("party_politics", passage, said=said[:_SHOWN])
            return


def excluded(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """People who may not take part because of their nationality or their papers."""
    lists = matter.words(passage)
    if lists is None or not passage.is_long:
        return
    for sentence, tokens in _said_by_the_city(passage):
        papers = _first(lists.list("nationality"), sentence.text, tokens)
        if papers and lists.list("shut_out").found(tokens) and not lists.list("not_shut_out").found(tokens):
            yield at_passage("group_excluded", passage, said=papers[:_SHOWN])
            return


def favours(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """Advertising, a firm's privilege, or data of learners given away."""
    lists = matter.words(passage)
    if lists is None or not passage.is_long:
        return
    for sentence, tokens in _said_by_the_city(passage):
        for first, last in lists.list("favour").spans(tokens):
            before = tokens[max(0, first - _BEFORE_DENIED) : first]
            if not lists.list("denied").found(before):
                said = sentence.text[tokens[first].start : tokens[last].end]
                yield at_passage("commercial_favour", passage, said=said[:_SHOWN])
                return
        data = _first(lists.list("learner_data"), sentence.text, tokens)
        given = lists.list("hands_over").found(tokens) and not lists.list("denied").found(tokens)
        if data and given:
            yield at_passage("commercial_favour", passage, said=data[:_SHOWN])
            return


def kept_back(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """A practice that nobody else may take over, where practices for others are asked for."""
    lists = matter.words(passage)
    if lists is None or passage.question.id not in _FOR_COPYING:
        return
    for sentence, tokens in _said_by_the_city(passage):
        said = _first(lists.list("kept_back"), sentence.text, tokens)
        if said and not lists.list("no_longer").found(tokens):
            yield at_passage("practice_kept_back", passage, said=said[:_SHOWN])
            return


def _said_by_the_city(passage: Passage) -> Iterator[tuple[Sentence, tuple[Token, ...]]]:
    """Sentences with the words that do not stand in quotation marks."""
    for sentence in passage.sentences:
        bare = unquoted(sentence.text)
        yield sentence, sentence.tokens if bare is sentence.text else tokens_of(bare)


def _first(wanted: Phrases, text: str, tokens: Sequence[Token]) -> str:
    return next(iter(wanted.said(text, tokens)), "")


def _praised(text: str, tokens: Sequence[Token], lists: AdviceWords) -> str:
    said = _first(lists.list("praise"), text, tokens)
    if said:
        return said
    if lists.list("no_praise").found(tokens):
        return ""
    for first, last in lists.list("top").spans(tokens):
        for _begins, ends in lists.list("top_of").spans(tokens[last + 1 : last + 1 + _AHEAD]):
            return text[tokens[first].start : tokens[last + 1 + ends].end]
    return ""


def _hurts(text: str, tokens: Sequence[Token], lists: AdviceWords) -> str:
    for first, last in lists.list("stigma_beside").spans(tokens):
        after = tokens[last + 1 : last + 1 + _BESIDE_PEOPLE]
        before = tokens[max(0, first - 1) : first] if lists.list("adjective_follows") else ()
        if lists.list("people").found(after) or lists.list("people").found(before):
            return text[tokens[first].start : tokens[last].end]
    return ""


VALUE_RULES = {
    "praise": AdviceRule(
        {"praise_without_source": ("said",)},
        "domain 6.5: trustworthy data, not praise",
        passage=praise,
    ),
    "stigma": AdviceRule(
        {"stigmatising_words": ("said",)},
        "domain 3.3, 4.3: UNESCO's values; the dossier is published (1.1)",
        passage=stigma,
    ),
    "parties": AdviceRule(
        {"party_politics": ("said",)},
        "domain 1.1, 3.3: the application of a whole city, which is published",
        passage=parties,
    ),
    "excluded": AdviceRule(
        {"group_excluded": ("said",)}, "domain 4.3: accessible to all citizens", passage=excluded
    ),
    "favours": AdviceRule(
        {"commercial_favour": ("said",)},
        "domain 3.3, 4.3: UNESCO's values; partnership in the public interest",
        passage=favours,
    ),
    "kept_back": AdviceRule(
        {"practice_kept_back": ("said",)},
        "domain 2.4: practices that other cities can adopt",
        passage=kept_back,
    ),
}
