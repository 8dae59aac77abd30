"""Which files of the data folder are a person's own, and which names a stranger may bring."""

import pytest

from lcapp.settings import Settings, SettingsFile
from lcapp.storage import own_files
from lcapp.storage.own_files import OwnKind, kind_of


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("forms/membership/2027.toml", OwnKind.FORM),
        ("forms/membership-2027.toml", OwnKind.FORM),
        ("forms/membership/2025-to-2027.toml", OwnKind.CHANGE_MAP),
        ("forms/membership/2027.docx", OwnKind.DOCUMENT),
        ("calls/membership-2027.toml", OwnKind.CALL),
        ("guidance/راهنما\u200cها.toml", OwnKind.GUIDANCE),
        ("forms-in-work/copy-of-membership-2025.toml", OwnKind.IN_WORK),
        ("own-deadlines.json", OwnKind.DEADLINES),
        ("advice-off.json", OwnKind.ADVICE),
        ("settings.json", OwnKind.SETTINGS),
        ("signing-key", OwnKind.KEY),
    ],
)
def test_that_every_own_file_is_known_by_its_place(name, kind):
    assert kind_of(name) is kind


@pytest.mark.parametrize(
    "name",
    [
        "",
        "library.sqlite",
        "library.seal",
        "journal.jsonl",
        "snapshots/own.toml",
        "evidence/a.toml",
        "dictionaries/fa.dic",
        "guidance/topics.toml",
        "/forms/membership/2027.toml",
        "forms//2027.toml",
        "forms/../own.toml",
        "forms/../../own.toml",
        "forms/membership/../2027.toml",
        "forms/membership/deep/2027.toml",
        "forms/membership/2027.TOML.exe",
        "forms/member\\ship/2027.toml",
        "forms/c:2027.toml",
        "forms/con/2027.toml",
        "forms/nul.toml",
        "forms/.hidden.toml",
        "forms/membership./2027.toml",
        "forms/membership /2027.toml",
        "forms/a\0b.toml",
        "forms/a\nb.toml",
        "forms/a\u202eb.toml",
        "forms/a\ud800b.toml",
        f"forms/{'n' * 250}.toml",
        "calls/one.json",
        "forms-in-work/one.unreadable",
    ],
)
def test_that_any_other_name_is_nobodys(name):
    assert kind_of(name) is None


def test_that_what_cannot_go_is_named_and_the_rest_is_found(tmp_path, monkeypatch):
    monkeypatch.setattr(own_files, "LARGEST_FILE", 10)
    for name in ("forms/a/1.toml", "calls/ok.toml", "guidance/large.toml", "forms-in-work/b.unreadable"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x" * (11 if "large" in name else 10))
    told = own_files.own_files(tmp_path, SettingsFile(tmp_path / "settings.json"))
    assert list(told.found) == ["calls/ok.toml", "forms/a/1.toml"]
    assert told.left_out == ("guidance/large.toml",)


def test_that_files_beyond_the_limits_are_named(tmp_path, monkeypatch):
    (tmp_path / "calls").mkdir()
    for count in range(4):
        (tmp_path / "calls" / f"c{count}.toml").write_bytes(b"x" * 10)
    settings = SettingsFile(tmp_path / "settings.json")
    monkeypatch.setattr(own_files, "MOST_FILES", 3)
    assert own_files.own_files(tmp_path, settings).left_out == ("calls/c3.toml",)
    monkeypatch.setattr(own_files, "MOST_BYTES_IN_ALL", 25)
    assert len(own_files.own_files(tmp_path, settings).left_out) == 2


def test_that_only_settings_somebody_chose_are_carried_and_none_of_this_screen(tmp_path):
    settings = Settings(name="Ada", window="AAAA", copies_elsewhere="/stick", recent=(3,), paper="a4")
    assert own_files.settings_chosen(settings) == {"name": "Ada"}
