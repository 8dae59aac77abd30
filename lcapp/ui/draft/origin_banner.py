"""The line above a draft that was put together from public sources, and the way to make it the city's own."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from lcapp.domain.events import Event, SidesChanged
from lcapp.domain.origin import public_sources
from lcapp.i18n import Words
from lcapp.services.draft_session import DraftSession
from lcapp.services.own_answers import make_own
from lcapp.ui.appearance.look import Look
from lcapp.ui.bridge import Bridge
from lcapp.ui.draft.save_banner import Banner


class OriginBanner(QObject):
    """Shown as long as the answers are not the city's own.

    Args:
        session: The draft.
        words: In which language.
        look: Colours and pictures.
        bridge: Tells what happened to the draft.
        done: Told when somebody said the answers are the city's own; that act can be undone.
        parent: What the line stands in.
    """

    def __init__(
        self,
        session: DraftSession,
        words: Words,
        look: Look,
        bridge: Bridge,
        done: Callable[[str], object],
        *,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session, self._words, self._done = session, words, done
        self.banner = Banner(
            look, severity="advice", first=words._("These are our own answers now"), parent=parent
        )
        self.banner.first_chosen.connect(self._make_own)
        bridge.happened.connect(self._on_event)
        self._refresh()

    def _refresh(self) -> None:
        said = ""
        if public_sources(self._session.sides):
            said = self._words._(
                "Put together from public sources, not written by the city; its pages say so. The note at "
                "the first question names the sources. Check and complete the answers before they become "
                "the city's own."
            )
        self.banner.say(said)
        self.banner.offer_first(self._session.read_only is None)

    def _make_own(self) -> None:
        make_own(self._session)
        self._done(self._words._("The answers are the city's own now; the mark is gone from the pages."))

    def _on_event(self, event: Event) -> None:
        if isinstance(event, SidesChanged):
            self._refresh()
