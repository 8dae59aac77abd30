"""What is to be decided about an answer, without widgets."""

from lcapp.domain.answers import AnswerKey
from lcapp.domain.merge import merge_answers
from lcapp.i18n import Words
from lcapp.i18n.form_texts import FormWords
from lcapp.ui.merge.matter import matter_text, matters_of
from tests.builders import a_demo_form

FORM, EN = a_demo_form(), Words("en")
OWN = FormWords(EN, FORM.name)


def matters(key, base, mine, theirs):
    [one] = merge_answers(FORM, {key: base}, {key: mine}, {key: theirs}).answers
    return one, matters_of(EN, OWN, one)


def test_that_a_field_of_an_entry_says_which_entry_it_is_in():
    def records(*titles):
        return [{"id": f"p{n}", "title": {"en": title}} for n, title in enumerate(titles)]

    key = AnswerKey("plan.practices")
    _one, [matter] = matters(key, records("A", "B"), records("A", "B mine"), records("A", "B theirs"))
    assert matter.name == "Entry 2: title, English"
    assert (matter.mine, matter.theirs, matter.is_text) == ("B mine", "B theirs", True)
    assert matter.together == "B mine; B theirs"


def test_that_two_long_texts_stand_together_as_paragraphs():
    _one, [matter] = matters(AnswerKey("plan.why", "en"), "We learn.", "We teach.", "They play.")
    assert matter.together == "We teach.\n\nThey play."
    assert matter.path == ()


def test_that_figures_are_chosen_and_not_joined():
    key = AnswerKey("profile.population")
    one, [matter] = matters(key, {"value": 1}, {"value": 2, "year": 2020}, {"value": 3})
    assert (matter.together, matter.is_text) == (None, False)
    assert matter_text(EN, one.question, matter.mine) == "2 persons, 2020"


def test_that_an_entry_taken_out_here_is_told_as_no_answer():
    def items(*texts):
        return [{"id": text[0], "text": text} for text in texts]

    key = AnswerKey("plan.goals", "en")
    one, [matter] = matters(key, items("a", "b"), items("b", "c"), items("a now", "b"))
    assert matter.name == "Entry 1"
    assert matter_text(EN, one.question, matter.mine) == "(no answer)"
    assert matter_text(EN, one.question, matter.theirs) == "a now"


def test_that_a_change_of_one_side_is_one_matter_about_the_whole_answer():
    key = AnswerKey("city.country")
    one, [matter] = matters(key, "IR", "IR", "TR")
    assert matter.path is None
    assert matter_text(EN, one.question, matter.theirs) == "Türkiye"
