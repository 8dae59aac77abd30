"""A frozen, self-contained picture of a dossier: everything needed to print it, and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from lcapp.domain.answers import AnswerKey, Value
from lcapp.domain.calls import Call
from lcapp.domain.completeness import Completeness
from lcapp.domain.dossier import Dossier, Note
from lcapp.domain.evidence import Evidence, evidence_content
from lcapp.domain.findings import Finding
from lcapp.domain.fingerprint import content_id, short_code
from lcapp.domain.forms import Form
from lcapp.domain.side_records import Sides


@dataclass(frozen=True, slots=True)
class DossierSnapshot:
    """What is printed.

    `call` is None for records without a call. `answers` hold only what was typed; `computed` the figures
    the program worked out, by question id (or `group/item/field`). `notes` is empty unless ticked.
    """

    dossier: Dossier
    form: Form
    call: Call | None
    answers: Mapping[AnswerKey, Value]
    computed: Mapping[str, Value]
    findings: tuple[Finding, ...]
    completeness: Completeness
    taken_at: datetime
    notes: tuple[Note, ...] = ()
    sealed: bool = False
    hidden: frozenset[str] = field(default_factory=frozenset)
    """Questions whose condition does not hold; they are not printed."""
    evidence: tuple[Evidence, ...] = ()
    """Registered files and links in their order."""
    version: int = 0
    """Number of the sealed version this is a picture of; 0 for a draft."""
    printed: tuple[str, ...] = ()
    """Languages of the paper it goes onto, where texts in others are left out; empty prints all."""
    records: "tuple[DossierSnapshot, ...]" = ()
    """The city's records that are drawn behind the answers; no part of what the dossier says."""
    sides: Sides = field(default_factory=dict)
    """What is remembered beside the answers; travels in a package, is never printed, has no fingerprint."""

    currency: str = ""
    """ISO code of the money in which a record of the city counts; not what the dossier says."""

    @property
    def content_id(self) -> str:
        """Hash of what the dossier says (64 hex digits)."""
        return content_id(
            dossier_uuid=self.dossier.uuid,
            call=self.dossier.call,
            form=self.form.name,
            form_digest=self.form.digest,
            answers=self.answers,
            evidence=evidence_content(self.evidence),
        )

    @property
    def fingerprint(self) -> str:
        """The code printed on the pages: five groups of five characters."""
        return short_code(self.content_id)
