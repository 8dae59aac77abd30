from lcapp.domain.answers import AnswerKey, answer_in_any_language
from lcapp.domain.completeness import completeness, is_required, is_visible
from lcapp.domain.conditions import Condition
from lcapp.domain.forms import Hand
from tests.builders import a_demo_form, a_form, a_question, some_answers

YES = Condition("is", "city.networks", "yes")


def test_that_an_empty_draft_has_nothing_answered():
    so_far = completeness(a_demo_form(), {})
    assert [(s.section, s.answered, s.required, s.begun) for s in so_far.sections] == [
        ("city", 0, 3, False),
        ("profile", 0, 0, False),
        ("plan", 0, 1, False),
    ]
    assert (so_far.answered, so_far.required, so_far.percent) == (0, 4, 0)


def test_that_percent_is_rounded_down():
    form = a_form(*(a_question(id_=f"city.{n}", required=True) for n in "abc"))
    answers = some_answers(city__a="x", city__b="y")
    assert completeness(form, answers).percent == 66
    assert completeness(form, answers | some_answers(city__c="z")).percent == 100


def test_that_a_form_without_required_questions_is_complete():
    assert completeness(a_form(), {}).percent == 100


def test_that_an_answer_in_any_language_counts():
    answers = {AnswerKey("plan.why", "tr"): "Neden"}
    assert completeness(a_demo_form(), answers).answered == 1


def test_that_neither_a_reason_nor_a_lonely_link_is_the_name_of_the_city():
    form = a_form(a_question(id_="city.name", required=True, with_links=True))
    assert completeness(form, some_answers(city__name={"none": "not known"})).answered == 0
    so_far = completeness(form, some_answers(city__name={"links": ["x"]}))
    assert so_far.answered == 0
    assert so_far.sections[0].begun


def test_that_a_year_without_its_figure_answers_nothing():
    form = a_form(a_question("data_point", "city.people", required=True))
    assert completeness(form, some_answers(city__people={"year": 2024})).answered == 0
    assert completeness(form, some_answers(city__people={"value": 1})).answered == 1


def test_that_each_hand_has_its_own_progress():
    so_far = completeness(a_demo_form(), some_answers(pledge__mayor="Ada"), hand=Hand.MAYOR)
    assert [(s.section, s.answered, s.required) for s in so_far.sections] == [("pledge", 1, 1)]


def test_that_a_question_is_required_only_while_it_is_asked():
    question = a_question("list", "city.names", required=True, visible_when=YES)
    assert not is_visible(question, {})
    assert not is_required(question, {})
    yes = some_answers(city__networks="yes")
    assert is_visible(question, yes)
    assert is_required(question, yes)


def test_that_required_when_overrides_required():
    question = a_question(id_="city.names", required=True, required_when=YES)
    assert not is_required(question, {})
    assert is_required(question, some_answers(city__networks="yes"))


def test_that_statements_and_signatures_are_never_required():
    assert not is_required(a_question("signature", required=True), {})
    assert not is_required(a_question("statement", required=True), {})


def test_that_an_answer_is_found_in_the_preferred_language_first():
    answers = {AnswerKey("q", "en"): "English", AnswerKey("q", "tr"): "Türkçe", AnswerKey("p"): "bare"}
    assert answer_in_any_language(answers, "q", prefer="tr") == "Türkçe"
    assert answer_in_any_language(answers, "q", prefer="fa") == "English"
    assert answer_in_any_language(answers, "p", prefer="fa") == "bare"
    assert answer_in_any_language(answers, "r") is None
