"""Changes to a form: nothing is lost, nothing given is changed, and every problem leads to its place."""

import copy
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lcapp.domain.form_checks import check_form, limits_of
from lcapp.domain.form_editing import (
    added,
    has,
    moved,
    next_version,
    outline,
    put_beside,
    removed,
    table_at,
    with_value,
)
from lcapp.domain.form_places import place_of
from lcapp.domain.form_reader import read_form
from lcapp.domain.form_writer import write_tables
from lcapp.errors import FormInvalid

NOWHERE = {"question": "a.b", "is": "c"}
DEMO = Path(__file__).parents[2] / "resources" / "forms" / "demo" / "1.toml"


@pytest.fixture
def demo():
    return tomllib.loads(DEMO.read_text(encoding="utf-8"))


def path_of(tables, id_):
    return next(line.path for line in outline(tables) if line.id == id_)


def order(tables):
    return [line.id for line in outline(tables)]


def problems(tables):
    try:
        return check_form(read_form(write_tables(tables), file="demo.toml"))
    except FormInvalid as error:
        return error.problems


def places(tables):
    return [(problem.code, *place_of(tables, problem)) for problem in problems(tables)]


def test_that_the_outline_names_everything_in_reading_order(demo):
    lines = outline(demo)
    assert [line.id for line in lines][:3] == ["city_part", "city", "city.name"]
    assert [line.id for line in lines if line.kind == "fields"] == ["title", "started", "cost", "story"]
    assert all(table_at(demo, line.path)["id"] == line.id for line in lines)


def test_that_a_value_changes_in_a_copy_and_only_there(demo):
    before = copy.deepcopy(demo)
    path = path_of(demo, "motivation.why")
    changed = with_value(demo, path, "max_words", 300)
    assert demo == before
    assert table_at(changed, path)["max_words"] == 300
    assert with_value(changed, path, "max_words", 200) == before
    assert "max_words" not in table_at(with_value(demo, path, "max_words", None), path)


def test_that_a_question_moves_within_its_section_and_over_its_end(demo):
    path = path_of(demo, "city.network_names")
    down, at = moved(demo, path, 1)
    assert at == path_of(down, "city.network_names")
    assert order(down).index("city.network_names") == order(down).index("profile") + 1
    assert moved(down, at, -1) == (demo, path)
    up, at = moved(demo, path, -1)
    assert order(up).index("city.network_names") == order(demo).index("city.network_names") - 1
    assert moved(up, at, 1) == (demo, path)


def test_that_a_section_moves_into_the_next_part_and_parts_change_places(demo):
    tables, at = moved(demo, path_of(demo, "motivation"), 1)
    assert at == ("part", 1, "section", 0)
    tables, at = moved(demo, path_of(demo, "mayor_part"), -1)
    assert at == ("part", 0)
    assert order(tables)[0] == "mayor_part"


def test_that_the_first_and_the_last_stay_where_they_are(demo):
    for id_, by in (("city_part", -1), ("city", -1), ("city.name", -1), ("title", -1), ("story", 1)):
        path = path_of(demo, id_)
        assert moved(demo, path, by) == (demo, path)
    path = path_of(demo, "endorsement.signature")
    assert moved(demo, path, 1) == (demo, path)


def test_that_a_dropped_line_stands_where_it_was_dropped(demo):
    path = path_of(demo, "city.country")
    for target, below, before in (
        ("city.name", False, "city"),
        ("city.founded", True, "city.founded"),
        ("profile.area", True, "profile.area"),
        ("profile.area", False, "profile.population"),
        ("pledge", True, "pledge.signature"),
    ):
        tables, at = put_beside(demo, path, path_of(demo, target), below=below)
        found = order(tables)
        assert found[found.index("city.country") - 1] == before
        assert at == path_of(tables, "city.country")
        assert sorted(found) == sorted(order(demo))


def test_that_nothing_is_dropped_where_it_cannot_stand(demo):
    question, field = path_of(demo, "city.country"), path_of(demo, "cost")
    assert put_beside(demo, question, path_of(demo, "city_part"), below=True) is None
    assert put_beside(demo, question, question, below=True) is None
    assert put_beside(demo, question, path_of(demo, "city"), below=True) is None
    assert put_beside(demo, field, question, below=True) is None
    assert put_beside(demo, path_of(demo, "city_part"), (), below=True) is None


def test_that_what_is_removed_is_gone_and_the_next_one_is_looked_at(demo):
    tables, at = removed(demo, path_of(demo, "city.country"))
    assert "city.country" not in order(tables)
    assert table_at(tables, at)["id"] == "city.website"
    while "section" in tables["part"][1]:
        tables, at = removed(tables, ("part", 1, "section", 0))
    assert at == ("part", 1)


def test_that_a_new_question_stands_behind_the_chosen_one_with_an_id_of_its_own(demo):
    path = path_of(demo, "city.country")
    tables, at = added(demo, path, "question")
    tables, second = added(tables, at, "question")
    assert at == (*path[:-1], path[-1] + 1)
    assert [table_at(tables, one)["id"] for one in (at, second)] == ["city.question_1", "city.question_2"]
    assert {code for code, *_place in places(tables)} == {"key_missing"}


