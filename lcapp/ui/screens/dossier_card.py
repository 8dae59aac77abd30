"""One dossier in the list: title, call, progress, deadline; pressing it opens it, its menu does the rest."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QProgressBar, QToolButton, QWidget

from lcapp.i18n import Words, formats
from lcapp.ui.appearance.card_button import CardButton
from lcapp.ui.appearance.labels import PlainLabel, plain_tooltip
from lcapp.ui.appearance.look import Look
from lcapp.ui.models.dossier_line import DossierLine

_BAR_WIDTH = 120


class DossierCardButton(CardButton):
    """`wanted` carries an act (`open`, `rename`, `duplicate`, `copy`, `delete`) and the dossier's number."""

    wanted = Signal(str, int)

    def __init__(self, line: DossierLine, words: Words, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(words._("{title}, {call}", title=line.title, call=line.call), parent)
        self.line = line
        self._words = words
        self._build(look)
        self._menu = self._made_menu(look)
        self.clicked.connect(lambda: self.wanted.emit("open", line.number))
        self.more.clicked.connect(self._open_menu)

    def show_waiting(self, sentence: str) -> None:
        """Say under the title what this dossier waits for."""
        self.waiting.setText(sentence)
        self.waiting.setVisible(bool(sentence))
        self.updateGeometry()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The same menu for the other mouse button and the menu key."""
        self._menu.popup(event.globalPos())

    def _build(self, look: Look) -> None:
        words, line = self._words, self.line
        share = formats.percent(words, line.percent)
        title = PlainLabel(line.title, role="label", wrap=True)
        percent = PlainLabel(share, role="help")
        bar = QProgressBar()
        bar.setRange(0, 100)
        bar.setValue(line.percent)
        bar.setTextVisible(False)
        bar.setFixedWidth(_BAR_WIDTH)
        bar.setAccessibleName(words._("Progress"))
        bar.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.more = QToolButton()
        self.more.setIcon(look.icon("ellipsis", "muted"))
        side = max(16, self.fontMetrics().height() - 2)
        self.more.setIconSize(QSize(side, side))
        self.more.setAutoRaise(True)
        self.more.setAccessibleName(words._("More for {title}", title=line.title))
        plain_tooltip(self.more, words._("Rename, duplicate, copy, delete"))
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(title, 1)
        head.addWidget(bar)
        head.addWidget(percent)
        head.addWidget(self.more)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(PlainLabel(line.call, role="help", wrap=True), 1)
        # A short phrase wraps as a whole rather than being cut at large text sizes.
        if line.deadline:
            deadline = PlainLabel(line.deadline, role="help")
            if line.severity:
                deadline.set_severity(line.severity)
            foot.addWidget(deadline)
        if line.to_fix and line.is_open:
            fix = PlainLabel(words.ngettext("{count} to fix", "{count} to fix", line.to_fix), role="help")
            foot.addWidget(fix)
        foot.addWidget(PlainLabel(line.edited, role="help"))
        self.waiting = PlainLabel(role="help", wrap=True)
        self.waiting.set_severity("advice")
        self.waiting.setVisible(False)
        self.lines.addLayout(head)
        self.lines.addLayout(foot)
        self.lines.addWidget(self.waiting)
        self.pass_clicks_through()
        said = [share, line.deadline, line.edited]
        if line.fictional:
            said.insert(0, words._("sample city"))
        self.setAccessibleDescription(", ".join(part for part in said if part))

    def _made_menu(self, look: Look) -> QMenu:
        words = self._words
        menu = QMenu(self)
        for act, picture, text in (
            ("open", "folder-open", words._("Open")),
            ("rename", "pencil", words._("Rename…")),
            ("duplicate", "copy", words._("Duplicate")),
            ("copy", "file-plus", words._("Copy to another call…")),
            ("delete", "trash", words._("Delete")),
        ):
            action = QAction(look.icon(picture, "muted"), text, menu)
            action.setObjectName(act)
            action.triggered.connect(lambda _checked=False, act=act: self.wanted.emit(act, self.line.number))
            menu.addAction(action)
        return menu

    def _open_menu(self) -> None:
        self._menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))
