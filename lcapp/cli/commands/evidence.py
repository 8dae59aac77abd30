"""`lcapp evidence add|list|remove DOSSIER`: the files and links that support answers."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lcapp.cli.arguments import Subparsers, add_verb, dossier_number, words_of_text
from lcapp.cli.output import FINE, Output, table
from lcapp.cli.shapes import finding_shape
from lcapp.domain.evidence import Evidence, EvidenceKind
from lcapp.domain.evidence_board import Board, Rests, board_of
from lcapp.domain.forms import Form
from lcapp.i18n import Words, formats
from lcapp.i18n.wording import finding_sentence, harmless
from lcapp.i18n.wording_annexes import removal_words
from lcapp.services.app import App


def add_parser(subparsers: Subparsers) -> None:
    """Tell argparse about the verb and what it does to the register."""
    parser = add_verb(subparsers, "evidence", "The files and links that support a dossier's answers.")
    acts = parser.add_subparsers(dest="act", required=True, metavar="add|list|board|remove")
    add = add_verb(acts, "add", "Register a file or a link; it gets the next number.")
    add.add_argument("dossier", type=dossier_number, metavar="DOSSIER")
    add.add_argument("file", metavar="FILE", help="a file on this computer, or an address on the web")
    add.add_argument("--supports", action="append", default=[], metavar="QUESTION", help="id of a question")
    add.add_argument("--annex", action="store_true", help="print its pages or picture in the dossier")
    add.add_argument("--title", type=words_of_text, default="", metavar="TEXT")
    add.add_argument("--caption", type=words_of_text, default="", metavar="TEXT")
    add.add_argument("--rights", type=words_of_text, default="", metavar="TEXT", help="whose it is")
    add.set_defaults(run=add_evidence)
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


def add_evidence(app: App, args: Namespace, out: Output) -> int:
    """Register a file or a link."""
    session = app.dossiers.open(args.dossier)
    supports = tuple(session.question(name).id for name in dict.fromkeys(args.supports))
    if "://" in args.file:
        made = app.register.add_link(
            args.dossier, args.file, title=args.title, supports=supports, caption=args.caption
        )
    else:
        made = app.register.add_file(
            args.dossier,
            Path(args.file),
            title=args.title,
            annex=args.annex,
            caption=args.caption,
            rights=args.rights,
            supports=supports,
        )
    out.show(evidence_shape(made), lambda: _added(out.words, made))
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
    for found in (*board.findings.values(), *(row.findings for row in board.rows)):
        yield from (f"- {finding_sentence(words, one, form)}" for one in found)


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
    if one.annex:
        parts.append(words._("printed as an annex"))
    return f"{one.name}  " + " · ".join(parts)


def _added(words: Words, one: Evidence) -> Iterator[str]:
    yield _line(words, one)
    if one.removed:
        things = words.listed([removal_words(words, code) for code in one.removed])
        yield words._("Left out for safety: {things}.", things=things)
    if one.signed:
        yield words._("This file carries a digital signature; its original travels unchanged.")
