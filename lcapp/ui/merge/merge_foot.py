"""The foot of the merge screen: what would change, a large loss to be typed, and the two ways on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from lcapp.i18n import Words
from lcapp.i18n.wording_merge import loss_sentences
from lcapp.services.merging import MergePreview
from lcapp.ui.appearance.labels import PlainLabel


class MergeFoot(QWidget):
    """`accept_wanted` and `stay_wanted` are the ways on."""

    accept_wanted = Signal()
    stay_wanted = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._preview: MergePreview | None = None
        self.said = PlainLabel(role="help", wrap=True)
        self.loss_said = PlainLabel(wrap=True)
        self.loss_said.set_severity("must_fix")
        self.loss = QLineEdit()
        self.loss.setAccessibleName(words._("Number of words that may go"))
        self.loss.setMaximumWidth(120)
        self.loss_said.setBuddy(self.loss)
        self.accept = QPushButton(words._("Accept"))
        self.accept.setProperty("role", "primary")
        self.accept.setEnabled(False)
        self.stay = QPushButton(words._("Leave the draft as it is"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 12)
        column.setSpacing(8)
        lost = QHBoxLayout()
        lost.setSpacing(12)
        lost.addWidget(self.loss_said, 1)
        lost.addWidget(self.loss)
        column.addLayout(lost)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.said, 1)
        row.addWidget(self.stay)
        row.addWidget(self.accept)
        column.addLayout(row)
        self._show_loss(shown=False)
        self.accept.clicked.connect(self.accept_wanted)
        self.stay.clicked.connect(self.stay_wanted)
        self.loss.textEdited.connect(lambda _text: self._refresh())
        self.loss.returnPressed.connect(self.accept.click)

    @property
    def loss_typed(self) -> int | None:
        """The number that was typed, in whatever digits."""
        text = self.loss.text().strip()
        return int(text) if text.isdecimal() else None

    def show_preview(self, preview: MergePreview) -> None:
        """Say what would change now."""
        self._preview = preview
        words, merge = self._words, preview.merge
        said = [
            words.ngettext("{count} answer would change.", "{count} answers would change.", len(merge.result))
        ]
        if merge.disputed:
            said.append(
                words.ngettext(
                    "{count} changed on both sides is still to be looked at (F8).",
                    "{count} changed on both sides are still to be looked at (F8).",
                    len(merge.disputed),
                )
            )
        self.said.setText(" ".join(said))
        loss = list(loss_sentences(words, preview))
        self.loss_said.setText(
            " ".join([*loss, words._("Type the number of words to go on.")]) if loss else ""
        )
        self._show_loss(shown=bool(loss))
        back = preview.source.parcel is not None and preview.source.parcel.is_out
        self.accept.setText(
            words._("Accept") if preview.changes_something or not back else words._("Take it as back")
        )
        self._refresh()

    def say(self, sentence: str) -> None:
        """Say why a decision cannot stand."""
        self.said.setText(sentence)

    def _show_loss(self, *, shown: bool) -> None:
        self.loss_said.setVisible(shown)
        self.loss.setVisible(shown)
        if not shown:
            self.loss.clear()

    def _refresh(self) -> None:
        preview = self._preview
        if preview is None:
            return
        back = preview.source.parcel is not None and preview.source.parcel.is_out
        fine = not preview.loss.is_large or self.loss_typed == preview.loss.words
        self.accept.setEnabled(fine and (preview.changes_something or back))
