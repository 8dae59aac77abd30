import time
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.platypus import Table

from lcapp.pdf.text.lines import place, width_of
from lcapp.pdf.text.style import Run, TextStyle
from tests.pdf.text.printed import document, drawn, page_contents, printed_text

STYLE = TextStyle(size=10, leading=15)
EN = "The city offers courses for everyone and « Apprendre » toute la vie in 48 centres. "
FA = "شهر یادگیرنده در سال ۲۰۱۹ (UNESCO 2019) برنامه‌ای برای ۱۲٫۵٪ از شهروندان داشت. "


def line_texts(block):
    return ["".join(line.paragraph.text[c.start : c.end] for c in line.chunks) for line in block._lines]


@pytest.mark.parametrize("width", range(40, 400, 17))
def test_that_lines_hold_all_of_the_text_and_fit(engine, width):
    for text, language in ((EN * 3, "en"), (FA * 3, "fa"), ("x" * 300, "en"), ("کتابخانه" * 40, "fa")):
        block = engine.block(text, STYLE, language=language)
        assert block.wrap(width, 9999) == (width, block.line_count * 15)
        assert "".join(line_texts(block)) == text
        assert all(width_of(place(line)) * STYLE.size <= width + 0.02 for line in block._lines)
        assert not any(line.rstrip().endswith("«") or line.startswith("»") for line in line_texts(block))


def test_that_french_signs_stay_with_their_words_at_any_width(engine):
    text = "Il faut « Apprendre » ici : où ? Quand ! Voilà ; oui « Apprendre » encore."
    for width in range(75, 401):
        block = engine.block(text, STYLE, language="fr")
        block.wrap(width, 9999)
        lines = [line.strip() for line in line_texts(block)]
        assert not any(line.endswith("«") or line[:1] in {"»", ":", "?", "!", ";"} for line in lines), width


def test_that_an_address_or_a_very_long_word_never_leaves_the_frame(engine):
    for text in ("see https://example.org/" + "lifelong-learning/" * 12 + "?q=" + "x" * 90, "w" * 300):
        for width in range(40, 401, 9):
            block = engine.block(text, STYLE, language="en")
            block.wrap(width, 9999)
            assert all(width_of(place(line)) * STYLE.size <= width + 0.02 for line in block._lines)
            assert not any(line.endswith("://") for line in line_texts(block)[:-1]) or width < 60


def test_that_justified_persian_ends_at_both_edges_and_its_last_line_at_the_right(engine):
    style = replace(STYLE, alignment="justify")
    content = page_contents(document([engine.block(FA * 3, style, language="fa")], frame=(300, 700)))[0]
    block = engine.block(FA * 3, style, language="fa")
    block.wrap(300, 9999)
    for line in block._lines[:-1]:
        assert min(p.x for p in place(line, room=30)) == pytest.approx(0, abs=0.01)
    last = width_of(place(block._lines[-1])) * STYLE.size
    starts = [float(part.split()[-2]) for part in content.split(" Tm")[:-1]]
    assert len(starts) == block.line_count
    assert min(starts) >= -0.01
    assert last < 300


def test_that_an_overlong_word_is_divided_between_graphemes(engine):
    block = engine.block("e\u0301\u0323" * 100, STYLE, language="en")
    block.wrap(60, 9999)
    assert block.line_count > 5
    assert all(line.startswith("e") for line in line_texts(block))


def test_that_two_lines_stay_on_each_side_of_a_page_break(engine):
    block = engine.block(EN * 4, STYLE, language="en")
    block.wrap(200, 9999)
    count = block.line_count
    assert count > 6
    assert block.split(200, 15 * 1.5) == []
    for lines in range(2, count):
        head, tail = block.split(200, 15 * lines + 1)
        assert (head.line_count, tail.line_count) == (min(lines, count - 2), count - min(lines, count - 2))
        assert (head.continued, tail.continued) == (False, True)
    assert block.split(200, 15 * count) == [block]


def test_that_three_lines_are_not_divided(engine):
    block = engine.block("one\ntwo\nthree", STYLE, language="en")
    assert block.split(200, 31) == []


def test_that_the_rest_of_a_block_can_be_set_at_another_width(engine):
    block = engine.block(EN * 4, replace(STYLE, first_line_indent=20), language="en")
    head, tail = block.split(200, 15 * 3)
    head.wrap(200, 99)
    tail.wrap(90, 9999)
    assert "".join(line_texts(head) + line_texts(tail)) == EN * 4
    assert all(width_of(place(line)) * 10 <= 90.02 for line in tail._lines)


def test_that_justified_lines_end_at_the_edge_but_the_last_does_not(engine):
    for text, language in ((EN * 3, "en"), (FA * 3, "fa")):
        block = engine.block(text, STYLE, language=language)
        block.wrap(300, 9999)
        *full, last = block._lines
        assert all(width_of(place(line, room=30)) == pytest.approx(30) for line in full)
        assert width_of(place(last, room=30)) < 30


def test_that_direction_follows_the_content_line_by_line(engine):
    block = engine.block("Hello\nسلام\n123", STYLE, language="fa")
    assert not block.is_rtl
    block.wrap(200, 99)
    assert [line.paragraph.is_rtl for line in block._lines] == [False, True, True]
    assert engine.block("Hello", STYLE, language="en", direction="rtl").is_rtl


