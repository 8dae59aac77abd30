"""The annex list: every evidence number and link that an answer cites, and where."""

from collections.abc import Iterator

from lcapp.domain.answers import Value, beside, plain_part
from lcapp.domain.forms import Question
from lcapp.pdf.block_kinds import Block, Column, Grid, Heading, Said, Text
from lcapp.pdf.printing import Printing
from lcapp.pdf.text.isolation import clean, isolate


def annex_blocks(printing: Printing) -> Iterator[Block]:
    """Two tables; nothing where nothing is cited."""
    words = printing.words
    evidence: dict[str, list[str]] = {}
    links: dict[str, list[str]] = {}
    for question in printing.snapshot.form.questions():
        if printing.is_asked(question):
            number = printing.numbers.get(question.id, "")
            for value in printing.standing.get(question.id, {}).values():
                _cited(question, value, number, evidence, links)
    if not evidence and not links:
        return
    yield Heading(1, words._("Annexes"))
    if evidence:
        yield Heading(2, words._("Evidence cited"))
        rows = tuple(
            ((Text((Said(isolate(name), bold=True),)),), _places(numbers))
            for name, numbers in sorted(evidence.items(), key=lambda one: _natural(one[0]))
        )
        yield Grid((Column(words._("Number"), 0.3), Column(words._("Cited in question"), 0.7)), rows)
    if links:
        yield Heading(2, words._("Links cited"))
        rows = tuple(
            ((Text((Said(clean(link), link=link),)),), _places(numbers)) for link, numbers in links.items()
        )
        yield Grid((Column(words._("Link"), 0.75), Column(words._("Cited in question"), 0.25)), rows)


def _cited(
    question: Question, value: Value, number: str, evidence: dict[str, list[str]], links: dict[str, list[str]]
) -> None:
    for found, name in ((evidence, "evidence"), (links, "links")):
        for cited in beside(value, name) or ():
            numbers = found.setdefault(cited, [])
            if number not in numbers:
                numbers.append(number)
    plain = plain_part(value)
    for record in plain if question.fields and isinstance(plain, list) else ():
        for field in question.fields:
            inside = record.get(field.id)
            of_field = inside.values() if field.translatable and isinstance(inside, dict) else (inside,)
            for one in of_field:
                _cited(field, one, number, evidence, links)


def _places(numbers: list[str]) -> tuple[Text, ...]:
    return (Text((Said(", ".join(numbers)),)),)


def _natural(name: str) -> tuple[str, int, str]:
    """A2 before A10."""
    letters = name.rstrip("0123456789")
    digits = name[len(letters) :]
    return letters, int(digits) if digits.isascii() and digits and len(digits) < 10 else 0, name
