"""The annexes: a list of all evidence and links with their questions, then pictures and pages."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lcapp.domain.answers import Value, beside, is_none, plain_part
from lcapp.domain.citations import cited_in
from lcapp.domain.evidence import Evidence, EvidenceKind, annexes
from lcapp.domain.forms import Question, QuestionType
from lcapp.i18n import formats
from lcapp.pdf.block_kinds import Block, Cell, Column, Grid, Heading, Said, Sheet, Text
from lcapp.pdf.drawn_kinds import AnnexPage, Picture
from lcapp.pdf.printing import Printing
from lcapp.pdf.text.isolation import clean, isolate
from lcapp.services.ports import PreparedAnnex


def annex_blocks(printing: Printing) -> Iterator[Block]:
    """The lists, then what is printed of the annexes; nothing where there is nothing."""
    words = printing.words
    found = _found(printing)
    if found.evidence or found.links:
        yield Heading(1, words._("Annexes"))
    if found.evidence:
        yield Heading(2, words._("Evidence"))
        yield _evidence_table(printing, found)
    if found.links:
        yield Heading(2, words._("Links cited"))
        rows = tuple(
            ((Text((Said(clean(link), link=link),)),), _places(numbers))
            for link, numbers in found.links.items()
        )
        yield Grid((Column(words._("Link"), 0.75), Column(words._("Cited in question"), 0.25)), rows)
    yield from _printed(printing)


@dataclass(slots=True)
class _Found:
    """Questions by evidence number and by link; registered evidence even where none cites it."""

    evidence: dict[str, list[str]] = field(default_factory=dict)
    links: dict[str, list[str]] = field(default_factory=dict)


def _found(printing: Printing) -> _Found:
    found = _Found()
    registered = {one.name for one in printing.snapshot.evidence}
    for question in printing.snapshot.form.questions():
        if printing.is_asked(question):
            number = printing.numbers.get(question.id, "")
            for value in printing.standing.get(question.id, {}).values():
                _cited(question, value, number, found)
                # Brackets in a text may hold anything: only a number of the register is surely a citation.
                for name in cited_in(value):
                    if name in registered:
                        _note(found.evidence, name, number)
    for one in printing.snapshot.evidence:
        cited = found.evidence.setdefault(one.name, [])
        for number in (printing.numbers.get(question, "") for question in one.supports):
            if number and number not in cited:
                cited.append(number)
        # A registered link stands in the table of evidence with all that is known of it, and only there.
        if one.kind is EvidenceKind.LINK and one.url in found.links:
            cited += [number for number in found.links.pop(one.url) if number not in cited]
    return found


def _cited(question: Question, value: Value, number: str, found: _Found) -> None:
    for named, name in ((found.evidence, "evidence"), (found.links, "links")):
        for cited in beside(value, name) or ():
            _note(named, cited, number)
    plain = plain_part(value)
    if question.type is QuestionType.URL and isinstance(plain, str) and plain and not is_none(plain):
        _note(found.links, plain, number)
    for record in plain if question.fields and isinstance(plain, list) else ():
        for inner in question.fields:
            inside = record.get(inner.id)
            of_field = inside.values() if inner.translatable and isinstance(inside, dict) else (inside,)
            for one in of_field:
                _cited(inner, one, number, found)


def _note(named: dict[str, list[str]], cited: str, number: str) -> None:
    numbers = named.setdefault(cited, [])
    if number not in numbers:
        numbers.append(number)


def _evidence_table(printing: Printing, found: _Found) -> Grid:
    """Registered evidence with all that identifies it; what is only cited with its number."""
    words = printing.words
    registered = {one.name: one for one in printing.snapshot.evidence}
    prepared = _prepared(printing)
    rows: list[tuple[Cell, ...]] = []
    for name, numbers in sorted(found.evidence.items(), key=lambda one: _natural(one[0])):
        number: Cell = (Text((Said(isolate(name), bold=True),)),)
        one = registered.get(name)
        if one is None:
            rows.append((number, (), _places(numbers), (), (), ()))
            continue
        size = formats.file_size(words, one.size) if one.size else ""
        page: Cell = (Text((Said(""),), page_of=one.id),) if one.id in prepared else ()
        pages = printing.number(one.pages) if one.pages else ""
        rows.append((number, tuple(_about(printing, one)), _places(numbers), _cell(pages), _cell(size), page))
    columns = (
        Column(words._("Number"), 0.1),
        Column(words._("What it is"), 0.42),
        Column(words._("Cited in question"), 0.16),
        Column(words._("Pages"), 0.1, figures=True),
        Column(words._("Size"), 0.12, figures=True),
        Column(words._("On page"), 0.1, figures=True),
    )
    return _filled_columns(columns, tuple(rows))


def _filled_columns(columns: tuple[Column, ...], rows: tuple[tuple[Cell, ...], ...]) -> Grid:
    """The columns in which anything stands, over the whole width: of links nobody knows pages and size."""
    filled = [place for place in range(len(columns)) if any(row[place] for row in rows)]
    whole = sum(columns[place].share for place in filled)
    kept = tuple(replace(columns[place], share=columns[place].share / whole) for place in filled)
    return Grid(kept, tuple(tuple(row[place] for place in filled) for row in rows))


def _about(printing: Printing, one: Evidence) -> Iterator[Text]:
    words = printing.words
    name = one.title or one.file_name or one.url
    yield Text((Said(clean(name), link=one.url if name == one.url else ""),))
    dated = formats.day(words, one.dated) if one.dated else ""
    told = [isolate(part) for part in (one.file_name, dated, one.rights) if part]
    if told:
        yield Text((Said(" · ".join(told)),), "aside")
    if one.url and name != one.url:
        yield Text((Said(clean(one.url), link=one.url),), "aside")
    if one.signed:
        yield Text((Said(words._("This file carries a digital signature.")),), "aside")
    if one.sha256:
        yield Text((Said(isolate(f"SHA-256 {one.sha256}")),), "aside")


def _prepared(printing: Printing) -> dict[str, PreparedAnnex]:
    if not printing.options.with_annexes or printing.options.variant != "full":
        return {}
    return {one.evidence: one for one in printing.annexes}


def _printed(printing: Printing) -> Iterator[Block]:
    """Pictures, and room for pages, in the order of the evidence."""
    words, prepared = printing.words, _prepared(printing)
    begun = False
    for one in annexes(printing.snapshot.evidence):
        ready = prepared.get(one.id)
        if ready is None:
            continue
        number = isolate(printing.number(one.number))
        heading = words._("Annex {number}: {title}", number=number, title=isolate(one.title or one.file_name))
        if ready.kind == "picture":
            if not begun:
                yield Sheet()
            yield Heading(2, heading, name=one.id)
            yield _picture(printing, one, ready)
        else:
            yield from _pages(printing, one, ready, number, heading)
        begun = ready.kind == "picture"
        if not begun:
            yield Sheet()
    if begun:
        yield Sheet()


def _picture(printing: Printing, one: Evidence, ready: PreparedAnnex) -> Picture:
    alt = clean(one.caption or one.title or one.file_name)
    rights = printing.words._("Rights: {rights}", rights=isolate(one.rights)) if one.rights else ""
    return Picture(ready.data, ready.width, ready.height, clean(one.caption), rights, alt)


def _pages(
    printing: Printing, one: Evidence, ready: PreparedAnnex, number: str, heading: str
) -> Iterator[Block]:
    caption = " · ".join(isolate(part) for part in (one.caption, one.rights) if part)
    for index in range(ready.pages):
        title = printing.words._(
            "Annex {number}, page {page} of {pages}",
            number=number,
            page=isolate(printing.number(index + 1)),
            pages=isolate(printing.number(ready.pages)),
        )
        yield Sheet()
        if index:
            yield AnnexPage(one.id, index, "", title, "", title)
        else:
            yield AnnexPage(one.id, index, heading, title, caption, title)


def _cell(text: str) -> Cell:
    return (Text((Said(text),)),) if text else ()


def _places(numbers: list[str]) -> tuple[Text, ...]:
    return (Text((Said(", ".join(numbers)),)),) if numbers else ()


def _natural(name: str) -> tuple[str, int, str]:
    """A2 before A10."""
    letters = name.rstrip("0123456789")
    digits = name[len(letters) :]
    return letters, int(digits) if digits.isascii() and digits and len(digits) < 10 else 0, name
