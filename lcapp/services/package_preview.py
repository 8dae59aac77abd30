"""What taking a package in would change, before anything is changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from lcapp.domain.answers import AnswerKey, Answers
from lcapp.domain.carried_dossier import CarriedDossier
from lcapp.domain.evidence import Evidence
from lcapp.domain.history import Change
from lcapp.services.package_ports import OpenedPackage
from lcapp.services.ports import Watch
from lcapp.services.senders import Sender

LARGE_LOSS = 0.5
"""The part of the answers here that may go without being asked about twice."""
FEW = 4
"""Answers whose loss is never a large one."""


@dataclass(frozen=True, slots=True)
class AnswerDifference:
    """One answer that would become another. `change` is `added`, `changed` or `removed`."""

    key: AnswerKey
    change: str


@dataclass(frozen=True, slots=True)
class EvidenceDifference:
    """One entry of the register that would. `change` is `added`, `changed` or `removed`."""

    name: str
    title: str
    change: str


@dataclass(frozen=True, slots=True)
class Inspected:
    """A file from outside that was opened; nothing was changed.

    Args:
        opened: What it holds.
        sha256: Of the file as it came.
        original: Its bytes.
        sender: From which computer.
    """

    opened: OpenedPackage
    sha256: str
    original: bytes
    sender: Sender

    @property
    def refused(self) -> bool:
        """Whether it cannot be taken at all."""
        return self.opened.verdict == "refused"


class InspectOne(Protocol):
    """Opens one of many files; see `Packages.inspect`."""

    def __call__(self, data: bytes, *, passphrase: str = "", watch: Watch | None = None) -> Inspected:
        """What it holds; raises Cancelled."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What would come in.

    Args:
        state: `new`, `same` (nothing would change), `newer`, `older` (a state that was here before, or is
            dated before ours) or `in_bin` (it rests in the bin here).
        dossier: Number of the dossier here; 0 for a new one.
        carried: What would come in.
        here: The title it has here, or empty.
        here_updated_at: When it was last changed here.
        sealed_here: Whether it is sealed here.
        form: `known`, `new` (would be put beside the forms here) or `differs` (there is another of that
            name here; the dossier could only be read).
        call: `known`, `new` or `none`.
        form_here: The form it is written for here, where that is another one; or empty.
        answers: What would change in the answers.
        evidence: What would change in the register.
        sides: What would change of the language of submission, Latin names and checked translations.
        notes: How many notes would come in.
        remarks: How many remarks of the Commission.
        large_loss: Whether more than half of the answers here would go.
        numbers_differ: Evidence numbers that mean other files here; then it can only be merged.
    """

    state: str
    dossier: int
    carried: CarriedDossier
    here: str = ""
    here_updated_at: datetime | None = None
    sealed_here: bool = False
    form: str = "known"
    call: str = "known"
    form_here: str = ""
    answers: tuple[AnswerDifference, ...] = ()
    evidence: tuple[EvidenceDifference, ...] = ()
    sides: tuple[Change, ...] = ()
    notes: int = 0
    remarks: int = 0
    large_loss: bool = False
    numbers_differ: tuple[str, ...] = ()


def answer_differences(ours: Answers, theirs: Answers) -> tuple[AnswerDifference, ...]:
    """What becomes of each answer that differs."""
    found = []
    for key in sorted({*ours, *theirs}):
        if key not in ours:
            found.append(AnswerDifference(key, "added"))
        elif key not in theirs:
            found.append(AnswerDifference(key, "removed"))
        elif ours[key] != theirs[key]:
            found.append(AnswerDifference(key, "changed"))
    return tuple(found)


def evidence_differences(
    ours: Iterable[Evidence], theirs: Iterable[Evidence]
) -> tuple[EvidenceDifference, ...]:
    """What becomes of each entry that differs."""
    here, there = ({one.id: one for one in side} for side in (ours, theirs))
    found = []
    for name, one in {**here, **there}.items():
        if name not in here:
            found.append(EvidenceDifference(one.name, one.title, "added"))
        elif name not in there:
            found.append(EvidenceDifference(one.name, one.title, "removed"))
        elif here[name] != there[name]:
            found.append(EvidenceDifference(one.name, one.title, "changed"))
    return tuple(sorted(found, key=lambda one: int(one.name[1:])))


def is_large_loss(ours: Answers, theirs: Answers) -> bool:
    """Whether so many answers would go that somebody should say so twice."""
    gone = sum(key not in theirs for key in ours)
    return gone > FEW and gone > LARGE_LOSS * len(ours)


def other_numbers(ours: Iterable[Evidence], theirs: Iterable[Evidence]) -> tuple[str, ...]:
    """Numbers that stand for one file here and for another there; a text that cites them would lie."""
    here = {one.number: one.id for one in ours}
    places = {one.id: one.number for one in ours}
    return tuple(
        one.name
        for one in theirs
        if here.get(one.number, one.id) != one.id or places.get(one.id, one.number) != one.number
    )
