"""Advice on two figures of one thing in two answers: swapped digits, a slip, or simply another number."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from lcapp.domain.advice_base import AdviceRule, AdviceWords, Matter, at_passage
from lcapp.domain.advice_rates import changes_in, figures_of
from lcapp.domain.advice_text import Passage, Sentence
from lcapp.domain.figures import canonical_number
from lcapp.domain.findings import Finding
from lcapp.domain.phrases import Token
from lcapp.domain.text_numbers import ascii_digits

_STEM = 6
_SHORTEST = 3
_TELLING_STEM = 5
"""Letters of a stem that two languages may share: employers, employeurs."""
_SHARED = 3
_FEWEST = 2
_ALIKE = (Decimal("0.5"), Decimal(2))
_BEFORE = 4


@dataclass(frozen=True, slots=True)
class _Mention:
    """A count in a text.

    Args:
        passage: Where.
        sentence: In which sentence.
        said: As it stands there.
        digits: Its digits; empty where it is written out.
        value: The number.
        place: Of the word it begins with; `after` is that of the word behind it.
        share: Whether it is in per cent.
        noun: Stem of the word right behind it, if it may be what is counted.
        stems: Of the words around it.
        explained: Whether its sentence says why it may be another than elsewhere.
    """

    passage: Passage
    sentence: Sentence
    said: str
    digits: str
    value: Decimal
    place: int
    after: int
    share: bool
    noun: str
    stems: frozenset[str]
    explained: bool


@dataclass(frozen=True, slots=True)
class _Change:
    """From one number to another, and the stems of the sentence."""

    passage: Passage
    first: Decimal
    last: Decimal
    stems: frozenset[str]


@dataclass(frozen=True, slots=True)
class _More:
    """A number by which something is more, and the stems of the sentence."""

    passage: Passage
    said: str
    value: Decimal
    stems: frozenset[str]


def figures(matter: Matter, mentions: Sequence[_Mention]) -> Iterator[Finding]:
    """Two figures of one thing that differ from answer to answer, told at the later one.

    Digits that changed places, or one digit that differs, are told where few words agree; any two figures
    only where what is counted and most words around agree and nothing explains that they differ.
    """
    told: set[tuple[int, str]] = set()
    for one, other in _pairs(mentions):
        same_place = (one.passage.question.id, one.passage.item) == (
            other.passage.question.id,
            other.passage.item,
        )
        if same_place or (id(other.passage), other.said) in told or not _is_one_thing(matter, one, other):
            continue
        if _both_there(one, other, mentions):
            continue
        told.add((id(other.passage), other.said))
        yield at_passage(
            "figures_contradict",
            other.passage,
            said=_shown(other),
            meant=_shown(one),
            other=one.passage.question.id,
        )


def differences(matter: Matter, told: Sequence[_Change | _More]) -> Iterator[Finding]:
    """A difference that two figures of another answer do not give: 253 more, from 85 to 318."""
    changes = [one for one in told if isinstance(one, _Change)]
    for more in (one for one in told if isinstance(one, _More)):
        for change in changes:
            one, other = more.passage, change.passage
            alike = _is_slip(_digits(str(more.value)), _digits(str(abs(change.last - change.first))))
            if other is one or other.tongue != one.tongue or not alike:
                continue
            if len(more.stems & change.stems) >= _FEWEST:
                yield at_passage(
                    "difference_wrong",
                    one,
                    said=more.said,
                    first=_told(change.first),
                    last=_told(change.last),
                    right=_told(abs(change.last - change.first)),
                )
                return


def changes_told(matter: Matter, passage: Passage) -> Iterator[_Change | _More]:
    """What a text says of changes in numbers: from one to another, or by how many more."""
    lists = matter.words(passage)
    if lists is None or not passage.is_long:
        return
    for sentence in passage.sentences:
        said = figures_of(sentence, lists) if sentence.figures else []
        stems = _stems(sentence.tokens, lists) if said else frozenset()
        for change in changes_in(sentence, said, lists):
            if not change.first.unit and not change.last.unit:
                yield _Change(passage, change.first.value, change.last.value, stems)
        for figure in said:
            behind = sentence.tokens[figure.after : figure.after + 2]
            if not figure.unit and lists.list("change_more").found(behind):
                yield _More(passage, figure.number.said, figure.value, stems)


def mentions_in(matter: Matter, passage: Passage) -> Iterator[_Mention]:
    """The counts of a text, in figures and written out."""
    if not passage.is_long:
        return
    lists = matter.words(passage)
    for sentence in passage.sentences:
        tokens = sentence.tokens
        written = [
            (place, Decimal(lists.numbers[token.word]))
            for place, token in enumerate(tokens)
            if lists is not None and lists.numbers.get(token.word, 0) >= _FEWEST
        ]
        if not written and not sentence.figures:
            continue
        stems = _stems(tokens, lists)
        explained = lists is None or lists.list("not_all_of_it").found(tokens)
        for number in sentence.figures:
            value = max(number.readings)
            if value < _FEWEST or value != value.to_integral_value():
                continue
            place = sum(token.end <= number.start for token in tokens)
            after = sum(token.start < number.end for token in tokens)
            # What is aimed at and what once was may well differ.
            if lists is not None and lists.list("target").found(tokens[max(0, place - _BEFORE) : place]):
                continue
            share = sentence.text[number.end : number.end + 2].strip()[:1] in ("%", "٪")
            yield _Mention(
                passage,
                sentence,
                number.said,
                _digits(number.said),
                value,
                place,
                after,
                share,
                _noun(sentence, after),
                stems,
                explained,
            )
        for place, value in written:
            said = sentence.text[tokens[place].start : tokens[place].end]
            noun = _noun(sentence, place + 1)
            yield _Mention(
                passage, sentence, said, "", value, place, place + 1, False, noun, stems, explained
            )


def _pairs(mentions: Sequence[_Mention]) -> Iterator[tuple[_Mention, _Mention]]:
    """Mentions that may be of one thing: of like digits, or of one noun in one language."""
    by_digits: dict[str, list[_Mention]] = {}
    by_noun: dict[tuple[str, str], list[_Mention]] = {}
    for one in mentions:
        if len(one.digits) > 1:
            by_digits.setdefault("".join(sorted(one.digits)), []).append(one)
        noun = one.noun
        if noun and not one.share:
            by_noun.setdefault((one.passage.tongue, noun), []).append(one)
    order = {id(one): number for number, one in enumerate(mentions)}
    met: set[tuple[int, int]] = set()
    for group in (*by_digits.values(), *by_noun.values()):
        for one, other in combinations(group, 2):
            if one.value == other.value or one.passage is other.passage:
                continue
            key = (order[id(one)], order[id(other)])
            if key not in met:
                met.add(key)
                yield one, other


def _is_one_thing(matter: Matter, one: _Mention, other: _Mention) -> bool:
    if one.share is not other.share:
        return False
    noun = one.noun
    same_noun = bool(noun) and noun == other.noun
    mine, theirs = _context(matter, one), _context(matter, other)
    shared = (mine & theirs) - {noun}
    if one.passage.tongue != other.passage.tongue:
        shared = {stem for stem in shared if len(stem) >= _TELLING_STEM}
        swapped = sorted(one.digits) == sorted(other.digits) and len(one.digits) > 1
        return swapped and same_noun and len(noun) >= _TELLING_STEM and bool(shared)
    years, later = set(one.sentence.years), set(other.sentence.years)
    if years and later and not years & later:
        return False
    if len(one.digits) > 1 and sorted(one.digits) == sorted(other.digits):
        if len(one.digits) == _FEWEST:
            return same_noun and bool(shared)
        named = noun in theirs or other.noun in mine
        return same_noun or len(mine & theirs) >= (_FEWEST if named else _SHARED)
    if not same_noun or years != later or one.explained or other.explained:
        return False
    if len(one.digits) >= _SHARED and _is_slip(one.digits, other.digits):
        return len(shared) >= _FEWEST
    alike = _ALIKE[0] <= one.value / other.value <= _ALIKE[1]
    return alike and len(shared) >= _SHARED


def _context(matter: Matter, one: _Mention) -> set[str]:
    """Stems around a figure: of its sentence, and in a record of the record's title."""
    stems = set(one.stems)
    if one.passage.item and one.passage.field is not None:
        for passage in matter.passages:
            beside = passage.item == one.passage.item and passage.language == one.passage.language
            if beside and passage.field is not None and passage.field.id == "title":
                stems |= _stems(passage.tokens, matter.words(passage))
    return stems


