"""`lcapp review export|import`: sheets of reviewers as packages between computers."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from lcapp.cli.arguments import Subparsers, add_family, add_verb
from lcapp.cli.output import FINE, NOT_RIGHT, Output
from lcapp.i18n.wording import harmless
from lcapp.services.app import App


def add_parser(subparsers: Subparsers) -> None:
    """Tell argparse about the verbs."""
    acts = add_family(subparsers, "review", "Sheets of reviewers as packages between computers.")
    out = add_verb(acts, "export", "Write your finished sheets of a call into a package.")
    out.add_argument("call", metavar="CALL")
    out.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.lcdossier")
    out.add_argument("--everyone", action="store_true", help="all sheets you may read, not only your own")
    out.add_argument("--with-names", action="store_true", help="name the reviewers")
    out.set_defaults(run=export_reviews)
    back = add_verb(
        acts, "import", "Take the sheets of a package in; sheets that stand here stay as they are."
    )
    back.add_argument("file", type=Path, metavar="FILE.lcdossier")
    back.set_defaults(run=import_reviews)


def export_reviews(app: App, args: Namespace, out: Output) -> int:
    """Write a package of sheets."""
    app.calls.get(args.call)
    data = app.commission.review_packages.export(
        args.call, with_names=args.with_names, everyone=args.everyone
    )
    app.write_file(args.output, data)
    told = {"file": str(args.output), "bytes": len(data), "with_names": args.with_names}
    out.show(told, lambda: [out.words._("Written: {file}", file=harmless(out.words, str(args.output)))])
    return FINE


def import_reviews(app: App, args: Namespace, out: Output) -> int:
    """Take a package of sheets in; exit code 1 where they were scored by other criteria."""
    taken = app.commission.review_packages.take(args.file)
    told = {
        "call": taken.call,
        "taken": taken.taken,
        "passed": taken.passed,
        "other_criteria": taken.other_criteria,
    }

    def lines() -> Iterator[str]:
        words = out.words
        if taken.other_criteria:
            yield words._("These sheets were scored by other criteria than yours. None was taken.")
            return
        yield words.ngettext("{count} sheet was taken.", "{count} sheets were taken.", taken.taken)
        if taken.passed:
            yield words.ngettext(
                "{count} sheet was passed over: its dossier is not here, or it stands here already.",
                "{count} sheets were passed over: their dossiers are not here, or they stand here already.",
                taken.passed,
            )

    out.show(told, lines)
    return NOT_RIGHT if taken.other_criteria else FINE
