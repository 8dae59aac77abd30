"""Answers as a Word file: headings, questions, answers; what people wrote is only ever text."""

import io

from lcapp.domain.snapshot import DossierSnapshot
from lcapp.exchange.answer_blocks import Asked, Heading, Line, Title, answer_blocks
from lcapp.exchange.docx_paragraphs import Paragraphs, direct, xml_text
from lcapp.i18n import Words


def answers_as_docx(snapshot: DossierSnapshot, words: Words) -> bytes:
    """The whole dossier in official order as a Word file: all answers, then the register of evidence.

    Args:
        snapshot: The dossier.
        words: Language of the few words that are not the form's or the city's.
    """
    from docx import Document

    document = Document()
    properties = document.core_properties
    properties.title = xml_text(snapshot.dossier.title)[:255]
    properties.author = properties.comments = properties.keywords = ""
    properties.created = properties.modified = snapshot.taken_at.replace(tzinfo=None)
    paragraphs = Paragraphs(document)
    for block in answer_blocks(snapshot, words):
        match block:
            case Title():
                _paragraph(paragraphs, block.text, "Title")
                for line in block.lines:
                    _paragraph(paragraphs, line, "Normal", italic=True)
            case Heading():
                _paragraph(paragraphs, block.text, f"Heading {block.level}")
            case Asked():
                _paragraph(paragraphs, block.text, "Normal", bold=True)
            case Line() if block.marker == "-":
                _paragraph(paragraphs, block.text, "List Bullet")
            case Line():
                text = f"{block.marker} {block.text}" if block.marker else block.text
                _paragraph(paragraphs, text, "Normal", italic=block.aside)
    if snapshot.evidence:
        _paragraph(paragraphs, words._("Evidence"), "Heading 1")
    for one in sorted(snapshot.evidence, key=lambda one: one.position):
        _paragraph(paragraphs, f"A{one.number} {one.title}", "Normal", bold=True)
        for line in (one.caption, one.file_name or one.url, one.dated, one.rights):
            if line:
                _paragraph(paragraphs, line, "Normal")
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _paragraph(
    paragraphs: Paragraphs, text: str, style: str, *, bold: bool = False, italic: bool = False
) -> None:
    run = direct(paragraphs.add(style), xml_text(text))
    run.bold, run.italic = bold or None, italic or None
