from pathlib import Path

import lcapp
from lcapp.paths import app_paths, shipped_folders


def test_that_one_folder_can_hold_everything(tmp_path):
    paths = app_paths(tmp_path / "data")
    kept = (paths.data, paths.settings_file, paths.log_file, paths.library, paths.backups)
    assert all(path.is_relative_to(tmp_path / "data") for path in kept)
    assert not (tmp_path / "data").exists()


def test_that_a_relative_folder_is_meant_from_where_the_program_was_started(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert app_paths(Path("here")).data == tmp_path / "here"


def test_that_without_a_folder_the_places_of_the_system_are_taken(tmp_path, monkeypatch):
    for name, value in (
        ("HOME", "home"),
        ("XDG_DATA_HOME", "d"),
        ("XDG_CONFIG_HOME", "c"),
        ("XDG_STATE_HOME", "s"),
    ):
        monkeypatch.setenv(name, str(tmp_path / value))
    paths = app_paths()
    assert {paths.data.name, paths.settings_file.parent.name} == {"lcapp"}
    assert all(path.is_absolute() for path in (paths.data, paths.settings_file, paths.log_file))
    assert len({paths.library, paths.settings_file, paths.log_file}) == 3


def test_that_a_checkout_finds_what_is_shipped():
    paths = app_paths(Path("x"))
    assert (paths.resources / "fonts").is_dir()
    assert paths.translations == Path(lcapp.__file__).parents[1] / "translations"


def test_that_an_installed_package_looks_inside_itself(tmp_path):
    package = tmp_path / "site-packages" / "lcapp"
    (package / "_resources").mkdir(parents=True)
    (tmp_path / "site-packages" / "resources").mkdir()
    assert shipped_folders(package) == (package / "_resources", package / "_translations")
