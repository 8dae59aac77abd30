import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lcapp.domain.form_reader import PROBLEM_CODES, read_form
from lcapp.domain.forms import Confidence, Hand, QuestionType
from lcapp.errors import FormInvalid
from tests.domain.form_files import HEAD, HEAD_LINES, NAME, form_file, question, small_form

FORMS = Path(__file__).parents[2] / "resources" / "forms"
SHIPPED = {
    f"{path.parent.name}-{path.stem}": path.read_text(encoding="utf-8") for path in FORMS.glob("*/*.toml")
}
KEY_LINES = [
    (name, number)
    for name, text in sorted(SHIPPED.items())
    for number, line in enumerate(text.splitlines())
    if line[:1].isalpha() and " = " in line
]


def problems(data: bytes):
    with pytest.raises(FormInvalid) as refused:
        read_form(data, file="small.toml")
    assert refused.value.file == "small.toml"
    for problem in refused.value.problems:
        assert set(PROBLEM_CODES[problem.code]) <= set(problem.params)
    return refused.value.problems


def only_problem(data: bytes):
    (problem,) = problems(data)
    return problem


def test_that_a_form_is_read_with_its_hands_and_defaults():
    form = small_form(NAME, question("city.seal", "signature", 'filled_by = "mayor"'))
    name, seal = form.questions()
    assert (form.name, form.languages, form.confidence) == ("small-1", ("en",), Confidence.OWN)
    assert (name.filled_by, name.required, name.type) == (Hand.CITY, True, QuestionType.SHORT_TEXT)
    assert (name.provenance, name.confidence) == ("written for tests", Confidence.OWN)
    assert seal.filled_by is Hand.MAYOR


def test_that_limits_are_read_exactly():
    form = small_form(question("city.area", "data_point", "min = 0.1\nmax = 3"))
    area = form.question("city.area")
    assert (area.min, area.max) == (Decimal("0.1"), Decimal(3))


def test_that_nearly_the_right_key_is_recognised():
    problem = only_problem(form_file(question("city.plan", "long_text", "max_word = 200")))
    assert (problem.code, problem.place) == ("key_unknown", "question city.plan max_word")
    assert problem.params["meant"] == "max_words"


def test_that_nearly_the_right_word_is_recognised():
    problem = only_problem(form_file(question("city.plan", "longtext")))
    assert (problem.code, problem.params["meant"]) == ("word_unknown", "long_text")


def test_that_a_problem_names_the_line_of_its_question():
    problem = only_problem(form_file(NAME, question("city.plan", "long_text", "max_words = -1")))
    line = HEAD_LINES + NAME.count("\n") + 3
    assert (problem.code, problem.params["line"]) == ("number_negative", line)


def test_that_a_problem_inside_a_field_names_the_line_of_its_group():
    fields = 'fields = [ { id = "title", type = "short_text", label = "Title", size = 3 } ]'
    problem = only_problem(form_file(question("city.items", "group", fields)))
    assert (problem.place, problem.params["line"]) == ("question city.items/title size", HEAD_LINES + 3)


def test_that_a_file_saved_by_a_windows_editor_is_read():
    data = b"\xef\xbb\xbf" + form_file().replace(b"\n", b"\r\n")
    assert read_form(data, file="small.toml") == small_form()
    problem = only_problem(data + b"max_word = 3\r\n")
    assert problem.params["line"] == HEAD_LINES + 3


def test_that_every_problem_is_told_at_once():
    found = problems(form_file(question("city.a", "text"), question("city.b", "date", "partial = 1")))
    assert [(one.code, one.place) for one in found] == [
        ("word_unknown", "question city.a type"),
        ("wrong_kind", "question city.b partial"),
    ]


def test_that_bytes_that_are_no_text_are_said():
    assert only_problem(b'title = "\xff"').code == "file_not_text"


def test_that_a_file_that_is_no_toml_names_the_line():
    problem = only_problem(b'id = "a"\nversion = \n')
    assert (problem.code, problem.params["line"]) == ("toml_unreadable", 2)


