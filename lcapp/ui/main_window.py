"""The window: one screen at a time, the menus around it, and what follows a change of settings."""

import base64
import dataclasses
import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QLocale, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from lcapp.domain.answers import AnswerKey
from lcapp.errors import FormInvalid, LcappError
from lcapp.i18n import Catalogs, Words
from lcapp.i18n.wording import error_sentence, harmless, problem_line
from lcapp.paths import AppPaths
from lcapp.services.app import App
from lcapp.services.draft_session import DraftSession
from lcapp.settings import SettingsFile, fits
from lcapp.ui.appearance.look import Look, apply_look
from lcapp.ui.dialogs import Dialogs
from lcapp.ui.menus import Menus
from lcapp.ui.models.opened_file import FileKind, install, kind_of_file, start_from_answers
from lcapp.ui.screens.about import AboutDialog
from lcapp.ui.screens.calls import CallsScreen
from lcapp.ui.screens.context import ScreenContext
from lcapp.ui.screens.copy_dossier import CopyScreen
from lcapp.ui.screens.draft import DraftScreen
from lcapp.ui.screens.help import HelpWindow
from lcapp.ui.screens.keys import keys_sheet
from lcapp.ui.screens.new_application import NewApplicationScreen
from lcapp.ui.screens.plain_screen import PlainScreen
from lcapp.ui.screens.samples import SamplesScreen
from lcapp.ui.screens.settings import SettingsScreen
from lcapp.ui.screens.start import StartScreen
from lcapp.ui.tasks import Tasks

_log = logging.getLogger(__name__)
FIRST_SIZE = (1180, 800)
TEXT_STEP = 10
_MOST_RECENT = 20


