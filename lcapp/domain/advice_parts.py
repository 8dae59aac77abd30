"""Advice on parts that pass their whole: women and men above a hundred, more of them than there are."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from lcapp.domain.advice_base import AdviceRule, AdviceWords, Matter, at_passage
from lcapp.domain.advice_rates import SaidFigure, figures_of
from lcapp.domain.advice_text import Passage, Sentence
from lcapp.domain.figures import canonical_number
from lcapp.domain.findings import Finding
from lcapp.domain.phrases import Token

_WHOLE = Decimal("101.5")
_NEAR_NAME = 4
_BETWEEN_SHARES = 7
_BEFORE_OF_WHICH = 5
_WORDS_APART = 14
_FEWEST = 3
_MOST_TIMES = 3
"""A part that is so many times its whole is hardly of that whole."""


def genders(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """Shares of women and of men among the same people that are more than a whole."""
    lists = matter.words(passage)
    if lists is None:
        return
    for sentence in passage.sentences:
        if not sentence.figures or lists.list("rate_named").found(sentence.tokens):
            continue
        for one, other in pairwise(figures_of(sentence, lists)):
            if one.unit != "%" or other.unit != "%" or one.value + other.value <= _WHOLE:
                continue
            between = sentence.tokens[one.after : other.before + 1]
            behind = sentence.tokens[other.after : other.after + _NEAR_NAME]
            if len(between) > _BETWEEN_SHARES or lists.list("other_whole").found(between):
                continue
            kinds = {_gender(lists, between), _gender(lists, behind)}
            if kinds == {"women", "men"} and _are_them(lists, sentence, one, between, behind):
                total = canonical_number(one.value + other.value, "")
                yield at_passage("women_and_men_over_whole", passage, sum=total)
                return


def _gender(lists: AdviceWords, tokens: Sequence[Token]) -> str:
    found = [
        (first, name)
        for name in ("women", "men")
        for first, _last in lists.list(f"{name}_named").spans(tokens)
    ]
    return min(found)[1] if found else ""


def _are_them(
    lists: AdviceWords, sentence: Sentence, one: SaidFigure, between: Sequence[Token], behind: Sequence[Token]
) -> bool:
    """Whether the shares tell who they are (64 % are women), not how many of the women did something."""
    if lists.list("are_said").found(between):
        return True
    opened = "(" in sentence.text[one.number.end : behind[0].start if behind else None]
    first = lists.list("women_named").found(between[:1]) or lists.list("men_named").found(between[:1])
    second = lists.list("women_named").found(behind[:1]) or lists.list("men_named").found(behind[:1])
    return first and second and not opened and lists.list("are_said").found(sentence.tokens[: one.before + 1])


def beyond(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """A count "of them" that is larger than what they are: 380 tablets were lent, 412 of them came back."""
    lists = matter.words(passage)
    if lists is None or not passage.is_long:
        return
    earlier: list[tuple[int, Token | None]] = []
    for sentence in passage.sentences:
        counts = list(_counts(sentence, lists))
        for place, part in counts:
            whole = _whole_of(sentence, place, part, counts, earlier, lists)
            if whole and whole < part <= _MOST_TIMES * whole:
                yield at_passage("part_beyond_whole", passage, part=part, whole=whole)
                return
        earlier = [(value, _noun(sentence.tokens, place, lists)) for place, value in counts]


def _whole_of(
    sentence: Sentence,
    place: int,
    part: int,
    counts: Sequence[tuple[int, int]],
    earlier: Sequence[tuple[int, Token | None]],
    lists: AdviceWords,
) -> int:
    """The whole of which a count is said to be a part; 0 where it is said of nothing counted."""
    tokens = sentence.tokens
    before = [(at, value) for at, value in counts if at < place]
    if lists.list("of_which_before").found(tokens[max(0, place - 1) : place]) and before:
        at, value = before[-1]
        return value if place - at <= _BEFORE_OF_WHICH and value >= _FEWEST else 0
    behind = tokens[place + 1 : place + 4]
    of_them = any(first == 0 for first, _last in lists.list("of_them_said").spans(behind))
    if of_them:
        near = [
            value
            for at, value in before
            if place - at <= _WORDS_APART and not lists.list("of_the").found(tokens[max(0, at - 2) : at])
        ]
        values = near or ([] if before else [value for value, _noun in earlier])
        return max((value for value in values if value >= _FEWEST), default=0)
    if not any(first == 0 for first, _last in lists.list("of_the").spans(behind)):
        return 0
    noun = _after_of(tokens, place, lists)
    told = [(value, _noun(tokens, at, lists)) for at, value in before] or list(earlier)
    return max(
        (value for value, word in told if noun and word and word.word == noun and value >= _FEWEST), default=0
    )


def _after_of(tokens: Sequence[Token], place: int, lists: AdviceWords) -> str:
    spans = list(lists.list("of_the").spans(tokens[place + 1 : place + 4]))
    at = place + 1 + spans[0][1] + 1
    return tokens[at].word if at < len(tokens) else ""


def _noun(tokens: Sequence[Token], place: int, lists: AdviceWords) -> Token | None:
    """The word right behind a count, where it is none of the small ones."""
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    return None if following is None or following.word in lists.stop_words else following


def _counts(sentence: Sentence, lists: AdviceWords) -> Iterator[tuple[int, int]]:
    """The whole numbers of a sentence by the place of their word, without years, shares and decimals."""
    told = {}
    for figure in figures_of(sentence, lists) if sentence.figures else ():
        if not figure.unit and figure.value == figure.value.to_integral_value():
            told[figure.after - 1] = int(figure.value)
    for place, token in enumerate(sentence.tokens):
        if lists.numbers.get(token.word, 0) > 1:
            told[place] = lists.numbers[token.word]
    yield from sorted(told.items())


PART_RULES = {
    "genders": AdviceRule(
        {"women_and_men_over_whole": ("sum",)}, "domain 8.4: plausibility of sums", passage=genders
    ),
    "beyond": AdviceRule(
        {"part_beyond_whole": ("part", "whole")}, "domain 8.4: plausibility of sums", passage=beyond
    ),
}
