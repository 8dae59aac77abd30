"""Advice on what an answer says: key elements, target groups, results, monitoring, money."""

import re
from collections.abc import Iterator

from lcapp.domain.advice_base import AdviceRule, AdviceWords, Matter, Topic, at_passage, at_question
from lcapp.domain.advice_text import Passage
from lcapp.domain.answers import Value, is_none, plain_part
from lcapp.domain.findings import Finding, Severity
from lcapp.domain.forms import Question, QuestionType

_ENOUGH_WORDS = 20
_CURRENCY = re.compile(r"[€$£₺﷼¥]|\b[A-Z]{3}\b")
_A_SUM = 1000
_WITH_ACTIVITIES = ("areas.events", "areas.access", "criteria.", "report.", "motivation.how", "practice.")
_NOT_ACTIVITIES = (
    "criteria.plan",
    "criteria.structure",
    "criteria.monitoring",
    "criteria.network",
    "criteria.resources",
    "report.plan",
    "report.structure",
    "report.monitoring",
    "report.funding",
    "report.next",
)
_RECORDS = ("practice.items", "report.practices")


def criteria(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """An answer that touches hardly anything of what its criterion asks for."""
    lists, topic = matter.words(passage), matter.data.topic_of(passage.question.id)
    if lists is None or topic is None or passage.field or passage.words < _ENOUGH_WORDS:
        return
    missing = _untouched(passage, topic, lists)
    if topic.elements[0] in missing or len(missing) >= len(topic.elements) - 1 > 0:
        yield at_passage("criterion_untouched", passage, topic=topic.id, elements=",".join(missing))


def activities(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """Activities told without whom they reach, or without what came of them."""
    lists, name = matter.words(passage), passage.question.id
    if lists is None or passage.field or passage.words < _ENOUGH_WORDS:
        return
    tokens = passage.tokens
    tells = name.startswith(_WITH_ACTIVITIES) and name not in _NOT_ACTIVITIES
    if not tells or not lists.list("activity").found(tokens):
        return
    if not lists.list("group").found(tokens):
        yield at_passage("activity_without_group", passage)
    has_figure = any(sentence.figures for sentence in passage.sentences)
    if not has_figure and not lists.list("result").found(tokens):
        yield at_passage("activity_without_result", passage)


def records(matter: Matter) -> Iterator[Finding]:
    """Practices, each a record, without target group or result."""
    for name in _RECORDS:
        question = matter.form.question(name)
        if question is None or question.type is not QuestionType.GROUP:
            continue
        for language, value in matter.standing.get(name, {}).items():
            found = None if is_none(value) else plain_part(value)
            for record in found or ():
                yield from _record(question, language, record)


def figures(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """An answer about monitoring or money without a single figure."""
    topic = matter.data.topic_of(passage.question.id)
    if topic is None or passage.field or passage.words < _ENOUGH_WORDS:
        return
    if topic.id == "monitoring" and not any(sentence.numbers for sentence in passage.sentences):
        yield at_passage("monitoring_without_figure", passage)
    if topic.id == "money":
        yield from _amounts(matter, passage)


def silence(matter: Matter) -> Iterator[Finding]:
    """A dossier that speaks of monitoring, or of money, nowhere."""
    for name, code in (("monitoring", "no_monitoring"), ("money", "no_money")):
        asked = [q.id for q in matter.form.questions() if q.id in _questions(matter, name)]
        for question in asked:
            for language, value in matter.standing.get(question, {}).items():
                if is_none(value):
                    yield at_question(code, question, language)
        if not asked and _silent(matter, name):
            yield at_question(code, "")


def _amounts(matter: Matter, passage: Passage) -> Iterator[Finding]:
    lists = matter.words(passage)
    if not any(sentence.figures for sentence in passage.sentences):
        yield at_passage("money_without_amount", passage)
    elif lists is not None and not _CURRENCY.search(passage.bare):
        sums = any(
            lists.list("money").found(sentence.tokens)
            and any(value >= _A_SUM for number in sentence.figures for value in number.readings)
            for sentence in passage.sentences
        )
        if sums and not lists.list("money_units").found(passage.tokens):
            yield at_passage("money_without_currency", passage)


def _questions(matter: Matter, name: str) -> frozenset[str]:
    return next((topic.questions for topic in matter.data.topics if topic.id == name), frozenset())


def _silent(matter: Matter, name: str) -> bool:
    """Whether a written dossier says nothing of it anywhere, in a language that can be looked into."""
    read = [p for p in matter.passages if p.is_long and matter.words(p) is not None]
    if sum(p.words for p in read) < 5 * _ENOUGH_WORDS:
        return False
    for passage in read:
        lists = matter.words(passage)
        if lists is not None and lists.list(name).found(passage.tokens):
            return False
    # An answer in a language without lists may well speak of it.
    return all(matter.words(p) is not None for p in matter.passages if p.is_long)


def _untouched(passage: Passage, topic: Topic, lists: AdviceWords) -> list[str]:
    tokens, known = passage.tokens, lists.elements.get(topic.id, {})
    missing = []
    for element in topic.elements:
        if element == "figure":
            touched = any(sentence.figures for sentence in passage.sentences) or lists.list(
                "number_words"
            ).found(tokens)
        elif element == "year":
            touched = any(sentence.years for sentence in passage.sentences)
        else:
            touched = element not in known or known[element].found(tokens)
        if not touched:
            missing.append(element)
    return missing


def _record(question: Question, language: str, record: Value) -> Iterator[Finding]:
    def at(code: str, field: str, **params: str | int) -> Finding:
        return Finding(code, Severity.ADVICE, question.id, language, record["id"], field, params)

    for field, code in (("target_group", "activity_without_group"), ("results", "activity_without_result")):
        if question.field(field) is not None and not _said(record.get(field)):
            yield at(code, field)
    results = _said(record.get("results"))
    if results and not any(map(str.isdigit, results)):
        yield at("result_without_figure", "results")


def _said(value: Value | None) -> str:
    if value is None or is_none(value):
        return ""
    plain = plain_part(value)
    if isinstance(plain, dict):
        return " ".join(str(inside) for inside in plain.values())
    return str(plain or "")


CONTENT_RULES = {
    "criteria": AdviceRule(
        {"criterion_untouched": ("topic", "elements")},
        "S15, S39, S72: criteria and six areas",
        passage=criteria,
    ),
    "activities": AdviceRule(
        {"activity_without_group": (), "activity_without_result": ()},
        "domain 2.7, 6.4: target groups, numbers and results",
        passage=activities,
    ),
    "records": AdviceRule(
        {
            "activity_without_group": (),
            "activity_without_result": (),
            "result_without_figure": (),
        },
        "domain 2.7, 6.4: target groups, numbers and results",
        whole=records,
    ),
    "figures": AdviceRule(
        {"monitoring_without_figure": (), "money_without_amount": (), "money_without_currency": ()},
        "domain 6.4: no monitoring, no budget; S15, S39",
        passage=figures,
    ),
    "silence": AdviceRule(
        {"no_monitoring": (), "no_money": ()}, "domain 6.4: no monitoring, no budget", whole=silence
    ),
}
