"""Today: the nearest deadline, what must be fixed, and who must act."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lcapp.i18n import Words
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.models.dossier_line import DossierLine
from lcapp.ui.models.next_steps import NextStep


class TodayPanel(QFrame):
    """Shows what it is told."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setProperty("role", "card")
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(16, 14, 16, 16)
        self._lines.setSpacing(4)
        self._lines.addWidget(PlainLabel(words._("Today"), role="label"))

    def show_nearest(self, lines: Sequence[DossierLine]) -> None:
        """The dossier whose deadline comes first."""
        words = self._words
        coming = [line for line in lines if line.days is not None and line.days >= 0]
        if not coming:
            self._say(words._("No deadline is near."), role="help")
            return
        nearest = min(coming, key=lambda line: line.days or 0)
        self._say(nearest.deadline, role="section", severity=nearest.severity)
        self._say(words._("{title}, {call}", title=nearest.title, call=nearest.call), role="help")

    def show_steps(self, title: str, steps: Sequence[NextStep]) -> None:
        """What has to happen with one dossier."""
        if not steps:
            return
        self._lines.addSpacing(12)
        self._say(title, role="label")
        for step in steps:
            self._say(step.sentence, role="help", severity=step.severity)

    def show_last_copy(self, sentence: str) -> None:
        """How long ago a copy was put outside this computer."""
        self._lines.addSpacing(12)
        self._say(sentence, role="help")

    def _say(self, sentence: str, *, role: str, severity: str = "") -> None:
        label = PlainLabel(sentence, role=role, wrap=True)
        if severity:
            label.set_severity(severity)
        self._lines.addWidget(label)
