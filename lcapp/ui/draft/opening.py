"""Opening the panel at the side: which page, and where the keys go."""

from collections.abc import Callable

from lcapp.ui.autosave import Autosave
from lcapp.ui.draft.looking_back import NAME as HISTORY
from lcapp.ui.draft.panes import Panes
from lcapp.ui.draft.paper import PREVIEW
from lcapp.ui.draft.reading import Reading
from lcapp.ui.draft.sides import Sides


class Opening:
    """The panel of one draft; `place` tells the question the person is at."""

    def __init__(
        self, sides: Sides, *, panes: Panes, reading: Reading, autosave: Autosave, place: Callable[[], str]
    ) -> None:
        self._sides, self._panes, self._reading = sides, panes, reading
        self._autosave, self._place = autosave, place

    def page(self, name: str) -> None:
        """Open the panel at a page."""
        self._reading.leave()
        self._sides.panel.turn_to(name)
        self._panes.set_panel(shown=True)
        self._sides.paper.look()

    def toggle(self) -> None:
        """Open the panel, or close it."""
        self._panes.set_panel(shown=not self._panes.panel_open)
        self._sides.paper.look()

    def findings(self) -> None:
        """Open the list of findings with the keys in it."""
        self.page("findings")
        self._sides.findings.take_focus()

    def notes(self) -> None:
        """Open the notes with the keys in the new one."""
        self.page("notes")
        self._sides.notes.panel.take_focus()

    def search(self, *, replacing: bool) -> None:
        """Open the search with the keys in it."""
        self.page("search")
        self._sides.search.panel.take_focus(replacing=replacing)

    def preview(self) -> None:
        """Open the pages where the person is."""
        self.page(PREVIEW)
        self._sides.paper.preview.bring(self._place())
        self._sides.paper.preview.take_focus()

    def history(self) -> None:
        """Open what every answer was before, the last change included."""
        self._autosave.flush_now()
        self.page(HISTORY)
        self._sides.history.refresh()
        self._sides.history.panel.take_focus()
