"""The ways between a draft and what others write of it: merging, comparing, parts that were handed out."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from lcapp.errors import LcappError
from lcapp.i18n.wording import error_sentence
from lcapp.ui.screens.context import ScreenContext

if TYPE_CHECKING:
    from lcapp.ui.rooms import Rooms
    from lcapp.ui.screens.draft import DraftScreen


class SharingRooms(QObject):
    """Every way leads back to the draft.

    Args:
        rooms: Shows screens; an open draft is saved before.
        context: The surroundings of a screen, as they are now.
    """

    def __init__(self, rooms: "Rooms", context: Callable[[], ScreenContext]) -> None:
        super().__init__(rooms)
        self._rooms, self._context = rooms, context

    def listen(self, screen: "DraftScreen") -> None:
        """Follow what an open draft asks for."""
        number = screen.session.dossier.number
        screen.sharing.merge_wanted.connect(lambda path: self.show_merge(number, Path(path)))
        screen.sharing.compare_wanted.connect(lambda: self.show_compare(number))

    def show_merge(self, number: int, path: Path) -> None:
        """Turn to what a file brings for a draft."""
        from lcapp.ui.screens.merge import MergeScreen

        context = self._context()
        if not self._rooms.leave():
            return
        try:
            screen = MergeScreen(number, context)
        except LcappError as error:
            context.dialogs.tell(error_sentence(context.words, error))
            return
        screen.back_requested.connect(lambda: self._rooms.open_dossier(number))
        screen.merged.connect(lambda said: self._rooms.say_moved(number, said))
        self._rooms.put(screen, lambda: self.show_merge(number, path))
        screen.open_file(path)

    def show_compare(self, number: int) -> None:
        """Turn to what changed between two states of a draft."""
        from lcapp.ui.screens.compare import CompareScreen

        if self._rooms.leave():
            screen = CompareScreen(number, self._context())
            screen.back_requested.connect(lambda: self._rooms.open_dossier(number))
            self._rooms.put(screen, lambda: self.show_compare(number))

    def show_other_kind(self, kind: str, path: object) -> None:
        """A file from outside is no dossier; where it is a part of one or a reviewer's, turn to that."""
        from lcapp.ui.screens.incoming_part import IncomingPartScreen

        if kind == "review" and isinstance(path, Path):
            self._rooms.desk.show_incoming_reviews(path)
            return
        if kind != "section" or not isinstance(path, Path) or not self._rooms.leave():
            return
        screen = IncomingPartScreen(self._context(), path)
        screen.back_requested.connect(self._rooms.show_start)
        screen.taken.connect(self._rooms.open_dossier)
        screen.merge_wanted.connect(lambda number: self.show_merge(number, path))
        self._rooms.put(screen, lambda: self.show_other_kind(kind, path))
