"""`lcapp evidence add|change|list|board|remove DOSSIER`: the files and links that support answers."""

from argparse import Namespace
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from lcapp.cli.arguments import Subparsers, add_verb, dossier_number, words_of_text
from lcapp.cli.output import FINE, Output, table
from lcapp.cli.shapes import finding_shape
from lcapp.domain.evidence import Evidence, EvidenceKind
from lcapp.domain.evidence_board import Board, Rests, board_of
from lcapp.domain.forms import Form
from lcapp.errors import InputRefused
from lcapp.i18n import Words, formats
from lcapp.i18n.typed_dates import typed_date
from lcapp.i18n.wording import finding_sentence, harmless
from lcapp.i18n.wording_annexes import told_when_added
from lcapp.services.app import App


def add_parser(subparsers: Subparsers) -> None:
    """Tell argparse about the verb and what it does to the register."""
    parser = add_verb(subparsers, "evidence", "The files and links that support a dossier's answers.")
    acts = parser.add_subparsers(dest="act", required=True, metavar="add|change|list|board|remove")
    add = add_verb(acts, "add", "Register a file or a link; it gets the next number.")
    add.add_argument("dossier", type=dossier_number, metavar="DOSSIER")
    add.add_argument("file", metavar="FILE", help="a file on this computer, or an address on the web")
    add.add_argument("--supports", action="append", default=[], metavar="QUESTION", help="id of a question")
    add.add_argument("--annex", action="store_true", help="print its pages or picture in the dossier")
    _add_descriptions(add, default="")
    add.add_argument("--again", action="store_true", help="even if it is registered here already")
    add.set_defaults(run=add_evidence)
    change = add_verb(acts, "change", "Say something else of an entry; an empty text takes it away.")
    change.add_argument("dossier", type=dossier_number, metavar="DOSSIER")
    change.add_argument("number", metavar="NUMBER", help="such as A2")
    change.add_argument("--supports", action="append", metavar="QUESTION", help="instead of those before")
    change.add_argument("--annex", choices=("yes", "no"), help="its pages or picture in the dossier")
    _add_descriptions(change, default=None)
    change.set_defaults(run=change_evidence)
    listed = add_verb(acts, "list", "What is registered, in its order.")
    listed.add_argument("dossier", type=dossier_number, metavar="DOSSIER")
    listed.set_defaults(run=list_evidence)
    board = add_verb(acts, "board", "Which question rests on which evidence, and what is wrong.")
    board.add_argument("dossier", type=dossier_number, metavar="DOSSIER")
    board.set_defaults(run=show_board)
    remove = add_verb(acts, "remove", "Take an entry out of the register; its number stays taken.")
    remove.add_argument("dossier", type=dossier_number, metavar="DOSSIER")
    remove.add_argument("number", metavar="NUMBER", help="such as A2")
    remove.set_defaults(run=remove_evidence)


def _add_descriptions(parser: Any, *, default: str | None) -> None:
    parser.add_argument("--title", type=words_of_text, default=default, metavar="TEXT")
    parser.add_argument(
        "--dated",
        type=words_of_text,
        default=default,
        metavar="DATE",
        help="of the thing itself: a day, month or year, such as 2023-05-01, 2023-05 or 2023",
    )
    parser.add_argument("--caption", type=words_of_text, default=default, metavar="TEXT")
    parser.add_argument("--rights", type=words_of_text, default=default, metavar="TEXT", help="whose it is")


def add_evidence(app: App, args: Namespace, out: Output) -> int:
    """Register a file or a link."""
    session = app.dossiers.open(args.dossier)
    supports = tuple(session.question(name).id for name in dict.fromkeys(args.supports))
    dated = _dated(out.words, args.dated)
    if "://" in args.file:
        made = app.register.add_link(
            args.dossier,
            args.file,
            title=args.title,
            supports=supports,
            caption=args.caption,
            rights=args.rights,
            dated=dated,
            once=not args.again,
        )
    else:
        made = app.register.add_file(
            args.dossier,
            Path(args.file),
            title=args.title,
            annex=args.annex,
            caption=args.caption,
            rights=args.rights,
            dated=dated,
            supports=supports,
            once=not args.again,
        )
    out.show(evidence_shape(made), lambda: [_line(out.words, made), *told_when_added(out.words, made)])
    return FINE


