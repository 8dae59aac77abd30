"""Answers as a Word file: headings, questions, answers; what people wrote is only ever text."""

import io
import re
import unicodedata
from typing import Any

from lcapp.domain.snapshot import DossierSnapshot
from lcapp.exchange.answer_blocks import Asked, Heading, Line, Title, answer_blocks
from lcapp.i18n import Words

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_RIGHT_TO_LEFT = ("R", "AL")
_LEFT_TO_RIGHT = "L"
_AFTER_BIDI = (
    *("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents"),
    *("w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap"),
    *("w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange"),
)
"""What must follow `w:bidi` among the properties of a paragraph."""


def answers_as_docx(snapshot: DossierSnapshot, words: Words) -> bytes:
    """All answers in official order as a Word file.

    Args:
        snapshot: The dossier.
        words: Language of the few words that are not the form's or the city's.
    """
    from docx import Document

    document = Document()
    properties = document.core_properties
    properties.title = _xml_text(snapshot.dossier.title)[:255]
    properties.author = properties.comments = properties.keywords = ""
    properties.created = properties.modified = snapshot.taken_at.replace(tzinfo=None)
    for block in answer_blocks(snapshot, words):
        match block:
            case Title():
                _paragraph(document, block.text, "Title")
                for line in block.lines:
                    _paragraph(document, line, "Normal", italic=True)
            case Heading():
                _paragraph(document, block.text, f"Heading {block.level}")
            case Asked():
                _paragraph(document, block.text, "Normal", bold=True)
            case Line() if block.marker == "-":
                _paragraph(document, block.text, "List Bullet")
            case Line():
                text = f"{block.marker} {block.text}" if block.marker else block.text
                _paragraph(document, text, "Normal", italic=block.aside)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _paragraph(document: Any, text: str, style: str, *, bold: bool = False, italic: bool = False) -> None:
    from docx.oxml import OxmlElement

    text = _xml_text(text)
    paragraph = document.add_paragraph(style=style)
    run = paragraph.add_run(text)
    run.bold, run.italic = bold or None, italic or None
    if _is_right_to_left(text):
        paragraph.paragraph_format.element.get_or_add_pPr().insert_element_before(
            OxmlElement("w:bidi"), *_AFTER_BIDI
        )
        run.font.rtl = True


def _is_right_to_left(text: str) -> bool:
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction == _LEFT_TO_RIGHT:
            return False
        if direction in _RIGHT_TO_LEFT:
            return True
    return False


def _xml_text(text: str) -> str:
    return _NOT_XML.sub("", text)
