"""`lcapp export DOSSIER -o FILE.pdf`: the dossier as a PDF."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from lcapp.cli.arguments import Subparsers, add_print_options, add_verb, dossier_number
from lcapp.cli.output import FINE, WRONG_USAGE, Output
from lcapp.cli.shapes import finding_shape
from lcapp.domain.findings import Severity
from lcapp.domain.snapshot import DossierSnapshot
from lcapp.i18n import Words, formats
from lcapp.i18n.wording import harmless
from lcapp.services.annexes import LARGEST_ANNEX, MAIL_BYTES, read_for_checking
from lcapp.services.app import App
from lcapp.services.export import ExportReport
from lcapp.services.mail_size import best_for_mail
from lcapp.services.ports import PrintOptions
from lcapp.services.record_pictures import are_of_the_city
from lcapp.services.translating import print_languages
from lcapp.services.whole_export import export_whole


def add_parser(subparsers: Subparsers) -> None:
    """Tell argparse about the verb."""
    parser = add_verb(subparsers, "export", "Print a dossier into a PDF file.")
    parser.add_argument("dossier", type=dossier_number, metavar="DOSSIER")
    add_print_options(parser)
    parser.add_argument(
        "--records",
        choices=("yes", "no"),
        help="what the city's records show, behind the answers (default: yes, where they are filled and of "
        "the same city)",
    )
    parser.add_argument("--notes", action="store_true", help="print the city's own notes as well")
    parser.add_argument(
        "--remarks",
        action="store_true",
        help="with your answers to the Commission's remarks inside, without names",
    )
    parser.set_defaults(run=run)


def run(app: App, args: Namespace, out: Output) -> int:
    """Print a dossier, whatever checking finds in it."""
    session = app.dossiers.open(args.dossier)
    snapshot = app.submissions.picture(session, with_notes=args.notes)
    usual = print_languages(session)[0]
    records = args.records == "yes" if args.records else are_of_the_city(app.city_records, snapshot)
    return export(
        app,
        args,
        out,
        snapshot,
        with_notes=args.notes,
        with_records=records,
        with_replies=args.remarks,
        usual=usual,
    )


def export(
    app: App,
    args: Namespace,
    out: Output,
    snapshot: DossierSnapshot,
    *,
    with_notes: bool = False,
    with_records: bool = False,
    with_replies: bool = False,
    usual: str = "",
) -> int:
    """Print a snapshot as the words ask for, else in its usual language, and say what was written."""
    if args.logo and not args.logo_authorised.strip():
        print("lcapp: --logo needs --logo-authorised: who allowed it in writing, and when", file=sys.stderr)
        return WRONG_USAGE
    if args.document_languages and args.document_language:
        print("lcapp: give either --language or --languages", file=sys.stderr)
        return WRONG_USAGE
    language, second = args.document_languages or (
        args.document_language or usual or next(iter(snapshot.form.languages), "en"),
        "",
    )
    known = {*args.languages, *snapshot.form.languages, *(key.language for key in snapshot.answers)}
    for code in filter(None, (language, second)):
        if not {code, code.partition("-")[0]} & known:
            print(f"lcapp: the language {code!r} is not known", file=sys.stderr)
            return WRONG_USAGE
    options = PrintOptions(
        language=language,
        second_language=second,
        variant=args.variant,
        paper=args.paper or args.settings().paper,
        with_notes=with_notes,
        with_annexes=args.annexes == "yes",
        official_beside=args.official_labels == "yes",
        with_summary=args.summary,
        with_tables=args.tables,
        with_unanswered=args.unanswered == "yes",
        with_other_languages=args.other_languages == "yes",
        with_records=with_records,
        with_replies=with_replies,
        arms=_emblem(app, args.arms),
        logo=_emblem(app, args.logo),
        logo_authorised=args.logo_authorised,
    )
    report = export_whole(
        app,
        snapshot,
        args.output,
        options=options,
        quality=args.pictures,
        without_failed=args.without_failed_annexes,
    )
    data = {
        "file": str(report.file),
        "pages": report.pages,
        "bytes": report.size,
        "seconds": round(report.seconds, 3),
        "smaller": [
            {"pictures": one.quality, "bytes": one.size, "fits": one.fits} for one in report.mail[1:]
        ],
        "findings": [finding_shape(out.words, finding, snapshot.form) for finding in report.findings],
    }
    out.show(data, lambda: _lines(out.words, report))
    return FINE


def _lines(words: Words, report: ExportReport) -> Iterator[str]:
    yield words.ngettext(
        "{file}: {count} page", "{file}: {count} pages", report.pages, file=harmless(words, str(report.file))
    )
    if report.mail:
        yield _too_large(words, report)
    to_fix = sum(finding.severity is Severity.MUST_FIX for finding in report.findings)
    advice = len(report.findings) - to_fix
    if missing := sum(finding.code == "not_translated" for finding in report.findings):
        yield words.ngettext(
            "{count} text is not translated and printed as it is written.",
            "{count} texts are not translated and printed as they are written.",
            missing,
        )
    if to_fix:
        yield words.ngettext("{count} thing must be fixed.", "{count} things must be fixed.", to_fix)
    if advice:
        yield words.ngettext("{count} piece of advice.", "{count} pieces of advice.", advice)


def _too_large(words: Words, report: ExportReport) -> str:
    size, limit = formats.file_size(words, report.size), formats.file_size(words, MAIL_BYTES)
    fits = best_for_mail(report.mail)
    if fits is None:
        return words._(
            "{size} is too large for many mailboxes; smaller pictures would not bring it under {limit}.",
            size=size,
            limit=limit,
        )
    return words._(
        "{size} is too large for many mailboxes; with {option} it has about {smaller}.",
        size=size,
        option=f"--pictures {fits.quality}",
        smaller=formats.file_size(words, fits.size),
    )


def _emblem(app: App, file: Path | None) -> bytes | None:
    return app.annexes.emblem(read_for_checking(file, largest=LARGEST_ANNEX)) if file else None
