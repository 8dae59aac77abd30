"""Advice on figures of one text that do not add up: parts and a total, shares, counts, lines of a list."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from math import isclose

from lcapp.domain.advice_base import AdviceRule, AdviceWords, Matter, at_passage
from lcapp.domain.advice_text import Passage, Sentence
from lcapp.domain.counted_text import amounts_in, blocks_in, counts_in, leading_count, shares_in
from lcapp.domain.figures import canonical_number
from lcapp.domain.findings import Finding
from lcapp.domain.phrases import Phrases, Token, tokens_of
from lcapp.domain.text_numbers import numbers_in

_FEWEST_PARTS = 3
_FEWEST_STATES = 2
_BETWEEN = 3
_LONGEST_COUNT = 3
"""Digits of a count that is told part by part."""
_ROUNDED = 0.005
"""Parts and total may differ by rounding: 1.46 million for 1,458,000."""
_SAME_THING = (Decimal("0.66"), Decimal("1.5"))
"""A figure farther from the sum than this is no total of these parts."""
_FAR = 10
_LEAST = 1000
_PAST_YEARS = 2101
"""Four digits below this are a year."""
_SHARES = (Decimal("101.5"), Decimal(160))
"""Above a whole by more than rounding; far above, the shares hardly are of one whole."""


def parts(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """Amounts of a list, or after "of which", that add up to something else than the total beside them."""
    topic, lists = matter.data.topic_of(passage.question.id), matter.words(passage)
    if topic is None or topic.id != "money" or passage.field:
        return
    for block in blocks_in(passage.bare):
        first = [amounts[0] for line in block.lines if (amounts := amounts_in(line))]
        if len(first) == len(block.lines):
            if lists is not None and (far := _far_off(block.before, sum(first, Decimal()), lists)):
                yield at_passage(
                    "parts_not_the_total",
                    passage,
                    total=canonical_number(far, ""),
                    sum=canonical_number(sum(first, Decimal()), ""),
                )
                return
            yield from _compared(passage, _totals_in(block.before), first)
    for sentence in passage.sentences if lists is not None else ():
        for _first, last in lists.list("of_which").spans(sentence.tokens) if lists else ():
            at = sentence.tokens[last].end
            totals, pieces = _totals_in(sentence.text[:at]), amounts_in(sentence.text[at:])
            yield from _compared(passage, totals[-1:], pieces)
            break


def shares(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """Three shares or more in one sentence that are more than a whole, and are not compared."""
    lists = matter.words(passage)
    if lists is None or lists.list("several_answers").found(passage.tokens):
        return
    for sentence in passage.sentences:
        told = shares_in(sentence, lists.stop_words)
        total = sum(told, Decimal())
        is_one_whole = len(told) >= _FEWEST_PARTS and not lists.list("compared").found(sentence.tokens)
        if is_one_whole and _SHARES[0] < total <= _SHARES[1]:
            yield at_passage("shares_over_whole", passage, sum=canonical_number(total, ""))
            return


def heads(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """A number of members that is announced, and a list whose lines count another number."""
    lists = matter.words(passage)
    if lists is None or passage.field:
        return
    for block in blocks_in(passage.bare):
        counted = [
            number for line in block.lines if (number := leading_count(line, lists.numbers)) is not None
        ]
        if len(counted) < len(block.lines):
            continue
        total, said = sum(counted), counts_in(block.before, lists.numbers)
        likely = [number for number in said if total <= 2 * number and number <= 2 * total]
        if total not in said and len(likely) == 1:
            yield at_passage("list_counts_differently", passage, said=likely[0], sum=total)


def counts(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """Counts that exclude each other and pass their whole: 19 of 24 done, four in part, three given up.

    Each part must say what it is by a word of a state, such as done or given up; the sentences after the one
    that names the whole are looked at as long as each begins with a count.
    """
    lists = matter.words(passage)
    if lists is None or not passage.is_long:
        return
    for place, sentence in enumerate(passage.sentences):
        whole = _part_and_whole(sentence, lists)
        if whole is None:
            continue
        total, parts = whole
        for following in passage.sentences[place + 1 :]:
            more = _states(following, following.tokens, lists)
            if not more or _count(following.tokens[0].word, lists.numbers) is None:
                break
            parts += more
        counted = sum(parts)
        if len(parts) >= _FEWEST_STATES and counted > total:
            yield at_passage("parts_over_whole", passage, whole=total, sum=counted)
            return


def _part_and_whole(sentence: Sentence, lists: AdviceWords) -> tuple[int, list[int]] | None:
    """The whole a sentence names, and the parts it tells; None where it names none."""
    tokens = sentence.tokens
    if lists.list("not_parts").found(tokens):
        return None
    found = list(_counted(sentence, lists))
    for (first, part), (second, whole) in pairwise(found):
        between = tokens[first + 1 : second]
        if not 0 < len(between) <= _BETWEEN or not _is_all(between, lists.list("part_of_whole")):
            continue
        if part <= whole and whole >= _FEWEST_PARTS:
            return whole, _states(sentence, tokens[:second] + tokens[second + 1 :], lists)
    for place, whole in found[:1]:
        # A plan "has 24 measures" and then tells each kind of them, behind a colon.
        behind = sentence.text[tokens[place].end :]
        noun, colon, _rest = behind.partition(":")
        if colon and len(noun.split()) <= _BETWEEN and whole >= _FEWEST_PARTS:
            parts = _states(sentence, tokens[place + 1 :], lists)
            if len(parts) >= _FEWEST_PARTS:
                return whole, parts
        # "Of its 24 measures, 13 were carried out and six in part."
        if place and _is_all(tokens[:place], lists.list("whole_first")) and whole >= _FEWEST_PARTS:
            return whole, _states(sentence, tokens[place + 1 :], lists)
    return None


def _states(sentence: Sentence, tokens: Sequence[Token], lists: AdviceWords) -> list[int]:
    """The counts among these words after each of which a word of a state stands, before the next count."""
    if lists.list("not_parts").found(tokens):
        return []
    places = [
        (place, value)
        for place, token in enumerate(tokens)
        if (value := _count(token.word, lists.numbers)) is not None
    ]
    ends = ([place for place, _value in places] + [len(tokens)])[1:]
    return [
        value
        for (place, value), end in zip(places, ends, strict=True)
        if lists.list("state").found(tokens[place + 1 : end])
    ]


def _counted(sentence: Sentence, lists: AdviceWords) -> Iterator[tuple[int, int]]:
    for place, token in enumerate(sentence.tokens):
        value = _count(token.word, lists.numbers)
        if value is not None:
            yield place, value


def _count(word: str, written: Mapping[str, int]) -> int | None:
    if written.get(word, 0) > 1:  # "one" mostly counts nothing
        return written[word]
    return int(word) if word.isascii() and word.isdigit() and len(word) <= _LONGEST_COUNT else None


def _is_all(tokens: Sequence[Token], phrases: Phrases) -> bool:
    """Whether a phrase is all of these words."""
    return any(first == 0 and last == len(tokens) - 1 for first, last in phrases.spans(tokens))


def _totals_in(text: str) -> list[tuple[Decimal, Decimal]]:
    """The amounts of a text, and how far each may be from what it is rounded from: half its last digit."""
    told = []
    for number in numbers_in(text):
        value = max(number.readings)
        if value < _LEAST:
            continue
        if number.said.isdecimal() and len(number.said) == len("2013") and value < _PAST_YEARS:
            continue
        digits = sum(map(str.isdigit, number.said))
        power = value.adjusted() + 1 - digits
        # Only "1.5 million" is rounded by how it is written; 1,500,000 may be exact.
        rounded = Decimal(5).scaleb(power - 1) if power > 0 and digits > 1 else Decimal()
        told.append((value, rounded))
    return told


def _far_off(text: str, total: Decimal, lists: AdviceWords) -> Decimal | None:
    """What a text says that everything costs, ten times what the parts are or more; None if it does not."""
    numbers = numbers_in(text)
    if any(isclose(max(one.readings), total, rel_tol=float(_SAME_THING[1] - 1)) for one in numbers):
        return None
    tokens = tokens_of(text)
    for number in numbers:
        before = [token for token in tokens if token.end <= number.start][-_BETWEEN:]
        far = total > 0 and max(number.readings) >= _FAR * total
        if far and lists.list("costs_said").found(before):
            return max(number.readings)
    return None


def _compared(
    passage: Passage, totals: list[tuple[Decimal, Decimal]], pieces: list[Decimal]
) -> Iterator[Finding]:
    total = sum(pieces, Decimal())
    fits = (isclose(total, one, rel_tol=_ROUNDED) or abs(total - one) <= within for one, within in totals)
    if len(pieces) < _FEWEST_PARTS or any(fits):
        return
    near = [one for one, _within in totals if _SAME_THING[0] * total <= one <= _SAME_THING[1] * total]
    if near:
        said, summed = canonical_number(near[0], ""), canonical_number(total, "")
        yield at_passage("parts_not_the_total", passage, total=said, sum=summed)


SUM_RULES = {
    "parts": AdviceRule(
        {"parts_not_the_total": ("total", "sum")}, "domain 8.4: plausibility of sums", passage=parts
    ),
    "shares": AdviceRule({"shares_over_whole": ("sum",)}, "domain 8.4: plausibility of sums", passage=shares),
    "heads": AdviceRule(
        {"list_counts_differently": ("said", "sum")},
        "domain 4.3: a list of persons and bodies; 8.4: plausibility of sums",
        passage=heads,
    ),
    "counts": AdviceRule(
        {"parts_over_whole": ("whole", "sum")}, "domain 8.4: plausibility of sums", passage=counts
    ),
}
