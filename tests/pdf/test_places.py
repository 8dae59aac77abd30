"""Where each question stands in print, which pages are signed, and one section laid out alone."""

import pypdfium2

from lcapp.domain.forms import QuestionType
from lcapp.services.export import Unwatched
from lcapp.services.ports import PrintOptions
from tests.pdf.cases import full_snapshot


def printed(renderer, **options):
    return renderer.render(full_snapshot(), PrintOptions(**options), Unwatched())


def test_that_every_numbered_question_says_where_it_stands(renderer):
    made = printed(renderer)
    assert {"plan.why", "profile.challenges"} <= {place.question for place in made.places}
    assert all(0 <= place.page < made.pages and 0 < place.top < place.bottom < 842 for place in made.places)
    place = next(each for each in made.places if each.question == "plan.why")
    with pypdfium2.PdfDocument(made.data) as pdf:
        page = pdf[place.page]
        box = (0, page.get_height() - place.bottom, page.get_width(), page.get_height() - place.top)
        assert "river" in page.get_textpage().get_text_bounded(*box)


def test_that_short_answers_and_rows_of_figures_say_it_too(renderer):
    made = printed(renderer)
    told = {place.question for place in made.places}
    form = full_snapshot().form
    assert {question.id for question in form.questions() if question.type is QuestionType.DATA_POINT} <= told
    assert "city.name" in told


def test_that_pages_to_be_signed_are_named(renderer):
    made = printed(renderer, variant="form")
    with pypdfium2.PdfDocument(made.data) as pdf:
        texts = [page.get_textpage().get_text_bounded() for page in pdf]
    assert made.signature_pages
    assert all("ignature" in texts[page] for page in made.signature_pages)


def test_that_one_section_is_laid_out_alone_and_much_faster(renderer):
    made = printed(renderer, section="city")
    assert made.pages == 1
    assert {place.question.partition(".")[0] for place in made.places} <= {"city", "contact"}
