"""Write a form: its outline, what is chosen in it, what is wrong in it, and the button that keeps it."""

from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from lcapp.domain.form_editing import Path, added, moved, put_beside, removed, table_at, text_of
from lcapp.domain.form_places import place_of
from lcapp.errors import FormInvalid, LcappError
from lcapp.i18n import formats
from lcapp.i18n.sentences import harmless
from lcapp.i18n.wording import error_sentence
from lcapp.i18n.wording_forms import in_words, key_words, placed, table_words
from lcapp.services.form_editing import EditedForm
from lcapp.ui.appearance.labels import PlainLabel, rule, set_look
from lcapp.ui.fields.small_button import small_button
from lcapp.ui.forms.news_bar import NewsBar
from lcapp.ui.forms.outline import Outline
from lcapp.ui.forms.pane import Pane
from lcapp.ui.forms.problem_list import Complaint, ProblemList
from lcapp.ui.screens.context import ScreenContext
from lcapp.ui.screens.screen_head import ScreenHead

QUIET_MS = 150
"""Quiet after the last letter before the form is checked."""
SAVED_MS = 1000
"""Quiet before the working copy is kept, and before what is typed next is a step of its own."""
_OUTLINE_WIDTH = 46
_BESIDE_FROM = 112
"""Letters."""
_SHAPING = frozenset({"type"})
"""Keys after which other boxes are needed."""


