"""Twenty kinds of change between two forms, and the law that none of them loses what somebody wrote."""

import re
from datetime import UTC, datetime
from decimal import Decimal
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lcapp.domain.answers import AnswerKey as K
from lcapp.domain.change_map import ChangeMap, SplitBy, SplitRule
from lcapp.domain.conditions import Condition
from lcapp.domain.form_upgrade import apply, decided, places_for, plan_upgrade
from lcapp.domain.forms import Hand, Option, Part, QuestionType, Section
from lcapp.domain.retyped_values import written_texts
from lcapp.domain.upgrade_plan import PARK, Kind, Over
from lcapp.domain.values import canonical
from lcapp.errors import InputRefused
from tests.builders import a_form, a_question, options

NAME = K("city.name")


def upgraded(old, new, value, *, rules=None, key=NAME, choices=None):
    """The plan for one answer of one question."""
    return plan_upgrade(a_form(old), a_form(new), {key: value}, change_map=rules, choices=choices)


def rules(**more):
    return ChangeMap("small-1", "small-1", **more)


def only(plan):
    (decision,) = plan.decisions
    return decision


def sections(*named, **more):
    made = tuple(Section(name, name.capitalize(), questions) for name, questions in named)
    return a_form(parts=(Part("city_part", "Part 1", Hand.CITY, made),), **more)


# 1 to 4: other places


def test_that_a_renamed_question_takes_its_answer_along():
    plan = upgraded(
        a_question(),
        a_question(id_="city.title"),
        "Samplia",
        rules=rules(targets={"city.name": "city.title"}),
    )
    assert (plan.answers, only(plan).kind, plan.set_aside) == (
        {K("city.title"): "Samplia"},
        Kind.MOVED,
        (),
    )


def test_that_a_question_in_another_section_keeps_its_answer():
    old = sections(("city", (a_question(),)), ("plan", (a_question(id_="plan.why"),)))
    new = sections(("city", (a_question(id_="plan.why"),)), ("plan", (a_question(),)))
    plan = plan_upgrade(old, new, {NAME: "Samplia"})
    assert plan.answers == {NAME: "Samplia"}
    assert only(plan).kind is Kind.MOVED


@pytest.mark.parametrize(
    ("by", "value", "parts"),
    [
        (SplitBy.COMMA, "Ada, Ben", ("Ada", "Ben")),
        (SplitBy.COMMA, "Ada، Ben, Cem", ("Ada", "Ben, Cem")),
        (SplitBy.LINE, "Ada", ("Ada",)),
        (SplitBy.PARAGRAPH, "Ada\n\nBen", ("Ada", "Ben")),
    ],
)
def test_that_one_question_becomes_two(by, value, parts):
    old = a_form(a_question("long_text"))
    new = a_form(a_question(id_="city.a"), a_question(id_="city.b"))
    split = rules(split={"city.name": SplitRule(("city.a", "city.b"), by)})
    plan = plan_upgrade(old, new, {NAME: value}, change_map=split)
    assert tuple(plan.answers.values()) == parts
    assert only(plan).kind is Kind.SPLIT
    assert plan.set_aside == ()


def test_that_two_questions_become_one():
    old = a_form(a_question("long_text", "vision.medium"), a_question("long_text", "vision.long"))
    new = a_form(a_question("long_text", "vision.goals"))
    olds = ("vision.medium", "vision.long")
    merged = rules(targets=dict.fromkeys(olds, "vision.goals"), merged={"vision.goals": olds})
    answers = {K("vision.medium"): "Soon", K("vision.long"): "Later"}
    plan = plan_upgrade(old, new, answers, change_map=merged)
    assert plan.answers == {K("vision.goals"): "Soon\n\nLater"}
    assert [one.kind for one in plan.decisions] == [Kind.MERGED, Kind.MERGED]
    alone = plan_upgrade(old, new, {K("vision.long"): "Later"}, change_map=merged)
    assert (alone.answers, only(alone).kind) == ({K("vision.goals"): "Later"}, Kind.MOVED)


# 5 to 9: other types


