"""The board: which question rests on which evidence, and what is wrong with either."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from lcapp.domain.answers import Answers, beside, by_question, is_answered
from lcapp.domain.citations import cited_in
from lcapp.domain.evidence import Evidence
from lcapp.domain.findings import Finding
from lcapp.domain.forms import Form, QuestionType
from lcapp.domain.plain_text import plain_text

_NAMED = re.compile(r"(?<!\w)A(\d{1,3})(?!\w)")
OF_QUESTIONS = frozenset({"claim_without_source"})
OF_EVIDENCE = frozenset(
    {
        "evidence_not_cited",
        "evidence_before_joining",
        "evidence_undated",
        "photo_without_rights",
        "film_without_rights",
        "rights_not_settled",
        "evidence_with_logo",
    }
)
"""Codes of advice that the board shows at a question, or at a piece of evidence."""


class Rests(StrEnum):
    """How a question rests on a piece of evidence."""

    NOT = "not"
    SUPPORTS = "supports"
    """The register says so; it can be changed on the board."""
    CITED = "cited"
    """The answer itself cites it."""


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A question: its cells in the order of the evidence, links beside it, what checking says."""

    question: str
    answered: bool
    cells: tuple[Rests, ...]
    links: int
    findings: tuple[Finding, ...]

    @property
    def rests_on_nothing(self) -> bool:
        """Whether it is answered and neither evidence nor a link stands for it."""
        return self.answered and not self.links and all(cell is Rests.NOT for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Board:
    """Questions down, evidence across. `findings` are those of each piece of evidence, by its name."""

    evidence: tuple[Evidence, ...]
    rows: tuple[BoardRow, ...]
    findings: Mapping[str, tuple[Finding, ...]]


def board_of(
    form: Form, answers: Answers, evidence: Iterable[Evidence], findings: Iterable[Finding]
) -> Board:
    """The board of a dossier.

    Args:
        form: Gives the questions that ask for evidence or links, in official order.
        answers: Canonical answers.
        evidence: What is registered, in its order.
        findings: Everything checking found.
    """
    registered, found = tuple(evidence), tuple(findings)
    standing = by_question(answers)
    rows = []
    for question in form.questions():
        takes = question.with_evidence or question.with_links
        supported = any(question.id in one.supports for one in registered)
        if not (takes or supported) or question.type is QuestionType.STATEMENT:
            continue
        here = standing.get(question.id, {})
        cited = {name for value in here.values() for name in cited_in(value)}
        for value in here.values():
            cited |= {f"A{int(at[1])}" for at in _NAMED.finditer(plain_text(question, value))}
        rows.append(
            BoardRow(
                question.id,
                any(is_answered(value) for value in here.values()),
                tuple(_cell(one, question.id, cited) for one in registered),
                sum(len(beside(value, "links") or ()) for value in here.values()),
                tuple(one for one in found if one.question == question.id and one.code in OF_QUESTIONS),
            )
        )
    by_evidence = {
        one.name: tuple(f for f in found if f.code in OF_EVIDENCE and one.name in evidence_named(f))
        for one in registered
    }
    return Board(registered, tuple(rows), by_evidence)


def evidence_named(finding: Finding) -> tuple[str, ...]:
    """The numbers of the evidence a finding is about."""
    return tuple(str(finding.params.get("evidence", "")).split(", "))


def _cell(one: Evidence, question: str, cited: set[str]) -> Rests:
    if one.name in cited:
        return Rests.CITED
    return Rests.SUPPORTS if question in one.supports else Rests.NOT
