"""What a reader finds when searching or copying: PDFium (Chrome, Edge) and poppler."""

import shutil
import subprocess

import pypdfium2
import pytest

from lcapp.pdf.text.style import Run, TextStyle
from tests.pdf.text.printed import document

STYLE = TextStyle(size=11, leading=17)
SENTENCES = {
    "en": "An efficient office offers fishing, affluent workflow and “quotes” – 12.5% (2019).",
    "tr": "İstanbul ığdır IĞDIR şehir çağdaş öğrenme güçlü",
    "sl": "Učeče se mesto Škofja Loka, žaba, čebela, Ljubljana",
    "fr": "« Apprendre » toute la vie : l’œuvre, où ? Déjà là, garçon.",
}
PERSIAN = [
    "شهر",
    "یادگیرنده",
    "کتابخانه",
    "فرهنگ",
    "آموزش",
    "سلام",
    "اسلام",
    "لالایی",
    "می\u200cخواهیم",
    "برنامه\u200cها",
    "خانهٔ",
    "قرآن",
    "مدرسه",
    "۲۰۱۹",
    "۱۲٫۵",
    "پژوهش",
]
HARD = (
    "شهر (یادگیرنده) «کتابخانه» آموزش. سلام، اسلام لالایی می‌خواهیم برنامه‌ها خانهٔ قرآنِ مُحَمَّد سال ۲۰۱۹ "
    "۱۲٫۵٪ (۲۰۱۹–۲۰۲۴) پایان."
)
needs_poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler-utils is not installed")


def by_pdfium(pdf):
    with pypdfium2.PdfDocument(pdf) as opened:
        page = opened[0]
        text = page.get_textpage()
        found = text.get_text_range()
        text.close()
        page.close()
    return found


def by_poppler(pdf):
    found = subprocess.run(
        ["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True
    ).stdout.decode()
    for mark in "\u202a\u202b\u202c\u200e\u200f\f":
        found = found.replace(mark, "")
    return found


READERS = [pytest.param(by_pdfium, id="pdfium"), pytest.param(by_poppler, id="poppler", marks=needs_poppler)]


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("language", SENTENCES)
def test_that_left_to_right_text_is_found_exactly(engine, language, read):
    text = SENTENCES[language]
    assert " ".join(read(document([engine.block(text, STYLE, language=language)])).split()) == text


@pytest.mark.parametrize("read", READERS)
def test_that_justified_lines_keep_their_spaces(engine, read):
    text = SENTENCES["en"] * 4
    style = TextStyle(size=11, leading=17, alignment="justify")
    assert (
        read(document([engine.block(text, style, language="en")], frame=(300, 700))).split() == text.split()
    )


@pytest.mark.parametrize("read", READERS)
def test_that_letters_of_many_colours_are_still_words(engine, read):
    runs = [Run(letter, colour=(0.1 * i, 0, 0)) for i, letter in enumerate("learning")]
    assert "learning" in read(document([engine.block(runs, STYLE, language="en")]))


@pytest.mark.parametrize(
    ("read", "least"), [(by_pdfium, 16), pytest.param(by_poppler, 16, marks=needs_poppler)]
)
def test_that_plain_persian_words_are_found(engine, read, least):
    found = read(document([engine.block(" ".join(PERSIAN), STYLE, language="fa")])).split()
    assert sum(word in found for word in PERSIAN) >= least


@pytest.mark.parametrize(
    ("read", "least"), [(by_pdfium, 15), pytest.param(by_poppler, 15, marks=needs_poppler)]
)
def test_that_most_persian_words_are_found_beside_brackets_and_signs(engine, read, least):
    words = HARD.translate(dict.fromkeys(map(ord, "()«».،٪"), "")).replace("–", " ").split()
    found = read(document([engine.block(HARD, STYLE, language="fa")]))
    assert sum(word in found for word in words) >= least


DIFFICULT = (
    *("(یادگیرنده)", "«کتابخانه»", "آموزش.", "سلام،", "می‌خواهیم", "برنامه‌ها", "خانهٔ", "قرآنِ", "مُحَمَّد"),
    *("۲۰۱۹", "۱۲٫۵٪", "(۲۰۱۹–۲۰۲۴)", "اسلام", "لالایی", "پژوهش", "پایان."),
)


@pytest.mark.parametrize(
    ("read", "least"), [(by_pdfium, 10), pytest.param(by_poppler, 9, marks=needs_poppler)]
)
def test_that_of_sixteen_difficult_persian_words_no_fewer_are_found_than_were(engine, read, least):
    found = read(document([engine.block(" ".join(DIFFICULT), STYLE, language="fa")]))
    assert sum(word in found for word in DIFFICULT) >= least
