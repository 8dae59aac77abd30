"""What a job in the child process comes back with: a verdict, facts, what was left out, and files."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Fact = str | int | bool
ACCEPTED, REMOVALS, REFUSED = "accepted", "removals", "refused"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The end of one job.

    Args:
        verdict: `accepted`, `removals` (accepted without some of it) or `refused`.
        code: Why it was refused; empty otherwise.
        params: For the sentence that says so.
        removed: Codes of what was or would be left out, sorted.
        facts: What was found.
        files: What the job made, by name.
    """

    verdict: str = ACCEPTED
    code: str = ""
    params: Mapping[str, str | int] = field(default_factory=dict)
    removed: tuple[str, ...] = ()
    facts: Mapping[str, Fact] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)


def refused(code: str, **params: str | int) -> Outcome:
    """A file that is not taken."""
    return Outcome(REFUSED, code, params)


class Refused(Exception):
    """Raised inside a job where a file cannot be taken."""

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code)
        self.outcome = refused(code, **params)


def found(removed: set[str], facts: Mapping[str, Fact], files: Mapping[str, bytes] | None = None) -> Outcome:
    """A file that is taken, with or without all of it."""
    return Outcome(
        REMOVALS if removed else ACCEPTED,
        removed=tuple(sorted(removed)),
        facts=dict(facts),
        files=dict(files or {}),
    )
