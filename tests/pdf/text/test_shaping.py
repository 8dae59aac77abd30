from lcapp.pdf.text.isolation import isolate, lone_number
from lcapp.pdf.text.style import Run
from tests.pdf.text.printed import glyph_names, left_to_right, shown_text

RED = (1.0, 0.0, 0.0)


def test_that_persian_digits_are_never_reversed(engine):
    assert shown_text(left_to_right(engine, "سال ۲۰۱۹", language="fa")).startswith("۲۰۱۹ ")


def test_that_brackets_are_mirrored_in_right_to_left_text_only(engine):
    rtl = left_to_right(engine, "(ب)", language="fa")
    ltr = left_to_right(engine, "(b)", language="en")
    for placed in (rtl, ltr):
        names = glyph_names(placed)
        assert (names[0], names[-1]) == ("parenleft", "parenright")
    assert shown_text(rtl) == ")ب("


def test_that_an_address_in_brackets_keeps_its_order_in_persian(engine):
    shown = shown_text(left_to_right(engine, "شهر (UNESCO 2019) است", language="fa"))
    assert "UNESCO 2019" in shown


def test_that_a_percentage_alone_looks_as_it_does_in_a_sentence(engine):
    sentence = shown_text(left_to_right(engine, "سهم ۱۲٫۵٪", language="fa"))
    alone = shown_text(left_to_right(engine, lone_number("۱۲٫۵٪"), language="fa", direction="rtl"))
    assert sentence.startswith(alone)
    assert alone == "٪۱۲٫۵"


def test_that_isolated_values_keep_their_order_in_persian(engine):
    for value in ("2724-YV5C-3WKL", "+98 21 5555 1234", "2024-11-05", "ISO 3166-2"):
        assert value in shown_text(left_to_right(engine, f"کد {isolate(value)} است", language="fa"))


def test_that_an_override_in_a_name_reorders_nothing(engine):
    assert shown_text(left_to_right(engine, "file\u202efdp.exe", language="en")) == "filefdp.exe"


def test_that_a_zero_width_non_joiner_is_searched_but_not_drawn(engine):
    placed = left_to_right(engine, "می‌خواهیم", language="fa")
    texts = [text for piece in placed for text in piece.shaped.glyph_texts]
    assert texts.count(None) == 1
    assert "\u200cی" in texts  # right-to-left clusters are written from left to right
    plain = left_to_right(engine, "می خواهیم", language="fa")
    assert [n for n in glyph_names(plain) if n != "space"] == [
        name for name, text in zip(glyph_names(placed), texts, strict=True) if text is not None
    ]


def test_that_letters_join_across_a_change_of_colour_or_weight(engine):
    whole = glyph_names(left_to_right(engine, "کتابخانه", language="fa"))
    coloured = [Run("کتاب"), Run("خا", colour=RED), Run("نه")]
    assert glyph_names(left_to_right(engine, coloured, language="fa")) == whole
    marked = [Run("بَ"), Run("ب", colour=RED)]
    assert glyph_names(left_to_right(engine, marked, language="fa")) == glyph_names(
        left_to_right(engine, "بَب", language="fa")
    )
    bold = left_to_right(engine, [Run("کتا"), Run("بخانه", bold=True)], language="fa")
    assert len(glyph_names(bold)) == len(whole)


def test_that_language_reaches_the_shaper(engine):
    names = {tag: glyph_names(left_to_right(engine, "ş", language=tag)) for tag in ("tr", "ro")}
    assert names == {"tr": ["scedilla"], "ro": ["uni0219"]}


def test_that_letters_of_two_scripts_are_shaped_apart(engine):
    placed = left_to_right(engine, "abcпростоαβγ", language="en")
    assert [piece.shaped.text for piece in placed] == ["abc", "просто", "αβγ"]
