"""Dossiers as files that travel: packed, looked at, previewed, taken in. Nothing changes before `accept`."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace

from lcapp.domain.call_reader import read_call
from lcapp.domain.calls import Call
from lcapp.domain.carried_dossier import CarriedDossier, read_carried
from lcapp.domain.dossier import DossierContent
from lcapp.domain.form_reader import read_form
from lcapp.domain.forms import Form
from lcapp.domain.package import FORM, Package
from lcapp.domain.received_dossier import fitted
from lcapp.domain.snapshot import DossierSnapshot
from lcapp.errors import InputRefused, LcappError
from lcapp.services.library_ports import EvidenceFiles, EvidenceStore, LibraryKeeper, VersionStore
from lcapp.services.package_intake import intake_of, notes_in, progress_of, remarks_in, sides_in
from lcapp.services.package_making import Beside, package_of
from lcapp.services.package_ports import (
    LibraryThere,
    OpenedPackage,
    PackageOpener,
    PackageStore,
    PackageTools,
    Receipt,
)
from lcapp.services.package_preview import (
    Inspected,
    InspectOne,
    Preview,
    answer_differences,
    evidence_differences,
    is_large_loss,
    other_numbers,
)
from lcapp.services.ports import CallLibrary, Clock, DossierStore, FormLibrary, Watch
from lcapp.services.senders import NOBODY, sender_of

MOST_ACTS = 100_000
SNAPSHOT_REASON = "before-import"


@dataclass(frozen=True, slots=True)
class Accepted:
    """What became of a package.

    Args:
        dossier: Number of the dossier.
        preview: What was to change.
        changed: Whether anything was; not where it stood here already.
    """

    dossier: int
    preview: Preview
    changed: bool


class Packages:
    """Packages of every kind.

    Args:
        tools: Writes and signs.
        opener: Opens strangers' files in the child process.
        store: Takes one in.
        dossiers: The dossiers here.
        evidence: Their registers.
        files: The bytes of evidence.
        versions: Kept versions.
        forms: Forms by name.
        calls: Calls by id.
        keeper: Makes a copy of the library before something comes in.
        library_there: Whether there is a library.
        clock: The time now.
        actor: Who is working.
    """

    def __init__(
        self,
        *,
        tools: PackageTools,
        opener: PackageOpener,
        store: PackageStore,
        dossiers: DossierStore,
        evidence: EvidenceStore,
        files: EvidenceFiles,
        versions: VersionStore,
        forms: FormLibrary,
        calls: CallLibrary,
        keeper: LibraryKeeper,
        library_there: LibraryThere,
        clock: Clock,
        actor: Callable[[], str],
    ) -> None:
        self._tools, self._opener, self._store = tools, opener, store
        self._dossiers, self._evidence, self._files = dossiers, evidence, files
        self._versions, self._forms, self._calls = versions, forms, calls
        self._keeper, self._library_there = keeper, library_there
        self._clock, self._actor = clock, actor

    # Out

    def of(
        self,
        snapshot: DossierSnapshot,
        *,
        beside: Beside | None = None,
        looks: Mapping[str, tuple[str, ...]] | None = None,
    ) -> Package:
        """A picture of a dossier as a package: answers, register, form, call, annexes; nothing else.

        Args:
            snapshot: From `Submissions.picture`.
            beside: Notes, states and history, where they are to travel.
            looks: See `carried_bytes`.

        Raises:
            NotFound: `form_of_package_differs`: the form is not here in that state, or not at all.
        """
        number = snapshot.dossier.number
        return package_of(
            snapshot,
            forms=self._forms,
            calls=self._calls,
            files=self._files,
            base=self._base(number) if number else "",
            beside=beside,
            looks=looks,
        )

    def write(self, package: Package, *, passphrase: str = "", signed: bool = True) -> bytes:
        """The bytes of a package of any kind.

        Args:
            package: What is in it.
            passphrase: Locks it; empty leaves it open.
            signed: Whether this installation signs it.

        Raises:
            InputRefused: `package_too_large`, `passphrase_too_short`.
        """
        data = self._tools.write(package, signed=signed)
        return self._tools.lock(data, passphrase) if passphrase else data

    def note_packed(self, package: Package, dossier: int) -> None:
        """Keep in the audit that a dossier went out, and the answers as they were."""
        told = {"variant": "package", "language": "", "content_id": package.head.content_id}
        self._versions.note_deed(dossier, "export", told, actor=self._actor())

    def beside(self, number: int, *, with_notes: bool, with_history: bool) -> Beside:
        """Notes and states of a dossier, its record of changes, or both."""
        acts = self._dossiers.acts(number, limit=MOST_ACTS) if with_history else ()
        if not with_notes:
            return Beside(acts=acts, named=with_history)
        content = self._dossiers.load(number)
        return Beside(content.notes, content.marks, acts, named=True)

    def own_words(self) -> tuple[str, ...]:
        """Five words of this computer; empty before its first package."""
        key = self._tools.own_key()
        return self._tools.words(key) if key else ()

    # In

    def inspect(self, data: bytes, *, passphrase: str = "", watch: Watch | None = None) -> Inspected:
        """Open a file from outside in the child process; nothing is changed.

        Args:
            data: A package of any kind, or a PDF that carries one.
            passphrase: Where it needs one.
            watch: Asked whether to go on.

        Raises:
            Cancelled: The person stopped it.
        """
        return self._looked_at(data, self._opener.open_package(data, passphrase=passphrase, watch=watch))

    @contextmanager
    def inspecting(self) -> Iterator[InspectOne]:
        """`inspect` for many files, quickly; several threads may ask at once, and one bad file stops none."""
        with self._opener.staying() as open_one:

            def inspect(data: bytes, *, passphrase: str = "", watch: Watch | None = None) -> Inspected:
                return self._looked_at(data, open_one(data, passphrase=passphrase, watch=watch))

            yield inspect

    def _looked_at(self, data: bytes, opened: OpenedPackage) -> Inspected:
        if opened.signature and not self._tools.is_signed(opened.manifest, opened.signature):
            opened = OpenedPackage("refused", "package_signature_wrong")
        digest = hashlib.sha256(data).hexdigest()
        if opened.head is None or not self._library_there():
            sender = sender_of(opened, 0, (), self._tools) if opened.head else NOBODY
            return Inspected(opened, digest, data, sender)
        number, _binned = self._number_of(opened.head.dossier)
        sender = sender_of(opened, number, self._store.receipts(), self._tools)
        return Inspected(opened, digest, data, sender)

    def preview(self, inspected: Inspected) -> Preview:
        """What would change if a dossier's package were taken in; nothing is changed.

        Raises:
            InputRefused: It was refused, it is of another kind (`package_of_other_kind`), or, for an old
                PDF, its form is not here (`form_of_package_missing`).
        """
        return self._preview(inspected)[0]

    def accept(
        self,
        inspected: Inspected,
        *,
        as_received: bool = False,
        loss_known: bool = False,
        copy_first: bool = True,
    ) -> Accepted:
        """Take a dossier in, in one transaction, after a copy of the library was made.

        Args:
            inspected: From `inspect`.
            as_received: Keep it as somebody else's dossier: a version of what came is kept, and what was
                sealed stays shut. Otherwise it is a draft to be worked on.
            loss_known: Whether somebody said that a large part of the answers here may go.
            copy_first: Whether a copy of the library is made first; whoever takes in many makes one for all.

        Raises:
            InputRefused: As `preview`; `package_in_bin`, `package_sealed_here`, `package_large_loss`,
                `package_numbers_differ`.
            ChangedElsewhere: The dossier was saved meanwhile.
            EnvironmentFailed: Nothing was changed.
        """
        preview, carried, form = self._preview(inspected)
        if preview.state == "in_bin":
            raise InputRefused("package_in_bin", dossier=preview.dossier)
        shuts = as_received and carried.sealed and not preview.sealed_here
        if preview.state == "same" and not shuts:
            return Accepted(preview.dossier, preview, changed=False)
        if preview.sealed_here and not as_received:
            raise InputRefused("package_sealed_here", dossier=preview.dossier)
        if preview.numbers_differ:
            raise InputRefused("package_numbers_differ", numbers=", ".join(preview.numbers_differ))
        if preview.large_loss and not loss_known:
            gone = sum(one.change == "removed" for one in preview.answers)
            raise InputRefused("package_large_loss", count=gone)
        if copy_first and self._library_there():
            self._keeper.take_snapshot(SNAPSHOT_REASON)
        self._keep_files(inspected, carried)
        self._keep_form_and_call(inspected.opened, preview)
        now, actor = self._clock(), self._actor()
        receipt = Receipt(0, now, inspected.sender.key, inspected.sha256, carried.content_id)
        call = self._call_named(carried.dossier.call)
        intake = intake_of(
            inspected.opened,
            carried,
            receipt,
            here=self._dossiers.load(preview.dossier) if preview.dossier else None,
            progress=progress_of(form, call, carried.answers, now),
            now=now,
            actor=actor,
            as_received=as_received,
            sides=preview.sides,
        )
        made = self._store.take_in(intake, actor=actor)
        return Accepted(made.number, preview, changed=True)

    def receipts(self) -> tuple[Receipt, ...]:
        """Everything that was ever taken in, oldest first."""
        return self._store.receipts() if self._library_there() else ()

    def _preview(self, inspected: Inspected) -> tuple[Preview, CarriedDossier, Form]:
        opened = inspected.opened
        if inspected.refused:
            raise InputRefused(opened.code, **dict(opened.params))
        if opened.head is not None and opened.head.kind != "dossier":
            raise InputRefused("package_of_other_kind", kind=opened.head.kind)
        carried = read_carried(opened.data)
        form, how = self._form_of(opened, carried)
        if opened.head is None:
            carried, _removals = fitted(carried, form, {})
        notes, _marks = notes_in(opened, carried.answers)
        number, binned = self._number_of(carried.dossier.uuid)
        preview = Preview(
            state="in_bin" if binned else "new",
            dossier=number,
            carried=carried,
            form=how,
            call=self._how_known_is_the_call(opened, carried),
            notes=len(notes),
            remarks=remarks_in(opened),
        )
        if not number or binned:
            added = answer_differences({}, carried.answers)
            register = evidence_differences((), carried.evidence)
            sides = sides_in(opened, carried, form, self._call_of(opened, carried), {})
            return replace(preview, answers=added, evidence=register, sides=sides), carried, form
        here = self._dossiers.load(number)
        sides = sides_in(opened, carried, form, self._call_of(opened, carried), here.sides)
        return self._compared(replace(preview, sides=sides), here), carried, form

    def _compared(self, preview: Preview, here: DossierContent) -> Preview:
        carried, number = preview.carried, preview.dossier
        register = self._evidence.evidence(number)
        answers = answer_differences(here.answers, carried.answers)
        evidence = evidence_differences(register, carried.evidence)
        before = {one.content_id for one in self._versions.versions(number)}
        older = carried.content_id in before or carried.dossier.updated_at < here.dossier.updated_at
        return replace(
            preview,
            state=("older" if older else "newer") if answers or evidence or preview.sides else "same",
            here=here.dossier.title,
            here_updated_at=here.dossier.updated_at,
            sealed_here=here.dossier.status == "sealed",
            form_here=here.dossier.form if here.dossier.form_digest != carried.dossier.form_digest else "",
            answers=answers,
            evidence=evidence,
            large_loss=is_large_loss(here.answers, carried.answers),
            numbers_differ=other_numbers((*register, *self._evidence.taken_out(number)), carried.evidence),
        )

    def _form_of(self, opened: OpenedPackage, carried: CarriedDossier) -> tuple[Form, str]:
        name, digest = carried.dossier.form, carried.dossier.form_digest
        try:
            ours = self._forms.get(name)
        except LcappError:
            ours = None
        if ours is not None and ours.digest == digest:
            return ours, "known"
        if not opened.form_file:
            raise InputRefused("form_of_package_missing", form=name)
        return read_form(opened.form_file, file=FORM), "differs" if ours is not None else "new"

    def _how_known_is_the_call(self, opened: OpenedPackage, carried: CarriedDossier) -> str:
        if not carried.dossier.call:
            return "none"
        if self._call_named(carried.dossier.call) is not None:
            return "known"
        return "new" if opened.call_file else "none"

    def _call_of(self, opened: OpenedPackage, carried: CarriedDossier) -> Call | None:
        ours = self._call_named(carried.dossier.call)
        return ours or (read_call(opened.call_file, file="call.toml") if opened.call_file else None)

    def _keep_files(self, inspected: Inspected, carried: CarriedDossier) -> None:
        self._files.keep_bytes(inspected.original)
        package = inspected.opened.package
        for sha256 in dict.fromkeys(one.sha256 for one in carried.evidence if one.size and one.sha256):
            if not self._files.verify(sha256):
                self._files.keep_bytes(self._tools.annex(package, sha256))

    def _keep_form_and_call(self, opened: OpenedPackage, preview: Preview) -> None:
        if preview.form == "new":
            self._forms.take(opened.form_file, file=FORM)
        if preview.call == "new":
            self._calls.take(opened.call_file, file="call.toml")

    def _call_named(self, call: str) -> Call | None:
        try:
            return self._calls.get(call) if call else None
        except LcappError:
            return None

    def _base(self, number: int) -> str:
        """The state this dossier came in with, where it came from outside."""
        if not number or not self._library_there():
            return ""
        came = [one.content_id for one in self._store.receipts() if one.dossier == number and one.content_id]
        return came[-1] if came else ""

    def _number_of(self, dossier_uuid: str) -> tuple[int, bool]:
        if not self._library_there():
            return 0, False
        for card in self._dossiers.cards():
            if card.dossier.uuid == dossier_uuid:
                return card.dossier.number, card.deleted_at is not None
        return 0, False
