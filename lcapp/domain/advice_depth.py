"""Advice on answers that do not answer: only refer, receive, inform or intend, or know only officials."""

from collections.abc import Iterator

from lcapp.domain.advice_base import AdviceRule, Matter, at_passage
from lcapp.domain.advice_text import Passage
from lcapp.domain.findings import Finding

_SHOWN = 80
_SHORT_ANSWER = 90
_ENOUGH_WORDS = 40
_ROOM_FOR_MORE = 100
_NETWORK = ("criteria.network", "network.offer", "report.network")
_STRUCTURE = ("areas.structure", "criteria.structure", "report.structure")
_PLANS = ("report.next", "areas.plan", "motivation.how", "network.offer")
_FEWEST_ORDINARY = 3
_FEWEST_VAGUE = 3
_FEWEST_OFFICIALS = 3
_FEWEST_RECEIVED = 3
_GIVER_BEFORE, _TAKER_AFTER = 3, 2


def references(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """A short answer whose sentences send the reader elsewhere, and which counts nothing."""
    lists = matter.words(passage)
    asked = passage.asked
    if lists is None or passage.field or (asked.max_words or 0) < _ROOM_FOR_MORE:
        return
    if not 0 < passage.words <= _SHORT_ANSWER:
        return
    told = [lists.list("refers").said(sentence.text, sentence.tokens) for sentence in passage.sentences]
    sending = [said[0] for said in told if said]
    if sum(map(len, told)) > 1 and 2 * len(sending) > len(told):
        yield at_passage("answer_by_reference", passage, said=sending[0][:_SHOWN])


def receiving(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """What the city got from the network, where what it gives is asked for."""
    lists = matter.words(passage)
    if lists is None or passage.question.id not in _NETWORK or passage.words < _ENOUGH_WORDS:
        return
    received = 0
    for sentence in passage.sentences:
        if lists.list("thanks").found(sentence.tokens):
            continue
        received += len(list(lists.list("receives").spans(sentence.tokens)))
        for first, last in lists.list("gives").spans(sentence.tokens):
            before = sentence.tokens[max(0, first - _GIVER_BEFORE) : first]
            after = sentence.tokens[last + 1 : last + 1 + _TAKER_AFTER]
            to_us = lists.list("us_after").found(after) and not lists.list("we").found(before)
            if lists.list("gives_unless_passive").found(sentence.tokens[first : last + 1]):
                to_us |= lists.list("to_us").found(before)
            if not to_us:
                return
    if received >= _FEWEST_RECEIVED:
        yield at_passage("only_receives", passage)


def ordinary(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """A website, a newsletter and a page on a social network as innovation."""
    lists = matter.words(passage)
    if lists is None or passage.question.id != "criteria.innovation" or passage.words < _ENOUGH_WORDS:
        return
    met = {
        said.casefold(): said
        for sentence in passage.sentences
        for said in lists.list("ordinary").said(sentence.text, sentence.tokens)
    }
    counts = any(sentence.figures for sentence in passage.sentences)
    if len(met) >= _FEWEST_ORDINARY and not counts:
        words = ", ".join(list(met.values())[:_FEWEST_ORDINARY])
        yield at_passage("innovation_ordinary", passage, words=words[:_SHOWN])


def officials(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """A body of departments and officers, with nobody from outside the administration."""
    lists = matter.words(passage)
    if lists is None or passage.question.id not in _STRUCTURE or passage.words < _ENOUGH_WORDS:
        return
    tokens = passage.tokens
    if lists.list("outsiders").found(tokens):
        return
    if len(list(lists.list("officials").spans(tokens))) >= _FEWEST_OFFICIALS:
        yield at_passage("only_officials", passage)


def good_will(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """Plans of good will: no measure, no number, no date."""
    lists = matter.words(passage)
    if lists is None or passage.question.id not in _PLANS or passage.words < _ENOUGH_WORDS:
        return
    met: dict[str, str] = {}
    for sentence in passage.sentences:
        if not sentence.figures and not sentence.years:
            for said in lists.list("good_will").said(sentence.text, sentence.tokens):
                met.setdefault(said.casefold(), said)
    if len(met) >= _FEWEST_VAGUE:
        words = ", ".join(list(met.values())[:_FEWEST_VAGUE])
        yield at_passage("plans_vague", passage, words=words[:_SHOWN], count=len(met))


def obligations(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """A report to the network that was not sent, by the city's own words."""
    lists = matter.words(passage)
    if lists is None or not matter.looks_back or not passage.is_long:
        return
    for sentence in passage.sentences:
        said = lists.list("member_report").said(sentence.text, sentence.tokens)
        sent = lists.list("sending").found(sentence.tokens)
        late = sent and lists.list("unsent").found(sentence.tokens)
        late |= lists.list("overdue").found(sentence.tokens)
        if said and late and not lists.list("in_time").found(sentence.tokens):
            yield at_passage("obligation_unmet", passage, said=said[0][:_SHOWN])
            return


DEPTH_RULES = {
    "references": AdviceRule(
        {"answer_by_reference": ("said",)},
        "domain 2.7, 8.5: an answer stands for itself",
        passage=references,
    ),
    "receiving": AdviceRule(
        {"only_receives": ()}, "domain 2.4: contribution to the network", passage=receiving
    ),
    "ordinary": AdviceRule(
        {"innovation_ordinary": ("words",)}, "domain 2.4, 2.7: innovative practices", passage=ordinary
    ),
    "officials": AdviceRule(
        {"only_officials": ()}, "domain 1.3, 4.3: a structure with all stakeholders", passage=officials
    ),
    "good_will": AdviceRule(
        {"plans_vague": ("words", "count")},
        "domain 3.4: plans for the next two years",
        passage=good_will,
    ),
    "obligations": AdviceRule(
        {"obligation_unmet": ("said",)},
        "domain 3.4: the biennial report is a requirement to continue",
        passage=obligations,
    ),
}
