"""The register of evidence beside the draft: add by button or by drop, order, describe, open, cite."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from lcapp.domain.evidence import Evidence
from lcapp.i18n import Words
from lcapp.ui.appearance.labels import PlainLabel, set_look
from lcapp.ui.appearance.look import Look
from lcapp.ui.draft.evidence_card import EvidenceCard
from lcapp.ui.draft.save_banner import Banner
from lcapp.ui.fields.layouts import empty


class EvidencePanel(QWidget):
    """Shows what it is given.

    `files_dropped` carries paths, `file_wanted` and `link_wanted` ask for a choice; `changed` carries the
    evidence as wanted, `moved` its id and the step, `removed`, `opened` and `cited` its id, `inserted` its
    number.
    """

    file_wanted = Signal()
    link_wanted = Signal()
    files_dropped = Signal(list)
    changed = Signal(object)
    moved = Signal(str, int)
    removed = Signal(str)
    opened = Signal(str)
    cited = Signal(str)
    inserted = Signal(str)
    undo_wanted = Signal()
    board_wanted = Signal()

    def __init__(
        self,
        words: Words,
        look: Look,
        label_of: Callable[[str], str],
        *,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words, self._look = words, look
        self._label_of, self._today = label_of, today
        self.cards: list[EvidenceCard] = []
        self.setAcceptDrops(True)
        self._build()

    def _build(self) -> None:
        words = self._words
        self.add_file = QPushButton(words._("Add a file…"))
        self.add_link = QPushButton(words._("Add a link…"))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.add_file)
        buttons.addWidget(self.add_link)
        self.board = QPushButton(words._("Board…"))
        buttons.addStretch(1)
        self.said = PlainLabel(wrap=True)
        self.said.setVisible(False)
        self.undo_bar = Banner(self._look, severity="done", first=words._("Undo"))
        self._empty = PlainLabel(
            words._(
                "Nothing is registered yet. Add plans, reports or photos, or drop them here: each gets a "
                "number that answers can cite, and may be printed in the dossier as an annex."
            ),
            role="help",
            wrap=True,
        )
        rest = self._rest = QScrollArea()
        rest.setWidgetResizable(True)
        rest.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rest.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        sheet = QWidget()
        self._lines = QVBoxLayout(sheet)
        self._lines.setContentsMargins(0, 0, 4, 0)
        self._lines.setSpacing(8)
        rest.setWidget(sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 12, 12)
        column.setSpacing(8)
        column.addLayout(buttons)
        for widget in (self.said, self.undo_bar, self._empty):
            column.addWidget(widget)
        # Three buttons side by side would be wider than the panel in longer languages.
        column.addWidget(self.board, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(rest, 1)
        self.add_file.clicked.connect(self.file_wanted)
        self.add_link.clicked.connect(self.link_wanted)
        self.board.clicked.connect(self.board_wanted)
        self.undo_bar.first_chosen.connect(self.undo_wanted)

    def show_evidence(self, evidence: Sequence[Evidence], *, writable: bool) -> None:
        """Show the register in its order."""
        empty(self._lines)
        self.cards = []
        for place, one in enumerate(evidence):
            card = EvidenceCard(one, self._words, self._look, label_of=self._label_of, today=self._today)
            card.allow(writable=writable, up=place > 0, down=place < len(evidence) - 1)
            card.changed.connect(self.changed)
            card.moved.connect(lambda step, id_=one.id: self.moved.emit(id_, step))
            card.removed.connect(lambda id_=one.id: self.removed.emit(id_))
            card.open_wanted.connect(lambda id_=one.id: self.opened.emit(id_))
            card.cite_wanted.connect(lambda id_=one.id: self.cited.emit(id_))
            card.insert_wanted.connect(lambda name=one.name: self.inserted.emit(name))
            self._lines.addWidget(card)
            self.cards.append(card)
        self._lines.addStretch(1)
        self._empty.setVisible(not evidence)
        self.add_file.setEnabled(writable)
        self.add_link.setEnabled(writable)
        self.setAcceptDrops(writable)

    def say(self, sentence: str, *, severity: str = "") -> None:
        """What came of the last wish; empty takes it away."""
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))
        set_look(self.said, severity=severity)

    def bring(self, number: str) -> None:
        """Bring the card of a number into view, with the keys at its title."""
        card = next((one for one in self.cards if one.evidence.name == number), None)
        if card is not None:
            self._lines.activate()
            self._rest.ensureWidgetVisible(card, 0, 0)
            card.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_focus(self) -> None:
        """The keys begin at the first button."""
        self.add_file.setFocus(Qt.FocusReason.OtherFocusReason)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files from this computer may be dropped."""
        if _files(event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Register what was dropped."""
        files = _files(event.mimeData().urls())
        if files:
            event.acceptProposedAction()
            self.files_dropped.emit(files)


def _files(urls: Sequence[object]) -> list[Path]:
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]  # type: ignore[attr-defined]
