"""Advice on wording: vague words, acronyms nobody explains, what stands twice, what breaks off."""

import re
from collections.abc import Iterator, Sequence

from lcapp.domain.advice_base import AdviceRule, Matter, at_passage
from lcapp.domain.advice_text import Passage, Sentence, script_share
from lcapp.domain.findings import Finding

FEWEST_REPEATED = 10
"""Words of a passage that stands twice."""
_SHOWN = 5
_LONGEST = 80
_ACRONYM = re.compile(r"(?<![\w.@/-])([^\W\d_a-z]{2,6})s?(?![\w@]|-\w|\.\w)")
_ROMAN = re.compile(r"[IVXLCDM]+")
_ENDS = frozenset('.!?…؟۔。:;"”»)]*')
_TWICE = re.compile(r"(?i)\b([^\W\d_]{2,})\s+\1\b")
_MAY_STAND_TWICE = frozenset(["had", "that", "is", "nous", "vous", "bye"])
_SHORT_BELOW = 15
_ROOM_FOR_MORE = 100
_ENOUGH_TO_TELL = 6


def vague(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """Words of quantity and praise in sentences without a figure."""
    lists = matter.words(passage)
    if lists is None or not passage.is_long:
        return
    met: dict[str, str] = {}
    for sentence in passage.sentences:
        if not sentence.numbers and not lists.list("number_words").found(sentence.tokens):
            for said in lists.list("vague").said(sentence.text, sentence.tokens):
                met.setdefault(said.casefold(), said)
    if met:
        yield at_passage("vague_words", passage, words=_listed(list(met.values())), count=len(met))


def acronyms(matter: Matter) -> Iterator[Finding]:
    """Acronyms that no answer in that language explains, at the first answer that uses each."""
    told: set[tuple[str, str]] = set()
    by_tongue: dict[str, list[Passage]] = {}
    for passage in matter.passages:
        by_tongue.setdefault(passage.tongue, []).append(passage)
    whole = {tongue: "\n".join(p.bare for p in passages) for tongue, passages in by_tongue.items()}
    initials = {
        tongue: _initials(passages, matter.data.small_words) for tongue, passages in by_tongue.items()
    }
    for passage in matter.passages:
        if not passage.is_long:
            continue
        unknown: list[str] = []
        for sentence in passage.sentences:
            if _shouted(sentence):
                continue
            for found in _ACRONYM.finditer(sentence.text):
                name = found[1]
                if (passage.tongue, name) in told or not _is_acronym(name, matter):
                    continue
                told.add((passage.tongue, name))
                if not _explained(name, whole[passage.tongue], initials[passage.tongue]):
                    unknown.append(name)
        if unknown:
            names = _listed(unknown)
            yield at_passage("acronym_unexplained", passage, acronyms=names, count=len(unknown))


def repeats(matter: Matter) -> Iterator[Finding]:
    """The same passage in two answers, or twice in one; told at the second."""
    met: dict[tuple[str, tuple[str, ...]], tuple[int, int]] = {}
    for number, passage in enumerate(matter.passages):
        if not passage.is_long:
            continue
        words = [token.word for token in passage.tokens]
        longest: dict[int, int] = {}
        run, run_with, last_place = 0, -1, -1
        for place in range(len(words) - FEWEST_REPEATED + 1):
            key = (passage.tongue, tuple(words[place : place + FEWEST_REPEATED]))
            where = met.get(key)
            if where is None:
                met[key] = (number, place)
                run = 0
            elif where[0] != number or where[1] + FEWEST_REPEATED <= place:
                goes_on = run and where == (run_with, last_place + 1)
                run = run + 1 if goes_on else FEWEST_REPEATED
                longest[where[0]] = max(longest.get(where[0], 0), run)
                run_with, last_place = where
            else:
                run = 0
        for other, count in longest.items():
            at = matter.passages[other]
            if at.question.id == passage.question.id and other != number and not passage.item:
                continue
            yield at_passage("passage_repeated", passage, count=count, other=at.question.id)


def unfinished(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """Texts that break off, and words that stand twice in a row."""
    stripped = passage.text.rstrip()
    last = passage.text.rstrip().rpartition("\n")[2].lstrip()
    # Of a list, in an answer or as an answer, many officers end no item with a full stop.
    is_item = bool(passage.item) and passage.field is None
    listed = is_item or last[:1] in "-•" or re.match(r"\d{1,3}\.\s", last)
    if passage.is_long and passage.words >= FEWEST_REPEATED and not listed and stripped[-1:] not in _ENDS:
        yield at_passage("ends_abruptly", passage, said=" ".join(stripped.split()[-4:])[-_LONGEST:])
    # Between two words that seem to stand side by side an address may have been blanked out.
    doubled = (f for f in _TWICE.finditer(passage.bare) if passage.text[f.start() : f.end()] == f.group())
    twice = next((f for f in doubled if f[1].casefold() not in _MAY_STAND_TWICE), None)
    if twice and passage.is_long and passage.tongue not in matter.data.words_doubled:
        yield at_passage("word_twice", passage, said=twice[1])


def short(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """An answer of a line where room is given for a page."""
    asked = passage.asked
    if (asked.max_words or 0) >= _ROOM_FOR_MORE and 0 < passage.words < _SHORT_BELOW:
        limit = asked.max_words or 0
        yield at_passage("answer_very_short", passage, count=passage.words, limit=limit)


def scripts(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """A text in another script than its language is written in."""
    latin, other = script_share(passage.bare)
    language = passage.language.partition("-")[0]
    in_latin = language not in matter.data.not_in_latin
    wrong = bool(language) and (other > latin if in_latin else latin > other)
    if wrong and latin + other >= FEWEST_REPEATED:
        yield at_passage("wrong_script", passage, language=passage.language)


def untranslated(matter: Matter) -> Iterator[Finding]:
    """The same text under two languages."""
    first: dict[tuple[str, str, str], Passage] = {}
    for passage in matter.passages:
        place = (passage.question.id, passage.field.id if passage.field else "", passage.item)
        other = first.setdefault(place, passage)
        same = other is not passage and other.text == passage.text
        if same and passage.words >= _ENOUGH_TO_TELL and other.language != passage.language:
            params = {"language": passage.language, "other": other.language}
            yield at_passage("same_in_two_languages", passage, **params)


def _listed(words: Sequence[str]) -> str:
    shown = ", ".join(words[:_SHOWN])
    return f"{shown} …" if len(words) > _SHOWN else shown


def _shouted(sentence: Sentence) -> bool:
    letters = [letter for letter in sentence.text if letter.isalpha()]
    return len(sentence.tokens) > 2 and sum(map(str.isupper, letters)) * 10 > len(letters) * 7


def _is_acronym(name: str, matter: Matter) -> bool:
    if not name.isupper() or name in matter.data.known_acronyms or _ROMAN.fullmatch(name):
        return False
    # A city that writes its own name in capitals explains nothing by it.
    return not any(name.casefold() in known.casefold() for known in matter.names)


def _initials(passages: Sequence[Passage], small: frozenset[str]) -> str:
    """First letters of all words but the small ones, sentence by sentence."""
    letters: list[str] = []
    for passage in passages:
        for sentence in passage.sentences:
            letters.append(" ")
            for token in sentence.tokens:
                if token.word in small:
                    continue
                letters += [part[0] for part in token.word.split("-") if part]
    return "".join(letters).upper()


def _explained(name: str, text: str, initials: str) -> bool:
    return f"({name})" in text or f"{name} (" in text or f"({name}," in text or name in initials


_LANGUAGES_SOURCE = "S1, S13: the call asks for English or French"

STYLE_RULES = {
    "vague": AdviceRule(
        {"vague_words": ("words", "count")}, "domain 2.7, 6.4: winners give a number", passage=vague
    ),
    "acronyms": AdviceRule(
        {"acronym_unexplained": ("acronyms", "count")},
        "design, peers M13: readers from other countries",
        whole=acronyms,
    ),
    "repeats": AdviceRule(
        {"passage_repeated": ("count", "other")},
        "design, peers M13: UNESCO's sister network forbids it",
        whole=repeats,
    ),
    "unfinished": AdviceRule(
        {"ends_abruptly": ("said",), "word_twice": ("said",)},
        "domain 6.4: incomplete files are refused (S91)",
        passage=unfinished,
    ),
    "short": AdviceRule(
        {"answer_very_short": ("count", "limit")},
        "domain 6.4: activities without numbers and results",
        passage=short,
    ),
    "scripts": AdviceRule({"wrong_script": ("language",)}, _LANGUAGES_SOURCE, passage=scripts),
    "untranslated": AdviceRule(
        {"same_in_two_languages": ("language", "other")}, _LANGUAGES_SOURCE, whole=untranslated
    ),
}
