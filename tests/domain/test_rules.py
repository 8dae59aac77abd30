from datetime import date
from decimal import Decimal

import pytest

from lcapp.domain.findings import Severity
from lcapp.domain.forms import QuestionType
from lcapp.domain.rules import FINDING_CODES, RULES, complaints
from lcapp.domain.rules_base import Asked
from tests.builders import a_question

TODAY = date(2026, 3, 2)


def said(type_, value, *, required=False, year=2026, **more):
    question = a_question(type_, "q", **more)
    found = list(complaints(Asked(question, value, required, TODAY, year)))
    for complaint in found:
        assert set(complaint.params) == set(FINDING_CODES[complaint.code])
    return found


def codes(*args, **more):
    return [complaint.code for complaint in said(*args, **more)]


FIGURE = {"value": 84300, "year": 2024, "territory": "city", "source": "TÜİK"}


@pytest.mark.parametrize(
    ("type_", "value"),
    [
        ("short_text", "Konya"),
        ("long_text", "Two words"),
        ("data_point", FIGURE),
        ("date", "2024-05-31"),
        ("choice", "red"),
        ("choices", ["red"]),
        ("rating_grid", {"access": 1, "money": 2, "time": 3}),
        ("list", [{"id": "a", "text": "x"}]),
        ("ranking", ["red"]),
        ("group", [{"id": "a", "title": "x"}]),
        ("email", "office@city.example"),
        ("phone", "+45 88 72 64 00"),
        ("url", "https://city.example"),
        ("country", "TR"),
    ],
)
def test_that_a_good_answer_gets_no_complaint(type_, value):
    assert codes(type_, value, required=True) == []
    assert codes(type_, None) == []


@pytest.mark.parametrize("type_", [t for t in QuestionType if t.value not in ("statement", "signature")])
def test_that_a_required_answer_may_not_be_missing(type_):
    assert codes(type_, None, required=True) == ["missing_answer"]


def test_that_no_relevant_information_needs_a_reason():
    assert codes("list", {"none": ""}) == ["none_without_reason"]
    assert codes("list", {"answer": {"none": ""}, "links": ["a.example"]}, with_links=True) == [
        "none_without_reason"
    ]


def test_that_two_hundred_words_pass_and_one_more_does_not():
    assert said("long_text", "word " * 200, max_words=200) == []
    (over,) = said("long_text", "word " * 201, max_words=200)
    assert (over.code, over.severity) == ("too_many_words", Severity.MUST_FIX)
    assert over.params == {"extra": 1, "limit": 200, "count": 201}


def test_that_words_of_lists_and_groups_are_counted_together():
    items = [{"id": "a", "text": "one two"}, {"id": "b", "text": "three"}]
    assert codes("list", items, max_words=2) == ["too_many_words"]
    assert codes("group", [{"id": "a", "title": "one two three"}], max_words=2) == ["too_many_words"]


def test_that_links_and_explanations_beside_an_answer_are_not_counted():
    wrapped = {"answer": "one two", "links": ["a.example"], "text": "three four five"}
    assert codes("long_text", wrapped, max_words=2, with_links=True, with_text=True) == []


def test_that_too_few_words_are_counted_only_once_something_is_written():
    (short,) = said("long_text", "One two", min_words=5)
    assert short.params == {"missing": 3, "limit": 5, "count": 2}
    assert codes("long_text", "One two three four five", min_words=5) == []
    assert codes("long_text", None, min_words=5) == []


def test_that_characters_have_a_limit():
    assert codes("short_text", "abc", max_characters=3) == []
    (over,) = said("short_text", "abcd", max_characters=3)
    assert over.params == {"extra": 1, "limit": 3, "count": 4}


@pytest.mark.parametrize(
    ("value", "code", "params"),
    [
        (0, "number_too_small", {"limit": 1, "value": 0}),
        ("0.9", "number_too_small", {"limit": 1, "value": "0.9"}),
        (1, None, None),
        ("99.5", None, None),
        ("99.6", "number_too_large", {"limit": "99.5", "value": "99.6"}),
    ],
)
def test_that_figures_stay_within_their_limits(value, code, params):
    found = said("data_point", FIGURE | {"value": value}, min=Decimal(1), max=Decimal("99.5"))
    assert [(one.code, one.params) for one in found] == ([(code, params)] if code else [])


def test_that_a_figure_wants_year_territory_and_source():
    found = said("data_point", {"value": 5})
    assert [one.code for one in found] == [
        "figure_without_year",
        "figure_without_territory",
        "figure_without_source",
    ]
    assert {one.severity for one in found} == {Severity.ADVICE}


def test_that_a_year_without_its_figure_is_said_once():
    assert codes("data_point", {"year": 2024}) == ["figure_without_value"]
    assert codes("data_point", {"year": 2024}, required=True) == ["missing_answer"]


def test_that_a_figure_grows_old_by_the_calls_year():
    assert codes("data_point", FIGURE, max_age_years=2, year=2026) == []
    (old,) = said("data_point", FIGURE, max_age_years=2, year=2027)
    assert (old.code, old.params, old.severity) == (
        "figure_is_old",
        {"year": 2024, "limit": 2},
        Severity.ADVICE,
    )


