"""The window around the screens: menus, language and look, the library, and the end."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from lcapp.errors import LcappError
from lcapp.i18n import Catalogs, Words
from lcapp.paths import AppPaths
from lcapp.settings import SettingsFile
from lcapp.ui.appearance.icons import Icons
from lcapp.ui.appearance.look import Look, apply_look
from lcapp.ui.dialogs import Dialogs
from lcapp.ui.menus import Menus
from lcapp.ui.preferences import Preferences
from lcapp.ui.qt_words import QtWords
from lcapp.ui.screens.plain_screen import PlainScreen, unavailable_screen
from lcapp.ui.tasks import Tasks

if TYPE_CHECKING:
    from lcapp.services.app import App
    from lcapp.ui.rooms import Rooms
    from lcapp.ui.screens.context import ScreenContext
    from lcapp.ui.spelling.speller import Speller

TEXT_STEP = 10


class MainWindow(QMainWindow):
    """Shows the first screen only when `open_library` was called: the window is there before the library.

    Args:
        paths: Where things stand.
        catalogs: The languages.
        settings_file: Where settings are kept.
        build: Makes the program below the faces; called once, after the first paint.
        language: Overrides the language of the settings for this start.
        actor: Overrides the name of the settings for this start.
        on_bug: Told of failures in long work that nobody foresaw.
    """

    def __init__(
        self,
        paths: AppPaths,
        catalogs: Catalogs,
        settings_file: SettingsFile,
        build: "Callable[[Callable[[], str]], App]",
        *,
        language: str = "",
        actor: str = "",
        on_bug: Callable[[Exception], object] = lambda _error: None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._paths = paths
        self._catalogs = catalogs
        self._preferences = Preferences(settings_file)
        self._build_app = build
        self._language = language
        self._actor = actor
        self._app: App | None = None
        self._rooms: Rooms | None = None
        self._qt_words = QtWords(self)
        self._icons: dict[tuple[bool, bool], Icons] = {}
        self._speller: Speller | None = None
        self.tasks = Tasks(on_bug, self)
        self.setAcceptDrops(True)
        QApplication.styleHints().colorSchemeChanged.connect(self._on_colour_scheme)
        self._dress()
        self.setMinimumSize(640, 480)
        self._preferences.restore_place(self)
        self.put(PlainScreen(self._words._("One moment…"), ()))
        self.menuBar().setEnabled(False)

    # Language and look

    def words(self) -> Words:
        """The language spoken now."""
        return self._words

    def _dress(self) -> None:
        wanted = (self._language,) if self._language else self._preferences.languages()
        spoken = self._catalogs.first_spoken(wanted)
        self._words = spoken.in_calendar(self._preferences.now.calendar)
        self._qt_words.speak(self._words.language, self._words)
        self._look = self._applied_look()
        self.dialogs = Dialogs(self, self._words)
        self.setWindowTitle(self._words._("LCApp"))
        acts: dict[str, Callable[[], object]] = {
            "new": lambda: self.rooms.show_new_application(),
            "open": lambda: self.rooms.choose_file(),
            "way_in": lambda: self.rooms.guide.show_way_in(),
            "cities": lambda: self.rooms.guide.show_cities(),
            "samples": lambda: self.rooms.show_samples(),
            "city": lambda: self.rooms.city.show_city(),
            "start": lambda: self.rooms.show_start(),
            "calls": lambda: self.rooms.show_calls(),
            "desk": lambda: self.rooms.desk.show_desk(),
            "copies": lambda: self.rooms.show_copies(),
            "check_file": lambda: self.rooms.show_check_file(),
            "settings": lambda: self.rooms.show_settings(),
            "quit": self.close,
            "larger": lambda: self.change(text_size=self._preferences.now.text_size + TEXT_STEP),
            "smaller": lambda: self.change(text_size=self._preferences.now.text_size - TEXT_STEP),
            "normal": lambda: self.change(text_size=100),
            "theme_system": lambda: self.change(theme="system"),
            "theme_light": lambda: self.change(theme="light"),
            "theme_dark": lambda: self.change(theme="dark"),
            "help": lambda: self.rooms.beside.show_help(),
            "keys": lambda: self.rooms.beside.show_keys(),
            "about": lambda: self.rooms.beside.show_about(),
        }
        self.menus = Menus(self, self._words, acts)
        self._tick_theme()

    def _applied_look(self) -> Look:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        return apply_look(
            application,
            self._paths.resources,
            theme=self._preferences.now.theme,
            text_size=self._preferences.now.text_size,
            rtl=self._words.direction == "rtl",
            known=self._icons,
        )

    def _tick_theme(self) -> None:
        for theme in ("system", "light", "dark"):
            self.menus.tick(f"theme_{theme}", ticked=self._preferences.now.theme == theme)

    def change(self, **changed: object) -> None:
        """Change settings by name; what does not fit is left as it is. The window follows at once."""
        before = self._preferences.change(changed)
        after = self._preferences.now
        if after.language != before.language:
            self._language = ""
        if any(getattr(after, name) != getattr(before, name) for name in ("language", "theme", "calendar")):
            self._rebuild()
        elif after.text_size != before.text_size:
            self._applied_look()
            if self._rooms is not None:
                self._rooms.text_size_changed()
        self._tick_theme()

    def _on_colour_scheme(self, _scheme: Qt.ColorScheme) -> None:
        # Told for our own palette, too: only the computer's wish counts here.
        dark = QApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        if self._preferences.now.theme == "system" and dark != self._look.tokens.dark:
            self._rebuild()

    def _rebuild(self) -> None:
        if self._rooms is not None:
            self._rooms.rebuild(self._dress)
        else:
            self._dress()

    # The library

    @property
    def rooms(self) -> "Rooms":
        """The screens; the library must be open."""
        assert self._rooms is not None
        return self._rooms

    def open_library(self) -> None:
        """Open the library and show the first screen; a library that cannot be opened is said plainly."""
        from lcapp.ui.rooms import Rooms

        try:
            if self._app is None:
                self._app = self._build_app(self.actor)
            self._app.dossiers.list()
        except LcappError as error:
            self.show_unavailable(error)
            return
        self.menuBar().setEnabled(True)
        # What cannot be removed now is removed at another start.
        with suppress(LcappError):
            self._app.bin.purge()
        self._rooms = self._rooms or Rooms(self)
        self._rooms.show_start()

    def show_unavailable(self, error: LcappError) -> None:
        """Say that the library cannot be read now, and what can be done."""
        from lcapp.i18n.wording import error_sentence

        reason = error_sentence(self._words, error)
        again, leave = self.open_library, self.close
        more: tuple[tuple[str, Callable[[], object]], ...] = ()
        if error.code == "library_missing" and self._app is not None:
            keeper = self._app.keeper
            more = (
                (self._words._("Restore the newest copy"), partial(self._first, keeper.rebuild)),
                (
                    self._words._("Begin with no dossiers; the copies stay"),
                    partial(self._first, keeper.start_empty),
                ),
            )
        self.put(
            unavailable_screen(self._words, reason, self._paths.data, again=again, leave=leave, more=more)
        )
        self.menuBar().setEnabled(False)

    def _first(self, work: Callable[[], object]) -> None:
        try:
            work()
        except LcappError as error:
            self.show_unavailable(error)
            return
        self.open_library()

    def put(self, screen: QWidget) -> None:
        """Show a screen in the place of the one before."""
        # Qt hides the screen before and lets go of it when its slots are done. Taking it out first would
        # style all of it once more.
        self.setCentralWidget(screen)

    def actor(self) -> str:
        """Who is working here."""
        return self._actor or self._preferences.now.name

    def context(self) -> "ScreenContext":
        """What screens are given; the library must be open."""
        from lcapp.ui.screens.context import ScreenContext

        assert self._app is not None
        return ScreenContext(
            app=self._app,
            words=self._words,
            look=self._look,
            dialogs=self.dialogs,
            tasks=self.tasks,
            paths=self._paths,
            settings=lambda: self._preferences.now,
            change=self.change,
            languages=self._catalogs.languages(),
        )

    def speller(self) -> "Speller | None":
        """Who looks words up; None where that is not wanted, or not possible here."""
        from lcapp.i18n.spelling import Dictionaries
        from lcapp.ui.spelling.speller import Speller

        if self._preferences.now.spelling != "on":
            return None
        if self._speller is None:
            self._speller = Speller(Dictionaries(self._paths.data / "dictionaries"), self)
        return self._speller

    # Files, and the end

    def open_file(self, path: Path) -> None:
        """Open a file that was dropped, or named at a start of the program."""
        if self._rooms is not None:
            self._rooms.open_file(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files of this computer may be dropped."""
        if self._rooms is not None and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped, one file after the other, when the drag is over."""
        event.acceptProposedAction()
        for url in event.mimeData().urls():
            if url.isLocalFile():
                QTimer.singleShot(0, self, partial(self.open_file, Path(url.toLocalFile())))

    def save_all(self) -> None:
        """Save the open draft now: before a failure is reported."""
        if self._rooms is not None:
            self._rooms.save_all()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save everything first; the person may decide to stay."""
        if self._rooms is not None and not self._rooms.leave():
            event.ignore()
            return
        self._preferences.remember_place(self)
        self._qt_words.speak("en")
        self.tasks.stop()
        if self._rooms is not None:
            self._rooms.beside.close_help()
        if self._speller is not None:
            self._speller.stop()
        if self._app is not None:
            self._app.close()
            self._app = None
        event.accept()