@pytest.mark.parametrize(
    ("old", "new", "value", "after"),
    [
        ("short_text", "long_text", "Samplia", "Samplia"),
        ("long_text", "short_text", "One\ntwo", "One two"),
        ("short_text", "email", "ada@samplia.example", "ada@samplia.example"),
        ("choice", "choices", "red", ["red"]),
        ("choices", "choice", ["red"], "red"),
        ("choice", "short_text", "red", "Red"),
        ("choices", "long_text", ["red", "blue"], "Red\nBlue"),
        ("short_text", "choice", "Red", "red"),
        ("short_text", "data_point", "84300", {"value": 84300}),
        ("data_point", "short_text", {"value": 84300, "year": 2024}, "84300, 2024"),
        ("list", "long_text", [{"id": "a", "text": "One"}, {"id": "b", "text": "Two"}], "One\nTwo"),
        ("rating_grid", "long_text", {"access": 3}, "Access: 3"),
        ("long_text", "choice", {"none": "Not yet"}, {"none": "Not yet"}),
    ],
)
def test_that_an_answer_of_another_type_goes_over_where_nothing_is_lost(old, new, value, after):
    plan = upgraded(a_question(old), a_question(new), value)
    assert (plan.answers, plan.set_aside) == ({NAME: after}, ())
    assert only(plan).kind in (Kind.RETYPED, Kind.MOVED)


def test_that_a_text_becomes_a_list_of_its_lines():
    plan = upgraded(a_question("long_text"), a_question("list"), "- One\n• Two\n\nThree")
    assert [item["text"] for item in plan.answers[NAME]] == ["One", "Two", "Three"]
    assert plan.set_aside == ()


def test_that_a_list_becomes_records_and_keeps_its_items_ids():
    plan = upgraded(a_question("list"), a_question("group"), [{"id": "a", "text": "One"}])
    assert plan.answers == {NAME: [{"id": "a", "title": "One"}]}


@pytest.mark.parametrize(
    ("old", "new", "value", "text"),
    [
        ("choices", "choice", ["red", "blue"], "Red\nBlue"),
        ("long_text", "data_point", "About 84,300 people", "About 84,300 people"),
        ("long_text", "choice", "Purple", "Purple"),
        ("data_point", "date", {"value": 5}, "5"),
        ("list", "rating_grid", [{"id": "a", "text": "One"}], "One"),
    ],
)
def test_that_an_answer_that_cannot_be_of_the_new_type_is_set_aside_with_its_text(old, new, value, text):
    plan = upgraded(a_question(old), a_question(new), value)
    assert plan.answers == {}
    assert only(plan).kind is Kind.DROPPED
    (aside,) = plan.set_aside
    assert (aside.value, aside.text, aside.reason) == (value, text, "other_type")


def test_that_an_order_that_becomes_a_set_is_kept_in_the_drawer():
    plan = upgraded(a_question("ranking"), a_question("choices"), ["blue", "red"])
    assert plan.answers == {NAME: ["red", "blue"]}
    assert plan.set_aside[0].value == ["blue", "red"]


# 10: another unit

AREA = {"value": "4.5", "year": 2024, "source": "Statistics office"}


def test_that_a_figure_in_another_unit_is_set_aside_and_never_misread():
    plan = upgraded(a_question("data_point", unit="km²"), a_question("data_point", unit="ha"), AREA)
    assert plan.answers == {}
    assert (plan.set_aside[0].reason, plan.set_aside[0].text) == (
        "unit_changed",
        "4.5 km², 2024, Statistics office",
    )
    kept = decided(plan, NAME, "city.name")
    assert (kept.answers, kept.set_aside) == ({NAME: AREA}, ())


def test_that_a_figure_is_converted_where_the_form_says_how_and_the_old_one_kept():
    plan = upgraded(
        a_question("data_point", unit="km²"),
        a_question("data_point", unit="ha"),
        AREA,
        rules=rules(factors={"city.name": Decimal(100)}),
    )
    assert plan.answers[NAME]["value"] == 450
    assert plan.set_aside[0].value == AREA


# 11 to 13: options, limits, fields


def test_that_a_renamed_option_is_followed_and_a_removed_one_set_aside():
    new = a_question("choices", options=options("crimson", "green"))
    plan = upgraded(
        a_question("choices"), new, ["red", "green"], rules=rules(ids={"city.name": {"red": "crimson"}})
    )
    assert plan.answers == {NAME: ["crimson", "green"]}
    assert only(plan).kind is Kind.OPTIONS
    gone = upgraded(a_question("choices"), new, ["red", "green"])
    assert gone.answers == {NAME: ["green"]}
    assert gone.set_aside[0].text == "Red\nGreen"


