"""The layers of guidance for one question: closed until somebody opens one, and open from then on."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from lcapp.domain.guidance import GuidanceFile, GuidanceText, Layer
from lcapp.domain.sources import Source
from lcapp.i18n import Words
from lcapp.i18n.guidance_texts import guidance_text, source_line
from lcapp.i18n.wording import harmless
from lcapp.i18n.wording_guide import layer_words
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.appearance.look import Look
from lcapp.ui.fields.layouts import empty


class GuidanceBox(QWidget):
    """`opened` carries the names of all open layers whenever one is opened or closed.

    Args:
        files: Gives every file of guidance, read on first use.
        sources: Gives what the codes of sources stand for.
        words: The reader's language.
        look: Draws the arrow of each layer.
    """

    opened = Signal(tuple)

    def __init__(
        self,
        files: Callable[[], Sequence[GuidanceFile]],
        sources: Callable[[], Mapping[str, Source]],
        words: Words,
        look: Look,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._files, self.sources = files, sources
        self._words, self._look = words, look
        self._open: tuple[str, ...] = ()
        self._question = ""
        self.heads: dict[str, QToolButton] = {}
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(4)

    def open_layers(self, names: Sequence[str]) -> None:
        """Open the layers that were open last time; names nobody knows are kept for the next."""
        self._open = tuple(names)
        self._show()

    def show_question(self, question: str) -> None:
        """Show what there is for a question; an empty id shows nothing."""
        self._question = question
        self._show()

    def _show(self) -> None:
        empty(self._lines)
        self.heads = {}
        if not self._question:
            return
        for file in self._files():
            texts = file.beside(self._question)
            if texts:
                self._layer(file, texts)

    def _layer(self, file: GuidanceFile, texts: Sequence[GuidanceText]) -> None:
        words, name = self._words, file.name
        title = layer_words(words, file.layer)
        if file.layer is Layer.COMMISSION:
            title = harmless(words, file.title)
        head = QToolButton(self)
        head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        head.setText(title)
        head.setAccessibleName(words._("{title} ({count})", title=title, count=str(len(texts))))
        head.setCheckable(True)
        head.setAutoRaise(True)
        head.setIconSize(QSize(12, 12))
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(24, 0, 0, 8)
        column.setSpacing(2)

        def show(shown: bool) -> None:
            # Most layers stay closed, and their texts in the reader's language are a file of their own.
            if shown and not column.count():
                for text in texts:
                    self._text(column, file, text)
            body.setVisible(shown)
            self._turn(head, shown=shown)

        head.setChecked(name in self._open)
        show(name in self._open)
        head.toggled.connect(show)
        head.toggled.connect(lambda wanted: self._remember(name, wanted=wanted))
        self.heads[name] = head
        self._lines.addWidget(head)
        self._lines.addWidget(body)

    def _text(self, column: QVBoxLayout, file: GuidanceFile, text: GuidanceText) -> None:
        words = self._words
        said = PlainLabel(guidance_text(words, file, text), wrap=True)
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        source = source_line(words, text, self.sources())
        column.addWidget(said)
        column.addWidget(PlainLabel(source, role="help", wrap=True))
        column.addSpacing(6)

    def _remember(self, name: str, *, wanted: bool) -> None:
        others = tuple(one for one in self._open if one != name)
        self._open = (*others, name) if wanted else others
        self.opened.emit(self._open)

    def _turn(self, head: QToolButton, *, shown: bool) -> None:
        closed = "chevron-left" if self._words.direction == "rtl" else "chevron-right"
        head.setIcon(self._look.icon("chevron-down" if shown else closed, "muted"))
        head.setAccessibleDescription(self._words._("open") if shown else self._words._("closed"))
