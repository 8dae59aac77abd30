"""The report of changes: every change is read in it, marked so that it needs no colour."""

import io
import re
import zlib

import pypdfium2
import pytest

from lcapp.domain.answers import AnswerKey
from lcapp.domain.version_difference import DossierState, version_difference
from lcapp.i18n import Words
from lcapp.pdf.block_kinds import Asked, Heading, Said, Text
from lcapp.pdf.changes_blocks import changes_blocks, print_changes
from lcapp.services.comparing import NamedState
from tests.builders import NOW, a_demo_form, some_answers

FORM = a_demo_form()
WHY = AnswerKey("plan.why", "en")


def named(kind, answers, **more):
    state = DossierState(FORM, FORM.name, FORM.digest, answers, ())
    return NamedState(kind, "Samplia", 7, more.get("version", 0), more.get("label", ""), NOW, state)


def report(before, after):
    old, new = named("milestone", before, version=1, label="sent"), named("draft", after)
    return old, new, version_difference(old.state, new.state)


def said_in(block):
    for one in block.body if isinstance(block, Asked) else ():
        if isinstance(one, Text):
            yield from one.said


def test_that_words_taken_out_are_struck_and_grey_and_words_put_in_underlined():
    blocks = changes_blocks(
        *report({WHY: "We learn alone."}, {WHY: "We learn together."}), Words("en")
    ).blocks
    pieces = [piece for block in blocks for piece in said_in(block)]
    assert Said("alone", "en", quiet=True, line="through") in pieces
    assert Said("together", "en", line="under") in pieces


def test_that_answers_stand_under_their_sections_with_their_labels():
    answers = {WHY: "We learn.", **some_answers(city__name="Samplia")}
    blocks = changes_blocks(*report({}, answers), Words("en")).blocks
    assert [block.text for block in blocks if isinstance(block, Heading)] == ["Changes", "Your city", "Plan"]
    labels = [block.label.text for block in blocks if isinstance(block, Asked)]
    assert labels == ["city.name", "plan.why (English)"]


def test_that_a_country_and_an_option_are_told_by_name():
    before, after = some_answers(city__country="IR"), some_answers(city__country="TR")
    blocks = changes_blocks(*report(before, after), Words("en")).blocks
    texts = [piece.text for block in blocks for piece in said_in(block)]
    assert "Iran" in texts
    assert not {"IR", "TR"} & set(texts)


def test_that_of_a_long_answer_only_what_stands_around_a_change_is_printed():
    long = " ".join(f"word{number}" for number in range(400))
    blocks = changes_blocks(*report({WHY: long}, {WHY: long.replace("word200", "other")}), Words("en")).blocks
    text = "".join(piece.text for block in blocks for piece in said_in(block))
    assert "word199" in text
    assert "…" in text
    assert "word20 " not in text


@pytest.mark.parametrize("language", ["en", "fa"])
def test_that_the_pdf_reads_in_both_directions_and_is_the_same_twice(renderer, language):
    before = {WHY: "We learn alone.", AnswerKey("plan.why", "fa"): "ما تنها می‌آموزیم."}
    after = {WHY: "We learn together.", AnswerKey("plan.why", "fa"): "ما با هم می‌آموزیم."}
    how = {"language": language, "paper": "a4", "moment": NOW}
    data = print_changes(renderer, *report(before, after), **how)
    assert print_changes(renderer, *report(before, after), **how) == data
    document = pypdfium2.PdfDocument(io.BytesIO(data))
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    # The reader behind `text` puts pieces in the order of the page; each word is whole all the same.
    assert {"We", "learn", "alone", "together", "تنها", "می‌آموزیم"} <= set(re.split(r"[\s.]+", text))
    content = b"".join(
        zlib.decompress(stream)
        for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.S)
        if stream[:1] == b"\x78"
    )
    assert len(re.findall(rb" l S Q", content)) >= 4


def test_that_two_states_that_are_alike_say_so(renderer):
    old, new, found = report({WHY: "We learn."}, {WHY: "We learn."})
    texts = [one.text for one in changes_blocks(old, new, found, Words("en")).blocks if isinstance(one, Text)]
    assert "Nothing differs." in texts
