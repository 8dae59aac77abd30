"""The words of run.py for translators: the catalogs brought up to date, pictures of all screens."""

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def run(monkeypatch):
    spec = importlib.util.spec_from_file_location("run_for_languages", ROOT / "run.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.told = []
    monkeypatch.setattr(module, "environment", lambda dev: "python")
    monkeypatch.setattr(module, "system_libraries", lambda needed, required=True: None)
    monkeypatch.setattr(module, "catalogs", lambda python: module.told.append("compiled"))

    def started(command, env, cwd=None):
        module.told.append((*map(str, command), env.get("QT_QPA_PLATFORM", "")))
        return 0

    monkeypatch.setattr(module, "run", started)
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    return module


def test_that_translate_updates_the_catalogs_and_compiles_them(run):
    assert run.main(["translate", "fa"]) == 0
    script = str(ROOT / "resources" / "build" / "translate.py")
    assert run.told == [("python", script, "fa", ""), "compiled"]


def test_that_screenshots_are_drawn_offscreen_from_compiled_catalogs(run):
    assert run.main(["screenshots", "pictures", "light"]) == 0
    script = str(ROOT / "resources" / "build" / "screenshots.py")
    assert run.told == ["compiled", ("python", script, "pictures", "light", "offscreen")]


def test_that_both_words_are_told_to_somebody_who_does_not_know_them(run, capsys):
    assert run.main(["--help"]) == 0
    assert "python3 run.py translate" in capsys.readouterr().out
    assert run.main(["translat"]) == 2
    assert "screenshots DIR" in capsys.readouterr().err
