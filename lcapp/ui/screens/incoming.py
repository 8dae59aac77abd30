"""A file from outside: what it is, what would change here, and taking it in only when somebody says so."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lcapp.errors import LcappError
from lcapp.i18n import formats
from lcapp.i18n.sentences import harmless
from lcapp.i18n.wording import error_sentence
from lcapp.i18n.wording_packages import inspection_sentences, preview_sentences
from lcapp.services.annexes import read_for_checking
from lcapp.services.app import App
from lcapp.services.package_preview import Inspected, Preview
from lcapp.services.taking_in import take_in
from lcapp.ui.appearance.labels import PlainLabel, rule
from lcapp.ui.appearance.scroll_column import ScrollColumn
from lcapp.ui.fields.line_edit import LineEdit
from lcapp.ui.screens.context import ScreenContext
from lcapp.ui.screens.screen_head import ScreenHead

LARGEST_FILE = 300_000_000
LOCKED = ("package_needs_passphrase", "package_passphrase_wrong")


@dataclass(frozen=True, slots=True)
class LookedAt:
    """What a file was found to be; `preview` is there for a dossier that can be taken."""

    inspected: Inspected
    preview: Preview | None = None


class IncomingScreen(QWidget):
    """`taken` carries the dossier's number; `other_kind` the kind and the file of what is no dossier.

    `check_wanted` asks whether a PDF's pages say what it carries, `merge_wanted` to merge it into a draft.
    """

    back_requested = Signal()
    taken = Signal(int)
    other_kind = Signal(str, object)
    check_wanted = Signal(object)
    merge_wanted = Signal(int)

    def __init__(self, context: ScreenContext, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._path = context, path
        self._looked_at: LookedAt | None = None
        words = context.words
        name = words._("A file from outside")
        self.head = ScreenHead(name, words, context.look)
        self.page = ScrollColumn(name, width=640)
        self.file_name = PlainLabel(harmless(words, path.name), role="section", wrap=True)
        self.verdict = PlainLabel(wrap=True)
        self.details = PlainLabel(wrap=True)
        self.details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.passphrase = LineEdit(name=words._("Passphrase"), placeholder=words._("Passphrase"))
        self.passphrase.setEchoMode(LineEdit.EchoMode.Password)
        self.unlock = QPushButton(words._("Open"))
        self.take = QPushButton(words._("Take it in"))
        self.take.setProperty("role", "primary")
        self.leave_it = QPushButton(words._("Leave it"))
        self.merge = QPushButton(words._("Merge it with the draft here…"))
        self.check = QPushButton(words._("Check what is printed…"))
        self.check.setVisible(path.suffix.casefold() == ".pdf")
        self._arrange()
        self.head.back_wanted.connect(self.back_requested)
        self.leave_it.clicked.connect(self.back_requested)
        self.merge.clicked.connect(self._merge)
        self.take.clicked.connect(self._take)
        self.check.clicked.connect(lambda: self.check_wanted.emit(path))
        self.unlock.clicked.connect(self.look)
        self.passphrase.returnPressed.connect(self.look)
        self.look()

    def _arrange(self) -> None:
        lines = self.page.lines
        for label in (self.file_name, self.verdict, self.details):
            lines.addWidget(label)
        locked = QHBoxLayout()
        locked.addWidget(self.passphrase, 1)
        locked.addWidget(self.unlock)
        buttons = QHBoxLayout()
        buttons.addWidget(self.take)
        buttons.addWidget(self.merge)
        buttons.addWidget(self.leave_it)
        buttons.addWidget(self.check)
        buttons.addStretch(1)
        lines.addLayout(locked)
        lines.addSpacing(8)
        lines.addLayout(buttons)
        lines.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(rule())
        column.addWidget(self.page, 1)

    def look(self) -> None:
        """Open the file in a safe place and say what it is; nothing is changed."""
        words = self._context.words
        self.verdict.set_severity("")
        self.verdict.setText(words._("Opening the file in a safe place…"))
        self.details.setText("")
        for widget in (self.passphrase, self.unlock, self.take, self.merge):
            widget.setVisible(False)
        self._context.tasks.run(
            _looked_at,
            self._context.app,
            self._path,
            self.passphrase.text(),
            done=self._on_looked,
            failed=self._on_failed,
        )

    def _on_looked(self, found: LookedAt) -> None:
        words, inspected = self._context.words, found.inspected
        self._looked_at = found
        first, *rest = inspection_sentences(words, inspected)
        self.verdict.set_severity("must_fix" if inspected.refused else "")
        self.verdict.setText(first)
        locked = inspected.refused and inspected.opened.code in LOCKED
        for widget in (self.passphrase, self.unlock):
            widget.setVisible(locked)
        if locked:
            self.passphrase.setFocus()
        head = inspected.opened.head
        if not inspected.refused and head is not None and head.kind != "dossier":
            self.other_kind.emit(head.kind, self._path)
            return
        if found.preview is not None:
            rest += preview_sentences(words, found.preview)
            self.take.setVisible(True)
            self.take.setFocus()
            self.merge.setVisible(found.preview.state in ("newer", "older") and not found.preview.sealed_here)
        self.details.setText("\n".join(rest))

    def _take(self) -> None:
        if self._looked_at is None:
            return
        inspected, preview = self._looked_at.inspected, self._looked_at.preview
        known = preview is None or not preview.large_loss or self._confirmed(preview)
        if not known:
            return
        try:
            accepted = take_in(self._context.app, inspected, loss_known=True)
        except LcappError as error:
            self._on_failed(error)
            return
        self.taken.emit(accepted.dossier)

    def _merge(self) -> None:
        if self._looked_at is not None and self._looked_at.preview is not None:
            self.merge_wanted.emit(self._looked_at.preview.dossier)

    def _confirmed(self, preview: Preview) -> bool:
        """A large loss is typed, not clicked away."""
        words = self._context.words
        gone = formats.number(words, sum(one.change == "removed" for one in preview.answers))
        typed = self._context.dialogs.ask_text(
            words._(
                "{count} answers here would go; they stay in the history. Type that number to go on.",
                count=gone,
            ),
            go=words._("Take it in"),
        )
        return typed is not None and formats.parse_number(words, typed) == formats.parse_number(words, gone)

    def _on_failed(self, error: Exception) -> None:
        words = self._context.words
        self.verdict.set_severity("must_fix")
        reason = error_sentence(words, error) if isinstance(error, LcappError) else ""
        self.verdict.setText(reason or words._("The file could not be opened. Nothing was changed."))


def _looked_at(app: App, path: Path, passphrase: str) -> LookedAt:
    data = read_for_checking(path, largest=LARGEST_FILE)
    inspected = app.packages.inspect(data, passphrase=passphrase)
    head = inspected.opened.head
    if inspected.refused or (head is not None and head.kind != "dossier"):
        return LookedAt(inspected)
    return LookedAt(inspected, app.packages.preview(inspected))
