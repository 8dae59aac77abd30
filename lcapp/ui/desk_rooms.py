"""The ways between the Commission's screens: desk, received dossier, reviewers, ranking, papers."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from lcapp.errors import LcappError
from lcapp.i18n.wording import error_sentence
from lcapp.ui.screens.context import ScreenContext

if TYPE_CHECKING:
    from lcapp.ui.rooms import Rooms


class DeskRooms(QObject):
    """Every way leads back to the desk, at the call the person was at.

    Args:
        rooms: Shows screens; an open draft is saved before.
        context: The surroundings of a screen, as they are now.
    """

    def __init__(self, rooms: "Rooms", context: Callable[[], ScreenContext]) -> None:
        super().__init__(rooms)
        self._rooms, self._context = rooms, context
        self._call = ""

    def show_desk(self, call: str = "", files: tuple[Path, ...] = ()) -> None:
        """Turn to the desk; files are received there.

        Args:
            call: Id of the call to show; empty stays at the one before.
            files: Files that were dropped on the window or opened with it.
        """
        from lcapp.ui.screens.desk import DeskScreen

        self._call = call or self._call
        if not self._rooms.leave():
            return
        screen = DeskScreen(self._context(), self._call)
        screen.back_requested.connect(self._rooms.show_start)
        screen.read_wanted.connect(self.show_received)
        screen.ranking_wanted.connect(self.show_ranking)
        screen.side_by_side_wanted.connect(self.show_side_by_side)
        screen.papers_wanted.connect(self.show_papers)
        screen.assignments_wanted.connect(self.show_assignments)
        screen.review_came.connect(self.show_incoming_reviews)
        self._rooms.put(screen, lambda: self.show_desk(screen.call_id))
        if files:
            screen.bring(list(files), "")

    def show_received(self, number: int) -> None:
        """Read a received dossier."""
        from lcapp.ui.screens.received import ReceivedScreen

        def made() -> QWidget:
            screen = ReceivedScreen(self._context(), number)
            self._call = screen.received.line.call
            screen.back_requested.connect(self.show_desk)
            screen.version_wanted.connect(self.show_received)
            return screen

        self._show(made, lambda: self.show_received(number))

    def show_assignments(self, call: str) -> None:
        """Turn to who reviews what in a call."""
        from lcapp.ui.screens.assignments import AssignmentsScreen

        def made() -> QWidget:
            screen = AssignmentsScreen(self._context(), call)
            screen.back_requested.connect(lambda: self.show_desk(call))
            screen.read_wanted.connect(self.show_received)
            screen.incoming_wanted.connect(self.show_incoming_reviews)
            return screen

        self._show(made, lambda: self.show_assignments(call))

    def show_incoming_reviews(self, path: Path) -> None:
        """Look at a reviewer's file from another computer."""
        from lcapp.ui.screens.incoming_reviews import IncomingReviewsScreen

        if not self._rooms.leave():
            return

        def made() -> QWidget:
            screen = IncomingReviewsScreen(self._context(), path)
            screen.back_requested.connect(self.show_desk)
            screen.assignments_wanted.connect(self.show_assignments)
            return screen

        self._show(made, lambda: self.show_incoming_reviews(path))

    def show_ranking(self, call: str) -> None:
        """Turn to the ranking of a call."""
        from lcapp.ui.screens.ranking import RankingScreen

        def made() -> QWidget:
            screen = RankingScreen(self._context(), call)
            screen.back_requested.connect(lambda: self.show_desk(call))
            screen.read_wanted.connect(self.show_received)
            return screen

        self._show(made, lambda: self.show_ranking(call))

    def show_side_by_side(self, call: str) -> None:
        """Read one question of all cities."""
        from lcapp.ui.screens.side_by_side import SideBySideScreen

        def made() -> QWidget:
            screen = SideBySideScreen(self._context(), call)
            screen.back_requested.connect(lambda: self.show_desk(call))
            screen.read_wanted.connect(self.show_received)
            return screen

        self._show(made, lambda: self.show_side_by_side(call))

    def show_papers(self, call: str) -> None:
        """Turn to the letters and minutes of a call."""
        from lcapp.ui.screens.papers import PapersScreen

        def made() -> QWidget:
            screen = PapersScreen(self._context(), call)
            screen.back_requested.connect(lambda: self.show_desk(call))
            return screen

        self._show(made, lambda: self.show_papers(call))

    def _show(self, make: Callable[[], QWidget], again: Callable[[], None]) -> None:
        try:
            screen = make()
        except LcappError as error:
            context = self._context()
            context.dialogs.tell(error_sentence(context.words, error))
            return
        self._rooms.put(screen, again)
