"""Evidence numbers cited beside answers and in their sentences, and which of them mean nothing.

A sentence cites in brackets: `(A1)`, `[A2]`, `(A1, A3)`, with figures of any script.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from lcapp.domain.answers import AnswerKey, Answers, Value, beside, plain_part
from lcapp.domain.evidence import Evidence
from lcapp.domain.findings import Finding, Severity

_UNSEEN = "[\u200e\u200f\u061c\u2066-\u2069]*"
_NUMBER = rf"{_UNSEEN}[AaＡАΑ]{_UNSEEN}\d{{1,4}}{_UNSEEN}"
_AND = r"\s*[,;/،؛、]\s*"
_CITED = re.compile(rf"(\s*)[(\[（]\s*{_NUMBER}(?:{_AND}{_NUMBER})*\s*[)\]）]")
_EACH = re.compile(_NUMBER)
_ADDRESS = re.compile(r"(?i)\b(?:https?:/+|www\.)\S+")


def text_citations(text: str) -> tuple[str, ...]:
    """Numbers a text cites in brackets, each once, in order; what stands in web addresses is none."""
    return tuple(dict.fromkeys(name for found in _cited_places(text) for name in _names(found[0])))


def with_other_numbers(text: str, numbers: Callable[[str], str]) -> str:
    """The text with other numbers in its citations.

    Args:
        text: As it was typed.
        numbers: Gives the other number of a number; an empty text takes the citation away.
    """
    made, end = [], 0
    for found in _cited_places(text):
        before = _names(found[0])
        after = list(dict.fromkeys(filter(None, map(numbers, before))))
        if after != before:
            made += [text[end : found.start()], f"{found[1]}({', '.join(after)})" if after else ""]
            end = found.end()
    return "".join((*made, text[end:]))


def cited_in(value: Value) -> tuple[str, ...]:
    """Numbers cited beside a value, in its text, or by the fields of its records, each once, in order."""
    return tuple(dict.fromkeys((*_cited(value), *_cited_by_texts(value))))


def citations(answers: Answers) -> dict[str, tuple[AnswerKey, ...]]:
    """By number, where it is cited."""
    found: dict[str, list[AnswerKey]] = {}
    for key in sorted(answers):
        for number in cited_in(answers[key]):
            found.setdefault(number, []).append(key)
    return {number: tuple(keys) for number, keys in found.items()}


def citation_findings(answers: Answers, evidence: Iterable[Evidence]) -> tuple[Finding, ...]:
    """A number that is cited but not registered is found, at each answer that cites it.

    Where nothing is registered, brackets in a text are not looked at: `(A2)` may be a level of a course.
    """
    known = {one.name for one in evidence}
    cited: Callable[[Value], Iterable[str]] = cited_in if known else _cited
    return tuple(
        Finding("evidence_unknown", Severity.ADVICE, key.question, key.language, params={"number": number})
        for key in sorted(answers)
        for number in dict.fromkeys(cited(answers[key]))
        if number not in known
    )


def _cited_places(text: str) -> Iterator[re.Match[str]]:
    addresses = [found.span() for found in _ADDRESS.finditer(text)]
    for found in _CITED.finditer(text):
        bracket = found.end(1)
        if not any(start <= bracket < end for start, end in addresses):
            yield found


def _names(cited: str) -> list[str]:
    return [f"A{int(''.join(filter(str.isdecimal, found[0])))}" for found in _EACH.finditer(cited)]


def _cited_by_texts(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield from text_citations(value)
    elif isinstance(value, list):
        for one in value:
            yield from _cited_by_texts(one)
    elif isinstance(value, dict):
        for name, inside in value.items():
            if name not in ("id", "links", "evidence"):
                yield from _cited_by_texts(inside)


def _cited(value: Value) -> Iterator[str]:
    yield from (number for number in beside(value, "evidence") or () if isinstance(number, str))
    plain = plain_part(value)
    for record in plain if isinstance(plain, list) else ():
        for inside in record.values() if isinstance(record, dict) else ():
            yield from _cited(inside)
            # A translatable field of a record holds one value for each language.
            if isinstance(inside, dict) and not isinstance(plain_part(inside), list):
                for by_language in inside.values():
                    if isinstance(by_language, dict):
                        yield from _cited(by_language)
