"""Advice on changes reckoned wrongly: differences, rates, per cent for points, what has doubled, shares."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from lcapp.domain.advice_base import AdviceRule, AdviceWords, Matter, at_passage
from lcapp.domain.advice_text import Passage, Sentence
from lcapp.domain.figures import canonical_number
from lcapp.domain.findings import Finding
from lcapp.domain.phrases import Token
from lcapp.domain.text_numbers import TextNumber, numbers_in

_HUNDRED = Decimal(100)
_POINTS_ROUNDED = Decimal("0.06")
_FAR_WORDS = 8
"""Words between a change and what is said of it; farther away it is said of something else."""
_NEAR_WORDS = 3
_LONGEST_PAIR = 60
_LONGEST_SHARES = 180
"""Characters between the two figures of a change, and between two shares that are held against each other."""
_ALIKE = (Decimal("0.5"), Decimal(2))
"""A difference farther away than this counts something else."""
_FEWEST = 10
_THOUSAND = 1000
_TIMES = {
    "doubled": (Decimal("1.75"), Decimal("2.6")),
    "tripled": (Decimal("2.6"), Decimal("3.6")),
    "quadrupled": (Decimal("3.5"), Decimal("4.7")),
    "halved": (Decimal("0.42"), Decimal("0.58")),
}
"""By list, the least and the most times that may be called so; "nearly" and "more than" widen both."""
_HALF, _JUST = Decimal("0.5"), Decimal("0.98")
_WIDER = (Decimal("0.87"), Decimal("1.5"))


@dataclass(frozen=True, slots=True)
class SaidFigure:
    """A figure of a sentence: its value, what it is counted in, and the places of words around it."""

    number: TextNumber
    value: Decimal
    unit: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class SaidChange:
    """From one figure to another; `begins` and `ends` are their places among the figures of the sentence."""

    first: SaidFigure
    last: SaidFigure
    begins: int
    ends: int

    @property
    def difference(self) -> Decimal:
        """How far the two are apart."""
        return abs(self.last.value - self.first.value)

    @property
    def rate(self) -> Decimal:
        """The difference in per cent of the first."""
        return self.difference / self.first.value * _HUNDRED


def rates(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """A change said to be of another size than its two figures, in one sentence or in two."""
    lists = matter.words(passage)
    if lists is None or not passage.is_long:
        return
    earlier: list[SaidFigure] = []
    for sentence in passage.sentences:
        figures = figures_of(sentence, lists)
        told = [change for change in changes_in(sentence, figures, lists) if change.first.value]
        if not told:
            told = list(_from_sentence_before(sentence, figures, earlier, lists))
        for change in told:
            yield from _judged(passage, sentence, figures, change, lists)
        if not told:
            yield from _side_by_side(passage, sentence, [*earlier, *figures], figures, lists)
        earlier = figures


def shares(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """A share in per cent beside the two counts it is worked out from: 19 of 24 (65 %)."""
    lists = matter.words(passage)
    if lists is None or not passage.is_long:
        return
    for sentence in passage.sentences:
        figures = figures_of(sentence, lists)
        for part, whole, share in zip(figures, figures[1:], figures[2:], strict=False):
            between = sentence.text[whole.number.end : share.number.start]
            words = sentence.tokens[part.after : whole.before + 1]
            is_part = 0 < len(words) <= _NEAR_WORDS and lists.list("part_of_whole").found(words)
            opened = between.rstrip().endswith("(") or ends_with(sentence, share, lists, "that_is")
            near = share.before - whole.after < _NEAR_WORDS + 2
            counts = part.unit == whole.unit == "" and 0 < part.value <= whole.value
            if not (is_part and opened and near and counts and share.unit == "%"):
                continue
            right = part.value / whole.value * _HUNDRED
            slack = Decimal(3) if ends_with(sentence, share, lists, "about") else Decimal("1.05")
            if abs(right - share.value) > slack:
                yield at_passage(
                    "share_wrong",
                    passage,
                    part=_told(part.value),
                    whole=_told(whole.value),
                    said=share.number.said,
                    right=_told(round(right, 1)),
                )
                return


def _judged(
    passage: Passage, sentence: Sentence, figures: list[SaidFigure], change: SaidChange, lists: AdviceWords
) -> Iterator[Finding]:
    first, last = _told(change.first.value), _told(change.last.value)
    said = _multiple(sentence, change, lists)
    if said:
        times = _told(round(change.last.value / change.first.value, 1))
        yield at_passage("multiple_wrong", passage, said=said, first=first, last=last, times=times)
    for place in (change.begins - 1, change.ends + 1):
        claim = figures[place] if 0 <= place < len(figures) else None
        if claim is None or not _is_claim(sentence, claim, change, lists):
            continue
        about = ends_with(sentence, claim, lists, "about")
        of_shares = change.first.unit == change.last.unit == "%"
        told = {"said": claim.number.said, "first": first, "last": last}
        if claim.unit == "%":
            slack = max(Decimal("1.05"), change.rate / (6 if about else 20))
            if abs(claim.value - change.rate) <= slack:
                continue
            if of_shares and abs(claim.value - change.difference) <= _rounding(claim):
                yield at_passage("points_called_percent", passage, **told)
            else:
                yield at_passage("rate_wrong", passage, **told, right=_told(round(change.rate, 1)))
        elif of_shares == (claim.unit == "points"):
            slack = change.difference / (8 if about else 100) if not of_shares else Decimal()
            off = abs(claim.value - change.difference)
            alike = _ALIKE[0] * change.difference <= claim.value <= _ALIKE[1] * change.difference
            if off > max(slack, _rounding(claim)) and (alike or of_shares):
                right = _told(change.difference)
                yield at_passage("difference_wrong", passage, **told, right=right)


def _side_by_side(
    passage: Passage,
    sentence: Sentence,
    known: list[SaidFigure],
    figures: list[SaidFigure],
    lists: AdviceWords,
) -> Iterator[Finding]:
    """A change told at the end of a sentence, of two figures before it that no words join.

    Told only where the figures leave no doubt: the points of two shares called per cent, or a slip.
    """
    claim = figures[-1] if figures else None
    two = [figure for figure in known if claim is not None and figure is not claim][-2:]
    if claim is None or len(two) < 2 or not two[0].value:
        return
    change = SaidChange(two[0], two[1], 0, 0)
    following = sentence.tokens[claim.after : claim.after + _NEAR_WORDS]
    told = {
        "said": claim.number.said,
        "first": _told(two[0].value),
        "last": _told(two[1].value),
    }
    if two[0].unit == two[1].unit == claim.unit == "%":
        by = _is_signed(sentence, claim) or ends_with(sentence, claim, lists, "change_by")
        exact = claim.value == change.difference and abs(claim.value - change.rate) > 1
        if by and exact and claim.value > 1:
            yield at_passage("points_called_percent", passage, **told)
    elif two[0].unit == two[1].unit == claim.unit == "" and two[1] in figures and two[0] in figures:
        more = lists.list("change_more").found(following) and ends_with(sentence, claim, lists, "that_is")
        alike = _ALIKE[0] * change.difference <= claim.value <= _ALIKE[1] * change.difference
        if more and alike and abs(claim.value - change.difference) > _rounding(claim):
            yield at_passage("difference_wrong", passage, **told, right=_told(change.difference))


def figures_of(sentence: Sentence, lists: AdviceWords) -> list[SaidFigure]:
    """The figures of a sentence that are no years, with what each is counted in."""
    told: list[SaidFigure] = []
    for number in sentence.figures:
        before = sum(token.end <= number.start for token in sentence.tokens) - 1
        after = sum(token.start < number.end for token in sentence.tokens)
        rest = sentence.text[number.end : number.end + 3].lstrip()
        next_words = sentence.tokens[after : after + 3]
        if rest[:1] in ("%", "٪") or _begins(next_words, lists, "percent"):
            unit = "%"
        elif _begins(next_words, lists, "points"):
            unit = "points"
        else:
            unit = ""
        value = min(number.readings) if unit else max(number.readings)
        told.append(SaidFigure(number, value, unit, before, after))
    return told


def changes_in(sentence: Sentence, figures: list[SaidFigure], lists: AdviceWords) -> Iterator[SaidChange]:
    """What changed from one figure to another, as a sentence says it."""
    moved = lists.list("change_verbs").found(sentence.tokens)
    for place, (one, other) in enumerate(pairwise(figures)):
        apart = other.number.start - one.number.end
        if "points" in (one.unit, other.unit):
            continue
        if (
            moved
            and apart <= _LONGEST_PAIR
            and ends_with(sentence, one, lists, "change_from")
            and ends_with(sentence, other, lists, "change_to")
        ):
            yield SaidChange(_as_counted(one, other), other, place, place + 1)
        elif (
            one.unit == other.unit == "%"
            and apart <= _LONGEST_SHARES
            and ends_with(sentence, other, lists, "change_against")
        ):
            yield SaidChange(other, one, place, place + 1)


def _as_counted(one: SaidFigure, other: SaidFigure) -> SaidFigure:
    """A figure counted in what stands only behind the other: from 44 to 61 %, from 1.2 to 1.5 million."""
    if other.unit == "%" and not one.unit:
        return SaidFigure(one.number, min(one.number.readings), "%", one.before, one.after)
    bare = max((max(number.readings) for number in numbers_in(other.number.said)), default=other.value)
    scale = other.value / bare if bare else Decimal(1)
    if scale > 1 and one.value < bare * _THOUSAND:
        return SaidFigure(one.number, one.value * scale, one.unit, one.before, one.after)
    return one


def _from_sentence_before(
    sentence: Sentence, figures: list[SaidFigure], earlier: list[SaidFigure], lists: AdviceWords
) -> Iterator[SaidChange]:
    """A second figure and its rate, of what the sentence before counts: the next year they were 360."""
    if len(figures) != 2 or not lists.list("later_on").found(sentence.tokens):
        return
    last, claim = figures
    # A figure that counts something of its own hardly grew out of another sentence's.
    bare = sentence.text[last.number.end :].lstrip()[:1] in ",;:.(–"
    known = [one for one in earlier if not one.unit and one.value >= _FEWEST]
    if last.unit or claim.unit != "%" or not bare or len(known) != 1:
        return
    if _ALIKE[0] / 2 <= last.value / known[0].value <= _ALIKE[1] * 2:
        yield SaidChange(known[0], last, 0, 0)


def _is_claim(sentence: Sentence, claim: SaidFigure, change: SaidChange, lists: AdviceWords) -> bool:
    by = _is_signed(sentence, claim) or ends_with(sentence, claim, lists, "change_by")
    following = sentence.tokens[claim.after : claim.after + _NEAR_WORDS + 1]
    if not by and not lists.list("change_more").found(following):
        return False
    if lists.list("each_year").found(following):
        return False
    # The first figure may stand in the sentence before.
    ends = (change.first, change.last) if change.begins != change.ends else (change.last,)
    edge = min(ends, key=lambda figure: abs(figure.before - claim.before))
    one, other = sorted((edge, claim), key=lambda figure: figure.number.start)
    between = sentence.tokens[one.after : other.before + 1]
    if lists.list("that_is").found(between):
        return len(between) <= 2 * _FAR_WORDS
    return len(between) <= _FAR_WORDS and not lists.list("other_subject").found(between)


def _is_signed(sentence: Sentence, claim: SaidFigure) -> bool:
    return sentence.text[: claim.number.start].endswith(("+", "+ "))


def _multiple(sentence: Sentence, change: SaidChange, lists: AdviceWords) -> str:
    """What says that something doubled right beside a change that is none of that; else empty."""
    times = change.last.value / change.first.value
    for name, (least, most) in _TIMES.items():
        for begin, end in lists.list(name).spans(sentence.tokens):
            one, other = sorted((change.first, change.last), key=lambda figure: figure.number.start)
            before = end <= one.before
            first, last = (end + 1, one.before + 1) if before else (other.after, begin)
            between = sentence.tokens[first:last]
            apart = len(between) > _NEAR_WORDS + 1 or lists.list("other_subject").found(between)
            ahead = sentence.tokens[max(0, begin - 3) : begin]
            hedged = lists.list("about").found(ahead)
            low, high = (least * _WIDER[0], most * _WIDER[1]) if hedged else (least, most)
            if lists.list("more_than").found(ahead) and least > 1:
                low = Decimal(int(least + _HALF)) * _JUST
            if not apart and not low <= times <= high:
                return sentence.text[sentence.tokens[begin].start : sentence.tokens[end].end]
    return ""


def ends_with(sentence: Sentence, figure: SaidFigure, lists: AdviceWords, name: str) -> bool:
    """Whether a phrase stands right before a figure, or before an "about" that stands there."""
    phrases, last = lists.list(name), figure.before
    hedged = lists.list("hedge").words
    tokens = sentence.tokens[max(0, last - 4) : last + 1]
    if any(end == len(tokens) - 1 for _begin, end in phrases.spans(tokens)):
        return True
    while tokens and tokens[-1].word in hedged:
        tokens = tokens[:-1]
        if any(end == len(tokens) - 1 for _begin, end in phrases.spans(tokens)):
            return True
    return False


def _begins(tokens: tuple[Token, ...], lists: AdviceWords, name: str) -> bool:
    return any(begin == 0 for begin, _end in lists.list(name).spans(tokens))


def _rounding(figure: SaidFigure) -> Decimal:
    """Half of the last digit that was said, and of each nought at its end."""
    exponent = figure.value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(int(exponent)) / 2 + _POINTS_ROUNDED


def _told(value: Decimal) -> str:
    return str(canonical_number(value, ""))


_SOURCE = "domain 8.4: plausibility of sums; 2.7: the figure that shows the change"

RATE_RULES = {
    "rates": AdviceRule(
        {
            "points_called_percent": ("said", "first", "last"),
            "rate_wrong": ("said", "first", "last", "right"),
            "difference_wrong": ("said", "first", "last", "right"),
            "multiple_wrong": ("said", "first", "last", "times"),
        },
        _SOURCE,
        passage=rates,
    ),
    "shares_of_counts": AdviceRule(
        {"share_wrong": ("part", "whole", "said", "right")}, _SOURCE, passage=shares
    ),
}
