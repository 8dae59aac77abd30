"""One question on the reading page: its words, its answer, what was found; it leads to its field."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lcapp.domain.addresses import visible
from lcapp.i18n import Words
from lcapp.i18n.wording import severity_word
from lcapp.ui.appearance.card_button import CardButton
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.appearance.look import Look
from lcapp.ui.draft.whole_difference import WholeDifference
from lcapp.ui.fields.finding_line import FindingLine
from lcapp.ui.fields.small_button import small_button
from lcapp.ui.models.reading import Piece, PieceKind, ReadQuestion

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ROLES = {
    PieceKind.TEXT: "",
    PieceKind.QUIET: "help",
    PieceKind.FIGURE: "figure",
    PieceKind.HEADING: "muted",
    PieceKind.LINK: "",
}


class ReadingEntry(CardButton):
    """Click or Enter chooses it, arrows go to the next one.

    Args:
        question: What it shows.
        words: The officer's language.
        look: Icons and spaces.
        open_link: Shows an address and opens it if the person wants.
        number_width: Width of the column of numbers, in pixels.
        parent: Qt's parent.
    """

    stepped = Signal(int)

    def __init__(
        self,
        question: ReadQuestion,
        words: Words,
        look: Look,
        *,
        open_link: Callable[[str], object],
        number_width: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(question.label, parent)
        self._words = words
        self._look = look
        self._open_link = open_link
        self.question = question
        self.setProperty("role", "reading")
        self.lines.setContentsMargins(12, 10, 12, 10)
        body = self._body()
        row = QHBoxLayout()
        row.setSpacing(0)
        number = PlainLabel(question.number, role="muted")
        number.setFixedWidth(number_width)
        row.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(body, 1)
        self.lines.addLayout(row)
        self._name()
        self.pass_clicks_through()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses; arrows go on."""
        if event.key() in _ENTER:
            self.click()
        elif event.key() in _STEPS:
            self.stepped.emit(_STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _name(self) -> None:
        question = self.question
        marks = [severity_word(self._words, mark) for mark in question.marks]
        self.setAccessibleName(" ".join(t for t in (question.number, question.label) if t))
        said = (question.note, question.answer_said, *marks)
        self.setAccessibleDescription("\n".join(t for t in said if t))

    def _body(self) -> QVBoxLayout:
        question = self.question
        body = QVBoxLayout()
        body.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(PlainLabel(question.label, role="label" if question.number else "", wrap=True), 1)
        for mark in question.marks:
            line = FindingLine(self._look, mark, severity_word(self._words, mark), wrap=False)
            head.addWidget(line, 0, Qt.AlignmentFlag.AlignTop)
        if question.note:
            head.addWidget(_noted(self._look, question.note), 0, Qt.AlignmentFlag.AlignTop)
        body.addLayout(head)
        if question.own_label:
            body.addWidget(PlainLabel(question.own_label, role="muted", wrap=True))
        if question.differences:
            view = WholeDifference(self._words, self._look)
            view.show_pieces(question.differences, question.spoken)
            body.addWidget(view)
        for piece in question.pieces:
            self._put(body, piece)
        return body

    def _put(self, body: QVBoxLayout, piece: Piece) -> None:
        match piece.kind:
            case PieceKind.CARD:
                body.addWidget(self._card(piece))
            case PieceKind.LINK:
                body.addLayout(self._link(piece))
            case _:
                label = _label(piece)
                body.addWidget(_marked(piece, label) if piece.marker else label)

    def _card(self, piece: Piece) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        lines = QVBoxLayout(card)
        lines.setContentsMargins(16, 12, 16, 12)
        lines.setSpacing(4)
        lines.addWidget(PlainLabel(piece.text, role="label"))
        for inside in piece.inside:
            self._put(lines, inside)
        return card

    def _link(self, piece: Piece) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        name = self._words._("Open link of: {question}", question=self.question.label)
        button = small_button(self._look, "external-link", name, lambda: self._open_link(piece.text))
        button.setAccessibleDescription(piece.text)
        button.setCursor(Qt.CursorShape.ArrowCursor)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(_label(piece), 1)
        return row


def _noted(look: Look, note: str) -> QWidget:
    """A few words with a picture, so that a mark is never a colour alone."""
    held = QWidget()
    picture = PlainLabel()
    picture.setPixmap(look.icon("pencil", "accent").pixmap(16, 16))
    row = QHBoxLayout(held)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(PlainLabel(note, role="help"))
    return held


def _label(piece: Piece) -> PlainLabel:
    text = _breakable(visible(piece.text)) if piece.kind is PieceKind.LINK else piece.text
    label = PlainLabel(text, role=_ROLES[piece.kind], wrap=True)
    if piece.rtl is not None:
        label.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if piece.rtl else Qt.LayoutDirection.LeftToRight
        )
    return label


def _breakable(address: str) -> str:
    # A label breaks lines at spaces only, and a long address would be wider than the page. The mark at the
    # beginning keeps an address that begins with Persian letters reading from left to right.
    return "\u200e" + "\u200b".join(address[at : at + 8] for at in range(0, len(address), 8))


def _marked(piece: Piece, label: QLabel) -> QWidget:
    # The marker stands at the side where its own text begins, whatever way the window reads.
    line = QWidget()
    line.setLayoutDirection(label.layoutDirection())
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(PlainLabel(piece.marker), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label, 1)
    return line
