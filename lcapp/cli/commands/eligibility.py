"""`lcapp eligibility CALL`: may this city take part."""

from argparse import Namespace
from collections.abc import Iterator, Mapping

from lcapp.cli.arguments import Subparsers, add_verb, country, day, known_day, whole_number
from lcapp.cli.output import FINE, NOT_RIGHT, Output, readable
from lcapp.domain.calendar_spans import span_of_text
from lcapp.domain.call_windows import is_followed
from lcapp.domain.calls import Call
from lcapp.domain.city_calendar import CityDate, next_call
from lcapp.domain.eligibility import Eligibility, check_eligibility
from lcapp.domain.eligibility_notes import AUTHORITIES, SIGNATORIES
from lcapp.i18n import Words
from lcapp.i18n.form_texts import call_title
from lcapp.i18n.wording import eligibility_answer, harmless, reason_sentence
from lcapp.i18n.wording_guide import next_call_sentence
from lcapp.services.app import App


def add_parser(subparsers: Subparsers) -> None:
    """Tell argparse about the verb."""
    parser = add_verb(subparsers, "eligibility", "Say whether a city may take part in a call, and why.")
    parser.add_argument("call", metavar="CALL", help="such as award-2024")
    parser.add_argument("--country", type=country, metavar="CODE", help="the city's country, such as IR")
    parser.add_argument(
        "--joined",
        type=known_day,
        metavar="DATE",
        help="day or month of joining, such as 2020-09",
    )
    parser.add_argument(
        "--awarded", type=known_day, metavar="DATE", help="day or month in which it received its last award"
    )
    parser.add_argument("--on", type=day, metavar="DATE", help="the day of asking (default: today)")
    parser.add_argument(
        "--nominated", type=whole_number, metavar="N", help="how many the Commission has put forward"
    )
    parser.add_argument("--authority", choices=AUTHORITIES, help="the kind of authority the city has")
    parser.add_argument("--signatory", choices=SIGNATORIES, help="who signs for the city")
    parser.add_argument("--population", type=whole_number, metavar="N", help="inhabitants; only a hint")
    parser.set_defaults(run=run)


def run(app: App, args: Namespace, out: Output) -> int:
    """Answer with the reasons; exit code 1 for a call that is over, which is said with the next one."""
    countries, call = app.countries(), app.calls.get(args.call)
    calls = {one.id: one for one in readable(app.calls.ids(), app.calls.get, out)}
    on, joined = args.on or app.clock().astimezone().date(), span_of_text(args.joined or "")
    answer = check_eligibility(
        call,
        country=args.country,
        joined=joined,
        awarded=span_of_text(args.awarded or ""),
        on=on,
        followed=is_followed(call, calls.values(), on),
        nominated=args.nominated,
        members=frozenset(each.code for each in countries if each.member) or None,
        associates=frozenset(each.code for each in countries if not each.member),
        authority=args.authority or "",
        signatory=args.signatory or "",
        population=args.population,
    )
    until = answer.until.isoformat() if answer.until else None
    coming = next_call(calls.values(), call.kind, joined=joined, on=on) if answer.is_over else None
    said = next_call_sentence(out.words, coming, _title(out.words, coming, calls)) if coming else ""
    data = {
        "answer": answer.on_the_day,
        "until": until,
        "next": coming
        and {
            "call": coming.call or None,
            "date": coming.value,
            "certainty": str(coming.certainty),
            "source": coming.source,
            "text": said,
        },
        "reasons": [
            {
                "rule": reason.rule,
                "outcome": str(reason.outcome),
                "params": dict(reason.params),
                "text": reason_sentence(out.words, reason),
                "source": reason.source,
            }
            for reason in answer.reasons
        ],
    }
    out.show(data, lambda: _lines(out.words, answer, said, coming.source if coming else ""))
    return NOT_RIGHT if answer.on_the_day == "closed" else FINE


def _title(words: Words, coming: CityDate, calls: Mapping[str, Call]) -> str:
    return call_title(words, calls[coming.call]) if coming.call in calls else ""


def _lines(words: Words, answer: Eligibility, coming: str, source: str) -> Iterator[str]:
    yield eligibility_answer(words, answer.on_the_day, answer.until.isoformat() if answer.until else "")
    if coming:
        yield coming
        if source:
            yield words._("  Source: {source}", source=harmless(words, source))
    for reason in answer.reasons:
        yield f"- {reason_sentence(words, reason)}"
        if reason.source:
            yield words._("  Source: {source}", source=harmless(words, reason.source))