def change_evidence(app: App, args: Namespace, out: Output) -> int:
    """Say something else of an entry."""
    session = app.dossiers.open(args.dossier)
    found = app.register.numbered(args.dossier, args.number)
    wanted: dict[str, Any] = {
        name: getattr(args, name)
        for name in ("title", "caption", "rights")
        if getattr(args, name) is not None
    }
    if args.dated is not None:
        wanted["dated"] = _dated(out.words, args.dated)
    if args.annex is not None:
        wanted["annex"] = args.annex == "yes"
    if args.supports is not None:
        named = dict.fromkeys(filter(None, args.supports))
        wanted["supports"] = tuple(session.question(name).id for name in named)
    made = app.register.change(args.dossier, replace(found, **wanted))
    out.show(evidence_shape(made), lambda: [_line(out.words, made)])
    return FINE


def list_evidence(app: App, args: Namespace, out: Output) -> int:
    """Tell what is registered."""
    app.dossiers.open(args.dossier)
    found = app.register.of(args.dossier)

    def lines() -> Iterator[str]:
        for one in found:
            yield _line(out.words, one)
        if not found:
            yield out.words._("Nothing is registered yet.")

    out.show([evidence_shape(one) for one in found], lines)
    return FINE


def show_board(app: App, args: Namespace, out: Output) -> int:
    """Tell which question rests on what."""
    session, words = app.dossiers.open(args.dossier), out.words
    board = board_of(session.form, session.answers, session.evidence, session.findings())
    data = {
        "evidence": [one.name for one in board.evidence],
        "questions": [
            {
                "question": row.question,
                "answered": row.answered,
                "rests_on": {
                    one.name: str(cell)
                    for one, cell in zip(board.evidence, row.cells, strict=True)
                    if cell is not Rests.NOT
                },
                "links": row.links,
                "rests_on_nothing": row.rests_on_nothing,
                "findings": [finding_shape(words, one, session.form) for one in row.findings],
            }
            for row in board.rows
        ],
        "findings": {
            name: [finding_shape(words, one, session.form) for one in found]
            for name, found in board.findings.items()
        },
    }
    out.show(data, lambda: _board_lines(words, board, session.form))
    return FINE


def _board_lines(words: Words, board: Board, form: Form) -> Iterator[str]:
    signs = {Rests.NOT: "·", Rests.SUPPORTS: "○", Rests.CITED: "●"}
    head = ("", *(one.name for one in board.evidence), "")
    rows = [
        (
            row.question,
            *(signs[cell] for cell in row.cells),
            words._("rests on nothing") if row.rests_on_nothing else "",
        )
        for row in board.rows
    ]
    yield from table(words, [head, *rows])
    yield f"{signs[Rests.CITED]} {words._('the answer cites it')}"
    yield f"{signs[Rests.SUPPORTS]} {words._('it supports the question')}"
    told = (*board.findings.values(), *(row.findings for row in board.rows))
    # One finding may be about several pieces of evidence; it is said once.
    said = dict.fromkeys(finding_sentence(words, one, form) for found in told for one in found)
    yield from (f"- {sentence}" for sentence in said)


def remove_evidence(app: App, args: Namespace, out: Output) -> int:
    """Take an entry out."""
    app.dossiers.open(args.dossier)
    found = app.register.numbered(args.dossier, args.number)
    app.register.remove(args.dossier, found.id)
    said = out.words._("{number} was taken out of the register.", number=found.name)
    out.show({"removed": found.name}, lambda: [said])
    return FINE


def evidence_shape(one: Evidence) -> dict[str, Any]:
    """An entry of the register for machines."""
    return {
        "number": one.name,
        "kind": str(one.kind),
        "title": one.title,
        "file_name": one.file_name,
        "url": one.url,
        "media_type": one.media_type,
        "sha256": one.sha256,
        "bytes": one.size,
        "pages": one.pages,
        "annex": one.annex,
        "caption": one.caption,
        "rights": one.rights,
        "dated": one.dated,
        "supports": list(one.supports),
        "left_out": list(one.removed),
        "signed": one.signed,
    }


def _line(words: Words, one: Evidence) -> str:
    parts = [harmless(words, one.title)]
    if one.kind is EvidenceKind.LINK:
        parts.append(harmless(words, one.url))
    else:
        parts += [harmless(words, one.file_name), formats.file_size(words, one.size)]
    if one.pages > 1:
        parts.append(words.ngettext("{count} page", "{count} pages", one.pages))
    if one.dated:
        parts.append(formats.day_in_calendars(words, one.dated))
    if one.rights:
        parts.append(harmless(words, one.rights))
    if one.annex:
        parts.append(words._("printed as an annex"))
    return f"{one.name}  " + " · ".join(parts)


def _dated(words: Words, text: str) -> str:
    """The ISO day, month or year of a typed date, in any calendar; an empty text is none."""
    iso = typed_date(words, text, partial=True).iso
    if text.strip() and not iso:
        raise InputRefused("evidence_date_refused", value=text[:40])
    return iso
