import re

from hypothesis import given, settings
from hypothesis import strategies as st

from lcapp.domain.text_structure import Bullet, Numbered, Paragraph, blocks_of


def test_that_a_blank_line_separates_paragraphs_and_a_single_line_end_stays():
    assert blocks_of("One\ntwo\n\n \nThree") == (Paragraph("One\ntwo"), Paragraph("Three"))


def test_that_nothing_gives_no_block():
    assert blocks_of("") == blocks_of(" \n\n") == ()


def test_that_lines_with_a_dash_or_a_bullet_are_a_list():
    assert blocks_of("We did:\n- one\n• two\n-three") == (
        Paragraph("We did:"),
        Bullet("-", "one"),
        Bullet("•", "two"),
        Paragraph("-three"),
    )


def test_that_numbered_lines_keep_the_number_typed():
    assert blocks_of("3. three\n۱. یک\n2019. A year") == (
        Numbered("3.", "three"),
        Numbered("۱.", "یک"),
        Paragraph("2019. A year"),
    )


def test_that_an_indented_line_belongs_to_the_item_before_it():
    assert blocks_of("- one\n  more\nafter") == (Bullet("-", "one\nmore"), Paragraph("after"))
    assert blocks_of("- one\n\n  apart") == (Bullet("-", "one"), Paragraph("apart"))


def test_that_a_marker_alone_is_text():
    assert blocks_of("-\n1.") == (Paragraph("-\n1."),)


@given(st.text(alphabet=st.sampled_from("ab-•1۲. \n\t\xa0‌é")))
@settings(max_examples=150)
def test_that_no_character_is_lost_but_white_space(text):
    said = "".join(getattr(block, "marker", "") + block.text for block in blocks_of(text))
    assert re.sub(r"\s", "", said) == re.sub(r"\s", "", text)
