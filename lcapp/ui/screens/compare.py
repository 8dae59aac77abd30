"""Two states of one draft beside each other: what changed between them, word by word."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from lcapp.domain.answers import AnswerKey
from lcapp.domain.safe_names import safe_name
from lcapp.domain.version_difference import (
    AnswerDifference,
    DifferenceKind,
    VersionDifference,
    version_difference,
)
from lcapp.errors import LcappError
from lcapp.i18n.form_texts import FormWords
from lcapp.i18n.wording import error_sentence
from lcapp.i18n.wording_merge import (
    difference_kind_words,
    evidence_sentence,
    place_words,
    state_words,
    summary_sentences,
)
from lcapp.services.comparing import NamedState, comparable
from lcapp.ui.appearance.labels import PlainLabel, rule
from lcapp.ui.appearance.scroll_column import ScrollColumn
from lcapp.ui.draft.difference_view import DifferenceView
from lcapp.ui.fields.combo import Combo
from lcapp.ui.merge.difference_list import DifferenceLine, DifferenceList
from lcapp.ui.models.history_words import HistoryWords
from lcapp.ui.screens.context import ScreenContext
from lcapp.ui.screens.screen_head import ScreenHead

_NOW = 0
_PICTURES = {
    DifferenceKind.ADDED: ("plus", "done"),
    DifferenceKind.REMOVED: ("minus", "muted"),
    DifferenceKind.CHANGED: ("pencil", "accent"),
}


class CompareScreen(QWidget):
    """Reads only. `back_requested` asks to go back to the draft.

    Args:
        number: The dossier.
        context: The surroundings.
        parent: Qt's parent.

    Raises:
        LcappError: The dossier cannot be read.
    """

    back_requested = Signal()

    def __init__(self, number: int, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._session = context.app.dossiers.open(number)
        self._told = HistoryWords(context.words, self._session.form)
        self._states: tuple[NamedState, NamedState] | None = None
        self._found: VersionDifference | None = None
        self._build()
        self._fill()

    @property
    def found(self) -> VersionDifference | None:
        """What differs; None where there is nothing to compare."""
        return self._found

    def _build(self) -> None:
        words, look = self._context.words, self._context.look
        title = words._("Compare states of “{title}”", title=self._session.dossier.title)
        self.head = ScreenHead(title, words, look, back=words._("Back to the draft"))
        self.earlier, self.later = Combo(name=words._("From")), Combo(name=words._("To"))
        self.save = QPushButton(words._("Save as PDF…"))
        row = QHBoxLayout()
        row.setContentsMargins(24, 12, 24, 4)
        row.setSpacing(12)
        for text, choice in ((words._("From"), self.earlier), (words._("To"), self.later)):
            label = PlainLabel(text, role="label")
            label.setBuddy(choice)
            row.addWidget(label)
            row.addWidget(choice, 1)
        row.addWidget(self.save)
        self.facts = PlainLabel(wrap=True)
        self.facts.setContentsMargins(24, 4, 24, 12)
        self.list = DifferenceList(words._("What differs"), look)
        self.page = ScrollColumn(words._("What changed in this answer"), width=860)
        self.title = PlainLabel(role="section", wrap=True)
        self.kind = PlainLabel(role="help", wrap=True)
        self.change = DifferenceView(words, look)
        self.page.lines.addWidget(self.title)
        self.page.lines.addWidget(self.kind)
        self.page.lines.addWidget(self.change, 1)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.list)
        self.split.addWidget(self.page)
        self.split.setStretchFactor(1, 1)
        self.split.setSizes([300, 700])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(rule())
        column.addLayout(row)
        column.addWidget(self.facts)
        column.addWidget(rule())
        column.addWidget(self.split, 1)
        column.addStretch(0)
        self.head.back_wanted.connect(self.back_requested)
        self.list.chosen.connect(self._show_answer)
        self.save.clicked.connect(self._on_save)

    def _fill(self) -> None:
        context, words = self._context, self._context.words
        versions = context.app.comparing.versions(self._session)
        for version in versions:
            named = self._named(version.number)
            if named is not None:
                for choice in (self.earlier, self.later):
                    choice.addItem(state_words(words, named), version.number)
        self.later.insertItem(0, words._("As it stands now"), _NOW)
        self.later.setCurrentIndex(0)
        there = self.earlier.count() > 0
        for widget in (self.earlier, self.later, self.save):
            widget.setEnabled(there)
        if not there:
            self.split.setVisible(False)
            self.facts.setText(
                words._(
                    "No state of this draft was kept yet. Name one in the history, for example before you "
                    "send the draft to somebody; from then on it can be compared here."
                )
            )
            return
        self.earlier.currentIndexChanged.connect(lambda _at: self._compare())
        self.later.currentIndexChanged.connect(lambda _at: self._compare())
        self._compare()

    def _named(self, number: int) -> NamedState | None:
        try:
            if number == _NOW:
                return self._context.app.comparing.of_draft(self._session)
            return self._context.app.comparing.of_version(self._session, number)
        except LcappError:
            return None

    def _compare(self) -> None:
        words = self._context.words
        old, new = (self._named(int(choice.currentData())) for choice in (self.earlier, self.later))
        if old is None or new is None:
            self.facts.setText(words._("This state is damaged and cannot be read."))
            self.split.setVisible(False)
            return
        self._states = (old, new)
        found = self._found = version_difference(*comparable(old, new))
        evidence = [evidence_sentence(words, one) for one in found.evidence]
        self.facts.setText("\n".join([*summary_sentences(words, found), *evidence]))
        lines = [self._line(one) for one in found.answers]
        self.split.setVisible(bool(lines))
        self.list.show_lines(lines)
        if self.list.key is not None:
            self._show_answer(self.list.key)

    def _line(self, one: AnswerDifference) -> DifferenceLine:
        words, form = self._context.words, self._session.form
        sections = {section.id: section for _part, section in form.sections()}
        own = FormWords(words, form.name)
        picture, colour = _PICTURES[one.kind]
        known = sections.get(one.section)
        return DifferenceLine(
            key=one.key,
            section=own.section(known) if known else words._("Questions of another form"),
            label=place_words(words, form, one.key),
            state=difference_kind_words(words, one.kind),
            picture=picture,
            colour=colour,
        )

    def _show_answer(self, key: AnswerKey) -> None:
        one = next((one for one in self._found.answers if one.key == key), None) if self._found else None
        if one is None:
            return
        words = self._context.words
        self.title.setText(place_words(words, self._session.form, key))
        self.kind.setText(difference_kind_words(words, one.kind))
        shown = self._told.difference(key, one.old, one.new)
        self.change.show_pieces(shown, self._told.spoken(shown))

    def _on_save(self) -> None:
        context, words = self._context, self._context.words
        if self._states is None or self._found is None:
            return
        chosen = context.dialogs.choose_file_to_save(
            words._("Save the changes"), safe_name(words._("Changes"), ".pdf"), words._("PDF (*.pdf)")
        )
        if chosen is None:
            return
        (old, new), found, path = self._states, self._found, Path(chosen)
        moment = context.app.clock()

        def work() -> None:
            data = context.app.print_changes(
                old, new, found, language=words.language, paper=context.settings().paper, moment=moment
            )
            context.app.write_file(path, data)

        self.save.setEnabled(False)
        context.tasks.run(work, done=lambda _none: self._on_saved(path), failed=self._on_failed)

    def _on_saved(self, path: Path) -> None:
        self.save.setEnabled(True)
        self._context.dialogs.tell(self._context.words._("Written: {file}", file=str(path)))

    def _on_failed(self, error: Exception) -> None:
        self.save.setEnabled(True)
        if isinstance(error, LcappError):
            self._context.dialogs.tell(error_sentence(self._context.words, error))
