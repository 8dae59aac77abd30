"""The answers of a received dossier with what the city changed since the version before."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lcapp.domain.forms import Form
from lcapp.i18n import Words
from lcapp.i18n.wording_received import changes_sentence, replied_sentences, version_words
from lcapp.services.desk_changes import ChangesSince
from lcapp.ui.models.history_words import HistoryWords, Shown
from lcapp.ui.models.reading import Piece, PieceKind, ReadQuestion, ReadSection


class ChangesShown:
    """Marks what differs, and shows it word by word on demand.

    Args:
        words: The reader's language.
        form: What the answers are read by.
        changes: What differs.
    """

    def __init__(self, words: Words, form: Form, changes: ChangesSince) -> None:
        self._words, self._changes = words, changes
        self._told = HistoryWords(words, form)

    def on(self, sections: Sequence[ReadSection], *, word_by_word: bool) -> tuple[ReadSection, ...]:
        """The sections with a mark at each answer that differs.

        Args:
            sections: As they are read.
            word_by_word: Whether removed and added words, and the city's replies to remarks, stand there too.
        """
        return tuple(
            replace(section, questions=tuple(self._marked(one, word_by_word) for one in section.questions))
            for section in sections
        )

    def unseen(self, sections: Sequence[ReadSection]) -> int:
        """How many changed answers stand in no section: their questions are not asked any more."""
        shown = {question.id for section in sections for question in section.questions}
        return sum(one.key.question not in shown for one in self._changes.found.answers)

    def _marked(self, question: ReadQuestion, word_by_word: bool) -> ReadQuestion:
        words, changed = self._words, question.id in self._changes.questions
        note = words._("Changed") if changed else ""
        if not word_by_word:
            return replace(question, note=note)
        shown = tuple(self._shown(question.id)) if changed else ()
        replies = tuple(self._replies(question.id))
        return replace(
            question,
            note=note,
            differences=shown,
            spoken=self._told.spoken(shown) if shown else "",
            pieces=(*question.pieces, *replies),
        )

    def _shown(self, question: str) -> Iterator[Shown]:
        words = self._words
        yield Shown(words._("Since {version}", version=version_words(words, self._changes.before)))
        for one in self._changes.of(question):
            pieces = self._told.difference(one.key, one.old, one.new)
            if one.key.language and len(self._changes.of(question)) > 1 and pieces:
                yield Shown(self._told.place(one.key))
            yield from pieces

    def _replies(self, question: str) -> Iterator[Piece]:
        for remark in self._changes.replies.get(question, ()):
            head, said, answered = replied_sentences(self._words, remark)
            inside = (Piece(PieceKind.TEXT, said), Piece(PieceKind.TEXT, answered))
            yield Piece(PieceKind.CARD, head, inside=inside)


def changes_sentences(words: Words, changes: ChangesSince, unseen: int) -> str:
    """How many answers differ, and how many of them stand nowhere on the page."""
    said = [changes_sentence(words, changes.before, len(changes.found.answers))]
    if unseen:
        said.append(
            words.ngettext(
                "{count} of them belongs to a question that is not asked here.",
                "{count} of them belong to questions that are not asked here.",
                unseen,
            )
        )
    return " ".join(said)
