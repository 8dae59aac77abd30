"""What a form refuses beyond its limits: a text in another language, a note left standing, a bad address.

A fault stops sealing and cannot be switched off, so each is certain where it speaks; what only looks like one
is advice (`lcapp.domain.advice`). Faults about dates and eligibility stand in `lcapp.domain.faults_of_call`,
those about official lists in `lcapp.domain.faults_of_lists`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from lcapp.domain.advice_base import AdviceRule, AdviceWords, Matter, at_passage, at_question
from lcapp.domain.advice_text import Passage, Sentence, script_share
from lcapp.domain.answers import Value, is_none, plain_part
from lcapp.domain.faults_of_call import CALL_FAULTS
from lcapp.domain.faults_of_lists import LIST_FAULTS
from lcapp.domain.figures import as_decimal
from lcapp.domain.findings import Finding, Severity
from lcapp.domain.forms import Hand, Question, QuestionType
from lcapp.domain.rules_addresses import is_web_address

_FEW_TO_TELL = 12
_SURELY_SMALL_WORDS = 4
"""One in so many words is a small one of another language: so it is in that."""
ENOUGH_TO_TELL = 30
"""Words from which the language of a text can be told."""
_FEWEST_SMALL_WORDS = 25
"""One in so many words of a running text is a small one of its language; of English about one in four."""
_SHORT_EXCUSE = 8
_LONGEST_EXCUSE = 25
_SUBJECT_WITHIN = 4
_SHOWN = 80
_GAP = re.compile(
    r"\bX{2,}[.,](?:\d{3}|X{3})(?!\w)|\bXX+\s?%|\bTODO\b|\bTBD\b|\bTBC\b|(?i:\blorem ipsum\b)"
    r"|\[\s*(?i:insert|add|fill in|check|ask|ajouter|compléter|vérifier|demander)\s[^\]\n]{1,160}\]"
    r"|\[\s*(?i:amount|name|number|figure|date|year|source|montant|nom|nombre|chiffre|année)"
    r"(?:\s*\]|[^\]\n]{0,120}[:?…][^\]\n]{0,160}\])"
)
_NO_NAME = re.compile(
    r"(?i)\s*(?:n\.?\s?n\.?|xx+|[?؟]+|vacant|tb[acd]"
    r"|to be (?:confirmed|named|appointed|announced|elected|decided)"
    r"|not (?:yet )?(?:known|named|appointed|elected)|à (?:désigner|confirmer|nommer|préciser)"
    r"|pas encore (?:connue?|nommée?|désignée?|élue?))(?![\w'’])"
)
_PERSONS_NAME = re.compile(r"(?:mayor|contact\.\d)\.name")
_NUMBER_BEGINS = re.compile(r"[+＋\d].*", re.DOTALL)
_DIGITS = {
    ord(digit): str(value) for digits in ("۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩") for value, digit in enumerate(digits)
}


def languages(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """A running text that stands under a language of the form and has next to none of its small words.

    A shorter one is told where it is in other letters, or clearly in another language whose words are known.
    """
    known = passage.language in matter.data.words
    if not known or not _sent(matter, passage) or passage.words < _FEW_TO_TELL:
        return
    small = _small_words(passage, passage.language, matter)
    if small * _FEWEST_SMALL_WORDS >= passage.words:
        return
    is_prose = passage.asked.type is QuestionType.LONG_TEXT
    if passage.words >= ENOUGH_TO_TELL or (is_prose and _is_other(passage, matter)):
        yield _at(passage, "text_in_other_language", language=passage.language)


def _small_words(passage: Passage, language: str, matter: Matter) -> int:
    return sum(token.word in matter.data.words[language].stop_words for token in passage.tokens)


def _is_other(passage: Passage, matter: Matter) -> bool:
    latin, other = script_share(passage.bare)
    others = (code for code in matter.data.words if code != passage.language)
    return other > latin or any(
        _small_words(passage, code, matter) * _SURELY_SMALL_WORDS >= passage.words for code in others
    )


def gaps(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """A note to a colleague or the mark of a figure still to come."""
    left = gap_in_passage(passage)
    if left:
        told = _at if _sent(matter, passage) else _beside
        yield told(passage, "gap_left", said=left[:_SHOWN])


def excuses(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """A required answer that holds no word at all, or only says where to look or that there is none."""
    asked = passage.question
    if passage.field or asked.type is not QuestionType.LONG_TEXT or asked.required is not True:
        return
    lists = matter.words(passage) or matter.data.words.get(passage.language)
    if not _sent(matter, passage) or passage.words > _LONGEST_EXCUSE:
        return
    if lists and passage.sentences and all(_is_to_come(sentence, lists) for sentence in passage.sentences):
        yield _at(passage, "answer_says_nothing", said=passage.text.strip()[:_SHOWN])
        return
    if passage.words > _SHORT_EXCUSE:
        return
    tokens = passage.tokens
    said = lists.list("no_answer") if lists else None
    covered = sum(last - first + 1 for first, last in said.spans(tokens)) if said else 0
    if covered == len(tokens):
        yield _at(passage, "answer_says_nothing", said=passage.text.strip()[:_SHOWN])


def _is_to_come(sentence: Sentence, lists: AdviceWords) -> bool:
    """Whether a sentence says only that this answer is still to be written: the text follows later."""
    tokens = sentence.tokens
    subject = next(lists.list("answer_itself").spans(tokens[:_SUBJECT_WITHIN]), None)
    coming = next(lists.list("will_come").spans(tokens), None)
    return subject is not None and coming is not None and not lists.list("not_to_come").found(tokens)


def addresses(matter: Matter) -> Iterator[Finding]:
    """A web address without protocol and a telephone number without country, where they are asked for."""
    for question in matter.form.questions():
        for language, value in matter.standing.get(question.id, {}).items():
            typed = _plain(value)
            if question.type is QuestionType.URL and is_web_address(typed) and "://" not in typed:
                code = "website_without_protocol"
            elif question.type is QuestionType.PHONE and typed and not _has_country(typed):
                code = "phone_without_country"
            else:
                continue
            yield _in_hand(question, at_question(code, question.id, language, value=typed[:_SHOWN]))


def zeros(matter: Matter) -> Iterator[Finding]:
    """A figure of nothing where another is worked out from it, such as the area of a city."""
    for question in matter.form.questions():
        if question.computed is None or question.computed.rule != "ratio":
            continue
        for name in question.computed.of:
            for language, value in matter.standing.get(name, {}).items():
                plain = None if is_none(value) else plain_part(value)
                figure = plain.get("value") if isinstance(plain, dict) else None
                if figure is not None and not as_decimal(figure):
                    yield must(at_question("figure_is_zero", name, language))


def periods(matter: Matter) -> Iterator[Finding]:
    """A record, such as a practice or an event, that ends before it begins."""
    for question in matter.form.questions():
        if question.type is not QuestionType.GROUP or not (
            question.field("started") and question.field("ended")
        ):
            continue
        for language, value in matter.standing.get(question.id, {}).items():
            for record in (None if is_none(value) else plain_part(value)) or ():
                started, ended = _plain(record.get("started")), _plain(record.get("ended"))
                width = min(len(started), len(ended))
                if width and ended[:width] < started[:width]:
                    params: dict[str, str | int] = {"started": started, "ended": ended}
                    yield _in_hand(
                        question,
                        Finding(
                            "period_crossed",
                            Severity.ADVICE,
                            question.id,
                            language,
                            record["id"],
                            "ended",
                            params,
                        ),
                    )


def gap_in(text: str) -> str:
    """What of a text is certainly a gap that was to be filled; empty if nothing is."""
    found = _GAP.search(text)
    return found.group().strip() if found else ""


def gap_in_passage(passage: Passage) -> str:
    """`gap_in` its text; where a person's name is asked for, also what says that nobody is named yet."""
    nobody = _NO_NAME.match(passage.text) if _PERSONS_NAME.fullmatch(passage.question.id) else None
    return gap_in(passage.text) or (nobody.group().strip() if nobody else "")


