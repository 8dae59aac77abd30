"""The file of a section parcel: what travels, and how it is read back.

A package of kind `section` carries one JSON object:

    {"format": "lcapp-section/1", "parcel": "…", "returned": false,
     "dossier": {"uuid": "…", "title": "…", "kind": "award"}, "call": "award-2024", "form": "award-2024",
     "form_digest": "…", "sections": ["plan"], "to": "Ana", "by": "Samir", "since": "…", "due": "2025-05-20",
     "note": "", "from": "Samir", "base": [{"question": …, "language": …, "value": …}, …],
     "answers": [… the same shape …], "context": [… the same shape …],
     "evidence": [… as in a dossier …], "evidence_facts": [… as in a dossier …]}

`base` holds what the sections said when they were handed out, `answers` what they say now, `context` answers
of other sections on which it hangs whether a question is asked. The numbers that answers cite are those of
`evidence`. Guidance and limits stand in the form, which travels in the same package.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from lcapp.domain.answers import AnswerKey, Answers, Value
from lcapp.domain.carried_dossier import evidence_facts, evidence_of
from lcapp.domain.evidence import Evidence, evidence_content
from lcapp.domain.fingerprint import canonical_bytes
from lcapp.domain.parcels import Parcel, heard_answers, time_text, told_answers
from lcapp.domain.typed_text import many_lines, one_line
from lcapp.errors import InputRefused

FORMAT = "lcapp-section/1"
LONGEST_NAME = 200
LONGEST_NOTE = 4000
MOST_SECTIONS = 500

_ID = re.compile(r"[0-9a-f]{32}", re.ASCII)


@dataclass(frozen=True, slots=True)
class ParcelFile:
    """What the file of a parcel says; nothing of it is taken for granted.

    Args:
        parcel: Its hand-out; `base` is what the file says.
        returned: Whether it is on its way back.
        kind: Kind of the dossier.
        call: Id of the call.
        form: Name of the form.
        form_digest: Digest of the form.
        sender: Who made the file.
        answers: What the sections say now.
        context: Answers of other sections that the conditions of these look at.
        evidence: The entries that the answers cite.
    """

    parcel: Parcel
    returned: bool
    kind: str
    call: str
    form: str
    form_digest: str
    sender: str
    answers: Answers
    context: Answers = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()


def file_content(told: ParcelFile) -> dict[str, Any]:
    """The object that travels."""
    parcel = told.parcel
    return {
        "format": FORMAT,
        "parcel": parcel.id,
        "returned": told.returned,
        "dossier": {"uuid": parcel.dossier, "title": parcel.title, "kind": told.kind},
        "call": told.call,
        "form": told.form,
        "form_digest": told.form_digest,
        "sections": list(parcel.sections),
        "to": parcel.to,
        "by": parcel.by,
        "since": time_text(parcel.since),
        "due": parcel.due,
        "note": parcel.note,
        "from": told.sender,
        "base": told_answers(parcel.base),
        "answers": told_answers(told.answers),
        "context": told_answers(told.context),
        "evidence": evidence_content(told.evidence),
        "evidence_facts": [evidence_facts(one) for one in told.evidence],
    }


def read_parcel_file(top: Mapping[str, Any]) -> ParcelFile:
    """Read what a file says.

    Raises:
        InputRefused: `not_a_parcel`: it is not the object of this module.
    """
    try:
        return _read(top)
    except (KeyError, TypeError, ValueError, AttributeError, InputRefused) as error:
        raise InputRefused("not_a_parcel") from error


def _read(top: Mapping[str, Any]) -> ParcelFile:
    if top["format"] != FORMAT or not _ID.fullmatch(top["parcel"]) or len(top["sections"]) > MOST_SECTIONS:
        raise InputRefused("not_a_parcel")
    dossier = top["dossier"]
    parcel = Parcel(
        id=top["parcel"],
        sections=tuple(_name(one) for one in top["sections"]),
        to=_name(top["to"]),
        by=_name(top["by"]),
        since=datetime.fromisoformat(top["since"]),
        due=due_day(top["due"]),
        note=many_lines(_text(top["note"]), "note")[:LONGEST_NOTE],
        base=_heard(top["base"]),
        received=True,
        dossier=_name(dossier["uuid"]),
        title=_name(dossier["title"]),
    )
    facts = {one["id"]: one for one in top["evidence_facts"]}
    if parcel.since.tzinfo is None:
        raise InputRefused("not_a_parcel")
    return ParcelFile(
        parcel=parcel,
        returned=top["returned"] is True,
        kind=_name(dossier["kind"]),
        call=_name(top["call"]),
        form=_name(top["form"]),
        form_digest=_name(top["form_digest"]),
        sender=_name(top["from"]),
        answers=_heard(top["answers"]),
        context=_heard(top["context"]),
        evidence=tuple(evidence_of(one, facts[one["id"]]) for one in top["evidence"]),
    )


def due_day(text: object) -> str:
    """A day on which a parcel is due, as ISO text, or empty.

    Raises:
        InputRefused: `due_not_a_day`.
    """
    said = _text(text).strip()
    try:
        return said and date.fromisoformat(said).isoformat()
    except ValueError:
        raise InputRefused("due_not_a_day", value=said[:40]) from None


def _heard(said: Sequence[Mapping[str, Any]]) -> dict[AnswerKey, Value]:
    found = heard_answers(
        [{**one, "question": _name(one["question"]), "language": _name(one["language"])} for one in said]
    )
    if len(found) != len(said) or None in found.values():
        raise ValueError("an answer stands there twice, or is none")
    canonical_bytes(list(found.values()))  # what has no canonical form is no answer of ours
    return found


def _name(value: object) -> str:
    return one_line(_text(value), "name")[:LONGEST_NAME]


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("a text is expected here")
    return value
