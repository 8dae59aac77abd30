"""Look at what a form change would do to a draft, decide, and do it."""

import contextlib

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lcapp.domain.upgrade_plan import Decision, Kind
from lcapp.errors import LcappError
from lcapp.i18n.form_texts import call_title
from lcapp.i18n.wording import error_sentence, harmless, question_named, upgrade_kind
from lcapp.services.form_upgrade import UpgradePreview
from lcapp.ui.appearance.labels import PlainLabel, rule
from lcapp.ui.appearance.scroll_column import ScrollColumn
from lcapp.ui.fields.combo import Combo
from lcapp.ui.models.upgrade_words import facts_sentences
from lcapp.ui.screens.context import ScreenContext
from lcapp.ui.screens.decision_row import DecisionRow
from lcapp.ui.screens.screen_head import ScreenHead


class FormUpgradeScreen(QWidget):
    """Changes nothing before "Move to the new form". `moved` tells that it was done; `said` says so.

    Args:
        number: The dossier.
        to_form: Name of the form it would go on with.
        context: The surroundings.
        call: The call it would belong to; empty leaves it where it is.
        parent: Qt's parent.

    Raises:
        LcappError: The dossier, the form or the call cannot be read, or nothing would change.
    """

    back_requested = Signal()
    moved = Signal()

    def __init__(
        self,
        number: int,
        to_form: str,
        context: ScreenContext,
        *,
        call: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._session = context.app.dossiers.open(number)
        self._preview = context.app.upgrades.preview(self._session, to_form, call=call)
        self.rows: dict[object, DecisionRow] = {}
        self._build()
        self._connect()
        self._show_facts()

    @property
    def preview(self) -> UpgradePreview:
        """What would be done now."""
        return self._preview

    @property
    def said(self) -> str:
        """What was done, in one sentence."""
        return self._context.words._(
            "The draft goes on with the form {form}.",
            form=harmless(self._context.words, self._preview.plan.new.title),
        )

    def _build(self) -> None:
        words, plan = self._context.words, self._preview.plan
        title = words._("What would change in “{title}”", title=self._session.dossier.title)
        self.head = ScreenHead(title, words, self._context.look, back=words._("Back to the draft"))
        self.page = ScrollColumn(words._("What would change"), width=860)
        lines = self.page.lines
        names = words._(
            "From {before} to {after}. Nothing happens before you press “Move to the new form”; "
            "afterwards one Undo takes all of it back.",
            before=plan.old.name,
            after=plan.new.name,
        )
        lines.addWidget(PlainLabel(names, wrap=True))
        self._facts = PlainLabel(role="label", wrap=True)
        lines.addWidget(self._facts)
        self.call = self._call_choice(lines)
        for kind in Kind:
            mine = [one for one in plan.decisions if one.kind is kind]
            if mine:
                lines.addSpacing(12)
                count = words.ngettext(
                    "{title}: {count}", "{title}: {count}", len(mine), title=upgrade_kind(words, kind)
                )
                lines.addWidget(PlainLabel(count, role="section"))
            for decision in mine:
                lines.addWidget(self._row(decision))
        self._new_questions(lines)
        lines.addStretch(1)
        self.go = QPushButton(words._("Move to the new form"))
        self.go.setProperty("role", "primary")
        self.stay = QPushButton(words._("Leave the draft as it is"))
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 12)
        foot.setSpacing(12)
        foot.addStretch(1)
        foot.addWidget(self.stay)
        foot.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.head, rule(), self.page, rule()):
            column.addWidget(widget, 1 if widget is self.page else 0)
        column.addLayout(foot)

    def _call_choice(self, lines: QVBoxLayout) -> Combo:
        words = self._context.words
        choice = Combo(name=words._("Which call?"))
        for call in self._preview.calls:
            choice.addItem(call_title(words, call), call.id)
        choice.setCurrentIndex(max(0, choice.findData(self._preview.call)))
        if choice.count() > 1:
            label = PlainLabel(words._("Which call?"), role="label")
            label.setBuddy(choice)
            lines.addSpacing(8)
            lines.addWidget(label)
            lines.addWidget(choice)
        else:
            choice.setParent(self)
            choice.hide()
        return choice

    def _row(self, decision: Decision) -> DecisionRow:
        row = DecisionRow(self._preview.plan, decision, self._context.words)
        row.decided.connect(lambda choice, key=decision.key: self._on_decided(key, choice))
        self.rows[decision.key] = row
        return row

    def _new_questions(self, lines: QVBoxLayout) -> None:
        words, plan = self._context.words, self._preview.plan
        if not plan.new_questions:
            return
        lines.addSpacing(12)
        count = words.ngettext(
            "{title}: {count}", "{title}: {count}", len(plan.new_questions), title=words._("New questions")
        )
        lines.addWidget(PlainLabel(count, role="section"))
        for question, required in plan.new_questions.items():
            label = question_named(words, plan.new, question)
            said = label if required else f"{label} ({words._('may stay empty')})"
            lines.addWidget(PlainLabel(said, role="help", wrap=True))

    def _connect(self) -> None:
        self.head.back_wanted.connect(self.back_requested)
        self.stay.clicked.connect(self.back_requested)
        self.go.clicked.connect(self._on_move)
        self.call.currentIndexChanged.connect(self._on_call)

    def _on_decided(self, key: object, choice: str) -> None:
        self._preview = self._context.app.upgrades.decide(self._preview, key, choice)  # type: ignore[arg-type]
        for decision in self._preview.plan.decisions:
            self.rows[decision.key].show_decision(self._preview.plan, decision)
        self._show_facts()

    def _on_call(self, _place: int) -> None:
        call = str(self.call.currentData())
        self._preview = self._context.app.upgrades.with_call(self._preview, call)

    def _show_facts(self) -> None:
        self._facts.setText(" ".join(facts_sentences(self._context.words, self._preview.facts)))

    def _on_move(self) -> None:
        try:
            self._context.app.upgrades.apply(self._session, self._preview)
        except LcappError as error:
            self._context.dialogs.tell(error_sentence(self._context.words, error))
            self._begin_again()
            return
        self.moved.emit()

    def _begin_again(self) -> None:
        """What could not be saved is forgotten; the decisions stay for another try."""
        with contextlib.suppress(LcappError):
            self._session = self._context.app.dossiers.open(self._session.dossier.number)