@pytest.mark.parametrize(
    ("before", "after", "kind", "over"),
    [
        (None, 2, Kind.NEW_LIMIT, Over("max_words", 2, 3)),
        (9, 2, Kind.NEW_LIMIT, Over("max_words", 2, 3)),
        (9, 5, Kind.KEPT, None),
        (2, 9, Kind.KEPT, None),
        (2, 2, Kind.KEPT, Over("max_words", 2, 3)),
    ],
)
def test_that_a_lower_limit_keeps_the_text_and_says_that_it_is_too_long(before, after, kind, over):
    plan = upgraded(
        a_question("long_text", max_words=before), a_question("long_text", max_words=after), "one two three"
    )
    assert plan.answers == {NAME: "one two three"}
    assert (only(plan).kind, only(plan).over) == (kind, over)


def test_that_fields_of_a_group_are_added_removed_and_renamed_without_a_loss():
    old = a_question("group", fields=(a_question(id_="title"), a_question(id_="place")))
    new = a_question("group", fields=(a_question(id_="name"), a_question(id_="year")))
    value = [{"id": "a", "title": "Reading", "place": "Old town"}]
    plan = upgraded(old, new, value, rules=rules(ids={"city.name": {"title": "name"}}))
    assert plan.answers == {NAME: [{"id": "a", "name": "Reading"}]}
    assert (only(plan).kind, plan.set_aside[0].value) == (Kind.OPTIONS, value)


def test_that_questions_become_fields_of_one_record_and_fields_questions():
    plain = a_form(a_question(id_="first.name"), a_question(id_="first.mail"))
    group = a_form(a_question("group", "people.all", fields=(a_question(id_="name"), a_question(id_="mail"))))
    places = {"first.name": "people.all/name", "first.mail": "people.all/mail"}
    answers = {K("first.name"): "Ada", K("first.mail"): "ada@samplia.example"}
    plan = plan_upgrade(plain, group, answers, change_map=rules(targets=places))
    (record,) = plan.answers[K("people.all")]
    assert (record["name"], record["mail"]) == ("Ada", "ada@samplia.example")
    back = plan_upgrade(
        group, plain, plan.answers, change_map=rules(targets={new: old for old, new in places.items()})
    )
    assert (back.answers, back.set_aside) == (answers, ())


# 14 to 16: languages and conditions


def test_that_a_question_that_is_answered_by_language_now_keeps_its_answer_in_the_forms_first():
    plan = upgraded(a_question(), a_question(translatable=True), "Samplia")
    assert (plan.answers, plan.set_aside) == ({K("city.name", "en"): "Samplia"}, ())


def test_that_of_several_languages_one_stays_and_the_others_are_set_aside():
    old, new = a_form(a_question(translatable=True)), a_form(a_question())
    answers = {K("city.name", "fa"): "نمونه", K("city.name", "fr"): "Samplie"}
    plan = plan_upgrade(old, new, answers)
    assert plan.answers == {NAME: "Samplie"}
    assert [(one.value, one.reason) for one in plan.set_aside] == [("نمونه", "other_language")]


def test_that_an_answer_under_a_new_condition_stays_and_is_said_to_be_hidden():
    asked = a_question("choice", "city.kind")
    old = a_form(asked, a_question())
    new = a_form(asked, a_question(visible_when=Condition("is", "city.kind", "red")))
    plan = plan_upgrade(old, new, {NAME: "Samplia", K("city.kind"): "blue"})
    assert plan.answers[NAME] == "Samplia"
    assert [one.hidden for one in plan.decisions] == [False, True]


# 17 to 20: gone and new


@pytest.mark.parametrize("said", [frozenset(), frozenset({"city.name"})])
def test_that_an_answer_whose_question_is_gone_goes_to_the_drawer(said):
    plan = upgraded(a_question(), a_question(id_="city.other"), "Samplia", rules=rules(dropped=said))
    assert plan.answers == {}
    assert (plan.set_aside[0].label, plan.set_aside[0].text) == ("city.name", "Samplia")
    assert plan.set_aside[0].reason == ("dropped" if said else "no_question")


