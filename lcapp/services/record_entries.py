"""Entries of a record that are about one dossier: found by its identity, added, changed."""

import uuid
from collections.abc import Callable, Mapping

from lcapp.domain.answers import AnswerKey, Value
from lcapp.domain.city_records import field_text, items_of
from lcapp.services.dossiers import Dossiers
from lcapp.services.draft_session import DraftSession
from lcapp.services.records import CityRecords

ACT = "record"
"""Kind of the act that writes an entry."""

_Items = list[Mapping[str, Value]]


class RecordEntries:
    """Entries of one group of one record.

    Args:
        records: The records of the library.
        dossiers: All dossiers.
        record: Id of the form of the record.
        group: The group whose records are the entries.
    """

    def __init__(self, records: CityRecords, dossiers: Dossiers, *, record: str, group: str) -> None:
        self._records, self._dossiers = records, dossiers
        self._record, self._group = record, group

    def about(self, session: DraftSession) -> tuple[Mapping[str, Value], ...]:
        """What stands there about a dossier, in the order in which it was written."""
        mine = session.dossier.uuid
        answers = self._records.answers(self._record)
        return tuple(one for one in items_of(answers, self._group) if field_text(one, "dossier_id") == mine)

    def add(self, session: DraftSession, fields: Mapping[str, str]) -> None:
        """Write a new entry about a dossier; empty fields are left out."""
        new = {"dossier": session.dossier.title, "dossier_id": session.dossier.uuid, **fields}
        kept = {name: text for name, text in new.items() if text}
        self._write(lambda before: [*before, {"id": uuid.uuid4().hex, **kept}])

    def change(self, entry_id: str, fields: Mapping[str, str]) -> None:
        """Write fields of an entry anew; an empty one goes away, the others stay as they are."""

        def changed(before: _Items) -> _Items:
            return [
                {name: one for name, one in {**item, **fields}.items() if one}
                if item["id"] == entry_id
                else item
                for item in before
            ]

        self._write(changed)

    def _write(self, changed: Callable[[_Items], _Items]) -> None:
        open_record = self._dossiers.open(self._records.find_or_start(self._record).number)
        before = list(items_of(open_record.answers, self._group))
        open_record.set_answers({AnswerKey(self._group): changed(before)}, kind=ACT)
        open_record.flush()
