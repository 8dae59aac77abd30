"""The formal check F1 to F13 of a dossier: what the program sees, on what ground, and what a person says.

The same code serves the Commission on a received file and the city on its own sealed one. The program never
has the last word: a person may say otherwise, with a reason, and both stay visible.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from lcapp.errors import InputRefused


class Verdict(StrEnum):
    """What one check says: fulfilled, not fulfilled, somebody must look, or it does not apply here."""

    PASSED = "passed"
    FAILED = "failed"
    LOOK = "look"
    NOT_APPLICABLE = "not_applicable"


CHECKS = tuple(f"F{number}" for number in range(1, 14))
"""Form, time, completeness, limits, language, signature, entity, membership, six years, data, consent, logo,
links and annexes, in the order of the review sheet."""


@dataclass(frozen=True, slots=True)
class Ground:
    """One thing a verdict rests on.

    Args:
        code: One of `formal_rules.GROUND_CODES`, the code of a finding, or of a reason of eligibility.
        params: Values of its sentence.
        question: The question it is about, or empty.
    """

    code: str
    params: Mapping[str, str | int] = field(default_factory=dict)
    question: str = ""


@dataclass(frozen=True, slots=True)
class Override:
    """What a person says instead of the program.

    Args:
        check: Such as `F6`.
        verdict: What holds.
        reason: Why; never empty.
        by: Who says so.
        at: UTC.
    """

    check: str
    verdict: Verdict
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class FormalResult:
    """One check: what the program found, and what a person said instead, if anybody did."""

    check: str
    found: Verdict
    grounds: tuple[Ground, ...] = ()
    override: Override | None = None

    @property
    def verdict(self) -> Verdict:
        """What holds."""
        return self.override.verdict if self.override else self.found


@dataclass(frozen=True, slots=True)
class FormalSummary:
    """How the checks stand together: `passed`, `failed` or `look`, with the checks that say so."""

    verdict: Verdict
    failed: tuple[str, ...]
    look: tuple[str, ...]


def with_overrides(
    results: Iterable[FormalResult], overrides: Iterable[Override]
) -> tuple[FormalResult, ...]:
    """The results with what people said instead; of one check the last word counts."""
    said = {one.check: one for one in sorted(overrides, key=lambda one: one.at)}
    return tuple(replace(one, override=said.get(one.check)) for one in results)


def summary(results: Iterable[FormalResult]) -> FormalSummary:
    """One verdict over all: anything not fulfilled fails, else anything to look at asks."""
    standing = {one.check: one.verdict for one in results}
    failed = tuple(check for check, verdict in standing.items() if verdict is Verdict.FAILED)
    look = tuple(check for check, verdict in standing.items() if verdict is Verdict.LOOK)
    over_all = Verdict.FAILED if failed else Verdict.LOOK if look else Verdict.PASSED
    return FormalSummary(over_all, failed, look)


def read_override(check: str, verdict: str, reason: str, *, by: str, at: datetime) -> Override:
    """An override as somebody typed it.

    Raises:
        InputRefused: `check_unknown`, `verdict_unknown`, `reason_needed`.
    """
    name = check.strip().upper()
    if name not in CHECKS:
        raise InputRefused("check_unknown", name=check[:20])
    if verdict not in set(Verdict):
        raise InputRefused("verdict_unknown", name=verdict[:20])
    if not reason.strip():
        raise InputRefused("reason_needed")
    return Override(name, Verdict(verdict), reason.strip(), by, at)


def override_data(override: Override) -> dict[str, Any]:
    """An override as plain data, to be kept."""
    return {
        "check": override.check,
        "verdict": str(override.verdict),
        "reason": override.reason,
        "by": override.by,
        "at": override.at.isoformat(),
    }


def override_of(data: Mapping[str, Any]) -> Override:
    """The override that was kept."""
    return Override(
        check=data["check"],
        verdict=Verdict(data["verdict"]),
        reason=data["reason"],
        by=data["by"],
        at=datetime.fromisoformat(data["at"]),
    )
