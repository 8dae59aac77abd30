#!/usr/bin/env python3
"""Take pictures of the window for the README and for people who look at its beauty.

    python resources/build/screenshots.py FOLDER [PART OF A NAME …]

Without a screen it draws offscreen. A picture is named after what it shows, its colours, language and size:
start-light-en-1280x800.png. The language xr is invented: longer, accented, and from right to left.
"""

import io
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "resources" / "build")]

from babel.messages.pofile import write_po  # noqa: E402
from catalogs import forms_catalog, program_catalog  # noqa: E402
from pseudo_language import translated  # noqa: E402

from PySide6.QtCore import QCoreApplication, QEvent, QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from lcapp.bootstrap import build_app  # noqa: E402
from lcapp.domain.answers import AnswerKey  # noqa: E402
from lcapp.domain.dossier import AnswerState  # noqa: E402
from lcapp.i18n import Catalogs  # noqa: E402
from lcapp.paths import AppPaths, app_paths  # noqa: E402
from lcapp.services.app import App  # noqa: E402
from lcapp.settings import Settings, SettingsFile  # noqa: E402
from lcapp.ui.appearance.fonts import load_fonts  # noqa: E402
from lcapp.ui.main_window import MainWindow  # noqa: E402

NOW = datetime(2025, 6, 3, 9, 14, tzinfo=UTC)
WHY = (
    "Samplia is a town of many small workshops. When the last large factory closed, people told us at every "
    "meeting that they wanted to learn something new, together and near their homes.\n\n"
    "- Libraries open until nine in the evening\n- A learning fund in each district"
)


@dataclass(frozen=True)
class Shot:
    """One picture: what it shows, and how the window gets there."""

    name: str
    steps: Callable[[MainWindow], object]
    dossiers: bool = True


def _draft(window: MainWindow) -> None:
    window.rooms.open_dossier(1)
    window.centralWidget().go_to(AnswerKey("motivation.why", "en"))


def _findings(window: MainWindow) -> None:
    _draft(window)
    window.centralWidget().check()


def _award(window: MainWindow) -> None:
    window.rooms.show_new_application()
    screen = window.centralWidget()
    screen.choose_kind("award")
    screen.choose_call("award-2024")
    screen.eligibility.country.setCurrentIndex(screen.eligibility.country.findData("SI"))
    screen.eligibility.joined.setText("2024-02-14")
    screen.page.verticalScrollBar().setValue(380)


SHOTS = (
    Shot("empty", lambda window: window.rooms.show_start(), dossiers=False),
    Shot("start", lambda window: window.rooms.show_start()),
    Shot("new", lambda window: window.rooms.show_new_application()),
    Shot("eligibility", _award),
    Shot("draft", _draft),
    Shot("findings", _findings),
    Shot("settings", lambda window: window.rooms.show_settings()),
    Shot("copy", lambda window: window.rooms.show_copy(1)),
    Shot("calls", lambda window: window.rooms.show_calls()),
    Shot("samples", lambda window: window.rooms.show_samples()),
)
WAYS = (
    ("light", "en", 1280, 800, 100),
    ("dark", "en", 1280, 800, 100),
    ("light", "xr", 1280, 800, 100),
    ("light", "en", 1024, 700, 150),
    ("dark", "xr", 1024, 700, 100),
    *(("light", language, 1280, 800, 100) for language in ("fa", "fr", "sl", "tr")),
)


def pseudo_catalogs(folder: Path) -> Catalogs:
    """The shipped languages, and the invented right-to-left one made from the sentences as they stand now."""
    shutil.copytree(ROOT / "translations", folder, dirs_exist_ok=True)
    for name, template in (("lcapp", program_catalog()), ("forms", forms_catalog())):
        file = folder / "xr" / "LC_MESSAGES" / f"{name}.po"
        file.parent.mkdir(parents=True, exist_ok=True)
        written = io.BytesIO()
        write_po(written, translated(template, "xr"), width=0)
        file.write_bytes(written.getvalue())
    return Catalogs(folder)


def fill(app: App) -> None:
    """Three dossiers of invented cities: one half written, one that must wait, one of a call that is over."""
    from lcapp.ui.models.first_answers import first_answers

    sample = app.samples.get("samplia-membership-2025")
    unwritten = ("practice.", "network.", "areas.", "motivation.context")
    answers = {key: value for key, value in sample.answers.items() if not key.question.startswith(unwritten)}
    first = app.dossiers.start("membership-2025", title="Samplia", answers=answers, fictional=True)
    session = app.dossiers.open(first.number)
    session.set_answer(AnswerKey("motivation.why", "en"), WHY)
    session.set_state(AnswerKey("motivation.why", "en"), AnswerState.READY)
    session.flush()
    award = app.forms.get("award-2024")
    known = {"city.name": "Exampleton", "award.member_since": "2024-02-14", "city.country": "IE"}
    app.dossiers.start("award-2024", title="Exampleton", answers=first_answers(award, known))
    app.dossiers.start("award-2027", title="Samplia", answers=first_answers(award, known))
    app.calls.set_own_deadline("membership-2025", "2025-06-10", "letter of the Commission, 2 May 2025")


def settle(application: QApplication) -> None:
    """Let everything that is due happen."""
    for _turn in range(6):
        application.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def pictures(application: QApplication, wanted: list[str]) -> Iterator[tuple[str, MainWindow]]:
    """Each picture's name, and the window as it is then."""
    load_fonts(ROOT / "resources" / "fonts")
    with tempfile.TemporaryDirectory() as place:
        catalogs = pseudo_catalogs(Path(place) / "translations")
        for theme, language, width, height, size in WAYS:
            for shot in SHOTS:
                name = f"{shot.name}-{theme}-{language}-{width}x{height}"
                if wanted and not all(part in name for part in wanted):
                    continue
                paths = app_paths(Path(place) / name)
                settings = Settings(name="Ada", theme=theme, language=language, text_size=size)
                window = _window(paths, catalogs, settings, dossiers=shot.dossiers)
                window.resize(width, height)
                window.show()
                settle(application)
                shot.steps(window)
                settle(application)
                yield name, window
                window.close()
                window.deleteLater()
                settle(application)


def _window(paths: AppPaths, catalogs: Catalogs, settings: Settings, *, dossiers: bool) -> MainWindow:
    kept = SettingsFile(paths.settings_file)
    kept.save(settings)

    def build(actor: Callable[[], str]) -> App:
        app = build_app(paths, actor=actor, clock=lambda: NOW)
        if dossiers:
            fill(app)
        return app

    window = MainWindow(paths, catalogs, kept, build)
    window.open_library()
    return window


def main(words: list[str]) -> int:
    """Take the pictures into a folder."""
    if not words or words[0].startswith("-"):
        print(__doc__)
        return 2
    folder = Path(words[0])
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication(sys.argv[:1])
    for name, window in pictures(application, words[1:]):
        window.grab().save(str(folder / f"{name}.png"))
        print(name)
    QTimer.singleShot(0, application.quit)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
