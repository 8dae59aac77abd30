"""A real window with a draft, and a file that Ana wrote of a part of it."""

import hashlib

import pytest

from lcapp.bootstrap import build_app
from lcapp.domain.answers import AnswerKey
from lcapp.paths import app_paths
from lcapp.sandbox.package_reader import read_package
from lcapp.services.package_ports import OpenedPackage
from lcapp.services.package_preview import Inspected
from lcapp.services.senders import NOBODY
from tests.ui.frame.conftest import *  # noqa: F403 - the window of the frame's tests

NAME = AnswerKey("city.name")
WHY = AnswerKey("motivation.why", "en")
VISION = AnswerKey("vision.text", "en")
BASE = "We learn in the old city, and we want to learn more."


def opened_here(path):
    """What the child process finds in a package, without the child."""
    data = path.read_bytes()
    package = read_package(data)
    opened = OpenedPackage(
        "accepted",
        head=package.head,
        data=package.data,
        form_file=package.form_file,
        call_file=package.call_file,
        manifest=package.manifest,
    )
    return Inspected(opened, hashlib.sha256(data).hexdigest(), data, NOBODY)


class Office:
    """The window's own program, and the computer of a colleague."""

    def __init__(self, app, folder, clock):
        self.app, self._folder, self._clock = app, folder, clock
        self.number = app.dossiers.start("membership-2025", title="Samplia").number
        session = self.session()
        session.set_answer(NAME, "Samplia")
        session.set_answer(WHY, BASE)
        session.set_answer(VISION, "A city that learns.")
        session.flush()

    def session(self):
        return self.app.dossiers.open(self.number)

    def write(self, **texts):
        session = self.session()
        for key, text in ((WHY, texts.get("why")), (VISION, texts.get("vision"))):
            if text is not None:
                session.set_answer(key, text)
        session.flush()

    def returned(self, *, name="Ana", sections=("motivation", "vision"), **texts):
        """A file from Ana, who wrote in the sections as they are now."""
        out, back = self._folder / f"{name}.lcdossier", self._folder / f"{name}-back.lcdossier"
        session = self.session()
        self.app.parcels.hand_out(session, sections, out, to=name, due="2026-05-20")
        theirs = build_app(
            app_paths(self._folder / name), actor=lambda: name, wait_seconds=0, clock=self._clock
        )
        draft = theirs.dossiers.open(theirs.parcels.open(opened_here(out)).number)
        for key, text in ((WHY, texts.get("why")), (VISION, texts.get("vision"))):
            if text is not None:
                draft.set_answer(key, text)
        theirs.parcels.give_back(draft, back)
        theirs.close()
        return back


@pytest.fixture
def place(window, tmp_path, clock):
    """Opens the window; its `office` holds the draft."""

    def open_(language="en", **more):
        made = window(**{"name": "Samir", "language": language} | more)
        made.office = Office(made.context().app, tmp_path, clock)
        return made

    return open_
