"""Runs the real `main` in this process against a data folder of the test's own."""

import json
from dataclasses import dataclass

import pytest

from lcapp.cli.main import main


@dataclass(frozen=True)
class Told:
    """What a command said."""

    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)


@pytest.fixture
def data(tmp_path):
    """The data folder of the commands."""
    return tmp_path / "data"


@pytest.fixture
def lcapp(data, capfd):
    """`lcapp("check", 1, code=1)` runs a command and tells what it said; `code` is what it must end with."""

    def run(*words, code=0):
        capfd.readouterr()
        ended = main(["--data", str(data), *map(str, words)])
        said = capfd.readouterr()
        assert ended == code, f"{words} ended with {ended}\n{said.out}\n{said.err}"
        assert "Traceback" not in said.err
        return Told(said.out, said.err)

    return run


@pytest.fixture
def answers_file(tmp_path):
    """Writes an answers file and returns its path."""

    def write(answers, *, call="membership-2025", form="lcapp-answers/1"):
        file = tmp_path / "answers.json"
        told = {"format": form, "call": call, "answers": answers}
        file.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
        return file

    return write
