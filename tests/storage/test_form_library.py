import errno
from pathlib import Path

import pytest

from lcapp.errors import EnvironmentFailed, FormInvalid, InputRefused, NotFound
from lcapp.storage.form_library import LARGEST_FILE, FormLibrary, files_in
from tests.domain.form_files import HEAD_LINES, NAME, form_file, question


@pytest.fixture
def resources(tmp_path):
    folder = tmp_path / "resources" / "forms" / "small"
    folder.mkdir(parents=True)
    (folder / "1.toml").write_bytes(form_file())
    return tmp_path / "resources"


@pytest.fixture
def own(tmp_path):
    folder = tmp_path / "data" / "forms"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def library(resources, own):
    return FormLibrary(resources, own.parent)


def next_year(*questions):
    return form_file(*questions).replace(b'version = "1"', b'version = "2"')


def test_that_shipped_forms_are_found_by_name(library):
    assert library.names() == ("small-1",)
    assert library.get("small-1").name == "small-1"


def test_that_an_unknown_form_names_the_nearest(library):
    with pytest.raises(NotFound) as missing:
        library.get("smal-1")
    assert missing.value.params == {"form": "smal-1", "meant": "small-1"}


@pytest.mark.parametrize("name", ["../small-1", "", "small", "/etc/passwd"])
def test_that_a_name_is_looked_up_and_never_made_into_a_path(library, name):
    with pytest.raises(NotFound):
        library.get(name)


@pytest.mark.parametrize("place", ["small/2.toml", "small-2.toml"])
def test_that_a_file_put_into_the_data_folder_is_offered(library, own, place):
    (own / place).parent.mkdir(exist_ok=True)
    (own / place).write_bytes(next_year())
    assert library.names() == ("small-1", "small-2")
    assert library.get("small-2").version == "2"
    assert library.problems() == ()


def test_that_a_copy_whose_version_was_not_changed_is_refused(library, own):
    (own / "small-2.toml").write_bytes(form_file())
    (found,) = library.problems()
    assert found.problems[0].params == {"name": "small-1", "file_name": "small-2"}
    with pytest.raises(FormInvalid):
        library.get("small-2")


def test_that_a_bad_file_harms_no_other_form(library, own):
    (own / "small-2.toml").write_bytes(next_year(question("city.it", "date", "max_words = 3")))
    (own / "small-3.toml").write_bytes(b" " * (LARGEST_FILE + 1))
    assert [(one.file, one.problems[0].code) for one in library.problems()] == [
        ("small-2.toml", "limit_not_here"),
        ("small-3.toml", "larger_than_allowed"),
    ]
    assert library.get("small-1").name == "small-1"


def test_that_what_makes_no_sense_is_told_with_its_line(library, own):
    (own / "small-2.toml").write_bytes(next_year(question("city.it", "date", "max_words = 3")))
    with pytest.raises(FormInvalid) as refused:
        library.get("small-2")
    assert refused.value.problems[0].params["line"] == HEAD_LINES + 3


def test_that_a_form_is_installed_byte_for_byte(library, own, tmp_path):
    file = tmp_path / "from a colleague.toml"
    file.write_bytes(next_year())
    assert library.install(file).name == "small-2"
    assert (own / "small" / "2.toml").read_bytes() == file.read_bytes()
    assert library.get("small-2").version == "2"


def test_that_a_corrected_form_is_installed_over_the_first(library, tmp_path):
    file = tmp_path / "form.toml"
    file.write_bytes(next_year())
    library.install(file)
    assert library.get("small-2").question("city.more") is None
    file.write_bytes(next_year(NAME, question("city.more", "date")))
    library.install(file)
    assert library.get("small-2").question("city.more") is not None


def test_that_a_released_form_is_never_replaced(library, own, tmp_path):
    file = tmp_path / "form.toml"
    file.write_bytes(form_file(NAME, question("city.more", "date")))
    with pytest.raises(InputRefused) as refused:
        library.install(file)
    assert (refused.value.code, refused.value.params) == ("form_released", {"form": "small-1"})
    assert list(own.iterdir()) == []


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"\xff", "form_invalid"), (b"id = ", "form_invalid"), (b" " * (LARGEST_FILE + 1), "file_too_large")],
)
def test_that_a_file_that_cannot_be_used_is_not_kept(library, own, tmp_path, data, code):
    file = tmp_path / "form.toml"
    file.write_bytes(data)
    with pytest.raises((FormInvalid, InputRefused)) as refused:
        library.install(file)
    assert refused.value.code == code
    assert list(own.iterdir()) == []


def test_that_a_missing_file_is_said(library, tmp_path):
    with pytest.raises(InputRefused) as refused:
        library.install(tmp_path / "nowhere.toml")
    assert refused.value.code == "file_not_found"


def test_that_a_folder_that_may_not_be_looked_into_is_named_with_the_reason(tmp_path, monkeypatch):
    def forbidden(path):
        raise PermissionError(errno.EACCES, "")

    (tmp_path / "forms").mkdir()
    (tmp_path / "forms" / "small-1.toml").touch()
    monkeypatch.setattr(Path, "is_file", forbidden)
    with pytest.raises(EnvironmentFailed) as failed:
        files_in(tmp_path / "forms", "*.toml")
    assert failed.value.params == {"file": str(tmp_path / "forms"), "reason": "not_allowed"}
