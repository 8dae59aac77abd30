"""Advice on what does not carry far: money of a project that ended, a plan that is over, few answers."""

from collections.abc import Iterator
from itertools import pairwise

from lcapp.domain.advice_base import AdviceRule, AdviceWords, Matter, at_passage
from lcapp.domain.advice_rates import ends_with, figures_of
from lcapp.domain.advice_text import Passage, Sentence
from lcapp.domain.counted_text import amounts_in
from lcapp.domain.findings import Finding
from lcapp.domain.phrases import Token

_NEAR = 6
_SOON = 2
"""Years from today within which the end of money wants an answer."""
_ENOUGH_ANSWERS = 30
"""Answers below which a share in per cent says little."""
_FEWEST_ANSWERS = 2
_NEAR_COUNT = 2
_TO = ("–", "-", "—", "/")


def funds(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """An amount of today's budget from something that is said to have ended."""
    topic, lists = matter.data.topic_of(passage.question.id), matter.words(passage)
    if matter.looks_back or topic is None or topic.id != "money" or lists is None or passage.field:
        return
    if lists.list("goes_on").found(passage.tokens):
        return
    for sentence in passage.sentences:
        year = _ended(sentence, lists, matter.today.year) if amounts_in(sentence.text) else 0
        if year:
            yield at_passage("funding_has_ended", passage, year=year)
            return


def funds_to_end(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """Money of a project that ends this year, or soon with nothing decided, and no word of afterwards."""
    topic, lists = matter.data.topic_of(passage.question.id), matter.words(passage)
    if matter.looks_back or topic is None or topic.id != "money" or lists is None or passage.field:
        return
    undecided = lists.list("nothing_after").found(passage.tokens)
    if not undecided and any(lists.list(name).found(passage.tokens) for name in ("goes_on", "after_it")):
        return
    latest = matter.today.year + (_SOON if undecided else 0)
    for sentence in passage.sentences:
        if not sentence.years or not lists.list("outside_money").found(sentence.tokens):
            continue
        year = _ends_in(sentence, lists)
        if matter.today.year <= year <= latest:
            yield at_passage("funding_runs_out", passage, year=year)
            return


def plans(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """A plan that is said to have run until a year that is over, where nothing is said of the next."""
    topic, lists = matter.data.topic_of(passage.question.id), matter.words(passage)
    if topic is None or topic.id != "plan" or lists is None or passage.field:
        return
    years = [year for sentence in passage.sentences for year in sentence.years]
    if lists.list("goes_on").found(passage.tokens) or any(year > matter.today.year for year in years):
        return
    for sentence in passage.sentences:
        named = list(lists.list("plan_named").spans(sentence.tokens))
        year = _ended(sentence, lists, matter.today.year) if named else 0
        if not year and not matter.looks_back and max(years, default=0) < matter.today.year:
            year = _range_over(matter, sentence, named)
        if year:
            yield at_passage("plan_has_ended", passage, year=year)
            return


def revisions(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """A plan that is said to have been revised in a year before any in which one was adopted."""
    topic, lists = matter.data.topic_of(passage.question.id), matter.words(passage)
    if topic is None or topic.id != "plan" or lists is None or passage.field:
        return
    adopted = [year for one in passage.sentences for year in _year_behind(one, lists, "adopted_said")]
    if not adopted or lists.list("plan_before").found(passage.tokens):
        return
    for sentence in passage.sentences:
        for year in _year_behind(sentence, lists, "revised_said"):
            if year < min(adopted):
                yield at_passage("revised_before_adopted", passage, year=year, adopted=min(adopted))
                return


def _year_behind(sentence: Sentence, lists: AdviceWords, name: str) -> Iterator[int]:
    """The first year shortly behind each entry of a list."""
    for _first, last in lists.list(name).spans(sentence.tokens) if sentence.years else ():
        near = sentence.tokens[last + 1 : last + 2 + _NEAR]
        year = next((token for token in near if _is_year(token, sentence)), None)
        if year is not None:
            yield int(year.word)


def samples(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """A share in per cent that rests on fewer than thirty answers."""
    lists = matter.words(passage)
    if lists is None or not passage.is_long:
        return
    for place, sentence in enumerate(passage.sentences):
        figures = figures_of(sentence, lists) if sentence.figures else []
        if not any(figure.unit == "%" for figure in figures):
            continue
        # Beside the sentence with the share only where that one speaks of answers itself.
        speaks = lists.list("answers_given").found(sentence.tokens)
        around = passage.sentences[max(0, place - 1) : place + 2] if speaks else (sentence,)
        counts = [count for one in around for count in _answers(one, lists)]
        if counts and _FEWEST_ANSWERS <= max(counts) < _ENOUGH_ANSWERS:
            yield at_passage("few_answers", passage, answers=int(max(counts)))
            return


def _ended(sentence: Sentence, lists: AdviceWords, today: int) -> int:
    """The year, before that of today, in which something is said to have ended; 0 if none is."""
    tokens = sentence.tokens
    for _first, last in lists.list("ended").spans(tokens):
        for token in tokens[last + 1 : last + 1 + _NEAR]:
            if _is_year(token, sentence):
                return int(token.word) if int(token.word) < today else 0
    return 0


def _ends_in(sentence: Sentence, lists: AdviceWords) -> int:
    """The year in which something is said to end; 0 if none is."""
    tokens = sentence.tokens
    for _first, last in lists.list("ends_in").spans(tokens):
        near = (token for token in tokens[last + 1 : last + 1 + _NEAR] if _is_year(token, sentence))
        year = next(near, None)
        if year is not None:
            return int(year.word)
    return 0


def _range_over(matter: Matter, sentence: Sentence, named: list[tuple[int, int]]) -> int:
    """The last year of a span such as 2016–2020 right behind the name of a plan; 0 if there is none."""
    for _first, last in named:
        behind = sentence.tokens[last + 1 : last + 1 + _NEAR]
        years = [token for token in behind if _is_year(token, sentence)]
        for one, other in pairwise(years):
            gap = sentence.text[one.end : other.start].strip()
            if gap.casefold() in matter.data.figures.links or gap in _TO:
                return int(other.word)
        for token in behind:
            first, dash, end = token.word.partition("-")
            if dash and first.isdecimal() and end.isdecimal() and len(first) == len(end) == len("2013"):
                return int(end)
    return 0


def _answers(sentence: Sentence, lists: AdviceWords) -> Iterator[int]:
    """How many answers a sentence says were given; questionnaires that were sent out are none."""
    for figure in figures_of(sentence, lists) if sentence.figures else ():
        if figure.unit or figure.value != figure.value.to_integral_value():
            continue
        behind = sentence.tokens[figure.after : figure.after + _NEAR_COUNT + 1]
        if lists.list("of_them").found(behind[:2]):
            behind = sentence.tokens[figure.after + 2 : figure.after + 2 + _NEAR_COUNT]
        answering = behind[1:] if lists.list("group").found(behind[:1]) else behind
        given = any(first == 0 for first, _last in lists.list("answers_given").spans(answering))
        given |= ends_with(sentence, figure, lists, "answers_of") and bool(
            lists.list("group").found(behind[:1])
        )
        everybody = lists.list("everybody").found(sentence.tokens[max(0, figure.before) : figure.after])
        if given and not everybody and not lists.list("answers_asked").found(behind):
            yield int(figure.value)


def _is_year(token: Token, sentence: Sentence) -> bool:
    return token.word.isdecimal() and len(token.word) == len("2013") and int(token.word) in sentence.years


LASTING_RULES = {
    "funds": AdviceRule(
        {"funding_has_ended": ("year",)},
        "domain 4.3: funding that lasts beyond projects",
        passage=funds,
    ),
    "funds_to_end": AdviceRule(
        {"funding_runs_out": ("year",)},
        "domain 4.3, 6.5: sustainable funding; money that is secured",
        passage=funds_to_end,
    ),
    "plans": AdviceRule(
        {"plan_has_ended": ("year",)},
        "domain 3.4, 6.4: a plan in force; facts copied from old pages",
        passage=plans,
    ),
    "revisions": AdviceRule(
        {"revised_before_adopted": ("year", "adopted")},
        "domain 8.2: dates that contradict each other",
        passage=revisions,
    ),
    "samples": AdviceRule(
        {"few_answers": ("answers",)},
        "domain 4.2, 4.3: monitoring by a sample that says something",
        passage=samples,
    ),
}
