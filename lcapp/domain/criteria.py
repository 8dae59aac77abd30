"""What dossiers are scored by: criteria with described levels and weights, read from a TOML file.

The program's own sheet is not UNESCO's, and says so; a round's official criteria are a file that replaces it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from lcapp.domain.calls import Certainty
from lcapp.domain.fingerprint import digest
from lcapp.domain.form_reader import parse_toml
from lcapp.domain.tables import Table, say_repeats
from lcapp.errors import FormInvalid, Problem

MOST_POINTS = 100
PROBLEM_CODES: dict[str, tuple[str, ...]] = {
    "criteria_none": (),
    "criteria_levels": ("count", "wanted"),
    "criteria_scale": (),
}


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that is scored.

    Args:
        id: Such as `Q5`.
        title: What is scored, in a few words.
        weight: How often its points count.
        levels: What each number of points means, from the lowest on.
        asks: What to look for.
        questions: Ids of the questions whose answers mostly tell; a hint, no limit.
    """

    id: str
    title: str
    weight: int
    levels: tuple[str, ...]
    asks: str = ""
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Criteria:
    """All criteria of a round.

    Args:
        id: Name of the sheet, such as `quality`.
        title: Its title.
        official: Whether a round's official criteria stand here; otherwise the sheet says it is not UNESCO's.
        certainty: How well the words are known.
        source: Where they were read.
        note: What every printed sheet says of it.
        most: Points of the highest level; the lowest has none.
        discrepancy: From which spread of points on reviewers are asked to talk.
        criteria: In order.
        digest: Hash of all of it: scores of another sheet are not compared.
    """

    id: str
    title: str
    official: bool
    certainty: Certainty
    source: str
    note: str
    most: int
    discrepancy: int
    criteria: tuple[Criterion, ...]
    digest: str = ""

    def criterion(self, criterion_id: str) -> Criterion | None:
        """The criterion of that id, if there is one."""
        return next((one for one in self.criteria if one.id == criterion_id), None)

    @property
    def points(self) -> int:
        """All points that can be reached, weighted."""
        return self.most * sum(one.weight for one in self.criteria)


def read_criteria(data: bytes, *, file: str) -> Criteria:
    """The criteria of a TOML file.

    Raises:
        FormInvalid: With every problem found.
    """
    problems: list[Problem] = []
    top = parse_toml(data, file)
    table = Table(top, "", problems)
    most, discrepancy = table.number("most"), table.number("discrepancy")
    if not most or most > MOST_POINTS:
        table.problem("criteria_scale", key="most")
        most = 1
    criteria = tuple(_criterion(table, one, most) for one in table.tables("criterion"))
    made = Criteria(
        id=table.text("id", needed=True),
        title=table.text("title", needed=True),
        official=table.flag("official", default=False),
        certainty=table.word("certainty", Certainty, Certainty.UNKNOWN, needed=True) or Certainty.UNKNOWN,
        source=table.text("source", needed=True),
        note=table.text("note"),
        most=most,
        discrepancy=discrepancy or 2,
        criteria=criteria,
    )
    table.finish()
    if not criteria:
        table.problem("criteria_none", key="criterion")
    say_repeats((one.id for one in criteria), "criterion", problems)
    if problems:
        raise FormInvalid(file, problems)
    return replace(made, digest=_digest(made))


def _criterion(above: Table, data: Mapping[str, Any], most: int) -> Criterion:
    table = above.inner(data, f"criterion {data.get('id', '')}".strip())
    weight = table.number("weight")
    levels = table.texts("levels")
    if len(levels) != most + 1:
        table.problem("criteria_levels", key="levels", count=len(levels), wanted=most + 1)
    if not weight or weight > MOST_POINTS:
        table.problem("criteria_scale", key="weight")
    made = Criterion(
        id=table.text("id", needed=True),
        title=table.text("title", needed=True),
        weight=weight or 1,
        levels=levels,
        asks=table.text("asks"),
        questions=table.texts("questions"),
    )
    table.finish()
    return made


def _digest(criteria: Criteria) -> str:
    return digest(
        [
            criteria.id,
            criteria.title,
            criteria.most,
            [[one.id, one.title, one.weight, list(one.levels)] for one in criteria.criteria],
        ]
    )
