"""`lcapp pack DOSSIER -o FILE`: a dossier as one file that another computer can take in."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from lcapp.cli.arguments import Subparsers, add_verb, dossier_number
from lcapp.cli.output import FINE, Output
from lcapp.cli.passphrase import add_passphrase, asked_passphrase
from lcapp.domain.fingerprint import short_code
from lcapp.i18n import formats
from lcapp.i18n.wording import harmless
from lcapp.services.app import App
from lcapp.services.replies import with_replies


def add_parser(subparsers: Subparsers) -> None:
    """Tell argparse about the verb."""
    parser = add_verb(subparsers, "pack", "Write a dossier into one file that another computer can take in.")
    parser.add_argument("dossier", type=dossier_number, metavar="DOSSIER")
    parser.add_argument(
        "-o", "--output", type=Path, required=True, metavar="FILE.lcdossier", help="the file to write"
    )
    parser.add_argument(
        "--notes", action="store_true", help="with the notes and states; names of people stand in them"
    )
    parser.add_argument(
        "--history", action="store_true", help="with the record of changes; names of people stand in it"
    )
    parser.add_argument(
        "--remarks", action="store_true", help="with your answers to the Commission's remarks, without names"
    )
    add_passphrase(parser, "lock the file with a passphrase")
    parser.set_defaults(run=run)


def run(app: App, args: Namespace, out: Output) -> int:
    """Write the package: of the sealed version, or of the draft as it stands."""
    passphrase = asked_passphrase(args, twice=True)
    session = app.dossiers.open(args.dossier)
    snapshot = app.submissions.picture(session)
    beside = None
    if args.notes or args.history:
        beside = app.packages.beside(args.dossier, with_notes=args.notes, with_history=args.history)
    package = app.packages.of(snapshot, beside=beside)
    if args.remarks:
        package = with_replies(app, package, args.dossier)
    data = app.packages.write(package, passphrase=passphrase)
    app.write_file(args.output, data)
    app.packages.note_packed(package, args.dossier)
    missing = [one.name for one in snapshot.evidence if one.sha256 and one.sha256 not in package.files]
    code, own_words = short_code(package.head.content_id), app.packages.own_words()
    told = {
        "file": str(args.output),
        "bytes": len(data),
        "kind": package.head.kind,
        "fingerprint": code,
        "content_id": package.head.content_id,
        "sealed": package.head.sealed,
        "version": package.head.version,
        "annexes": len(package.files),
        "missing": missing,
        "locked": bool(passphrase),
        "words": list(own_words),
    }

    def lines() -> Iterator[str]:
        words = out.words
        yield words._(
            "{file}: {size}", file=harmless(words, str(args.output)), size=formats.file_size(words, len(data))
        )
        yield words._("Fingerprint {code}", code=code)
        yield words._(
            "Five words of this computer, for whoever calls to compare: {words}.",
            words=" ".join(own_words),
        )
        for name in missing:
            yield words._("The file of {where} is missing or damaged on this computer.", where=name)

    out.show(told, lines)
    return FINE
