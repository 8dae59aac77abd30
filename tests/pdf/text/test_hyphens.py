import time

import pytest

from lcapp.pdf.text.hyphens import divisions
from lcapp.pdf.text.lines import place, width_of
from lcapp.pdf.text.style import Run, TextStyle
from tests.pdf.text.printed import document, fonts, page_contents, printed_text

STYLE = TextStyle(size=10, leading=15)
LONG = {
    "en": "our intergenerational administrators internationalise responsibilities ",
    "fr": "une intercommunalité apprenante rassemble constitutionnellement ",
    "sl": "vseživljenjsko izobraževanje najodgovornejših prebivalcev ",
    "de": "die Stadtentwicklungsgesellschaft der Weiterbildungseinrichtung ",
}


def lines_of(block, width):
    block.wrap(width, 9999)
    return [
        "".join(line.paragraph.text[c.start : c.end] for c in line.chunks) + ("-" if line.hyphen else "")
        for line in block._lines
    ]


def test_that_only_plain_long_words_are_divided():
    assert divisions("education ", "en") == [3, 5]
    assert divisions("l’apprentissage ", "fr")[0] >= 5
    for whole in (
        "city ",
        "Ljubljana ",
        "UNESCO-GNLC ",
        "abcdefghij2 ",
        "www.learning.example ",
        "me@learning ",
    ):
        assert divisions(whole, "en") == []
    assert divisions("Weiterbildung", "de")
    assert divisions("Organization", "en", capitals=True)
    assert divisions("ORGANIZATION", "en", capitals=True) == []


@pytest.mark.parametrize("language", ["fa", "tr", "ar", "th", "xx", "zh", "hi"])
def test_that_a_language_without_a_dictionary_is_not_divided(language):
    assert divisions("organizations", language) == []


@pytest.mark.parametrize("language", LONG)
def test_that_lines_with_hyphens_hold_all_of_the_text_and_fit(engine, language):
    text = LONG[language] * 3
    seen = 0
    for width in range(40, 240, 7):
        block = engine.block(text, STYLE, language=language)
        lines = lines_of(block, width)
        seen += sum(bool(line.hyphen) for line in block._lines)
        assert "".join(line.removesuffix("-") for line in lines) == text
        assert all(width_of(place(line)) * STYLE.size <= width + 0.02 for line in block._lines)
        assert not any(all(line.endswith("-") for line in lines[i : i + 3]) for i in range(len(lines) - 2))
    assert seen > 20


def test_that_a_wide_line_is_not_filled_up_with_half_a_word(engine):
    block = engine.block(LONG["en"] * 6, STYLE, language="en")
    assert not any(line.endswith("-") for line in lines_of(block, 475))


def test_that_a_style_may_forbid_hyphens(engine):
    block = engine.block(LONG["en"], TextStyle(size=10, leading=15, hyphenate=False), language="en")
    assert not any(line.endswith("-") for line in lines_of(block, 90))


def test_that_a_typed_soft_hyphen_is_drawn_only_where_a_line_ends(engine):
    block = engine.block("Wei\u00adter\u00adbil\u00addung", STYLE, language="tr")
    assert lines_of(block, 200) == ["Wei\u00adter\u00adbil\u00addung"]
    for width in range(25, 70):
        lines = lines_of(block, width)
        assert all(line.endswith("\u00ad-") for line in lines[:-1])
        assert all(width_of(place(line)) * 10 <= width + 0.02 for line in block._lines)
    assert len(lines_of(block, 40)) == 2


def test_that_a_hyphen_of_the_program_reads_as_a_soft_one(engine):
    pdf = document([engine.block(LONG["en"], STYLE, language="en")], frame=(90, 700))
    read = printed_text(pdf)
    assert "\u00ad" in read
    assert "-" not in read
    assert "\u2010" not in read
    assert "intergenerational" in read.replace("\u00ad", "").replace(" ", "")
    assert all("\u2010" not in font.to_unicode.values() for font in fonts(pdf).values())


def test_that_the_hyphen_looks_like_the_letters_before_it(engine):
    bold = engine.block(Run(LONG["en"], bold=True), STYLE, language="en")
    pdf = document([bold], frame=(90, 700))
    assert set(fonts(pdf)) == {"T1"}
    assert page_contents(pdf)[0].count("Tf") >= 1


def test_that_a_divided_block_set_again_at_another_width_shows_no_stray_hyphens(engine):
    block = engine.block(LONG["en"] * 4, STYLE, language="en")
    head, tail = block.split(90, 15 * 6)
    again = lines_of(tail, 475)
    assert not any(line.endswith("-") for line in again)
    assert "".join(line.removesuffix("-") for line in [*lines_of(head, 90), *again]) == LONG["en"] * 4


def test_that_text_full_of_soft_hyphens_does_not_stall(engine):
    block = engine.block("learn\u00ading\u00ads " * 30_000, STYLE, language="en")
    started = time.process_time()
    block.wrap(90, 700)
    assert time.process_time() - started < 3