def test_that_new_questions_are_named_and_which_must_be_answered():
    new = (a_question(), a_question(id_="city.a", required=True), a_question(id_="city.b"))
    plan = plan_upgrade(a_form(a_question()), a_form(*new, a_question("statement", "city.c")), {NAME: "S"})
    assert plan.new_questions == {"city.a": True, "city.b": False}


def test_that_a_section_that_is_gone_leaves_all_its_answers_in_the_drawer():
    old = sections(("city", (a_question(),)), ("plan", (a_question("list", "plan.goals"),)))
    plan = plan_upgrade(old, a_form(), {NAME: "S", K("plan.goals"): [{"id": "a", "text": "One"}]})
    assert plan.answers == {NAME: "S"}
    assert [one.text for one in plan.set_aside] == ["One"]


def test_that_a_draft_moves_to_a_form_of_another_id():
    report = a_form(
        a_question(), a_question("long_text", "report.plan", required=True), id="report", kind="report"
    )
    old = a_form(a_question(), a_question("long_text", "areas.plan"))
    plan = plan_upgrade(old, report, {NAME: "S", K("areas.plan"): "Ten steps"})
    assert plan.new_questions == {"report.plan": True}
    assert plan.set_aside[0].key == K("areas.plan")
    moved = decided(plan, K("areas.plan"), "report.plan")
    assert moved.answers[K("report.plan")] == "Ten steps"


# The officer decides


def test_that_each_decision_can_be_another_and_taken_back():
    old = a_form(a_question(), a_question(id_="city.motto"))
    new = a_form(a_question(), a_question("long_text", "city.story"))
    plan = plan_upgrade(old, new, {NAME: "S", K("city.motto"): "Learn"})
    assert places_for(plan, K("city.motto")) == ("city.name", "city.story")
    parked = decided(plan, NAME, PARK)
    assert (parked.answers, parked.set_aside[0].reason) == ({}, "chosen")
    joined = decided(plan, K("city.motto"), "city.name")
    assert joined.answers == {NAME: "S; Learn"}
    assert decided(decided(plan, NAME, PARK), NAME, "") == plan


def test_that_one_place_is_not_taken_twice_without_a_word():
    plan = plan_upgrade(
        a_form(a_question("date"), a_question("date", "city.other")),
        a_form(a_question("date")),
        {NAME: "2024", K("city.other"): "2025"},
        change_map=rules(targets={"city.other": "city.name"}),
    )
    assert plan.answers == {NAME: "2024"}
    assert [(one.value, one.reason) for one in plan.set_aside] == [("2025", "place_taken")]


def test_that_what_stood_beside_an_answer_is_not_lost_either():
    value = {"answer": "A plan", "evidence": ["A1"], "links": ["https://example.org"], "text": "Seen"}
    old = a_question("long_text", with_evidence=True, with_links=True, with_text=True)
    plan = upgraded(old, a_question("long_text", with_evidence=True), value)
    assert plan.answers == {NAME: {"answer": "A plan", "evidence": ["A1"]}}
    assert plan.set_aside[0].value == value
    assert plan.set_aside[0].text == "A plan\nhttps://example.org\nA1\nSeen"


def test_that_the_same_form_keeps_everything():
    form = a_form(a_question(), a_question("list", "plan.goals"))
    answers = {NAME: "S", K("plan.goals"): [{"id": "a", "text": "One"}]}
    plan = plan_upgrade(form, form, answers)
    assert (plan.answers, plan.set_aside, plan.new_questions) == (answers, (), {})
    assert {one.kind for one in plan.decisions} == {Kind.KEPT}


# The law

TYPES = [kind.value for kind in QuestionType if kind.value not in ("statement", "signature")]
LINE = st.text("ab-;, \n•اب12", min_size=1, max_size=12)
OPTION_IDS = ("red", "green", "blue", "grey")


