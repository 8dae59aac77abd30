"""Advice on persons and the city's name: learners with what is private, the mayor's he or she, spellings."""

import re
from collections.abc import Iterator

from lcapp.domain.advice_base import AdviceRule, AdviceWords, Matter, at_passage
from lcapp.domain.advice_text import Passage, Sentence
from lcapp.domain.answers import is_none, plain_part
from lcapp.domain.findings import Finding
from lcapp.domain.near_words import slips

_SHOWN = 80
_TITLES = frozenset(
    (
        "mr",
        "mrs",
        "ms",
        "miss",
        "mme",
        "mlle",
        "madame",
        "monsieur",
        "m",
        "frau",
        "herr",
        "gospa",
        "gospod",
        "bayan",
        "bay",
        "sra",
    )
)
_NAME_PART = re.compile(r"[^\W\d_][\w’'-]*")
_BETWEEN_PARTS = frozenset((" ", ". ", "\u00a0"))
_AGE = re.compile(
    r"(?i)(?:\baged?\s+[1-9]\d\b|\bâgée?\s+de\s+[1-9]\d\b|\b[1-9]\d[ -]years?[ "
    r"-]old\b|\b[1-9]\d\s+(?:ans|years|let|años|jahre)\b"
    r"|\b[1-9]\d\s+yaşında|\b[1-9]\d-letn\w+|[۱-۹][۰-۹]\s?ساله|[,(]\s*[1-9]\d\s*[,)])"
)
_BARE_AGE = 2
"""Signs of an age that is a number and nothing else."""
_AGE_WITHIN = 30
"""Characters between a name and an age that belongs to it."""
_STREET = re.compile(
    r"(?i)\b\d{1,3}[,]?\s+(?:rue|avenue|boulevard|place|impasse|chemin|quai)\b|\b\d{1,3}[a-c]?\s+(?:[A-Z][\w’'-]+\s){1,3}"
    r"(?:street|road|avenue|lane|square|drive|court)\b|\b[A-Z][\w’'-]+\s(?:street|road|avenue|lane|square|drive)\s+\d{1,3}\b"
)
_AFTER_MAYOR = 12
_CLAUSE_ENDS = frozenset(";:()–")
_SHORTEST = 5
_LAST_LETTERS = 2
_TURKISH_ENDING = re.compile(r"([^\W\d_]+)[’'](?=[^\W\d_])")
_WORD = re.compile(r"[^\W\d_]+")


