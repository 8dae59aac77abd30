"""Under a long answer: what could go when it is over its limit, and the strip of what was cut."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lcapp.domain.fit_to_limit import Kind, Place
from lcapp.domain.parked import ParkedAnswer
from lcapp.i18n import Words, formats
from lcapp.i18n.sentences import harmless
from lcapp.ui.appearance.labels import PlainLabel, rule
from lcapp.ui.fields.layouts import empty

_LONGEST = 160
_SMALL = frozenset({Kind.FILLER, Kind.SHORTER})


class FitBox(QWidget):
    """Shows what it is given.

    `shown` carries the place a person wants to see in the text, `cut` the one that shall go; `wanted_back`
    and `thrown_away` carry the name of a piece of the strip; `asked` tells whether suggestions are wanted.
    Small words stand in one line: `cut_all` carries their places.
    """

    shown = Signal(object)
    cut = Signal(object)
    cut_all = Signal(object)
    wanted_back = Signal(str)
    thrown_away = Signal(str)
    asked = Signal(bool)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.open = QPushButton()
        self.open.setProperty("role", "link")
        self.open.setCheckable(True)
        self._places, self._strip = QVBoxLayout(), QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeading)
        column.addLayout(self._places)
        column.addLayout(self._strip)
        self.open.toggled.connect(self.asked)
        self.setVisible(False)

    def show_over(self, over: int) -> None:
        """The answer is so many words over its limit; none or fewer takes the suggestions away."""
        self.open.setVisible(over > 0)
        said = self._words.ngettext(
            "{count} word over: what could go?", "{count} words over: what could go?", max(over, 0)
        )
        self.open.setText(said)
        if over <= 0:
            self.open.setChecked(False)

    def clear_places(self) -> None:
        """Take the suggestions away."""
        empty(self._places)

    def show_places(self, text: str, places: Sequence[Place], *, writable: bool) -> None:
        """Show what could go."""
        empty(self._places)
        words = self._words
        for place in (one for one in places if one.kind not in _SMALL):
            said = " ".join(text[place.start : place.end].split())
            said = said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"
            saves = words.ngettext("saves {count} word", "saves {count} words", place.saves)
            self._places.addWidget(self._suggestion(place, said, saves, writable=writable))
        if small := tuple(one for one in places if one.kind in _SMALL):
            self._places.addWidget(self._small(text, small, writable=writable))
        if not places:
            self._places.addWidget(
                PlainLabel(
                    words._("Nothing stands out. Look at each sentence: what would be missed?"), role="help"
                )
            )

    def show_strip(self, pieces: Sequence[ParkedAnswer], *, writable: bool) -> None:
        """Show what was cut."""
        empty(self._strip)
        words = self._words
        if pieces:
            title = words.ngettext("{count} piece was cut", "{count} pieces were cut", len(pieces))
            self._strip.addWidget(PlainLabel(title, role="label"))
        for piece in pieces:
            self._strip.addWidget(self._piece(piece, writable=writable))
        self.setVisible(bool(pieces) or not self.open.isHidden())

    def _suggestion(self, place: Place, said: str, saves: str, *, writable: bool) -> QWidget:
        words = self._words
        why = {
            Kind.REPEATED: words._("Stands there already"),
            Kind.SENTENCE: words._("Long sentence"),
        }[place.kind]
        show, cut = QPushButton(words._("Show")), QPushButton(words._("Cut"))
        cut.setEnabled(writable)
        show.clicked.connect(lambda: self.shown.emit(place))
        cut.clicked.connect(lambda: self.cut.emit(place))
        return self._row(f"{why} · {saves}", said, (show, cut))

    def _small(self, text: str, places: Sequence[Place], *, writable: bool) -> QWidget:
        """All small words in one line, each once with how often it stands there."""
        words = self._words
        found = Counter(
            (" ".join(text[one.start : one.end].split()).casefold(), one.instead.casefold()) for one in places
        )
        named = [self._small_word(said, instead, count) for (said, instead), count in found.most_common()]
        saves = words.ngettext("saves {count} word", "saves {count} words", sum(one.saves for one in places))
        cut = QPushButton(words._("Cut or shorten all"))
        cut.setEnabled(writable)
        cut.clicked.connect(lambda: self.cut_all.emit(tuple(places)))
        head = words._("Words that say little or can be shorter")
        return self._row(f"{head} · {saves}", words.listed(named), (cut,))

    def _small_word(self, said: str, instead: str, count: int) -> str:
        words = self._words
        told = f"“{harmless(words, said)}”"
        if instead:
            told = words._("{said} (shorter: {instead})", said=told, instead=f"“{harmless(words, instead)}”")
        if count == 1:
            return told
        return words._("{said} {count} times", said=told, count=formats.number(words, count))

    def _piece(self, piece: ParkedAnswer, *, writable: bool) -> QWidget:
        words = self._words
        back, away = QPushButton(words._("Put back at the end")), QPushButton(words._("Throw away"))
        for button in (back, away):
            button.setEnabled(writable)
        back.clicked.connect(lambda: self.wanted_back.emit(piece.id))
        away.clicked.connect(lambda: self.thrown_away.emit(piece.id))
        when = words._("cut on {day}", day=formats.day_in_calendars(words, piece.at.date().isoformat()))
        return self._row(when, piece.text, (back, away))

    def _row(self, head: str, said: str, buttons: Sequence[QPushButton]) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(12, 4, 0, 4)
        column.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(PlainLabel(head, role="help", wrap=True), 1)
        for button in buttons:
            button.setProperty("role", "link")
            button.setAccessibleDescription(said)
            row.addWidget(button)
        text = PlainLabel(said, wrap=True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addLayout(row)
        column.addWidget(text)
        column.addWidget(rule())
        return box
