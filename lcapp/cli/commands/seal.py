"""`lcapp seal DOSSIER`: freeze a version to be signed and sent, put scans beside it, open it again."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from lcapp.cli.arguments import Subparsers, add_verb, dossier_number, words_of_text
from lcapp.cli.output import FINE, Output
from lcapp.domain.fingerprint import short_code
from lcapp.domain.versions import Version
from lcapp.i18n import Words
from lcapp.services.app import App


def add_parser(subparsers: Subparsers) -> None:
    """Tell argparse about the verb."""
    parser = add_verb(subparsers, "seal", "Freeze a version of a dossier to be signed and sent.")
    parser.add_argument("dossier", type=dossier_number, metavar="DOSSIER")
    parser.add_argument(
        "--signed-page", type=Path, metavar="FILE", help="put the scan of a signed page beside the version"
    )
    parser.add_argument("--date", default="", metavar="DAY", help="day of the signature, such as 2026-05-31")
    parser.add_argument(
        "--reopen",
        type=words_of_text,
        metavar="REASON",
        help="make a sealed dossier a draft again; the sealed version stays, the audit keeps the reason",
    )
    parser.set_defaults(run=run)


def run(app: App, args: Namespace, out: Output) -> int:
    """Seal, or add a signed page to what was sealed."""
    session = app.dossiers.open(args.dossier)
    if args.signed_page is not None:
        page = app.submissions.add_signed_page(args.dossier, args.signed_page, dated=args.date)
        said = out.words._("The signed page stands beside the sealed version now.")
        out.show({"signed_page": page.sha256, "dated": page.dated}, lambda: [said])
        return FINE
    if args.reopen is not None:
        app.history.reopen(args.dossier, args.reopen)
        out.show(
            {"dossier": args.dossier, "status": "draft"},
            lambda: [out.words._("The dossier is a draft again; the sealed version stays.")],
        )
        return FINE
    version = app.submissions.seal(session)
    code = short_code(version.content_id)
    data = {"version": version.number, "fingerprint": code, "content_id": version.content_id}
    out.show(data, lambda: _lines(out.words, version, code))
    return FINE


def _lines(words: Words, version: Version, code: str) -> Iterator[str]:
    yield words._("Version {number} is sealed.", number=str(version.number))
    yield words._("Fingerprint {code}", code=code)
