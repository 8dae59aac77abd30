"""`lcapp answers export | import`: answers as a file, as text, as a Word file, and back."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from lcapp.cli.arguments import Subparsers, add_family, add_verb, dossier_number
from lcapp.cli.input import read_input
from lcapp.cli.output import FINE, WRONG_USAGE, Output
from lcapp.cli.shapes import key_shape
from lcapp.domain.answers import AnswerKey
from lcapp.domain.answers_file import write_answers
from lcapp.i18n import Words
from lcapp.i18n.wording import harmless
from lcapp.services.app import App
from lcapp.services.import_answers import ImportReport, import_answers


def add_parser(subparsers: Subparsers) -> None:
    """Tell argparse about the verbs."""
    verbs = add_family(subparsers, "answers", "A dossier's answers as a file, and back.")
    export = add_verb(verbs, "export", "Write a dossier's answers.")
    export.add_argument("dossier", type=dossier_number, metavar="DOSSIER")
    export.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="default, and with -: standard output"
    )
    export.add_argument(
        "--format",
        choices=("json", "text", "docx"),
        default="json",
        help="an answers file, plain text, or a Word file (default: json)",
    )
    export.set_defaults(run=run)
    bring = add_verb(verbs, "import", "Merge an answers file into a dossier; nothing is deleted.")
    bring.add_argument("dossier", type=dossier_number, metavar="DOSSIER")
    bring.add_argument("file", metavar="FILE", help="an answers file, or - for standard input")
    bring.set_defaults(run=bring_in)


def run(app: App, args: Namespace, out: Output) -> int:
    """Write answers to a file or to standard output."""
    if args.format == "docx" and args.output is None:
        print("lcapp: a Word file needs -o FILE", file=sys.stderr)
        return WRONG_USAGE
    session = app.dossiers.open(args.dossier)
    if args.format == "json":
        data = write_answers(session.dossier.written_for, session.form, session.answers)
    else:
        data = app.print_answers(session.freeze(), kind=args.format, language=out.words.language)
    if args.output is None or str(args.output) == "-":
        if out.json and args.format == "text":
            out.show({"text": data.decode("utf-8")}, lambda: ())
        else:
            out.show_bytes(data)
        return FINE
    app.write_file(args.output, data)
    count = len(session.answers)
    out.show(
        {"file": str(args.output), "answers": count},
        lambda: [
            out.words.ngettext(
                "{count} answer written to {file}",
                "{count} answers written to {file}",
                count,
                file=harmless(out.words, str(args.output)),
            )
        ],
    )
    return FINE


def bring_in(app: App, args: Namespace, out: Output) -> int:
    """Merge a file into a dossier and say what changed."""
    data = read_input(args.file)
    session = app.dossiers.open(args.dossier)
    report = import_answers(session, data, copy_first=app.keeper.copy_first)
    session.flush()
    told = {
        "dossier": args.dossier,
        "added": [key_shape(key) for key in report.added],
        "replaced": [key_shape(key) for key in report.replaced],
        "unchanged": [key_shape(key) for key in report.unchanged],
    }
    out.show(told, lambda: _lines(out.words, report))
    return FINE


def _lines(words: Words, report: ImportReport) -> Iterator[str]:
    for key in report.added:
        yield words._("new       {question}", question=_place(key))
    for key in report.replaced:
        yield words._("replaced  {question}", question=_place(key))
    changed = len(report.added) + len(report.replaced)
    yield words.ngettext("{count} answer changed.", "{count} answers changed.", changed)
    if report.unchanged:
        yield words.ngettext(
            "{count} answer stood there already.",
            "{count} answers stood there already.",
            len(report.unchanged),
        )


def _place(key: AnswerKey) -> str:
    return f"{key.question} [{key.language}]" if key.language else key.question
