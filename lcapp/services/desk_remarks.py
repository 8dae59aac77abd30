"""Remarks of the Commission: written on the desk, returned to the city in one file, answered, taken back."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from lcapp.domain.carried_dossier import read_carried
from lcapp.domain.package import Package, PackageHead
from lcapp.domain.remarks import (
    FILE_NAME,
    Remark,
    RemarkSeverity,
    RemarksFile,
    Reply,
    ReplyState,
    read_remark,
    read_remarks,
    remark_data,
    remark_of,
    remarks_bytes,
    replied,
    with_replies,
)
from lcapp.errors import InputRefused, LcappError, NotFound
from lcapp.services.desk import Desk
from lcapp.services.desk_ports import CityRemark, DeskDeed, DeskEntry, DeskStore, RemarkStore
from lcapp.services.ports import CallLibrary, Clock, DossierStore, FormLibrary


class DeskRemarks:
    """Remarks on received dossiers; all versions of a dossier share them and their numbers.

    Args:
        desk: The dossiers.
        store: Keeps the remarks.
        forms: Forms by name.
        calls: Calls by id.
        clock: The time now.
        actor: Who is working.
    """

    def __init__(
        self,
        *,
        desk: Desk,
        store: DeskStore,
        forms: FormLibrary,
        calls: CallLibrary,
        clock: Clock,
        actor: Callable[[], str],
    ) -> None:
        self._desk, self._store, self._forms = desk, store, forms
        self._calls, self._clock, self._actor = calls, clock, actor

    def of(self, number: int) -> tuple[Remark, ...]:
        """Every remark on a dossier, in the order of the numbers; withdrawn ones too."""
        line = self._desk.line(number)
        kept = self._store.entries(kind="remark", call=line.call, subject=line.uuid)
        return tuple(sorted((remark_of(one.body) for one in kept), key=lambda one: one.number))

    def add(
        self,
        number: int,
        text: str,
        *,
        severity: RemarkSeverity = RemarkSeverity.SHOULD,
        question: str = "",
        language: str = "",
        quote: str = "",
    ) -> Remark:
        """Write a remark; a draft sent for advice takes remarks as a sealed dossier does.

        Raises:
            InputRefused: `remark_empty`, `remark_too_long`, `unknown_question`, `quote_not_found`.
        """
        received = self._desk.read(number)
        made = Remark(
            number=max((one.number for one in self.of(number)), default=0) + 1,
            text=text,
            severity=severity,
            at=self._clock(),
            question=question,
            language=language,
            quote=quote,
            by=self._actor(),
            content_id=received.line.content_id,
        )
        questions = [one.id for one in received.form.questions()]
        sound = read_remark(made, received.carried.answers, questions)
        self._keep(number, (sound,), "desk_remark")
        return sound

    def ask(self, number: int, needs: Iterable[str]) -> tuple[Remark, ...]:
        """What a request asks for, as remarks that must be done: they travel to the city with the day.

        What stands among the remarks already is not written twice.
        """
        standing = {one.text for one in self.of(number) if not one.withdrawn}
        wanted = dict.fromkeys(one.strip() for one in needs if one.strip())
        return tuple(
            self.add(number, one, severity=RemarkSeverity.MUST) for one in wanted if one not in standing
        )

    def change(
        self, number: int, remark: int, *, text: str, severity: RemarkSeverity | None = None
    ) -> Remark:
        """Write a remark anew; its number stays.

        Raises:
            NotFound: `remark_unknown`.
            InputRefused: `remark_empty`, `remark_too_long`, `remark_answered`.
        """
        old = self._found(number, remark)
        if old.reply is not None:
            raise InputRefused("remark_answered", number=remark)
        received = self._desk.read(number)
        made = replace(old, text=text, severity=severity or old.severity)
        # The quoted words may be gone from a newer version; the remark stays.
        sound = replace(
            read_remark(replace(made, quote=""), received.carried.answers, [old.question]), quote=old.quote
        )
        self._keep(number, (sound,), "desk_remark")
        return sound

    def withdraw(self, number: int, remark: int) -> Remark:
        """Take a remark back; its number is not given again."""
        gone = replace(self._found(number, remark), withdrawn=True)
        self._keep(number, (gone,), "desk_remark")
        return gone

    def file(self, number: int, *, with_names: bool = False, reply_by: date | None = None) -> bytes:
        """The file of remarks as it travels (`remarks.json`).

        Args:
            number: The dossier's number on the desk.
            with_names: Whether the names of those who wrote them stand in it.
            reply_by: The day by which the city answers; None takes the one of a request that holds.
        """
        line = self._desk.line(number)
        told = RemarksFile(
            dossier=line.uuid,
            content_id=line.content_id,
            commission=self._commission(line.country),
            reply_by=reply_by or line.reply_by,
            remarks=self.of(number),
        )
        return remarks_bytes(told, with_names=with_names)

    def returned(self, number: int, *, with_names: bool = False, reply_by: date | None = None) -> Package:
        """The dossier as it came, with the remarks beside it, to be written as a package for the city.

        Raises:
            InputRefused: `no_remarks`: there is nothing to return.
        """
        if not any(not one.withdrawn for one in self.of(number)):
            raise InputRefused("no_remarks")
        line = self._desk.line(number)
        content, form_file = self._store.content(number)
        call = read_carried(content).dossier.call
        return Package(
            head=PackageHead(
                kind="dossier",
                dossier=line.uuid,
                call=call,
                form=line.form,
                form_digest=line.form_digest,
                content_id=line.content_id,
                made_at=self._clock(),
                base=line.content_id,
                sealed=line.sealed,
                version=line.version,
            ),
            data=content,
            form_file=form_file or self._forms.source(line.form),
            call_file=self._call_file(call),
            files=self._annexes(number),
            extras={FILE_NAME: self.file(number, with_names=with_names, reply_by=reply_by)},
        )

    def take(self, number: int, data: bytes) -> int:
        """Take the city's answers out of a file that came back; how many remarks are answered now.

        Raises:
            InputRefused: `not_a_remarks_file`, `remarks_of_other_dossier`.
        """
        file = read_remarks(data)
        if file.dossier != self._desk.line(number).uuid:
            raise InputRefused("remarks_of_other_dossier")
        mine = self.of(number)
        told = with_replies(mine, file.remarks)
        changed = tuple(new for old, new in zip(mine, told, strict=True) if old != new)
        if changed:
            self._keep(number, changed, "desk_answers")
        return sum(one.reply is not None for one in told)

    def _found(self, number: int, remark: int) -> Remark:
        for one in self.of(number):
            if one.number == remark:
                return one
        raise NotFound("remark_unknown", number=remark)

    def _keep(self, number: int, remarks: tuple[Remark, ...], verb: str) -> None:
        line, actor, now = self._desk.line(number), self._actor(), self._clock()
        entries = tuple(
            DeskEntry("remark", line.call, line.uuid, f"{one.number:06d}", remark_data(one), now, actor)
            for one in remarks
        )
        details = {"numbers": [one.number for one in remarks]}
        self._store.write(DeskDeed(verb, line.uuid, entries, details=details), actor=actor)

    def _annexes(self, number: int) -> dict[str, bytes]:
        """What came along; an annex whose bytes are not in the file stays a line of the register."""
        found: dict[str, bytes] = {}
        for one in self._desk.read(number).carried.evidence:
            if one.sha256:
                try:
                    found[one.sha256] = self._desk.annex(number, one.name)
                except LcappError:
                    continue
        return found

    def _call_file(self, call: str) -> bytes:
        try:
            return self._calls.source(call)
        except LcappError:
            return b""

    def _commission(self, country: str) -> str:
        kept = self._store.entries(kind="commission", call="", subject="")
        name = str(kept[-1].body["name"]) if kept else ""
        return name or next(
            (one.commission for one in self._desk.reading.countries() if one.code == country), ""
        )


class CityRemarks:
    """The other end: a city's own dossiers, the remarks on them, and the city's answers.

    Args:
        store: Keeps them beside the dossiers.
        dossiers: The city's dossiers.
        clock: The time now.
        actor: Who is working.
    """

    def __init__(
        self, *, store: RemarkStore, dossiers: DossierStore, clock: Clock, actor: Callable[[], str]
    ) -> None:
        self._store, self._dossiers = store, dossiers
        self._clock, self._actor = clock, actor

    def of(self, dossier: int) -> tuple[CityRemark, ...]:
        """The remarks on a dossier, in the order of their numbers."""
        return self._store.remarks(dossier)

    def take(self, dossier: int, data: bytes) -> int:
        """Keep the remarks of a file that came from the Commission; how many there are.

        An answer that was given here already stays, unless the Commission's words changed.

        Raises:
            InputRefused: `not_a_remarks_file`, `remarks_of_other_dossier`.
        """
        file = read_remarks(data)
        if file.dossier != self._dossiers.load(dossier).dossier.uuid:
            raise InputRefused("remarks_of_other_dossier")
        here = {one.remark.number: one.remark for one in self._store.remarks(dossier)}
        made = []
        for one in file.remarks:
            mine = here.get(one.number)
            same = mine is not None and (mine.text, mine.quote) == (one.text, one.quote)
            kept = replace(one, reply=mine.reply) if mine is not None and same and mine.reply else one
            made.append(CityRemark(kept, file.commission, file.reply_by))
        if made:
            self._store.put_remarks(dossier, tuple(made), actor=self._actor())
        return len(made)

    def reply(self, dossier: int, number: int, state: ReplyState, reason: str = "") -> Remark:
        """Mark a remark done, or declined with a reason.

        Raises:
            NotFound: `remark_unknown`.
            InputRefused: `reason_needed`, `reason_too_long`.
        """
        for one in self._store.remarks(dossier):
            if one.remark.number == number:
                reply = Reply(state, reason, self._actor(), self._clock())
                told = replied(one.remark, reply)
                self._store.put_remarks(dossier, (replace(one, remark=told),), actor=self._actor())
                return told
        raise NotFound("remark_unknown", number=number)

    def file(self, dossier: int, *, with_names: bool = False) -> bytes:
        """The remarks with the city's answers, to travel beside the next version; empty without remarks."""
        kept = self._store.remarks(dossier)
        if not kept:
            return b""
        told = RemarksFile(
            dossier=self._dossiers.load(dossier).dossier.uuid,
            content_id=kept[-1].remark.content_id,
            commission=kept[-1].commission,
            reply_by=kept[-1].reply_by,
            remarks=tuple(one.remark for one in kept),
        )
        return remarks_bytes(told, with_names=with_names)
