import dataclasses
import json
import stat

import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from lcapp.settings import Settings, SettingsFile, declared, fits

UNUSUAL = Settings(
    name="Žana",
    language="fa",
    theme="dark",
    text_size=150,
    paper="letter",
    window="AAE=",
    panels="x",
    recent=(3, 1),
)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "config" / "settings.json"


def test_that_without_a_file_everything_has_its_default(path):
    assert SettingsFile(path).load() == Settings()
    assert not path.exists()


def test_that_settings_come_back_as_they_were_saved(path):
    SettingsFile(path).save(UNUSUAL)
    assert SettingsFile(path).load() == UNUSUAL
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_that_keys_of_another_version_are_kept(path):
    path.parent.mkdir()
    path.write_text('{"name": "Ada", "from_the_future": [1]}')
    file = SettingsFile(path)
    file.save(dataclasses.replace(file.load(), theme="dark"))
    assert json.loads(path.read_text())["from_the_future"] == [1]
    assert file.load() == Settings(name="Ada", theme="dark")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("name", 7),
        ("name", "x" * 201),
        ("theme", "pink"),
        ("theme", []),
        ("text_size", 79),
        ("text_size", 201),
        ("text_size", True),
        ("text_size", "100"),
        ("paper", None),
        ("recent", "12"),
        ("recent", ["a"]),
        ("recent", list(range(21))),
    ],
)
def test_that_a_value_out_of_bounds_falls_back_alone(path, name, value):
    path.parent.mkdir()
    path.write_text(json.dumps({"language": "tr", name: value}))
    assert SettingsFile(path).load() == Settings(language="tr")


@pytest.mark.parametrize("broken", [b"{", b"[]", b"\xff\xfe", b"7", b"[" * 100_000])
def test_that_a_file_that_cannot_be_understood_is_put_aside_and_not_thrown_away(path, broken):
    path.parent.mkdir()
    path.write_bytes(broken)
    file = SettingsFile(path)
    assert file.load() == Settings()
    file.save(UNUSUAL)
    assert file.load() == UNUSUAL
    assert path.with_suffix(".damaged.json").read_bytes() == broken


def test_that_every_setting_is_declared_with_a_default_that_fits():
    assert [each.name for each in declared()] == [each.name for each in dataclasses.fields(Settings)]
    assert all(fits(each.name, each.default) for each in declared())
    theme = next(each for each in declared() if each.name == "theme")
    size = next(each for each in declared() if each.name == "text_size")
    assert theme.choices == ("system", "light", "dark")
    assert (size.low, size.high) == (80, 200)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner),
    max_leaves=3,
)


@effort(max_examples=50)
@given(kept=st.fixed_dictionaries({}, optional={each.name: anything for each in declared()}))
def test_that_whatever_stands_in_the_file_the_program_starts(tmp_path_factory, kept):
    path = tmp_path_factory.mktemp("settings") / "settings.json"
    path.write_text(json.dumps(kept))
    loaded = SettingsFile(path).load()
    assert all(fits(each.name, getattr(loaded, each.name)) for each in declared())
