"""Advice on what writing left in a text: gaps, notes to colleagues, a program's words, another language.

Notes and a program's words are looked for in every language: colleagues write to each other in theirs.
"""

import re
from collections.abc import Iterator

from lcapp.domain.advice_base import AdviceRule, Matter, at_passage
from lcapp.domain.advice_text import Passage, Sentence, script_share, unquoted
from lcapp.domain.faults import ENOUGH_TO_TELL, gap_in_passage
from lcapp.domain.findings import Finding
from lcapp.domain.phrases import tokens_of

_LONGEST = 80
_UNFINISHED = re.compile(
    r"(?i)\b(?:lorem ipsum|x{3,}|todo|tbd|tbc|to be (?:completed|added|confirmed|written|filled in))\b"
    r"|\bà (?:compléter|préciser)\b|(?<!\S)[?؟]{2,}|[?؟]{3,}|\{\{[^}\n]*\}\}|_{4,}|\.{5,}|…{2,}"
    r"|<[a-z ]{3,30}>"
    r"|\b(?:note|remark|remarque|opomba)\s(?:for|to|pour|à|za)\s(?-i:[A-ZÀ-ÞČŠŽ])[^\W\d_]+\s?:"
    r"|\((?:source|date|figure|number|year|name|chiffre|année|nom|vir|kaynak|منبع)\s?[?؟]\)"
    r"|\[[^\[\]\n]{3,160}[?؟]\s*\]|[\[(]\s*[?؟]+\s*[\])]"
    r"|[\[(][^\[\]()\n]{0,30}\d[\d.,\s%]*(?:[^\W\d_]{1,12})?\s*[?؟]+\s*[\])]"
    r"|\[\s*(?:…|\.\.\.|insert[^\]]{0,40}|name|number|figure|date|year|chiffre|nom|année)\s*\]"
)
_DRAFT = re.compile(r"\b(?:DRAFT|BROUILLON|TASLAK|OSNUTEK|ENTWURF|BORRADOR)\b|\bComment(?:aire)? \[\w{1,6}\]")
_COUNT_TO_COME = re.compile(r"(?:(?P<before>\S+)\s+)?\b(?P<gap>X{2,4}|N{2,4}|Y{2,4})\s+(?P<noun>[^\W\d_]+)")
_IN_BRACKETS = re.compile(r"\[([^\[\]\n]{3,160})\]|\(([^()\n]{3,160})\)")
_TO_SOMEBODY = re.compile(r"\s*@?[^\W\d_]+(?:\s[^\W\d_]+)?\s?[:,،]\s")
_QUESTION = re.compile(r"[?؟]\s*")
_NOTE_BEGINS = 3
"""Words into a note before which it says what is to be done."""
_AFTER_A_COLON, _AFTER_A_COMMA = 6, 2
"""Words behind a name in which a note says what is to be done."""
_SHORT_NOTE = 6
_ENOUGH_WORDS = 9
_FEWEST_KINDS = 4
"""Different small words by which a sentence is known to be in another language."""
_OTHER_SHARE, _OWN_SHARE = 4, 12
"""One in so many words is a small one of the other language, and at most one in so many of the own."""
_FOREIGN_LETTERS = 40


