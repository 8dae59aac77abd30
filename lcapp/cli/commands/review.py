"""`lcapp review hand-out|export|import`: dossiers and sheets of reviewers between computers."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lcapp.cli.arguments import Subparsers, add_family, add_verb, dossier_number, words_of_text
from lcapp.cli.output import FINE, NOT_RIGHT, Output
from lcapp.domain.assignment import reviewer_id
from lcapp.i18n.wording import harmless
from lcapp.services.app import App


def add_parser(subparsers: Subparsers) -> None:
    """Tell argparse about the verbs."""
    acts = add_family(subparsers, "review", "Dossiers and sheets of reviewers between computers.")
    work = add_verb(acts, "hand-out", "Write the dossiers a reviewer is to review into a package.")
    work.add_argument("call", metavar="CALL")
    work.add_argument("dossiers", type=dossier_number, nargs="*", metavar="DOSSIER", help="only these")
    work.add_argument("--to", type=words_of_text, required=True, metavar="NAME")
    work.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.lcdossier")
    work.add_argument("--with-names", action="store_true", help="name the reviewer")
    work.set_defaults(run=hand_out)
    out = add_verb(acts, "export", "Write your finished sheets of a call into a package.")
    out.add_argument("call", metavar="CALL")
    out.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.lcdossier")
    out.add_argument("--everyone", action="store_true", help="all sheets you may read, not only your own")
    out.add_argument("--with-names", action="store_true", help="name the reviewers")
    out.set_defaults(run=export_reviews)
    back = add_verb(
        acts, "import", "Take sheets, or dossiers to review, in; sheets that stand here stay as they are."
    )
    back.add_argument("file", type=Path, metavar="FILE.lcdossier")
    back.set_defaults(run=import_reviews)


def hand_out(app: App, args: Namespace, out: Output) -> int:
    """Write a package of work."""
    app.calls.get(args.call)
    data = app.commission.review_works.export(
        args.call, reviewer_id(args.to), numbers=args.dossiers, with_name=args.with_names
    )
    return _written(app, args, out, data)


def export_reviews(app: App, args: Namespace, out: Output) -> int:
    """Write a package of sheets."""
    app.calls.get(args.call)
    data = app.commission.review_packages.export(
        args.call, with_names=args.with_names, everyone=args.everyone
    )
    return _written(app, args, out, data)


def import_reviews(app: App, args: Namespace, out: Output) -> int:
    """Take a package in; exit code 1 where sheets were scored by other criteria or a file was refused."""
    # The words of the desk are many; writing does without.
    from lcapp.i18n.wording_reviewing import taken_sheets_sentences, taken_work_sentences
    from lcapp.services.export import Unwatched

    commission, words = app.commission, out.words
    inspected = commission.review_packages.opened(args.file)
    if commission.review_works.is_work(inspected):
        work = commission.review_works.looked_at(inspected)
        came = commission.review_works.take_looked_at(work, Unwatched())
        refused = [one for one in came.files if one.outcome == "refused"]
        told: dict[str, Any] = {
            "call": came.call,
            "for_me": work.for_me,
            "assigned": list(came.assigned),
            "files": [
                {"file": one.path.name, "outcome": one.outcome, "number": one.number or None}
                for one in came.files
            ],
        }
        out.show(told, lambda: taken_work_sentences(words, came))
        return NOT_RIGHT if refused else FINE
    taken = commission.review_packages.take_looked_at(commission.review_packages.looked_at(inspected))
    told = {
        "call": taken.call,
        "taken": taken.taken,
        "passed": taken.passed,
        "other_criteria": taken.other_criteria,
        "sheets": [
            {"number": one.number or None, "city": one.city or None, "outcome": one.outcome}
            for one in taken.sheets
        ],
    }
    out.show(told, lambda: taken_sheets_sentences(words, taken))
    return NOT_RIGHT if taken.other_criteria else FINE


def _written(app: App, args: Namespace, out: Output, data: bytes) -> int:
    app.write_file(args.output, data)
    told = {"file": str(args.output), "bytes": len(data), "with_names": args.with_names}

    def lines() -> Iterator[str]:
        yield out.words._("Written: {file}", file=harmless(out.words, str(args.output)))

    out.show(told, lines)
    return FINE
