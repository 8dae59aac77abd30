"""Marker words in every field; run alone with `python -m tests.endurance.marker_words`."""

import os

import pytest

from tests.endurance.marker_words import run

pytestmark = pytest.mark.skipif(os.name == "nt", reason="rights of files are those of POSIX here")


def test_that_what_people_write_stands_only_where_it_belongs_and_nothing_is_left_behind():
    found = run()
    assert found.well, found


def test_that_the_test_would_notice_an_answer_in_the_log():
    assert run(control=True).hits == ["data/lcapp.log"]
