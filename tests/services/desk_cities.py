"""Cities that send files to a desk: each in a data folder of its own, with the real program."""

from dataclasses import dataclass
from pathlib import Path

from lcapp.bootstrap import build_app
from lcapp.domain.answers import AnswerKey
from lcapp.paths import app_paths

SAMPLE = "samplia-membership-2025"
CALL = "membership-2025"


class Quiet:
    """Nobody watches."""

    def __init__(self):
        self.told = []

    def progress(self, done, total):
        self.told.append((done, total))

    def check(self):
        """Nobody stops it."""


@dataclass
class City:
    """One city's own program and its dossier."""

    app: object
    number: int

    def package(self, folder: Path, name: str, **extras) -> Path:
        """The dossier as it stands, as a file in a folder."""
        session = self.app.dossiers.open(self.number)
        made = self.app.packages.of(self.app.submissions.picture(session))
        if extras:
            from dataclasses import replace

            made = replace(made, extras=extras)
        path = folder / f"{name}.lcdossier"
        path.write_bytes(self.app.packages.write(made))
        return path

    def seal(self):
        self.app.submissions.seal(self.app.dossiers.open(self.number))

    def answer(self, question, value, language=""):
        session = self.app.dossiers.open(self.number)
        session.set_answer(AnswerKey(question, language), value)
        session.flush()


def a_city(folder: Path, name: str, clock, **answers) -> City:
    """A city with the sample's answers under its own name; answers named `city__name` replace some."""
    app = build_app(app_paths(folder), actor=lambda: f"Officer of {name}", wait_seconds=0, clock=clock)
    sample = app.samples.get(SAMPLE)
    said = dict(sample.answers) | {AnswerKey("city.name"): name}
    said |= {AnswerKey(question.replace("__", ".")): value for question, value in answers.items()}
    started = app.dossiers.start(CALL, title=name)
    session = app.dossiers.open(started.number)
    for key, value in said.items():
        session.set_answer(key, value)
    session.flush()
    return City(app, started.number)
