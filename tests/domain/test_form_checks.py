import pytest

from lcapp.domain.form_checks import PROBLEM_CODES, check_form
from tests.builders import a_demo_form
from tests.domain.form_files import NAME, question, small_form

CHOICES = "options = [ { id = 'red', label = 'Red' } ]"
GRID = "rows = [ { id = 'a', label = 'A' } ]\nscale = [1, 2]"


def codes(*questions):
    found = check_form(small_form(*questions))
    for problem in found:
        assert set(PROBLEM_CODES[problem.code]) <= set(problem.params)
    return [problem.code for problem in found]


@pytest.mark.parametrize(
    ("type_", "more", "wanted"),
    [
        ("choice", "", ["options_missing"]),
        ("date", CHOICES, ["options_not_here"]),
        ("rating_grid", "scale = [1]", ["rows_missing"]),
        ("rating_grid", "rows = [ { id = 'a', label = 'A' } ]", ["scale_missing"]),
        ("rating_grid", GRID + "\nscale_meaning = ['low']", ["scale_meaning_count"]),
        ("group", "", ["fields_missing"]),
        ("date", "fields = [ { id = 'a', type = 'date', label = 'A' } ]", ["fields_not_here"]),
        ("date", "max_words = 3", ["limit_not_here"]),
        ("long_text", "min = 3", ["limit_not_here"]),
        ("long_text", "min_words = 3\nmax_words = 2", ["limits_crossed"]),
        ("data_point", "min = 3\nmax = 2", ["limits_crossed"]),
        ("date", "earliest = 2024-02-01\nlatest = 2024-01-01", ["limits_crossed"]),
        ("date", "translatable = true", ["trait_not_here"]),
        ("date", "with_stamp = true", ["trait_not_here"]),
        ("statement", "with_links = true", ["trait_not_here"]),
        ("long_text", "partial = true", ["trait_not_here"]),
        ("date", "computed = { sum = ['city.name'] }", ["trait_not_here", "computed_not_a_figure"]),
        ("data_point", "computed = { sum = ['city.nam'] }", ["computed_question_unknown"]),
        ("date", "visible_when = { question = 'city.nam', answered = true }", ["condition_question_unknown"]),
        ("date", "visible_when = { question = 'city.it', answered = true }", ["condition_forward"]),
        ("long_text", "confidence = 'exact'", ["exact_without_source"]),
        ("long_text", "confidence = 'exact'\nprovenance = 'seen: S1'", []),
        ("long_text", "min_words = 2\nmax_words = 2\ntranslatable = true", []),
    ],
)
def test_that_what_makes_no_sense_is_said(type_, more, wanted):
    assert codes(NAME, question("city.it", type_, more)) == wanted


def test_that_a_statement_with_an_unknown_blank_names_what_was_meant():
    statement = question("city.oath", "statement").replace('"L"', '"We, {city.nmae}, apply."')
    (problem,) = check_form(small_form(NAME, statement))
    assert (problem.code, problem.params) == (
        "blank_unknown",
        {"question": "city.nmae", "meant": "city.name"},
    )


def test_that_a_condition_compares_with_an_option_that_exists():
    colour = question("city.colour", "choice", CHOICES)
    later = question("city.it", "date", "visible_when = { question = 'city.colour', is = 'rad' }")
    (problem,) = check_form(small_form(colour, later))
    assert (problem.code, problem.params["meant"]) == ("condition_option_unknown", "red")


@pytest.mark.parametrize(
    ("looked_at", "wanted"),
    [
        ("kind", []),
        ("city.name", []),
        ("ended", ["condition_forward"]),
        ("kint", ["condition_question_unknown"]),
    ],
)
def test_that_a_field_looks_only_at_what_stands_before_it(looked_at, wanted):
    when = f'visible_when = {{ question = "{looked_at}", answered = true }}'
    fields = f"""fields = [
      {{ id = "kind", type = "short_text", label = "K" }},
      {{ id = "started", type = "date", label = "S", {when} }},
      {{ id = "ended", type = "date", label = "E" }},
    ]"""
    assert codes(NAME, question("city.items", "group", fields)) == wanted


def test_that_problems_inside_a_group_name_the_field():
    fields = "fields = [ { id = 'a', type = 'choice', label = 'A' } ]"
    (problem,) = check_form(small_form(question("city.items", "group", fields)))
    assert (problem.code, problem.place) == ("options_missing", "question city.items/a")


def test_that_a_form_of_every_type_is_clean_but_for_its_sources():
    assert {problem.code for problem in check_form(a_demo_form())} <= {"provenance_missing"}
