"""Paragraphs of Word files: text that XML can hold, and the direction it is written in."""

import re
import unicodedata
from typing import Any

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_RIGHT_TO_LEFT = ("R", "AL")
_LEFT_TO_RIGHT = "L"
_AFTER_BIDI = (
    *("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents"),
    *("w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap"),
    *("w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange"),
)
"""What must follow `w:bidi` among the properties of a paragraph."""


class Paragraphs:
    """Adds paragraphs to a document; the styles are looked up once, which is most of the work otherwise."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._ids = {style.name: style.style_id for style in document.styles}

    def add(self, style: str) -> Any:
        """An empty paragraph at the end, in a style of the document."""
        paragraph = self._document.add_paragraph()
        paragraph.paragraph_format.element.style = self._ids[style]
        return paragraph


def direct(paragraph: Any, text: str) -> Any:
    """Add a run of text to a paragraph and turn both to the text's own direction; returns the run."""
    from docx.oxml import OxmlElement

    run = paragraph.add_run(text)
    if is_right_to_left(text):
        paragraph.paragraph_format.element.get_or_add_pPr().insert_element_before(
            OxmlElement("w:bidi"), *_AFTER_BIDI
        )
        run.font.rtl = True
    return run


def is_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction runs to the left."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction == _LEFT_TO_RIGHT:
            return False
        if direction in _RIGHT_TO_LEFT:
            return True
    return False


def xml_text(text: str) -> str:
    """The text without what XML cannot hold."""
    return _NOT_XML.sub("", text)
