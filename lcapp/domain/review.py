"""One reviewer's sheet for one dossier: points for each criterion, and the sentence or annex they rest on.

A sheet is nobody else's until it is finished. A finished one stays as it is; opening it again is a deed with
a reason. Who declares a conflict of interest gives no points.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from fractions import Fraction
from typing import Any

from lcapp.domain.answers import AnswerKey, Answers
from lcapp.domain.criteria import Criteria
from lcapp.domain.evidence import Evidence
from lcapp.domain.findings import Finding, Severity
from lcapp.domain.searching import strings_in
from lcapp.errors import InputRefused

LONGEST_COMMENT = 5000
LONGEST_QUOTE = 2000
MOST_CITATIONS = 50

SHEET_CODES: Mapping[str, tuple[str, ...]] = {
    "conflict_not_declared": (),
    "score_missing": ("criterion",),
    "score_without_citation": ("criterion",),
    "comment_needed": ("criterion", "points"),
    "quote_not_in_answer": ("criterion", "question"),
    "annex_not_in_dossier": ("criterion", "number"),
}
"""Every code of what a sheet still lacks, and the names of its parameters."""


@dataclass(frozen=True, slots=True)
class Citation:
    """What points rest on: a sentence of an answer, or an annex.

    Args:
        question: Id of the question; empty for an annex.
        language: Language of the answer, where it is translatable.
        quote: The words as they stand in the answer; empty for an annex.
        evidence: Number of the annex, such as `A3`; empty for a sentence.
        page: Page of the annex; 0 for the whole.
    """

    question: str = ""
    language: str = ""
    quote: str = ""
    evidence: str = ""
    page: int = 0


@dataclass(frozen=True, slots=True)
class Score:
    """Points for one criterion. `points` is None while there is only a comment or a citation."""

    points: int | None = None
    comment: str = ""
    cites: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """What a reviewer declares before giving points. `text` says which interest; empty for none."""

    has: bool
    text: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One reviewer's sheet for one dossier.

    Args:
        dossier: The dossier's uuid.
        content_id: What the dossier said when the sheet was begun.
        reviewer: Id of the reviewer; the name stands elsewhere, so that it can stay here.
        criteria: Digest of the criteria.
        scores: By id of a criterion.
        conflict: What was declared, or None before.
        comment: On the whole.
        finished_at: UTC; None while it is being written.
    """

    dossier: str
    content_id: str
    reviewer: str
    criteria: str
    scores: Mapping[str, Score] = field(default_factory=dict)
    conflict: Conflict | None = None
    comment: str = ""
    finished_at: datetime | None = None

    @property
    def is_finished(self) -> bool:
        """Whether it stands."""
        return self.finished_at is not None

    @property
    def counts(self) -> bool:
        """Whether its points count: finished, and no conflict of interest."""
        return self.is_finished and not (self.conflict is not None and self.conflict.has)


def total(sheet: Sheet, criteria: Criteria) -> int:
    """Weighted points given so far."""
    return sum(
        one.weight * (sheet.scores[one.id].points or 0) for one in criteria.criteria if one.id in sheet.scores
    )


def percent(points: Fraction | int, criteria: Criteria) -> Fraction:
    """Points as part of all that can be reached, in percent."""
    return Fraction(points) * 100 / criteria.points


def scored(sheet: Sheet, criteria: Criteria, criterion: str, score: Score) -> Sheet:
    """The sheet with one score.

    Raises:
        InputRefused: `sheet_finished`, `conflict_declared`, `criterion_unknown`, `points_off_scale`,
            `comment_too_long`, `citation_unusable`.
    """
    _writable(sheet)
    if sheet.conflict is not None and sheet.conflict.has:
        raise InputRefused("conflict_declared")
    if criteria.criterion(criterion) is None:
        raise InputRefused("criterion_unknown", name=criterion[:40])
    if score.points is not None and not 0 <= score.points <= criteria.most:
        raise InputRefused("points_off_scale", points=score.points, most=criteria.most)
    if len(score.comment) > LONGEST_COMMENT:
        raise InputRefused("comment_too_long", limit=LONGEST_COMMENT)
    if len(score.cites) > MOST_CITATIONS or not all(map(_is_whole, score.cites)):
        raise InputRefused("citation_unusable")
    return replace(sheet, scores={**sheet.scores, criterion: score})


