"""`lcapp new`, `lcapp list` and `lcapp own`: dossiers on this computer."""

import contextlib
from argparse import Namespace
from pathlib import Path

from lcapp.cli.arguments import Subparsers, add_verb, dossier_number, words_of_text
from lcapp.cli.input import read_input
from lcapp.cli.output import FINE, Output, table
from lcapp.cli.shapes import dossier_shape
from lcapp.domain.answers_file import call_named_in, read_answers
from lcapp.domain.city_records import is_record
from lcapp.domain.dossier import Dossier
from lcapp.errors import InputRefused, LcappError, ReadOnly
from lcapp.i18n import Words, formats
from lcapp.i18n.form_texts import FormWords
from lcapp.i18n.wording import kind_words
from lcapp.services.app import App
from lcapp.services.own_answers import make_own


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
    own = add_verb(
        subparsers, "own", "Say that answers put together from public sources are the city's own now."
    )
    own.add_argument("dossier", type=dossier_number, metavar="DOSSIER")
    own.set_defaults(run=own_answers)


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
                    _kind(app, words, card.dossier),
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


def _kind(app: App, words: Words, dossier: Dossier) -> str:
    """Which record of the city it is, else what is asked for with it."""
    if is_record(dossier.form):
        with contextlib.suppress(LcappError):
            form = app.forms.get(dossier.form)
            return FormWords(words, form.name).title(form)
    return kind_words(words, dossier.kind)


def own_answers(app: App, args: Namespace, out: Output) -> int:
    """Take the mark of public sources away; it can be undone in the draft."""
    session = app.dossiers.open(args.dossier)
    sources = make_own(session)
    session.flush()
    said = out.words._("The answers of dossier {number} are the city's own now.", number=str(args.dossier))
    out.show({"dossier": args.dossier, "public_sources": list(sources)}, lambda: [said])
    return FINE
