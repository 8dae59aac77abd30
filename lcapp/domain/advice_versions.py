"""Advice on language versions of one answer that do not go together: other money, another year."""

from collections.abc import Iterator, Sequence

from lcapp.domain.advice_base import AdviceRule, Matter, at_passage
from lcapp.domain.advice_text import Passage, Sentence
from lcapp.domain.findings import Finding
from lcapp.domain.phrases import tokens_of
from lcapp.domain.text_numbers import TextNumber, unlike

_AHEAD = 40
"""Characters behind an amount in which its currency is looked for."""
_WORDS_BETWEEN = 2
_BEFORE = 4
_SAME_PLACE = 0.34
"""Of the whole text: sentences farther apart hardly say the same."""


def currencies(matter: Matter) -> Iterator[Finding]:
    """The same amounts in another currency than in the text of another language."""
    for texts in versions(matter):
        known = [(passage, _money(matter, passage)) for passage in texts]
        told = [(passage, money) for passage, money in known if money]
        for passage, money in told[1:]:
            first, meant = told[0]
            kinds, others = set(money.values()), set(meant.values())
            if not kinds & others and set(money) & set(meant):
                yield at_passage("currency_of_other_language", passage, language=first.language)
                break


def years(matter: Matter) -> Iterator[Finding]:
    """The only year of a text that is another than the only year of the text in another language."""
    for texts in versions(matter):
        told = [(passage, only) for passage in texts if (only := _only_year(passage)) is not None]
        for passage, (number, place) in told[1:]:
            first, (meant, at) = told[0]
            alike = not unlike((number,), (meant,))[0] or number.readings & meant.readings
            if not alike and abs(place - at) <= _SAME_PLACE:
                yield at_passage(
                    "figure_of_other_language",
                    passage,
                    said=number.said,
                    meant=meant.said,
                    language=first.language,
                )
                break


def versions(matter: Matter) -> Iterator[Sequence[Passage]]:
    """The texts of each answer or field that stand in more than one language, the fullest first."""
    beside: dict[tuple[str, str, str], list[Passage]] = {}
    for passage in matter.passages:
        if passage.language and passage.is_long:
            place = (passage.question.id, passage.field.id if passage.field else "", passage.item)
            beside.setdefault(place, []).append(passage)
    for texts in beside.values():
        if len(texts) > 1:
            yield sorted(texts, key=lambda one: -len(one.text))


def _money(matter: Matter, passage: Passage) -> dict[object, str]:
    """The currency of each amount beside which one stands, by the amount as large as it may be read."""
    found: dict[object, str] = {}
    for sentence in passage.sentences:
        for number in sentence.figures:
            kind = _currency(matter, sentence, number)
            if kind:
                found[max(number.readings)] = kind
    return found


def _currency(matter: Matter, sentence: Sentence, number: TextNumber) -> str:
    known = matter.data.figures.currencies
    behind = sentence.text[number.end : number.end + _AHEAD]
    before = sentence.text[max(0, number.start - _BEFORE) : number.start]
    words = [token.word for token in tokens_of(behind)][: _WORDS_BETWEEN + 1]
    signs = [sign for sign in ("€", "$", "£", "₺", "¥") if sign in before or behind.lstrip()[:1] == sign]
    codes = [token.word for token in tokens_of(before)][-1:]
    return next((known[word] for word in (*signs, *codes, *words) if word in known), "")


def _only_year(passage: Passage) -> tuple[TextNumber, float] | None:
    """The one year of a text and where in it, as a part of the whole; None where there is none or more."""
    found = [
        (number, place / max(1, len(passage.sentences)))
        for place, sentence in enumerate(passage.sentences)
        for number in sentence.numbers
        if number not in sentence.figures
    ]
    values = {value for number, _place in found for value in number.readings}
    return found[0] if len(values) == 1 else None


VERSION_RULES = {
    "currencies": AdviceRule(
        {"currency_of_other_language": ("language",)},
        "domain 8.2: figures that contradict each other between languages",
        whole=currencies,
    ),
    "years_between_languages": AdviceRule(
        {"figure_of_other_language": ("said", "meant", "language")},
        "domain 8.2: figures that contradict each other between languages",
        whole=years,
    ),
}
