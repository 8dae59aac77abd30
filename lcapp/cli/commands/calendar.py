"""`lcapp calendar`: what lies ahead of a city: report, twelve months, six years, next calls."""

from argparse import Namespace

from lcapp.cli.arguments import Subparsers, add_verb, day, known_day
from lcapp.cli.output import FINE, Output, readable, table
from lcapp.domain.calendar_spans import span_of_text
from lcapp.domain.city_calendar import city_calendar
from lcapp.i18n import formats
from lcapp.i18n.wording import certainty_word
from lcapp.i18n.wording_guide import city_date_sentence
from lcapp.services.app import App


def add_parser(subparsers: Subparsers) -> None:
    """Tell argparse about the verb."""
    parser = add_verb(subparsers, "calendar", "Say what lies ahead of a city: reports, waiting times, calls.")
    parser.add_argument(
        "--joined",
        type=known_day,
        metavar="DATE",
        help="day or month in which the city joined, such as 2020-09",
    )
    parser.add_argument(
        "--awarded", type=known_day, metavar="DATE", help="day or month in which it received its last award"
    )
    parser.add_argument("--on", type=day, metavar="DATE", help="the day of asking (default: today)")
    parser.set_defaults(run=run)


def run(app: App, args: Namespace, out: Output) -> int:
    """Every date that lies ahead, with how well it is known."""
    words = out.words
    calls = readable(app.calls.ids(), app.calls.get, out)
    on = args.on or app.clock().astimezone().date()
    joined, awarded = span_of_text(args.joined or ""), span_of_text(args.awarded or "")
    ahead = city_calendar(calls, joined=joined, awarded=awarded, on=on)

    def lines() -> list[str]:
        rows = [
            (
                formats.day_in_calendars(words, one.value),
                certainty_word(words, one.certainty),
                one.call,
                city_date_sentence(words, one),
                words._("Source: {source}", source=one.source) if one.source else "",
            )
            for one in ahead
        ]
        return table(words, rows) if rows else [words._("Nothing is known to lie ahead.")]

    data = [
        {
            "code": one.code,
            "date": one.value,
            "certainty": str(one.certainty),
            "source": one.source,
            "call": one.call or None,
            "params": dict(one.params),
            "text": city_date_sentence(words, one),
        }
        for one in ahead
    ]
    out.show(data, lines)
    return FINE
