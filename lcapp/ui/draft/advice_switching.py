"""Beneath the findings: why a piece of advice is given, and the ways not to hear it any more."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from lcapp.domain.sources import Source
from lcapp.errors import LcappError
from lcapp.i18n import Words
from lcapp.i18n.guidance_texts import source_named
from lcapp.i18n.wording import error_sentence
from lcapp.i18n.wording_advice import ADVICE, advice_kind, advice_source
from lcapp.services.adviser import Adviser
from lcapp.services.draft_session import DraftSession
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.draft.findings_panel import FindingsPanel


class AdviceSwitching(QObject):
    """`switched` tells that the draft must be checked anew; it may be read-only: this changes no answer.

    Args:
        session: The draft.
        adviser: Knows what is switched off.
        words: In which language.
        panel: The findings.
        sources: Gives what the codes of sources stand for.
    """

    switched = Signal()

    def __init__(
        self,
        session: DraftSession,
        adviser: Adviser,
        words: Words,
        panel: FindingsPanel,
        sources: Callable[[], Mapping[str, Source]],
    ) -> None:
        super().__init__(panel)
        self._session, self._adviser, self._words = session, adviser, words
        self._panel, self._sources = panel, sources
        self.source = PlainLabel(role="help", wrap=True)
        self.about = QPushButton(words._("Do not show this advice…"))
        self.off = QPushButton()
        foot = QWidget()
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.about, self.off):
            button.setProperty("role", "link")
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.source)
        column.addLayout(row)
        panel.add_foot(foot)
        panel.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        panel.list.customContextMenuRequested.connect(self._on_context_menu)
        panel.list.currentRowChanged.connect(lambda _row: self.refresh())
        self.about.clicked.connect(lambda: self.menu_of_current().popup(_below(self.about)))
        self.off.clicked.connect(lambda: self.menu_of_off().popup(_below(self.off)))
        self.refresh()

    @property
    def code(self) -> str:
        """The code of the advice that is chosen in the list; empty where none is."""
        finding = self._panel.current()
        return finding.code if finding is not None and finding.code in ADVICE else ""

    def refresh(self) -> None:
        """Show the source of the chosen advice and how much is off."""
        words, code = self._words, self.code
        named = source_named(words, advice_source(words, code), self._sources()) if code else ""
        said = words._("Source: {source}", source=named) if code else ""
        self.source.setText(said)
        self.source.setVisible(bool(code))
        self.about.setVisible(bool(code))
        count = len(self._off())
        self.off.setText(
            words.ngettext("{count} kind of advice is off…", "{count} kinds of advice are off…", count)
        )
        self.off.setVisible(bool(count))

    def menu_of_current(self) -> QMenu:
        """The ways not to hear the chosen advice."""
        words, code = self._words, self.code
        menu = self._menu()
        kind = advice_kind(words, code)
        here = menu.addAction(words._("Not in this dossier: {kind}", kind=kind))
        everywhere = menu.addAction(words._("Nowhere: {kind}", kind=kind))
        here.triggered.connect(lambda: self.switch(code, on=False, here=True))
        everywhere.triggered.connect(lambda: self.switch(code, on=False, here=False))
        return menu

    def menu_of_off(self) -> QMenu:
        """What is off, each to be heard again."""
        words, menu = self._words, self._menu()
        for code in sorted(self._off()):
            action = menu.addAction(words._("Show again: {kind}", kind=advice_kind(words, code)))
            action.triggered.connect(lambda _checked=False, code=code: self._hear_again(code))
        return menu

    def switch(self, code: str, *, on: bool, here: bool) -> None:
        """Switch a kind of advice in this dossier (`here`) or everywhere."""
        dossier = self._session.dossier.uuid if here else ""
        try:
            self._adviser.switch(code, on=on, dossier=dossier)
        except LcappError as error:
            self.source.setText(error_sentence(self._words, error))
            self.source.setVisible(True)
            return
        # What was found before is found anew: the draft keeps it until something changes.
        self._session.take_evidence(self._session.evidence)
        self.switched.emit()
        self.refresh()

    def _hear_again(self, code: str) -> None:
        self.switch(code, on=True, here=True)
        if code in self._off():
            self.switch(code, on=True, here=False)

    def _off(self) -> frozenset[str]:
        return self._adviser.off(self._session.dossier.uuid) & ADVICE.keys()

    def _menu(self) -> QMenu:
        menu = QMenu(self._panel)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _on_context_menu(self, at: QPoint) -> None:
        if self.code:
            self.menu_of_current().popup(self._panel.list.viewport().mapToGlobal(at))


def _below(button: QPushButton) -> QPoint:
    return button.mapToGlobal(button.rect().bottomLeft())
