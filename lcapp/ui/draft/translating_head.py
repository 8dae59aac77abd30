"""The head of the two-language view: from which language into which, how far it is, what comes next."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lcapp.domain.translation_state import TranslationState
from lcapp.i18n import Words, formats
from lcapp.services.translating import LanguagePair
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.appearance.look import Look
from lcapp.ui.fields.combo import Combo
from lcapp.ui.fields.small_button import small_button
from lcapp.ui.fields.tongue import language_name


class TranslatingHead(QWidget):
    """Shows what it is told; `pair_chosen` carries two codes, `submission_chosen` one."""

    pair_chosen = Signal(str, str)
    submission_chosen = Signal(str)
    next_wanted = Signal()
    closed = Signal()

    def __init__(self, words: Words, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.source = Combo(name=words._("Language to translate from"))
        self.target = Combo(name=words._("Language to translate into"))
        self.submission = Combo(name=words._("Language the dossier is sent in"))
        self.progress = PlainLabel(role="help", wrap=True)
        self.next = QPushButton(words._("Next text to translate"))
        self.close_button = small_button(look, "x", words._("Back to the draft"), self.closed.emit)
        self._arrange()
        self.source.activated.connect(self._chosen)
        self.target.activated.connect(self._chosen)
        self.submission.activated.connect(
            lambda _place: self.submission_chosen.emit(self._code(self.submission))
        )
        self.next.clicked.connect(self.next_wanted)

    def _arrange(self) -> None:
        words = self._words
        title = QHBoxLayout()
        title.addWidget(PlainLabel(words._("Two languages side by side"), role="screen", wrap=True), 1)
        title.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        choices = QGridLayout()
        choices.setHorizontalSpacing(16)
        choices.setVerticalSpacing(2)
        named = (
            (words._("From"), self.source),
            (words._("Into"), self.target),
            (words._("The dossier is sent in"), self.submission),
        )
        for column, (name, combo) in enumerate(named):
            combo.setMinimumContentsLength(9)
            label = PlainLabel(name, role="help")
            label.setBuddy(combo)
            choices.addWidget(label, 0, column)
            choices.addWidget(combo, 1, column)
        choices.setColumnStretch(len(named), 1)
        state = QHBoxLayout()
        state.setSpacing(16)
        state.addWidget(self.progress, 1)
        state.addWidget(self.next)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(10)
        lines.addLayout(title)
        lines.addLayout(choices)
        lines.addLayout(state)

    def show_languages(self, languages: Sequence[str], possible: Sequence[str]) -> None:
        """The languages to translate from and into, and those the dossier may be sent in."""
        for combo, codes in ((self.source, languages), (self.target, languages), (self.submission, possible)):
            combo.clear()
            for code in codes:
                combo.addItem(language_name(self._words, code), code)

    def show_pair(self, pair: LanguagePair, submission: str) -> None:
        """What is chosen."""
        for combo, code in (
            (self.source, pair.source),
            (self.target, pair.target),
            (self.submission, submission),
        ):
            combo.setCurrentIndex(combo.findData(code))

    def show_progress(self, states: Mapping[TranslationState, int]) -> None:
        """How many texts are in each state."""
        words, total = self._words, sum(states.values())
        if not total:
            self.progress.setText(words._("Nothing is written in the language to translate from yet."))
        else:
            checked = formats.number(words, states[TranslationState.CHECKED])
            said = [
                words.ngettext(
                    "{checked} of {count} text is checked.",
                    "{checked} of {count} texts are checked.",
                    total,
                    checked=checked,
                )
            ]
            if missing := states[TranslationState.NOT_STARTED]:
                said.append(words.ngettext("{count} is not started.", "{count} are not started.", missing))
            if changed := states[TranslationState.SOURCE_CHANGED]:
                said.append(
                    words.ngettext(
                        "The source of {count} changed since.",
                        "The sources of {count} changed since.",
                        changed,
                    )
                )
            self.progress.setText(" ".join(said))
        self.next.setEnabled(states[TranslationState.CHECKED] < total)

    def set_read_only(self, read_only: bool) -> None:
        """Whether the language of submission may be chosen."""
        self.submission.setEnabled(not read_only)

    def _chosen(self, _place: int) -> None:
        self.pair_chosen.emit(self._code(self.source), self._code(self.target))

    def _code(self, combo: Combo) -> str:
        return str(combo.currentData() or "")
