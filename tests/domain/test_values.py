import math
import re
import unicodedata
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lcapp.domain.answers import is_answered, is_none, none_reason
from lcapp.domain.fingerprint import LARGEST_NUMBER, canonical_bytes
from lcapp.domain.forms import Computed, QuestionType
from lcapp.domain.plain_text import answer_words
from lcapp.domain.typed_text import LONGEST_TEXT
from lcapp.domain.values import REFUSAL_CODES, canonical, plain_text
from lcapp.errors import InputRefused
from tests.builders import a_demo_form, a_question, options

ANSWERED = [kind for kind in QuestionType if kind not in (QuestionType.STATEMENT, QuestionType.SIGNATURE)]


def refusal(question, raw, **more):
    with pytest.raises(InputRefused) as caught:
        canonical(question, raw, **more)
    error = caught.value
    assert set(error.params) == set(REFUSAL_CODES[error.code])
    return error


def of(type_, raw, **more):
    return canonical(a_question(type_, "q", **more), raw)


@pytest.mark.parametrize("kind", ANSWERED)
@pytest.mark.parametrize("raw", [None, {"answer": None}, {"answer": None, "links": [], "text": " "}])
def test_that_nothing_is_no_answer(kind, raw):
    assert of(kind, raw) is None


@pytest.mark.parametrize(
    ("kind", "raw"),
    [
        ("short_text", " \t"),
        ("long_text", "\n \n"),
        ("date", ""),
        ("country", " "),
        ("choice", ""),
        ("choices", []),
        ("ranking", [""]),
        ("rating_grid", {}),
        ("rating_grid", {"access": "", "money": None}),
        ("data_point", ""),
        ("data_point", {"value": " ", "year": "", "source": ""}),
        ("list", ["", {"id": "a", "text": " "}]),
        ("group", [{"id": "a"}, {"id": "b", "title": " "}]),
    ],
)
def test_that_empty_content_is_no_answer(kind, raw):
    assert of(kind, raw) is None


# Texts


def test_that_texts_are_in_one_normal_form():
    assert of("short_text", "cafe\u0301") == "caf\xe9"


def test_that_one_line_texts_have_no_line_ends():
    assert of("short_text", "  one\r\ntwo\tthree\v ") == "one two three"


def test_that_long_texts_keep_lines_and_lose_white_space_at_their_ends():
    assert of("long_text", "\n  one  \r\n\ttwo\x85\u2028three \n\n") == "one\n\ttwo\n\nthree"


def test_that_control_characters_fall_away():
    assert of("short_text", "a\x00b\x1fc\x7fd\x9fe\ufffe") == "abcde"


def test_that_a_non_joiner_stays():
    assert of("short_text", "می‌خواهم") == "می‌خواهم"


def test_that_a_lone_surrogate_is_refused():
    assert refusal(a_question(), "a\ud800").code == "text_not_unicode"


def test_that_a_text_of_unreasonable_length_is_refused():
    assert of("long_text", "a" * LONGEST_TEXT) == "a" * LONGEST_TEXT
    error = refusal(a_question("long_text"), "a" * (LONGEST_TEXT + 1))
    assert (error.code, error.params["count"]) == ("text_too_long", LONGEST_TEXT + 1)


@pytest.mark.parametrize(
    "kind", ["short_text", "long_text", "email", "phone", "url", "date", "country", "choice"]
)
@pytest.mark.parametrize("raw", [5, True, 1.5, ["a"], b"a"])
def test_that_a_text_must_be_a_text(kind, raw):
    error = refusal(a_question(kind, "q"), raw)
    assert (error.code, error.params["place"], error.params["expected"]) == ("wrong_type", "q", "text")


def test_that_an_object_by_language_is_refused_where_there_are_no_languages():
    assert refusal(a_question(), {"en": "x", "pt-BR": "y"}).code == "language_not_here"


def test_that_an_unknown_key_beside_an_answer_is_refused_with_what_was_meant():
    error = refusal(a_question(with_links=True), {"answer": "x", "link": []})
    assert (error.code, error.params["name"], error.params["meant"]) == ("unknown_key", "link", "links")
    assert refusal(a_question(), {}).code == "wrong_type"


