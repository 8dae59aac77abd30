"""What is written is read again as it was: every shipped file, and whatever a file can hold."""

import tomllib
from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcapp.domain.form_reader import read_form
from lcapp.domain.form_writer import head_of, write_tables

RESOURCES = Path(__file__).parents[2] / "resources"
FILES = sorted([*RESOURCES.glob("forms/*/*.toml"), *RESOURCES.glob("calls/*.toml")])
FORMS = [path for path in FILES if "forms" in path.parts and "-to-" not in path.name]

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
SCALARS = (
    TEXTS
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats(allow_nan=False)
    | st.dates()
    | st.datetimes()
    | st.times()
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=12,
)
TABLES = st.dictionaries(TEXTS, VALUES, max_size=5)
NESTED = st.recursive(
    TABLES,
    lambda inner: st.builds(
        lambda table, key, inside: {**table, key: inside},
        TABLES,
        st.sampled_from(["part", "section", "question", "fields", "options"]),
        st.lists(inner, min_size=1, max_size=3),
    ),
    max_leaves=6,
)


def written(tables):
    return tomllib.loads(write_tables(tables).decode("utf-8"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_that_every_shipped_file_says_the_same_when_it_is_written_again(path):
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    assert written(tables) == tables


@pytest.mark.parametrize("path", FORMS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_that_every_shipped_form_is_the_same_form_with_the_same_digest(path):
    before = read_form(path.read_bytes(), file=path.name)
    after = read_form(write_tables(tomllib.loads(path.read_text(encoding="utf-8"))), file=path.name)
    assert after == before
    assert after.digest == before.digest


@given(NESTED)
def test_that_whatever_a_file_can_hold_is_read_again(tables):
    assert written(tables) == tables


def test_that_writing_twice_changes_no_byte():
    for path in FORMS:
        once = write_tables(tomllib.loads(path.read_text(encoding="utf-8")))
        assert write_tables(tomllib.loads(once.decode("utf-8"))) == once


def test_that_days_and_odd_numbers_stay_what_they_are():
    tables = {
        "day": date(2027, 5, 16),
        "moment": datetime(2027, 5, 16, 9, 30),
        "hour": time(9, 30),
        "huge": 16**4000,
        "endless": float("inf"),
        "a key": {},
    }
    assert written(tables) == tables
    assert str(written({"none": float("nan")})["none"]) == "nan"


def test_that_acting_characters_and_half_letters_do_not_break_the_file():
    assert written({"a": 'x\x00\x7f\u202e"\\\r\n\ty'}) == {"a": 'x\x00\x7f\u202e"\\\r\n\ty'}
    assert written({"a": "x\ud800y"}) == {"a": "x\ufffdy"}


def test_that_people_find_parts_sections_and_questions_under_headings():
    source = (RESOURCES / "forms" / "membership" / "2025.toml").read_bytes()
    lines = write_tables(tomllib.loads(source.decode()), head=head_of(source)).decode().splitlines()
    assert lines[0].startswith("# Membership application form")
    assert lines.count("[[part.section.question]]") == source.decode().count("[[part.section.question]]")
    assert '  { id = "africa", label = "Africa" },' in lines


def test_that_only_the_comment_at_the_top_is_the_head():
    assert head_of(b"# one\n# two\n\n# three\nid = 1\n") == "# one\n# two"
    assert head_of(b'id = "small"\n# one\n') == ""


def test_that_what_stands_in_no_file_is_refused():
    with pytest.raises(TypeError):
        write_tables({"a": object()})
