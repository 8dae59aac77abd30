"""Everything one export of a dossier needs, gathered: picture, annexes, what rides inside, the check."""

from dataclasses import replace
from pathlib import Path

from lcapp.domain.carried_dossier import FILE_NAME, carried_bytes
from lcapp.domain.package import FILE_NAME as PACKAGE_NAME
from lcapp.domain.package import Package
from lcapp.domain.snapshot import DossierSnapshot
from lcapp.errors import InputRefused, NotFound
from lcapp.services.annexes import MAIL_BYTES, Prepared, prepare_annexes
from lcapp.services.app import App
from lcapp.services.draft_session import DraftSession
from lcapp.services.export import NOTHING_PREPARED, ExportReport, export_dossier
from lcapp.services.mail_size import mail_choices
from lcapp.services.ports import Carried, PrintOptions, Watch
from lcapp.services.record_pictures import with_records
from lcapp.services.replies import with_replies

PACKAGE_TYPE = "application/zip"
WITH_CONTENT = ("full", "form")
"""Variants that carry the dossier inside: the others are paper to work on."""


def export_whole(
    app: App,
    snapshot: DossierSnapshot,
    path: Path,
    *,
    options: PrintOptions,
    quality: str = "high",
    without_failed: bool = False,
    watch: Watch | None = None,
) -> ExportReport:
    """Print a picture of a dossier with its annexes into a file that carries the dossier, and check it.

    Args:
        app: The program.
        snapshot: From `Submissions.picture`, or of a sample.
        path: Where to.
        options: How.
        quality: Of pictures: `high`, `mail` or `small`.
        without_failed: Go on without annexes that cannot be printed.
        watch: Asked whether to go on.

    Raises:
        Cancelled, InputRefused, EnvironmentFailed: As `export_dossier`.
    """
    prepared = NOTHING_PREPARED
    if options.with_annexes and options.variant == "full":
        prepared = _prepared(app, snapshot, quality, watch)
    report = export_dossier(
        with_records(app.city_records, snapshot, options),
        path,
        renderer=app.renderer,
        write=app.write_file,
        options=options,
        prepared=prepared,
        carried=_carried(app, snapshot, prepared, options),
        check=app.annexes.check,
        without_failed=without_failed,
        watch=watch,
    )
    if prepared.annexes and report.size > MAIL_BYTES:
        smaller = mail_choices(
            report.size,
            prepared,
            quality=quality,
            prepare=lambda other: _prepared(app, snapshot, other, watch),
        )
        report = replace(report, mail=smaller)
    if snapshot.dossier.number:
        app.submissions.note_export(snapshot, options)
    return report


def export_draft(
    app: App,
    session: DraftSession,
    path: Path,
    *,
    options: PrintOptions,
    quality: str = "high",
    without_failed: bool = False,
    watch: Watch | None = None,
) -> ExportReport:
    """Print an open draft, or its sealed version; see `export_whole`."""
    snapshot = app.submissions.picture(session, with_notes=options.with_notes)
    return export_whole(
        app, snapshot, path, options=options, quality=quality, without_failed=without_failed, watch=watch
    )


def _prepared(app: App, snapshot: DossierSnapshot, quality: str, watch: Watch | None) -> Prepared:
    return prepare_annexes(
        snapshot.evidence,
        files=app.register.files,
        prepare=app.annexes.prepare,
        quality=quality,
        watch=watch,
    )


def _carried(
    app: App, snapshot: DossierSnapshot, prepared: Prepared, options: PrintOptions
) -> tuple[Carried, ...]:
    if options.variant not in WITH_CONTENT:
        return ()
    snapshot = replace(snapshot, printed=options.printed)
    names = {one.id: one.name for one in snapshot.evidence}
    looks = {names[one.evidence]: app.annexes.looks(one) for one in prepared.annexes}
    try:
        package = app.packages.of(snapshot, looks=looks)
        if options.with_replies and snapshot.dossier.number:
            package = with_replies(app, package, snapshot.dossier.number)
        data = _written(app, package, signed=bool(snapshot.dossier.number))
    except NotFound:
        # Without its form there is no package; the answers ride inside as they did before there were any.
        text = carried_bytes(snapshot, looks=looks)
        return (Carried(FILE_NAME, "application/json", text, "The dossier, to be read by programs"),)
    return (Carried(PACKAGE_NAME, PACKAGE_TYPE, data, "The dossier itself, to be opened by the program"),)


def _written(app: App, package: Package, *, signed: bool) -> bytes:
    """The package, without its annexes where they are more than a package holds: the pages show them."""
    try:
        return app.packages.write(package, signed=signed)
    except InputRefused:
        return app.packages.write(replace(package, files={}), signed=signed)
