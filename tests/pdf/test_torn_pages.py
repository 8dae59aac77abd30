"""Where pages are torn, and what is marked on the ones that are signed."""

from dataclasses import replace

import pypdfium2
from reportlab.platypus import Spacer

from lcapp.domain.answers import AnswerKey
from lcapp.pdf.stack import Stack
from lcapp.services.export import Unwatched
from lcapp.services.ports import PrintOptions
from tests.pdf.cases import full_form, full_snapshot, long_text_snapshot, pages


def test_that_a_draft_is_marked_across_the_pages_that_are_signed_and_a_sealed_one_is_not(renderer):
    marks = [text.count("DRAFT") for text in pages(renderer)[0] if "Official stamp" in text]
    assert marks == [2]
    assert not any("DRAFT" in text for text in pages(renderer, full_snapshot(sealed=True))[0])


def test_that_a_persian_answer_that_begins_with_a_latin_name_runs_from_the_right(renderer):
    snapshot = long_text_snapshot("")
    form = _with_questions(snapshot.form, replace(snapshot.form.question("plan.why"), translatable=True))
    answers = {AnswerKey("plan.why", "fa"): "UNESCO در سال ۲۰۱۹ شهر ما را پذیرفت."}
    printed = renderer.render(
        replace(snapshot, form=form, answers=answers), PrintOptions(variant="form"), Unwatched()
    )
    assert _left_of(printed.data, "UNESCO") > 400


def test_that_a_box_to_write_in_is_never_torn(renderer):
    limited = replace(long_text_snapshot("x").form.question("plan.why"), max_words=300)
    form = _with_questions(full_form(), *(replace(limited, id=f"plan.q{n}") for n in range(5)))
    form = replace(form, parts=form.parts[:1])
    printed = renderer.render(
        full_snapshot(form=form, answers={}), PrintOptions(variant="blank"), Unwatched()
    )
    assert _boxes(printed.data) == 5


def test_that_the_room_above_and_below_a_question_stays_where_it_is_torn():
    stack = Stack([Spacer(1, 100), Spacer(1, 400)], page_height=700, rtl=False)
    stack.spaceBefore, stack.spaceAfter = 9, 5
    head, rest = stack.split(300, 300)
    assert (head.spaceBefore, head.spaceAfter) == (9, 0)
    assert (rest.spaceBefore, rest.spaceAfter) == (0, 5)


def test_that_a_card_does_not_begin_where_little_room_is_left():
    lines = [Spacer(1, 20) for _ in range(40)]
    assert Stack(lines, page_height=700, rtl=False, least=130).split(300, 100) == []
    assert len(Stack(lines, page_height=700, rtl=False, least=130).split(300, 140)) == 2


def _with_questions(form, *questions):
    part = form.parts[0]
    section = replace(part.sections[0], questions=questions)
    return replace(form, parts=(replace(part, sections=(section,)), *form.parts[1:]))


def _boxes(data):
    """How many frames higher than a hand's breadth are drawn."""
    pdf = pypdfium2.PdfDocument(data)
    found = 0
    for page in pdf:
        for thing in page.get_objects():
            left, bottom, right, top = thing.get_bounds()
            found += top - bottom > 100 and right - left > 300
        page.close()
    pdf.close()
    return found


def _left_of(data, word):
    pdf = pypdfium2.PdfDocument(data)
    page = pdf[0]
    text = page.get_textpage()
    found = text.search(word).get_next()
    left = text.get_charbox(found[0])[0]
    text.close()
    page.close()
    pdf.close()
    return left