def declared(sheet: Sheet, conflict: Conflict) -> Sheet:
    """The sheet with a declaration; a conflict takes the points given before away.

    Raises:
        InputRefused: `sheet_finished`, `conflict_text_needed`.
    """
    _writable(sheet)
    if conflict.has and not conflict.text.strip():
        raise InputRefused("conflict_text_needed")
    return replace(sheet, conflict=conflict, scores={} if conflict.has else sheet.scores)


def lacking(
    sheet: Sheet, criteria: Criteria, answers: Answers, evidence: Iterable[Evidence]
) -> tuple[Finding, ...]:
    """What a sheet still lacks before it can be finished, in the order of the criteria."""
    if sheet.conflict is not None and sheet.conflict.has:
        return ()
    found = [] if sheet.conflict is not None else [_lack("conflict_not_declared")]
    numbers = {one.name for one in evidence}
    for criterion in criteria.criteria:
        score = sheet.scores.get(criterion.id, Score())
        if score.points is None:
            found.append(_lack("score_missing", criterion=criterion.id))
            continue
        if not score.cites:
            found.append(_lack("score_without_citation", criterion=criterion.id))
        if score.points in (0, 1, criteria.most) and not score.comment.strip():
            found.append(_lack("comment_needed", criterion=criterion.id, points=score.points))
        for cite in score.cites:
            if cite.evidence and cite.evidence not in numbers:
                found.append(_lack("annex_not_in_dossier", criterion=criterion.id, number=cite.evidence[:12]))
            if cite.quote and not stands_in(cite, answers):
                said = {"criterion": criterion.id, "question": cite.question[:80]}
                found.append(_lack("quote_not_in_answer", **said))
    return tuple(found)


def finished(
    sheet: Sheet, criteria: Criteria, answers: Answers, evidence: Iterable[Evidence], *, at: datetime
) -> Sheet:
    """The sheet as it stands from now on.

    Raises:
        InputRefused: `sheet_finished`, `sheet_not_ready` with what it lacks first.
    """
    _writable(sheet)
    found = lacking(sheet, criteria, answers, evidence)
    if found:
        raise InputRefused("sheet_not_ready", count=len(found))
    return replace(sheet, finished_at=at)


def stands_in(cite: Citation, answers: Answers) -> bool:
    """Whether the quoted words stand in the answer; white space counts as one space."""
    wanted = " ".join(cite.quote.split())
    value = answers.get(AnswerKey(cite.question, cite.language))
    return bool(wanted) and any(wanted in " ".join(text.split()) for _path, text in strings_in(value))


def is_handed_in(sheet: Sheet) -> bool:
    """Whether nobody waits for it any more: it is finished, or says that there is a conflict of interest."""
    return sheet.is_finished or (sheet.conflict is not None and sheet.conflict.has)


def is_on_scale(sheet: Sheet, criteria: Criteria) -> bool:
    """Whether its points are for criteria that are there and on their scale; for sheets from outside."""
    return all(
        criteria.criterion(name) is not None and (score.points is None or 0 <= score.points <= criteria.most)
        for name, score in sheet.scores.items()
    )


def is_blind(sheets: Iterable[Sheet], viewer: str, *, assigned: frozenset[str] = frozenset()) -> bool:
    """Whether somebody may not yet read what the others gave.

    Everybody assigned must have handed in first; without assignments, everybody who began. Whoever has a
    sheet of their own hands it in before they read the others'. A declared conflict counts as handed in.

    Args:
        sheets: Of one dossier.
        viewer: Id of the reviewer who reads; of nobody with a sheet, the desk's officer.
        assigned: Reviewers who are to hand in a sheet, begun or not.
    """
    begun = {one.reviewer: one for one in sheets}
    handed_in = {name for name, one in begun.items() if is_handed_in(one)}
    awaited = (assigned or frozenset(begun)) | ({viewer} & set(begun))
    return not awaited <= handed_in


