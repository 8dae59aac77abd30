"""A picture of a dossier as a package: answers, register, form, call, annexes, and what was ticked."""

from collections.abc import Mapping
from dataclasses import dataclass

from lcapp.domain.answers import AnswerKey
from lcapp.domain.carried_dossier import carried_bytes
from lcapp.domain.carried_sides import fitting_sides, sides_bytes
from lcapp.domain.dossier import AnswerMark, Note
from lcapp.domain.history import Act
from lcapp.domain.package import BESIDE, Package, PackageHead
from lcapp.domain.package_beside import HISTORY, NOTES, history_bytes, notes_bytes
from lcapp.domain.snapshot import DossierSnapshot
from lcapp.errors import LcappError, NotFound
from lcapp.services.library_ports import EvidenceFiles
from lcapp.services.ports import CallLibrary, FormLibrary


@dataclass(frozen=True, slots=True)
class Beside:
    """What travels beside a dossier because the sender ticked it; names of people stand in it."""

    notes: tuple[Note, ...] = ()
    marks: Mapping[AnswerKey, AnswerMark] | None = None
    acts: tuple[Act, ...] = ()
    named: bool = False
    """Whether names of people may travel, such as of who checked a translation."""


def package_of(
    snapshot: DossierSnapshot,
    *,
    forms: FormLibrary,
    calls: CallLibrary,
    files: EvidenceFiles,
    base: str = "",
    beside: Beside | None = None,
    looks: Mapping[str, tuple[str, ...]] | None = None,
) -> Package:
    """The package of a picture.

    Args:
        snapshot: The picture.
        forms: Has the form.
        calls: Has the call, or not.
        files: Has the annexes; one that is gone is missing in the package too, and its reader is told.
        base: Content id of the state it was made from, or empty.
        beside: What was ticked.
        looks: See `carried_bytes`.

    Raises:
        NotFound: `form_of_package_differs`: the form is not here in that state, or not at all.
    """
    form = snapshot.form
    if not _is_here(forms, form.name, form.digest):
        raise NotFound("form_of_package_differs", form=form.name)
    return Package(
        head=PackageHead(
            kind="dossier",
            dossier=snapshot.dossier.uuid,
            call=snapshot.dossier.call,
            form=form.name,
            form_digest=form.digest,
            content_id=snapshot.content_id,
            made_at=snapshot.taken_at,
            base=base,
            sealed=snapshot.sealed,
            version=snapshot.version,
        ),
        data=carried_bytes(snapshot, looks=looks),
        form_file=forms.source(form.name),
        call_file=_call_file(calls, snapshot.dossier.call),
        files={
            one.sha256: files.path(one.sha256).read_bytes()
            for one in snapshot.evidence
            if one.sha256 and files.verify(one.sha256)
        },
        extras=_extras(snapshot, beside or Beside()),
    )


def _extras(snapshot: DossierSnapshot, beside: Beside) -> dict[str, bytes]:
    extras = {}
    sides = fitting_sides(snapshot.form, snapshot.call, snapshot.answers, snapshot.sides)
    if sides:
        extras[BESIDE] = sides_bytes(sides, named=beside.named)
    if beside.notes or beside.marks:
        extras[NOTES] = notes_bytes(beside.notes, beside.marks or {})
    if beside.acts:
        extras[HISTORY] = history_bytes(beside.acts)
    return extras


def _is_here(forms: FormLibrary, name: str, digest: str) -> bool:
    try:
        return forms.get(name).digest == digest
    except LcappError:
        return False


def _call_file(calls: CallLibrary, call: str) -> bytes:
    try:
        return calls.source(call) if call else b""
    except LcappError:
        return b""
