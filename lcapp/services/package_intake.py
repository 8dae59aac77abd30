"""From a package somebody accepted to what is to stand in the library."""

import uuid
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from lcapp.domain import validation
from lcapp.domain.answers import AnswerKey, Answers, Value
from lcapp.domain.calls import Call
from lcapp.domain.carried_dossier import CarriedDossier
from lcapp.domain.carried_sides import fitting_sides, read_carried_sides, side_changes
from lcapp.domain.completeness import completeness
from lcapp.domain.dossier import AnswerMark, Dossier, DossierContent, Note
from lcapp.domain.findings import Severity
from lcapp.domain.forms import Form
from lcapp.domain.history import Act, Change
from lcapp.domain.package import BESIDE
from lcapp.domain.package_beside import NOTES, read_notes
from lcapp.domain.parked import FORM_KEY, FormOfDraft
from lcapp.domain.remarks import FILE_NAME as REMARKS
from lcapp.domain.remarks import read_remarks
from lcapp.domain.side_records import Sides
from lcapp.domain.versions import VersionKind
from lcapp.services.package_ports import Intake, OpenedPackage, Receipt
from lcapp.services.ports import NewDossier, Progress, SaveBatch


def progress_of(form: Form, call: Call | None, answers: Answers, now: datetime) -> Progress:
    """What the list of dossiers shows."""
    so_far = completeness(form, answers)
    found = validation.check(form, answers, call=call, today=now.date())
    return Progress(so_far.answered, so_far.required, sum(f.severity is Severity.MUST_FIX for f in found))


def notes_in(opened: OpenedPackage, answers: Answers) -> tuple[tuple[Note, ...], dict[AnswerKey, AnswerMark]]:
    """Notes and states that came along; a state without its answer falls away."""
    if NOTES not in opened.extras:
        return (), {}
    notes, marks = read_notes(opened.extras[NOTES])
    return notes, {key: mark for key, mark in marks.items() if key in answers}


def remarks_in(opened: OpenedPackage) -> int:
    """How many remarks of the Commission came along; raises InputRefused where they cannot be read."""
    return len(read_remarks(opened.extras[REMARKS]).remarks) if REMARKS in opened.extras else 0


def sides_in(
    opened: OpenedPackage, carried: CarriedDossier, form: Form, call: Call | None, ours: Sides
) -> tuple[Change, ...]:
    """What would change beside the texts; nothing where the package does not speak of it.

    Raises:
        InputRefused: `package_built_wrong`.
    """
    if BESIDE not in opened.extras:
        return ()
    told = read_carried_sides(opened.extras[BESIDE])
    # What stands here for texts that are not in the package is left as it is.
    here, there = (fitting_sides(form, call, carried.answers, one) for one in (ours, told))
    return side_changes(here, there)


def intake_of(
    opened: OpenedPackage,
    carried: CarriedDossier,
    receipt: Receipt,
    *,
    here: DossierContent | None,
    progress: Progress,
    now: datetime,
    actor: str,
    as_received: bool,
    sides: tuple[Change, ...] = (),
) -> Intake:
    """What is to stand in the library.

    Args:
        opened: The package.
        carried: The dossier in it, made fit.
        receipt: The deed.
        here: The dossier as it stands here; None for a new one.
        progress: Of the answers that come.
        now: UTC.
        actor: Who takes it in.
        as_received: Whether it is kept as somebody else's: a version is kept, and what was sealed stays shut.
        sides: What changes beside the texts.
    """
    notes, marks = notes_in(opened, carried.answers)
    intake = Intake(new=None, batch=None, evidence=carried.evidence, receipt=receipt, marks=marks)
    if as_received:
        sealed = VersionKind.SEALED if carried.sealed else VersionKind.MILESTONE
        label = "" if carried.sealed else f"{now:%Y-%m-%d}"
        intake = replace(intake, keep_as=sealed, label=label, content=opened.data, reopen=True)
    if here is None:
        return replace(intake, new=_new(carried, notes, progress, sides))
    return replace(intake, batch=_changes(carried, here, notes, marks, progress, now, actor, sides))


def _new(
    carried: CarriedDossier, notes: tuple[Note, ...], progress: Progress, sides: tuple[Change, ...]
) -> NewDossier:
    dossier = carried.dossier
    return NewDossier(
        uuid=dossier.uuid,
        kind=dossier.kind,
        call=dossier.call,
        form=dossier.form,
        form_digest=dossier.form_digest,
        title=dossier.title,
        fictional=dossier.fictional,
        answers={**carried.answers, **{one.key: one.after for one in sides}},
        notes=notes,
        act_kind="import",
        progress=progress,
    )


def _changes(
    carried: CarriedDossier,
    here: DossierContent,
    notes: tuple[Note, ...],
    marks: Mapping[AnswerKey, AnswerMark],
    progress: Progress,
    now: datetime,
    actor: str,
    sides: tuple[Change, ...],
) -> SaveBatch:
    changes = tuple(
        Change(key, here.answers.get(key), carried.answers.get(key))
        for key in sorted({*here.answers, *carried.answers})
        if here.answers.get(key) != carried.answers.get(key)
    )
    # Every new text is a draft again, unless its state came along.
    states = {one.key: AnswerMark() for one in changes if one.after is not None} | dict(marks)
    changes += sides
    was, becomes = _form_of(here.dossier), _form_of(carried.dossier)
    if was != becomes:
        changes += (Change(FORM_KEY, was, becomes),)
    standing = {note.id for note in here.notes}
    return SaveBatch(
        dossier=here.dossier.number,
        expected_rev=here.dossier.rev,
        acts=(Act(f"import-{uuid.uuid4()}", "import", changes, now, actor),) if changes else (),
        marks=states,
        notes=tuple(note for note in notes if note.id not in standing),
        progress=progress,
        actor=actor,
    )


def _form_of(dossier: Dossier) -> Value:
    return FormOfDraft(dossier.form, dossier.form_digest, dossier.kind, dossier.call).value()
