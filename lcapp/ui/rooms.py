"""The screens and the ways between them: what is shown in the window, one at a time."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from lcapp.errors import LcappError
from lcapp.i18n.wording import error_sentence
from lcapp.i18n.wording_health import restored_sentences, start_sentences
from lcapp.ui.city_rooms import CityRooms
from lcapp.ui.desk_rooms import DeskRooms
from lcapp.ui.guide_rooms import GuideRooms
from lcapp.ui.library_news import LibraryNews
from lcapp.ui.screens.context import ScreenContext
from lcapp.ui.screens.start import StartScreen
from lcapp.ui.sharing_rooms import SharingRooms
from lcapp.ui.side_windows import SideWindows

if TYPE_CHECKING:
    from lcapp.services.draft_session import DraftSession
    from lcapp.ui.main_window import MainWindow
    from lcapp.ui.screens.draft import DraftScreen

_MOST_RECENT = 20
OUTSIDE = (".pdf", ".lcdossier")
"""Files of other computers: opened in a safe place, looked at, and only then taken in."""


class Rooms(QObject):
    """Every way leads through `leave`: an open draft is saved before another screen is shown.

    Imported after the first paint, and each screen with its first visit: together they bring the whole
    program with them, a third of a second. `early_screens` loads them while nobody waits.

    Args:
        window: Where the screens are shown; its library is open.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.window = window
        self._asked_name = False
        self._told_start = False
        self._session: DraftSession | None = None
        self._again: Callable[[], None] = self.show_start
        self._draft: DraftScreen | None = None
        self._folded: set[str] = set()
        self.beside = SideWindows(self, lambda: self._context)
        self.desk = DeskRooms(self, lambda: self._context)
        self.sharing = SharingRooms(self, lambda: self._context)
        self.guide = GuideRooms(self, lambda: self._context)
        self.city = CityRooms(self, lambda: self._context)
        self._news = LibraryNews(
            self._context.app.keeper, lambda: self._context.words, self._tell_news, parent=self
        )

    @property
    def screen(self) -> QWidget | None:
        """What is shown now."""
        return self.window.centralWidget()

    @property
    def draft(self) -> "DraftScreen | None":
        """The screen of the open draft, while it is shown."""
        return self._draft if self._draft is self.screen else None

    def rebuild(self, dress: Callable[[], None]) -> None:
        """Build the screen anew around a change of language or colours; an open draft stays open.

        Args:
            dress: Makes the change; called once the draft is saved, and not at all if the person stays.
        """
        again, draft = self._again, self.draft
        at = draft.pages.section if draft is not None else ""
        if not self.leave(keep_session=True):
            return
        self.beside.close_help()
        dress()
        if self._session is not None:
            self._show_draft(self._session, at)
        else:
            again()

    def text_size_changed(self) -> None:
        """Text became larger or smaller by a key."""
        from lcapp.ui.screens.settings import SettingsScreen

        if isinstance(self.screen, SettingsScreen):
            self.screen.show_settings()

    def save_all(self) -> None:
        """Save the open draft now: before a failure is reported."""
        if self._session is not None and self._session.has_unsaved:
            self._session.flush()

    @property
    def _context(self) -> ScreenContext:
        return self.window.context()

    def put(self, screen: QWidget, again: Callable[[], None]) -> None:
        """Show a screen; `again` builds it anew in another language or other colours."""
        self._again = again
        self.window.put(screen)

    def leave(self, *, keep_session: bool = False) -> bool:
        """Save the open draft; whether it may be closed."""
        screen = self.draft
        if screen is not None:
            if not screen.leave():
                return False
            self.window.change(panels=screen.panels())
            self.window.menus.show_draft([])
            if not keep_session:
                self._session = None
        return True

    def show_start(self) -> None:
        """Turn to my dossiers."""
        if not self.leave():
            return
        try:
            screen = StartScreen(self._context, ask_name=not self.window.actor() and not self._asked_name)
        except LcappError as error:
            self.window.show_unavailable(error)
            return
        screen.new_wanted.connect(self.show_new_application)
        screen.open_wanted.connect(self.choose_file)
        screen.samples_wanted.connect(self.show_samples)
        screen.desk_wanted.connect(self.desk.show_desk)
        screen.city_wanted.connect(self.city.show_city)
        screen.way_in_wanted.connect(self.guide.show_way_in)
        screen.cities_wanted.connect(self.guide.show_cities)
        screen.commission_chosen.connect(self._on_commission_chosen)
        screen.dossier_wanted.connect(self.open_dossier)
        screen.copy_wanted.connect(self.show_copy)
        screen.settings_wanted.connect(self.show_settings)
        screen.bin_wanted.connect(self.show_bin)
        screen.help_wanted.connect(self.beside.show_help)
        screen.name_put_off.connect(self._on_name_put_off)
        self.window.menus.show_draft([])
        self.put(screen, self.show_start)
        self._tell_start(screen)

    def _on_name_put_off(self) -> None:
        self._asked_name = True

    def _on_commission_chosen(self) -> None:
        self.window.change(role="commission")
        self.desk.show_desk()

    def show_new_application(self) -> None:
        """Turn to a new application."""
        from lcapp.ui.screens.new_application import NewApplicationScreen

        if self.leave():
            screen = NewApplicationScreen(self._context)
            self.guide.listen_new(screen)
            screen.started.connect(self.open_dossier)
            screen.back_requested.connect(self.show_start)
            self.put(screen, self.show_new_application)

    def show_samples(self) -> None:
        """Turn to the samples."""
        from lcapp.ui.screens.samples import SamplesScreen

        if self.leave():
            screen = SamplesScreen(self._context)
            screen.started.connect(self.open_dossier)
            screen.back_requested.connect(self.show_start)
            self.put(screen, self.show_samples)

    def show_bin(self) -> None:
        """Turn to what was deleted."""
        from lcapp.ui.screens.bin import BinScreen

        if self.leave():
            screen = BinScreen(self._context)
            screen.back_requested.connect(self.show_start)
            self.put(screen, self.show_bin)

    def show_calls(self) -> None:
        """Turn to calls and forms."""
        from lcapp.ui.screens.calls import CallsScreen

        if self.leave():
            screen = CallsScreen(self._context)
            screen.install_wanted.connect(self.choose_file)
            self.guide.listen_calls(screen)
            screen.back_requested.connect(self.show_start)
            self.put(screen, self.show_calls)

    def show_settings(self) -> None:
        """Turn to the settings."""
        from lcapp.ui.screens.settings import SettingsScreen

        if self.leave():
            screen = SettingsScreen(self._context)
            screen.back_requested.connect(self.show_start)
            self.put(screen, self.show_settings)

    def show_check_file(self, path: Path | None = None) -> None:
        """Turn to checking a PDF; one that is given is read at once."""
        from lcapp.ui.screens.check_file import CheckFileScreen

        if self.leave():
            screen = CheckFileScreen(self._context)
            screen.back_requested.connect(self.show_start)
            self.put(screen, self.show_check_file)
            if path is not None:
                screen.check(path)

    def show_copies(self) -> None:
        """Turn to the copies of the library."""
        from lcapp.ui.screens.library_safety import CopiesScreen

        if self.leave():
            screen = CopiesScreen(self._context)
            screen.back_requested.connect(self.show_start)
            self.put(screen, self.show_copies)

    def _tell_start(self, screen: StartScreen) -> None:
        """Say once what the start of the library found."""
        if self._told_start:
            return
        self._told_start = True
        context = self._context
        keeper = context.app.keeper
        report = keeper.start_report()
        titles = {card.dossier.number: card.dossier.title for card in context.app.dossiers.list()}
        said = start_sentences(
            context.words, report, disk=keeper.disk(), title=titles.get(report.last_dossier, "")
        )
        if said:
            screen.undo_bar.offer(" ".join(said))
        if report.restored:
            lines = restored_sentences(context.words, report.restored)
            QTimer.singleShot(0, self, lambda: context.dialogs.tell_lines(lines[0], lines[1:]))

    def _tell_news(self, said: str, lines: list[str]) -> None:
        """Say what was found and put right in the library while the program runs."""
        if self.draft is not None:
            self.draft.undo_bar.offer(said)
        elif isinstance(self.screen, StartScreen):
            self.screen.undo_bar.offer(said)
        self._context.dialogs.tell_lines(said, lines)

    def show_copy(self, number: int) -> None:
        """Turn to copying a dossier into another call."""
        from lcapp.ui.screens.copy_dossier import CopyScreen

        if self.leave():
            screen = CopyScreen(number, self._context)
            screen.back_requested.connect(self.show_start)
            screen.started.connect(self.open_dossier)
            self.put(screen, lambda: self.show_copy(number))

    def show_upgrade(self, number: int, form: str, call: str = "") -> None:
        """Turn to what a form change would do to a draft."""
        from lcapp.ui.screens.form_upgrade import FormUpgradeScreen

        if not self.leave():
            return
        try:
            screen = FormUpgradeScreen(number, form, self._context, call=call)
        except LcappError as error:
            self._context.dialogs.tell(error_sentence(self._context.words, error))
            self.open_dossier(number)
            return
        screen.back_requested.connect(lambda: self.open_dossier(number))
        screen.moved.connect(lambda: self.say_moved(number, screen.said))
        self.put(screen, lambda: self.show_upgrade(number, form, call))

    def say_moved(self, number: int, said: str) -> None:
        """Open a draft in which something was just done, and offer to undo it."""
        self.open_dossier(number)
        if self.draft is not None:
            self.draft.offer_undo(said)

    def _on_form_changed(self) -> None:
        screen, session = self.draft, self._session
        if screen is not None and session is screen.session and self.leave(keep_session=True):
            self._show_draft(session)

    def open_dossier(self, number: int) -> None:
        """Open a draft to write in."""
        if not self.leave():
            return
        try:
            session = self._context.app.dossiers.open(number)
        except LcappError as error:
            self._context.dialogs.tell(error_sentence(self._context.words, error))
            return
        recent = (number, *(one for one in self._context.settings().recent if one != number))[:_MOST_RECENT]
        self.window.change(recent=recent)
        self._show_draft(session)

    def _show_draft(self, session: "DraftSession", at: str = "") -> None:
        from lcapp.ui.screens.draft import DraftScreen

        context = self._context
        screen = DraftScreen(
            session,
            context.app,
            context.words,
            context.dialogs,
            context.tasks,
            look=context.look,
            paper=context.settings().paper,
            announced=context.app.upgrades.announced(session),
            folded=self._folded,
            parent=self.window,
        )
        self._session, self._draft = session, screen
        self._watch_spelling(screen, session)
        screen.restore_panels(context.settings().panels)
        screen.help.guidance.open_layers(context.settings().guidance)
        screen.help.guidance.opened.connect(lambda names: self.window.change(guidance=names))
        self.city.listen(screen)
        screen.form_changed.connect(lambda: QTimer.singleShot(0, self, self._on_form_changed))
        number = session.dossier.number
        screen.reopen_wanted.connect(lambda: self._reopen(number))
        self.sharing.listen(screen)
        screen.upgrade_wanted.connect(lambda form, call: self.show_upgrade(number, form, call))
        self.put(screen, lambda: self._show_draft(session))
        self.window.menus.show_draft(screen.actions())
        if at:
            screen.show_section(at)

    def _watch_spelling(self, screen: "DraftScreen", session: "DraftSession") -> None:
        speller, context = self.window.speller(), self._context
        if speller is not None:
            from lcapp.ui.spelling.watch import SpellWatch

            language = next(iter(session.form.languages), "en")
            colour = context.look.tokens.colour("must_fix")
            SpellWatch(screen, speller, context.words, language=language, colour=colour)

    def _reopen(self, number: int) -> None:
        context = self._context
        asked = context.words._("Why is it changed after sealing? The reason is kept with the dossier.")
        reason = context.dialogs.ask_text(asked, go=context.words._("Go on writing"))
        if not reason:
            return
        try:
            context.app.history.reopen(number, reason)
        except LcappError as error:
            context.dialogs.tell(error_sentence(context.words, error))
            return
        self.open_dossier(number)

    def choose_file(self) -> None:
        """Let the person choose a file and open it."""
        words = self._context.words
        chosen = self._context.dialogs.choose_file_to_open(
            words._("Open a file"),
            words._("Dossiers, answers, forms and calls (*.lcdossier *.pdf *.json *.toml)"),
        )
        if chosen is not None:
            self.open_file(Path(chosen))

    def _open_outside(self, path: Path) -> None:
        """A Commission receives it on its desk, a city looks at it first."""
        from lcapp.ui.screens.incoming import IncomingScreen

        if self._context.settings().role == "commission":
            self.desk.show_desk(files=(path,))
            return
        if self.leave():
            screen = IncomingScreen(self._context, path)
            screen.back_requested.connect(self.show_start)
            screen.taken.connect(self.open_dossier)
            screen.check_wanted.connect(self.show_check_file)
            screen.other_kind.connect(self.sharing.show_other_kind)
            screen.merge_wanted.connect(lambda number: self.sharing.show_merge(number, path))
            self.put(screen, lambda: self._open_outside(path))

    def open_file(self, path: Path) -> None:
        """Open what was chosen, dropped or named at the start: an answers file, a form, a call or a PDF."""
        if path.suffix.casefold() in OUTSIDE:
            self._open_outside(path)
            return
        from lcapp.ui.models.taken_file import take_file

        opened = take_file(self._context.app, path, self._context.words)
        if opened.dossier is not None:
            self.open_dossier(opened.dossier)
        elif opened.installed:
            self.show_calls()
        if opened.lines:
            self._context.dialogs.tell_lines(opened.said, opened.lines)
        elif opened.said:
            self._context.dialogs.tell(opened.said)
