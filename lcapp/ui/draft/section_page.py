"""The questions of one section, one below the other in a column that can be read."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from lcapp.domain.answers import AnswerKey
from lcapp.domain.forms import Part, Question, QuestionType, Section
from lcapp.i18n.form_texts import FormWords
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.appearance.room import grown
from lcapp.ui.fields.context import FieldContext
from lcapp.ui.fields.field import Field
from lcapp.ui.fields.frame import QuestionFrame, Said, number_width
from lcapp.ui.fields.text_box import TextBox


class SectionPage(QScrollArea):
    """Frames built once and kept: hidden questions are hidden, not destroyed, so native undo survives."""

    entered = Signal(str)
    left = Signal(str)

    def __init__(
        self,
        part: Part,
        section: Section,
        context: FieldContext,
        *,
        numbers: Mapping[str, str],
        connect: Callable[[QuestionFrame], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.section = section
        self.frames: dict[str, QuestionFrame] = {}
        self._context = context
        self._sheet = QWidget(self.viewport())
        self._inside: QuestionFrame | None = None
        self._current = ""
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(section.title)
        self.setProperty("role", "surface")
        self._build(part, numbers, connect)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def _build(
        self, part: Part, numbers: Mapping[str, str], connect: Callable[[QuestionFrame], None]
    ) -> None:
        look = self._context.look
        sheet = self._sheet
        sheet.setProperty("role", "surface")
        # Before it is filled: Qt would lay everything out here, and once more when the page is shown.
        self.setWidget(sheet)
        column = QWidget(sheet)
        column.setMaximumWidth(grown(look.space("column")) + number_width(self))
        lines = QVBoxLayout(column)
        lines.setContentsMargins(0, 24, 0, 48)
        lines.setSpacing(look.space("parts"))
        head = QVBoxLayout()
        head.setContentsMargins(number_width(self), 0, 0, 12)
        head.setSpacing(4)
        own, section = FormWords(self._context.words, self._context.form), self.section
        for role, mine, official in (
            ("help", own.part(part), part.title),
            ("section", own.section(section), section.title),
            ("help", own.intro(section), section.intro),
        ):
            first = self._context.official(mine, official)
            if first:
                head.addWidget(PlainLabel(first, role=role, wrap=True))
            if mine != first:
                head.addWidget(PlainLabel(mine, role="help", wrap=True))
        lines.addLayout(head)
        self.above = QVBoxLayout()
        """Between the head and the first question: room for what the section looks like as a whole."""
        beside_numbers = QHBoxLayout()
        # A margin would stay at the left where one reads from the right.
        beside_numbers.addSpacing(number_width(self))
        beside_numbers.addLayout(self.above, 1)
        lines.addLayout(beside_numbers)
        for question in self.section.questions:
            frame = QuestionFrame(question, self._context, number=numbers.get(question.id, ""), parent=column)
            self.frames[question.id] = frame
            lines.addWidget(frame)
            connect(frame)
        lines.addStretch(1)
        row = QHBoxLayout(sheet)
        row.setContentsMargins(24, 0, 24, 0)
        row.addStretch(1)
        row.addWidget(column, 1000)
        row.addStretch(1)

    def showEvent(self, event: QShowEvent) -> None:
        """Everything has its last place before it is painted."""
        super().showEvent(event)
        for _twice in range(2):
            # The bar that comes when the page is long leaves shorter lines, and more of them.
            self._settle()

    def _settle(self) -> None:
        # A box grows with its text once it has its width. Qt would tell each widget around it in another
        # turn of the event loop, and the page would be painted in between.
        for box in self._sheet.findChildren(TextBox):
            around = box.parentWidget()
            while around is not None and around is not self.viewport():
                QApplication.sendEvent(around, QEvent(QEvent.Type.LayoutRequest))
                around = around.parentWidget()
        QApplication.sendEvent(self, QEvent(QEvent.Type.LayoutRequest))

    def show_visible(self, is_visible: Callable[[Question], bool]) -> None:
        """Hide the questions that are not asked."""
        for frame in self.frames.values():
            wanted = is_visible(frame.question)
            if frame.isHidden() is wanted:
                frame.setVisible(wanted)

    def show_findings(self, found: Mapping[str, Sequence[Said]], *, all_of_them: bool) -> None:
        """Say findings under the questions the person has been at, or everywhere; the focus stays there."""
        here = QApplication.focusWidget()
        inside = here is not None and self._sheet.isAncestorOf(here) and self.isVisible()
        before = here.mapTo(self._sheet, QPoint()).y() if here is not None and inside else 0
        for name, frame in self.frames.items():
            frame.show_findings(found.get(name, ()) if all_of_them or frame.visited else ())
        if here is not None and inside:
            self._settle()
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + here.mapTo(self._sheet, QPoint()).y() - before)

    def go_to(self, key: AnswerKey, item: str = "", field: str = "") -> bool:
        """Bring the person to a question of this section."""
        frame = self.frames.get(key.question)
        if frame is None or frame.isHidden():
            return False
        self._make_room()
        self._current = key.question
        frame.focus(language=key.language, item=item, field=field)
        self._look_at(frame)
        # A page just built knows the height of its texts only after it was laid out.
        QTimer.singleShot(0, frame, lambda: self._look_at(frame))
        return True

    def _look_at(self, frame: QuestionFrame) -> None:
        """The question from its label on, and the widget in focus where that is further down."""
        self.ensureVisible(0, self._top_of(frame), 0, 48)
        focus = self.window().focusWidget()
        if focus is not None and frame.isAncestorOf(focus):
            bottom = self._top_of(focus) + min(focus.height(), self.viewport().height() // 2)
            self.ensureVisible(0, bottom, 0, 48)

    def _top_of(self, widget: QWidget) -> int:
        return widget.mapTo(self._sheet, QPoint(0, 0)).y()

    def step_from_end(self, by: int) -> bool:
        """Come in from the section before (1: the first question) or after (-1: the last)."""
        self._current = ""
        return self.step(by)

    def step(self, by: int) -> bool:
        """Go to the next or previous question; False at the end."""
        order = [
            f
            for f in self.frames.values()
            if not f.isHidden() and f.question.type is not QuestionType.STATEMENT
        ]
        names = [frame.question.id for frame in order]
        place = (
            names.index(self._current) + by if self._current in names else (0 if by > 0 else len(order) - 1)
        )
        return 0 <= place < len(order) and self.go_to(AnswerKey(names[place]))

    def bring(self) -> None:
        """Put the focus on the first question of a page just opened; that does not count as a visit."""
        first = next((f for f in self._asked()), None)
        if first is not None:
            first.bring()

    def _asked(self) -> list[QuestionFrame]:
        return [f for f in self.frames.values() if not f.isHidden() and f.question.takes_answer]

    @property
    def current(self) -> str:
        """Id of the question that has or last had the focus."""
        return self._current

    def fields(self) -> Sequence[Field]:
        """Every field on this page that was built so far."""
        return tuple(self._sheet.findChildren(Field))

    def _make_room(self) -> None:
        # A page that was never shown has no layout yet, and scrolling to a place needs one.
        layout = self._sheet.layout()
        if layout is not None:
            layout.activate()
        self._sheet.updateGeometry()

    def _frame_around(self, widget: QObject | None) -> QuestionFrame | None:
        while widget is not None and widget is not self:
            if isinstance(widget, QuestionFrame):
                return widget if self.frames.get(widget.question.id) is widget else None
            widget = widget.parent()
        return None

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        by_key = QApplication.mouseButtons() == Qt.MouseButton.NoButton
        if new is not None and by_key and self._sheet.isAncestorOf(new):
            QTimer.singleShot(0, self, self._keep_in_sight)
        # No widget at all has the focus while another program is in front: that is not leaving the question.
        before, now = self._inside, self._frame_around(new)
        if new is None or before is now:
            return
        self._inside = now
        if before is not None:
            before.focus_went()
            self.left.emit(before.question.id)
        if now is not None:
            self._current = now.question.id
            now.focus_came()
            self.entered.emit(now.question.id)

    def _keep_in_sight(self) -> None:
        # Qt scrolls before what was just typed has found its place, and what grew above pushes the rest down.
        focus = self.window().focusWidget()
        if focus is not None and self._sheet.isAncestorOf(focus):
            self.ensureWidgetVisible(focus, 0, 24)