def drafting(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """What a writer left to be filled in, checked or deleted."""
    said = "" if gap_in_passage(passage) else _left(matter, passage)
    if said:
        yield at_passage("placeholder_left", passage, said=said.strip()[:_LONGEST])


def assistants(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """A sentence that a writing program says to the person who asked it."""
    for sentence in passage.sentences:
        said = matter.data.anywhere("assistant").said(sentence.text, sentence.tokens)
        if said:
            yield at_passage("assistant_left", passage, said=said[0][:_LONGEST])
            return


def other_tongues(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """Sentences in another language inside an answer; what is quoted may be."""
    if not passage.is_long or not passage.language or passage.words < _ENOUGH_WORDS:
        return
    own = passage.language.partition("-")[0]
    tongues = [_tongue_of(matter, sentence, own) for sentence in passage.sentences]
    latin, other = script_share(passage.bare)
    in_other_script = latin > other if own in matter.data.not_in_latin else other > latin
    if "" not in tongues and (in_other_script or passage.words >= ENOUGH_TO_TELL):
        # All of it: another rule says so.
        return
    for sentence, tongue in zip(passage.sentences, tongues, strict=True):
        if tongue:
            said = f"{sentence.text[:_LONGEST].rsplit(' ', 1)[0]} …"
            yield at_passage("half_translated", passage, said=said, language=tongue)
            return


def _left(matter: Matter, passage: Passage) -> str:
    found = _UNFINISHED.search(passage.text) or _DRAFT.search(passage.text)
    if found and not passage.is_long and found[0] == "Todo" != passage.text.strip():
        # A family name, where a name is asked for.
        found = None
    if found:
        return found.group()
    for gap in _COUNT_TO_COME.finditer(passage.text):
        named = (gap["before"] or "")[:1].isupper() and gap["before"][-1:] not in ".!?:;"
        noun = gap["noun"].casefold()
        counts = noun.endswith("s") or matter.data.anywhere("counted").found(tokens_of(noun))
        if not named and noun == gap["noun"] and counts and not noun.startswith("siècle"):
            return f"{gap['gap']} {gap['noun']}"
    for note in _IN_BRACKETS.finditer(passage.text):
        if _is_note(matter, note[1] or note[2], square=note[1] is not None):
            return note.group()
    whole = matter.data.anywhere("note_whole")
    said = (said for sentence in passage.sentences for said in whole.said(sentence.text, sentence.tokens))
    return next(said, "")


def _is_note(matter: Matter, inside: str, *, square: bool) -> bool:
    verbs, tokens = matter.data.anywhere("note_verb"), tokens_of(inside)
    to_somebody = _TO_SOMEBODY.match(inside)
    if to_somebody and inside.lstrip(" @")[:1].isupper():
        within = _AFTER_A_COLON if ":" in to_somebody.group() else _AFTER_A_COMMA
        after = [token for token in tokens if token.start >= to_somebody.end() - 1][: within + 1]
        if any(first < within for first, _last in verbs.spans(after)):
            return True
    behind_question = _QUESTION.search(inside)
    asks = verbs.found(tokens) or any(map(str.isdigit, inside))
    if to_somebody and behind_question and inside.lstrip(" @")[:1].isupper() and asks:
        return True
    if behind_question and not square:
        rest = [token for token in tokens if token.start >= behind_question.end()]
        if any(first == 0 for first, _last in verbs.spans(rest)):
            return True
    short, beside = matter.data.anywhere("note_short"), matter.data.anywhere("note_with")
    for first, last in short.spans(tokens[:_AFTER_A_COLON]):
        if first == 0 and any(at == 0 for at, _last in beside.spans(tokens[last + 1 : last + 3])):
            return True
    if square and verbs.found(tokens[:_NOTE_BEGINS]):
        return True
    return len(tokens) <= _SHORT_NOTE and matter.data.anywhere("note_short").found(tokens)


def _tongue_of(matter: Matter, sentence: Sentence, own: str) -> str | None:
    """The other language a sentence is in; empty if it is in the own one, None if nobody can tell."""
    bare = unquoted(sentence.text)
    words = [token.word for token in (sentence.tokens if bare is sentence.text else tokens_of(bare))]
    if len(words) < _ENOUGH_WORDS:
        return None
    mine = matter.data.small_words_of(own)
    if sum(word in mine for word in words) * _OWN_SHARE > len(words):
        return ""
    latin, other = script_share(bare)
    if own not in matter.data.not_in_latin and other > latin and other >= _FOREIGN_LETTERS:
        tongues = matter.data.tongues
        return next((code for code in tongues if _kinds(words, matter, code) >= _FEWEST_KINDS), None)
    best, kinds = "", _FEWEST_KINDS - 1
    # Next to a language nobody listed, a sister of it is easily taken for another.
    for code in (*matter.data.words, *(matter.data.tongues if mine else ())):
        small = matter.data.small_words_of(code)
        many = sum(word in small for word in words)
        if code != own and many * _OTHER_SHARE >= len(words) and _kinds(words, matter, code) > kinds:
            best, kinds = code, _kinds(words, matter, code)
    return best or (None if mine else "")


def _kinds(words: list[str], matter: Matter, code: str) -> int:
    """How many different small words of a language there are."""
    return len(matter.data.small_words_of(code).intersection(words))


DRAFTING_RULES = {
    "drafting": AdviceRule(
        {"placeholder_left": ("said",)},
        "domain 6.4, 8.2: incomplete files are refused (S91)",
        passage=drafting,
    ),
    "assistants": AdviceRule(
        {"assistant_left": ("said",)},
        "domain 8.2: what a draft left; the mayor signs every word (S1)",
        passage=assistants,
    ),
    "other_tongues": AdviceRule(
        {"half_translated": ("said", "language")},
        "domain 8.2: untranslated parts; S1, S13: English or French",
        passage=other_tongues,
    ),
}