@pytest.mark.parametrize(
    "line",
    [
        "max_words = " + "9" * 5000,
        "max_words = 0x" + "f" * 5000,
        "min = 0x" + "f" * 5000,
        "min = 1e400",
        "min = nan",
        "scale = [0x" + "f" * 5000 + "]",
        "note = " + "[" * 5000,
        "note" + ".a" * 5000 + " = 1",
        "max_words = true",
        "earliest = 2024-05-31T10:00:00",
        "earliest = 10:00:00",
    ],
)
def test_that_no_value_is_too_wild_to_be_refused_by_name(line):
    assert problems(form_file(question("city.plan", "long_text", line)))


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ("computed = { ratio = ['city.name'] }", "computed_unreadable"),
        ("computed = { ratio = ['city.a', 'city.b', 'city.c'] }", "computed_unreadable"),
        ("computed = { sum = [] }", "computed_unreadable"),
        ("visible_when = { question = 'city.name' }", "condition_unreadable"),
        ("visible_when = { all = [] }", "condition_unreadable"),
        ("visible_when = { question = 'city.name', is = 'a', includes = 'b' }", "condition_unreadable"),
        ("earliest = 'May'", "date_unreadable"),
        ("label = ' '", "key_missing"),
        ("options = [ 'a' ]", "wrong_kind"),
        ("options = [ { id = 'a', label = 'A' }, { id = 'a', label = 'B' } ]", "id_repeated"),
        ("rows = [ { id = 'none', label = 'None' } ]", "id_reserved"),
        ("options = [ { id = 'A b', label = 'A' } ]", "id_malformed"),
        ("fields = [ { id = 'links', type = 'url', label = 'L' } ]", "id_reserved"),
        (
            "fields = [ { id = 'a', type = 'group', label = 'L', "
            "fields = [ { id = 'b', type = 'date', label = 'B' } ] } ]",
            "field_nested",
        ),
    ],
)
def test_that_what_cannot_be_understood_is_named(more, code):
    text = f'\n[[part.section.question]]\nid = "city.plan"\ntype = "group"\n{more}\n'
    text += "" if more.startswith("label") else 'label = "L"\n'
    assert code in [one.code for one in problems(form_file(text))]


@pytest.mark.parametrize("id_", ["name", "City.name", "city.", ".name", "city name", "1.name", "city.نام"])
def test_that_an_id_has_a_point_and_small_letters(id_):
    assert "id_malformed" in [one.code for one in problems(form_file(question(id_, "date")))]


def test_that_an_id_stands_once():
    assert [one.code for one in problems(form_file(NAME, NAME))] == ["id_repeated"]


def test_that_a_form_without_questions_is_refused():
    assert only_problem(HEAD.encode()).code == "nothing_inside"


def test_that_two_forms_of_equal_content_have_one_digest():
    plain = small_form()
    spaced = read_form(form_file().replace(b" = ", b"   =  "), file="other.toml")
    assert plain.digest == spaced.digest
    assert small_form(NAME.replace("Name", "Names")).digest != plain.digest


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(KEY_LINES), st.sampled_from(["renamed", "dropped", "number", "list", "text", "flag"]))
def test_that_a_wrong_line_gives_a_form_or_a_named_place(line_of_form, change):
    name, number = line_of_form
    lines = SHIPPED[name].splitlines()
    key, _equals, _value = lines[number].partition(" = ")
    if lines[number].endswith("["):
        change = "renamed"
    lines[number] = {
        "renamed": lines[number].replace(key, f"{key}x", 1),
        "dropped": "",
        "number": f"{key} = 7",
        "list": f"{key} = []",
        "text": f'{key} = "…"',
        "flag": f"{key} = true",
    }[change]
    data = "\n".join(lines).encode("utf-8")
    try:
        read_form(data, file="broken.toml")
    except FormInvalid as refused:
        told = " ".join(f"{one.place} {one.params}" for one in refused.problems)
        assert key in told or f"{key}x" in told


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_that_any_bytes_give_a_form_or_a_list_of_problems(data):
    with pytest.raises(FormInvalid) as refused:
        read_form(data, file="any.toml")
    assert refused.value.problems


def test_that_the_mutations_meet_real_files():
    assert len(SHIPPED) >= 11
    assert all(tomllib.loads(text) for text in SHIPPED.values())
