"""The picture of an open draft as it stands now."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from lcapp.domain.answers import Answers, Value
from lcapp.domain.calls import Call
from lcapp.domain.completeness import Completeness
from lcapp.domain.dossier import Dossier, Note
from lcapp.domain.evidence import Evidence
from lcapp.domain.facts import KnownCity
from lcapp.domain.findings import Finding
from lcapp.domain.forms import Form, Question
from lcapp.domain.side_records import Sides
from lcapp.domain.snapshot import DossierSnapshot


class Frozen(Protocol):
    """What of an open draft is looked at."""

    form: Form
    call: Call | None
    evidence: tuple[Evidence, ...]
    city: KnownCity

    @property
    def dossier(self) -> Dossier:
        """Identity."""

    @property
    def answers(self) -> Answers:
        """Canonical answers."""

    @property
    def sides(self) -> Sides:
        """What is remembered beside them."""

    def computed(self) -> Mapping[str, Value]:
        """Figures worked out."""

    def findings(self) -> tuple[Finding, ...]:
        """What checking finds."""

    def completeness(self) -> Completeness:
        """How far it is."""

    def is_visible(self, question: Question) -> bool:
        """Whether it is asked."""


def picture_of(draft: Frozen, at: datetime, notes: tuple[Note, ...] = ()) -> DossierSnapshot:
    """A self-contained picture; later typing does not touch it.

    Args:
        draft: The open draft.
        at: The time now (UTC).
        notes: Of the city's own people, where they are to be printed.
    """
    return DossierSnapshot(
        dossier=draft.dossier,
        form=draft.form,
        call=draft.call,
        answers=dict(draft.answers),
        computed=dict(draft.computed()),
        findings=draft.findings(),
        completeness=draft.completeness(),
        taken_at=at,
        notes=notes,
        hidden=frozenset(q.id for q in draft.form.questions() if not draft.is_visible(q)),
        evidence=draft.evidence,
        sides=dict(draft.sides),
        currency="" if draft.form.is_official else draft.city.currency,
    )
