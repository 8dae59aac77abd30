"""After sending: what was sent, what came back and was decided, and what the city's record learns from it."""

from collections.abc import Iterator, Mapping

from lcapp.domain.answers import AnswerKey, Value
from lcapp.domain.city_records import CITY, SENDING, field_text
from lcapp.domain.sending import ENTRIES, UNDECIDED, faults_of, follows
from lcapp.errors import InputRefused
from lcapp.services.dossiers import Dossiers
from lcapp.services.draft_session import DraftSession
from lcapp.services.facts import ACT, Facts, Offer
from lcapp.services.ports import Clock
from lcapp.services.record_entries import RecordEntries
from lcapp.services.records import CityRecords


class AfterSending:
    """One entry for each time a dossier is sent; the last one is the one that is gone on with.

    Args:
        records: The records of the library.
        dossiers: All dossiers.
        facts: What the records know.
        clock: The time now.
    """

    def __init__(self, *, records: CityRecords, dossiers: Dossiers, facts: Facts, clock: Clock) -> None:
        self._records = records
        self._dossiers = dossiers
        self._facts = facts
        self._clock = clock
        self._entries = RecordEntries(records, dossiers, record=SENDING, group=ENTRIES)

    def entries(self, session: DraftSession) -> tuple[Mapping[str, Value], ...]:
        """What was written down about sending this dossier, oldest first."""
        return self._entries.about(session)

    def entry(self, session: DraftSession) -> Mapping[str, Value]:
        """The last of them; empty where nothing was written down yet."""
        found = self.entries(session)
        return found[-1] if found else {}

    def note_sent(
        self, session: DraftSession, day: str, *, receiver: str = "", again: bool = False
    ) -> Mapping[str, str]:
        """Record that a dossier was sent, to the addresses of its call. Returns what was written down.

        Args:
            session: The dossier.
            day: On which day (ISO).
            receiver: Who got it, in words, where the call names no address.
            again: Record it even though this very text is recorded as sent.

        Raises:
            InputRefused: `sent_already`: this text is recorded as sent; `day_to_come`; or the day is none.
        """
        fingerprint = session.freeze().fingerprint
        for one in self.entries(session):
            if not again and field_text(one, "version_sent") == fingerprint and field_text(one, "sent_on"):
                raise InputRefused("sent_already", day=field_text(one, "sent_on"))
        told = {**self._to_whom(session, receiver), "version_sent": fingerprint, "sent_on": day}
        told["decision"] = UNDECIDED
        self._must_be_possible(told)
        self._entries.add(session, told)
        return {"dossier": session.dossier.title, "dossier_id": session.dossier.uuid, **told}

    def note(self, session: DraftSession, fields: Mapping[str, str], *, receiver: str = "") -> None:
        """Write down what came of it, in the last entry; in a new one where nothing was written down yet.

        Args:
            session: The dossier.
            fields: Fields of the entry by name; an empty text takes one away.
            receiver: Who got it, in words, where a new entry is begun and the call names no address.

        Raises:
            InputRefused: One of `lcapp.domain.sending.FAULT_CODES`, or a field cannot stand there.
        """
        last = self.entry(session)
        if last:
            self._must_be_possible({**last, **fields})
            self._entries.change(str(last["id"]), fields)
            return
        begun = {
            **self._to_whom(session, receiver),
            "version_sent": session.freeze().fingerprint,
            "decision": UNDECIDED,
            **fields,
        }
        self._must_be_possible(begun)
        self._entries.add(session, begun)

    def offers(self, session: DraftSession) -> tuple[Offer, ...]:
        """What the city's record does not know yet: from the decision first, then from the answers."""
        return tuple(self._from_decision(session)) + self._facts.unknown_to_record(session)

    def take_over(self, offers: tuple[Offer, ...]) -> DraftSession:
        """Put offers into the city's record, as one act. Returns the record; undo takes them out again.

        Raises:
            ReadOnly: The record can only be read.
        """
        record = self._dossiers.open(self._records.find_or_start(CITY).number)
        new = {AnswerKey(one.question.id, one.language): one.value for one in offers}
        record.set_answers(new, kind=ACT)
        record.flush()
        return record

    def _from_decision(self, session: DraftSession) -> Iterator[Offer]:
        line, known = self._records.line(CITY), self._records.answers(CITY)
        for name, day in follows(session.dossier.kind, self.entry(session)).items():
            question, here = line.form.question(name), known.get(AnswerKey(name))
            # A month that was known before is made a day, not asked about again.
            if question is not None and here != day:
                yield Offer(question, "", day, here)

    def _must_be_possible(self, entry: Mapping[str, Value]) -> None:
        today = self._clock().astimezone().date()
        for fault in faults_of(entry, today):
            raise InputRefused(fault.code, **fault.params)

    @staticmethod
    def _to_whom(session: DraftSession, receiver: str) -> dict[str, str]:
        own = [way for way in session.call.recipients if way.sender == "city"] if session.call else []
        way = own[0] if own else None
        return {
            "recipient": (way.address if way else "") or receiver,
            "copy_to": way.copy_to if way else "",
        }
