"""One text and its translation side by side: two fields, the state, what differs, and terms to insert."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from lcapp.domain.answers import Value, is_answered, plain_part
from lcapp.domain.forms import Question
from lcapp.domain.glossary_terms import Offer
from lcapp.domain.searching import strings_in
from lcapp.domain.translation_differences import Difference
from lcapp.domain.translation_state import Translation, TranslationState
from lcapp.i18n.wording_translating import translation_state_words
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.draft.translating_terms import TermsButton
from lcapp.ui.fields.answer_box import AnswerBox
from lcapp.ui.fields.context import FieldContext
from lcapp.ui.fields.counter import Counter
from lcapp.ui.fields.frame import number_width
from lcapp.ui.fields.layouts import empty
from lcapp.ui.fields.line_edit import LineEdit
from lcapp.ui.fields.marks import SquareMark
from lcapp.ui.fields.option_row import OptionRow
from lcapp.ui.fields.small_button import small_button
from lcapp.ui.fields.text_box import TextBox
from lcapp.ui.fields.tongue import language_name

TextWidget = TextBox | LineEdit

_SEVERITY = {TranslationState.CHECKED: "done", TranslationState.SOURCE_CHANGED: "advice"}


class TranslationRow(QWidget):
    """It shows, and it tells; `edited` carries whether the source was meant, and the raw value."""

    edited = Signal(bool, object)
    check_wanted = Signal(bool)

    def __init__(
        self,
        question: Question,
        context: FieldContext,
        *,
        languages: tuple[str, str],
        number: str,
        label: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.question = question
        self._context = context
        self._label = label
        self._shown: Translation | None = None
        self._read_only = False
        self._last: TextWidget | None = None
        self._told = ""
        words = context.words
        self.source = AnswerBox(question, context, self)
        self.target = AnswerBox(question, context, self)
        self.counter = Counter(question, words)
        if not self.counter.counts:
            self.counter.hide()  # shown without a parent it would be a window of its own
        self.terms = TermsButton(words, insert=self.insert)
        self._state = PlainLabel(role="help", wrap=True)
        self.checked = SquareMark()
        self._mark = OptionRow(self.checked, words._("Checked"))
        self._mark.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._remark = PlainLabel(role="help", wrap=True)
        self._remark.setVisible(False)
        self._differences = QVBoxLayout()
        self._differences.setSpacing(2)
        self._arrange(number)
        for box, code in zip((self.source, self.target), languages, strict=True):
            box.rename(f"{label} ({language_name(words, code)})")
        self.checked.setAccessibleName(words._("Checked: {question}", question=label))
        self._connect()

    def _arrange(self, number: str) -> None:
        head = QHBoxLayout()
        head.setSpacing(0)
        place = PlainLabel(number, role="muted")
        place.setFixedWidth(number_width(self))
        title = PlainLabel(self._label, role="label", wrap=True)
        title.setBuddy(self.target.entry())
        head.addWidget(place, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(title, 1)
        state = QHBoxLayout()
        state.setSpacing(12)
        state.addWidget(self.counter)
        state.addWidget(self._state, 1)
        state.addWidget(self._mark)
        beneath = QVBoxLayout()
        beneath.setSpacing(4)
        beneath.addLayout(state)
        beneath.addWidget(self._remark)
        beneath.addLayout(self._differences)
        texts = QGridLayout()
        texts.setHorizontalSpacing(24)
        texts.setVerticalSpacing(4)
        for column, box in enumerate((self.source, self.target)):
            texts.addWidget(box, 0, column, Qt.AlignmentFlag.AlignTop)
            texts.setColumnStretch(column, 1)
            texts.setColumnMinimumWidth(column, 200)
        texts.addWidget(self.terms, 1, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        texts.addLayout(beneath, 1, 1)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 8, 0, 16)
        lines.setSpacing(6)
        lines.addLayout(head)
        lines.addLayout(texts)

    def _connect(self) -> None:
        self.source.answer_edited.connect(lambda raw: self._edited(True, raw))
        self.target.answer_edited.connect(lambda raw: self._edited(False, raw))
        for box in (self.source, self.target):
            box.remarked.connect(self.say)
        self.checked.clicked.connect(self.check_wanted)

    def show_translation(self, shown: Translation) -> None:
        """Show both texts and how far the translation is."""
        self.source.show_answer(shown.source)
        self.target.show_answer(shown.target)
        self.counter.show_count(self.target.raw())
        self._shown = shown
        words, state = self._context.words, shown.state
        said = translation_state_words(words, state)
        if shown.by:
            said = words._("{state}, {name}", state=said, name=shown.by)
        self._state.setText(said)
        self._state.set_severity(_SEVERITY.get(state, "") if state else "")
        self.checked.setChecked(state is TranslationState.CHECKED)
        self.checked.setEnabled(
            not self._read_only and is_answered(shown.source) and is_answered(shown.target)
        )
        self.checked.setAccessibleDescription(said)
        self._describe()

    def show_differences(self, told: Sequence[tuple[Difference, str]]) -> None:
        """Say what one text says that the other does not; each line leads to its place."""
        empty(self._differences)
        for difference, sentence in told:
            self._differences.addWidget(self._line(difference, sentence))
        self._told = " ".join(sentence for _difference, sentence in told)
        self._describe()

    def show_terms(self, offers: Sequence[Offer]) -> None:
        """Offer the official words for terms of the source."""
        self.terms.show_offers(offers)

    def set_read_only(self, read_only: bool) -> None:
        """Both texts readable, nothing changeable."""
        self._read_only = read_only
        self.source.set_read_only(read_only)
        self.target.set_read_only(read_only)
        self.terms.setEnabled(not read_only)

    def say(self, sentence: str) -> None:
        """Say something quietly about what was just done; an empty sentence takes it away."""
        self._remark.setText(sentence)
        self._remark.setVisible(bool(sentence))

    def focus_target(self) -> None:
        """Put the keys into the translation."""
        self.target.entry().setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_was_at(self, widget: QWidget) -> None:
        """Remember in which text of the translation the cursor stands."""
        if isinstance(widget, TextBox | LineEdit) and self.target.isAncestorOf(widget):
            self._last = widget

    def insert(self, text: str) -> None:
        """Insert at the cursor of the translation, and put the keys there."""
        box = self._last if self._last is not None and self._last.isVisible() else self.target.entry()
        if isinstance(box, TextBox):
            box.textCursor().insertText(text)
        elif isinstance(box, LineEdit):
            box.insert(text)
            box.textEdited.emit(box.text())
        box.setFocus(Qt.FocusReason.OtherFocusReason)

    def jump(self, difference: Difference) -> None:
        """Bring the person to the place of a difference and mark it."""
        box = self.source if difference.in_source else self.target
        value = (self._shown.source if difference.in_source else self._shown.target) if self._shown else None
        text = _string_at(value, difference)
        found = next((one for one in _texts_in(box) if text and one.text() == text), None)
        if found is None:
            box.entry().setFocus(Qt.FocusReason.OtherFocusReason)
            return
        found.setFocus(Qt.FocusReason.OtherFocusReason)
        start, end = (_utf16(text[:offset]) for offset in (difference.start, difference.end))
        if isinstance(found, LineEdit):
            found.setSelection(start, end - start)
            return
        cursor = found.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, cursor.MoveMode.KeepAnchor)
        found.setTextCursor(cursor)

    def _line(self, difference: Difference, sentence: str) -> QWidget:
        words, look = self._context.words, self._context.look
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        show = small_button(
            look,
            "map-pin",
            words._("Show in the text: {sentence}", sentence=sentence),
            lambda: self.jump(difference),
        )
        said = PlainLabel(sentence, role="help", wrap=True)
        row.addWidget(show, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(said, 1)
        return line

    def _edited(self, in_source: bool, raw: object) -> None:
        self.say("")
        if not in_source:
            self.counter.show_count(raw)
        self.edited.emit(in_source, raw)

    def _describe(self) -> None:
        told = (self._state.text(), self._told, self.counter.text())
        self.target.describe(" ".join(text for text in told if text))


def _texts_in(box: AnswerBox) -> list[TextWidget]:
    return [*box.findChildren(TextBox), *box.findChildren(LineEdit)]


def _string_at(value: Value | None, difference: Difference) -> str:
    """The string a difference stands in; empty where it stands in none."""
    within = value if difference.path == ("text",) else plain_part(value)
    return dict(strings_in(within)).get(difference.path, "") if difference.end else ""


def _utf16(text: str) -> int:
    """Length as Qt counts it."""
    return len(text.encode("utf-16-le")) // 2