def test_that_half_typed_addresses_can_be_kept():
    assert of("email", " office@ ") == "office@"
    assert of("url", "www.") == "www."
    assert of("phone", "+4") == "+4"


# Dates and countries


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("2024-05-31", "2024-05-31"),
        (" 2024-05 ", "2024-05"),
        ("2024", "2024"),
        ("۲۰۲۴-۰۵-۳۱", "2024-05-31"),
        (date(2024, 5, 31), "2024-05-31"),
        (datetime(2024, 5, 31, 12, 0), "2024-05-31"),
        (date(24, 1, 2), "0024-01-02"),
    ],
)
def test_that_dates_are_kept_as_exactly_as_given(raw, value):
    assert of("date", raw) == value


@pytest.mark.parametrize(
    "raw", ["31.05.2024", "2024-13", "2023-02-29", "0000", "2024-5-3", "²024", "2024-05-31x"]
)
def test_that_what_is_no_date_is_refused(raw):
    assert refusal(a_question("date"), raw).code == "not_a_date"


def test_that_countries_are_two_capital_letters():
    assert of("country", " tr ") == "TR"
    for raw in ("Turkey", "T1", "ıı", "T"):
        assert refusal(a_question("country"), raw).code == "not_a_country"


# Choices


def test_that_choices_stand_in_the_forms_order_once():
    assert of("choices", ["blue", "red", "blue"]) == ["red", "blue"]
    assert of("choices", ("green",)) == ["green"]


def test_that_a_ranking_keeps_its_order_and_drops_repetitions():
    assert of("ranking", ["blue", "red", "blue"]) == ["blue", "red"]


def test_that_an_unknown_option_is_refused_with_what_was_meant():
    error = refusal(a_question("choice", "q"), "gren")
    assert (error.code, error.params["meant"]) == ("unknown_option", "green")
    error = refusal(a_question("choices", "q"), ["red", "zzz"])
    assert (error.params["place"], error.params["meant"]) == ("q[2]", "")


def test_that_several_options_must_be_a_list():
    assert refusal(a_question("choices"), "red").params["expected"] == "list"


def test_that_ratings_stand_in_row_order_and_on_the_scale():
    assert list(of("rating_grid", {"time": "5", "access": Decimal("1.0")}).items()) == [
        ("access", 1),
        ("time", 5),
    ]
    question = a_question("rating_grid", "q")
    assert refusal(question, {"access": 6}).params["place"] == "q.access"
    assert refusal(question, {"access": 6}).code == "not_on_scale"
    assert refusal(question, {"access": Decimal("1.5")}).code == "not_on_scale"
    assert refusal(question, {"acces": 1}).params["meant"] == "access"
    assert refusal(question, [1]).params["expected"] == "object"
    assert refusal(question, {3: 1}).code == "unknown_row"


# Figures


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        (84300, 84300),
        ("84300", 84300),
        ("84300.00", 84300),
        ("495.860", "495.86"),
        (495.86, "495.86"),
        (2.0, 2),
        (Decimal("1E+3"), 1000),
        (Decimal("1E-3"), "0.001"),
        ("-0.0", 0),
        (-0.0, 0),
        ("+.5", "0.5"),
        ("−3", -3),
        ("۸۴۳۰۰", 84300),
        ("٤٩٥٫٨٦", "495.86"),
        ("۱٬۵۶۵٬۵۷۲", 1565572),
        ("\u200e12\u202c", 12),
        (LARGEST_NUMBER, LARGEST_NUMBER),
        (LARGEST_NUMBER + 1, str(LARGEST_NUMBER + 1)),
        (-(10**29), str(-(10**29))),
        ("0." + "0" * 29 + "1", "0." + "0" * 29 + "1"),
        ("123456789012345678901234567890.123456789", "123456789012345678901234567890.123456789"),
    ],
)
def test_that_a_number_has_one_form(raw, value):
    assert of("data_point", raw) == {"value": value}
    assert type(of("data_point", raw)["value"]) is type(value)


@pytest.mark.parametrize(
    "raw",
    [True, "", "abc", "1,5", "1e3", "1.2.3", "--1", math.nan, math.inf, Decimal("sNaN"), [1], "9" * 101, "½"],
)
def test_that_what_is_no_number_is_refused(raw):
    if raw == "":
        assert of("data_point", {"value": raw}) is None
    else:
        assert refusal(a_question("data_point", "q"), {"value": raw}).code == "not_a_number"


