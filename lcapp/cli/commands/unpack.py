"""`lcapp unpack FILE [--accept]`: what would come in with a package or a PDF, and taking it in."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from lcapp.cli.arguments import Subparsers, add_verb
from lcapp.cli.commands.inspect import inspected_file, inspection_shape, preview_shape
from lcapp.cli.commands.parcel import unpack_parcel
from lcapp.cli.output import FINE, NOT_RIGHT, Output
from lcapp.cli.passphrase import add_passphrase
from lcapp.i18n.wording_packages import inspection_sentences, preview_sentences
from lcapp.services.app import App
from lcapp.services.taking_in import take_in


def add_parser(subparsers: Subparsers) -> None:
    """Tell argparse about the verb."""
    parser = add_verb(subparsers, "unpack", "Take in a dossier from a package or from a dossier's PDF.")
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument(
        "--accept", action="store_true", help="take it in and print its number; otherwise nothing changes"
    )
    parser.add_argument(
        "--received",
        action="store_true",
        help="keep it as somebody else's dossier: what was sealed stays shut",
    )
    parser.add_argument(
        "--with-loss", action="store_true", help="although many answers that stand here would go"
    )
    add_passphrase(parser, "the file is locked")
    parser.set_defaults(run=run)


def run(app: App, args: Namespace, out: Output) -> int:
    """Say what would come in, or take it in."""
    inspected = inspected_file(app, args)
    if inspected.refused:
        out.show(
            {"accepted": False, **inspection_shape(out.words, inspected, None)},
            lambda: inspection_sentences(out.words, inspected),
        )
        return NOT_RIGHT
    if inspected.opened.head is not None and inspected.opened.head.kind == "section":
        return unpack_parcel(app, args, inspected, out)
    if not args.accept:
        preview = app.packages.preview(inspected)

        def lines() -> Iterator[str]:
            yield from inspection_sentences(out.words, inspected)
            yield from preview_sentences(out.words, preview)
            yield out.words._("Nothing was changed. Add --accept to take it in.")

        out.show({"accepted": False, **inspection_shape(out.words, inspected, preview)}, lines)
        return FINE
    accepted = take_in(app, inspected, as_received=args.received, loss_known=args.with_loss)
    told = {
        **inspection_shape(out.words, inspected, None),
        **preview_shape(accepted.preview),
        "accepted": True,
        "changed": accepted.changed,
        "dossier": accepted.dossier,
    }
    out.show(told, lambda: [str(accepted.dossier)])
    return FINE
