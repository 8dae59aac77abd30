"""The Commission's numbered remarks, bound to a question or a sentence; they travel to the city and back.

    {"format": "lcapp-remarks/1", "dossier": "…", "content_id": "…", "commission": "…",
     "reply_by": "2026-04-01",
     "remarks": [{"number": 1, "question": "vision.text", "quote": "…", "severity": "must", "text": "…",
                  "by": "", "reply": {"state": "done", "reason": "", …}}, …]}

Numbers are given once for each dossier and never again. Names stand in a file only where the Commission
says so.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from lcapp.domain.answers import AnswerKey, Answers
from lcapp.domain.answers_file import strict_json
from lcapp.domain.fingerprint import canonical_bytes
from lcapp.domain.searching import strings_in
from lcapp.errors import InputRefused

FORMAT = "lcapp-remarks/1"
FILE_NAME = "remarks.json"
"""Its name inside a package."""

LONGEST_REMARK = 5000
LONGEST_QUOTE = 2000
MOST_REMARKS = 2000


class RemarkSeverity(StrEnum):
    """How much hangs on it."""

    MUST = "must"
    SHOULD = "should"
    HINT = "hint"


class ReplyState(StrEnum):
    """What the city says to a remark."""

    DONE = "done"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Reply:
    """The city's answer to a remark; a declined one has a reason."""

    state: ReplyState
    reason: str = ""
    by: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark.

    Args:
        number: From 1 on, of this dossier.
        text: What the Commission says.
        severity: How much hangs on it.
        question: The question it is about; empty for the whole dossier.
        language: Language of the answer, where it is translatable.
        quote: The words it is about, as they stand in the answer; empty for the whole answer.
        by: Who wrote it; empty in a file that says no names.
        at: UTC.
        content_id: What the dossier said then.
        reply: The city's answer, or None.
        withdrawn: Whether the Commission took it back.
    """

    number: int
    text: str
    severity: RemarkSeverity
    at: datetime
    question: str = ""
    language: str = ""
    quote: str = ""
    by: str = ""
    content_id: str = ""
    reply: Reply | None = None
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class RemarksFile:
    """All remarks of a dossier as they travel.

    Args:
        dossier: The dossier's uuid.
        content_id: What the dossier said when they were sent.
        commission: Who sends them; empty from the city.
        reply_by: The day by which the city answers, or None.
        remarks: In the order of their numbers.
    """

    dossier: str
    content_id: str
    commission: str
    reply_by: date | None
    remarks: tuple[Remark, ...]


def read_remark(remark: Remark, answers: Answers, questions: Iterable[str]) -> Remark:
    """A remark as somebody typed it, checked.

    Raises:
        InputRefused: `remark_empty`, `remark_too_long`, `unknown_question`, `quote_not_found`.
    """
    text = remark.text.strip()
    if not text:
        raise InputRefused("remark_empty")
    if len(text) > LONGEST_REMARK or len(remark.quote) > LONGEST_QUOTE:
        raise InputRefused("remark_too_long", limit=LONGEST_REMARK)
    if remark.question and remark.question not in set(questions):
        raise InputRefused("unknown_question", name=remark.question[:80])
    if remark.quote and not quote_stands(remark, answers):
        raise InputRefused("quote_not_found", question=remark.question[:80])
    return replace(remark, text=text)


def quote_stands(remark: Remark, answers: Answers) -> bool:
    """Whether the quoted words stand in the answer now; white space counts as one space."""
    wanted = " ".join(remark.quote.split())
    value = answers.get(AnswerKey(remark.question, remark.language))
    return bool(wanted) and any(wanted in " ".join(text.split()) for _path, text in strings_in(value))


def replied(remark: Remark, reply: Reply) -> Remark:
    """The remark with the city's answer.

    Raises:
        InputRefused: `reason_needed`: what is declined is declined with a reason; `reason_too_long`.
    """
    if reply.state is ReplyState.DECLINED and not reply.reason.strip():
        raise InputRefused("reason_needed")
    if len(reply.reason) > LONGEST_REMARK:
        raise InputRefused("reason_too_long", limit=LONGEST_REMARK)
    return replace(remark, reply=replace(reply, reason=reply.reason.strip()))


def with_replies(mine: Iterable[Remark], theirs: Iterable[Remark]) -> tuple[Remark, ...]:
    """The Commission's remarks with what the city answered; nothing else of a stranger's file is believed."""
    answered = {one.number: one.reply for one in theirs if one.reply is not None}
    return tuple(replace(one, reply=answered[one.number]) if one.number in answered else one for one in mine)


def open_remarks(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    """Remarks without an answer, what must be done first."""
    order = list(RemarkSeverity)
    waiting = (one for one in remarks if one.reply is None and not one.withdrawn)
    return tuple(sorted(waiting, key=lambda one: (order.index(one.severity), one.number)))


def remarks_bytes(file: RemarksFile, *, with_names: bool) -> bytes:
    """The canonical text of a file of remarks.

    Args:
        file: What it says.
        with_names: Whether the names of those who wrote remarks and answers stand in it.
    """
    return canonical_bytes(
        {
            "format": FORMAT,
            "dossier": file.dossier,
            "content_id": file.content_id,
            "commission": file.commission,
            "reply_by": file.reply_by.isoformat() if file.reply_by else "",
            "remarks": [remark_data(one, with_names=with_names) for one in file.remarks if not one.withdrawn],
        }
    )


def read_remarks(data: bytes) -> RemarksFile:
    """The remarks in a text.

    Raises:
        InputRefused: `not_a_remarks_file`.
    """
    try:
        top = strict_json(data)
        if not isinstance(top, dict) or top.get("format") != FORMAT:
            raise InputRefused("not_a_remarks_file")
        remarks = tuple(remark_of(one) for one in top["remarks"][:MOST_REMARKS])
        numbers = [one.number for one in remarks]
        if len(set(numbers)) != len(numbers):
            raise InputRefused("not_a_remarks_file")
        return RemarksFile(
            dossier=_text(top["dossier"], 80),
            content_id=_text(top["content_id"], 64),
            commission=_text(top["commission"], 200),
            reply_by=date.fromisoformat(top["reply_by"]) if top["reply_by"] else None,
            remarks=remarks,
        )
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise InputRefused("not_a_remarks_file") from error


def remark_data(remark: Remark, *, with_names: bool = True) -> dict[str, Any]:
    """A remark as plain data, to be kept or to travel."""
    reply = remark.reply
    return {
        "number": remark.number,
        "question": remark.question,
        "language": remark.language,
        "quote": remark.quote,
        "severity": str(remark.severity),
        "text": remark.text,
        "by": remark.by if with_names else "",
        "at": remark.at.isoformat(),
        "content_id": remark.content_id,
        "withdrawn": remark.withdrawn,
        "reply": None
        if reply is None
        else {
            "state": str(reply.state),
            "reason": reply.reason,
            "by": reply.by if with_names else "",
            "at": reply.at.isoformat() if reply.at else "",
        },
    }


def remark_of(data: Mapping[str, Any]) -> Remark:
    """The remark of plain data; raises KeyError, TypeError or ValueError for what is none."""
    number, reply = data["number"], data["reply"]
    if not isinstance(number, int) or isinstance(number, bool) or not 1 <= number <= 100_000:
        raise ValueError
    return Remark(
        number=number,
        text=_text(data["text"], LONGEST_REMARK),
        severity=RemarkSeverity(data["severity"]),
        at=datetime.fromisoformat(data["at"]),
        question=_text(data["question"], 200),
        language=_text(data["language"], 40),
        quote=_text(data["quote"], LONGEST_QUOTE),
        by=_text(data["by"], 200),
        content_id=_text(data["content_id"], 64),
        withdrawn=data["withdrawn"] is True,
        reply=None
        if reply is None
        else Reply(
            state=ReplyState(reply["state"]),
            reason=_text(reply["reason"], LONGEST_REMARK),
            by=_text(reply["by"], 200),
            at=datetime.fromisoformat(reply["at"]) if reply["at"] else None,
        ),
    )


def _text(value: object, longest: int) -> str:
    if not isinstance(value, str) or len(value) > longest:
        raise ValueError
    return value