def test_that_a_year_to_come_is_doubted():
    assert codes("data_point", FIGURE | {"year": 2026}) == []
    assert codes("data_point", FIGURE | {"year": 2027}) == ["figure_from_the_future"]


def test_that_a_date_is_given_to_the_day_unless_the_form_takes_less():
    assert codes("date", "2024-05") == ["date_not_exact"]
    assert codes("date", "2024", partial=True) == []


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("2024-05-15", []),
        ("2024-05-14", ["date_too_early"]),
        ("2024-07-02", ["date_too_late"]),
        ("2024-05", []),
        ("2024-04", ["date_too_early"]),
        ("2024", []),
        ("2023", ["date_too_early"]),
        ("2025", ["date_too_late"]),
    ],
)
def test_that_dates_stay_within_their_limits_as_far_as_they_are_known(value, found):
    assert codes("date", value, earliest="2024-05-15", latest="2024-07-01", partial=True) == found


@pytest.mark.parametrize(
    ("type_", "value"),
    [
        ("list", [{"id": "a", "text": "x"}, {"id": "b", "text": "y"}]),
        ("choices", ["red", "blue"]),
        ("ranking", ["red", "blue"]),
        ("group", [{"id": "a", "title": "x"}, {"id": "b", "title": "y"}]),
    ],
)
def test_that_items_are_counted(type_, value):
    assert codes(type_, value, min_items=2, max_items=2) == []
    (few,) = said(type_, value, min_items=3)
    assert (few.code, few.params) == ("too_few_items", {"limit": 3, "count": 2})
    (many,) = said(type_, value, max_items=1)
    assert (many.code, many.params) == ("too_many_items", {"extra": 1, "limit": 1, "count": 2})
    assert codes(type_, None, min_items=3) == []


def test_that_a_required_grid_wants_every_row():
    assert codes("rating_grid", {"access": 1}) == []
    (missing,) = said("rating_grid", {"access": 1}, required=True)
    assert (missing.code, missing.params) == ("ratings_missing", {"count": 2})


@pytest.mark.parametrize("text", ["a@b.example", "ada.lovelace+city@mail.konya.bel.tr", "شهردار@شهر.ایران"])
def test_that_e_mail_addresses_are_recognised(text):
    assert codes("email", text) == []


@pytest.mark.parametrize("text", ["a@b", "a b@c.example", "a@b@c.example", "@b.example", "a@b..example", "a"])
def test_that_a_malformed_e_mail_address_must_be_fixed(text):
    (found,) = said("email", text)
    assert (found.code, found.severity) == ("email_malformed", Severity.MUST_FIX)


@pytest.mark.parametrize(
    "text", ["+98 (31) 5545 0000", "0332-221 14 00 ext. 12", "۰۳۱۵۵۴۵۰۰۰۰", "+45 88726400 x2"]
)
def test_that_telephone_numbers_are_recognised(text):
    assert codes("phone", text) == []


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("12345", Severity.MUST_FIX),
        ("call me", Severity.MUST_FIX),
        ("+45 office 12345678", Severity.ADVICE),
        ("+386 3 123 45 67 (Nina)", Severity.ADVICE),
    ],
)
def test_that_a_telephone_number_nobody_can_dial_must_be_fixed_and_a_strange_one_is_doubted(text, severity):
    (found,) = said("phone", text)
    assert (found.code, found.severity) == ("phone_malformed", severity)


@pytest.mark.parametrize(
    "text",
    [
        "https://www.konya.bel.tr",
        "www.konya.bel.tr/en?x=1#y",
        "HTTP://a.example:8080/",
        "https://شهر.ایران/صفحه",
    ],
)
def test_that_web_addresses_are_recognised(text):
    assert codes("url", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "konya",
        "ftp://a.example",
        "https://",
        "a@b.example",
        "https//a.example",
        "htps://a.example",
        "https://https://a.example",
        "https://a..example",
        "coming soon",
    ],
)
def test_that_a_web_address_no_browser_opens_must_be_fixed(text):
    (found,) = said("url", text)
    assert (found.code, found.severity) == ("url_malformed", Severity.MUST_FIX)


@pytest.mark.parametrize(
    "text",
    [
        "https://a.example/with space",
        "https://a.example (in English)",
        "https://a.example; https://b.example",
        "https:/a.example",
        "http://192.0.2.7/city",
    ],
)
def test_that_a_web_address_that_may_open_all_the_same_is_doubted(text):
    (found,) = said("url", text)
    assert (found.code, found.severity) == ("url_malformed", Severity.ADVICE)


def test_that_strange_links_are_doubted_one_by_one():
    found = said("short_text", {"answer": "x", "links": ["a.example", "?", "b"]}, with_links=True)
    assert [(one.code, one.params["number"]) for one in found] == [
        ("link_malformed", 2),
        ("link_malformed", 3),
    ]


def test_that_a_country_is_two_capital_letters():
    assert codes("country", "Turkey") == ["country_malformed"]


def test_that_what_is_shown_of_an_answer_is_short():
    assert len(said("url", "x" * 500)[0].params["value"]) == 80


def test_that_every_rule_has_a_name_of_its_own():
    assert len(set(RULES.values())) == len(RULES)
    assert {"required", "min_words", "max_words", "max_characters", "min", "max"} <= set(RULES)
    assert {"earliest", "latest", "min_items", "max_items", "max_age_years"} <= set(RULES)
