from datetime import date

import pytest

from lcapp.domain.calls import Certainty
from lcapp.errors import FormInvalid, InputRefused, NotFound
from lcapp.storage.call_library import CallLibrary
from tests.domain.form_files import CALL


@pytest.fixture
def folders(tmp_path):
    shipped, own = tmp_path / "resources" / "calls", tmp_path / "data" / "calls"
    shipped.mkdir(parents=True)
    own.mkdir(parents=True)
    (shipped / "small-2025.toml").write_text(CALL, encoding="utf-8")
    return tmp_path / "resources", tmp_path / "data"


@pytest.fixture
def library(folders):
    return CallLibrary(*folders)


def test_that_calls_are_found_by_id(library):
    assert library.ids() == ("small-2025",)
    assert library.get("small-2025").title == "Small call"


def test_that_an_unknown_call_names_the_nearest(library):
    with pytest.raises(NotFound) as missing:
        library.get("small-2052")
    assert missing.value.params["meant"] == "small-2025"


def test_that_calls_in_the_data_folder_are_offered(library, folders):
    text = CALL.replace("small-2025", "small-2027")
    (folders[1] / "calls" / "small-2027.toml").write_text(text, encoding="utf-8")
    assert library.ids() == ("small-2025", "small-2027")
    assert library.get("small-2027").id == "small-2027"
    assert library.problems() == ()


def test_that_a_copy_whose_id_was_not_changed_is_refused(library, folders):
    (folders[1] / "calls" / "small-2027.toml").write_text(CALL, encoding="utf-8")
    (found,) = library.problems()
    assert found.problems[0].code == "name_not_of_file"
    with pytest.raises(FormInvalid):
        library.get("small-2027")


def test_that_a_call_is_installed_and_a_shipped_one_never_replaced(library, tmp_path):
    file = tmp_path / "call.toml"
    file.write_text(CALL.replace("small-2025", "small-2027"), encoding="utf-8")
    assert library.install(file).id == "small-2027"
    assert library.get("small-2027").title == "Small call"
    file.write_text(CALL, encoding="utf-8")
    with pytest.raises(InputRefused) as refused:
        library.install(file)
    assert refused.value.code == "call_released"


def test_that_the_commissions_own_deadline_is_kept_with_its_source(library, folders):
    library.set_own_deadline("small-2025", "2025-05-30", " Letter of the Commission ")
    kept = CallLibrary(*folders).get("small-2025")
    assert kept.own_deadline.day == date(2025, 5, 30)
    assert (kept.own_deadline.certainty, kept.own_deadline.source) == (
        Certainty.TYPED,
        "Letter of the Commission",
    )
    assert [name for name, _day in kept.deadlines()] == ["own", "city"]
    assert kept.city_deadline.value == "2025-06-15"


def test_that_an_own_deadline_can_be_taken_back(library, folders):
    library.set_own_deadline("small-2025", "2025-05-30", "Letter")
    library.set_own_deadline("small-2025", "", "")
    assert CallLibrary(*folders).get("small-2025").own_deadline.value == ""


@pytest.mark.parametrize("value", ["soon", "2025-02-30", "2025-05", "2025-05-30T10:00"])
def test_that_an_own_deadline_is_a_day(library, value):
    with pytest.raises(InputRefused) as refused:
        library.set_own_deadline("small-2025", value, "Letter")
    assert refused.value.code == "date_unreadable"
    assert library.get("small-2025").own_deadline.value == ""


def test_that_only_a_known_call_takes_a_deadline(library):
    with pytest.raises(NotFound):
        library.set_own_deadline("small-2026", "2025-05-30", "Letter")


@pytest.mark.parametrize("text", ["{", "[]", '{"small-2025": "2025-05-30"}', '{"small-2025": ["soon", ""]}'])
def test_that_a_damaged_list_of_deadlines_is_named(library, folders, text):
    (folders[1] / "own-deadlines.json").write_text(text, encoding="utf-8")
    with pytest.raises(InputRefused) as refused:
        library.get("small-2025")
    assert refused.value.params == {"file": "own-deadlines.json"}
