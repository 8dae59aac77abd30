import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lcapp.domain.answers import AnswerKey
from lcapp.domain.form_changes import CHANGE_CODES, Effect, carry_over, changes
from tests.builders import a_form, a_question, options

KEY = AnswerKey("city.it")
LINK = "https://example.org"
TITLE = a_question(id_="title")


def asked(type_="long_text", **more):
    return a_question(type_, "city.it", **more)


def told(old, new):
    found = changes(a_form(old), a_form(new))
    for change in found:
        assert set(CHANGE_CODES[change.code]) == set(change.params)
    return [(change.code, change.effect) for change in found]


def carried(old, new, value, **more):
    return carry_over(a_form(old), a_form(new), {KEY: value}, **more)


def test_that_another_unit_needs_a_decision_and_its_figure_never_passes_as_unchanged():
    old, new = asked("data_point", unit="km²"), asked("data_point", unit="ha")
    assert told(old, new) == [("unit_changed", Effect.NEEDS_DECISION)]
    found = carried(old, new, {"value": 240, "year": 2024})
    assert (found.carried, found.changed) == ((), ("city.it",))


def test_that_a_shorter_scale_loses_rates_and_a_longer_one_needs_a_decision():
    five, three = asked("rating_grid"), asked("rating_grid", scale=(1, 2, 3))
    assert told(five, three) == [("scale_changed", Effect.LOSES_TEXT)]
    assert told(three, five) == [("scale_changed", Effect.NEEDS_DECISION)]
    assert carried(five, three, {"access": 5, "money": 2}).answers == {KEY: {"money": 2}}


@pytest.mark.parametrize("what", ["links", "evidence", "text"])
def test_that_what_can_no_longer_stand_beside_an_answer_is_told(what):
    assert told(asked(**{f"with_{what}": True}), asked()) == [("no_longer_beside", Effect.LOSES_TEXT)]
    assert told(asked(), asked(**{f"with_{what}": True})) == []


def test_that_a_field_that_does_not_fit_leaves_the_others_of_its_record():
    old = asked("group", fields=(TITLE, a_question(id_="time")))
    new = asked("group", fields=(TITLE, a_question("date", "time")))
    assert told(old, new) == [("field_changed", Effect.LOSES_TEXT)]
    found = carried(old, new, [{"id": "a", "title": "Reading", "time": "in spring"}])
    assert found.answers == {KEY: [{"id": "a", "title": "Reading"}]}
    assert found.lessened == {KEY: "option_gone"}


def test_that_an_option_that_is_gone_leaves_the_others_of_its_field():
    old = asked("group", fields=(TITLE, a_question("choices", "for", options=options("young", "old"))))
    new = asked("group", fields=(TITLE, a_question("choices", "for", options=options("old"))))
    found = carried(old, new, [{"id": "a", "title": "Reading", "for": ["young", "old"]}])
    assert found.answers == {KEY: [{"id": "a", "title": "Reading", "for": ["old"]}]}
    assert found.lessened == {KEY: "option_gone"}


def test_that_the_lower_limit_of_a_field_is_told():
    long, short = (a_question("long_text", "what", max_words=n) for n in (150, 50))
    old, new = asked("group", fields=(long,)), asked("group", fields=(short,))
    assert told(old, new) == [("field_changed", Effect.NEEDS_DECISION)]
    assert told(new, old) == [("field_changed", Effect.SAFE)]


def test_that_another_label_of_a_field_is_no_change():
    old, new = (
        asked("group", fields=(TITLE,)),
        asked("group", fields=(a_question(id_="title", label="Name"),)),
    )
    assert told(old, new) == []


def test_that_a_field_that_is_now_translatable_keeps_its_text_in_the_forms_first_language():
    new = asked("group", fields=(a_question(id_="title", translatable=True),))
    found = carried(asked("group", fields=(TITLE,)), new, [{"id": "a", "title": "Reading"}])
    assert found.answers == {KEY: [{"id": "a", "title": {"en": "Reading"}}]}
    assert found.lessened == found.dropped == {}


def test_that_of_a_fields_several_languages_one_of_the_form_stays_and_the_loss_is_said():
    old = asked("group", fields=(a_question(id_="title", translatable=True),))
    record = {"id": "a", "title": {"ar": "قراءة", "en": "Reading"}}
    found = carried(old, asked("group", fields=(TITLE,)), [record])
    assert found.answers == {KEY: [{"id": "a", "title": "Reading"}]}
    assert found.lessened == {KEY: "option_gone"}


def test_that_evidence_inside_a_record_is_left_behind_too():
    group = asked("group", fields=(a_question("long_text", "what", with_evidence=True),))
    value = [{"id": "a", "what": {"answer": "A plan", "evidence": ["A1"]}}]
    assert carried(group, group, value).answers == {KEY: value}
    found = carried(group, group, value, evidence=False)
    assert found.answers == {KEY: [{"id": "a", "what": "A plan"}]}
    assert found.lessened == {KEY: "option_gone"}


VALUES = {
    "short_text": "Konya",
    "long_text": "Two\nlines",
    "date": "2024-05",
    "choice": "red",
    "choices": ["red", "blue"],
    "rating_grid": {"access": 5, "money": 1},
    "data_point": {"value": 3, "year": 2020},
    "list": [{"id": "a", "text": "Goal"}],
}
TRAITS = st.sets(st.sampled_from(["links", "evidence", "text"]))
SHAPE = st.tuples(st.sampled_from(sorted(VALUES)), TRAITS, st.booleans(), st.booleans())


def shaped(shape, id_):
    """A question of a type with traits, perhaps with few options or rates, perhaps translatable."""
    type_, traits, narrow, translatable = shape
    more = {f"with_{trait}": True for trait in traits}
    if narrow and type_ in ("choice", "choices"):
        more["options"] = options("blue")
    if narrow and type_ == "rating_grid":
        more["scale"] = (1, 2)
    if type_ in ("short_text", "long_text", "list"):
        more["translatable"] = translatable
    return a_question(type_, id_, **more)


def answered(question):
    value = VALUES[question.type]
    if question.type in ("choice", "choices") and len(question.options) == 1:
        value = "blue" if question.type == "choice" else ["blue"]
    if question.type == "rating_grid" and len(question.scale) == 2:
        value = {"access": 2}
    beside = {"links": [LINK], "evidence": ["A1"], "text": "A word"}
    beside = {name: thing for name, thing in beside.items() if getattr(question, f"with_{name}")}
    return {"answer": value, **beside} if beside else value


@settings(max_examples=150, deadline=None)
@given(SHAPE, SHAPE, st.booleans())
def test_that_whatever_is_lost_on_the_way_was_told_as_a_change(before, after, in_group):
    old, new = (shaped(shape, "it" if in_group else "city.it") for shape in (before, after))
    languages = ("en", "fa") if old.translatable else ("",)
    if in_group:
        value = {lang: answered(old) for lang in languages} if old.translatable else answered(old)
        answers = {KEY: [{"id": "a", "title": "Reading", "it": value}]}
        old, new = (asked("group", fields=(TITLE, one)) for one in (old, new))
    else:
        answers = {AnswerKey("city.it", lang): answered(old) for lang in languages}
    found = carry_over(a_form(old), a_form(new), answers)
    if found.dropped or found.lessened:
        assert any(effect is not Effect.SAFE for _code, effect in told(old, new))
    if in_group:
        assert found.answers[KEY][0]["title"] == "Reading"