def test_that_fields_are_added_to_groups_only(demo):
    group = path_of(demo, "practice.items")
    tables, at = added(demo, group, "fields")
    assert table_at(tables, at)["id"] == "field_1"
    tables, at = added(demo, path_of(demo, "title"), "fields")
    assert at == (*group, "fields", 1)
    assert added(demo, path_of(demo, "city.name"), "fields") is None
    assert added(demo, (), "question") is None
    assert added(demo, ("part", 0), "section")[1] == ("part", 0, "section", 3)
    assert added(demo, (), "part")[1] == ("part", 3)


@settings(max_examples=60)
@given(st.data())
def test_that_any_row_of_moves_loses_no_question(data):
    tables = tomllib.loads(DEMO.read_text(encoding="utf-8"))
    names = sorted(order(tables))
    for _step in range(8):
        path = data.draw(st.sampled_from([line.path for line in outline(tables)]))
        if data.draw(st.booleans()):
            tables, at = moved(tables, path, data.draw(st.sampled_from([-1, 1])))
        else:
            target = data.draw(st.sampled_from([line.path for line in outline(tables)]))
            tables, at = put_beside(tables, path, target, below=data.draw(st.booleans())) or (tables, path)
        assert has(tables, at)
        assert sorted(order(tables)) == names


@pytest.mark.parametrize(
    ("at", "key", "value", "code", "leads_to"),
    [
        ("city.name", "label", "", "key_missing", "label"),
        ("city.name", "max_characters", "many", "wrong_kind", "max_characters"),
        ("city.name", "max_items", 3, "limit_not_here", "max_items"),
        ("motivation.why", "min_words", 900, "limits_crossed", "min_words"),
        ("city.name", "with_stamp", True, "trait_not_here", "with_stamp"),
        ("city.name", "id", "city", "id_malformed", "id"),
        ("city.networks", "options", None, "options_missing", "options"),
        ("city.name", "options", [{"id": "a", "label": "A"}], "options_not_here", "options"),
        ("city.networks", "options", [{"id": "a", "label": ""}], "key_missing", "options"),
        ("city.networks", "options", [{"id": "a", "label": "A"}] * 2, "id_repeated", "options"),
        ("motivation.challenges", "rows", [{"id": "a", "label": "A"}] * 2, "id_repeated", "rows"),
        ("motivation.challenges", "scale", None, "scale_missing", "scale"),
        ("motivation.challenges", "scale_meaning", ["low"], "scale_meaning_count", "scale_meaning"),
        ("practice.items", "fields", None, "fields_missing", "fields"),
        ("title", "type", "group", "field_nested", "type"),
        ("title", "label", "", "key_missing", "label"),
        ("city.name", "provenance", "", "provenance_missing", "provenance"),
        ("city.name", "confidence", "exact", "exact_without_source", "provenance"),
        ("city.name", "confidence", "sure", "word_unknown", "confidence"),
        ("city.name", "colour", "red", "key_unknown", "colour"),
        ("city.name", "required_when", NOWHERE, "condition_question_unknown", "required_when"),
        ("profile.density", "computed", {"sum": ["a.b"]}, "computed_question_unknown", "computed"),
        ("pledge.text", "label", "We, {city.nam}", "blank_unknown", "label"),
        ("city", "title", "", "key_missing", "title"),
        ("mayor_part", "filled_by", "nobody", "word_unknown", "filled_by"),
    ],
)  # fmt: skip
def test_that_a_problem_leads_to_its_table_and_its_key(demo, at, key, value, code, leads_to):
    path = path_of(demo, at)
    assert (code, path, leads_to) in places(with_value(demo, path, key, value))


def test_that_of_two_with_one_id_the_second_is_shown(demo):
    second = path_of(demo, "city.country")
    assert places(with_value(demo, second, "id", "city.name"))[0] == ("id_repeated", second, "id")
    field = path_of(demo, "cost")
    assert ("id_repeated", field, "id") in places(with_value(demo, field, "id", "title"))


def test_that_a_problem_of_the_whole_form_leads_to_its_key(demo):
    assert places(with_value(demo, (), "title", ""))[0] == ("key_missing", (), "title")
    assert places({**demo, "part": []})[0] == ("nothing_inside", (), "part")


def test_that_every_problem_of_a_broken_form_has_a_place(demo):
    for line in outline(demo):
        for key in table_at(demo, line.path):
            broken = with_value(demo, line.path, key, {"odd": [1]})
            found = places(broken)
            assert all(has(broken, path) for _code, path, _key in found)


def test_that_a_version_of_its_own_is_proposed():
    assert next_version("2025", ["2023", "2025"], year=2026) == "2026"
    assert next_version("2025", ["2025", "2026"], year=2024) == "2027"
    assert next_version("1", ["1", "2"], year=2026) == "3"
    assert next_version("2019-2021", [], year=2026) == "2019-2021-own"
    assert next_version("2019-2021", ["2019-2021-own"], year=2026) == "2019-2021-own_1"


def test_that_each_type_has_the_limits_the_linter_lets_through(demo):
    assert limits_of("date") == ("earliest", "latest")
    assert "max_words" in limits_of("long_text")
    assert limits_of("country") == ()
