"""`lcapp new` and `lcapp list`: dossiers on this computer."""

from argparse import Namespace
from pathlib import Path

from lcapp.cli.arguments import Subparsers, add_verb, words_of_text
from lcapp.cli.input import read_input
from lcapp.cli.output import FINE, Output, table
from lcapp.cli.shapes import dossier_shape
from lcapp.domain.answers_file import call_named_in, read_answers
from lcapp.errors import InputRefused, ReadOnly
from lcapp.i18n import formats
from lcapp.services.app import App


def add_parser(subparsers: Subparsers) -> None:
    """Tell argparse about the verbs."""
    new = add_verb(subparsers, "new", "Start a dossier for a call and print its number.")
    new.add_argument("--call", required=True, metavar="CALL", help="such as membership-2025")
    new.add_argument(
        "--title",
        type=words_of_text,
        default="",
        metavar="TEXT",
        help="what to call it (default: the city's name)",
    )
    new.add_argument("--answers", type=Path, metavar="FILE", help="answers to start with")
    new.set_defaults(run=run)
    add_verb(subparsers, "list", "List the dossiers on this computer.").set_defaults(run=list_dossiers)


def run(app: App, args: Namespace, out: Output) -> int:
    """Start a dossier; with a bad answers file none is made."""
    call = app.calls.get(args.call)
    answers = None
    if args.answers is not None:
        data = read_input(args.answers)
        if (found := call_named_in(data)) != call.id:
            raise InputRefused("answers_of_other_call", found=found[:80], wanted=call.id)
        answers = read_answers(data, app.forms.get(call.form)).answers
    dossier = app.dossiers.start(call.id, title=args.title, answers=answers)
    out.show({"dossier": dossier.number}, lambda: [str(dossier.number)])
    return FINE


def list_dossiers(app: App, args: Namespace, out: Output) -> int:
    """Every dossier in one line, last edited first."""
    cards = app.dossiers.list()
    words = out.words

    def lines() -> list[str]:
        if not cards:
            return [words._("No dossiers yet. Start one with: lcapp new --call CALL")]
        return table(
            words,
            [
                (
                    str(card.dossier.number),
                    card.dossier.title,
                    card.dossier.call,
                    formats.percent(words, card.progress.percent),
                    formats.day_and_time(words, card.dossier.updated_at),
                )
                for card in cards
            ],
        )

    if app.keeper.start_report().newer:
        out.warn(ReadOnly("library_newer"))
    newest = app.submissions.newest()
    out.show([dossier_shape(card, newest.get(card.dossier.number)) for card in cards], lines)
    return FINE
