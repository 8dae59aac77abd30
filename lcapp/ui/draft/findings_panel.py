"""What checking found: must fix, advice, and what was not checked; each line leads to its field."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from lcapp.domain.findings import Finding, Severity
from lcapp.i18n import Words
from lcapp.ui.appearance.labels import PlainLabel, set_look
from lcapp.ui.appearance.look import Look
from lcapp.ui.appearance.sheet import Rolled
from lcapp.ui.draft.checking import MISSING
from lcapp.ui.draft.wrapping import Wrapping
from lcapp.ui.fields.finding_line import PICTURES
from lcapp.ui.fields.frame import Said
from lcapp.ui.fields.tongue import isolated

_FINDING = Qt.ItemDataRole.UserRole


class FindingsPanel(QWidget):
    """Stays open while fixing. `chosen` carries the finding somebody wants to go to."""

    chosen = Signal(object)

    def __init__(self, words: Words, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._look = look
        self._said: tuple[tuple[Said, str], ...] = ()
        self._summary = PlainLabel(role="label", wrap=True)
        self.list = QListWidget()
        self.list.setAccessibleName(words._("Findings"))
        Wrapping(self.list)
        self.list.setIconSize(QSize(16, 16))
        self.list.setProperty("role", "nav")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self._not_checked = PlainLabel(role="help", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self._summary)
        column.addWidget(self.list, 1)
        self._foot = QVBoxLayout()
        column.addLayout(self._foot)
        rest = QVBoxLayout()
        rest.addWidget(self._not_checked)
        self._beyond = Rolled(rest)
        column.addWidget(self._beyond)
        self.list.itemActivated.connect(self._on_item)
        self.list.itemClicked.connect(self._on_item)
        self.show_findings(())

    def show_findings(self, said: Sequence[tuple[Said, str]]) -> None:
        """Show findings with sentences and labels of their questions; the place in the list stays."""
        if tuple(said) == self._said and self._summary.text():
            return
        self._said = tuple(said)
        words, row = self._words, self.list.currentRow()
        must = [entry for entry in said if entry[0][0].severity is Severity.MUST_FIX]
        advice = [entry for entry in said if entry[0][0].severity is Severity.ADVICE]
        blocked = self.list.blockSignals(True)
        self.list.clear()
        self._group(words._("Must be fixed before sealing"), must)
        self._group(words._("Advice"), advice)
        self.list.blockSignals(blocked)
        self._select(row)
        if must:
            summary = words.ngettext("{count} thing to fix", "{count} things to fix", len(must))
            # The list of sections counts missing answers only once somebody asked for the check.
            if missing := sum(entry[0][0].code == MISSING for entry in must):
                of_them = words.ngettext(
                    "{count} of them is an answer still missing.",
                    "{count} of them are answers still missing.",
                    missing,
                )
                summary = f"{summary}\n{of_them}"
        else:
            summary = words._("Nothing has to be fixed.")
        self._summary.setText(summary)
        set_look(self._summary, severity="must_fix" if must else "done")

    def add_foot(self, widget: QWidget) -> None:
        """Put something beneath the list."""
        self._foot.addWidget(widget)

    def current(self) -> Finding | None:
        """The finding chosen in the list."""
        return self._finding(self.list.currentRow())

    def show_not_checked(self, sentences: Sequence[str]) -> None:
        """Say what no program can check here."""
        head = self._words._("Not checked:")
        self._not_checked.setText("\n".join([head, *sentences]) if sentences else "")
        self._beyond.setVisible(bool(sentences))

    def next(self) -> Finding | None:
        """The finding after the chosen one, now chosen; the first after the last."""
        rows = [row for row in range(self.list.count()) if self._finding(row) is not None]
        if not rows:
            return None
        later = [row for row in rows if row > self.list.currentRow()]
        row = later[0] if later else rows[0]
        self.list.setCurrentRow(row)
        return self._finding(row)

    def take_focus(self) -> None:
        """Bring the keys to the list."""
        if self._finding(self.list.currentRow()) is None:
            self._select(0)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _group(self, title: str, entries: Sequence[tuple[Said, str]]) -> None:
        if not entries:
            return
        head = QListWidgetItem(title)
        head.setFlags(Qt.ItemFlag.NoItemFlags)
        font = head.font()
        font.setBold(True)
        head.setFont(font)
        self.list.addItem(head)
        for (finding, sentence), label in entries:
            item = QListWidgetItem("\n".join(isolated(text) for text in (sentence, label) if text))
            item.setIcon(self._look.icon(PICTURES[finding.severity], finding.severity.value))
            item.setData(_FINDING, finding)
            name = self._words._("{title}: {finding}", title=title, finding=sentence)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name} {label}".strip())
            self.list.addItem(item)

    def _finding(self, row: int) -> Finding | None:
        item = self.list.item(row)
        found = item.data(_FINDING) if item is not None else None
        return found if isinstance(found, Finding) else None

    def _select(self, row: int) -> None:
        rows = [r for r in range(self.list.count()) if self._finding(r) is not None]
        if rows:
            self.list.setCurrentRow(min(rows, key=lambda known: abs(known - row)))

    def _on_item(self, item: QListWidgetItem) -> None:
        finding = item.data(_FINDING)
        if isinstance(finding, Finding):
            self.chosen.emit(finding)
