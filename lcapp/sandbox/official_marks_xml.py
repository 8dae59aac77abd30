"""Filling the marks of a Word file's part: what is written is text, in the format the mark has.

A mark may be split over runs, as word processors do. Alone in its paragraph it becomes paragraphs of the same
style, one for each line; beside other text it becomes lines of that paragraph. A row of a table with marks of
one list is repeated for its entries.
"""

import copy
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from lcapp.domain.official_marks import MARK, mark_key

_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_OVER = ("del", "moveFrom")
_BREAKS = ("tab", "br", "cr", "noBreakHyphen", "drawing", "pict", "object", "fldChar", "sym")
_AFTER_BIDI = (
    *("adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents"),
    *("suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap"),
    *("outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange"),
)
"""What must follow `w:bidi` among the properties of a paragraph."""
_AFTER_RTL = ("cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath", "rPrChange")
_GONE_IN_COPIES = ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference")
_BOUND = ("dataBinding", "showingPlcHdr", "placeholder", "text", "date", "dropDownList", "comboBox")
"""What makes a field of a Word form take only one kind of text."""
_BRACES = re.compile(r"\{\{|\}\}")
_EXCERPT = 60

Line = tuple[str, bool]
"""A line and whether it runs to the left."""


@dataclass(frozen=True, slots=True)
class Text:
    """What stands in place of a mark.

    Args:
        lines: All of it.
        each: Of a list, the lines of every entry.
        group: Of a list, its question; a row with marks of one such question is repeated.
        whole: Whether the mark means the whole list: beside a caption its row is not repeated.
    """

    lines: Sequence[Line]
    each: Sequence[Sequence[Line]] = ()
    group: str = ""
    whole: bool = False


def marks_in(root: Any) -> Iterator[str]:
    """The keys of a part's marks in their order; what only begins as one comes as it stands, with braces."""
    for paragraph in root.iter(_named(root, "p")):
        said = "".join(text for _element, text in _letters(paragraph))
        yield from (mark_key(found[1]) for found in MARK.finditer(said))
        rest = MARK.sub("", said)
        if (broken := _BRACES.search(rest)) is not None:
            yield rest[broken.start() :][:_EXCERPT].strip()


def fill(root: Any, texts: Mapping[str, Text]) -> bool:
    """Fill the marks of a part in place; marks without a text stay. Whether there were any."""
    paragraphs = [one for one in root.iter(_named(root, "p")) if _keys(one) & set(texts)]
    rows: dict[Any, list[Any]] = {}
    for paragraph in paragraphs:
        row = next(paragraph.iterancestors(_named(root, "tr")), None)
        if row is not None:
            rows.setdefault(row, []).append(paragraph)
    repeated = [row for row, inside in rows.items() if _is_repeated(row, inside, texts)]
    for paragraph in paragraphs:
        if next(paragraph.iterancestors(_named(root, "tr")), None) not in repeated:
            _fill_paragraph(paragraph, texts, None)
    for row in repeated:
        _fill_rows(row, texts)
    return bool(paragraphs)


def _named(element: Any, name: str) -> str:
    """A name in the space of an element of the text; strict files have another space than usual ones."""
    space, _brace, _local_name = str(element.tag).rpartition("}")
    return f"{space}}}{name}"


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _letters(paragraph: Any) -> list[tuple[Any, str]]:
    """The pieces of text of a paragraph itself, in order; tabs, pictures and such come without an element."""
    found: list[tuple[Any, str]] = []
    p, t = _named(paragraph, "p"), _named(paragraph, "t")
    over = tuple(_named(paragraph, name) for name in _OVER)
    for element in paragraph.iter():
        if element.tag != t and _local(element) not in _BREAKS:
            continue
        if next(element.iterancestors(p), None) is not paragraph or next(element.iterancestors(*over), None):
            continue
        if _local(element.getparent()) == "r":
            found.append((element, element.text or "") if element.tag == t else (None, "\n"))
    return found


def _keys(paragraph: Any) -> set[str]:
    said = "".join(text for _element, text in _letters(paragraph))
    return {mark_key(found[1]) for found in MARK.finditer(said)}


def _is_repeated(row: Any, paragraphs: Sequence[Any], texts: Mapping[str, Text]) -> bool:
    """Whether the row stands for the entries of one list: it has marks of an entry, or nothing but marks."""
    marks = [texts[key] for one in paragraphs for key in _keys(one) if key in texts and texts[key].group]
    if len({mark.group for mark in marks}) != 1:
        return False
    if not all(mark.whole for mark in marks):
        return True
    cells = row.iterchildren(_named(row, "tc"))
    captions = (cell for cell in cells if not any(map(_keys, _paragraphs(cell))))
    return not any("".join(cell.itertext()).strip() for cell in captions)


def _paragraphs(element: Any) -> Iterator[Any]:
    yield from element.iter(_named(element, "p"))


def _fill_rows(row: Any, texts: Mapping[str, Text]) -> None:
    inside = {key for paragraph in _paragraphs(row) for key in _keys(paragraph) if key in texts}
    count = max((len(texts[key].each) for key in inside), default=0)
    copies = [row, *(_copied(row) for _number in range(1, count))]
    for before, one in pairwise(copies):
        before.addnext(one)
    for number, one in enumerate(copies):
        for paragraph in list(_paragraphs(one)):
            _fill_paragraph(paragraph, texts, number if count else None)


