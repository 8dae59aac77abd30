import io
import os
import subprocess
import sys
from dataclasses import replace

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont

from lcapp.pdf.text.engine import TextEngine
from lcapp.pdf.text.faces import Face, FaceFile, Faces
from lcapp.pdf.text.style import Run, TextStyle
from tests.pdf.text.printed import document, fonts, page_contents, printed_codes, printed_text

STYLE = TextStyle(size=10, leading=15)
TEXTS = {
    "en": "Office (2019) “fishing”",
    "fa": "می‌خواهیم سلام لا خانهٔ مُحَمَّد (۲۰۱۹)",
    "tr": "İstanbul ığdır IĞDIR",
}
BUILD = """
import hashlib
from tests.pdf.text.conftest import FONTS
from tests.pdf.text.test_embedding import TEXTS, everything
from lcapp.pdf.text.engine import TextEngine
from lcapp.pdf.text.faces import Faces
print(hashlib.sha256(everything(TextEngine(Faces.load(FONTS)))).hexdigest())
"""


def everything(engine):
    return document(
        [engine.block([Run(t), Run(t, bold=True)], STYLE, language=lang) for lang, t in TEXTS.items()]
    )


def test_that_every_printed_code_is_in_to_unicode(engine):
    pdf = everything(engine)
    known = fonts(pdf)
    assert len(known) == 4
    codes = printed_codes(pdf)
    assert len(codes) > 80
    assert all(cid in known[key].to_unicode for key, cid in codes)


def test_that_subsets_hold_the_glyphs_used_and_no_more(engine):
    for font in fonts(everything(engine)).values():
        program = TTFont(io.BytesIO(font.program))
        assert program["maxp"].numGlyphs <= len(font.to_unicode) + 12
        assert len(font.program) < 20_000


def test_that_the_descriptor_tells_the_truth(engine):
    font = fonts(document([engine.block("abc", STYLE, language="en")]))["T0"]
    assert "/FontBBox [ -621 -508 2800 1067 ]" in font.descriptor
    assert "/CapHeight 714" in font.descriptor
    assert "/Ascent 1069" in font.descriptor
    assert "/Descent -293" in font.descriptor
    assert "/ItalicAngle 0" in font.descriptor
    italic = fonts(document([engine.block(Run("abc", italic=True), STYLE, language="en")]))["T2"]
    assert "/ItalicAngle -12" in italic.descriptor
    assert "/Flags 68" in italic.descriptor


def test_that_names_of_subsets_say_what_is_in_them(engine, faces):
    def name(text):
        pdf = document([TextEngine(faces).block(text, STYLE, language="en")])
        return fonts(pdf)["T0"].descendant.split("/BaseFont /")[1].split()[0]

    assert name("abc") == name("abc") != name("abd")
    assert name("abc")[6:] == "+NotoSans-Regular"
    assert name("abc")[:6].isupper()


def test_that_markup_is_printed_as_it_was_typed(engine):
    text = '<b>a</b> & &amp; <img src="/etc/passwd"/> </para> %s {x} \\n'
    assert printed_text(document([engine.block(text, STYLE, language="en")])) == text


def test_that_links_are_made_for_web_addresses_only(engine):
    good = document([engine.block(Run("go", link="https://example.org/"), STYLE, language="en")])
    bad = document([engine.block(Run("go", link="javascript:alert(1)"), STYLE, language="en")])
    assert good.count(b"/URI (https://example.org/)") == 1
    assert b"/URI" not in bad
    assert b"javascript" not in bad


def test_that_runs_keep_their_colours_to_themselves(engine):
    block = engine.block([Run("a"), Run("b", colour=(1, 0, 0)), Run("c")], STYLE, language="en")
    content = page_contents(document([block]))[0]
    assert content.count(" rg") == 3
    assert content.index("0 0 0 rg") < content.index("1 0 0 rg") < content.rindex("0 0 0 rg")


def test_that_two_documents_of_one_engine_do_not_mix(engine):
    first = document([engine.block("abc", STYLE, language="en")])
    document([engine.block("xyz", STYLE, language="en")])
    assert document([engine.block("abc", STYLE, language="en")]) == first


def test_that_the_bytes_depend_on_nothing_but_the_text():
    found = {
        subprocess.run(
            [sys.executable, "-c", BUILD],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "Asia/Tehran"), ("77", "America/Lima"))
    }
    assert len(found) == 1


@pytest.fixture
def postscript_face(tmp_path):
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder([".notdef", "A", "B"])
    builder.setupCharacterMap({65: "A", 66: "B", 32: ".notdef"})
    pen = T2CharStringPen(600, None)
    pen.moveTo((0, 0))
    pen.lineTo((500, 0))
    pen.lineTo((250, 700))
    pen.closePath()
    outline = pen.getCharString()
    builder.setupCFF("Tiny", {}, dict.fromkeys([".notdef", "A", "B"], outline), {})
    builder.setupHorizontalMetrics(dict.fromkeys([".notdef", "A", "B"], (600, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Tiny", "styleName": "Regular", "psName": "Tiny"})
    builder.setupOS2()
    builder.setupPost()
    builder.save(tmp_path / "tiny.otf")
    return Face(FaceFile("Tiny", "tiny.otf"), tmp_path / "tiny.otf", "T0")


def test_that_postscript_outlines_are_embedded_too(postscript_face):
    engine = TextEngine(Faces((postscript_face,)))
    pdf = document([engine.block("ABBA", replace(STYLE, size=12), language="en")])
    font = fonts(pdf)["T0"]
    assert "/CIDFontType0" in font.descendant
    assert printed_text(pdf) == "ABBA"
