"""The ways to the city's own screens: our city, its records, the mayor's page, what comes after sending."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from lcapp.domain.city_records import is_record
from lcapp.errors import LcappError
from lcapp.i18n.wording import error_sentence
from lcapp.ui.draft.mayor_steps import STEPS
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
        self._opened: set[str] = set()

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
        screen.read_wanted.connect(self._read)
        screen.mayor_wanted.connect(self.show_mayor)
        screen.cities_wanted.connect(self._rooms.guide.show_cities_beside_ours)
        self._rooms.put(screen, self.show_city)

    def show_mayor(self, number: int, *, from_draft: bool = False) -> None:
        """Turn to what the mayor reads about a dossier; `from_draft` says where the way back leads."""
        from lcapp.ui.screens.mayor import MayorScreen

        if not self._rooms.leave():
            return
        context = self._context()
        try:
            back = context.words._("Back to the draft") if from_draft else ""
            screen = MayorScreen(number, context, back=back)
        except LcappError as error:
            context.dialogs.tell(error_sentence(context.words, error))
            return
        screen.back_requested.connect(
            (lambda: self._rooms.open_dossier(number)) if from_draft else self.show_city
        )
        screen.dossier_wanted.connect(lambda: self._read(number))
        screen.export_wanted.connect(lambda: self._export(number))
        screen.sending_wanted.connect(lambda: self.show_sending(number))
        self._rooms.put(screen, lambda: self.show_mayor(number, from_draft=from_draft))

    def show_sending(self, number: int) -> None:
        """Turn to who stands for a dossier, and what came after it was sent."""
        from lcapp.ui.screens.sending import SendingScreen

        if not self._rooms.leave():
            return
        context = self._context()
        try:
            screen = SendingScreen(number, context, back=context.words._("Back to the draft"))
        except LcappError as error:
            context.dialogs.tell(error_sentence(context.words, error))
            return
        screen.back_requested.connect(lambda: self._rooms.open_dossier(number))
        self._rooms.put(screen, lambda: self.show_sending(number))

    def _read(self, number: int) -> None:
        self._rooms.open_dossier(number)
        if (draft := self._rooms.draft) is not None:
            draft.read()

    def _export(self, number: int) -> None:
        self._rooms.open_dossier(number)
        if (draft := self._rooms.draft) is not None:
            draft.paper.exporting.open()

    def listen(self, screen: "DraftScreen") -> None:
        """Put offers under the questions of a draft; in a record, where its facts stand besides."""
        from lcapp.ui.city.assessing import Assessing
        from lcapp.ui.city.city_offers import CityOffers
        from lcapp.ui.city.fact_places import FactPlaces
        from lcapp.ui.city.overviews import Overviews
        from lcapp.ui.city.practice_areas import PracticeAreas

        context, number = self._context(), screen.session.dossier.number
        screen.steps.brief_wanted.connect(lambda: self.show_mayor(number, from_draft=True))
        screen.steps.sending_wanted.connect(lambda: self.show_sending(number))
        if is_record(screen.session.form.name):
            # A record is laid before nobody and sent to nobody.
            for action in screen.actions():
                action.setVisible(action.objectName() not in STEPS)
            FactPlaces(screen, context)
            Overviews(screen, context, self._opened)
            Assessing(screen, context)
            PracticeAreas(screen, context)
            screen.back_requested.connect(self.show_city)
            screen.header.say_back(context.words._("Back to our city"))
        else:
            CityOffers(screen, context)
            screen.back_requested.connect(self._rooms.show_start)
