"""`lcapp desk letters|minutes|ranking|part2|dispatch|call|commission|statistics`: what leaves on paper."""

import json
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lcapp.cli.commands.desk import PROFILE
from lcapp.cli.desk_shapes import line_shape
from lcapp.cli.output import FINE, NOT_RIGHT, Output
from lcapp.domain.decision import DecisionKind
from lcapp.domain.desk_papers import CommissionProfile, Paper
from lcapp.domain.safe_names import safe_name
from lcapp.i18n import Words, formats
from lcapp.i18n.wording import harmless
from lcapp.i18n.wording_desk import CHECKS, STATES, dispatch_sentence, said_of
from lcapp.services.app import App
from lcapp.services.decisions import Dispatch
from lcapp.services.desk_ports import DeskFilter
from lcapp.services.desk_statistics import CallFigures


def write_letters(app: App, args: Namespace, out: Output) -> int:
    """Write the letters, and keep that they were written."""
    app.calls.get(args.call)
    commission = app.commission
    kinds = {DecisionKind(one) for one in args.kind} or set(DecisionKind)
    decided = commission.decisions.all_of(args.call)
    written: list[dict[str, Any]] = []
    args.output.mkdir(parents=True, exist_ok=True)
    for line in reversed(commission.desk.lines(DeskFilter(call=args.call))):
        decision = decided.get(line.uuid)
        if decision is None or decision.kind not in kinds:
            continue
        letter = commission.papers.letter(line.number, with_count=args.with_count)
        for spoken in commission.papers.languages(args.paper_languages):
            name = safe_name(f"{line.number:03d} {line.title} {decision.kind} {spoken}", ".pdf")
            app.write_file(args.output / name, _printed(app, args, letter, spoken))
            written.append(
                {"number": line.number, "city": line.title, "kind": str(decision.kind), "file": name}
            )
        commission.decisions.note_paper(line.number, "letter", commission.desk.today())

    def lines() -> Iterator[str]:
        for one in written:
            yield harmless(out.words, one["file"])
        yield out.words.ngettext("{count} letter was written.", "{count} letters were written.", len(written))

    out.show({"folder": str(args.output), "letters": written}, lines)
    return FINE


def write_minutes(app: App, args: Namespace, out: Output) -> int:
    """Write the minutes."""
    app.calls.get(args.call)
    paper = app.commission.papers.minutes(
        args.call, day=args.on, present=tuple(args.present), with_names=args.with_names
    )
    return _write(app, args, out, paper)


def write_ranking(app: App, args: Namespace, out: Output) -> int:
    """Write the ranking list."""
    app.calls.get(args.call)
    return _write(app, args, out, app.commission.papers.ranking_list(args.call))


def write_part_two(app: App, args: Namespace, out: Output) -> int:
    """Write Part 2, or keep that it came back signed."""
    commission = app.commission
    if args.signed is not None:
        commission.decisions.note_paper(args.dossier, "part2_signed", args.signed)
    if args.output is None:
        papers = {name: on.isoformat() for name, on in commission.decisions.papers(args.dossier).items()}
        out.show(
            {"number": args.dossier, "papers": papers},
            lambda: [
                words_of_paper(out.words, name, formats.day(out.words, on)) for name, on in papers.items()
            ],
        )
        return FINE
    spoken = commission.papers.languages(args.paper_languages)
    paper = commission.papers.part_two(args.dossier, language=spoken[-1])
    told = _write(app, args, out, paper)
    commission.decisions.note_paper(args.dossier, "part2_printed", commission.desk.today())
    return told


def words_of_paper(words: Words, name: str, on: str) -> str:
    """Which paper was made or came back, and when."""
    if name == "letter":
        return words._("Letter written on {day}", day=on)
    if name == "part2_printed":
        return words._("Part 2 printed on {day}", day=on)
    return words._("Part 2 signed and stamped on {day}", day=on)


def show_dispatch(app: App, args: Namespace, out: Output) -> int:
    """The checklist of the dispatch; exit code 1 while something is still to be seen to."""
    app.calls.get(args.call)
    commission = app.commission
    if args.sent is not None:
        commission.decisions.record_dispatch(args.call, args.sent, args.note)
    if args.output is not None:
        spoken = (*args.paper_languages, "en")[0]
        data = _printed(app, args, commission.papers.dispatch_list(args.call), spoken)
        app.write_file(args.output, data)
    told = commission.decisions.dispatch(args.call)
    open_items = [one for one in told.items if not one.done]
    data_of = {
        "endorsed": [line_shape(one) for one in told.endorsed],
        "to": [{"what": one.what, "address": one.address, "source": one.source} for one in told.to],
        "copies": [{"city": line.title, "address": address} for line, address in told.copies],
        "due": told.due.due.isoformat() if told.due else None,
        "days": told.due.days if told.due else None,
        "items": [{"code": one.code, "done": one.done, "params": dict(one.params)} for one in told.items],
        "sent": told.sent_on.isoformat() if told.sent_on else None,
    }
    out.show(data_of, lambda: _dispatch(out.words, told))
    return NOT_RIGHT if open_items and told.sent_on is None else FINE


