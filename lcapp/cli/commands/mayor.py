"""`lcapp brief`, `approve`, `sign-off` and `sent`: what the mayor reads, and what was decided."""

from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from lcapp.cli.arguments import Subparsers, add_verb, day, dossier_number, language, words_of_text
from lcapp.cli.output import FINE, Output
from lcapp.cli.shapes import completeness_shape, finding_shape
from lcapp.domain.forms import Form
from lcapp.domain.mayor_brief import MayorBrief
from lcapp.i18n import Words, formats
from lcapp.i18n.wording import harmless
from lcapp.i18n.wording_brief import brief_parts
from lcapp.i18n.wording_sending import receiver_words
from lcapp.services.app import App
from lcapp.services.mayor import APPROVED, SENT_BACK, Signatory


def add_parser(subparsers: Subparsers) -> None:
    """Tell argparse about the verbs."""
    brief = add_verb(
        subparsers, "brief", "The brief for the mayor: promises, costs, gains, risks, open points."
    )
    brief.add_argument("dossier", type=dossier_number, metavar="DOSSIER")
    brief.add_argument("-o", "--output", type=Path, metavar="FILE.pdf", help="print it on two pages")
    brief.add_argument("--language", dest="document_language", type=language, metavar="CODE")
    brief.set_defaults(run=show_brief)
    approve = add_verb(subparsers, "approve", "Record the mayor's decision on a dossier.")
    approve.add_argument("dossier", type=dossier_number, metavar="DOSSIER")
    approve.add_argument("--send-back", action="store_true", help="not approved; needs a comment")
    _add_signatory(approve)
    approve.set_defaults(run=decide)
    section = add_verb(subparsers, "sign-off", "Record who stands for a section; its answers are approved.")
    section.add_argument("dossier", type=dossier_number, metavar="DOSSIER")
    section.add_argument("section", metavar="SECTION", help="id of a section, such as vision")
    _add_signatory(section)
    section.set_defaults(run=sign_off)
    sent = add_verb(subparsers, "sent", "Record that a dossier was sent, with the addresses of its call.")
    sent.add_argument("dossier", type=dossier_number, metavar="DOSSIER")
    sent.add_argument("--on", type=day, default=None, metavar="DATE", help="default: today")
    sent.add_argument("--again", action="store_true", help="record the same text as sent once more")
    sent.set_defaults(run=note_sent)


def _add_signatory(parser: Any) -> None:
    parser.add_argument("--name", type=words_of_text, required=True, metavar="TEXT")
    parser.add_argument(
        "--title", type=words_of_text, default="", metavar="TEXT", help="exact official title"
    )
    parser.add_argument("--on", type=day, default=None, metavar="DATE", help="default: today")
    parser.add_argument("--comment", type=words_of_text, default="", metavar="TEXT")


def show_brief(app: App, args: Namespace, out: Output) -> int:
    """Tell the brief, or print it."""
    session = app.dossiers.open(args.dossier)
    tongue = args.document_language or out.words.language
    brief = app.mayor.brief(session, language=tongue)
    if args.output is not None:
        paper = args.settings().paper
        data = app.print_brief(brief, session.form, language=tongue, paper=paper, moment=app.clock())
        app.write_file(args.output, data)
    told = {
        "title": brief.title,
        "city": brief.city,
        "fingerprint": brief.fingerprint,
        "mayor": {"name": brief.mayor[0], "title": brief.mayor[1]},
        "pledge": brief.pledge,
        "promises": list(brief.promises),
        "duties": list(brief.duties),
        "costs": [{"year": year, "amount": amount} for year, amount in brief.costs],
        "currency": brief.currency,
        "gains": list(brief.gains),
        "completeness": completeness_shape(brief.so_far),
        "risks": [{"code": risk.code, "params": dict(risk.params)} for risk in brief.risks],
        "open_points": [finding_shape(out.words, one, session.form) for one in brief.open_points],
        "more_open": brief.more_open,
        "file": str(args.output) if args.output else None,
    }
    out.show(told, lambda: _lines(out.words, brief, session.form))
    return FINE


def decide(app: App, args: Namespace, out: Output) -> int:
    """Record a decision."""
    session = app.dossiers.open(args.dossier)
    decision = SENT_BACK if args.send_back else APPROVED
    made = app.mayor.decide(session, decision, _signatory(app, args), comment=args.comment)
    out.show(
        {"decision": made.decision, "fingerprint": made.fingerprint, "on": made.by.day},
        lambda: [out.words._("Recorded: {fingerprint}", fingerprint=made.fingerprint)],
    )
    return FINE


def sign_off(app: App, args: Namespace, out: Output) -> int:
    """Record who stands for a section."""
    session = app.dossiers.open(args.dossier)
    count = app.mayor.sign_off(session, args.section, _signatory(app, args), comment=args.comment)
    out.show(
        {"approved": count},
        lambda: [out.words.ngettext("{count} answer approved.", "{count} answers approved.", count)],
    )
    return FINE


def note_sent(app: App, args: Namespace, out: Output) -> int:
    """Record that a dossier was sent."""
    session = app.dossiers.open(args.dossier)
    receiver = receiver_words(out.words, session.call)
    told = app.after_sending.note_sent(session, _day(app, args.on), receiver=receiver, again=args.again)
    words = out.words

    def lines() -> Iterator[str]:
        yield words._("Recorded as sent on {day}.", day=formats.day(words, told["sent_on"]))
        if told["recipient"]:
            yield words._("To: {receiver}", receiver=harmless(words, told["recipient"]))
        if told["copy_to"]:
            yield words._("Copy: {address}", address=harmless(words, told["copy_to"]))

    out.show(dict(told), lines)
    return FINE


def _signatory(app: App, args: Namespace) -> Signatory:
    return Signatory(args.name, args.title, _day(app, args.on))


def _day(app: App, given: date | None) -> str:
    return (given or app.clock().astimezone().date()).isoformat()


def _lines(words: Words, brief: MayorBrief, form: Form) -> Iterator[str]:
    yield harmless(words, f"{brief.city}: {brief.title}")
    for part in brief_parts(words, brief, form):
        yield ""
        yield part.title
        yield from (f"- {line}" for line in part.lines)
    if brief.open_points:
        count = len(brief.open_points) + brief.more_open
        yield ""
        yield words.ngettext("{count} open point.", "{count} open points.", count)
