"""Advice on figures of one text that do not add up: parts and their total, shares, the lines of a list."""

from collections.abc import Iterator
from decimal import Decimal
from math import isclose

from lcapp.domain.advice_base import AdviceRule, Matter, at_passage
from lcapp.domain.advice_text import Passage
from lcapp.domain.counted_text import amounts_in, blocks_in, counts_in, leading_count, shares_in
from lcapp.domain.figures import canonical_number
from lcapp.domain.findings import Finding

_FEWEST_PARTS = 3
_ROUNDED = 0.005
"""Parts and total may differ by rounding: 1.46 million for 1,458,000."""
_SAME_THING = (Decimal("0.66"), Decimal("1.5"))
"""A figure farther from the sum than this is no total of these parts."""
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
            yield from _compared(passage, amounts_in(block.before), first)
    for sentence in passage.sentences if lists is not None else ():
        for _first, last in lists.list("of_which").spans(sentence.tokens) if lists else ():
            at = sentence.tokens[last].end
            totals, pieces = amounts_in(sentence.text[:at]), amounts_in(sentence.text[at:])
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


def _compared(passage: Passage, totals: list[Decimal], pieces: list[Decimal]) -> Iterator[Finding]:
    total = sum(pieces, Decimal())
    if len(pieces) < _FEWEST_PARTS or any(isclose(total, one, rel_tol=_ROUNDED) for one in totals):
        return
    near = [one for one in totals if _SAME_THING[0] * total <= one <= _SAME_THING[1] * total]
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
}