@st.composite
def questions(draw, name):
    kind = draw(st.sampled_from(TYPES))
    more = {"translatable": draw(st.booleans())} if kind in ("short_text", "long_text", "list") else {}
    more |= {f"with_{one}": draw(st.booleans()) for one in ("links", "evidence", "text")}
    if kind in ("choice", "choices", "ranking"):
        ids = draw(st.lists(st.sampled_from(OPTION_IDS), min_size=1, unique=True))
        more["options"] = tuple(Option(one, one.title()) for one in ids)
    if kind == "data_point":
        more["unit"] = draw(st.sampled_from(["", "km²"]))
    if kind == "group":
        names = draw(st.lists(st.sampled_from(["title", "story", "place"]), min_size=1, unique=True))
        more["fields"] = tuple(
            a_question(draw(st.sampled_from(["short_text", "list", "choice"])), one) for one in names
        )
    return a_question(kind, name, **more)


@st.composite
def raw_values(draw, question):
    match question.type:
        case "choice":
            plain = draw(st.sampled_from([o.id for o in question.options]))
        case "choices" | "ranking":
            plain = draw(st.permutations([o.id for o in question.options]))
        case "rating_grid":
            plain = {row.id: draw(st.sampled_from(question.scale)) for row in question.rows}
        case "data_point":
            plain = {"value": draw(st.integers(1, 9999)), "source": draw(LINE)}
        case "list":
            plain = draw(st.lists(LINE, min_size=1, max_size=3))
        case "group":
            plain = [
                {field.id: draw(raw_values(field)) for field in question.fields}
                for _ in range(draw(st.integers(1, 2)))
            ]
        case "date":
            plain = draw(st.sampled_from(["2024", "2025-06"]))
        case "country":
            plain = "SI"
        case _:
            plain = draw(LINE)
    beside = {
        "links": ["https://example.org/1"] if question.with_links else None,
        "evidence": ["A7"] if question.with_evidence else None,
        "text": draw(LINE) if question.with_text else None,
    }
    return {"answer": plain, **beside} if any(beside.values()) else plain


IDS = ("one.a", "one.b", "one.c", "two.a")


@st.composite
def changes_of_forms(draw):
    old = a_form(*[draw(questions(name)) for name in IDS[:3]])
    new_ids = draw(st.lists(st.sampled_from(IDS), min_size=1, unique=True))
    new = a_form(*[draw(questions(name)) for name in new_ids], version="2")
    answers = {}
    for question in old.questions():
        for language in ("en", "fa") if question.translatable else ("",):
            try:
                value = canonical(question, draw(raw_values(question)))
            except InputRefused:
                continue
            if value is not None:
                answers[K(question.id, language)] = value
    targets = draw(st.dictionaries(st.sampled_from(IDS[:3]), st.sampled_from(new_ids)))
    split = {}
    if len(new_ids) > 1 and draw(st.booleans()):
        split = {"one.a": SplitRule(tuple(new_ids[:2]), draw(st.sampled_from(list(SplitBy))))}
        targets.pop("one.a", None)
    merged = {one: tuple(targets) for one in new_ids if draw(st.booleans())}
    places = [*new_ids, PARK]
    keys = st.sampled_from(sorted(answers)) if answers else st.nothing()
    choices = draw(st.dictionaries(keys, st.sampled_from(places), max_size=len(answers)))
    return old, new, answers, rules(targets=targets, split=split, merged=merged), choices


def words_of(texts):
    return " ".join(" ".join(text.split()) for text in texts)


@settings(max_examples=150, deadline=None)
@given(changes_of_forms())
def test_that_no_change_of_form_loses_anything_somebody_wrote(change):
    old, new, answers, change_map, choices = change
    plan = plan_upgrade(old, new, answers, change_map=change_map, choices=choices)
    after, parked = apply(plan, new_id=map(str, count()).__next__, at=datetime(2026, 1, 1, tzinfo=UTC))
    for key, value in after.items():
        assert canonical(new.question(key.question), value) == value
    whole = {one.key: one.value for one in parked}
    standing = words_of(
        text for key, value in after.items() for text in written_texts(new.question(key.question), value)
    )
    for key, value in answers.items():
        if whole.get(key) == value:
            continue
        for text in written_texts(old.question(key.question), value):
            for line in re.split(r"[\n,;،؛]" if key.question in change_map.split else r"\n", text):
                assert " ".join(line.split()).strip("-•· ") in standing, (key, text)
    assert {one.key for one in plan.decisions} == set(answers)
