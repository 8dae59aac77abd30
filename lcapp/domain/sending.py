"""What is written down after a dossier was sent: days that cannot be, what a decision says of the city."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from lcapp.domain.answers import Answers, Value
from lcapp.domain.city_records import field_text, items_of
from lcapp.domain.findings import Finding
from lcapp.domain.record_advice import advice
from lcapp.domain.record_figures import span

ENTRIES = "sending.items"
QUESTIONS = "sending.questions"
DAYS = ("sent_on", "receipt_on", "decided_on", "certificate_on")
TEXTS = ("recipient", "copy_to", "receipt_by", "reasons", "certificate_place")
UNDECIDED, ACCEPTED = "none", "accepted"

FAULT_CODES: Mapping[str, tuple[str, ...]] = {
    "day_to_come": ("day",),
    "receipt_before_sending": ("day", "sent"),
    "decided_before_sending": ("day", "sent"),
    "certificate_before_sending": ("day", "sent"),
}
"""Days that cannot be: refused where they are typed, found where they stand already."""
FINDING_CODES: Mapping[str, tuple[str, ...]] = {
    **FAULT_CODES,
    "sent_more_than_once": ("day",),
    "no_receipt": ("date",),
    "question_overdue": ("date",),
}

_AFTER_SENDING = {
    "receipt_on": "receipt_before_sending",
    "decided_on": "decided_before_sending",
    "certificate_on": "certificate_before_sending",
}
_IN_THE_RECORD = {"membership": "award.member_since", "award": "city.last_award"}
_RECEIPT_DAYS = 14


@dataclass(frozen=True, slots=True)
class SendingFault:
    """A day that cannot be: where it stands, the code, and what fills the sentence."""

    place: str
    code: str
    params: Mapping[str, str]


def faults_of(entry: Mapping[str, Value], today: date) -> Iterator[SendingFault]:
    """Days of an entry that cannot be.

    Args:
        entry: A record of the group `ENTRIES`.
        today: Nothing of what is written down has happened after it.
    """
    said = field_text(entry, "sent_on")
    sent = span(said)
    for name in DAYS:
        day = field_text(entry, name)
        known = span(day)
        if known is None:
            continue
        if known.first > today:
            yield SendingFault(name, "day_to_come", {"day": day})
        elif sent and name in _AFTER_SENDING and known.last < sent.first:
            yield SendingFault(name, _AFTER_SENDING[name], {"day": day, "sent": said})


def follows(kind: str, entry: Mapping[str, Value]) -> Mapping[str, str]:
    """What a decision says of the city: days by the question of the city's record they belong to.

    Args:
        kind: Of the call that was answered, such as `award`.
        entry: What was written down; only "accepted" with a day says anything.
    """
    day = field_text(entry, "certificate_on") or field_text(entry, "decided_on")
    if entry.get("decision") != ACCEPTED or not day or kind not in _IN_THE_RECORD:
        return {}
    return {_IN_THE_RECORD[kind]: day}


def sending_findings(answers: Answers, today: date) -> Iterator[Finding]:
    """Days that cannot be, the same thing sent twice, what was never confirmed or answered."""
    seen: dict[tuple[str, str], str] = {}
    for one in items_of(answers, ENTRIES):
        yield from (advice(f.code, ENTRIES, one, f.place, **f.params) for f in faults_of(one, today))
        said = field_text(one, "sent_on")
        what = (field_text(one, "dossier_id"), field_text(one, "version_sent"))
        if all(what) and what in seen:
            yield advice("sent_more_than_once", ENTRIES, one, "version_sent", day=seen[what])
        elif said:
            seen[what] = said
        sent = span(said)
        if sent and not field_text(one, "receipt_on") and today - sent.last > timedelta(days=_RECEIPT_DAYS):
            yield advice("no_receipt", ENTRIES, one, "receipt_on", date=said)
    for one in items_of(answers, QUESTIONS):
        due = span(field_text(one, "due"))
        if due and due.last < today and not field_text(one, "replied_on"):
            yield advice("question_overdue", QUESTIONS, one, "due", date=field_text(one, "due"))