@pytest.mark.parametrize(
    "raw",
    [
        10**30,
        pytest.param(10**5000, id="huge"),
        Decimal("1E+30"),
        "0." + "0" * 30 + "1",
        Decimal("1E-999999"),
    ],
)
def test_that_a_number_beyond_all_measure_is_refused(raw):
    assert refusal(a_question("data_point"), raw).code == "number_too_large"


def test_that_a_data_point_may_be_incomplete():
    assert of("data_point", {"year": "۲۰۲۴"}) == {"year": 2024}
    full = {"source": " TÜİK ", "territory": "province", "year": Decimal("2024.0"), "value": "12"}
    kept = of("data_point", full)
    assert kept == {"value": 12, "year": 2024, "territory": "province", "source": "TÜİK"}
    assert list(kept) == ["value", "year", "territory", "source"]


@pytest.mark.parametrize("raw", [0, 10_000, "2023/24", 2023.5, True, [2023]])
def test_that_a_year_is_a_whole_number_of_our_era(raw):
    error = refusal(a_question("data_point", "q"), {"value": 1, "year": raw})
    assert (error.code, error.params["place"]) == ("not_a_year", "q.year")


def test_that_an_unknown_part_of_a_figure_is_refused_with_what_was_meant():
    assert refusal(a_question("data_point"), {"valeu": 1}).params["meant"] == "value"
    assert refusal(a_question("data_point", "q"), {"source": 5}).params["place"] == "q.source"


# Lists and groups


def test_that_items_get_ids_that_depend_on_nothing_but_place_and_text():
    first, second = of("list", ["one", " one "])
    assert re.fullmatch("t[a-z2-7]{8}", first["id"])
    assert first["id"] != second["id"]
    assert of("list", ["one", "one"]) == [first, second]


def test_that_ids_once_given_stay_and_double_ones_are_made_new():
    items = of(
        "list", [{"id": "a", "text": "x"}, {"id": "a", "text": "y"}, {"id": "b", "text": "z"}, {"text": "u"}]
    )
    assert [items[0]["id"], items[2]["id"]] == ["a", "b"]
    assert len({item["id"] for item in items}) == 4


def test_that_an_id_made_new_never_meets_one_given():
    made = of("list", ["x"])[0]["id"]
    items = of("list", ["x", {"id": made, "text": "y"}])
    assert items[1]["id"] == made
    assert items[0]["id"] != made


def test_that_empty_items_are_dropped():
    assert [item["text"] for item in of("list", ["a", "", None, {"id": "x"}, "b"])] == ["a", "b"]


@pytest.mark.parametrize("item_id", ["a b", 5, "x" * 65, "é", ["a"]])
def test_that_a_strange_id_is_refused(item_id):
    error = refusal(a_question("list", "q"), ["a", {"id": item_id, "text": "b"}])
    assert (error.code, error.params["place"]) == ("item_id_invalid", "q[2]")


def test_that_an_unknown_part_of_an_item_is_refused():
    assert refusal(a_question("list"), [{"txt": "b"}]).params["meant"] == "text"
    assert refusal(a_question("list", "q"), [5]).params["place"] == "q[1]"
    assert refusal(a_question("list"), {"a": 1}).params["expected"] == "list"


GROUP = a_question(
    "group",
    "practice.items",
    fields=(
        a_question(id_="title", translatable=True),
        a_question("date", "started"),
        a_question("long_text", "story", with_links=True),
        a_question("data_point", "total", computed=Computed("sum", ("cost",))),
    ),
)


def test_that_fields_of_a_group_are_taken_by_their_own_type():
    raw = [
        {"id": "a", "started": " 2016-07 ", "title": {"tr": "Okul", "en": " School ", "fr": ""}},
        {"story": {"answer": "x", "links": ["https://example.org"]}, "title": None},
    ]
    first, second = canonical(GROUP, raw)
    assert first == {"id": "a", "title": {"en": "School", "tr": "Okul"}, "started": "2016-07"}
    assert list(first["title"]) == ["en", "tr"]
    assert second["story"] == {"answer": "x", "links": ["https://example.org"]}
    assert "title" not in second


