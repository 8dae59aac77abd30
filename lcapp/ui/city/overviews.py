"""The drawings of a workspace on its pages, drawn anew shortly after its answers change."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from lcapp.domain.city_records import DRAWN
from lcapp.domain.events import AnswerChanged, Event
from lcapp.ui.city.overview_box import OverviewBox
from lcapp.ui.draft.section_page import SectionPage
from lcapp.ui.fields.tab_order import tab_before
from lcapp.ui.screens.context import ScreenContext

if TYPE_CHECKING:
    from lcapp.ui.screens.draft import DraftScreen

_SOON_MS = 400


class Overviews(QObject):
    """The first page has the drawings of the whole workspace, every other page those of its section.

    Args:
        screen: The draft screen of a record.
        context: The surroundings of a screen.
        opened: Records whose overview is open; kept as long as the window.
    """

    def __init__(self, screen: "DraftScreen", context: ScreenContext, opened: set[str]) -> None:
        super().__init__(screen)
        self._screen, self._session, self._context = screen, screen.session, context
        self._opened = opened
        self.boxes: dict[str, OverviewBox] = {}
        self._sections = [section.id for _part, section in self._session.form.sections()]
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self.refresh)
        if self._session.form.id in DRAWN:
            screen.pages.built.connect(self._add)
            screen.pages.currentChanged.connect(self.refresh)
            screen.bridge.happened.connect(self._on_event)
            self._add(screen.pages.page)
            self.refresh()

    def refresh(self) -> None:
        """Draw what the page shown has to draw."""
        section = self._screen.pages.section
        if (box := self.boxes.get(section)) is None:
            return
        app, words = self._context.app, self._context.words
        found = app.record_overview(self._session.freeze(), words.language)
        wanted = self._sections if section == self._sections[0] else [section]
        box.set_open(self._session.form.id in self._opened)
        box.show_drawings(tuple(one for name in wanted for one in found.get(name, ())))

    def _add(self, page: SectionPage) -> None:
        section = page.section.id
        box = OverviewBox(
            self._context.words, self._context.look, always=section == self._sections[0], parent=page
        )
        box.hide()
        page.above.addWidget(box)
        if (first := next(iter(page.frames.values()), None)) is not None:
            tab_before(box, first)
        box.opened.connect(lambda opened: self._remember(box, opened=opened))
        self.boxes[section] = box

    def _remember(self, box: OverviewBox, *, opened: bool) -> None:
        record = self._session.form.id
        (self._opened.add if opened else self._opened.discard)(record)
        box.set_open(opened)

    def _on_event(self, event: Event) -> None:
        if isinstance(event, AnswerChanged):
            self._soon.start()
