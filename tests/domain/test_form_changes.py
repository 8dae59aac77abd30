from hypothesis import given, settings
from hypothesis import strategies as st

from lcapp.domain.answers import AnswerKey
from lcapp.domain.form_changes import CHANGE_CODES, DROP_REASONS, Effect, carry_over, changes
from tests.builders import a_form, a_question, options

K = AnswerKey


def only_change(old, new):
    (change,) = changes(a_form(old), a_form(new))
    assert set(CHANGE_CODES[change.code]) <= set(change.params)
    return change


def carried(old, new, value, *, key=None, **more):
    return carry_over(a_form(old), a_form(new), {key or K("city.name"): value}, **more)


def test_that_equal_forms_have_no_changes():
    assert changes(a_form(), a_form()) == ()


def test_that_a_lower_limit_needs_a_decision_and_a_higher_one_is_safe():
    long, short = (a_question("long_text", max_words=n) for n in (300, 200))
    lowered, raised = only_change(long, short), only_change(short, long)
    assert (lowered.code, lowered.effect) == ("limit_lowered", Effect.NEEDS_DECISION)
    assert lowered.params == {"limit": "max_words", "before": 300, "after": 200}
    assert (raised.code, raised.effect) == ("limit_raised", Effect.SAFE)
    assert only_change(a_question(max_words=3), a_question()).params["after"] == ""


def test_that_a_dropped_question_loses_text():
    first, second = a_question(), a_question(id_="city.plan")
    (dropped,) = changes(a_form(first, second), a_form(first))
    assert (dropped.code, dropped.question, dropped.effect) == ("dropped", "city.plan", Effect.LOSES_TEXT)


def test_that_a_new_question_needs_a_decision_only_when_it_must_be_answered():
    effects = [
        changes(a_form(a_question()), a_form(a_question(), a_question(id_="city.plan", required=needed)))[0]
        for needed in (True, False)
    ]
    assert [(one.code, one.effect) for one in effects] == [
        ("new_required", Effect.NEEDS_DECISION),
        ("new", Effect.SAFE),
    ]


def test_that_short_and_long_texts_change_safely_into_each_other_and_others_do_not():
    assert only_change(a_question(), a_question("long_text")).effect is Effect.SAFE
    assert only_change(a_question("date"), a_question("url")).effect is Effect.LOSES_TEXT


def test_that_an_answer_goes_over_by_its_id():
    found = carried(a_question(), a_question(label="Another label"), "Konya")
    assert found.answers == {K("city.name"): "Konya"}
    assert found.carried == ("city.name",)
    assert found.changed == found.new == ()


def test_that_an_option_that_is_gone_is_said():
    two, three = options("red", "green"), options("red", "green", "blue")
    found = carried(a_question("choices", options=three), a_question("choices", options=two), ["blue", "red"])
    assert found.answers == {K("city.name"): ["red"]}
    assert found.lessened == {K("city.name"): "option_gone"}


def test_that_a_field_that_is_gone_is_said():
    title, link = a_question(id_="title"), a_question("url", "link")
    found = carried(
        a_question("group", fields=(title, link)),
        a_question("group", fields=(title,)),
        [{"id": "a", "title": "Reading", "link": "https://example.org"}],
    )
    assert found.answers == {K("city.name"): [{"id": "a", "title": "Reading"}]}
    assert found.lessened == {K("city.name"): "option_gone"}


def test_that_last_times_evidence_is_left_behind_and_said():
    question = a_question("long_text", with_evidence=True, with_links=True)
    value = {"answer": "A plan", "evidence": ["A1"], "links": ["https://example.org"]}
    found = carried(question, question, value, evidence=False)
    assert found.answers == {K("city.name"): {"answer": "A plan", "links": ["https://example.org"]}}
    assert found.lessened == {K("city.name"): "evidence_not_taken"}


