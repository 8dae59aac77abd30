"""What a screen reader on Linux hears of a field in the draft screen, over the real bus."""

import pytest

from tests.accessibility.at_spi_run import run, what_is_missing


@pytest.mark.window
def test_that_a_screen_reader_hears_name_help_and_finding_of_a_field():
    if missing := what_is_missing():
        pytest.skip(f"missing: {missing}")
    told = run()
    expected = told["expected"]
    field = next(one for one in told["heard"] if one["focused"])
    assert field["name"].startswith(expected["name"])
    assert expected["help"] in field["description"]
    assert expected["finding"] in field["description"]
    assert expected["name"] in field["labelled_by"]
    assert field["text"].startswith("word word")