class FormEditorScreen(QWidget):
    """Nothing becomes a form in use before “Keep this form”. `start_wanted` carries the id of a call.

    Args:
        edited: The form that is written; it outlives the screen, so that its undo does.
        context: The surroundings.
        parent: Qt's parent.
    """

    back_requested = Signal()
    start_wanted = Signal(str)

    def __init__(self, edited: EditedForm, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edited, self._context = edited, context
        self._path: Path = ()
        self._is_wide: bool | None = None
        self._build()
        self._connect()
        self._show_all()
        self._greet()

    def _build(self) -> None:
        words, look, edited = self._context.words, self._context.look, self.edited
        title = (
            words._("A copy of {form}", form=harmless(words, edited.origin))
            if edited.copy
            else words._("Change {form}", form=harmless(words, edited.origin))
        )
        self.head = ScreenHead(title, words, look, back=words._("Back to calls and forms"))
        self.undo = small_button(look, "undo", words._("Undo"), lambda: self.go_back())
        self.redo = small_button(look, "redo", words._("Redo"), lambda: self.go_forth())
        self.news = NewsBar()
        self.outline = Outline(words, look)
        self.pane = Pane(words, look, take=self._on_typed, step=self.edited.end_step)
        self.problems = ProblemList(words, look)
        self.keep = QPushButton(words._("Keep this form"))
        self.keep.setProperty("role", "primary")
        self.state = PlainLabel(role="help", wrap=True)
        panes = self._panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setChildrenCollapsible(False)
        panes.setHandleWidth(1)
        panes.addWidget(self.outline)
        panes.addWidget(self.pane)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 8, 24, 12)
        foot.setSpacing(12)
        foot.addWidget(self.state, 1)
        foot.addWidget(self.keep)
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.addWidget(self.head, 1)
        for button in (self.undo, self.redo):
            top.addWidget(button)
        top.addSpacing(16)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        for widget in (rule(), self.news, panes, rule(), self.problems):
            column.addWidget(widget, 1 if widget is panes else 0)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.head.back_wanted.connect(self.back_requested)
        self.outline.chosen.connect(self.show_path)
        self.outline.shifted.connect(self._on_shift)
        self.outline.removed.connect(self._on_remove)
        self.outline.added.connect(self._on_add)
        self.outline.dropped.connect(self._on_drop)
        self.problems.wanted.connect(self.go_to)
        self.keep.clicked.connect(self._on_keep)
        self.pane.stand_between(self.outline.part, self.problems.list)
        self._quiet, self._saved = self._timer(QUIET_MS, self.check), self._timer(SAVED_MS, self._on_rest)
        for keys, act in (
            (("Ctrl+Z",), self.go_back),
            (("Ctrl+Y", "Ctrl+Shift+Z"), self.go_forth),
            (("F4",), self._on_next),
        ):
            for key in keys:
                shortcut = QShortcut(QKeySequence(key), self)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(act)

    def _timer(self, milliseconds: int, act: Any) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(act)
        return timer

    # What is shown

    def show_path(self, path: Path) -> None:
        """Turn to a table of the form."""
        self.edited.end_step()
        self._path = path
        self.pane.show_table(self.edited.tables, path)
        self._mark()

    def go_to(self, complaint: Complaint) -> None:
        """Turn to where a thing is put right."""
        if complaint.path != self._path:
            self.show_path(complaint.path)
        self.pane.enter(complaint.key)

    def check(self) -> None:
        """Say what is wrong now, in the list, in the outline and under the boxes."""
        self._quiet.stop()
        self.problems.show_complaints(self._complaints())
        self._mark()

    def _mark(self) -> None:
        """Show what is known to be wrong beside the lines and boxes that are shown now."""
        complaints = self.problems.complaints
        worst: dict[Path, str] = {}
        here: dict[str, list[tuple[str, str]]] = {}
        for one in complaints:
            if worst.get(one.path) != "error":
                worst[one.path] = one.severity
            if one.path == self._path:
                here.setdefault(one.key, []).append((one.sentence, one.severity))
        self.outline.show_form(self.edited.tables, worst, self._path)
        kinds = ("question", "fields", "section", "part")
        tables = self.edited.tables
        self.outline.allow(frozenset(kind for kind in kinds if added(tables, self._path, kind) is not None))
        self.pane.complain(here)
        worth_it = self.edited.copy or self.edited.is_changed
        self.keep.setEnabled(worth_it and "error" not in {one.severity for one in complaints})
        self.undo.setEnabled(self.edited.can_undo)
        self.redo.setEnabled(self.edited.can_redo)
        self._say_state()

    def _complaints(self) -> list[Complaint]:
        words, tables, told = self._context.words, self.edited.tables, []
        for problem in self.edited.problems():
            path, key = place_of(tables, problem)
            table = table_at(tables, path)
            name = text_of(table.get("label")) or text_of(table.get("title")) or text_of(table.get("id"))
            kind = table_words(words, str(path[-2]) if path else "")
            place = " ".join(name.split()) if path and name.strip() else kind
            if key in ("options", "rows"):
                place = words.listed((place, key_words(words, key)))
            said = in_words(words, problem, inside=key)
            told.append(Complaint(path, key, problem.severity, said, placed(words, place, said)))
        return told

    def _show_all(self) -> None:
        self.pane.show_table(self.edited.tables, self._path)
        self.check()

    def _greet(self) -> None:
        words = self._context.words
        if self.edited.resumed:
            said = words._("You go on where you stopped: this form was not kept yet.")
            self.news.offer(said, words._("Begin anew"), self._on_anew)
            return
        count = sum(one.dossier.form == self.edited.origin for one in self._context.app.dossiers.list())
        if count and not self.edited.copy:
            said = words.ngettext(
                "{count} dossier is written in this form and will be asked what you write here. "
                "Another version leaves it as it is.",
                "{count} dossiers are written in this form and will be asked what you write here. "
                "Another version leaves them as they are.",
                count,
            )
            self.news.offer(said)

    def _say_state(self) -> None:
        words, edited = self._context.words, self.edited
        name = harmless(words, edited.name)
        if not edited.is_changed and not edited.copy:
            said = words._("{form} is among the forms in use.", form=name)
        else:
            said = words._("Not in use yet. It becomes {form}; until then it is kept as a draft.", form=name)
        self.state.setText(said)
        set_look(self.state, severity="")

    # What is done

    def _on_typed(self, key: str, value: Any) -> None:
        self.edited.set_value(self._path, key, value)
        shown = self.pane.rows.get(key)
        if key in _SHAPING or (value is None and shown is not None and shown.is_fixed):
            self.edited.end_step()
            # The box that told it is still at work.
            QTimer.singleShot(0, self, lambda: self._show_again(key))
        self._changed()

    def _show_again(self, key: str) -> None:
        self._show_all()
        self.pane.enter(key)

    def _changed(self) -> None:
        self._quiet.start()
        self._saved.start()
        self.undo.setEnabled(self.edited.can_undo)
        self.redo.setEnabled(self.edited.can_redo)

    def _on_shift(self, by: int) -> None:
        if self._path:
            tables, path = moved(self.edited.tables, self._path, by)
            self._take(tables, path)

    def _on_drop(self, target: Path, below: bool) -> None:
        made = put_beside(self.edited.tables, self._path, target, below=below) if self._path else None
        if made is not None:
            self._take(*made)

    def _on_remove(self) -> None:
        if not self._path:
            return
        words, tables = self._context.words, self.edited.tables
        table = table_at(tables, self._path)
        name = text_of(table.get("label")) or text_of(table.get("title")) or text_of(table.get("id"))
        self._take(*removed(tables, self._path))
        said = words._("“{what}” was removed.", what=harmless(words, " ".join(name.split())))
        self.news.offer(said, words._("Undo"), self.go_back)

    def _on_add(self, kind: str) -> None:
        made = added(self.edited.tables, self._path, kind)
        if made is not None:
            self._take(*made)
            self.pane.enter("title" if kind in ("section", "part") else "label")

    def _take(self, tables: Any, path: Path) -> None:
        self.news.setVisible(False)
        self.edited.change(tables, at=path)
        self._path = path
        self._show_all()
        self._changed()

    def go_back(self) -> None:
        """Take the last step back and look at where it was."""
        self._after_step(self.edited.undo())

    def go_forth(self) -> None:
        """Do again what was taken back."""
        self._after_step(self.edited.redo())

    def _after_step(self, path: Path | None) -> None:
        if path is None:
            return
        self.news.setVisible(False)
        key = next((row.key for row in self.pane.rows.values() if row.is_entered), "")
        same = path == self._path
        self._path = path
        self._show_all()
        if key:
            self.pane.enter(key if same else "")
        self._changed()

    def _on_anew(self) -> None:
        self.edited.begin_anew()
        self._path = ()
        self._show_all()
        words = self._context.words
        self.news.offer(words._("The form is as it was before."), words._("Undo"), self.go_back)
        self._changed()

    def _on_next(self) -> None:
        complaint = self.problems.next()
        if complaint is not None:
            self.go_to(complaint)

    def _on_rest(self) -> None:
        self.edited.end_step()
        self._save()

    def _save(self) -> None:
        words = self._context.words
        try:
            saved = self.edited.save()
        except LcappError as error:
            self.state.setText(error_sentence(words, error))
            set_look(self.state, severity="must_fix")
            return
        if saved and self.edited.is_changed:
            at = formats.time_of_day(words, self._context.now())
            self.state.setText(words._("Draft kept at {time}.", time=at))

    def _on_keep(self) -> None:
        words = self._context.words
        self.check()
        try:
            form = self.edited.keep()
        except FormInvalid:
            return
        except LcappError as error:
            self.news.offer(error_sentence(words, error), severity="must_fix")
            return
        self.check()
        said = words._(
            "{title} ({name}) can be used from now on.",
            title=harmless(words, form.title),
            name=harmless(words, form.name),
        )
        self.news.offer(said, words._("Start an application in it"), self._on_start)
        self.news.button.setFocus()

    def _on_start(self) -> None:
        context = self._context
        try:
            call = context.app.form_editing.call_for(context.app.forms.get(self.edited.origin))
        except LcappError as error:
            self.news.offer(error_sentence(context.words, error), severity="must_fix")
            return
        self.start_wanted.emit(call)

    def _arrange(self) -> None:
        """Side by side where there is room for both, else one above the other."""
        letter = self.fontMetrics().averageCharWidth()
        wide = self.width() >= _BESIDE_FROM * letter
        if self._is_wide is wide:
            return
        self._is_wide = wide
        self._panes.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)
        for place, stretch in enumerate((0, 1) if wide else (2, 3)):
            self._panes.setStretchFactor(place, stretch)
        self._panes.setSizes([_OUTLINE_WIDTH * letter, 2 * self.width()] if wide else [2000, 3000])
        self.outline.spread(wide=not wide)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may want another arrangement."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """So may larger letters."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and self.isVisible():
            self._arrange()

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever leaves finds everything next time."""
        self._quiet.stop()
        self._saved.stop()
        self._save()
        super().hideEvent(event)
