"""`lcapp table DOSSIER|--call CALL -o FILE`: figures and answers, or the desk, for a spreadsheet."""

import sys
from argparse import Namespace
from pathlib import Path

from lcapp.cli.arguments import Subparsers, add_verb, dossier_number
from lcapp.cli.output import FINE, WRONG_USAGE, Output
from lcapp.i18n.wording import harmless
from lcapp.services.app import App
from lcapp.services.tables import TableSheet, desk_tables, dossier_tables

KINDS = ("figures", "answers", "desk", "ranking")


def add_parser(subparsers: Subparsers) -> None:
    """Tell argparse about the verb."""
    parser = add_verb(subparsers, "table", "Write figures and answers, or the desk's list, as XLSX or CSV.")
    parser.add_argument("dossier", nargs="?", type=dossier_number, metavar="DOSSIER")
    parser.add_argument("--call", metavar="CALL", help="the desk's list and ranking of a call instead")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.xlsx|FILE.csv")
    parser.add_argument(
        "--only",
        choices=KINDS,
        help="one table alone; CSV holds one (default: figures of a dossier, list of a call)",
    )
    parser.set_defaults(run=run)


def run(app: App, args: Namespace, out: Output) -> int:
    """Write tables to a file."""
    if (args.dossier is None) == (args.call is None):
        print("lcapp: say a dossier's number, or --call CALL", file=sys.stderr)
        return WRONG_USAGE
    sheets = _of_call(app, args.call) if args.call is not None else _of_dossier(app, args.dossier)
    if args.only:
        sheets = tuple(sheet for sheet in sheets if sheet.kind == args.only)
    if not sheets:
        print(f"lcapp: there is no table {args.only!r} here", file=sys.stderr)
        return WRONG_USAGE
    kind = args.output.suffix.lower().removeprefix(".")
    data = app.write_table(sheets, kind=kind, language=out.words.language)
    app.write_file(args.output, data)
    written = sheets if kind == "xlsx" else sheets[:1]
    rows = sum(len(sheet.rows) for sheet in written)
    told = {
        "file": str(args.output),
        "bytes": len(data),
        "tables": [{"table": sheet.kind, "rows": len(sheet.rows)} for sheet in written],
    }
    words = out.words
    out.show(
        told,
        lambda: [
            words.ngettext(
                "{count} row written to {file}",
                "{count} rows written to {file}",
                rows,
                file=harmless(words, str(args.output)),
            )
        ],
    )
    return FINE


def _of_dossier(app: App, number: int) -> tuple[TableSheet, ...]:
    return dossier_tables(app.dossiers.open(number).freeze())


def _of_call(app: App, call: str) -> tuple[TableSheet, ...]:
    from lcapp.services.desk_ports import DeskFilter

    app.calls.get(call)
    lines = app.commission.desk.lines(DeskFilter(call=call))
    return desk_tables(lines, app.commission.rankings.ranking(call))
