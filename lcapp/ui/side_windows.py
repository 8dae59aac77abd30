"""What opens beside the window: the help, the sheet of keys, and what the program says about itself."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from lcapp.ui.screens.context import ScreenContext

if TYPE_CHECKING:
    from lcapp.ui.rooms import Rooms
    from lcapp.ui.screens.help import HelpWindow


class SideWindows(QObject):
    """The open screen stays as it is.

    Args:
        rooms: The screens of the window.
        context: The surroundings of a screen, as they are now.
    """

    def __init__(self, rooms: "Rooms", context: Callable[[], ScreenContext]) -> None:
        super().__init__(rooms)
        self._rooms, self._context = rooms, context
        self._help: HelpWindow | None = None

    def show_help(self, page: str = "") -> None:
        """Open the help beside the window."""
        from lcapp.ui.screens.help import HelpWindow

        context = self._context()
        if self._help is None:
            folder = context.paths.resources / "help"
            self._help = HelpWindow(folder, context.words, context.look, self._rooms.window)
        self._help.show_page(page)
        self._help.show()
        self._help.raise_()
        self._help.activateWindow()

    def close_help(self) -> None:
        """Close the help window, if it is open."""
        if self._help is not None:
            self._help.close()
            self._help.deleteLater()
            self._help = None

    def show_keys(self) -> None:
        """Every key, in a sheet of its own."""
        from lcapp.ui.screens.keys import keys_sheet

        window = self._rooms.window
        keys_sheet(self._context().words, window.menus.all_keys(), window).open()

    def show_about(self) -> None:
        """Version, licences, and what the forms are."""
        from lcapp.ui.screens.about import AboutDialog

        context = self._context()
        AboutDialog(context.words, context.paths.resources, self._rooms.window).open()