def learners(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """A person named with age and something private, in a text that is published."""
    lists = matter.words(passage)
    if lists is not None and lists.list("consented").found(passage.tokens):
        return
    for sentence in passage.sentences:
        name = _person(sentence, lists)
        if name:
            yield at_passage("learner_named", passage, said=name[:_SHOWN])
            return


def pronouns(matter: Matter) -> Iterator[Finding]:
    """The mayor called he where the form says Ms, or she where it says Mr."""
    value = next(iter(matter.standing.get("mayor.salutation", {}).values()), None)
    address = None if value is None or is_none(value) else plain_part(value)
    if address not in ("ms", "mr"):
        return
    wrong = "mayor_as_man" if address == "ms" else "mayor_as_woman"
    for passage in matter.passages:
        lists = matter.words(passage)
        if lists is None or not passage.is_long:
            continue
        for sentence in passage.sentences:
            said = _wrong_pronoun(sentence, lists, wrong)
            if said:
                yield at_passage("mayor_pronoun", passage, said=said[:_SHOWN])
                return


def spellings(matter: Matter) -> Iterator[Finding]:
    """The city's name one letter off in a language without lists, which spells it right elsewhere."""
    names = [v for v in matter.standing.get("city.name", {}).values() if isinstance(v, str)]
    cities = {
        part.casefold(): part for name in names for part in _WORD.findall(name) if len(part) >= _SHORTEST
    }
    others = {part.casefold() for name in matter.names for part in _WORD.findall(name)}
    tongues: dict[str, list[Passage]] = {}
    for passage in matter.passages:
        if passage.language and matter.words(passage) is None:
            tongues.setdefault(passage.language, []).append(passage)
    for passages in tongues.values():
        written = {word.casefold() for passage in passages for word in _WORD.findall(passage.bare)}
        for passage in passages:
            ended = {found[1] for found in _TURKISH_ENDING.finditer(passage.bare)}
            for low, name in cities.items():
                said = next(
                    (
                        word
                        for word in dict.fromkeys(_WORD.findall(passage.bare))
                        if low in written
                        and word[0].isupper()
                        and word.casefold() not in others
                        and _is_other_spelling(word.casefold(), low, bare=word in ended)
                    ),
                    "",
                )
                if said:
                    yield at_passage("name_differs", passage, said=said[:_SHOWN], meant=name[:_SHOWN])


def _person(sentence: Sentence, lists: AdviceWords | None) -> str:
    age = next(_AGE.finditer(sentence.text), None)
    private = bool(lists and lists.list("private").found(sentence.tokens)) or bool(
        _STREET.search(sentence.text)
    )
    if age is None and not private:
        return ""
    for title, words, end in _names(sentence.text):
        if len(words) < (1 if title else 2) or (lists and _is_thing(words, lists)):
            continue
        beside = age is not None and 0 <= age.start() - end <= _AGE_WITHIN
        told = beside and (private or title or len(age.group().strip(" ,()")) > _BARE_AGE) if age else False
        if told or (title and private):
            return " ".join(words)
    return ""


def _names(text: str) -> Iterator[tuple[bool, list[str], int]]:
    """Words with capitals that follow each other: whether a title stands before them, and where they end."""
    run: list[str] = []
    titled, end = False, 0
    for found in _NAME_PART.finditer(text):
        word = found.group()
        goes_on = word[0].isupper() and text[end : found.start()] in _BETWEEN_PARTS
        if run and not goes_on:
            yield titled, run, end
            run, titled = [], False
        if word.casefold() in _TITLES and word[0].isupper() and not run:
            titled = True
        elif word[0].isupper() and (goes_on or not titled):
            run.append(word)
        else:
            titled = False
        end = found.end()
    if run:
        yield titled, run, end


def _is_thing(words: list[str], lists: AdviceWords) -> bool:
    """Whether capitals name a place or a body, not a person."""
    things = lists.list("named_things").words
    return any(word.casefold() in things for word in words)


def _wrong_pronoun(sentence: Sentence, lists: AdviceWords, wrong: str) -> str:
    tokens = sentence.tokens
    for first, last in lists.list("mayor").spans(tokens):
        before = tokens[max(0, first - 3) : first]
        if lists.list("former").found(before) or lists.list("former").found(tokens[last + 1 : last + 2]):
            continue
        titled = tokens[max(0, first - 2) : last + 1]
        if lists.list(f"{wrong}_title").found(titled):
            return sentence.text[titled[0].start : titled[-1].end]
        for place in range(last + 1, min(len(tokens), last + 1 + _AFTER_MAYOR)):
            token = tokens[place]
            is_other = lists.list("other_person").found(tokens[place : place + 1])
            is_other |= sentence.text[token.start].isupper() and place > last + 1
            if is_other or _CLAUSE_ENDS.intersection(sentence.text[tokens[place - 1].end : token.start]):
                break
            if token.word in lists.list(wrong).words:
                return sentence.text[tokens[first].start : token.end]
    return ""


def _is_other_spelling(low: str, name: str, *, bare: bool) -> bool:
    if low == name or low[0] != name[0] or slips(low, name, 1) is None:
        return False
    # Endings are declined: only a slip before them is one, unless an apostrophe parts the ending.
    return bare or (low[-_LAST_LETTERS:] == name[-_LAST_LETTERS:] and not low.startswith(name))


PERSON_RULES = {
    "learners": AdviceRule(
        {"learner_named": ("said",)},
        "domain 1.1: the dossier is published; whoever is named agrees first",
        passage=learners,
    ),
    "pronouns": AdviceRule(
        {"mayor_pronoun": ("said",)},
        "domain 6.4: the mayor changed between draft and call",
        whole=pronouns,
    ),
    "spellings": AdviceRule(
        {"name_differs": ("said", "meant")},
        "domain 8.2: names inconsistent with the record",
        whole=spellings,
    ),
}
