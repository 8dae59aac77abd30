"""Find in all questions and answers of the draft; replace in the answers as one act."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from lcapp.domain.answers import Value, plain_part
from lcapp.domain.searching import Hit
from lcapp.i18n import Words
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.draft.wrapping import Wrapping
from lcapp.ui.fields.line_edit import LineEdit
from lcapp.ui.fields.tongue import isolated

_HIT = Qt.ItemDataRole.UserRole
_PAUSE_MS = 150
_AROUND = 32
_MOST_SHOWN = 500


def place_of(hit: Hit, value: Value | None) -> tuple[str, str]:
    """Item and field in which a hit stands; empty where it stands in the answer itself."""
    inside = plain_part(value)
    path = hit.path[1:] if hit.path[:1] == ("answer",) else hit.path
    if not (
        isinstance(inside, list) and path and isinstance(path[0], int) and isinstance(inside[path[0]], dict)
    ):
        return "", ""
    field = path[1] if len(path) > 1 else ""
    return str(inside[path[0]].get("id", "")), str(field)


class SearchPanel(QWidget):
    """`chosen` carries the hit somebody wants to go to, `replace_wanted` what to replace by what."""

    chosen = Signal(object)
    replace_wanted = Signal(str, str)

    def __init__(
        self,
        words: Words,
        *,
        find: Callable[[str], Sequence[Hit]],
        label_of: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._find = find
        self._label_of = label_of
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._build()
        self._connect()

    def _build(self) -> None:
        words = self._words
        self.query = LineEdit(name=words._("Find"), placeholder=words._("Find in questions and answers"))
        self.query.setClearButtonEnabled(True)
        self.replacement = LineEdit(name=words._("Replace by"), placeholder=words._("Replace by"))
        self._replace = QPushButton(words._("Replace all"))
        self.said = PlainLabel(role="help", wrap=True)
        self.list = QListWidget()
        self.list.setAccessibleName(words._("Places found"))
        Wrapping(self.list)
        self.list.setProperty("role", "nav")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        row = QHBoxLayout()
        row.addWidget(self.replacement, 1)
        row.addWidget(self._replace)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.query)
        column.addLayout(row)
        column.addWidget(self.said)
        column.addWidget(self.list, 1)
        self._replace.setEnabled(False)

    def _connect(self) -> None:
        self.query.textEdited.connect(lambda _text: self._pause.start())
        self.query.textChanged.connect(lambda text: None if text else self.refresh())
        self.query.returnPressed.connect(self._first)
        self._pause.timeout.connect(self.refresh)
        self._replace.clicked.connect(
            lambda: self.replace_wanted.emit(self.query.text(), self.replacement.text())
        )
        self.list.itemActivated.connect(self._on_item)
        self.list.itemClicked.connect(self._on_item)

    def refresh(self) -> None:
        """Search again for what stands in the box."""
        words, hits = self._words, tuple(self._find(self.query.text())) if self.query.text().strip() else ()
        self.list.clear()
        for hit in hits[:_MOST_SHOWN]:
            item = QListWidgetItem(self._shown(hit))
            item.setData(_HIT, hit)
            self.list.addItem(item)
        self._replace.setEnabled(any(not hit.in_label for hit in hits))
        if self.query.text().strip():
            none = words._("Nothing found.")
            self.said.setText(
                words.ngettext("{count} place found", "{count} places found", len(hits)) if hits else none
            )
        else:
            self.said.setText("")

    def say_replaced(self, answers: int) -> None:
        """Say what a replacement did, and how to take it back."""
        self.refresh()
        if answers:
            words = self._words
            self.said.setText(
                words.ngettext(
                    "Replaced in {count} answer. Undo brings it back.",
                    "Replaced in {count} answers. Undo brings them back.",
                    answers,
                )
            )

    def take_focus(self, *, replacing: bool) -> None:
        """Ready to type what to find, or what to put in its place."""
        box = self.replacement if replacing and self.query.text() else self.query
        box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        box.selectAll()

    def _shown(self, hit: Hit) -> str:
        start, end = max(0, hit.start - _AROUND), min(len(hit.text), hit.end + _AROUND)
        before = "…" if start else ""
        after = "…" if end < len(hit.text) else ""
        piece = " ".join(hit.text[start:end].split())
        label = self._label_of(hit.key.question)
        where = self._words._("in the question") if hit.in_label else label
        return isolated(f"{before}{piece}{after}") + "\n" + isolated(where)

    def _first(self) -> None:
        self._pause.stop()
        self.refresh()
        if self.list.count():
            self.list.setCurrentRow(0)
            self.list.setFocus()

    def _on_item(self, item: QListWidgetItem) -> None:
        hit = item.data(_HIT)
        if isinstance(hit, Hit):
            self.chosen.emit(hit)
