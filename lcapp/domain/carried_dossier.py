"""A whole dossier as one canonical JSON text: it rides inside the PDF, and a sealed version is kept as it.

    {"format": "lcapp-dossier/1", "dossier": {…}, "call": "award-2024", "form": "award-2024",
     "form_digest": "…",
     "answers": [{"question": "city.name", "language": "", "value": "Samplia"}, …],
     "evidence": [{"id": …, "number": "A1", "sha256": …, …}, …], "content_id": "…", "version": 2, …}

Equal dossiers have equal bytes. What a stranger's file says is never taken for granted: `content_id` is
computed anew.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lcapp.domain.answers import AnswerKey, Answers
from lcapp.domain.answers_file import strict_json
from lcapp.domain.dossier import Dossier
from lcapp.domain.evidence import Evidence, EvidenceKind, evidence_content
from lcapp.domain.fingerprint import canonical_bytes, content_id
from lcapp.domain.snapshot import DossierSnapshot
from lcapp.errors import InputRefused

FORMAT = "lcapp-dossier/1"
FILE_NAME = "dossier.json"
"""Its name inside a PDF."""


@dataclass(frozen=True, slots=True)
class CarriedDossier:
    """What the text says.

    Args:
        looks: By evidence number, the digest of each printed page or picture of an annex (see
            `lcapp.pdf.look_digest`); empty where annexes were not printed.
        claimed: The content id the text names.
        printed: The languages of the pages, where texts in others were left out; empty where none were.
    """

    dossier: Dossier
    answers: Answers
    evidence: tuple[Evidence, ...]
    taken_at: datetime
    sealed: bool
    version: int
    claimed: str
    looks: Mapping[str, tuple[str, ...]]
    printed: tuple[str, ...] = ()

    @property
    def content_id(self) -> str:
        """Computed anew from what the text says."""
        return content_id(
            dossier_uuid=self.dossier.uuid,
            call=self.dossier.call,
            form=self.dossier.form,
            form_digest=self.dossier.form_digest,
            answers=self.answers,
            evidence=evidence_content(self.evidence),
        )


def carried_bytes(snapshot: DossierSnapshot, *, looks: Mapping[str, Sequence[str]] | None = None) -> bytes:
    """The canonical text of a picture of a dossier."""
    return text_of(
        CarriedDossier(
            dossier=snapshot.dossier,
            answers=snapshot.answers,
            evidence=snapshot.evidence,
            taken_at=snapshot.taken_at,
            sealed=snapshot.sealed,
            version=snapshot.version,
            claimed=snapshot.content_id,
            looks={number: tuple(digests) for number, digests in (looks or {}).items()},
            printed=snapshot.printed,
        )
    )


def text_of(carried: CarriedDossier) -> bytes:
    """The canonical text of what a text said; equal to it where the text was one of ours."""
    dossier = carried.dossier
    return canonical_bytes(
        {
            "format": FORMAT,
            "dossier": {
                "uuid": dossier.uuid,
                "kind": dossier.kind,
                "title": dossier.title,
                "fictional": dossier.fictional,
                "rev": dossier.rev,
                "created_at": dossier.created_at.isoformat(),
                "updated_at": dossier.updated_at.isoformat(),
            },
            "call": dossier.call,
            "form": dossier.form,
            "form_digest": dossier.form_digest,
            "answers": [
                {"question": key.question, "language": key.language, "value": carried.answers[key]}
                for key in sorted(carried.answers)
            ],
            "evidence": evidence_content(carried.evidence),
            "evidence_facts": [
                evidence_facts(one) for one in sorted(carried.evidence, key=lambda one: one.position)
            ],
            "looks": {number: list(digests) for number, digests in carried.looks.items()},
            "content_id": carried.claimed,
            "sealed": carried.sealed,
            "version": carried.version,
            "taken_at": carried.taken_at.isoformat(),
            **({"printed": list(carried.printed)} if carried.printed else {}),
        }
    )


def read_carried(data: bytes) -> CarriedDossier:
    """Read the text.

    Raises:
        InputRefused: `not_a_dossier_file`, or what `strict_json` refuses.
    """
    top = strict_json(data)
    if not isinstance(top, dict) or top.get("format") != FORMAT:
        raise InputRefused("not_a_dossier_file")
    try:
        carried = _read(top)
        _ = carried.content_id  # what has no canonical form is no content of ours
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise InputRefused("not_a_dossier_file") from error
    return carried


def _read(top: Mapping[str, Any]) -> CarriedDossier:
    said = top["dossier"]
    dossier = Dossier(
        number=0,
        uuid=_text(said["uuid"]),
        kind=_text(said["kind"]),
        call=_text(top["call"]),
        form=_text(top["form"]),
        form_digest=_text(top["form_digest"]),
        title=_text(said["title"]),
        status="sealed" if top["sealed"] is True else "draft",
        rev=int(said["rev"]),
        created_at=datetime.fromisoformat(said["created_at"]),
        updated_at=datetime.fromisoformat(said["updated_at"]),
        fictional=said["fictional"] is True,
    )
    answers = {
        AnswerKey(_text(one["question"]), _text(one["language"])): one["value"] for one in top["answers"]
    }
    facts = {_text(one["id"]): one for one in top["evidence_facts"]}
    return CarriedDossier(
        dossier=dossier,
        answers=answers,
        evidence=tuple(evidence_of(one, facts[one["id"]]) for one in top["evidence"]),
        taken_at=datetime.fromisoformat(top["taken_at"]),
        sealed=top["sealed"] is True,
        version=int(top["version"]),
        claimed=_text(top["content_id"]),
        looks={_text(name): tuple(map(_text, digests)) for name, digests in top["looks"].items()},
        printed=tuple(map(_text, top.get("printed", ()))),
    )


def evidence_facts(one: Evidence) -> dict[str, Any]:
    """What of an entry belongs not to the content of a dossier, but to the entry."""
    return {
        "id": one.id,
        "position": one.position,
        "size": one.size,
        "pages": one.pages,
        "removed": list(one.removed),
        "signed": one.signed,
        "added_at": one.added_at.isoformat(),
    }


def evidence_of(said: Mapping[str, Any], facts: Mapping[str, Any]) -> Evidence:
    """An entry from `evidence_content` and `evidence_facts`; raises KeyError, TypeError or ValueError."""
    return Evidence(
        id=_text(said["id"]),
        number=int(_text(said["number"]).removeprefix("A")),
        position=int(facts["position"]),
        kind=EvidenceKind(said["kind"]),
        title=_text(said["title"]),
        added_at=datetime.fromisoformat(facts["added_at"]),
        file_name=_text(said["file_name"]),
        url=_text(said["url"]),
        media_type=_text(said["media_type"]),
        sha256=_text(said["sha256"]),
        size=int(facts["size"]),
        pages=int(facts["pages"]),
        annex=said["annex"] is True,
        caption=_text(said["caption"]),
        rights=_text(said["rights"]),
        dated=_text(said["dated"]),
        supports=tuple(map(_text, said["supports"])),
        removed=tuple(map(_text, facts["removed"])),
        signed=facts["signed"] is True,
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("a text is expected here")
    return value
