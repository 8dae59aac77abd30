"""The ways to the guide's own screens: the way in, real cities."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from lcapp.ui.screens.context import ScreenContext

if TYPE_CHECKING:
    from lcapp.ui.rooms import Rooms


class GuideRooms(QObject):
    """Every way leads back to my dossiers.

    Args:
        rooms: Shows screens; an open draft is saved before.
        context: The surroundings of a screen, as they are now.
    """

    def __init__(self, rooms: "Rooms", context: Callable[[], ScreenContext]) -> None:
        super().__init__(rooms)
        self._rooms, self._context = rooms, context

    def show_way_in(self) -> None:
        """Turn to eligibility, calendar and plan of days."""
        from lcapp.ui.screens.way_in import WayInScreen

        if self._rooms.leave():
            screen = WayInScreen(self._context())
            screen.back_requested.connect(self._rooms.show_start)
            self._rooms.put(screen, self.show_way_in)

    def show_cities(self) -> None:
        """Turn to real cities."""
        from lcapp.ui.screens.cities import CitiesScreen

        if self._rooms.leave():
            screen = CitiesScreen(self._context())
            screen.back_requested.connect(self._rooms.show_start)
            self._rooms.put(screen, self.show_cities)
