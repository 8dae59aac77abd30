"""How much text would vanish from the answers, and when that is so much that a person must say so.

What vanishes are words that stood in some answer and stand in none afterwards; what only moved, from one
place or answer to another, has not vanished. Scripts without spaces have no words to count, so characters are
counted as well.

A loss is large from a hundred words, or six hundred characters, on: that is half of the longest answer most
forms allow (200 words), an hour of somebody's writing, and more than is taken in at a glance. It is large as
well where an answer of twenty words or more would stand empty: a whole text that goes is seldom meant.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from lcapp.domain.answers import AnswerKey, Value
from lcapp.domain.settled_values import texts_in
from lcapp.domain.text_difference import WITHOUT_SPACES, PieceKind, text_difference

LARGE_WORDS = 100
LARGE_CHARACTERS = 600
EMPTIED_WORDS = 20


@dataclass(frozen=True, slots=True)
class TextLoss:
    """Words and characters that would stand in no answer any more, and answers that would stand empty."""

    words: int = 0
    characters: int = 0
    emptied: tuple[AnswerKey, ...] = ()

    @property
    def is_large(self) -> bool:
        """Whether a person must say that it is meant."""
        return self.words >= LARGE_WORDS or self.characters >= LARGE_CHARACTERS or bool(self.emptied)


def text_loss(before: Mapping[AnswerKey, Value], changed: Mapping[AnswerKey, Value | None]) -> TextLoss:
    """What would vanish.

    Args:
        before: All answers as they stand.
        changed: What some of them shall be; None for no answer.
    """
    before_words = {key: Counter(_words(before.get(key))) for key in changed}
    after_words = [Counter(_words(after)) for after in changed.values()]
    stood, stands = sum(before_words.values(), Counter()), sum(after_words, Counter())
    gone = stood - stands
    vanished = _vanished(gone, stands - stood)
    return TextLoss(
        words=len(vanished),
        characters=sum(map(len, vanished)),
        emptied=tuple(
            key
            for key in sorted(changed)
            if changed[key] is None and (before_words[key] & gone).total() >= EMPTIED_WORDS
        ),
    )


def _words(value: Value | None) -> list[str]:
    texts = () if value is None else texts_in(value)
    return [word for text in texts for word in text.split() if any(map(str.isalnum, word))]


def _vanished(gone: Counter[str], come: Counter[str]) -> list[str]:
    """What is left of the words that went, once those that came are compared with them.

    In a script without spaces a whole sentence is one run: one letter less and it is another "word".
    """
    with_spaces = [word for word in gone.elements() if not WITHOUT_SPACES.search(word)]
    without = [[run for run in one.elements() if WITHOUT_SPACES.search(run)] for one in (gone, come)]
    left = text_difference(*(" ".join(runs) for runs in without))
    removed = (piece.text for piece in left if piece.kind is PieceKind.REMOVED)
    return with_spaces + [run for text in removed for run in text.split() if any(map(str.isalnum, run))]
