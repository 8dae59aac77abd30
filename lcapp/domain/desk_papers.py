"""What the Commission's papers say, as plain data: letters, minutes, ranking, dispatch, national call."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from lcapp.domain.calls import Call, Recipient
from lcapp.domain.criteria import Criteria
from lcapp.domain.decision import Decision, DecisionKind, Interview
from lcapp.domain.desk_dossier import DeskDossier
from lcapp.domain.formal_check import FormalResult
from lcapp.domain.ranking import Ranking
from lcapp.domain.snapshot import DossierSnapshot

MOST_TEXT = 2000


@dataclass(frozen=True, slots=True)
class CommissionProfile:
    """Who writes the papers; typed once on this computer.

    Args:
        name: In English.
        name_local: In the national language, or empty.
        address: Lines of the postal address.
        place: Where papers are signed.
        officer: Name of who answers.
        officer_title: Office.
        email: Where files go and questions are answered.
        phone: Telephone.
        language: The national language, such as `fa`; empty for English alone.
        documents: What the Commission asks for beside the form, one thing each.
        guidance: What it tells its cities.
    """

    name: str = ""
    name_local: str = ""
    address: str = ""
    place: str = ""
    officer: str = ""
    officer_title: str = ""
    email: str = ""
    phone: str = ""
    language: str = ""
    documents: tuple[str, ...] = ()
    guidance: str = ""

    def named(self, language: str) -> str:
        """The name in a language: the national one where it is that language's."""
        local = bool(self.language) and language.partition("-")[0] == self.language.partition("-")[0]
        return (self.name_local if local else self.name) or self.name or self.name_local


@dataclass(frozen=True, slots=True)
class CitedReason:
    """One reason of a refusal or an endorsement, from the reviewers' scores.

    Args:
        criterion: Id of the criterion.
        title: Its title.
        mean: Mean of the points.
        most: Points of the highest level.
        level: What the level reached says.
        next_level: What the next level says; empty at the top.
        quotes: Sentences of the application it rests on, with their questions.
        annexes: Numbers of annexes it rests on.
    """

    criterion: str
    title: str
    mean: Fraction
    most: int
    level: str
    next_level: str
    quotes: tuple[tuple[str, str], ...] = ()
    annexes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to a city.

    Args:
        kind: What was decided.
        commission: Who writes.
        city: Name of the city.
        mayor: Name of the mayor, or empty.
        mayor_title: Exact title, or empty.
        call: The call.
        day: Day of the letter.
        reference: Number of the dossier and its version.
        decision: What was decided, with its reason.
        came: How many applications came; 0 where it is not told.
        reasons: From the cited scores.
        formal: Formal checks that are not fulfilled.
        criteria: What was scored by, or None.
        remarks: How many remarks travel with the letter.
    """

    kind: DecisionKind
    commission: CommissionProfile
    city: str
    mayor: str
    mayor_title: str
    call: Call
    day: date
    reference: str
    decision: Decision
    came: int = 0
    reasons: tuple[CitedReason, ...] = ()
    formal: tuple[FormalResult, ...] = ()
    criteria: Criteria | None = None
    remarks: int = 0


@dataclass(frozen=True, slots=True)
class MinutesLine:
    """One dossier in the minutes."""

    line: DeskDossier
    decision: Decision | None
    formal: tuple[FormalResult, ...]
    interviews: tuple[Interview, ...]
    conflicts: tuple[str, ...]
    """Who declared a conflict of interest: names, or empty texts where names stay out."""
    to_discuss: tuple[str, ...]
    """Titles of the criteria in which the reviewers were far apart."""


@dataclass(frozen=True, slots=True)
class Minutes:
    """The minutes of a board.

    Args:
        commission: Whose board.
        call: The call.
        day: Day of the meeting.
        present: Who was there.
        ranking: The order that holds.
        lines: Every dossier that came, in the order of the ranking, then the others.
        criteria: What was scored by.
        order_reason: Why the board left the order of points, or empty.
        sent_on: Day of the dispatch, or None.
        with_names: Whether reviewers are named.
        reviewers: Their names, where they are named.
    """

    commission: CommissionProfile
    call: Call
    day: date
    present: tuple[str, ...]
    ranking: Ranking
    lines: tuple[MinutesLine, ...]
    criteria: Criteria
    order_reason: str = ""
    sent_on: date | None = None
    with_names: bool = False
    reviewers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RankingPaper:
    """The ranking list, to be laid before the board."""

    commission: CommissionProfile
    call: Call
    day: date
    ranking: Ranking
    criteria: Criteria


@dataclass(frozen=True, slots=True)
class DispatchPaper:
    """The list that goes with the one dispatch to UIL.

    Args:
        commission: Who sends.
        call: The call.
        day: Day of the list.
        endorsed: What goes, in the order of priority.
        copies: Address of each city that gets a copy, in the same order.
        to: Where it goes.
        fingerprints: The code of each dossier, in the same order.
    """

    commission: CommissionProfile
    call: Call
    day: date
    endorsed: tuple[DeskDossier, ...]
    copies: tuple[str, ...]
    to: tuple[Recipient, ...]
    fingerprints: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PartTwo:
    """The Commission's own part of the form, filled in for signature and stamp.

    Args:
        snapshot: The city's dossier with the Commission's answers.
        as_sealed: The city's dossier as it was sealed, whose fingerprint stands on the page.
        commission: Who signs.
    """

    snapshot: DossierSnapshot
    as_sealed: DossierSnapshot
    commission: CommissionProfile


@dataclass(frozen=True, slots=True)
class CallPage:
    """The national call as one printed page."""

    commission: CommissionProfile
    call: Call
    day: date


Paper = Letter | Minutes | RankingPaper | DispatchPaper | PartTwo | CallPage
"""Everything that can be printed for the desk."""

_TEXTS = (
    "name",
    "name_local",
    "address",
    "place",
    "officer",
    "officer_title",
    "email",
    "phone",
    "language",
    "guidance",
)


def profile_data(profile: CommissionProfile) -> dict[str, Any]:
    """A profile as plain data, to be kept."""
    return {
        **{name: getattr(profile, name)[:MOST_TEXT] for name in _TEXTS},
        "documents": [one[:MOST_TEXT] for one in profile.documents],
    }


def profile_of(data: Mapping[str, Any]) -> CommissionProfile:
    """The profile that was kept."""
    return CommissionProfile(
        **{name: str(data.get(name, "")) for name in _TEXTS},
        documents=tuple(str(one) for one in data.get("documents", ())),
    )
