from lcapp.domain.forms import QuestionType
from tests.builders import a_demo_form, a_question


def test_that_a_form_is_walked_in_official_order():
    form = a_demo_form()
    ids = [question.id for question in form.questions()]
    assert ids[0] == "city.name"
    assert ids[-1] == "pledge.signature"
    assert [(part.id, section.id) for part, section in form.sections()] == [
        ("city_part", "city"),
        ("city_part", "profile"),
        ("city_part", "plan"),
        ("mayor_part", "pledge"),
    ]
    assert form.name == "demo-1"


def test_that_things_are_found_by_id():
    form = a_demo_form()
    assert form.question("plan.why").type is QuestionType.LONG_TEXT
    assert form.question("plan.who") is None
    assert form.section_of("plan.why").id == "plan"
    assert form.section_of("plan.who") is None
    assert form.question("plan.practices").field("cost").unit == "EUR"
    assert form.question("plan.practices").field("price") is None
    assert a_question("rating_grid").option("money").label == "Money"
    assert a_question("choice").option("pink") is None


def test_that_only_what_somebody_types_takes_an_answer():
    taking = {question.id for question in a_demo_form().questions() if not question.takes_answer}
    assert taking == {"profile.density", "pledge.text", "pledge.signature"}
