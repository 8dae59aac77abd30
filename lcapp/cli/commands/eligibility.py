"""`lcapp eligibility CALL`: may this city take part."""

from argparse import Namespace
from collections.abc import Iterator

from lcapp.cli.arguments import Subparsers, add_verb, country, day, whole_number
from lcapp.cli.output import FINE, Output
from lcapp.domain.eligibility import Eligibility, check_eligibility
from lcapp.domain.eligibility_notes import AUTHORITIES, SIGNATORIES
from lcapp.i18n import Words
from lcapp.i18n.wording import eligibility_answer, harmless, reason_sentence
from lcapp.services.app import App


def add_parser(subparsers: Subparsers) -> None:
    """Tell argparse about the verb."""
    parser = add_verb(subparsers, "eligibility", "Say whether a city may take part in a call, and why.")
    parser.add_argument("call", metavar="CALL", help="such as award-2024")
    parser.add_argument("--country", type=country, metavar="CODE", help="the city's country, such as IR")
    parser.add_argument("--joined", type=day, metavar="DATE", help="when the city joined the network")
    parser.add_argument("--awarded", type=day, metavar="DATE", help="when it received its last award")
    parser.add_argument("--on", type=day, metavar="DATE", help="the day of asking (default: today)")
    parser.add_argument(
        "--nominated", type=whole_number, metavar="N", help="how many the Commission has put forward"
    )
    parser.add_argument("--authority", choices=AUTHORITIES, help="the kind of authority the city has")
    parser.add_argument("--signatory", choices=SIGNATORIES, help="who signs for the city")
    parser.add_argument("--population", type=whole_number, metavar="N", help="inhabitants; only a hint")
    parser.set_defaults(run=run)


def run(app: App, args: Namespace, out: Output) -> int:
    """Answer yes, no or borderline, with the reasons."""
    countries = app.countries()
    answer = check_eligibility(
        app.calls.get(args.call),
        country=args.country,
        joined=args.joined,
        awarded=args.awarded,
        on=args.on or app.clock().astimezone().date(),
        nominated=args.nominated,
        members=frozenset(each.code for each in countries if each.member) or None,
        associates=frozenset(each.code for each in countries if not each.member),
        authority=args.authority or "",
        signatory=args.signatory or "",
        population=args.population,
    )
    until = answer.until.isoformat() if answer.until else None
    data = {
        "answer": answer.answer,
        "until": until,
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
    out.show(data, lambda: _lines(out.words, answer))
    return FINE


def _lines(words: Words, answer: Eligibility) -> Iterator[str]:
    yield eligibility_answer(words, answer.answer, answer.until.isoformat() if answer.until else "")
    for reason in answer.reasons:
        yield f"- {reason_sentence(words, reason)}"
        if reason.source:
            yield words._("  Source: {source}", source=harmless(words, reason.source))