def first_x(pdf):
    content = page_contents(pdf)[0]
    return float(content.split(" Tm")[0].split()[-2])


def test_that_text_stands_where_its_alignment_says(engine):
    def x_of(text, language, **changes):
        block = engine.block(text, replace(STYLE, **changes), language=language)
        return first_x(document([block], frame=(200, 700)))

    wide = engine.line_width("ab", STYLE, language="en")
    persian = engine.line_width("آب", STYLE, language="fa")
    assert x_of("ab", "en") == 0
    assert x_of("ab", "en", start_indent=12, first_line_indent=5) == 17
    assert x_of("ab", "en", alignment="end", end_indent=7) == pytest.approx(193 - wide, abs=0.01)
    assert x_of("ab", "en", alignment="center") == pytest.approx(100 - wide / 2, abs=0.01)
    assert x_of("آب", "fa", start_indent=12) == pytest.approx(188 - persian, abs=0.01)
    assert x_of("آب", "fa", alignment="end", end_indent=7) == pytest.approx(7, abs=0.01)


def test_that_a_bullet_stands_on_the_leading_side_once(engine):
    style = replace(STYLE, start_indent=20, bullet=Run("•"))
    left = document([engine.block(EN * 8, style, language="en")], frame=(200, 100))
    assert printed_text(left).count("•") == 1
    assert first_x(left) == 0
    right = document([engine.block(FA, style, language="fa")], frame=(200, 700))
    bullet = engine.line_width("•", STYLE, language="fa")
    assert first_x(right) == pytest.approx(200 - bullet, abs=0.01)


def test_that_a_wide_bullet_pushes_the_text_and_is_not_printed_over(engine):
    style = replace(STYLE, start_indent=5, bullet=Run("1000."))
    block = engine.block("word", style, language="en")
    block.wrap(200, 99)
    assert block._rooms(200)[1] * 10 < 200 - engine.line_width("1000.", STYLE, language="en")


def test_that_a_block_works_in_a_table(engine):
    cells = [[engine.block(EN, STYLE, language="en"), engine.block(FA, STYLE, language="fa")]]
    pdf = document([Table(cells * 30, colWidths=[150, 150])])
    assert len(page_contents(pdf)) > 1
    assert cells[0][0].minWidth() == pytest.approx(engine.line_width("« Apprendre »", STYLE, language="en"))


def test_that_a_marker_is_told_of_bullet_and_text(engine):
    told = []

    class Marker:
        def begin(self, canvas, block, part):
            told.append(("begin", part, block.continued))

        def end(self, canvas, block, part):
            told.append(("end", part, block.continued))

    style = replace(STYLE, bullet=Run("•"), start_indent=10)
    document([engine.block("a\nb\nc\nd", style, language="en", mark=Marker())], frame=(200, 31))
    assert told == [
        ("begin", "bullet", False),
        ("end", "bullet", False),
        ("begin", "text", False),
        ("end", "text", False),
        ("begin", "text", True),
        ("end", "text", True),
    ]


def test_that_a_line_too_long_ends_in_an_ellipsis(engine):
    for text, language in ((EN, "en"), (FA, "fa"), ("👩‍👩‍👧" * 9, "en")):
        widths = []
        pdf = drawn(
            lambda canvas, text=text, language=language, widths=widths: widths.append(
                engine.draw_line(canvas, 0, 9, text, STYLE, language=language, max_width=60)
            )
        )
        assert 30 < widths[0] <= 60
        assert "…" in printed_text(pdf)


def test_that_a_line_is_anchored_where_it_is_told(engine):
    def x_of(text, align):
        return first_x(drawn(lambda c: engine.draw_line(c, 100, 9, text, STYLE, language="en", align=align)))

    wide = engine.line_width("ab", STYLE, language="en")
    assert [x_of("ab", a) for a in ("left", "start")] == [100, 100]
    assert [x_of("ab", a) for a in ("right", "end")] == [pytest.approx(100 - wide, abs=0.01)] * 2
    assert x_of("ab", "center") == pytest.approx(100 - wide / 2, abs=0.01)
    assert x_of("آب", "start") == x_of("آب", "right") < x_of("آب", "end") == x_of("آب", "left")


def seconds_to_wrap(engine, text, language, width):
    block = engine.block(text, STYLE, language=language)
    started = time.process_time()
    block.wrap(width, 700)
    return time.process_time() - started


@pytest.mark.parametrize(("text", "language"), [(EN, "en"), (FA, "fa")])
@pytest.mark.parametrize("width", [70, 475])
def test_that_a_long_paragraph_takes_time_in_proportion(engine, text, language, width):
    words = text.split()

    def seconds(count):
        return seconds_to_wrap(engine, " ".join(words * (count // len(words))), language, width)

    def least(count):
        return min(seconds(count) for _again in range(3))  # one alone may meet the garbage collector

    seconds(200)  # reads the dictionary and the faces
    # Eight times the words; time that grew with the square would be sixty-four times.
    assert least(40_000) < 40 * max(least(5_000), 0.005)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60), st.sampled_from(["en", "fa"]), st.sampled_from([5, 80]))
def test_that_no_text_whatever_stops_a_page(engine, text, language, width):
    document([engine.block(text, STYLE, language=language)], frame=(width, 700))