@pytest.mark.parametrize(
    ("raw", "code", "place"),
    [
        ([{"title": {"en": "x"}}, {"started": "soon"}], "not_a_date", "practice.items[2].started"),
        ([{"starred": "2016"}], "unknown_field", "practice.items[1]"),
        ([{"title": "x"}], "language_needed", "practice.items[1].title"),
        ([{"title": {"english": "x"}}], "not_a_language", "practice.items[1].title"),
        ([{"title": {5: "x"}}], "not_a_language", "practice.items[1].title"),
        ([{"title": {"en": 5}}], "wrong_type", "practice.items[1].title.en"),
        ([{"story": {"answer": "x", "evidence": ["A1"]}}], "not_here", "practice.items[1].story"),
        ([{"total": 5}], "takes_no_answer", "practice.items[1].total"),
        (["x"], "wrong_type", "practice.items[1]"),
        ([{"id": "?", "started": "2016"}], "item_id_invalid", "practice.items[1]"),
        ({"a": 1}, "wrong_type", "practice.items"),
    ],
)
def test_that_an_error_inside_a_group_names_the_narrowest_place(raw, code, place):
    error = refusal(GROUP, raw)
    assert (error.code, error.params["place"]) == (code, place)


def test_that_the_place_can_be_told_from_outside():
    assert refusal(GROUP, 5, place="answers.x").params["place"] == "answers.x"


# No relevant information, and what stands beside


@pytest.mark.parametrize("kind", ANSWERED)
def test_that_every_type_takes_no_relevant_information(kind):
    value = of(kind, {"none": " not collected\r\n"})
    assert value == {"none": "not collected"}
    assert is_none(value)
    assert is_answered(value)
    assert none_reason(value) == "not collected"


def test_that_a_reason_may_still_be_empty():
    assert of("list", {"none": None}) == {"none": ""}
    assert refusal(a_question("list", "q"), {"none": True}).params["place"] == "q.none"


def test_that_no_relevant_information_keeps_what_stands_beside_it():
    value = of("short_text", {"answer": {"none": "x"}, "links": ["a.example"]}, with_links=True)
    assert value == {"answer": {"none": "x"}, "links": ["a.example"]}
    assert is_none(value)
    assert none_reason(value) == "x"


ALL_BESIDE = a_question(id_="q", with_links=True, with_evidence=True, with_text=True)


def test_that_links_evidence_and_text_stand_beside_an_answer():
    raw = {"answer": "x", "links": ["b", "a", "b", ""], "evidence": ["A10", "A2", "A2"], "text": " why\r\n"}
    assert canonical(ALL_BESIDE, raw) == {
        "answer": "x",
        "links": ["b", "a"],
        "evidence": ["A2", "A10"],
        "text": "why",
    }


def test_that_what_stands_alone_beside_a_question_is_kept_but_answers_nothing():
    value = canonical(ALL_BESIDE, {"evidence": ["A1"]})
    assert value == {"evidence": ["A1"]}
    assert not is_answered(value)


@pytest.mark.parametrize("name", ["links", "evidence", "text"])
def test_that_nothing_stands_beside_a_question_without_that_trait(name):
    thing = "why" if name == "text" else ["A1"]
    error = refusal(a_question(id_="q"), {"answer": "x", name: thing})
    assert (error.code, error.params["name"]) == ("not_here", name)


@pytest.mark.parametrize("number", ["A0", "A01", "B1", "A10000", "1"])
def test_that_evidence_has_numbers(number):
    error = refusal(ALL_BESIDE, {"evidence": ["A1", number]})
    assert (error.code, error.params["place"]) == ("not_an_evidence_number", "q.evidence[2]")


def test_that_an_answer_is_wrapped_only_once():
    assert refusal(ALL_BESIDE, {"answer": {"answer": "x"}}).code == "wrong_type"


@pytest.mark.parametrize(
    "question",
    [
        a_question("statement"),
        a_question("signature"),
        a_question("data_point", computed=Computed("sum", ("a",))),
    ],
)
def test_that_what_nobody_types_takes_no_answer(question):
    assert canonical(question, None) is None
    assert refusal(question, "x").code == "takes_no_answer"


# Laws