def _stems(tokens: Iterable[Token], lists: AdviceWords | None) -> frozenset[str]:
    return frozenset(
        _stem(token.word)
        for token in tokens
        if len(token.word) >= _SHORTEST and not token.word.isdigit() and _counts_as_word(token.word, lists)
    )


def _counts_as_word(word: str, lists: AdviceWords | None) -> bool:
    return lists is None or not any(
        word in known for known in (lists.stop_words, lists.numbers, lists.list("common_words").words)
    )


def _stem(word: str) -> str:
    return word[:_STEM] if len(word) > _STEM else word.rstrip("sx")


def _noun(sentence: Sentence, after: int) -> str:
    """The stem of the word right behind a figure, if it may be what is counted."""
    following = sentence.tokens[after : after + 1]
    if not following or len(following[0].word) <= _SHORTEST or following[0].word.isdigit():
        return ""
    gap = sentence.text[sentence.tokens[after - 1].end : following[0].start]
    return _stem(following[0].word) if not gap.strip() else ""


def _both_there(one: _Mention, other: _Mention, mentions: Iterable[_Mention]) -> bool:
    """Whether one of the two answers holds both figures, and so most likely tells two things."""
    alike = [m for m in mentions if m.share is one.share]
    here = {id(m.passage) for m in alike if m.value == one.value}
    there = {id(m.passage) for m in alike if m.value == other.value}
    return id(other.passage) in here or id(one.passage) in there


def _is_slip(one: str, other: str) -> bool:
    """Whether two numbers of equally many digits differ in one digit or by two that changed places."""
    if len(one) != len(other) or len(one) < _FEWEST or one == other:
        return False
    return sorted(one) == sorted(other) or sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _digits(said: str) -> str:
    return "".join(letter for letter in ascii_digits(said) if letter.isdigit())


def _shown(one: _Mention) -> str:
    end = one.after + (1 if one.noun else 0)
    last = one.sentence.tokens[end - 1]
    return one.sentence.text[one.sentence.tokens[one.place].start : last.end][:40]


def _told(value: Decimal) -> str:
    return str(canonical_number(value, ""))


CONTRADICTION_RULES: Mapping[str, AdviceRule] = {
    "figures_of_one_thing": AdviceRule(
        {"figures_contradict": ("said", "meant", "other")},
        "domain 6.4, 8.2: figures that contradict each other",
        notes=mentions_in,
        together=figures,
    ),
    "differences_elsewhere": AdviceRule(
        {"difference_wrong": ("said", "first", "last", "right")},
        "domain 8.4: plausibility of sums; 2.7: the figure that shows the change",
        notes=changes_told,
        together=differences,
    ),
}
