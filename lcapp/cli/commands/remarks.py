"""`lcapp remarks DOSSIER`: the Commission's remarks on a city's own dossier, and the city's answers."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from lcapp.cli.arguments import Subparsers, add_verb, dossier_number, words_of_text
from lcapp.cli.output import FINE, Output
from lcapp.domain.remarks import ReplyState
from lcapp.i18n import formats
from lcapp.i18n.wording import harmless
from lcapp.services.annexes import read_for_checking
from lcapp.services.app import App


def add_parser(subparsers: Subparsers) -> None:
    """Tell argparse about the verbs."""
    parser = add_verb(subparsers, "remarks", "The Commission's remarks on a dossier, and your answers.")
    parser.add_argument("dossier", type=dossier_number, metavar="DOSSIER")
    parser.add_argument("--take", type=Path, metavar="FILE", help="the file that came from the Commission")
    parser.add_argument("--done", type=dossier_number, metavar="N", help="mark a remark as done")
    parser.add_argument(
        "--decline", type=dossier_number, metavar="N", help="decline a remark; asks for --reason"
    )
    parser.add_argument("--reason", type=words_of_text, default="", metavar="TEXT")
    parser.set_defaults(run=run)
    call = add_verb(subparsers, "national-call", "Take the Commission's deadline, contacts and guidance in.")
    call.add_argument("file", type=Path, metavar="FILE.json")
    call.set_defaults(run=take_call)


def run(app: App, args: Namespace, out: Output) -> int:
    """Take, answer, and list."""
    # The words of the desk are many; other verbs do without.
    from lcapp.cli.commands.desk_reviewing import remark_lines
    from lcapp.cli.desk_shapes import remark_shape
    from lcapp.domain.decision import Countdown
    from lcapp.i18n.wording_desk import countdown_sentence

    remarks = app.commission.city_remarks
    if args.take is not None:
        remarks.take(args.dossier, app.commission.remarks_in(args.take))
    if args.done is not None:
        remarks.reply(args.dossier, args.done, ReplyState.DONE, args.reason)
    if args.decline is not None:
        remarks.reply(args.dossier, args.decline, ReplyState.DECLINED, args.reason)
    found = remarks.of(args.dossier)
    told = {
        "commission": found[0].commission if found else None,
        "reply_by": found[0].reply_by.isoformat() if found and found[0].reply_by else None,
        "remarks": [remark_shape(one.remark) for one in found],
    }

    def lines() -> Iterator[str]:
        if found and found[0].reply_by:
            left = (found[0].reply_by - app.clock().astimezone().date()).days
            day = countdown_sentence(out.words, Countdown(found[0].reply_by, left))
            yield out.words._("Please answer by {day}.", day=day)
        for one in found:
            yield from remark_lines(out.words, one.remark)
        if not found:
            yield out.words._("There is no remark.")

    out.show(told, lines)
    return FINE


def take_call(app: App, args: Namespace, out: Output) -> int:
    """Keep what the Commission gave."""
    from lcapp.domain.national_call import LARGEST_FILE

    told = app.commission.national_calls.take(read_for_checking(args.file, largest=LARGEST_FILE))
    day = told.own_deadline.isoformat() if told.own_deadline else None
    data = {"call": told.call, "own_deadline": day, "commission": told.commission.name}

    def lines() -> Iterator[str]:
        yield out.words._(
            "{name}: {call}",
            name=harmless(out.words, told.commission.name),
            call=harmless(out.words, told.call),
        )
        if day:
            yield out.words._("The Commission's own deadline: {day}", day=formats.day(out.words, day))

    out.show(data, lines)
    return FINE