def visible_sheets(
    sheets: Iterable[Sheet], viewer: str, *, assigned: frozenset[str] = frozenset()
) -> tuple[Sheet, ...]:
    """The sheets of one dossier that somebody may read: all that were handed in, or the own one alone."""
    all_sheets = tuple(sheets)
    if is_blind(all_sheets, viewer, assigned=assigned):
        return tuple(one for one in all_sheets if viewer and one.reviewer == viewer)
    return tuple(one for one in all_sheets if is_handed_in(one))


def sheet_data(sheet: Sheet) -> dict[str, Any]:
    """A sheet as plain data, to be kept or to travel."""
    return {
        "dossier": sheet.dossier,
        "content_id": sheet.content_id,
        "reviewer": sheet.reviewer,
        "criteria": sheet.criteria,
        "scores": {
            name: {
                "points": score.points,
                "comment": score.comment,
                "cites": [citation_data(cite) for cite in score.cites],
            }
            for name, score in sheet.scores.items()
        },
        "conflict": None
        if sheet.conflict is None
        else {"has": sheet.conflict.has, "text": sheet.conflict.text},
        "comment": sheet.comment,
        "finished_at": sheet.finished_at.isoformat() if sheet.finished_at else None,
    }


def sheet_of(data: Mapping[str, Any]) -> Sheet:
    """The sheet of plain data; raises KeyError, TypeError or ValueError for what is none."""
    conflict, finished_at = data["conflict"], data["finished_at"]
    return Sheet(
        dossier=_text(data["dossier"], 80),
        content_id=_text(data["content_id"], 64),
        reviewer=_text(data["reviewer"], 80),
        criteria=_text(data["criteria"], 64),
        scores={
            _text(name, 40): Score(
                points=None if one["points"] is None else _number(one["points"]),
                comment=_text(one["comment"], LONGEST_COMMENT),
                cites=tuple(citation_of(cite) for cite in one["cites"][:MOST_CITATIONS]),
            )
            for name, one in data["scores"].items()
        },
        conflict=None
        if conflict is None
        else Conflict(conflict["has"] is True, _text(conflict["text"], LONGEST_COMMENT)),
        comment=_text(data["comment"], LONGEST_COMMENT),
        finished_at=None if finished_at is None else datetime.fromisoformat(finished_at),
    )


def citation_data(cite: Citation) -> dict[str, Any]:
    """A citation as plain data."""
    return {
        "question": cite.question,
        "language": cite.language,
        "quote": cite.quote,
        "evidence": cite.evidence,
        "page": cite.page,
    }


def citation_of(data: Mapping[str, Any]) -> Citation:
    """The citation of plain data; raises KeyError, TypeError or ValueError for what is none."""
    return Citation(
        question=_text(data["question"], 200),
        language=_text(data["language"], 40),
        quote=_text(data["quote"], LONGEST_QUOTE),
        evidence=_text(data["evidence"], 12),
        page=_number(data["page"]),
    )


def _lack(code: str, **params: str | int) -> Finding:
    return Finding(code, Severity.MUST_FIX, params=params)


def _writable(sheet: Sheet) -> None:
    if sheet.is_finished:
        raise InputRefused("sheet_finished")


def _is_whole(cite: Citation) -> bool:
    """A citation names a sentence or an annex, not both and not neither."""
    if not 0 <= cite.page <= 100_000 or len(cite.quote) > LONGEST_QUOTE:
        return False
    return bool(cite.question and cite.quote.strip()) is not bool(cite.evidence)


def _text(value: object, longest: int) -> str:
    if not isinstance(value, str) or len(value) > longest:
        raise ValueError
    return value


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 100_000:
        raise ValueError
    return value
