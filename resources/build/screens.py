"""Every screen of the window and how one gets there, on a library of invented dossiers.

Pictures are taken of them (`screenshots.py`), and their labels are measured
(`tests/endurance/clipped_labels.py`).
"""

import io
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "resources" / "build")]

from babel.messages.pofile import write_po  # noqa: E402
from catalogs import CATALOGS  # noqa: E402
from pseudo_language import translated  # noqa: E402

from PySide6.QtCore import QCoreApplication, QEvent  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from lcapp.bootstrap import build_app  # noqa: E402
from lcapp.domain.addresses import read_address  # noqa: E402
from lcapp.domain.answers import AnswerKey  # noqa: E402
from lcapp.domain.dossier import AnswerState  # noqa: E402
from lcapp.i18n import Catalogs  # noqa: E402
from lcapp.paths import AppPaths  # noqa: E402
from lcapp.services.app import App  # noqa: E402
from lcapp.settings import Settings, SettingsFile  # noqa: E402
from lcapp.ui.crash_report import CrashDialog, report_text  # noqa: E402
from lcapp.ui.link_dialog import LinkDialog  # noqa: E402
from lcapp.ui.main_window import MainWindow  # noqa: E402

NOW = datetime(2025, 6, 3, 9, 14, tzinfo=UTC)
WHY = (
    "Samplia is a town of many small workshops. When the last large factory closed, people told us at every "
    "meeting that they wanted to learn something new, together and near their homes.\n\n"
    "- Libraries open until nine in the evening\n- A learning fund in each district"
)
HELP_PAGES = tuple(file.stem for file in sorted((ROOT / "resources" / "help").glob("*.md")))


@dataclass(frozen=True)
class Screen:
    """One screen: its name, and how the window gets there."""

    name: str
    go: Callable[[MainWindow], object]


def _draft(window: MainWindow) -> None:
    window.rooms.open_dossier(1)
    window.centralWidget().go_to(AnswerKey("motivation.why", "en"))


def _section(name: str) -> Callable[[MainWindow], None]:
    def go(window: MainWindow) -> None:
        window.rooms.open_dossier(1)
        window.centralWidget().show_section(name)

    return go


def _panel(name: str) -> Callable[[MainWindow], None]:
    def go(window: MainWindow) -> None:
        _draft(window)
        window.centralWidget().opening.page(name)

    return go


def _findings(window: MainWindow) -> None:
    _draft(window)
    window.centralWidget().check()


def _keys(key: str) -> Callable[[MainWindow], None]:
    def go(window: MainWindow) -> None:
        _draft(window)
        actions = window.centralWidget().actions()
        next(action for action in actions if action.shortcut().toString() == key).trigger()

    return go


def _award(window: MainWindow) -> None:
    window.rooms.show_new_application()
    screen = window.centralWidget()
    screen.choose_kind("award")
    screen.choose_call("award-2024")
    screen.eligibility.country.setCurrentIndex(screen.eligibility.country.findData("SI"))
    screen.eligibility.joined.setText("2024-02-14")
    screen.page.verticalScrollBar().setValue(380)


def _bin(window: MainWindow) -> None:
    app = window.context().app
    app.dossiers.delete(3)
    window.rooms.show_bin()
    app.dossiers.restore(3)


def _help(page: str) -> Callable[[MainWindow], None]:
    return lambda window: window.rooms.beside.show_help(page)


def _link(window: MainWindow) -> None:
    address = "https://samplia.example/plan?page=2"
    LinkDialog(address, read_address(address), window.words(), window).open()


def _crash(window: MainWindow) -> None:
    try:
        raise ValueError("an example")
    except ValueError as error:
        report = report_text(error, error.__traceback__)
    CrashDialog(window.words(), report, Path("lcapp.log"), window).open()


