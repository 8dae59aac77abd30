"""`lcapp desk import|list|delete|search|check`: what came in, and the formal check."""

from argparse import Namespace
from collections.abc import Iterator

from lcapp.cli.arguments import day
from lcapp.cli.desk_shapes import formal_shape, imported_shape, line_shape
from lcapp.cli.output import FINE, NOT_RIGHT, Output, table
from lcapp.cli.passphrase import asked_passphrase
from lcapp.domain.decision import Countdown
from lcapp.domain.desk_dossier import DeskDossier, DeskState
from lcapp.domain.fingerprint import short_code
from lcapp.domain.formal_check import FormalResult, summary
from lcapp.errors import InputRefused
from lcapp.i18n import Words, formats
from lcapp.i18n.wording import error_sentence, harmless
from lcapp.i18n.wording_desk import (
    ARRIVALS,
    ELIGIBILITY,
    SENDERS,
    STATES,
    VERDICTS,
    countdown_sentence,
    ground_sentence,
    said_of,
)
from lcapp.i18n.wording_desk import (
    CHECKS as CHECK_WORDS,
)
from lcapp.i18n.wording_received import deleted_sentence, held_words
from lcapp.services.app import App
from lcapp.services.desk_importing import Imported, ImportReport
from lcapp.services.desk_ports import DeskFilter
from lcapp.services.export import Unwatched
from lcapp.services.own_check import own_check
from lcapp.services.received_reading import Facts


def import_files(app: App, args: Namespace, out: Output) -> int:
    """Put files on the desk; exit code 1 where one was refused."""
    report = app.commission.desk.import_folder(
        args.place, Unwatched(), call=args.call, came_on=args.came, passphrase=asked_passphrase(args)
    )
    out.show(
        {
            "files": [imported_shape(one) for one in report.files],
            "taken": len(report.files) - report.count("refused") - report.count("duplicate"),
            "duplicates": report.count("duplicate"),
            "refused": report.count("refused"),
        },
        lambda: _imported(out.words, report),
    )
    return NOT_RIGHT if report.count("refused") else FINE


def list_desk(app: App, args: Namespace, out: Output) -> int:
    """The lines of the list, with the days of the call."""
    if args.call:
        app.calls.get(args.call)
    desk = app.commission.desk
    found = desk.lines(
        DeskFilter(
            call=args.call,
            states=frozenset(DeskState(one) for one in args.state),
            sealed=False if args.drafts else None,
            replaced=args.replaced,
            text=args.city,
        )
    )
    days = desk.clock_of(args.call) if args.call else {}
    told = {
        "dossiers": [line_shape(one) for one in found],
        "days": {name: {"due": one.due.isoformat(), "days": one.days} for name, one in days.items()},
    }

    def lines() -> Iterator[str]:
        for name, counted in days.items():
            yield words_of_day(out.words, name, countdown_sentence(out.words, counted))
        yield from table(out.words, [_line(out.words, one) for one in found])
        for one in found:
            if one.state is DeskState.REQUESTED and one.reply_by is not None:
                left = (one.reply_by - desk.today()).days
                yield out.words._(
                    "{city}: the city answers by {day}",
                    city=harmless(out.words, one.title),
                    day=countdown_sentence(out.words, Countdown(one.reply_by, left)),
                )
        if not found:
            yield out.words._("Nothing is on the desk.")

    out.show(told, lines)
    return FINE


def words_of_day(words: Words, name: str, said: str) -> str:
    """Which day of the call is counted down."""
    if name == "own":
        return words._("The Commission's own deadline: {day}", day=said)
    if name == "city":
        return words._("The call's deadline for cities: {day}", day=said)
    return words._("UIL must have everything by: {day}", day=said)


def delete_received(app: App, args: Namespace, out: Output) -> int:
    """Delete for good, and name the copies that still hold it and until about when."""
    words, deleted = out.words, app.commission.deleting.delete(args.dossier, args.reason)
    line = deleted.taken.line

    def lines() -> Iterator[str]:
        yield deleted_sentence(words, line.title)
        if deleted.held:
            yield words._("These copies of the library still hold it:")
        for one in deleted.held:
            yield f"- {held_words(words, one)}"

    out.show(
        {
            "number": line.number,
            "city": line.title,
            "held_by": [
                {"name": one.name, "until": one.until.isoformat() if one.until else None}
                for one in deleted.held
            ],
        },
        lines,
    )
    return FINE


