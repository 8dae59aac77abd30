"""The evaluator's eye: what an experienced reader would remark.

Each rule has a source and can be switched off. A rule is a function in one of `advice_*.py` and an entry in
its table; its codes and their parameters stand beside it. Rules without lists of words work in every
language, the others in those that have lists (`resources/reference/advice/`). Faults (`lcapp.domain.faults`)
look at the same texts, but must be fixed and cannot be switched off.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from lcapp.domain.advice_addresses import ADDRESS_RULES
from lcapp.domain.advice_award import AWARD_RULES
from lcapp.domain.advice_base import AdviceData, AdviceRule, Matter
from lcapp.domain.advice_choices import CHOICE_RULES
from lcapp.domain.advice_conferences import CONFERENCE_RULES
from lcapp.domain.advice_content import CONTENT_RULES
from lcapp.domain.advice_contradictions import CONTRADICTION_RULES
from lcapp.domain.advice_copied import COPIED_RULES
from lcapp.domain.advice_dates import DATE_RULES
from lcapp.domain.advice_depth import DEPTH_RULES
from lcapp.domain.advice_drafting import DRAFTING_RULES
from lcapp.domain.advice_events import EVENT_RULES
from lcapp.domain.advice_evidence import EVIDENCE_RULES
from lcapp.domain.advice_figures import FIGURE_RULES
from lcapp.domain.advice_goals import GOAL_RULES
from lcapp.domain.advice_joining import JOINING_RULES
from lcapp.domain.advice_lasting import LASTING_RULES
from lcapp.domain.advice_names import NAME_RULES
from lcapp.domain.advice_parts import PART_RULES
from lcapp.domain.advice_persons import PERSON_RULES
from lcapp.domain.advice_profile import PROFILE_RULES
from lcapp.domain.advice_rates import RATE_RULES
from lcapp.domain.advice_style import STYLE_RULES
from lcapp.domain.advice_sums import SUM_RULES
from lcapp.domain.advice_targets import TARGET_RULES
from lcapp.domain.advice_text import Passage, passage_of, script_share, texts_in
from lcapp.domain.advice_values import VALUE_RULES
from lcapp.domain.advice_versions import VERSION_RULES
from lcapp.domain.advice_weekdays import WEEKDAY_RULES
from lcapp.domain.answers import Answers, Value, by_question, is_none, plain_part
from lcapp.domain.calls import Call
from lcapp.domain.evidence import Evidence
from lcapp.domain.faults import FAULTS
from lcapp.domain.findings import Finding
from lcapp.domain.forms import Form
from lcapp.domain.phrases import tokens_of

RULES: Mapping[str, AdviceRule] = {
    **CONTENT_RULES,
    **STYLE_RULES,
    **AWARD_RULES,
    **NAME_RULES,
    **ADDRESS_RULES,
    **DATE_RULES,
    **CHOICE_RULES,
    **EVIDENCE_RULES,
    **SUM_RULES,
    **FIGURE_RULES,
    **RATE_RULES,
    **WEEKDAY_RULES,
    **CONTRADICTION_RULES,
    **TARGET_RULES,
    **VERSION_RULES,
    **PROFILE_RULES,
    **LASTING_RULES,
    **EVENT_RULES,
    **CONFERENCE_RULES,
    **GOAL_RULES,
    **DRAFTING_RULES,
    **COPIED_RULES,
    **VALUE_RULES,
    **DEPTH_RULES,
    **PERSON_RULES,
    **JOINING_RULES,
    **PART_RULES,
}

FINDING_CODES: Mapping[str, tuple[str, ...]] = {
    code: params for rule in RULES.values() for code, params in rule.codes.items()
}
"""Every code of advice, and the names of its parameters."""

SOURCES: Mapping[str, str] = {code: rule.source for rule in RULES.values() for code in rule.codes}
"""Where the reason for each code was read."""

_OWN_NAMES = ("city.name", "city.name_local", "mayor.name", "contact.1.name", "contact.2.name")
_KINDS = ("membership", "award", "report")
_ENOUGH_WORDS = 4
_Place = tuple[str, str, str, str]


@dataclass(slots=True)
class Memory:
    """What was worked out at the check before: passages made ready by place, and what was said of each."""

    about: tuple[object, ...] = ()
    passages: dict[_Place, Passage] = field(default_factory=dict)
    said: dict[tuple[str, _Place], tuple[Finding, ...]] = field(default_factory=dict)
    noted: dict[tuple[str, _Place], tuple[object, ...]] = field(default_factory=dict)


def advise(
    form: Form,
    answers: Answers,
    data: AdviceData,
    *,
    today: date,
    call: Call | None = None,
    evidence: Iterable[Evidence] = (),
    names: Iterable[str] = (),
    awarded: str = "",
    residents: int = 0,
    off: frozenset[str] = frozenset(),
    memory: Memory | None = None,
) -> tuple[Finding, ...]:
    """What the rules and faults say about a dossier, in official order; about the whole dossier last.

    Args:
        form: What is asked; internal forms are left alone.
        answers: Canonical answers.
        data: The lists.
        today: The day of the check.
        call: The round.
        evidence: What is registered.
        names: Names of the city's record, besides those of the answers.
        awarded: When the city last received the award, by its record; empty if never or unknown.
        residents: How many people live in the city, by its record; 0 if unknown.
        off: Codes of advice nobody wants to hear of; faults are told all the same.
        memory: Of the check before, changed to that of this one; what did not change is not looked at anew.
    """
    if form.kind not in _KINDS:
        return ()
    memory = memory if memory is not None else Memory()
    standing = by_question(answers)
    joined = _joined(standing)
    about = (form.name, call.id if call else "", today, joined, id(data))
    if about != memory.about:
        memory.about = about
        memory.passages.clear()
    own = [
        value for name in _OWN_NAMES for value in standing.get(name, {}).values() if isinstance(value, str)
    ]
    matter = Matter(
        form=form,
        call=call,
        answers=answers,
        standing=standing,
        passages=_passages(form, answers, data, memory),
        evidence=tuple(evidence),
        today=today,
        data=data,
        names=tuple(dict.fromkeys((*own, *names))),
        joined=joined,
        awarded=awarded,
        residents=residents,
    )
    found = [finding for name in RULES for finding in _said(name, matter, memory) if finding.code not in off]
    found += [finding for name in FAULTS for finding in _said(name, matter, memory)]
    place = {question.id: number for number, question in enumerate(form.questions())}
    found.sort(key=lambda finding: place.get(finding.question, len(place)))
    return tuple(found)


def _said(name: str, matter: Matter, memory: Memory) -> Iterator[Finding]:
    rule = RULES.get(name) or FAULTS[name]
    if rule.whole is not None:
        yield from rule.whole(matter)
    if rule.passage is not None:
        for place, passage in memory.passages.items():
            key = (name, place)
            if key not in memory.said:
                memory.said[key] = tuple(rule.passage(matter, passage))
            yield from memory.said[key]
    if rule.notes is not None and rule.together is not None:
        notes: list[object] = []
        for place, passage in memory.passages.items():
            key = (name, place)
            if key not in memory.noted:
                memory.noted[key] = tuple(rule.notes(matter, passage))
            notes += memory.noted[key]
        yield from rule.together(matter, notes)


def _joined(standing: Mapping[str, Mapping[str, Value]]) -> str:
    value = next(iter(standing.get("award.member_since", {}).values()), None)
    plain = None if value is None or is_none(value) else plain_part(value)
    return plain if isinstance(plain, str) else ""


def _passages(form: Form, answers: Answers, data: AdviceData, memory: Memory) -> tuple[Passage, ...]:
    before, memory.passages = memory.passages, {}
    for question, inside, language, item, text, sourced in texts_in(form, answers):
        place = (question.id, language, item, inside.id if inside else "")
        known = before.get(place)
        if known is not None and known.text == text and known.sourced == sourced:
            memory.passages[place] = known
            continue
        tongue = language or _tongue(text, data)
        lists = data.words.get(tongue)
        memory.passages[place] = passage_of(
            question,
            inside,
            language,
            item,
            text,
            tongue=tongue,
            sourced=sourced,
            abbreviations=lists.abbreviations if lists else (),
        )
    unchanged = {place for place, passage in memory.passages.items() if before.get(place) is passage}
    memory.said = {key: said for key, said in memory.said.items() if key[1] in unchanged}
    memory.noted = {key: noted for key, noted in memory.noted.items() if key[1] in unchanged}
    return tuple(memory.passages.values())


def _tongue(text: str, data: AdviceData) -> str:
    """The language a text looks like, by its small words; empty if none fits."""
    latin, other = script_share(text)
    if other > latin:
        return ""
    words = [token.word for token in tokens_of(text)]
    if len(words) < _ENOUGH_WORDS:
        return ""
    shares = {code: sum(word in lists.stop_words for word in words) for code, lists in data.words.items()}
    best = max(shares, key=lambda code: shares[code], default="")
    return best if best and shares[best] * 10 >= len(words) else ""