class MainWindow(QMainWindow):
    """Shows the first screen only when `open_library` was called: the window is there before the library.

    Args:
        paths: Where things stand.
        catalogs: The languages.
        settings_file: Where settings are kept.
        build: Makes the program below the faces; called once, after the first paint.
        language: Overrides the language of the settings for this start.
        actor: Overrides the name of the settings for this start.
    """

    def __init__(
        self,
        paths: AppPaths,
        catalogs: Catalogs,
        settings_file: SettingsFile,
        build: Callable[[Callable[[], str]], App],
        *,
        language: str = "",
        actor: str = "",
        on_bug: Callable[[Exception], object] = lambda _error: None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._paths = paths
        self._catalogs = catalogs
        self._settings_file = settings_file
        self._settings = settings_file.load()
        self._build_app = build
        self._language = language
        self._actor = actor
        self._asked_name = False
        self._app: App | None = None
        self._session: DraftSession | None = None
        self._again: Callable[[], None] = self._show_opening
        self._help: HelpWindow | None = None
        self.tasks = Tasks(on_bug, self)
        self.setAcceptDrops(True)
        self._dress()
        self._restore_place()
        self._show_opening()

    # Language and look

    def words(self) -> Words:
        """The language spoken now."""
        return self._words

    def _dress(self) -> None:
        code = self._language or self._settings.language or _system_language()
        self._words = self._catalogs.words(code)
        self._look = self._applied_look()
        self.dialogs = Dialogs(self, self._words)
        self.setWindowTitle(self._words._("LCApp"))
        acts: dict[str, Callable[[], object]] = {
            "new": self.show_new_application,
            "open": self._choose_file,
            "samples": self.show_samples,
            "start": self.show_start,
            "calls": self.show_calls,
            "settings": self.show_settings,
            "quit": self.close,
            "larger": lambda: self.change(text_size=self._settings.text_size + TEXT_STEP),
            "smaller": lambda: self.change(text_size=self._settings.text_size - TEXT_STEP),
            "normal": lambda: self.change(text_size=100),
            "theme_system": lambda: self.change(theme="system"),
            "theme_light": lambda: self.change(theme="light"),
            "theme_dark": lambda: self.change(theme="dark"),
            "help": lambda: self.show_help(),
            "keys": self.show_keys,
            "about": self.show_about,
        }
        self.menus = Menus(self, self._words, acts)
        self._tick_theme()

    def _applied_look(self) -> Look:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        return apply_look(
            application,
            self._paths.resources,
            theme=self._settings.theme,
            text_size=self._settings.text_size,
            rtl=self._words.direction == "rtl",
        )

    def _tick_theme(self) -> None:
        for theme in ("system", "light", "dark"):
            self.menus.tick(f"theme_{theme}", ticked=self._settings.theme == theme)

    def change(self, **changed: object) -> None:
        """Change settings by name; what does not fit is left as it is. The window follows at once."""
        good = {name: value for name, value in changed.items() if fits(name, value)}
        before, after = self._settings, dataclasses.replace(self._settings, **good)  # type: ignore[arg-type]
        if after == before:
            self._tick_theme()
            return
        self._settings = after
        self._keep_settings()
        if after.language != before.language:
            self._language = ""
        if (after.language, after.theme) != (before.language, before.theme):
            self._rebuild()
        elif after.text_size != before.text_size:
            self._applied_look()
            screen = self.centralWidget()
            if isinstance(screen, SettingsScreen):
                screen.show_settings()

    def _rebuild(self) -> None:
        again = self._again
        screen = self.centralWidget()
        at = (screen.place() if hasattr(screen, "place") else "") if isinstance(screen, DraftScreen) else ""
        if not self._leave(keep_session=True):
            return
        if self._help is not None:
            self._help.close()
            self._help = None
        self._dress()
        if self._session is not None:
            self._show_draft(self._session, at)
        else:
            again()

    def _keep_settings(self) -> None:
        try:
            self._settings_file.save(self._settings)
        except LcappError as error:
            _log.warning("settings could not be kept: %(code)s", {"code": error.code})

    # The library

    def open_library(self) -> None:
        """Open the library and show the first screen; a library that cannot be opened is said plainly."""
        self.menuBar().setEnabled(True)
        try:
            if self._app is None:
                self._app = self._build_app(self.actor)
            self._app.dossiers.list()
        except LcappError as error:
            self._show_unavailable(error)
            return
        self.show_start()

    def actor(self) -> str:
        """Who is working here."""
        return self._actor or self._settings.name

    def context(self) -> ScreenContext:
        """What screens are given; the library must be open."""
        assert self._app is not None
        return ScreenContext(
            app=self._app,
            words=self._words,
            look=self._look,
            dialogs=self.dialogs,
            tasks=self.tasks,
            paths=self._paths,
            settings=lambda: self._settings,
            change=self.change,
            languages=self._catalogs.languages(),
        )

    def _show_opening(self) -> None:
        self._put(PlainScreen(self._words._("One moment…"), ()), self._show_opening)
        self.menuBar().setEnabled(False)

    def _show_unavailable(self, error: LcappError) -> None:
        words = self._words
        self._put(
            PlainScreen(
                words._("Your dossiers cannot be opened now"),
                (
                    error_sentence(words, error),
                    words._("Nothing was changed and nothing is lost."),
                    words._("The library stands in {folder}.", folder=str(self._paths.data)),
                ),
                ((words._("Try again"), self.open_library), (words._("Quit"), self.close)),
            ),
            lambda: self._show_unavailable(error),
        )
        self.menuBar().setEnabled(False)

    # Screens

    def _put(self, screen: QWidget, again: Callable[[], None]) -> None:
        self._again = again
        old = self.takeCentralWidget()
        self.setCentralWidget(screen)
        if old is not None:
            old.hide()
            old.deleteLater()

    def _leave(self, *, keep_session: bool = False) -> bool:
        """Save the open draft; whether it may be closed."""
        screen = self.centralWidget()
        if isinstance(screen, DraftScreen):
            if not screen.leave():
                return False
            self.menus.show_draft([])
            if not keep_session:
                self._session = None
        return True

    def show_start(self) -> None:
        """Turn to my dossiers."""
        if not self._leave():
            return
        try:
            screen = StartScreen(self.context(), ask_name=not self.actor() and not self._asked_name)
        except LcappError as error:
            self._show_unavailable(error)
            return
        screen.new_wanted.connect(self.show_new_application)
        screen.open_wanted.connect(self._choose_file)
        screen.samples_wanted.connect(self.show_samples)
        screen.dossier_wanted.connect(self.open_dossier)
        screen.copy_wanted.connect(self.show_copy)
        screen.name_put_off.connect(self._on_name_put_off)
        self.menus.show_draft([])
        self._put(screen, self.show_start)

    def _on_name_put_off(self) -> None:
        self._asked_name = True

    def show_new_application(self) -> None:
        """Turn to a new application."""
        if self._leave():
            screen = NewApplicationScreen(self.context())
            screen.started.connect(self.open_dossier)
            screen.back_requested.connect(self.show_start)
            self._put(screen, self.show_new_application)

    def show_samples(self) -> None:
        """Turn to the samples."""
        if self._leave():
            screen = SamplesScreen(self.context())
            screen.started.connect(self.open_dossier)
            screen.back_requested.connect(self.show_start)
            self._put(screen, self.show_samples)

    def show_calls(self) -> None:
        """Turn to calls and forms."""
        if self._leave():
            screen = CallsScreen(self.context())
            screen.install_wanted.connect(self._choose_file)
            screen.back_requested.connect(self.show_start)
            self._put(screen, self.show_calls)

    def show_settings(self) -> None:
        """Turn to the settings."""
        if self._leave():
            screen = SettingsScreen(self.context())
            screen.back_requested.connect(self.show_start)
            self._put(screen, self.show_settings)

    def show_copy(self, number: int) -> None:
        """Turn to copying a dossier into another call."""
        if self._leave():
            screen = CopyScreen(number, self.context())
            screen.back_requested.connect(self.show_start)
            screen.started.connect(self.open_dossier)
            self._put(screen, lambda: self.show_copy(number))

    def open_dossier(self, number: int) -> None:
        """Open a draft to write in."""
        if not self._leave():
            return
        try:
            session = self.context().app.dossiers.open(number)
        except LcappError as error:
            self.dialogs.tell(error_sentence(self._words, error))
            return
        recent = (number, *(one for one in self._settings.recent if one != number))[:_MOST_RECENT]
        self.change(recent=recent)
        self._show_draft(session)

    def _show_draft(self, session: DraftSession, at: str = "") -> None:
        self._session = session
        screen = DraftScreen(
            session,
            self.context().app,
            self._words,
            self.dialogs,
            self.tasks,
            look=self._look,
            paper=self._settings.paper,
        )
        screen.back_requested.connect(self.show_start)
        self._put(screen, lambda: self._show_draft(session))
        self.menus.show_draft(screen.actions())
        if at and session.form.question(at) is not None:
            QTimer.singleShot(0, screen, lambda: screen.go_to(AnswerKey(at)))

    def show_help(self, page: str = "") -> None:
        """Open the help beside the window."""
        if self._help is None:
            self._help = HelpWindow(self._paths.resources / "help", self._words, self._look, self)
        self._help.show_page(page)
        self._help.show()
        self._help.raise_()
        self._help.activateWindow()

    def show_keys(self) -> None:
        """Every key, in a sheet of its own."""
        keys_sheet(self._words, self.menus.keys(), self).open()

    def show_about(self) -> None:
        """Version, licences, and what the forms are."""
        AboutDialog(self._words, self._paths.resources, self).open()

    # Files

    def _choose_file(self) -> None:
        words = self._words
        chosen = self.dialogs.choose_file_to_open(
            words._("Open a file"), words._("Answers, forms and calls (*.json *.toml)")
        )
        if chosen is not None:
            self.open_file(Path(chosen))

    def open_file(self, path: Path) -> None:
        """Open what was chosen, dropped or named at the start: an answers file, a form or a call."""
        if self._app is None or not self._leave():
            return
        words, app = self._words, self._app
        try:
            kind = kind_of_file(path)
            if kind is None:
                self.dialogs.tell(
                    words._(
                        "{file} is not a file this program opens. It opens answers files (.json), forms and "
                        "calls (.toml).",
                        file=harmless(words, path.name),
                    )
                )
                self._again_after_leaving()
            elif kind is FileKind.ANSWERS:
                self.open_dossier(start_from_answers(app, path))
            else:
                made = install(app, path, kind)
                self.show_calls()
                self.dialogs.tell(
                    words._(
                        "{title} ({name}) can be used from now on.",
                        title=harmless(words, made.title),
                        name=harmless(words, made.name),
                    )
                )
        except FormInvalid as error:
            lines = [problem_line(words, error.file, problem) for problem in error.problems]
            said = words._("This file cannot be used yet; nothing was changed.")
            self._again_after_leaving()
            self.dialogs.tell_lines(said, lines)
        except LcappError as error:
            self._again_after_leaving()
            self.dialogs.tell(error_sentence(words, error))

    def _again_after_leaving(self) -> None:
        if isinstance(self.centralWidget(), DraftScreen):
            self.show_start()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files of this computer may be dropped."""
        if self._app is not None and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped, one file after the other, when the drag is over."""
        event.acceptProposedAction()
        for url in event.mimeData().urls():
            if url.isLocalFile():
                QTimer.singleShot(0, self, lambda path=Path(url.toLocalFile()): self.open_file(path))

    # Place and end

    def _restore_place(self) -> None:
        kept = QByteArray(base64.b64decode(self._settings.window.encode("ascii", "ignore"), validate=False))
        if not (self._settings.window and self.restoreGeometry(kept)):
            self.resize(*FIRST_SIZE)
        self.setMinimumSize(640, 480)

    def save_all(self) -> None:
        """Save the open draft now: before a failure is reported."""
        if self._session is not None and self._session.has_unsaved:
            self._session.flush()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save everything first; the person may decide to stay."""
        if not self._leave():
            event.ignore()
            return
        place = base64.b64encode(bytes(self.saveGeometry().data())).decode("ascii")
        self._settings = dataclasses.replace(self._settings, window=place)
        self._keep_settings()
        self.tasks.stop()
        if self._help is not None:
            self._help.close()
        if self._app is not None:
            self._app.close()
            self._app = None
        event.accept()


def _system_language() -> str:
    return QLocale.system().name().replace("_", "-")
