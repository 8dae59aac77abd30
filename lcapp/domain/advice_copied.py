"""Advice on what was copied: UNESCO's definition as the city's own words, another city for ours."""

import re
from collections.abc import Iterator

from lcapp.domain.advice_base import AdviceRule, AdviceWords, Matter, at_passage
from lcapp.domain.advice_text import Passage, Sentence, unquoted
from lcapp.domain.findings import Finding
from lcapp.domain.phrases import tokens_of

_RUN = 4
"""Words in a row that are compared with the definition."""
_FEWEST_WORDS = 18
"""Words of the definition from which it is the definition and not a turn of speech."""
_NAME = re.compile(r"[\s'’]+([^\W\d_]+(?:['’-][^\W\d_]+)*(?: [^\W\d_]+(?:['’-][^\W\d_]+)*){0,2})")
_BEFORE = 2
_SHOWN = 80


def runs_of(text: str) -> Iterator[tuple[str, ...]]:
    """Every run of words of a text by which it is known again."""
    words = [token.word for token in tokens_of(text)]
    for place in range(len(words) - _RUN + 1):
        yield tuple(words[place : place + _RUN])


def definition(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """UNESCO's definition of a learning city without quotation marks."""
    if not passage.is_long or passage.words < _FEWEST_WORDS:
        return
    words = [token.word for token in tokens_of(unquoted(passage.bare))]
    covered: set[int] = set()
    for place in range(len(words) - _RUN + 1):
        if tuple(words[place : place + _RUN]) in matter.data.definition:
            covered.update(range(place, place + _RUN))
    if len(covered) >= _FEWEST_WORDS:
        first = min(covered)
        said = " ".join(words[first : first + 2 * _RUN])
        yield at_passage("definition_copied", passage, said=said[:_SHOWN], count=len(covered))


def other_cities(matter: Matter) -> Iterator[Finding]:
    """The people, the council or the mayor of a city that is not ours, as if it were ours."""
    own = {name.casefold() for name in matter.names}
    for passage in matter.passages:
        lists = matter.words(passage)
        if lists is None or not passage.is_long:
            continue
        for sentence in passage.sentences:
            name = _other_city(sentence, lists, matter)
            is_own = any(name.casefold() in known for known in own)
            # Elsewhere in the dossier, or here, it may be said what that city is to ours.
            if name and not is_own and not _elsewhere(name, matter):
                yield at_passage("other_city_left", passage, said=name[:_SHOWN])
                return


def _other_city(sentence: Sentence, lists: AdviceWords, matter: Matter) -> str:
    for first, last in lists.list("own_people").spans(sentence.tokens):
        before = sentence.tokens[max(0, first - _BEFORE) : first]
        if lists.list("of_elsewhere_before").found(before):
            continue
        named = _NAME.match(sentence.text, sentence.tokens[last].end)
        parts = named[1].split() if named else []
        for length in range(len(parts), 0, -1):
            name = " ".join(parts[:length])
            if name[0].isupper() and name.casefold() in matter.data.cities:
                return name
    for first, _last in lists.list("own_deeds").spans(sentence.tokens):
        parts = (
            sentence.text[: sentence.tokens[first].start].rstrip().removesuffix("'").removesuffix("’").split()
        )
        for length in (3, 2, 1):
            name = " ".join(parts[-length:])
            if 0 < len(parts) <= length + 1 and name.casefold() in matter.data.cities:
                return name
    return _where_we_are(sentence, lists, matter)


def _where_we_are(sentence: Sentence, lists: AdviceWords, matter: Matter) -> str:
    """The city of "In Cork, we …"."""
    for first, last in lists.list("in_the_city").spans(sentence.tokens[:_BEFORE]):
        named = _NAME.match(sentence.text, sentence.tokens[last].end) if not first else None
        name = named[1] if named else ""
        after = next((t for t in sentence.tokens if named and t.start >= named.end()), None)
        if name.casefold() in matter.data.cities and after and after.word in lists.list("we").words:
            return name
    return ""


def _elsewhere(name: str, matter: Matter) -> bool:
    """Whether another sentence of the dossier says what that city is to ours."""
    for passage in matter.passages:
        lists = matter.words(passage)
        for sentence in passage.sentences if lists is not None and name in passage.text else ():
            if name in sentence.text and lists and lists.list("of_elsewhere").found(sentence.tokens):
                return True
    return False


COPIED_RULES = {
    "definition": AdviceRule(
        {"definition_copied": ("said", "count")},
        "domain 4.5, 6.5: the definition tells nothing of this city",
        passage=definition,
    ),
    "other_cities": AdviceRule(
        {"other_city_left": ("said",)},
        "domain 6.4: texts taken from other dossiers",
        whole=other_cities,
    ),
}