SCREENS = (
    Screen("start", lambda window: window.rooms.show_start()),
    Screen("new", lambda window: window.rooms.show_new_application()),
    Screen("eligibility", _award),
    Screen("copy", lambda window: window.rooms.show_copy(1)),
    Screen("samples", lambda window: window.rooms.show_samples()),
    Screen("calls", lambda window: window.rooms.show_calls()),
    Screen("bin", _bin),
    Screen("copies", lambda window: window.rooms.show_copies()),
    Screen("check-file", lambda window: window.rooms.show_check_file()),
    Screen("settings", lambda window: window.rooms.show_settings()),
    Screen("draft", _draft),
    Screen("draft-city", _section("city")),
    Screen("draft-profile", _section("profile")),
    Screen("findings", _findings),
    *(Screen(f"panel-{name}", _panel(name)) for name in ("help", "notes", "search", "evidence", "history")),
    Screen("reading", lambda window: (_draft(window), window.centralWidget().read())),
    Screen("translate", _keys("Ctrl+L")),
    Screen("export", _keys("Ctrl+E")),
    Screen("print", _keys("Ctrl+P")),
    Screen("pack", _keys("Ctrl+Shift+E")),
    Screen("hand-out", _keys("Ctrl+Shift+O")),
    Screen("compare", lambda window: window.rooms.sharing.show_compare(1)),
    Screen("way-in", lambda window: window.rooms.guide.show_way_in()),
    Screen("desk", lambda window: window.rooms.desk.show_desk()),
    Screen("desk-ranking", lambda window: window.rooms.desk.show_ranking("membership-2025")),
    Screen("desk-papers", lambda window: window.rooms.desk.show_papers("membership-2025")),
    Screen("desk-side-by-side", lambda window: window.rooms.desk.show_side_by_side("membership-2025")),
    Screen("desk-assignments", lambda window: window.rooms.desk.show_assignments("membership-2025")),
    Screen("form-editor", lambda window: window.rooms.guide.show_form_editor("membership-2025", copy=True)),
    Screen("our-city", lambda window: window.rooms.city.show_city()),
    Screen("cities", lambda window: window.rooms.guide.show_cities()),
    Screen("keys", lambda window: window.rooms.beside.show_keys()),
    Screen("about", lambda window: window.rooms.beside.show_about()),
    Screen("link", _link),
    Screen("failure", _crash),
    *(Screen(f"help-{page}", _help(page)) for page in HELP_PAGES),
)


def pseudo_catalogs(folder: Path, languages: tuple[str, ...] = ("xr",)) -> Catalogs:
    """The shipped languages, and the invented ones made from the sentences as they stand now."""
    shutil.copytree(ROOT / "translations", folder, dirs_exist_ok=True)
    for name, make in CATALOGS.items():
        template = make()
        for language in languages:
            file = folder / language / "LC_MESSAGES" / f"{name}.po"
            file.parent.mkdir(parents=True, exist_ok=True)
            written = io.BytesIO()
            write_po(written, translated(template, language), width=0)
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
    session.add_note("motivation.why", "Ask the library for the figures of 2024.")
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


@contextmanager
def a_window(
    application: QApplication,
    paths: AppPaths,
    catalogs: Catalogs,
    settings: Settings,
    *,
    size: tuple[int, int] = (1280, 800),
    dossiers: bool = True,
) -> Iterator[MainWindow]:
    """The window on a library of its own, in the language and colours of the settings."""
    kept = SettingsFile(paths.settings_file)
    kept.save(settings)

    def build(actor: Callable[[], str]) -> App:
        app = build_app(paths, actor=actor, clock=lambda: NOW)
        if dossiers:
            fill(app)
        return app

    window = MainWindow(paths, catalogs, kept, build)
    window.open_library()
    window.resize(*size)
    window.show()
    settle(application)
    try:
        yield window
    finally:
        close_sheets(window)
        window.close()
        window.deleteLater()
        settle(application)


def uppermost(window: MainWindow) -> QWidget:
    """The sheet or second window that a screen opened; else the window itself."""
    return next(iter(_sheets(window)), window)


def close_sheets(window: MainWindow) -> None:
    """Put away what stands over the window."""
    window.rooms.beside.close_help()
    for sheet in _sheets(window):
        sheet.close()
        sheet.deleteLater()


def _sheets(window: MainWindow) -> list[QWidget]:
    # Menus and lists of drop-downs are windows too, but not visible ones.
    return [each for each in window.findChildren(QWidget) if each.isWindow() and each.isVisible()]