def test_that_evidence_beside_no_answer_is_left_behind_too():
    question = a_question("long_text", with_evidence=True)
    value = {"answer": {"none": "Not yet"}, "evidence": ["A1"]}
    found = carried(question, question, value, evidence=False)
    assert found.answers == {K("city.name"): {"none": "Not yet"}}
    assert found.lessened == {K("city.name"): "evidence_not_taken"}


def test_that_facts_and_texts_can_be_left_behind():
    text = a_question("long_text")
    assert carried(text, text, "We want", texts=False).dropped == {K("city.name"): "not_taken"}
    assert carried(a_question(), a_question(), "Konya", facts=False).dropped == {K("city.name"): "not_taken"}
    assert carried(a_question(), a_question(), "Konya", texts=False).dropped == {}


def test_that_a_question_that_is_now_translatable_keeps_its_answer_in_the_forms_first_language():
    found = carried(a_question(), a_question(translatable=True), "Konya")
    assert found.answers == {K("city.name", "en"): "Konya"}
    assert found.changed == ("city.name",)


def test_that_of_several_languages_one_of_the_form_stays():
    answers = {K("city.name", "ar"): "قونية", K("city.name", "en"): "Konya", K("city.name", "fr"): "Konya FR"}
    found = carry_over(a_form(a_question(translatable=True)), a_form(a_question()), answers)
    assert found.answers == {K("city.name"): "Konya"}
    assert found.dropped == {K("city.name", "ar"): "does_not_fit", K("city.name", "fr"): "does_not_fit"}


def test_that_figures_of_more_than_three_years_ago_are_marked():
    figures = (a_question("data_point", "profile.a"), a_question("data_point", "profile.b"))
    answers = {K("profile.a"): {"value": 1, "year": 2021}, K("profile.b"): {"value": 1, "year": 2022}}
    form = a_form(*figures)
    assert carry_over(form, form, answers, year=2025).old_figures == ("profile.a",)
    assert carry_over(form, form, answers).old_figures == ()


TYPES = ["short_text", "long_text", "date", "choice", "choices", "ranking", "data_point", "list", "group"]
VALUES = {
    "short_text": "Konya",
    "long_text": {"answer": "Two\nlines", "evidence": ["A1"]},
    "date": "2024-05",
    "choice": "red",
    "choices": ["red", "blue"],
    "ranking": ["blue", "red"],
    "data_point": {"value": 3, "year": 2020},
    "list": [{"id": "a", "text": "Goal"}],
    "group": [{"id": "a", "title": "Reading", "started": "2020"}],
}
SHAPE = st.tuples(st.sampled_from(TYPES), st.booleans())


def forms(shapes):
    def question(number, type_, translatable):
        fit = translatable and type_ in {"short_text", "long_text", "list"}
        return a_question(
            type_, f"city.q{number}", translatable=fit, with_evidence=type_ == "long_text" and fit
        )

    return a_form(*(question(number, *shape) for number, shape in enumerate(shapes)))


@settings(max_examples=60, deadline=None)
@given(st.lists(SHAPE, min_size=1, max_size=5), st.lists(SHAPE, min_size=1, max_size=5), st.booleans())
def test_that_every_answer_is_carried_dropped_or_lessened(before, after, taken):
    old, new = forms(before), forms(after)
    answers = {
        K(question.id, language): VALUES[question.type]
        for question in old.questions()
        for language in (("en", "fa") if question.translatable else ("",))
    }
    found = carry_over(old, new, answers, facts=taken, evidence=taken)
    for key, value in answers.items():
        if key in found.dropped:
            assert found.dropped[key] in DROP_REASONS
            continue
        question = new.question(key.question)
        there = K(key.question, (key.language or "en") if question.translatable else "")
        unlike = found.answers[there] != value
        retyped = old.question(key.question).type is not question.type
        assert not unlike or retyped or key in found.lessened
    assert len(found.dropped) + len(found.answers) == len(answers)
