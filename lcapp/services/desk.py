"""The Commission's desk: files come in by call, are checked, listed, searched and read."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from lcapp.domain.answers import answer_in_any_language, plain_part
from lcapp.domain.calls import Call
from lcapp.domain.carried_dossier import CarriedDossier, read_carried
from lcapp.domain.completeness import completeness
from lcapp.domain.countries import Country
from lcapp.domain.decision import Countdown, countdown
from lcapp.domain.desk_dossier import DeskDossier
from lcapp.domain.formal_check import FormalResult, override_data, read_override, summary
from lcapp.domain.formal_rules import country_of
from lcapp.errors import InputRefused, NotFound
from lcapp.services.desk_importing import Imported, ImportReport, files_in, import_each
from lcapp.services.desk_opening import DeskOpening, answers_brought, sender_code
from lcapp.services.desk_ports import (
    DeskDeed,
    DeskEntry,
    DeskFilter,
    DeskStore,
    LineChange,
    NewReceived,
    Opened,
    Put,
    only,
)
from lcapp.services.library_ports import EvidenceFiles, Hit
from lcapp.services.ports import CallLibrary, Clock, FormLibrary, Watch
from lcapp.services.received_reading import Facts, Reading, Received, facts_data


class Desk:
    """Received dossiers.

    Args:
        store: Keeps them.
        files: Keeps the files as they came.
        opening: Opens a stranger's file.
        forms: Forms by name.
        calls: Calls by id.
        countries: Member States and Associate Members.
        clock: The time now.
        actor: Who is working.
    """

    def __init__(
        self,
        *,
        store: DeskStore,
        files: EvidenceFiles,
        opening: DeskOpening,
        forms: FormLibrary,
        calls: CallLibrary,
        countries: Callable[[], tuple[Country, ...]],
        clock: Clock,
        actor: Callable[[], str],
    ) -> None:
        self._store, self._files, self._opening = store, files, opening
        self._calls, self._clock, self._actor = calls, clock, actor
        self.reading = Reading(forms, countries, self.today)

    def today(self) -> date:
        """The day today, where the program runs."""
        return self._clock().astimezone().date()

    # In

    def import_folder(
        self,
        place: Path,
        watch: Watch,
        *,
        call: str = "",
        came_on: date | None = None,
        passphrase: str = "",
        workers: int = 2,
    ) -> ImportReport:
        """Put one file, or all files of a folder and its folders, on the desk.

        One bad file never stops the rest; what came in before a stop stays.

        Args:
            place: A file or a folder.
            watch: Told after each file, asked before each.
            call: The call they are for; empty takes what each file says.
            came_on: The day they came in; None is today.
            passphrase: For files that need one.
            workers: How many files are opened at the same time.

        Raises:
            InputRefused: `file_not_found`, `no_files_to_import`.
        """
        found = files_in(place)
        if not found:
            raise InputRefused("no_files_to_import", file=place.name)
        return self.import_files(
            found, watch, call=call, came_on=came_on, passphrase=passphrase, workers=workers
        )

    def import_files(
        self,
        paths: Sequence[Path],
        watch: Watch,
        *,
        call: str = "",
        came_on: date | None = None,
        passphrase: str = "",
        workers: int = 2,
    ) -> ImportReport:
        """The same for chosen files."""
        day = came_on or self.today()
        with self._opening.together() as opening:

            def open_one(path: Path, stopping: Watch) -> Opened:
                return opening(path, passphrase=passphrase, watch=stopping)

            def put(path: Path, opened: Opened) -> Imported:
                made = self._put(path, opened, call, day)
                return Imported(
                    path, str(made.arrival), made.number, made.other, removals=len(opened.removals)
                )

            return import_each(paths, open_one, put, watch, workers=workers)

    def _put(self, path: Path, opened: Opened, wanted: str, came_on: date) -> Put:
        carried = read_carried(opened.content)
        call = self._call(wanted or carried.dossier.call)
        uuid = carried.dossier.uuid
        before = self._store.entries(call=call.id, subject=uuid)
        sender = sender_code(opened, only(before, "arrival"))
        now, actor = self._clock(), self._actor()
        arrival = DeskEntry("arrival", call.id, uuid, opened.sha256, _arrival_data(opened), now, actor)
        line = DeskDossier(
            number=0,
            uuid=uuid,
            call=call.id,
            form=carried.dossier.form,
            form_digest=carried.dossier.form_digest,
            title=_city(carried),
            country=country_of(carried.answers) or "",
            content_id=carried.content_id,
            version=carried.version,
            sealed=carried.sealed,
            taken_at=carried.taken_at,
            came_on=came_on,
            added_at=now,
            file_name=path.name[:255],
            sha256=opened.sha256,
            size=opened.size,
            carrier=opened.carrier,
            removals=len(opened.removals),
            sender=sender,
        )
        received = self.reading.read(line, opened.content, opened.form_file, call, (*before, arrival))
        progress = completeness(received.form, carried.answers)
        line = replace(
            line,
            eligibility=received.eligibility.answer,
            formal=str(summary(received.formal).verdict),
            answered=progress.answered,
            required=progress.required,
            to_fix=received.to_fix,
        )
        self._files.keep(path)
        answers = answers_brought(opened, uuid, before)
        new = NewReceived(line, opened.content, opened.form_file, (arrival, *answers))
        return self._store.put_received(new, actor=actor)

    def _call(self, call_id: str) -> Call:
        if not call_id:
            raise InputRefused("desk_call_missing")
        try:
            return self._calls.get(call_id)
        except NotFound as error:
            raise InputRefused("desk_call_unknown", call=call_id[:60]) from error

    # The list

    def lines(self, wanted: DeskFilter | None = None) -> tuple[DeskDossier, ...]:
        """Lines of the list, those that came last first."""
        return self._store.lines(wanted or DeskFilter())

    def line(self, number: int) -> DeskDossier:
        """One line; raises NotFound `received_unknown`."""
        return self._store.line(number)

    def calls_here(self) -> dict[str, int]:
        """Ids of the calls that have dossiers on the desk, and how many each has."""
        found: dict[str, int] = {}
        for one in self._store.lines(DeskFilter()):
            found[one.call] = found.get(one.call, 0) + 1
        return found

    def versions(self, number: int) -> tuple[DeskDossier, ...]:
        """Every file of the same dossier in the same call, newest first."""
        line = self._store.line(number)
        return self._store.lines(DeskFilter(call=line.call, uuid=line.uuid, replaced=True))

    def clock_of(self, call_id: str) -> dict[str, Countdown]:
        """The days of a call counted down: `own` (the Commission's own), `city`, `uil`; known ones only."""
        call = self._calls.get(call_id)
        days = {
            "own": call.own_deadline.day,
            "city": call.city_deadline.day,
            "uil": call.commission_deadline.day,
        }
        counted = {name: countdown(day, self.today()) for name, day in days.items()}
        return {name: one for name, one in counted.items() if one is not None}

    def search(self, text: str, *, call: str = "", limit: int = 200) -> tuple[Hit, ...]:
        """Where all words stand together in an answer or a city's name; `Hit.dossier` is the number here."""
        return self._store.search(text, call=call, limit=limit)

    # One dossier

    def read(self, number: int) -> Received:
        """A received dossier with everything that was checked.

        Raises:
            NotFound: `received_unknown`.
            StorageUnavailable: `received_damaged`.
        """
        line = self._store.line(number)
        content, form_file = self._store.content(number)
        entries = self._store.entries(call=line.call, subject=line.uuid)
        return self.reading.read(line, content, form_file, self._calls.get(line.call), entries)

    def formal(self, number: int) -> tuple[FormalResult, ...]:
        """The formal check F1 to F13, with what people said instead."""
        return self.read(number).formal

    def override(self, number: int, check: str, verdict: str, reason: str) -> tuple[FormalResult, ...]:
        """Say instead of the program what holds.

        Raises:
            InputRefused: `check_unknown`, `verdict_unknown`, `reason_needed`.
        """
        line = self._store.line(number)
        said = read_override(check, verdict, reason, by=self._actor(), at=self._clock())
        self._write(line, "desk_override", "override", said.check, override_data(said))
        return self._check_anew(number)

    def set_facts(self, number: int, facts: Facts) -> tuple[FormalResult, ...]:
        """Keep what the Commission knows of a city beside its file, and check anew."""
        line = self._store.line(number)
        self._write(line, "desk_facts", "facts", "facts", dict(facts_data(facts)))
        return self._check_anew(number)

    def original(self, number: int) -> Path:
        """The file as it came.

        Raises:
            NotFound: `evidence_file_missing`: it is gone or damaged.
        """
        return self._files.path(self._store.line(number).sha256)

    def annex(self, number: int, evidence: str) -> bytes:
        """The bytes of one annex, by its number such as `A3`.

        Raises:
            NotFound: `evidence_unknown`.
            InputRefused: `annex_not_in_file`.
        """
        found = {one.name: one for one in self.read(number).carried.evidence}
        if evidence not in found or not found[evidence].sha256:
            raise NotFound("evidence_unknown", evidence=evidence[:12])
        return self._opening.annex(self.original(number).read_bytes(), found[evidence].sha256)

    def deeds(self, number: int) -> tuple[Any, ...]:
        """Who did what about a dossier, oldest first."""
        return self._store.audit(self._store.line(number).uuid)

    def _check_anew(self, number: int) -> tuple[FormalResult, ...]:
        received = self.read(number)
        change = LineChange(
            number,
            formal=str(summary(received.formal).verdict),
            eligibility=received.eligibility.answer,
        )
        self._store.write(DeskDeed("desk_check", received.line.uuid, lines=(change,)), actor=self._actor())
        return received.formal

    def _write(self, line: DeskDossier, verb: str, kind: str, entry_id: str, body: dict[str, Any]) -> None:
        actor = self._actor()
        entry = DeskEntry(kind, line.call, line.uuid, entry_id, body, self._clock(), actor)
        self._store.write(DeskDeed(verb, line.uuid, (entry,), details=body), actor=actor)


def _arrival_data(opened: Opened) -> dict[str, Any]:
    return {
        "key": opened.key,
        "words": list(opened.words),
        "removals": [[one.what, one.where, one.reason] for one in opened.removals],
    }


def _city(carried: CarriedDossier) -> str:
    said = plain_part(answer_in_any_language(carried.answers, "city.name", "en"))
    return said if isinstance(said, str) and said.strip() else carried.dossier.title