def _copied(row: Any) -> Any:
    made = copy.deepcopy(row)
    for element in list(made.iter()):
        if not isinstance(element.tag, str):
            continue
        for name in [name for name in element.attrib if name.endswith(("}paraId", "}textId"))]:
            del element.attrib[name]
        is_id = _local(element) == "id" and _local(element.getparent()) == "sdtPr"
        if is_id or _local(element) in _GONE_IN_COPIES:
            element.getparent().remove(element)
    return made


def _fill_paragraph(paragraph: Any, texts: Mapping[str, Text], entry: int | None) -> None:
    if not _keys(paragraph) & set(texts):
        return
    _separate_runs(paragraph)
    letters = _letters(paragraph)
    said = "".join(text for _element, text in letters)
    for found in reversed(list(MARK.finditer(said))):
        text = texts.get(mark_key(found[1]))
        if text is None:
            continue
        lines = text.lines
        if entry is not None and text.group:
            lines = text.each[entry] if entry < len(text.each) else ()
        alone = said.strip() == found[0] and not paragraph.findall(f".//{_named(paragraph, 'drawing')}")
        run = _cut(paragraph, found.start(), found.end())
        _let_go_of_data(run)
        if alone:
            _as_paragraphs(paragraph, run, lines)
        else:
            _as_lines(run, lines)


def _separate_runs(paragraph: Any) -> None:
    """One piece of content in each run, so that a run can be cut without losing what stands beside."""
    for run in list(paragraph.iter(_named(paragraph, "r"))):
        content = [one for one in run if _local(one) != "rPr"]
        for one in reversed(content[1:]):
            made = _like(run)
            made.append(one)
            run.addnext(made)


def _like(run: Any) -> Any:
    made = run.makeelement(run.tag)
    properties = run.find(_named(run, "rPr"))
    if properties is not None:
        made.append(copy.deepcopy(properties))
    return made


def _cut(paragraph: Any, start: int, end: int) -> Any:
    """Take letters away; an empty run in the format of the first of them stands in their place."""
    at, made = 0, None
    for element, text in _letters(paragraph):
        begin, at = at, at + len(text)
        if element is None or at <= start or begin >= end:
            continue
        run = element.getparent()
        before, after = text[: max(0, start - begin)], text[max(0, end - begin) :]
        if made is None:
            made = _like(run)
            run.addnext(made)
            if after:
                rest = _like(run)
                _write(rest, after)
                made.addnext(rest)
                after = ""
            element.text = before
        else:
            element.text = after
        element.set(_XML_SPACE, "preserve")
        if not element.text:
            run.getparent().remove(run)
    return made


def _write(run: Any, text: str) -> None:
    """Text into a run, line ends and tabs as a word processor has them."""
    for number, line in enumerate(text.split("\n")):
        if number:
            run.append(run.makeelement(_named(run, "br")))
        for place, piece in enumerate(line.split("\t")):
            if place:
                run.append(run.makeelement(_named(run, "tab")))
            element = run.makeelement(_named(run, "t"))
            element.text = piece
            element.set(_XML_SPACE, "preserve")
            run.append(element)


def _as_lines(run: Any, lines: Sequence[Line]) -> None:
    if not lines:
        run.getparent().remove(run)
        return
    _write(run, "\n".join(text for text, _left in lines))
    _direct_run(run, leftwards=lines[0][1])


def _as_paragraphs(paragraph: Any, run: Any, lines: Sequence[Line]) -> None:
    pattern = copy.deepcopy(paragraph.find(_named(paragraph, "pPr")))
    if pattern is not None:
        # The end of a section and a new page stay where they stood.
        for name in ("sectPr", "pageBreakBefore"):
            for one in pattern.findall(_named(paragraph, name)):
                pattern.remove(one)
    kind, last = _like(run), paragraph
    for text, leftwards in lines[1:]:
        made = paragraph.makeelement(paragraph.tag)
        if pattern is not None:
            made.append(copy.deepcopy(pattern))
        spoken = copy.deepcopy(kind)
        made.append(spoken)
        _write(spoken, text)
        _direct(made, spoken, leftwards=leftwards)
        last.addnext(made)
        last = made
    if lines:
        _write(run, lines[0][0])
        _direct(paragraph, run, leftwards=lines[0][1])
    else:
        run.getparent().remove(run)


def _direct(paragraph: Any, run: Any, *, leftwards: bool) -> None:
    if leftwards:
        properties = paragraph.find(_named(paragraph, "pPr"))
        if properties is None:
            properties = paragraph.makeelement(_named(paragraph, "pPr"))
            paragraph.insert(0, properties)
        _put(properties, "bidi", _AFTER_BIDI)
    _direct_run(run, leftwards=leftwards)


def _direct_run(run: Any, *, leftwards: bool) -> None:
    properties = run.find(_named(run, "rPr"))
    if properties is None:
        if not leftwards:
            return
        properties = run.makeelement(_named(run, "rPr"))
        run.insert(0, properties)
    for old in properties.findall(_named(run, "rtl")):
        properties.remove(old)
    if leftwards:
        _put(properties, "rtl", _AFTER_RTL)


def _put(properties: Any, name: str, followers: Sequence[str]) -> None:
    for old in properties.findall(_named(properties, name)):
        properties.remove(old)
    made = properties.makeelement(_named(properties, name))
    follower = next((one for one in properties if _local(one) in followers), None)
    if follower is None:
        properties.append(made)
    else:
        follower.addprevious(made)


def _let_go_of_data(run: Any) -> None:
    """A field bound to hidden data would show that data again instead of the answer."""
    for field in run.iterancestors(_named(run, "sdt")):
        for properties in field.findall(_named(run, "sdtPr")):
            for one in list(properties):
                if _local(one) in _BOUND:
                    properties.remove(one)
