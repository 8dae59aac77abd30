"""What a city changed since the version before: each answer word by word, and its replies to remarks."""

from dataclasses import dataclass, field

from lcapp.domain.desk_dossier import DeskDossier
from lcapp.domain.remarks import Remark
from lcapp.domain.version_difference import (
    AnswerDifference,
    DossierState,
    VersionDifference,
    version_difference,
)
from lcapp.errors import LcappError
from lcapp.services.desk import Desk
from lcapp.services.desk_remarks import DeskRemarks
from lcapp.services.received_reading import Received


@dataclass(frozen=True, slots=True)
class ChangesSince:
    """What differs between a version on the desk and the one before it.

    Args:
        before: The line of the earlier version.
        found: Everything that differs.
        replies: Remarks the city answered, by question; those on the whole dossier under the empty name.
    """

    before: DeskDossier
    found: VersionDifference
    replies: dict[str, tuple[Remark, ...]] = field(default_factory=dict)

    def of(self, question: str) -> tuple[AnswerDifference, ...]:
        """The differences of one question, a language each."""
        return tuple(one for one in self.found.answers if one.key.question == question)

    @property
    def questions(self) -> frozenset[str]:
        """Ids of the questions whose answer differs."""
        return frozenset(one.key.question for one in self.found.answers)


class DeskChanges:
    """Compares the versions of one dossier.

    Args:
        desk: The dossiers.
        remarks: Remarks with the city's replies.
    """

    def __init__(self, *, desk: Desk, remarks: DeskRemarks) -> None:
        self._desk, self._remarks = desk, remarks

    def since_last(self, received: Received) -> ChangesSince | None:
        """What differs from the last readable version before; None where there is none on the desk."""
        line = received.line
        earlier = [one for one in self._desk.versions(line.number) if _age(one) < _age(line)]
        for before in sorted(earlier, key=_age, reverse=True):
            try:
                old = self._desk.read(before.number)
            except LcappError:
                continue
            found = version_difference(_state(old), _state(received))
            return ChangesSince(before, found, self._replies(line.number))
        return None

    def _replies(self, number: int) -> dict[str, tuple[Remark, ...]]:
        told: dict[str, tuple[Remark, ...]] = {}
        for one in self._remarks.of(number):
            if one.reply is not None and not one.withdrawn:
                told[one.question] = (*told.get(one.question, ()), one)
        return told


def _age(line: DeskDossier) -> tuple[object, ...]:
    """When the city made it; files made at one moment in the order in which they came in."""
    return (line.taken_at, line.version, line.number)


def _state(received: Received) -> DossierState:
    line, carried = received.line, received.carried
    return DossierState(received.form, line.form, line.form_digest, carried.answers, carried.evidence)
