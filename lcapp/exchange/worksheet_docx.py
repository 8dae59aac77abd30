"""A worksheet as a Word file: quiet marks around each answer, and a bookmark for when a mark is deleted."""

import io
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from lcapp.domain.worksheet import SheetAsked, SheetElement, SheetTitle, SheetTold, digest_of
from lcapp.exchange.docx_paragraphs import Paragraphs, direct, xml_text

_HELP, _MARK = "LCApp Help", "LCApp Mark"
_GREY, _PALE = "5A5A5A", "8A8A8A"


def worksheet_as_docx(
    elements: Iterable[SheetElement], *, uuid: str, language: str, title: str, taken_at: datetime
) -> bytes:
    """A worksheet as a Word file.

    Args:
        elements: What stands in it.
        uuid: Of the dossier.
        language: In which the worksheet speaks.
        title: The dossier's title.
        taken_at: When its answers were looked at, in UTC.
    """
    from docx import Document

    document = Document()
    _add_styles(document)
    properties = document.core_properties
    properties.title = xml_text(title)[:255]
    properties.author = properties.comments = properties.keywords = ""
    properties.created = properties.modified = taken_at.replace(tzinfo=None)
    paragraphs, number = Paragraphs(document), 0
    for element in elements:
        match element:
            case SheetTitle(level=0):
                _written(paragraphs, element.text, "Title")
                _written(paragraphs, f"[lcapp-worksheet | {uuid} | {language}]", _MARK)
            case SheetTitle():
                _written(paragraphs, element.text, f"Heading {element.level}")
            case SheetTold():
                _written(paragraphs, element.text, _HELP)
            case SheetAsked():
                number += 1
                _block(paragraphs, element, number)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _block(paragraphs: Paragraphs, asked: SheetAsked, number: int) -> None:
    mark = asked.spot.begin_mark(digest_of(asked.lines))
    beginning = paragraphs.add(_MARK)
    if asked.caption:
        beginning.add_run(xml_text(asked.caption) + " ").bold = True
    beginning.add_run(mark)
    first: Any = None
    for line in asked.lines or ("",):
        paragraph = _written(paragraphs, line, "Normal")
        first = first if first is not None else paragraph
    _add_bookmark(first, asked.spot.bookmark, number)
    _written(paragraphs, asked.spot.end_mark, _MARK)


def _written(paragraphs: Paragraphs, text: str, style: str) -> Any:
    paragraph = paragraphs.add(style)
    direct(paragraph, xml_text(text))
    return paragraph


def _add_bookmark(paragraph: Any, name: str, number: int) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for one in (start, end):
        one.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    element = paragraph.paragraph_format.element
    place = 1 if element.pPr is not None else 0
    element.insert(place, start)
    element.append(end)


def _add_styles(document: Any) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt, RGBColor

    for name, size, colour in ((_HELP, 9.5, _GREY), (_MARK, 8, _PALE)):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        style.font.size, style.font.color.rgb = Pt(size), RGBColor.from_string(colour)
        style.paragraph_format.space_after = Pt(4)
    document.styles[_MARK].paragraph_format.keep_with_next = False
