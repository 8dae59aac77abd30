"""Screens that most visit next, imported while nobody waits: one small piece in each turn of the loop."""

from collections.abc import Callable
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

PIECES = (
    "babel.dates",
    "babel.numbers",
    "lcapp.storage.reference",
    "lcapp.domain.advice",
    "lcapp.services.draft_session",
    "lcapp.services.package_preview",
    "lcapp.services.reviews",
    "lcapp.services.desk_pages",
    "lcapp.services.commission",
    "lcapp.storage.criteria_library",
    "lcapp.sandbox.package_reader",
    "lcapp.sandbox.question_finder",
    "lcapp.ui.fields.registry",
    "lcapp.ui.models.read_draft",
    "lcapp.ui.draft.section_page",
    "lcapp.ui.draft.export_sheet",
    "lcapp.ui.draft.checking",
    "lcapp.ui.draft.sides",
    "lcapp.ui.draft.opening",
    "lcapp.ui.screens.draft",
    "lcapp.ui.spelling.watch",
    "lcapp.ui.city.fact_places",
    "lcapp.ui.city.city_offers",
    "lcapp.ui.screens.new_application",
)
"""Leaves first, so that no piece takes long."""

PAUSE_MS = 15
"""Between two pieces: a key or a click comes first."""


class EarlyScreens(QObject):
    """Imports all pieces, one after the other.

    Args:
        parent: Ends it with itself.
        then: Called once after the last piece.
    """

    def __init__(self, parent: QObject, then: Callable[[], None]) -> None:
        super().__init__(parent)
        self._waiting = list(PIECES)
        self._then = then
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._next)

    def begin(self) -> None:
        """Start with the first piece."""
        self._timer.start()

    def _next(self) -> None:
        import_module(self._waiting.pop(0))
        if not self._waiting:
            self._timer.stop()
            self._then()
