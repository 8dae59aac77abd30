"""Figures that the city record keeps under a name of its own, found again in running text by that name."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from lcapp.domain.fact_words import (
    AFTER_PERCENT,
    BEFORE_PERCENT,
    ELSEWHERE,
    GENERIC,
    PART,
    any_of,
    leads_to_figure,
    spans_of,
    stem,
    words_of,
)
from lcapp.domain.facts import NamedFigure
from lcapp.domain.figures import as_decimal
from lcapp.domain.text_numbers import TextNumber, numbers_in
from lcapp.domain.text_years import is_year, same_year, years_of

_LIKELY = (Decimal("0.5"), Decimal(2))
"""A figure farther away counts a part, or something else."""
_APART = 30
"""Characters between the words of one name."""
_ADJECTIVES = 1
"""Words between a figure and the first word of the name: "14 large public libraries"."""
_AFTERWARDS = frozenset(
    (
        *(
            "in",
            "of",
            "and",
            "by",
            "as",
            "en",
            "et",
            "au",
            "à",
            "leta",
            "v",
            "na",
            "ve",
            "yılında",
            "idi",
            "dir",
        ),
        *("olmuştur", "oldu", "در", "و", "است", "بود", "بوده", "رسید", "عدد"),
    )
)
"""Words after a figure that ends its sentence's statement, so that it counts the name and no other thing."""


def named_contradictions(
    pieces: Iterable[str], figures: Sequence[NamedFigure]
) -> Iterator[tuple[str, NamedFigure]]:
    """Numbers of a text that stand where a named figure would stand, and are none of its values.

    A number counts only right before the name, or after it with a word such as "is" or a colon between; of a
    share the only percentage in a sentence with the whole name. A year near it must be the figure's.

    Args:
        pieces: The sentences of a text.
        figures: Of the record; the same name may stand there for several years.
    """
    series: dict[tuple[str, ...], list[NamedFigure]] = {}
    for figure in figures:
        name = tuple(stem(word) for word in words_of(figure.name) if word not in GENERIC and len(word) > 2)
        if name:
            series.setdefault(name, []).append(figure)
    for piece in pieces if series else ():
        every = numbers_in(piece)
        numbers = [number for number in every if not is_year(number)]
        words = spans_of(piece) if numbers else ()
        if not words or any_of((word for word, _start, _end in words), ELSEWHERE):
            continue
        stems = [(stem(word), start, end) for word, start, end in words]
        bare = {word for word, _start, _end in stems}
        for name, known in series.items():
            if not bare.issuperset(name):
                continue
            cluster = _cluster(name, stems)
            number = _counted(piece, cluster, numbers, known[0].unit) if cluster else None
            if number is not None:
                yield from _unlike(number, every, known)


def _cluster(name: tuple[str, ...], words: Sequence[tuple[str, int, int]]) -> tuple[int, int] | None:
    """Where the whole name stands: its start and end; None where its words stand apart.

    Args:
        name: Stems of its words.
        words: Stems of a sentence, the name's among them, each with its start and end.
    """
    ordered = sorted(
        next((start, end) for word, start, end in words if word == wanted) for wanted in set(name)
    )
    if any(after[0] - before[1] > _APART for before, after in pairwise(ordered)):
        return None
    return ordered[0][0], ordered[-1][1]


def _counted(
    text: str, cluster: tuple[int, int], numbers: Sequence[TextNumber], unit: str
) -> TextNumber | None:
    shares = [number for number in numbers if _is_share(text, number)]
    if unit == "%":
        return shares[0] if len(shares) == 1 else None
    found = [number for number in numbers if number not in shares and _belongs(text, cluster, number)]
    return found[0] if len(found) == 1 else None


def _belongs(text: str, cluster: tuple[int, int], number: TextNumber) -> bool:
    start, end = cluster
    if number.end <= start:
        between = text[number.end : start]
        words = words_of(between)
        before = words_of(text[max(0, number.start - _APART) : number.start])
        return (
            len(words) <= _ADJECTIVES
            and not any(letter in ",:()–-" for letter in between)
            and not any_of((*words, *before[-4:]), PART)
        )
    if number.start < end:
        return False
    between, after = text[end : number.start], text[number.end :]
    words = words_of(between)
    joined = (leads_to_figure(words) and bool(words)) or between.strip() in (":", "=", "(")
    following = words_of(after[:_APART])
    whole = not following or following[0] in _AFTERWARDS or after.lstrip()[:1] in tuple(".,;)(")
    return joined and whole and len(words) <= 4 and not any_of((*words, *following[:2]), PART)


def _is_share(text: str, number: TextNumber) -> bool:
    after, before = text[number.end :].lstrip().casefold(), words_of(text[: number.start])
    marked = text[: number.start].rstrip()[-1:] in ("%", "٪")
    return after.startswith(AFTER_PERCENT) or marked or (bool(before) and before[-1] in BEFORE_PERCENT)


def _unlike(
    number: TextNumber, every: Sequence[TextNumber], known: Sequence[NamedFigure]
) -> Iterator[tuple[str, NamedFigure]]:
    told = [figure for figure in known if same_year(number, every, figure.year)]
    # A year anywhere in the sentence that is none of the figure's: another time is spoken of.
    years = frozenset().union(*(years_of(one) for one in every if one != number))
    told = [figure for figure in told if figure.year is None or not years or figure.year in years]
    values = [as_decimal(figure.value) for figure in told]
    if not values or any(means(said, value) for said in number.readings for value in values):
        return
    newest = max(told, key=lambda figure: figure.year or 0)
    right = as_decimal(newest.value)
    if any(_LIKELY[0] * right <= said <= _LIKELY[1] * right for said in number.readings):
        yield number.said, newest


def means(said: Decimal, right: Decimal) -> bool:
    """Whether a figure in a text is the record's, perhaps rounded to two figures or more."""
    if said == right:
        return True
    digits = said.normalize().as_tuple()
    return len(digits.digits) > 1 and abs(said - right) < Decimal(1).scaleb(int(digits.exponent))
