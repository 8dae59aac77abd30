"""One answer of a form change: its question before and after, how it begins, what is decided about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from lcapp.domain.form_upgrade import places_for
from lcapp.domain.upgrade_plan import PARK, Decision, Kind, UpgradePlan
from lcapp.i18n import Words, formats
from lcapp.i18n.wording import decision_sentences, question_named
from lcapp.ui.appearance.labels import PlainLabel, rule
from lcapp.ui.fields.combo import Combo

_BEGINNING = 160
_LONGEST_LABEL = 60


class DecisionRow(QWidget):
    """`decided` carries the choice: empty for what is proposed, `PARK`, or the id of a question."""

    decided = Signal(str)

    def __init__(
        self, plan: UpgradePlan, decision: Decision, words: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = words
        label = question_named(words, plan.old, decision.key.question)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(3)
        column.addWidget(PlainLabel(label, role="label", wrap=True))
        if decision.key.language:
            tongue = formats.language_name(words, decision.key.language)
            column.addWidget(PlainLabel(tongue, role="help"))
        column.addWidget(PlainLabel(_short(" ".join(decision.text.split()), _BEGINNING), wrap=True))
        self._goes = PlainLabel(role="help", wrap=True)
        self._notes = PlainLabel(role="help", wrap=True)
        self._notes.set_severity("advice" if decision.needs_look else "")
        column.addWidget(self._goes)
        column.addWidget(self._notes)
        self.choice = Combo(name=words._("What shall become of “{question}”?", question=label))
        self.choice.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.choice.setMinimumContentsLength(28)
        self._fill(plan, decision)
        column.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignLeading)
        column.addSpacing(4)
        column.addWidget(rule())
        self.show_decision(plan, decision)
        self.choice.currentIndexChanged.connect(lambda _at: self.decided.emit(self.choice.currentData()))

    def show_decision(self, plan: UpgradePlan, decision: Decision) -> None:
        """Say what would happen to the answer now."""
        words = self._words
        elsewhere = [target for target in decision.targets if target.question != decision.key.question]
        goes = words.listed(
            f"“{_short(question_named(words, plan.new, one.question), _LONGEST_LABEL)}”" for one in elsewhere
        )
        self._goes.setText(words._("Goes to {questions}.", questions=goes) if elsewhere else "")
        self._goes.setVisible(bool(elsewhere))
        said = " ".join(decision_sentences(words, decision))
        self._notes.setText(said)
        self._notes.setVisible(bool(said))
        self.choice.setAccessibleDescription(said)

    def _fill(self, plan: UpgradePlan, decision: Decision) -> None:
        words = self._words
        if decision.kind is Kind.DROPPED:
            self.choice.addItem(words._("Set aside (proposed)"), "")
        else:
            proposed = words._("Keep (proposed)") if decision.kind is Kind.KEPT else words._("As proposed")
            self.choice.addItem(proposed, "")
            self.choice.addItem(words._("Set aside"), PARK)
        if decision.kind not in (Kind.KEPT, Kind.MOVED):
            for place in places_for(plan, decision.key):
                label = _short(question_named(words, plan.new, place), _LONGEST_LABEL)
                self.choice.addItem(words._("Put into “{question}”", question=label), place)


def _short(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