def search(app: App, args: Namespace, out: Output) -> int:
    """Where a text stands."""
    desk = app.commission.desk
    hits = desk.search(args.text, call=args.call)
    cities = {one.number: one.title for one in desk.lines(DeskFilter(replaced=True))}
    told = [
        {
            "number": hit.dossier,
            "city": cities.get(hit.dossier, ""),
            "question": hit.question or None,
            "language": hit.language or None,
            "excerpt": hit.excerpt,
        }
        for hit in hits
    ]

    def lines() -> Iterator[str]:
        rows = [
            (formats.number(out.words, hit.dossier), cities.get(hit.dossier, ""), hit.question, hit.excerpt)
            for hit in hits
        ]
        yield from table(out.words, rows)
        if not hits:
            yield out.words._("Nothing was found.")

    out.show(told, lines)
    return FINE


def check_dossier(app: App, args: Namespace, out: Output) -> int:
    """The formal check, after what was said about it; exit code 1 where something is not fulfilled."""
    desk = app.commission.desk
    if args.own:
        return _check_own(app, args, out)
    if args.joined or args.awarded or args.signed is not None:
        before = desk.read(args.dossier).facts
        desk.set_facts(
            args.dossier,
            Facts(
                joined=args.joined or before.joined,
                awarded=args.awarded or before.awarded,
                signed_on=_signed(args.signed, before.signed_on),
            ),
        )
    if args.override:
        desk.override(args.dossier, args.override, args.verdict or "passed", args.reason)
    received = desk.read(args.dossier)
    told = summary(received.formal)
    out.show(
        {
            **line_shape(received.line),
            "verdict": str(told.verdict),
            "checks": [formal_shape(one) for one in received.formal],
        },
        lambda: _checked(out.words, received.line, received.formal),
    )
    return NOT_RIGHT if told.failed else FINE


def _check_own(app: App, args: Namespace, out: Output) -> int:
    """The city's own dossier; what is to be looked at is the Commission's matter and ends fine."""
    session = app.dossiers.open(args.dossier)
    results = own_check(app.commission.desk, session, app.submissions, app.register)
    told = summary(results)
    out.show(
        {"verdict": str(told.verdict), "checks": [formal_shape(one) for one in results]},
        lambda: _results(out.words, results),
    )
    return NOT_RIGHT if told.failed else FINE


def _signed(said: str | None, before: str | None) -> str | None:
    if said is None:
        return before
    return day(said).isoformat() if said else ""


def _imported(words: Words, report: ImportReport) -> Iterator[str]:
    for one in report.files:
        yield words._("{file}: {outcome}", file=harmless(words, one.path.name), outcome=_outcome(words, one))
    yield words.ngettext("{count} file was looked at.", "{count} files were looked at.", len(report.files))


def _outcome(words: Words, one: Imported) -> str:
    if one.outcome == "refused":
        return error_sentence(words, InputRefused(one.code, **one.params))
    said = said_of(words, ARRIVALS, one.outcome)
    return words._("{said} (number {number})", said=said, number=formats.number(words, one.number))


def _line(words: Words, one: DeskDossier) -> tuple[str, ...]:
    sealed = words._("sealed") if one.sealed else words._("draft")
    return (
        formats.number(words, one.number),
        one.title,
        said_of(words, STATES, str(one.state)),
        sealed,
        formats.percent(words, one.percent),
        said_of(words, ELIGIBILITY, one.eligibility),
        said_of(words, VERDICTS, one.formal),
        short_code(one.content_id),
    )


def _checked(words: Words, line: DeskDossier, results: tuple[FormalResult, ...]) -> Iterator[str]:
    yield harmless(words, line.title)
    yield said_of(words, SENDERS, line.sender)
    yield from _results(words, results)


def _results(words: Words, results: tuple[FormalResult, ...]) -> Iterator[str]:
    for one in results:
        yield words._(
            "{check} {title}: {verdict}",
            check=one.check,
            title=said_of(words, CHECK_WORDS, one.check),
            verdict=said_of(words, VERDICTS, str(one.verdict)),
        )
        for ground in one.grounds:
            yield f"  - {ground_sentence(words, ground)}"
        if one.override is not None:
            yield words._(
                "  {name} says so, not the program: {reason}",
                name=harmless(words, one.override.by),
                reason=harmless(words, one.override.reason),
            )
