"""One answer of a merge: its question, what happened to it on both sides, and what is to be decided."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from lcapp.domain.answers import Value
from lcapp.domain.merge import MergedAnswer
from lcapp.domain.settled_values import part_at
from lcapp.domain.value_difference import Path
from lcapp.i18n import Words
from lcapp.i18n.form_texts import FormWords
from lcapp.i18n.wording_merge import merge_kind_words
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.appearance.look import Look
from lcapp.ui.merge.matter import matters_of
from lcapp.ui.merge.matter_card import MatterCard

Decided = Callable[[Path | None, Value | None], None]
"""Told what shall stand, at a path or as the whole answer."""


class AnswerCard(QWidget):
    """Shows one answer.

    Args:
        one: The answer.
        label: What its question is called.
        own: Words of the form.
        words: The language.
        look: Colours.
        other: What the other side is called.
        decided: Told of every decision.
        parent: Qt's parent.
    """

    def __init__(
        self,
        one: MergedAnswer,
        label: str,
        own: FormWords,
        words: Words,
        look: Look,
        *,
        other: str,
        decided: Decided,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.key = one.key
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(PlainLabel(label, role="section", wrap=True))
        column.addWidget(PlainLabel(merge_kind_words(words, one.kind), role="help", wrap=True))
        column.addSpacing(4)
        self.matters: list[MatterCard] = []
        asked = {dispute.path: dispute.question for dispute in one.disputes}
        for matter in matters_of(words, own, one):
            now = one.value if matter.path is None else part_at(one.value, matter.path)
            question = one.question if matter.path is None else asked[matter.path]
            card = MatterCard(matter, question, words, look, other=other, now=now)
            card.decided.connect(lambda value, path=matter.path: decided(path, value))
            self.matters.append(card)
            column.addWidget(card)

    def choose(self, way: str) -> bool:
        """Choose a way for the part the keys are in, else for the first."""
        here = next((one for one in self.matters if one.isAncestorOf(_focused(self))), self.matters[0])
        return here.choose(way)


def _focused(widget: QWidget) -> QWidget:
    return widget.window().focusWidget() or widget
