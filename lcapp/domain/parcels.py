"""Section parcels: parts of a draft in somebody else's hands, as the record of the draft remembers them.

A hand-out is remembered in the record of the draft under a key of its own (`parcel_key`), beside the answers:
handing out, merging and undoing are then acts like any other. With it stand the answers it began with, so
that what comes back is compared with them and not with what a file claims.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from lcapp.domain.answers import AnswerKey, Answers, Value
from lcapp.domain.forms import Form
from lcapp.domain.side_records import PARCEL, Sides
from lcapp.errors import StorageUnavailable

Versions = tuple[Value | None, ...]


@dataclass(frozen=True, slots=True)
class Parcel:
    """Some sections of a draft that somebody else writes.

    Args:
        id: Its name, in the file as well.
        sections: Ids of the sections, in the form's order.
        to: Who has them.
        by: Who handed them out.
        since: UTC.
        due: ISO day on which they should be back, or empty.
        note: A word to whoever writes them.
        base: What they said when they were handed out, or when they came back last.
        returned_at: UTC of the last return; None while they are out.
        received: Whether this draft is the part that was handed out, and not the whole.
        dossier: The uuid of the whole, where `received`.
        title: The title of the whole, where `received`.
        behind: What the merge asked to remember (`lcapp.domain.merge.Merge.behind`).
        evidence: Ids of the evidence that came along, where `received`.
    """

    id: str
    sections: tuple[str, ...]
    to: str
    by: str
    since: datetime
    due: str = ""
    note: str = ""
    base: Answers = field(default_factory=dict)
    returned_at: datetime | None = None
    received: bool = False
    dossier: str = ""
    title: str = ""
    behind: Mapping[AnswerKey, Versions] = field(default_factory=dict)
    evidence: tuple[str, ...] = ()

    @property
    def is_out(self) -> bool:
        """Whether somebody else has it and has not sent it back."""
        return not self.received and self.returned_at is None


def parcel_key(parcel_id: str) -> AnswerKey:
    """Under which key the record remembers a parcel."""
    return AnswerKey(PARCEL, parcel_id)


def parcels_in(sides: Sides) -> tuple[Parcel, ...]:
    """The parcels of a draft, those that came back as well, handed out last first.

    Raises:
        StorageUnavailable: `parcel_damaged`: what the record says is not what was written.
    """
    try:
        found = [parcel_of(key.language, value) for key, value in sides.items() if key.question == PARCEL]
    except (KeyError, TypeError, ValueError) as error:
        raise StorageUnavailable("parcel_damaged") from error
    return tuple(sorted(found, key=lambda one: (one.since, one.id), reverse=True))


def answers_of_sections(form: Form, answers: Answers, sections: Sequence[str]) -> dict[AnswerKey, Value]:
    """The answers that stand in some sections."""
    asked = questions_of(form, sections)
    return {key: answers[key] for key in sorted(answers) if key.question in asked}


def questions_of(form: Form, sections: Sequence[str]) -> frozenset[str]:
    """Ids of the questions of some sections."""
    return frozenset(
        question.id for _part, one in form.sections() if one.id in sections for question in one.questions
    )


def context_of(form: Form, answers: Answers, sections: Sequence[str]) -> dict[AnswerKey, Value]:
    """Answers of other sections on which it hangs what is asked in these."""
    asked = questions_of(form, sections)
    conditions = [
        condition
        for question in form.questions()
        if question.id in asked
        for condition in (question.visible_when, question.required_when)
        if condition is not None
    ]
    looked_at = {name for condition in conditions for name in condition.questions()} - asked
    return {key: answers[key] for key in sorted(answers) if key.question in looked_at}


def form_of_sections(form: Form, sections: Sequence[str]) -> Form:
    """The form with some of its sections alone; it keeps its name and digest."""
    parts = [
        replace(part, sections=tuple(one for one in part.sections if one.id in sections))
        for part in form.parts
    ]
    return replace(form, parts=tuple(part for part in parts if part.sections))


# In the record


def parcel_value(parcel: Parcel) -> Value:
    """A parcel as the record keeps it."""
    return {
        "sections": list(parcel.sections),
        "to": parcel.to,
        "by": parcel.by,
        "since": time_text(parcel.since),
        "due": parcel.due,
        "note": parcel.note,
        "base": told_answers(parcel.base),
        "returned_at": None if parcel.returned_at is None else time_text(parcel.returned_at),
        "received": parcel.received,
        "dossier": parcel.dossier,
        "title": parcel.title,
        "behind": [
            {"question": key.question, "language": key.language, "versions": list(parcel.behind[key])}
            for key in sorted(parcel.behind)
        ],
        "evidence": list(parcel.evidence),
    }


def parcel_of(parcel_id: str, value: Mapping[str, Any]) -> Parcel:
    """The inverse of `parcel_value`; raises KeyError, TypeError or ValueError where the value is damaged."""
    returned_at = value["returned_at"]
    return Parcel(
        id=parcel_id,
        sections=tuple(map(str, value["sections"])),
        to=str(value["to"]),
        by=str(value["by"]),
        since=datetime.fromisoformat(value["since"]),
        due=str(value["due"]),
        note=str(value["note"]),
        base=heard_answers(value["base"]),
        returned_at=None if returned_at is None else datetime.fromisoformat(returned_at),
        received=value["received"] is True,
        dossier=str(value["dossier"]),
        title=str(value["title"]),
        behind={
            AnswerKey(str(one["question"]), str(one["language"])): tuple(one["versions"])
            for one in value["behind"]
        },
        evidence=tuple(map(str, value["evidence"])),
    )


def told_answers(answers: Answers) -> list[Value]:
    """Answers as a list of objects, sorted."""
    return [
        {"question": key.question, "language": key.language, "value": answers[key]} for key in sorted(answers)
    ]


def heard_answers(said: Sequence[Mapping[str, Any]]) -> dict[AnswerKey, Value]:
    """The inverse of `told_answers`; raises KeyError or TypeError."""
    return {AnswerKey(str(one["question"]), str(one["language"])): one["value"] for one in said}


def time_text(at: datetime) -> str:
    """A moment as the record and the file keep it."""
    return at.isoformat(timespec="microseconds")
