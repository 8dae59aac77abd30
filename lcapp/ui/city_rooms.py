"""The ways to the city's own screens: our city, its records, the page for the mayor."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from lcapp.domain.city_records import is_record
from lcapp.errors import LcappError
from lcapp.i18n.wording import error_sentence
from lcapp.ui.screens.context import ScreenContext

if TYPE_CHECKING:
    from lcapp.ui.rooms import Rooms
    from lcapp.ui.screens.draft import DraftScreen


class CityRooms(QObject):
    """Records open as ordinary drafts; the way back from them leads to our city.

    Args:
        rooms: Shows screens; an open draft is saved before.
        context: The surroundings of a screen, as they are now.
    """

    def __init__(self, rooms: "Rooms", context: Callable[[], ScreenContext]) -> None:
        super().__init__(rooms)
        self._rooms, self._context = rooms, context

    def show_city(self) -> None:
        """Turn to the city's records."""
        from lcapp.ui.screens.our_city import OurCityScreen

        if not self._rooms.leave():
            return
        context = self._context()
        try:
            screen = OurCityScreen(context)
        except LcappError as error:
            context.dialogs.tell(error_sentence(context.words, error))
            return
        screen.back_requested.connect(self._rooms.show_start)
        screen.record_wanted.connect(self._rooms.open_dossier)
        screen.mayor_wanted.connect(self.show_mayor)
        self._rooms.put(screen, self.show_city)

    def show_mayor(self, number: int) -> None:
        """Turn to what the mayor reads about a dossier."""
        from lcapp.ui.screens.mayor import MayorScreen

        if not self._rooms.leave():
            return
        context = self._context()
        try:
            screen = MayorScreen(number, context)
        except LcappError as error:
            context.dialogs.tell(error_sentence(context.words, error))
            return
        screen.back_requested.connect(self.show_city)
        self._rooms.put(screen, lambda: self.show_mayor(number))

    def listen(self, screen: "DraftScreen") -> None:
        """Put offers under the questions of a draft; in a record, where its facts stand besides."""
        from lcapp.ui.city.city_offers import CityOffers
        from lcapp.ui.city.fact_places import FactPlaces

        context = self._context()
        if is_record(screen.session.form.name):
            FactPlaces(screen, context)
            screen.back_requested.connect(self.show_city)
            screen.header.say_back(context.words._("Back to our city"))
        else:
            CityOffers(screen, context)
            screen.back_requested.connect(self._rooms.show_start)