RAW = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.decimals()
    | st.text(max_size=12)
    | st.dates(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                [
                    "answer",
                    "none",
                    "links",
                    "evidence",
                    "text",
                    "id",
                    "value",
                    "year",
                    "source",
                    "title",
                    "started",
                    "en",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)
LIKELY = st.one_of(
    RAW,
    st.lists(st.sampled_from(["red", "green", "blue", "A1", "A20", ""]), max_size=4),
    st.dictionaries(st.sampled_from(["access", "money", "time"]), st.integers(0, 6), max_size=3),
    st.lists(
        st.fixed_dictionaries(
            {},
            optional={"id": st.sampled_from("abc"), "title": st.text(max_size=5), "started": st.just("2016")},
        ),
        max_size=4,
    ),
    st.lists(
        st.fixed_dictionaries({"text": st.text(max_size=5)}, optional={"id": st.sampled_from("abc")}),
        max_size=4,
    ),
    st.fixed_dictionaries({"value": st.decimals(-(10**20), 10**20)}, optional={"year": st.integers(0, 9999)}),
)


@given(st.sampled_from(ANSWERED), LIKELY, st.booleans())
@settings(max_examples=400)
def test_that_what_is_canonical_stays_as_it_is(kind, raw, traits):
    question = a_question(kind, "q", with_links=traits, with_evidence=traits, with_text=traits)
    try:
        value = canonical(question, raw)
    except InputRefused as error:
        assert set(error.params) == set(REFUSAL_CODES[error.code])  # noqa: PT017
        return
    assert canonical(question, value) == value
    assert canonical_bytes(value)
    assert isinstance(plain_text(question, value), str)


@given(st.text())
@settings(max_examples=100)
def test_that_every_text_is_kept_in_normal_form(text):
    value = of("long_text", text)
    assert value is None or unicodedata.is_normalized("NFC", value)
    visible = [letter for letter in unicodedata.normalize("NFC", text) if letter.isalnum()]
    assert [letter for letter in value or "" if letter.isalnum()] == visible


# Plain text


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        ("short_text", None, ""),
        ("short_text", "Konya", "Konya"),
        ("short_text", {"answer": "Konya", "links": ["x"]}, "Konya"),
        ("short_text", {"links": ["x"]}, ""),
        ("long_text", {"none": "not collected"}, "not collected"),
        ("choice", "red", "Red"),
        ("choice", "gone", "gone"),
        ("choices", ["red", "blue"], "Red\nBlue"),
        ("rating_grid", {"access": 3, "time": 1}, "Access: 3\nTime: 1"),
        ("list", [{"id": "a", "text": "x"}, {"id": "b", "text": "y"}], "x\ny"),
        ("data_point", {"value": "495.86", "year": 2024, "source": "TÜİK"}, "495.86 km², 2024, TÜİK"),
        ("data_point", {"year": 2024}, "2024"),
    ],
)
def test_that_an_answer_can_be_read_as_bare_text(kind, value, said):
    assert plain_text(a_question(kind, unit="km²"), value) == said


def test_that_options_can_be_named_by_their_ids():
    assert plain_text(a_question("ranking"), ["red"], option_label=False) == "red"


def test_that_a_group_is_read_in_one_language_or_all():
    value = [
        {"id": "a", "title": {"en": "Two words", "tr": "Bir iki üç"}, "started": "2016"},
        {"id": "b", "title": {"en": "One"}},
    ]
    assert plain_text(GROUP, value) == "Two words\nBir iki üç\n2016\n\nOne"
    assert plain_text(GROUP, value, language="en") == "Two words\n2016\n\nOne"


def test_that_the_words_of_a_group_are_those_of_its_longest_language():
    value = [{"id": "a", "title": {"en": "Two words", "tr": "Bir iki üç"}, "started": "2016"}]
    assert answer_words(GROUP, value) == 4
    assert answer_words(GROUP, {"none": "nothing here"}) == 2
    assert answer_words(GROUP, [{"id": "a", "started": "2016"}]) == 1
    assert answer_words(GROUP, None) == 0
    assert answer_words(a_question("choice", options=options("a")), "a") == 1


def test_that_the_demonstration_form_holds_every_type():
    form = a_demo_form()
    assert {question.type for question in form.questions()} == set(QuestionType)
