"""A dossier of a shipped form with a few answers, and what the evaluator's eye says about it."""

from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from lcapp.domain.advice import FINDING_CODES, SOURCES, advise
from lcapp.domain.answers import AnswerKey
from lcapp.domain.evidence import Evidence, EvidenceKind
from lcapp.domain.faults import FAULT_CODES, FAULT_SOURCES
from lcapp.storage.call_library import CallLibrary
from lcapp.storage.form_library import FormLibrary
from lcapp.storage.guide_library import GuideLibrary

RESOURCES = Path(__file__).parents[2] / "resources"
TODAY = date(2026, 3, 2)
CODES = {**FINDING_CODES, **FAULT_CODES}
"""Every code of advice and of faults, and the names of its parameters."""


@cache
def data():
    return GuideLibrary(RESOURCES).advice


@cache
def a_shipped_form(name):
    return FormLibrary(RESOURCES, Path("/nonexistent")).get(name)


@cache
def a_shipped_call(name):
    return CallLibrary(RESOURCES, Path("/nonexistent")).get(name)


def keyed(form, answers):
    """Answers by `question` or `question@language`; a bare text of a translatable question is English."""
    made = {}
    for name, value in answers.items():
        question, _at, language = name.partition("@")
        asked = form.question(question)
        made[AnswerKey(question, language or ("en" if asked and asked.translatable else ""))] = value
    return made


def heard(
    call,
    answers,
    *,
    evidence=(),
    today=TODAY,
    names=(),
    awarded="",
    residents=0,
    off=frozenset(),
    memory=None,
):
    """Every finding about a dossier of a shipped call; each keeps what its table promises."""
    known = a_shipped_call(call)
    form = a_shipped_form(known.form)
    found = advise(
        form,
        keyed(form, answers),
        data(),
        today=today,
        call=known,
        evidence=evidence,
        names=names,
        awarded=awarded,
        residents=residents,
        off=frozenset(off),
        memory=memory,
    )
    for finding in found:
        assert set(finding.params) == set(CODES[finding.code]), finding
        assert {**SOURCES, **FAULT_SOURCES}[finding.code]
        assert finding.severity == "advice" or finding.code in FAULT_CODES
    return found


def codes(call, answers, **more):
    """The codes of everything heard, with the question: `question code`."""
    return {f"{one.question} {one.code}".strip() for one in heard(call, answers, **more)}


def evidence(number=1, **more):
    """One registered thing."""
    given = {
        "id": f"id{number}",
        "number": number,
        "position": number,
        "kind": EvidenceKind.FILE,
        "title": f"Thing {number}",
        "added_at": datetime(2026, 3, 1, tzinfo=UTC),
        "media_type": "application/pdf",
        "dated": "2023-05-01",
        "rights": "City of Samplia",
    }
    return Evidence(**(given | more))


FIGURED = (
    "The council adopted the plan on 14 March 2022. It has 24 measures, each with an office that answers for "
    "it, and 17 of them were carried out by 2024, among them nine rooms for 318 adults."
)
"""A text with nothing to remark but that nothing stands beside it."""
