"""One reviewer's sheet beside the answers: declare, score with what it rests on, see the total, finish."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lcapp.domain.criteria import Criterion
from lcapp.domain.decision import Countdown
from lcapp.domain.discrepancy import Standing
from lcapp.domain.review import Citation, Score, Sheet, total
from lcapp.i18n import formats
from lcapp.i18n.form_texts import criteria_in
from lcapp.i18n.sentences import harmless
from lcapp.i18n.wording_desk import REVIEWER_STATES, countdown_sentence, lack_sentence, said_of
from lcapp.ui.appearance.labels import PlainLabel, rule
from lcapp.ui.desk.panel_page import PanelPage, card, leading, link
from lcapp.ui.desk.review_files import ReviewFiles
from lcapp.ui.fields.combo import Combo
from lcapp.ui.fields.layouts import empty
from lcapp.ui.fields.line_edit import LineEdit
from lcapp.ui.screens.context import ScreenContext


class ScorePanel(PanelPage):
    """The own sheet; others' appear when all are finished. `total_changed` carries the sum in words."""

    total_changed = Signal(str)
    changed = Signal()

    def __init__(self, context: ScreenContext, number: int, call: str, parent: QWidget | None = None) -> None:
        super().__init__(context, context.words._("Scores"), parent)
        self._reviews, self._number = context.app.commission.reviews, number
        self._criteria = criteria_in(context.words, self._reviews.criteria(call))
        self._place = Citation()
        self._files = ReviewFiles(context, call, self)
        self._files.said.connect(self.say)
        self._heads: dict[str, PlainLabel] = {}
        self._standing: Standing | None = None
        self._cite_buttons: list[QPushButton] = []
        self.refresh()

    def show_place(self, question: str, language: str, quote: str) -> None:
        """What a score can cite now: the answer that was chosen on the page."""
        self._place = Citation(question=question, language=language, quote=quote)
        for button in self._cite_buttons:
            button.setEnabled(bool(question))

    def refresh(self) -> None:
        """Show the own sheet as it stands."""
        empty(self.lines)
        self._cite_buttons, self._heads = [], {}
        sheet, words = self._reviews.my_sheet(self._number), self.words
        self.lines.addWidget(PlainLabel(self._criteria.title, role="label", wrap=True))
        if self._criteria.note:
            self.lines.addWidget(PlainLabel(self._criteria.note, role="help", wrap=True))
        if sheet.conflict is None:
            self._ask_conflict()
            return
        if sheet.conflict.has:
            self.lines.addWidget(
                PlainLabel(
                    words._("You declared a conflict of interest; this dossier is scored by others."),
                    wrap=True,
                )
            )
            return
        self._show_others(sheet)
        for criterion in self._criteria.criteria:
            self._show_criterion(criterion, sheet)
        self._show_end(sheet)
        self._tell_total(sheet)

    def _ask_conflict(self) -> None:
        words = self.words
        self.lines.addWidget(
            PlainLabel(
                words._(
                    "Before you score: do you have an interest in this city, such as work, family or money?"
                ),
                wrap=True,
            )
        )
        self.interest = LineEdit(
            name=words._("Which interest"), placeholder=words._("Which interest, if there is one")
        )
        none, has = QPushButton(words._("No conflict of interest")), QPushButton(words._("There is one"))
        none.clicked.connect(lambda: self._declare(has_conflict=False))
        has.clicked.connect(lambda: self._declare(has_conflict=True))
        row = QHBoxLayout()
        row.addWidget(none)
        row.addWidget(has)
        row.addStretch(1)
        self.lines.addWidget(self.interest)
        self.lines.addLayout(row)

    def _declare(self, *, has_conflict: bool) -> None:
        text = self.interest.text()
        if self.do(lambda: self._reviews.declare(self._number, has_conflict=has_conflict, text=text)):
            self.refresh()
            self.changed.emit()

    def _show_criterion(self, criterion: Criterion, sheet: Sheet) -> None:
        words = self.words
        score = sheet.scores.get(criterion.id, Score())
        head = words._("{id}  {title}", id=criterion.id, title=criterion.title)
        if criterion.weight != 1:
            counted = words.ngettext("counts once", "counts {count} times", criterion.weight)
            head = words._("{title} ({weight})", title=head, weight=counted)
        self._heads[criterion.id] = PlainLabel(head, role="label", wrap=True)
        self.lines.addWidget(self._heads[criterion.id])
        if criterion.asks:
            self.lines.addWidget(PlainLabel(criterion.asks, role="help", wrap=True))
        points = Combo(name=words._("Points for {criterion}", criterion=criterion.title))
        points.addItem(words._("No points yet"), None)
        for value, level in enumerate(criterion.levels):
            said = words._("{points}: {level}", points=formats.number(words, value), level=level)
            points.addItem(said, value)
        points.setCurrentIndex(max(0, points.findData(score.points)) if score.points is not None else 0)
        points.setEnabled(not sheet.is_finished)
        comment = LineEdit(name=words._("Comment on {criterion}", criterion=criterion.title))
        comment.setPlaceholderText(words._("Comment"))
        comment.put(score.comment)
        comment.setReadOnly(sheet.is_finished)
        points.activated.connect(lambda _row: self._score(criterion.id, points=points.currentData()))
        comment.editingFinished.connect(lambda: self._score(criterion.id, comment=comment.text()))
        self.lines.addWidget(points)
        self.lines.addWidget(comment)
        for cite in score.cites:
            self._show_cite(criterion, cite, sheet)
        cite_button = link(
            words._("Cite the answer on the page"), partial(self._cite, criterion.id), about=criterion.title
        )
        cite_button.setEnabled(bool(self._place.question) and not sheet.is_finished)
        if not sheet.is_finished:
            self._cite_buttons.append(cite_button)
        leading(self.lines, cite_button)
        self.lines.addWidget(rule())

    def _show_cite(self, criterion: Criterion, cite: Citation, sheet: Sheet) -> None:
        words = self.words
        said = (
            words._("Rests on: “{text}”", text=harmless(words, cite.quote))
            if cite.quote
            else words._("Rests on annex {number}", number=cite.evidence)
        )
        frame, lines = card()
        lines.addWidget(PlainLabel(said, role="help", wrap=True))
        if not sheet.is_finished:
            leading(lines, link(words._("Take out"), partial(self._uncite, criterion.id, cite), about=said))
        self.lines.addWidget(frame)

    def _score(
        self,
        criterion: str,
        *,
        points: int | None = None,
        comment: str | None = None,
        cites: tuple[Citation, ...] | None = None,
    ) -> bool:
        old = self._reviews.my_sheet(self._number).scores.get(criterion, Score())
        new = replace(
            old,
            points=old.points if points is None else points,
            comment=old.comment if comment is None else comment.strip(),
            cites=old.cites if cites is None else cites,
        )
        if new == old:
            return False
        done = self.do(
            lambda: self._reviews.score(
                self._number, criterion, new.points, comment=new.comment, cites=new.cites
            )
        )
        self._tell_total(self._reviews.my_sheet(self._number))
        return done

    def _cite(self, criterion: str) -> None:
        old = self._reviews.my_sheet(self._number).scores.get(criterion, Score())
        if self._place.question and self._score(criterion, cites=(*old.cites, self._place)):
            self.refresh()

    def _uncite(self, criterion: str, cite: Citation) -> None:
        old = self._reviews.my_sheet(self._number).scores.get(criterion, Score())
        if self._score(criterion, cites=tuple(one for one in old.cites if one != cite)):
            self.refresh()

    def _show_end(self, sheet: Sheet) -> None:
        words = self.words
        if sheet.is_finished:
            self.lines.addWidget(PlainLabel(words._("Your sheet is finished."), wrap=True))
            self.reason = LineEdit(name=words._("Reason"), placeholder=words._("Reason to open it again"))
            again = QPushButton(words._("Open it again"))
            again.clicked.connect(self._reopen)
            write = link(words._("Write my review for another computer…"), self._files.write_review)
            leading(self.lines, write)
            self.lines.addWidget(self.reason)
            leading(self.lines, again)
            return
        self.finish = QPushButton(words._("Finish my sheet"))
        self.finish.clicked.connect(self._finish)
        leading(self.lines, self.finish)

    def _finish(self) -> None:
        lacks = self._reviews.lacking(self._number)
        if lacks:
            said = [self.words._("Your sheet is not finished yet.")]
            self.say("\n".join([*said, *(lack_sentence(self.words, one) for one in lacks)]), "must_fix")
            self.verticalScrollBar().setValue(0)
            return
        if self.do(lambda: self._reviews.finish(self._number)):
            self.refresh()
            self.changed.emit()

    def _reopen(self) -> None:
        reason = self.reason.text()
        if self.do(lambda: self._reviews.reopen(self._number, reason)):
            self.refresh()
            self.changed.emit()

    def _show_others(self, sheet: Sheet) -> None:
        words, state = self.words, self._reviews.state(self._number)
        self._standing = state.standing
        frame, lines = card()
        lines.addWidget(PlainLabel(words._("Reviewers"), role="label"))
        points = {} if state.standing is None else self._totals()
        for one in state.reviewers:
            said = words._(
                "{name}: {state}",
                name=harmless(words, self._reviews.named(one.reviewer)),
                state=said_of(words, REVIEWER_STATES, one.state),
            )
            if one.reviewer in points:
                said = words._("{reviewer} · {points}", reviewer=said, points=points[one.reviewer])
            elif one.due is not None and one.days is not None and one.state in ("waiting", "begun"):
                left = countdown_sentence(words, Countdown(one.due, one.days))
                said = words._("{reviewer} · {day}", reviewer=said, day=left)
            lines.addWidget(PlainLabel(said, wrap=True))
        if state.standing is None:
            told = words._("Nobody sees another's points before all sheets are finished.")
            lines.addWidget(PlainLabel(told, role="help", wrap=True))
        else:
            self._show_discrepancies(state.standing, lines)
        if state.reviewers or sheet.conflict is not None:
            self.lines.addWidget(frame)

    def _totals(self) -> dict[str, str]:
        """The sum of each reviewer whose sheet may be read, in words."""
        return {
            one.reviewer: self._points(total(one, self._criteria))
            for one in self._reviews.visible(self._number)
            if one.counts
        }

    def _show_discrepancies(self, standing: Standing, lines: QVBoxLayout) -> None:
        words = self.words
        if not standing.to_discuss:
            if standing.reviewers > 1:
                lines.addWidget(PlainLabel(words._("The reviewers are close to each other."), role="help"))
            return
        label = PlainLabel(words._("Far apart: talk about it"), wrap=True)
        label.set_severity("advice")
        lines.addWidget(label)
        for spread in standing.to_discuss:
            criterion = self._criteria.criterion(spread.criterion)
            given = sorted(
                words._(
                    "{name} {points}",
                    name=harmless(words, self._reviews.named(who)),
                    points=formats.number(words, value),
                )
                for who, value in spread.points
            )
            said = words._(
                "{id} {title}: {points}",
                id=spread.criterion,
                title=harmless(words, criterion.title if criterion else ""),
                points=words.listed(given),
            )
            leading(lines, link(said, partial(self._bring, spread.criterion)))

    def _bring(self, criterion: str) -> None:
        if criterion in self._heads:
            self.ensureWidgetVisible(self._heads[criterion])

    def _tell_total(self, sheet: Sheet) -> None:
        words, apart = self.words, len(self._standing.to_discuss) if self._standing else 0
        said = self._points(total(sheet, self._criteria))
        if apart:
            far = words.ngettext("far apart in {count} criterion", "far apart in {count} criteria", apart)
            said = words._("{points} · {apart}", points=said, apart=far)
        self.total_changed.emit(said)

    def _points(self, points: int) -> str:
        words = self.words
        return words._(
            "{points} of {most} points",
            points=formats.number(words, points),
            most=formats.number(words, self._criteria.points),
        )