def national_call(app: App, args: Namespace, out: Output) -> int:
    """Write the page and the file as asked, and say the text of the mail."""
    app.calls.get(args.call)
    commission = app.commission
    page = commission.papers.call_page(args.call)
    spoken = commission.papers.languages(args.paper_languages)[0]
    if args.output is not None:
        app.write_file(args.output, _printed(app, args, page, spoken))
    if args.file is not None:
        app.write_file(args.file, commission.national_calls.file(args.call))
    text = commission.papers.mail(page, language=spoken)
    out.show(
        {
            "call": args.call,
            "language": spoken,
            "mail": text,
            "page": str(args.output) if args.output else None,
            "file": str(args.file) if args.file else None,
        },
        lambda: text.splitlines(),
    )
    return FINE


def show_commission(app: App, args: Namespace, out: Output) -> int:
    """Change what is given, and show the profile."""
    papers = app.commission.papers
    given = {name: getattr(args, name) for name in PROFILE if getattr(args, name) is not None}
    if args.national_language is not None:
        given["language"] = args.national_language
    if args.document is not None:
        given["documents"] = tuple(args.document)
    if given:
        papers.set_profile(replace(papers.profile(), **given))
    profile = papers.profile()
    told = {name: getattr(profile, name) for name in CommissionProfile.__slots__}
    told["documents"] = list(profile.documents)
    out.show(
        told,
        lambda: [
            f"{name}: {harmless(out.words, ', '.join(said) if isinstance(said, list) else str(said))}"
            for name, said in told.items()
            if said
        ],
    )
    return FINE


def show_statistics(app: App, args: Namespace, out: Output) -> int:
    """Figures of every call, and the anonymous export where it is asked for."""
    statistics = app.commission.statistics
    if args.anonymous is not None:
        rows = json.dumps(statistics.anonymous(), ensure_ascii=False, indent=1)
        app.write_file(args.anonymous, rows.encode("utf-8"))
    years = statistics.years()
    due = statistics.reports_due(app.commission.desk.today())
    told = {
        "calls": [
            {
                "call": one.call,
                "came": one.came,
                "drafts": one.drafts,
                "states": dict(one.states),
                "admitted": one.admitted,
                "not_admitted": one.not_admitted,
                "formal_failed": dict(one.failed),
                "remarks_by_question": dict(one.remarks),
                "mean_points": {name: f"{mean // 100}.{mean % 100:02d}" for name, mean in one.means.items()},
            }
            for one in years
        ],
        "reports_due": [{"city": one.title, "due": one.due.isoformat()} for one in due],
    }

    def lines() -> Iterator[str]:
        for one in years:
            yield from _figures(out.words, one)
        for report in due:
            yield out.words._(
                "Report of {city} is due on {day} (inferred)",
                city=harmless(out.words, report.title),
                day=formats.day(out.words, report.due.isoformat()),
            )

    out.show(told, lines)
    return FINE


def _printed(app: App, args: Namespace, paper: Paper, spoken: str) -> bytes:
    return app.commission.papers.printed(paper, language=spoken, size=args.settings().paper)


def _write(app: App, args: Namespace, out: Output, paper: Paper) -> int:
    """Write a paper in the first language asked for; each further language goes beside it."""
    spoken = app.commission.papers.languages(args.paper_languages)
    files = []
    for place, each in enumerate(spoken):
        path = args.output if place == 0 else args.output.with_suffix(f".{each}{args.output.suffix}")
        app.write_file(path, _printed(app, args, paper, each))
        files.append(str(path))
    out.show(
        {"files": files},
        lambda: [out.words._("Written: {file}", file=harmless(out.words, one)) for one in files],
    )
    return FINE


def _dispatch(words: Words, told: Dispatch) -> Iterator[str]:
    for one in told.to:
        yield words._("To: {address}", address=harmless(words, one.address))
    for line, address in told.copies:
        yield words._(
            "{city}, copy to {address}", city=harmless(words, line.title), address=harmless(words, address)
        )
    for item in told.items:
        mark = "✓" if item.done else "–"
        yield f"{mark} {dispatch_sentence(words, item)}"
    if told.sent_on is not None:
        yield words._("Sent on {day}", day=formats.day(words, told.sent_on.isoformat()))


def _figures(words: Words, one: CallFigures) -> Iterator[str]:
    yield words.ngettext(
        "{call}: {count} application", "{call}: {count} applications", one.came, call=one.call
    )
    for state, count in one.states.items():
        if count:
            yield f"  {said_of(words, STATES, state)}: {formats.number(words, count)}"
    for check, count in one.failed.items():
        yield f"  {check} {said_of(words, CHECKS, check)}: {formats.number(words, count)}"
    for question, count in one.remarks.items():
        where = question or words._("the whole dossier")
        yield words.ngettext(
            "  {count} remark on {where}",
            "  {count} remarks on {where}",
            count,
            where=harmless(words, where),
        )
