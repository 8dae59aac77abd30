"""What the verbs of the desk tell as JSON: stable names, never translated."""

from fractions import Fraction
from typing import Any

from lcapp.domain.criteria import Criteria
from lcapp.domain.decision import Decision
from lcapp.domain.desk_dossier import DeskDossier
from lcapp.domain.discrepancy import Standing
from lcapp.domain.eligibility import Reason
from lcapp.domain.fingerprint import short_code
from lcapp.domain.formal_check import FormalResult
from lcapp.domain.ranking import Ranking
from lcapp.domain.remarks import Remark
from lcapp.domain.review import Sheet, citation_data, total
from lcapp.services.desk_importing import Imported
from lcapp.services.reviews import Reviews, ReviewState


def line_shape(line: DeskDossier) -> dict[str, Any]:
    """A line of the list."""
    return {
        "number": line.number,
        "uuid": line.uuid,
        "call": line.call,
        "city": line.title,
        "country": line.country,
        "state": str(line.state),
        "sealed": line.sealed,
        "version": line.version,
        "fingerprint": short_code(line.content_id),
        "came": line.came_on.isoformat(),
        "eligibility": line.eligibility,
        "formal": line.formal,
        "percent": line.percent,
        "to_fix": line.to_fix,
        "sender": line.sender,
        "removals": line.removals,
        "reply_by": line.reply_by.isoformat() if line.reply_by else None,
        "replaced_by": line.replaced_by or None,
        "file": line.file_name,
        "sha256": line.sha256,
    }


def imported_shape(one: Imported) -> dict[str, Any]:
    """What became of a file."""
    return {
        "file": str(one.path),
        "outcome": one.outcome,
        "number": one.number or None,
        "other": one.other or None,
        "code": one.code or None,
        "params": dict(one.params),
        "removals": one.removals,
    }


def formal_shape(one: FormalResult) -> dict[str, Any]:
    """One formal check."""
    return {
        "check": one.check,
        "verdict": str(one.verdict),
        "found": str(one.found),
        "grounds": [
            {"code": each.code, "question": each.question or None, "params": dict(each.params)}
            for each in one.grounds
        ],
        "override": None
        if one.override is None
        else {
            "verdict": str(one.override.verdict),
            "reason": one.override.reason,
            "by": one.override.by,
            "at": one.override.at.isoformat(),
        },
    }


def sheet_shape(sheet: Sheet, criteria: Criteria) -> dict[str, Any]:
    """A reviewer's sheet with its running total."""
    return {
        "reviewer": sheet.reviewer,
        "criteria": criteria.id,
        "conflict": None
        if sheet.conflict is None
        else {"has": sheet.conflict.has, "text": sheet.conflict.text},
        "scores": {
            name: {
                "points": one.points,
                "comment": one.comment,
                "cites": [citation_data(cite) for cite in one.cites],
            }
            for name, one in sheet.scores.items()
        },
        "comment": sheet.comment,
        "total": total(sheet, criteria),
        "of": criteria.points,
        "finished": sheet.finished_at.isoformat() if sheet.finished_at else None,
    }


def state_shape(state: ReviewState, reviews: Reviews) -> dict[str, Any]:
    """How the reviews of a dossier stand."""
    return {
        "number": state.line.number,
        "city": state.line.title,
        "reviewers": [
            {
                "name": reviews.named(one.reviewer),
                "state": one.state,
                "due": one.due.isoformat() if one.due else None,
                "days": one.days,
                "earlier_version": one.reviewer in state.of_earlier,
            }
            for one in state.reviewers
        ],
        "standing": None if state.standing is None else standing_shape(state.standing),
    }


def standing_shape(told: Standing) -> dict[str, Any]:
    """What finished sheets say together."""
    return {
        "reviewers": told.reviewers,
        "mean": decimal(told.mean),
        "lowest": told.lowest,
        "highest": told.highest,
        "spread": told.spread,
        "criteria": [
            {
                "criterion": one.criterion,
                "mean": decimal(one.mean),
                "spread": one.spread,
                "to_discuss": one.to_discuss,
            }
            for one in told.criteria
        ],
    }


def ranking_shape(ranking: Ranking) -> dict[str, Any]:
    """The order of a call."""
    return {
        "cap": ranking.cap,
        "cap_reason": reason_shape(ranking.cap_reason),
        "endorsed": ranking.endorsed,
        "tie_at_line": ranking.tie_at_line,
        "ordered_by_board": ranking.ordered_by_board,
        "places": [
            {
                "priority": one.priority,
                "number": one.candidate.number,
                "city": one.candidate.title,
                "points": decimal(one.candidate.points),
                "rank": one.rank or None,
                "tied_with": list(one.tied_with),
                "gap": decimal(one.gap),
                "spread": one.candidate.spread,
                "reviewers": one.candidate.reviewers,
                "above_line": one.above_line,
                "moved": one.moved,
                "endorsed": one.candidate.endorsed,
                "refused": one.candidate.refused,
            }
            for one in ranking.places
        ],
        "left_out": [
            {"number": one.number, "city": one.title, "why": one.left_out} for one in ranking.left_out
        ],
    }


def reason_shape(reason: Reason) -> dict[str, Any]:
    """What a rule says."""
    return {
        "rule": reason.rule,
        "outcome": str(reason.outcome),
        "params": dict(reason.params),
        "source": reason.source,
    }


def decision_shape(decision: Decision) -> dict[str, Any]:
    """A decision."""
    return {
        "kind": str(decision.kind),
        "reason": decision.reason,
        "by": decision.by,
        "at": decision.at.isoformat(),
        "reply_by": decision.reply_by.isoformat() if decision.reply_by else None,
        "needs": list(decision.needs),
    }


def remark_shape(remark: Remark) -> dict[str, Any]:
    """A remark with the city's answer."""
    return {
        "number": remark.number,
        "severity": str(remark.severity),
        "question": remark.question or None,
        "language": remark.language or None,
        "quote": remark.quote or None,
        "text": remark.text,
        "withdrawn": remark.withdrawn,
        "reply": None
        if remark.reply is None
        else {"state": str(remark.reply.state), "reason": remark.reply.reason},
    }


def decimal(number: Fraction | None) -> str | None:
    """A number with two decimals as text: JSON has no exact fractions."""
    if number is None:
        return None
    hundredths = round(number * 100)
    sign = "-" if hundredths < 0 else ""
    whole, rest = divmod(abs(hundredths), 100)
    return f"{sign}{whole}.{rest:02d}"
