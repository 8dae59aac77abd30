"""The official terms a source text uses, as a menu that inserts their translation."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QToolButton

from lcapp.domain.glossary_terms import Offer
from lcapp.i18n import Words
from lcapp.ui.fields.tongue import isolated


class TermsButton(QToolButton):
    """Hidden while there is no term.

    Args:
        words: The officer's language.
        insert: Takes the term chosen.
    """

    def __init__(self, words: Words, *, insert: Callable[[str], object]) -> None:
        super().__init__()
        self._words = words
        self._insert = insert
        self._offers: tuple[Offer, ...] = ()
        self.setProperty("role", "quiet")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        # A click must not take the focus from the text the term goes into.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMenu(QMenu(self))
        self.setVisible(False)

    @property
    def offers(self) -> tuple[Offer, ...]:
        """What can be inserted now."""
        return self._offers

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Offer other terms."""
        if self._offers == tuple(offers):
            return
        self._offers = tuple(offers)
        menu = self.menu()
        menu.clear()
        for offer in self._offers:
            said = self._words._(
                "{term} for {source}", term=isolated(offer.target), source=isolated(offer.source)
            )
            action = menu.addAction(said.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, text=offer.target: self._insert(text))
        self.setText(
            self._words.ngettext("{count} official term", "{count} official terms", len(self._offers))
        )
        self.setVisible(bool(self._offers))