def must(finding: Finding) -> Finding:
    """The finding as one that must be fixed."""
    return replace(finding, severity=Severity.MUST_FIX)


def _at(passage: Passage, code: str, **params: str | int) -> Finding:
    return _in_hand(passage.question, at_passage(code, passage, **params))


def _beside(passage: Passage, code: str, **params: str | int) -> Finding:
    """A draft in a language that is not sent stops nobody."""
    return at_passage(code, passage, **params)


def _in_hand(question: Question, finding: Finding) -> Finding:
    """Must-fix but where the National Commission fills in: that stops nobody in the city."""
    return finding if question.filled_by is Hand.NATIONAL_COMMISSION else must(finding)


def _sent(matter: Matter, passage: Passage) -> bool:
    """Whether a text stands in a language in which the dossier may be sent."""
    wanted = (*matter.form.languages, *(matter.call.languages if matter.call else ()))
    return passage.language in wanted or not passage.language


def _has_country(typed: str) -> bool:
    number = _NUMBER_BEGINS.search(typed.translate(_DIGITS))
    digits = re.sub(r"[^+\d]", "", number.group().replace("＋", "+")) if number else ""
    # No country's code begins with 0; after + many write the 00 as well.
    return digits.startswith(("+", "00")) and re.match(r"\+0[1-9]|000", digits) is None


def _plain(value: Value | None) -> str:
    plain = None if value is None or is_none(value) else plain_part(value)
    return plain if isinstance(plain, str) else ""


FAULTS: Mapping[str, AdviceRule] = {
    "languages": AdviceRule(
        {"text_in_other_language": ("language",)}, "S1, S13: English or French", passage=languages
    ),
    "gaps": AdviceRule(
        {"gap_left": ("said",)}, "domain 6.4: incomplete files are refused (S91)", passage=gaps
    ),
    "excuses": AdviceRule(
        {"answer_says_nothing": ("said",)}, "domain 6.4: incomplete files are refused (S91)", passage=excuses
    ),
    "addresses_asked": AdviceRule(
        {"website_without_protocol": ("value",), "phone_without_country": ("value",)},
        "S1: telephone number including country code; domain 8.2: links without protocol",
        whole=addresses,
    ),
    "zeros": AdviceRule({"figure_is_zero": ()}, "domain 8.2: impossible figures", whole=zeros),
    "periods": AdviceRule(
        {"period_crossed": ("started", "ended")},
        "domain 8.2: dates that contradict each other",
        whole=periods,
    ),
    **CALL_FAULTS,
    **LIST_FAULTS,
}

FAULT_CODES: Mapping[str, tuple[str, ...]] = {
    code: params for rule in FAULTS.values() for code, params in rule.codes.items()
}
"""Every code of a fault, and the names of its parameters."""

FAULT_SOURCES: Mapping[str, str] = {code: rule.source for rule in FAULTS.values() for code in rule.codes}
"""Where each was read."""
