"""The copy to write remarks on: numbered lines that lead back to their words."""

import pytest

from lcapp.pdf.page import WIDE_OUTER, page_shape
from tests.pdf.cases import asked, blocks, full_snapshot, pages


@pytest.mark.parametrize("language", ["en", "fa"])
def test_that_each_numbered_line_is_known_with_its_question_and_words(renderer, language):
    texts, printed = pages(renderer, variant="marking", language=language)
    why = [line for line in printed.lines if line.question == "plan.why"]
    assert [line.number for line in why] == list(range(1, len(why) + 1))
    joined = " ".join(line.text for line in why)
    assert "The river divides the town, and for thirty years each bank had a school" in joined
    assert "ما یاد می‌گیریم" in joined
    english = next(line for line in why if line.text.startswith("The river"))
    assert "thirty" in english.text
    assert "thirty" in texts[english.page - 1]


def test_that_lines_of_records_and_short_answers_are_numbered_too(renderer):
    lines = pages(renderer, variant="marking")[1].lines
    assert "The bus stops thrice." in [line.text for line in lines if line.question == "plan.practices"]
    assert {"plan.goals", "plan.why"} <= {line.question for line in lines}


def test_that_other_variants_have_no_numbered_lines(renderer):
    assert pages(renderer)[1].lines == ()


def test_that_a_marking_copy_says_how_many_words_each_text_has():
    why = next(b for b in asked(blocks(variant="marking")) if b.question == "plan.why")
    assert "of 200 words" in why.count
    assert next(b for b in asked(blocks()) if b.question == "plan.why").count == ""


@pytest.mark.parametrize("rtl", [False, True])
def test_that_the_wide_margin_is_on_the_outer_side(rtl):
    shape = page_shape("a4", rtl=rtl, to_write_on=True)
    outer = shape.left if rtl else shape.width - shape.right
    assert outer == pytest.approx(WIDE_OUTER)
    assert shape.text_width < page_shape("a4", rtl=rtl).text_width


def test_that_the_same_copy_numbers_its_lines_the_same_again(renderer):
    first = pages(renderer, full_snapshot(), variant="marking")[1]
    again = pages(renderer, full_snapshot(), variant="marking")[1]
    assert (first.lines, first.data) == (again.lines, again.data)
