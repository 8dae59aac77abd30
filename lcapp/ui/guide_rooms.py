"""The ways to the guide's own screens: the way in, real cities, and the writing of a form."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from lcapp.errors import LcappError
from lcapp.i18n.wording import error_sentence
from lcapp.ui.screens.context import ScreenContext

if TYPE_CHECKING:
    from lcapp.services.form_editing import EditedForm
    from lcapp.ui.rooms import Rooms
    from lcapp.ui.screens.calls import CallsScreen
    from lcapp.ui.screens.new_application import NewApplicationScreen
    from lcapp.ui.screens.typed_city import TypedCity


class GuideRooms(QObject):
    """Every way leads back to my dossiers; from a form back to the calls.

    Args:
        rooms: Shows screens; an open draft is saved before.
        context: The surroundings of a screen, as they are now.
    """

    def __init__(self, rooms: "Rooms", context: Callable[[], ScreenContext]) -> None:
        super().__init__(rooms)
        self._rooms, self._context = rooms, context

    def show_way_in(self) -> None:
        """Turn to eligibility, calendar and plan of days, on the call that fits the city."""
        self._show_way_in()

    def listen_new(self, screen: "NewApplicationScreen") -> None:
        """Let a new application look ahead; the way back leads to it with all that was typed."""
        screen.way_in_wanted.connect(partial(self._look_ahead, screen))

    def _look_ahead(self, screen: "NewApplicationScreen", call: str) -> None:
        title, typed = screen.title.text(), screen.eligibility.typed()
        self._show_way_in(call, typed, back=lambda: self._start_in(call, typed, title), title=title)

    def _show_way_in(
        self,
        call: str = "",
        typed: "TypedCity | None" = None,
        *,
        back: Callable[[], None] | None = None,
        title: str = "",
    ) -> None:
        from lcapp.ui.screens.way_in import WayInScreen

        if self._rooms.leave():
            screen = WayInScreen(self._context(), call=call, typed=typed)
            screen.back_requested.connect(back or self._rooms.show_start)
            screen.new_wanted.connect(lambda chosen: self._start_in(chosen, screen.box.typed(), title))
            again = partial(self._show_way_in, call, typed, back=back, title=title)
            self._rooms.put(screen, again)

    def show_cities(self) -> None:
        """Turn to real cities; the way back leads to my dossiers."""
        self._show_cities(self._rooms.show_start, self.show_cities)

    def show_cities_beside_ours(self) -> None:
        """Turn to real cities; the way back leads to our city."""
        said = self._context().words._("Back to our city")
        self._show_cities(self._rooms.city.show_city, self.show_cities_beside_ours, said=said)

    def _show_cities(self, back: Callable[[], None], again: Callable[[], None], *, said: str = "") -> None:
        from lcapp.ui.screens.cities import CitiesScreen

        if self._rooms.leave():
            screen = CitiesScreen(self._context(), back=said)
            screen.back_requested.connect(back)
            self._rooms.put(screen, again)

    def listen_calls(self, screen: "CallsScreen") -> None:
        """Open the forms that somebody wants to write from the list of calls and forms."""
        screen.copy_wanted.connect(partial(self.show_form_editor, copy=True))
        screen.edit_wanted.connect(partial(self.show_form_editor, copy=False))

    def show_form_editor(self, name: str, *, copy: bool) -> None:
        """Turn to writing a copy of a form, or to changing one of one's own."""
        editing = self._context().app.form_editing
        try:
            edited = editing.copy(name) if copy else editing.edit(name)
        except LcappError as error:
            self._context().dialogs.tell(error_sentence(self._context().words, error))
            return
        self._show_edited(edited)

    def _show_edited(self, edited: "EditedForm") -> None:
        from lcapp.ui.screens.form_editor import FormEditorScreen

        if self._rooms.leave():
            screen = FormEditorScreen(edited, self._context())
            screen.back_requested.connect(self._rooms.show_calls)
            screen.start_wanted.connect(self._start_in)
            self._rooms.put(screen, lambda: self._show_edited(edited))

    def _start_in(self, call_id: str, typed: "TypedCity | None" = None, title: str = "") -> None:
        """Turn to a new application with a call chosen already, and what was typed elsewhere."""
        from lcapp.ui.screens.new_application import NewApplicationScreen

        kind = self._context().app.calls.get(call_id).kind
        self._rooms.show_new_application()
        screen = self._rooms.screen
        if isinstance(screen, NewApplicationScreen):
            screen.choose_kind(kind)
            screen.choose_call(call_id)
            if typed is not None:
                screen.eligibility.take(typed)
            if title:
                screen.title.setText(title)
