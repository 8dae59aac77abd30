"""Advice on indicators: a target that leads the wrong way, figures that contradict a steady change."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from lcapp.domain.advice_base import AdviceRule, AdviceWords, Matter, at_passage
from lcapp.domain.advice_rates import SaidFigure, figures_of
from lcapp.domain.advice_text import Passage, Sentence
from lcapp.domain.findings import Finding

_SERIES = 3
_BETWEEN = re.compile(r"\s*(?:%|٪)?\s*(?:\((?:19|20)\d\d\)\s*)?(?:,|;|and|et|then|puis|,\s*and)\s*")


def targets(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """A target above today's figure of something bad, or below that of something good."""
    lists = matter.words(passage)
    if lists is None or not passage.is_long:
        return
    for sentence in passage.sentences:
        for _first, last in lists.list("target_named").spans(sentence.tokens):
            told = _before_and_after(sentence, last, lists)
            if told is None:
                continue
            today, aim = told
            bad = lists.list("better_low").found(sentence.tokens[: today.before + 1])
            good = lists.list("better_high").found(sentence.tokens[: today.before + 1])
            if (bad and not good and aim.value > today.value) or (
                good and not bad and aim.value < today.value
            ):
                params = {"today": today.number.said, "aim": aim.number.said}
                yield at_passage("target_wrong_way", passage, **params)
                return


def series(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """A change called steady beside three figures or more that went up and down."""
    lists = matter.words(passage)
    if lists is None or not passage.is_long:
        return
    steady = [
        sentence
        for sentence in passage.sentences
        if lists.list("steady").found(sentence.tokens) and lists.list("change_verbs").found(sentence.tokens)
    ]
    for sentence in passage.sentences if steady else ():
        values = _series(sentence, figures_of(sentence, lists))
        ups = [later > earlier for earlier, later in pairwise(values)]
        if len(values) >= _SERIES and any(ups) and not all(ups):
            said = lists.list("steady").said(steady[0].text, steady[0].tokens)[0]
            yield at_passage("series_not_steady", passage, said=said)
            return


def _before_and_after(
    sentence: Sentence, place: int, lists: AdviceWords
) -> tuple[SaidFigure, SaidFigure] | None:
    """The last figure before a word and the first behind it, where both are counted in the same."""
    figures = figures_of(sentence, lists)
    before = [figure for figure in figures if figure.before < place]
    after = [figure for figure in figures if figure.before >= place]
    if len(before) != 1 or not after or before[0].unit != after[0].unit:
        return None
    return before[0], after[0]


def _series(sentence: Sentence, figures: list[SaidFigure]) -> list[Decimal]:
    """Shares with nothing but a comma or "and" between them."""
    joined = all(
        _BETWEEN.fullmatch(sentence.text[one.number.end : other.number.start])
        for one, other in pairwise(figures)
    )
    return [one.value for one in figures] if joined and all(one.unit == "%" for one in figures) else []


TARGET_RULES = {
    "targets": AdviceRule(
        {"target_wrong_way": ("today", "aim")},
        "domain 4.3: indicators with baseline and target",
        passage=targets,
    ),
    "series": AdviceRule(
        {"series_not_steady": ("said",)},
        "domain 3.4, 8.2: figures that contradict each other",
        passage=series,
    ),
}
