"""Letters, minutes and the one dispatch: who writes, what is to be seen to, and all papers into a folder."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from lcapp.errors import LcappError
from lcapp.i18n import formats
from lcapp.i18n.form_texts import call_title
from lcapp.i18n.typed_dates import typed_date
from lcapp.i18n.wording import error_sentence
from lcapp.i18n.wording_desk import dispatch_sentence
from lcapp.services.app import App
from lcapp.services.paper_folder import papers_of_call
from lcapp.services.ports import Watch
from lcapp.ui.appearance.labels import PlainLabel, rule
from lcapp.ui.appearance.scroll_column import ScrollColumn
from lcapp.ui.fields.combo import Combo
from lcapp.ui.fields.layouts import empty
from lcapp.ui.fields.line_edit import LineEdit
from lcapp.ui.fields.tongue import language_name
from lcapp.ui.screens.context import ScreenContext
from lcapp.ui.screens.screen_head import ScreenHead
from lcapp.ui.tasks import Task


class PapersScreen(QWidget):
    """The papers of one call."""

    back_requested = Signal()

    def __init__(self, context: ScreenContext, call: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._call = context, call
        self._commission = context.app.commission
        self._task: Task | None = None
        self._build()
        self._show_profile()
        self._show_dispatch()

    def _build(self) -> None:
        words, look = self._context.words, self._context.look
        title = call_title(words, self._context.app.calls.get(self._call))
        name = words._("Letters and minutes: {call}", call=title)
        self.head = ScreenHead(name, words, look, back=words._("Back to the desk"))
        self.page = ScrollColumn(name, width=720)
        lines = self.page.lines
        lines.addWidget(PlainLabel(words._("Who writes"), role="section"))
        self._build_profile(lines)
        lines.addSpacing(16)
        lines.addWidget(PlainLabel(words._("Before the dispatch"), role="section"))
        self.items = QVBoxLayout()
        lines.addLayout(self.items)
        row = QHBoxLayout()
        self.sent_on = LineEdit(name=words._("Day of the dispatch"))
        self.sent_on.put(formats.day(words, self._context.today().isoformat()))
        self.sent = QPushButton(words._("Record that all was sent"))
        row.addWidget(self.sent_on, 1)
        row.addWidget(self.sent)
        lines.addLayout(row)
        lines.addSpacing(16)
        lines.addWidget(PlainLabel(words._("Papers"), role="section"))
        lines.addWidget(
            PlainLabel(
                words._(
                    "A letter for every decision, Part 2 of every endorsed dossier for signature and stamp, "
                    "the minutes, the ranking, the dispatch list and the national call, in the national "
                    "language and in English. The program sends nothing by itself."
                ),
                role="help",
                wrap=True,
            )
        )
        self.write = QPushButton(words._("Write all papers into a folder…"))
        self.write.setProperty("role", "primary")
        self.stop = QPushButton(words._("Stop"))
        self.bar = QProgressBar()
        self.bar.setAccessibleName(words._("Progress of the papers"))
        self.bar.setTextVisible(False)
        self.said = PlainLabel(wrap=True)
        buttons = QHBoxLayout()
        buttons.addWidget(self.write)
        buttons.addWidget(self.stop)
        buttons.addStretch(1)
        lines.addLayout(buttons)
        lines.addWidget(self.bar)
        lines.addWidget(self.said)
        lines.addStretch(1)
        for widget in (self.stop, self.bar, self.said):
            widget.setVisible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(rule())
        column.addWidget(self.page, 1)
        self.head.back_wanted.connect(self.back_requested)
        self.write.clicked.connect(self._choose_folder)
        self.stop.clicked.connect(lambda: self._task.cancel() if self._task is not None else None)
        self.sent.clicked.connect(self._record)

    def _build_profile(self, lines: QVBoxLayout) -> None:
        words = self._context.words
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        self.fields: dict[str, LineEdit] = {}
        for name, text in (
            ("name", words._("Name of the Commission, in English")),
            ("name_local", words._("Name in the national language")),
            ("place", words.pgettext("where a letter is written", "Place")),
            ("officer", words._("Officer")),
            ("officer_title", words._("Office")),
            ("email", words._("E-mail")),
            ("phone", words._("Telephone")),
        ):
            field = self.fields[name] = LineEdit(name=text)
            field.editingFinished.connect(self._keep_profile)
            form.addRow(text, field)
        self.language = Combo(name=words._("National language"))
        self.language.addItem(words._("None but English"), "")
        for code in self._context.languages:
            if code != "en":
                self.language.addItem(language_name(words, code), code)
        form.addRow(words._("National language"), self.language)
        lines.addLayout(form)

    def _show_profile(self) -> None:
        profile = self._commission.papers.profile()
        for name, field in self.fields.items():
            field.put(str(getattr(profile, name)))
        self.language.setCurrentIndex(max(0, self.language.findData(profile.language)))
        self.language.activated.connect(lambda _row: self._keep_profile())

    def _keep_profile(self) -> None:
        papers = self._commission.papers
        before = papers.profile()
        typed: dict[str, Any] = {name: field.text().strip() for name, field in self.fields.items()}
        now = replace(before, **typed, language=str(self.language.currentData()))
        if now != before:
            self._do(lambda: papers.set_profile(now))

    def _show_dispatch(self) -> None:
        words = self._context.words
        empty(self.items)
        told = self._commission.decisions.dispatch(self._call)
        for item in told.items:
            label = PlainLabel(dispatch_sentence(words, item), wrap=True)
            label.set_severity("done" if item.done else "advice")
            self.items.addWidget(label)
        if told.sent_on is not None:
            day = formats.day(words, told.sent_on.isoformat())
            self.items.addWidget(PlainLabel(words._("Sent on {day}.", day=day), role="label"))

    def _record(self) -> None:
        words = self._context.words
        day = typed_date(words, self.sent_on.text(), partial=False).iso
        if not day:
            self._say(words._("The day of the dispatch was not understood."), "must_fix")
            return
        decisions = self._commission.decisions
        if self._do(lambda: decisions.record_dispatch(self._call, date.fromisoformat(day))):
            self._show_dispatch()

    def _choose_folder(self) -> None:
        words = self._context.words
        chosen = self._context.dialogs.choose_folder(words._("Folder for the papers"))
        if chosen is None:
            return
        self.bar.setRange(0, 0)
        self._turn(running=True)
        self._say(words._("Writing the papers…"), "")
        self._task = self._context.tasks.run(
            _write_all,
            self._context.app,
            self._call,
            Path(chosen),
            self._context.settings().paper,
            done=self._on_written,
            failed=self._on_failed,
            progress=self._on_progress,
        )

    def _on_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)

    def _on_written(self, count: int) -> None:
        self._show_dispatch()
        self._task = None
        self._turn(running=False)
        words = self._context.words
        self._say(words.ngettext("{count} paper is written.", "{count} papers are written.", count), "done")

    def _on_failed(self, error: Exception) -> None:
        self._task = None
        self._turn(running=False)
        words = self._context.words
        known = error_sentence(words, error) if isinstance(error, LcappError) else ""
        self._say(known or words._("The papers could not be written."), "must_fix")

    def _turn(self, *, running: bool) -> None:
        self.write.setEnabled(not running)
        self.stop.setVisible(running)
        self.bar.setVisible(running)

    def _do(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except LcappError as error:
            self._say(error_sentence(self._context.words, error), "must_fix")
            return False
        return True

    def _say(self, sentence: str, severity: str) -> None:
        self.said.set_severity(severity)
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))


def _write_all(app: App, call: str, folder: Path, size: str, *, watch: Watch) -> int:
    count = 0
    desk = app.commission
    made = papers_of_call(
        call, desk=desk.desk, decisions=desk.decisions, papers=desk.papers, size=size, watch=watch
    )
    for paper in made:
        app.write_file(folder / paper.name, paper.data)
        if paper.dossier:
            desk.decisions.note_paper(paper.dossier, paper.what, desk.desk.today())
        count += 1
    return count
