"""Whether a sentence speaks of the city itself: "we", "the city", or its name, right before what was done."""

from collections.abc import Sequence

from lcapp.domain.advice_base import AdviceWords, Matter
from lcapp.domain.advice_text import Sentence
from lcapp.domain.phrases import Token, tokens_of

_NEAR = 4
_CITY = ("city.name", "city.name_local")


def own_names(matter: Matter) -> tuple[tuple[str, ...], ...]:
    """The names of the city as the dossier gives them, each as its words."""
    said = (
        value for name in _CITY for value in matter.standing.get(name, {}).values() if isinstance(value, str)
    )
    names = (tuple(token.word for token in tokens_of(name)) for name in said)
    return tuple(name for name in dict.fromkeys(names) if name)


def city_did(
    matter: Matter, lists: AdviceWords, sentence: Sentence, place: int, *, subjects: str = "own_subject"
) -> bool:
    """Whether the city did what begins at a place: it is named right before, with no other name between."""
    tokens = sentence.tokens
    ends = [last for _first, last in lists.list(subjects).spans(tokens[:place])]
    ends += list(_named(own_names(matter), tokens[:place]))
    if not ends or place - max(ends) > _NEAR + 1:
        return False
    between = tokens[max(ends) + 1 : place]
    # Behind a comma somebody else may be meant, but not by "which".
    parted = "," in sentence.text[tokens[max(ends)].end : tokens[place].start]
    if parted and not lists.list("relative").found(between[:1]):
        return False
    return all(sentence.text[token.start].islower() for token in between)


def city_is(matter: Matter, lists: AdviceWords, sentence: Sentence, place: int) -> bool:
    """Whether the city itself stands right at a place, as in "was given to our city"."""
    tokens = sentence.tokens[place:]
    if any(
        first == 0 and _is_lone(sentence, tokens, last)
        for first, last in lists.list("own_subject").spans(tokens)
    ):
        return True
    return any(tuple(token.word for token in tokens[: len(name)]) == name for name in own_names(matter))


def _is_lone(sentence: Sentence, tokens: Sequence[Token], last: int) -> bool:
    following = tokens[last + 1 : last + 3]
    return not any(sentence.text[token.start].isupper() for token in following)


def _named(names: tuple[tuple[str, ...], ...], tokens: Sequence[Token]) -> Sequence[int]:
    words = [token.word for token in tokens]
    return [
        place + len(name) - 1
        for name in names
        for place in range(len(words) - len(name) + 1)
        if tuple(words[place : place + len(name)]) == name
    ]
