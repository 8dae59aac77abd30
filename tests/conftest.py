"""What every test stands on: a clock, a place of its own, no network, no unexpected complaint in the log."""

import logging
import os
import re
import socket
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from lcapp.paths import AppPaths, app_paths

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
RESULTS = Path(__file__).parent / "results"
LONGEST = {
    "test_workspaces_by_keyboard.py",
    "test_seeded_defects.py",
    "test_killed_while_migrating.py",
    "test_clipped_labels.py",
    "test_whole_call.py",
}
"""Files of half a minute and more. Begun first, so that at the end no worker waits for another's."""


class Clock:
    """A clock that goes on only when it is told to."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def advance(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def paths(tmp_path) -> AppPaths:
    return app_paths(tmp_path / "data")


@pytest.fixture
def app(paths, clock):
    from lcapp.bootstrap import build_app

    built = build_app(paths, actor=lambda: "Ada", wait_seconds=0, clock=clock)
    yield built
    built.close()


@pytest.fixture
def draft(app):
    """An empty draft of the membership call of 2025."""
    session = app.dossiers.open(app.dossiers.start("membership-2025", title="Samplia").number)
    yield session
    if session.read_only is None:
        session.flush()


@pytest.fixture(autouse=True)
def _no_network(monkeypatch):
    connect = socket.socket.connect

    def refuse(self, address):
        if self.family in (socket.AF_INET, socket.AF_INET6):
            pytest.fail(f"a test wanted to connect to {address}")
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", refuse)


class _Complaints(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []
        self.expected: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(f"{record.name}: {record.getMessage()}")

    def unexpected(self) -> list[str]:
        return [line for line in self.said if not any(re.search(each, line) for each in self.expected)]


@pytest.fixture(autouse=True)
def complaints():
    """What was logged at WARNING or above; a test fails for what it did not expect."""
    heard = _Complaints()
    logging.getLogger().addHandler(heard)
    yield heard
    logging.getLogger().removeHandler(heard)
    assert heard.unexpected() == [], "logged at WARNING or above; use expect_log(pattern) where it is meant"


@pytest.fixture
def expect_log(complaints):
    """Call it with a regular expression for each complaint that the test provokes."""
    return complaints.expected.append


@pytest.fixture(autouse=True)
def _widgets_are_really_deleted():
    # processEvents() leaves deleteLater() undone: after 200 tests 18,000 widgets would be alive.
    yield
    if widgets := sys.modules.get("PySide6.QtWidgets"):
        from PySide6.QtCore import QCoreApplication, QEvent

        if widgets.QApplication.instance() is not None:
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def pytest_collection_modifyitems(items):
    """The longest files first; the others stay in their order."""
    items.sort(key=lambda item: item.path.name not in LONGEST)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    if report.failed and call.when == "call" and widgets and widgets.QApplication.instance() is not None:
        RESULTS.mkdir(exist_ok=True)
        name = re.sub(r"[^\w.-]+", "_", item.nodeid)[-120:]
        for count, window in enumerate(widgets.QApplication.topLevelWidgets()):
            if window.isVisible():
                window.grab().save(str(RESULTS / f"{name}-{count}.png"))
    return report
