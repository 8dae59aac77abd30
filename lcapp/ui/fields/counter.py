"""How long an answer is and how long it may be, counted as the check and the dossier count."""

from PySide6.QtWidgets import QWidget

from lcapp.domain.answers import plain_part
from lcapp.domain.forms import TEXT_TYPES, Question
from lcapp.domain.word_count import words as count_words
from lcapp.i18n import Words, formats
from lcapp.ui.appearance.labels import PlainLabel, set_look

_NEAR = 0.8
"""Characters are counted aloud only from this share of the limit on: nobody writes a name by numbers."""


class Counter(PlainLabel):
    """Such as "143 of 200 words"; over the limit it takes the colour of what must be fixed."""

    def __init__(self, question: Question, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(role="help", parent=parent)
        self._question = question
        self._words = words
        self.counts = question.type in TEXT_TYPES and any(
            limit is not None for limit in (question.max_words, question.min_words, question.max_characters)
        )
        self.show_count(None)

    def show_count(self, raw: object) -> None:
        """Count a raw value."""
        if not self.counts:
            return
        text = plain_part(raw)
        said, over = self._said(text if isinstance(text, str) else "")
        if said != self.text():
            self.setText(said)
            set_look(self, severity="must_fix" if over else "")

    def _said(self, text: str) -> tuple[str, bool]:
        question, words = self._question, self._words
        number = formats.number
        if question.max_words is not None:
            count, limit = count_words(text), question.max_words
            if count > limit:
                said = words.ngettext(
                    "{count} word over the limit of {limit}",
                    "{count} words over the limit of {limit}",
                    count - limit,
                    limit=number(words, limit),
                )
                return said, True
            return words.ngettext(
                "{done} of {count} word", "{done} of {count} words", limit, done=number(words, count)
            ), False
        if question.min_words is not None:
            least = question.min_words
            done = number(words, count_words(text))
            return words.ngettext(
                "{done} words; at least {count} is asked for",
                "{done} words; at least {count} are asked for",
                least,
                done=done,
            ), False
        limit = question.max_characters or 0
        if len(text) <= limit * _NEAR:
            return "", False
        if len(text) > limit:
            said = words.ngettext(
                "{count} character over the limit of {limit}",
                "{count} characters over the limit of {limit}",
                len(text) - limit,
                limit=number(words, limit),
            )
            return said, True
        return words.ngettext(
            "{done} of {count} character",
            "{done} of {count} characters",
            limit,
            done=number(words, len(text)),
        ), False
