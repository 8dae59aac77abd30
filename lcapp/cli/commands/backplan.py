"""`lcapp backplan CALL`: from the deadlines back to today, as a dated list or a printed page."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from lcapp.cli.arguments import Subparsers, add_verb, country, day, free_days, language
from lcapp.cli.output import FINE, NOT_RIGHT, Output, table
from lcapp.domain.back_planner import BackPlan, Room, plan_back
from lcapp.i18n import Words, formats
from lcapp.i18n.weekends import weekend_of
from lcapp.i18n.wording import certainty_word, harmless, party_words
from lcapp.i18n.wording_guide import left_out_sentences, planned_sentence, room_sentence
from lcapp.services.app import App


def add_parser(subparsers: Subparsers) -> None:
    """Tell argparse about the verb."""
    parser = add_verb(subparsers, "backplan", "Plan back from a call's deadlines: what is done when.")
    parser.add_argument("call", metavar="CALL", help="such as membership-2027")
    parser.add_argument(
        "--deadline", type=day, metavar="DATE", help="a deadline of your own that binds instead"
    )
    parser.add_argument("--start", type=day, metavar="DATE", help="the first day of work (default: today)")
    parser.add_argument("--country", type=country, metavar="CODE", help="whose weekend is kept, such as IR")
    parser.add_argument(
        "--free",
        type=free_days,
        nargs="*",
        default=[],
        metavar="DATE",
        help="days on which nobody works, such as 2027-05-01 or 2027-03-20..2027-04-02",
    )
    parser.add_argument("--city", default="", metavar="NAME", help="printed at the head of the page")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE.pdf", help="print it as one page")
    parser.add_argument(
        "--language", dest="document_language", type=language, metavar="LANG", help="language of the page"
    )
    parser.set_defaults(run=run)


def run(app: App, args: Namespace, out: Output) -> int:
    """The dated list; exit code 1 where no deadline is known, it is over, or too near for any dossier."""
    call = app.calls.get(args.call)
    plan = plan_back(
        call,
        app.guide.steps,
        start=args.start or app.clock().astimezone().date(),
        deadline=args.deadline,
        weekend=weekend_of(args.country or ""),
        free_days=frozenset().union(*args.free),
    )
    if plan is None:
        out.show({"plan": None}, lambda: [_no_plan(out.words)])
        return NOT_RIGHT
    file = _printed(app, args, out, plan) if args.output else None
    data = {
        "plan": {
            "call": plan.call,
            "start": plan.start.isoformat(),
            "binding": plan.binding.isoformat(),
            "squeezed": plan.room is not Room.ENOUGH,
            "room": str(plan.room),
            "working_days": plan.working_days,
            "left_out": list(plan.left_out),
            "days": [
                {
                    "code": one.code,
                    "date": one.value,
                    "who": one.who,
                    "fixed": one.fixed,
                    "certainty": str(one.certainty),
                    "source": one.source,
                    "text": planned_sentence(out.words, one),
                }
                for one in plan.days
            ],
        },
        "file": file,
    }
    out.show(data, lambda: _lines(out.words, plan, file))
    return NOT_RIGHT if plan.room is Room.NONE else FINE


def _no_plan(words: Words) -> str:
    return words._("No deadline is known that lies ahead. Give one with --deadline, such as 2027-06-15.")


def _lines(words: Words, plan: BackPlan, file: str | None) -> Iterator[str]:
    yield from table(
        words,
        [
            (
                formats.day_in_calendars(words, one.value),
                party_words(words, one.who),
                certainty_word(words, one.certainty) if one.fixed else words._("advice"),
                planned_sentence(words, one),
            )
            for one in plan.days
        ],
    )
    if room := room_sentence(words, plan):
        yield room
    if left_out := left_out_sentences(words, plan):
        yield words._("Left out for lack of time: {steps}", steps=" ".join(left_out))
    if file:
        yield words._("Written: {file}", file=harmless(words, file))


def _printed(app: App, args: Namespace, out: Output, plan: BackPlan) -> str:
    data = app.print_plan(
        plan,
        app.calls.get(args.call),
        language=args.document_language or args.language or out.words.language,
        paper=args.settings().paper,
        city=args.city,
        moment=app.clock(),
    )
    app.write_file(args.output, data)
    return str(args.output)
