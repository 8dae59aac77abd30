"""Handing out sections of a draft as a file, and giving such a part back."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lcapp.domain.answers_file import strict_json
from lcapp.domain.calls import Call
from lcapp.domain.dossier import Dossier
from lcapp.domain.evidence import Evidence
from lcapp.domain.fingerprint import canonical_bytes
from lcapp.domain.forms import Form
from lcapp.domain.history import Change
from lcapp.domain.package import CALL, FORM, Package, PackageHead
from lcapp.domain.parcel_file import (
    LONGEST_NAME,
    LONGEST_NOTE,
    ParcelFile,
    due_day,
    file_content,
    read_parcel_file,
)
from lcapp.domain.parcels import (
    Parcel,
    answers_of_sections,
    context_of,
    parcel_key,
    parcel_value,
    parcels_in,
)
from lcapp.domain.received_dossier import usable_evidence
from lcapp.domain.received_values import fitting_answers
from lcapp.domain.renumbering import renumbered
from lcapp.domain.typed_text import many_lines, one_line
from lcapp.errors import InputRefused, LcappError, NotFound
from lcapp.services.brought_evidence import BroughtEvidence, evidence_plan
from lcapp.services.dossiers import Dossiers
from lcapp.services.draft_session import DraftSession
from lcapp.services.package_preview import Inspected
from lcapp.services.packages import Packages
from lcapp.services.ports import CallLibrary, Clock, FileWriter, FormLibrary

HAND_OUT, CALL_OFF, RECEIVED = "hand_out", "call_off", "parcel"
"""Kinds of the acts; the last is the beginning of a draft that is a part of another."""


@dataclass(frozen=True, slots=True)
class PreparedParcel:
    """A parcel about to be written.

    Args:
        parcel: What the draft will remember of it.
        package: The file without its annexes.
        evidence: Entries whose files travel along.
    """

    parcel: Parcel
    package: Package
    evidence: tuple[Evidence, ...]


class Parcels:
    """Hand-outs of open drafts.

    Args:
        packages: Writes what travels.
        forms: Forms by name.
        calls: Calls by id.
        dossiers: The dossiers here.
        evidence: Evidence that travels along.
        write_file: Writes a file whole or not at all.
        clock: The time now.
    """

    def __init__(
        self,
        *,
        packages: Packages,
        forms: FormLibrary,
        calls: CallLibrary,
        dossiers: Dossiers,
        evidence: BroughtEvidence,
        write_file: FileWriter,
        clock: Clock,
    ) -> None:
        self._packages, self._forms, self._calls = packages, forms, calls
        self._dossiers, self._evidence = dossiers, evidence
        self._write_file, self._clock = write_file, clock

    def hand_out(
        self,
        session: DraftSession,
        sections: Sequence[str],
        path: Path,
        *,
        to: str,
        due: str = "",
        note: str = "",
        passphrase: str = "",
    ) -> Parcel:
        """Write some sections into a file for somebody; the draft then shows who has them.

        The sections stay editable here. Undo forgets the hand-out, not the file.

        Raises:
            NotFound: `section_unknown`.
            InputRefused: `parcel_without_sections`, `parcel_without_name`, `due_not_a_day`, or what writing a
                package refuses.
            ReadOnly: The draft can only be read.
            EnvironmentFailed: The file could not be written; nothing was handed out.
        """
        prepared = self.prepare(session, sections, to=to, due=due, note=note)
        self.write(prepared, path, passphrase=passphrase)
        return self.remember(session, prepared)

    def prepare(
        self, session: DraftSession, sections: Sequence[str], *, to: str, due: str = "", note: str = ""
    ) -> PreparedParcel:
        """The first of three steps of `hand_out`; nothing is written or changed.

        Args:
            session: An open draft.
            sections: Ids; the order does not matter.
            to: Who shall have them.
            due: ISO day on which they should be back, or empty.
            note: A word to whoever writes them.
        """
        session.must_be_writable()
        wanted = _in_order(session.form, sections)
        name = one_line(to, "to")[:LONGEST_NAME]
        if not name:
            raise InputRefused("parcel_without_name")
        parcel = Parcel(
            id=uuid.uuid4().hex,
            sections=wanted,
            to=name,
            by=session.actor,
            since=self._clock(),
            due=due_day(due),
            note=many_lines(note, "note")[:LONGEST_NOTE],
            base=answers_of_sections(session.form, session.answers, wanted),
            dossier=session.dossier.uuid,
            title=session.dossier.title,
        )
        cited = self._evidence.cited(session.dossier.number, parcel.base)
        return self._prepared(session, parcel, cited)

    def write(self, prepared: PreparedParcel, path: Path, *, passphrase: str = "") -> int:
        """The second: the file; may run on a thread of its own.

        Args:
            prepared: From `prepare` or `prepare_return`.
            path: The file to write.
            passphrase: Locks the file; empty leaves it open.

        Returns:
            Its size in bytes.
        """
        package = replace(prepared.package, files=self._evidence.bytes_of(prepared.evidence))
        data = self._packages.write(package, passphrase=passphrase)
        self._write_file(path, data)
        return len(data)

    def remember(self, session: DraftSession, prepared: PreparedParcel) -> Parcel:
        """The third: the draft shows who has what from now on."""
        kept = replace(prepared.parcel, dossier="", title="")
        session.set_answers({}, kind=HAND_OUT, beside=(_change(session, kept),))
        session.flush()
        return kept

    def give_back(self, session: DraftSession, path: Path, *, passphrase: str = "") -> Parcel:
        """Write the part back into a file for whoever handed it out.

        Raises:
            NotFound: `not_a_received_parcel`: the draft is not a part of another.
            EnvironmentFailed: The file could not be written.
        """
        prepared = self.prepare_return(session)
        self.write(prepared, path, passphrase=passphrase)
        return prepared.parcel

    def prepare_return(self, session: DraftSession) -> PreparedParcel:
        """The first of two steps of `give_back`; the second is `write`."""
        parcel = received_parcel(session)
        if parcel is None:
            raise NotFound("not_a_received_parcel", dossier=session.dossier.number)
        session.flush()
        evidence = self._evidence.registered(session.dossier.number)
        return self._prepared(session, parcel, evidence, returned=True)

    def call_off(self, session: DraftSession, parcel_id: str) -> None:
        """Say that a hand-out is over without anything coming back; a file that comes later still merges.

        Raises:
            NotFound: `parcel_unknown`.
        """
        session.must_be_writable()
        parcel = next((one for one in parcels_in(session.sides) if one.id == parcel_id and one.is_out), None)
        if parcel is None:
            raise NotFound("parcel_unknown", parcel=parcel_id[:40])
        over = replace(parcel, returned_at=self._clock())
        session.set_answers({}, kind=CALL_OFF, beside=(_change(session, over),))
        session.flush()

    def open(self, inspected: Inspected) -> Dossier:
        """Start a draft from sections that somebody handed out; it holds these sections alone.

        Raises:
            InputRefused: It was refused, is of another kind, is on its way back (`parcel_returned`), or was
                opened before (`parcel_opened_before` with the `dossier`).
            NotFound: The call is not here and did not travel.
        """
        told = parcel_file_of(inspected)
        if told.returned:
            raise InputRefused("parcel_returned", title=told.parcel.title)
        # A parcel becomes one draft on each computer: its own name is the draft's.
        identity = str(uuid.UUID(hex=told.parcel.id))
        for card in (*self._dossiers.list(), *self._dossiers.binned()):
            if card.dossier.uuid == identity:
                raise InputRefused("parcel_opened_before", dossier=card.dossier.number)
        form = self._form_here(inspected, told)
        if self._call_here(inspected, told).form != form.name:
            raise InputRefused("form_of_package_differs", form=form.name)
        evidence = usable_evidence(told.evidence)
        plan = evidence_plan((), evidence, inspected.opened.manifest)
        answers, _unfit = fitting_answers(form, renumbered(told.answers, plan.numbers))
        context, _unfit = fitting_answers(form, told.context)
        parcel = replace(told.parcel, base=answers, evidence=tuple(one.id for one in plan.new))
        dossier = self._dossiers.start(
            told.call,
            title=told.parcel.title,
            answers={**context, **answers},
            act_kind=RECEIVED,
            identity=identity,
            beside={parcel_key(parcel.id): parcel_value(parcel)},
        )
        self._evidence.take(dossier.number, plan, inspected.opened, inspected.original)
        return dossier

    def _prepared(
        self, session: DraftSession, parcel: Parcel, evidence: tuple[Evidence, ...], *, returned: bool = False
    ) -> PreparedParcel:
        dossier, form = session.dossier, self._forms.get(session.form.name)
        told = ParcelFile(
            parcel=parcel,
            returned=returned,
            kind=dossier.kind,
            call=dossier.call,
            form=form.name,
            form_digest=dossier.form_digest,
            sender=session.actor,
            answers=answers_of_sections(session.form, session.answers, parcel.sections),
            context=context_of(form, session.answers, parcel.sections),
            evidence=evidence,
        )
        package = Package(
            head=PackageHead(
                kind="section",
                dossier=parcel.dossier,
                call=dossier.call,
                form=form.name,
                form_digest=dossier.form_digest,
                content_id="",
                made_at=self._clock(),
            ),
            data=canonical_bytes(file_content(told)),
            form_file=self._forms.source(form.name),
            call_file=self._call_file(dossier.call),
        )
        # What came along need not go back.
        files = tuple(one for one in evidence if one.id not in parcel.evidence)
        return PreparedParcel(parcel, package, files)

    def _call_file(self, call: str) -> bytes:
        try:
            return self._calls.source(call) if call else b""
        except LcappError:
            return b""

    def _form_here(self, inspected: Inspected, told: ParcelFile) -> Form:
        try:
            form = self._forms.get(told.form)
        except NotFound:
            return self._forms.take(inspected.opened.form_file, file=FORM)
        if form.digest != told.form_digest:
            raise InputRefused("form_of_package_differs", form=told.form)
        return form

    def _call_here(self, inspected: Inspected, told: ParcelFile) -> Call:
        try:
            return self._calls.get(told.call)
        except NotFound:
            if not inspected.opened.call_file:
                raise
            return self._calls.take(inspected.opened.call_file, file=CALL)


def parcel_file_of(inspected: Inspected) -> ParcelFile:
    """What a package of sections says.

    Raises:
        InputRefused: It was refused, is of another kind, or holds no such thing.
    """
    opened = inspected.opened
    if inspected.refused:
        raise InputRefused(opened.code, **dict(opened.params))
    if opened.head is None or opened.head.kind != "section":
        raise InputRefused("package_of_other_kind", kind=opened.head.kind if opened.head else "dossier")
    top = strict_json(opened.data)
    if not isinstance(top, dict):
        raise InputRefused("not_a_parcel")
    return read_parcel_file(top)


def received_parcel(session: DraftSession) -> Parcel | None:
    """The parcel an open draft is; None where it is a whole."""
    return next((one for one in parcels_in(session.sides) if one.received), None)


def out_of_hand(session: DraftSession) -> tuple[Parcel, ...]:
    """Hand-outs that are not back, last first."""
    return tuple(one for one in parcels_in(session.sides) if one.is_out)


def _in_order(form: Form, sections: Sequence[str]) -> tuple[str, ...]:
    known = [section.id for _part, section in form.sections()]
    for one in sections:
        if one not in known:
            raise NotFound("section_unknown", section=one[:60], form=form.name)
    if not sections:
        raise InputRefused("parcel_without_sections")
    return tuple(one for one in known if one in sections)


def _change(session: DraftSession, parcel: Parcel) -> Change:
    key = parcel_key(parcel.id)
    return Change(key, session.sides.get(key), parcel_value(parcel))
