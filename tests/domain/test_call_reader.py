from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcapp.domain.call_reader import PROBLEM_CODES, is_call_date, read_call
from lcapp.domain.calls import CallKind, Certainty
from lcapp.domain.form_reader import PROBLEM_CODES as FILE_CODES
from lcapp.errors import FormInvalid
from tests.domain.form_files import CALL


def codes(text: str) -> list[str]:
    with pytest.raises(FormInvalid) as refused:
        read_call(text.encode(), file="small.toml")
    for problem in refused.value.problems:
        assert set({**FILE_CODES, **PROBLEM_CODES}[problem.code]) <= set(problem.params)
    return [problem.code for problem in refused.value.problems]


def test_that_a_call_is_read_with_its_certainties():
    call = read_call(CALL.encode(), file="small.toml")
    assert (call.id, call.kind, call.form) == ("small-2025", CallKind.MEMBERSHIP, "small-1")
    assert (call.city_deadline.day, call.city_deadline.certainty) == (date(2025, 6, 15), Certainty.SEEN)
    assert (call.opens.value, call.opens.certainty) == ("", Certainty.UNKNOWN)
    assert (call.cap.number, call.cap.certainty) == (None, Certainty.UNKNOWN)


@pytest.mark.parametrize("value", ["", "open", "2025", "2025-06", "2025-06-15", "2024-02-29"])
def test_that_a_date_is_a_day_a_month_a_year_open_or_unknown(value):
    assert is_call_date(value)
    call = read_call(CALL.replace("2025-06-15", value).encode(), file="small.toml")
    assert call.city_deadline.value == value


@pytest.mark.parametrize(
    "value", ["June", "2025-6", "2025-13", "2025-02-30", "20250615", "2025-W01-1", "٢٠٢٥", "2025-06-15T10"]
)
def test_that_anything_else_is_no_date(value):
    assert not is_call_date(value)
    assert codes(CALL.replace("2025-06-15", value)) == ["call_date_unreadable"]


@given(st.text(alphabet="0123456789-W", max_size=12))
def test_that_a_date_of_ten_characters_is_a_day_of_the_calendar(value):
    if is_call_date(value) and len(value) == 10:
        assert date.fromisoformat(value).isoformat() == value


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        ("[cap]\nnumber = 0\ncertainty = 'seen'", ["cap_unreadable"]),
        ("[cap]\nnumber = 3", ["key_missing"]),
        ("[opens]\nvalue = '2025-07-01'\ncertainty = 'seen'", ["call_dates_crossed"]),
        ("[opens]\nvalue = '2025-07'\ncertainty = 'seen'", ["call_dates_crossed"]),
        ("[opens]\nvalue = '2025-06-01'\ncertainty = 'sene'", ["word_unknown"]),
        ("[result]\nvalue = '2024'\ncertainty = 'inferred'", ["call_dates_crossed"]),
        ("[city_deadlines]\nvalue = '2025'", ["key_unknown"]),
        ("[[recipient]]\nsender = 'city'", ["key_missing", "key_missing"]),
    ],
)
def test_that_what_is_wrong_in_a_call_is_named(more, wanted):
    assert codes(f"{CALL}\n{more}\n") == wanted


def test_that_a_month_and_a_day_in_it_are_not_crossed():
    text = CALL + "\n[opens]\nvalue = '2025-06'\ncertainty = 'seen'\n"
    assert read_call(text.encode(), file="small.toml").opens.value == "2025-06"


@pytest.mark.parametrize("id_", ["Small", "small 2025", "small_2025", "کوچک", "../small"])
def test_that_an_id_has_small_letters_digits_and_hyphens(id_):
    assert codes(CALL.replace("small-2025", id_, 1)) == ["id_malformed"]


@given(st.binary(max_size=100))
def test_that_any_bytes_give_a_list_of_problems(data):
    with pytest.raises(FormInvalid):
        read_call(data, file="any.toml")
