"""`lcapp desk assign|unassign|assignments`: who reviews what, until when."""

from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from lcapp.cli.output import FINE, NOT_RIGHT, Output, table
from lcapp.domain.assignment import reviewer_id
from lcapp.errors import InputRefused
from lcapp.i18n import formats
from lcapp.i18n.wording import harmless
from lcapp.i18n.wording_reviewing import (
    assignment_state_words,
    conflicted_sentence,
    due_words,
    given_sentence,
    since_words,
)
from lcapp.services.app import App
from lcapp.services.assignments import AssignmentLine, Hands
from lcapp.services.tables import assignment_tables


def assign(app: App, args: Namespace, out: Output) -> int:
    """Give dossiers to a reviewer; exit code 1 where one was not given.

    Raises:
        InputRefused: `reviewer_conflicted`: none was given, for a conflict of interest.
    """
    given = app.commission.assignments.give(args.dossiers, args.name, args.due)
    if not given.given:
        raise InputRefused("reviewer_conflicted", text=given.conflicted[0].text)
    told = {
        "numbers": list(given.given),
        "reviewer": given.name,
        "due": given.due.isoformat(),
        "conflicts": [{"number": one.number, "city": one.city, "text": one.text} for one in given.conflicted],
    }

    def lines() -> Iterator[str]:
        if given.given:
            yield given_sentence(out.words, given)
        for one in given.conflicted:
            yield conflicted_sentence(out.words, one, given.name)

    out.show(told, lines)
    return NOT_RIGHT if given.conflicted else FINE


def unassign(app: App, args: Namespace, out: Output) -> int:
    """Take dossiers back from a reviewer."""
    reviewer = reviewer_id(args.name)
    taken = app.commission.assignments.take_back([Hands(number, reviewer) for number in args.dossiers])
    count, words = len(taken.written), out.words
    out.show(
        {"reviewer": args.name, "taken_back": count},
        lambda: [
            words.ngettext("{count} dossier was taken back.", "{count} dossiers were taken back.", count)
        ],
    )
    return FINE


def assignments(app: App, args: Namespace, out: Output) -> int:
    """The assignments of a call; with a file, as a table for a spreadsheet."""
    app.calls.get(args.call)
    reviewer = reviewer_id(args.reviewer) if args.reviewer else ""
    found = app.commission.assignments.overview(args.call, reviewer=reviewer)
    written = ""
    if args.output is not None:
        kind = args.output.suffix.lower().removeprefix(".")
        data = app.write_table(assignment_tables(found), kind=kind, language=out.words.language)
        app.write_file(args.output, data)
        written = str(args.output)
    words = out.words

    def lines() -> Iterator[str]:
        yield from table(
            words,
            [
                (
                    formats.number(words, one.line.number),
                    one.line.title,
                    one.name,
                    since_words(words, one.reviewer),
                    due_words(words, one.reviewer),
                    assignment_state_words(words, one),
                )
                for one in found
            ],
        )
        if not found:
            yield words._("Nothing is given to anybody in this call.")
        if written:
            yield words._("Written: {file}", file=harmless(words, written))

    out.show({"assignments": list(map(_shape, found)), "file": written or None}, lines)
    return FINE


def _shape(one: AssignmentLine) -> dict[str, Any]:
    who = one.reviewer
    return {
        "number": one.line.number,
        "city": one.line.title,
        "reviewer": one.name or None,
        "state": one.state,
        "since": who.since.isoformat() if who and who.since else None,
        "due": who.due.isoformat() if who and who.due else None,
        "days": who.days if who else None,
        "finished": who.finished_at.isoformat() if who and who.finished_at else None,
        "earlier_version": one.of_earlier,
    }
