"""What people do to a worksheet in Word or LibreOffice, done with python-docx."""

import io
import random
import re

import docx
from docx.oxml.ns import qn

MARK = re.compile(r"\[[a-z0-9_.#+:A-Z-]+ \|.*[0-9a-f]{8}\]$")
END = re.compile(r"\[/[a-z0-9_.]")


def opened(data):
    return docx.Document(io.BytesIO(data))


def saved(document) -> bytes:
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def blocks(document):
    """Each block as its paragraphs: first mark, answer, last mark."""
    found, now = [], None
    for paragraph in document.paragraphs:
        if MARK.search(paragraph.text):
            now = [paragraph]
        elif now is not None:
            now.append(paragraph)
            if END.search(paragraph.text):
                found.append(now)
                now = None
    return found


def set_text(paragraph, text):
    for run in paragraph.runs[1:]:
        run._element.getparent().remove(run._element)
    if paragraph.runs:
        paragraph.runs[0].text = text
    else:
        paragraph.add_run(text)


def delete(paragraph):
    paragraph._element.getparent().remove(paragraph._element)


def restyle(document):
    """Somebody who likes one font: every paragraph becomes plain text."""
    for paragraph in document.paragraphs:
        paragraph.style = document.styles["Normal"]
        for run in paragraph.runs:
            run.bold, run.font.name = True, "Arial"


def move_questions(document, seed=1):
    """Whole questions, with heading and help, in another order."""
    body = document.element.body
    groups, now = [], None
    for element in list(body):
        style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        name = style.get(qn("w:val")) if style is not None else ""
        if name in ("Heading1", "Heading2", "Heading3"):
            now = [] if name == "Heading3" else None
            if now is not None:
                groups.append(now)
        if now is not None and element.tag != qn("w:sectPr"):
            now.append(element)
    random.Random(seed).shuffle(groups)
    last = body[-1]
    for group in groups:
        for element in group:
            last.addprevious(element)


def retype_headings(document):
    """A point at the end, other capital letters."""
    for paragraph in document.paragraphs:
        if paragraph.style.name.startswith("Heading 3"):
            set_text(paragraph, paragraph.text.upper() + ".")
