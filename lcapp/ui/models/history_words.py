"""The past of answers as lines and pieces to be shown, worked out without widgets."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lcapp.domain.answers import AnswerKey, Value
from lcapp.domain.forms import Form
from lcapp.domain.parked import stands_beside
from lcapp.domain.plain_text import answer_words
from lcapp.domain.shortened_difference import shortened_pieces
from lcapp.domain.text_difference import PieceKind, Pieces
from lcapp.domain.value_difference import value_difference
from lcapp.i18n import Words, formats
from lcapp.i18n.difference_words import part_name, told_value
from lcapp.i18n.form_texts import FormWords
from lcapp.i18n.wording import harmless
from lcapp.i18n.wording_history import deed_words
from lcapp.services.answer_history import Day, Deed


@dataclass(frozen=True, slots=True)
class Shown:
    """A stretch of a difference as it is shown: a heading, or a piece of text."""

    text: str
    kind: str = "heading"


class HistoryWords:
    """Names and lines of one form's answers in the officer's language.

    Args:
        words: Sentences and formats.
        form: The form of the draft.
    """

    def __init__(self, words: Words, form: Form) -> None:
        self._words = words
        self._form = form
        self._own = FormWords(words, form.name)

    def day(self, day: Day) -> str:
        """The heading of a day."""
        return formats.day_in_calendars(self._words, day.day.isoformat(), weekday=True)

    def deed(self, deed: Deed, *, with_place: bool) -> str:
        """One line: when, who, what; how many words, or where it was."""
        words = self._words
        said = [formats.time_of_day(words, deed.at), harmless(words, deed.actor) or words._("Nobody named")]
        said.append(deed_words(words, deed.kind))
        if deed.subject:
            said.append(f"“{harmless(words, deed.subject)}”")
        changes = [one for one in deed.changes if not stands_beside(one.key)]
        if with_place and len(changes) == 1:
            said.append(self.place(changes[0].key))
        elif len(changes) > 1:
            said.append(words.ngettext("{count} answer", "{count} answers", len(changes)))
        elif changes:
            said.append(self._how_long(changes[0].key, changes[0].after))
        return " · ".join(part for part in said if part)

    def place(self, key: AnswerKey) -> str:
        """The label of a question, with the language where it has one."""
        question = self._form.question(key.question)
        label = self._own.label(question) if question else key.question
        if not key.language:
            return label
        language = formats.language_name(self._words, key.language)
        return self._words._("{field} ({language})", field=label, language=language)

    def difference(self, key: AnswerKey, old: Value | None, new: Value | None) -> tuple[Shown, ...]:
        """What changed in an answer, with a heading for each part that has a name; empty if nothing did."""
        question = self._form.question(key.question)
        found = value_difference(
            old, new, lambda path, text: told_value(self._words, self._own, question, path, text)
        )
        shown: list[Shown] = []
        for part in found.parts:
            if part.changed:
                if name := part_name(self._words, self._own, question, part.path):
                    shown.append(Shown(name))
                shown += shortened(part.pieces)
        if found.moved:
            shown.append(Shown(self._words._("The order is another.")))
        return tuple(shown)

    def spoken(self, shown: Sequence[Shown]) -> str:
        """The same as one text for people who hear it."""
        return "\n".join(self._spoken(shown))

    def _spoken(self, shown: Sequence[Shown]) -> Iterator[str]:
        words = self._words
        for one in shown:
            match one.kind:
                case "heading":
                    yield one.text
                case PieceKind.ADDED:
                    yield words._("added: {text}", text=one.text.strip() or "␣")
                case PieceKind.REMOVED:
                    yield words._("removed: {text}", text=one.text.strip() or "␣")

    def _how_long(self, key: AnswerKey, value: Value | None) -> str:
        question = self._form.question(key.question)
        if value is None:
            return self._words._("no answer")
        if question is None:
            return ""
        return self._words.ngettext("{count} word", "{count} words", answer_words(question, value))


def shortened(pieces: Pieces) -> tuple[Shown, ...]:
    """The pieces with long unchanged stretches cut to what stands around a change."""
    return tuple(Shown(piece.text, str(piece.kind)) for piece in shortened_pieces(pieces))
