"""`lcapp diff A B [--pdf FILE]`: what differs between two drafts, kept versions, packages or PDFs."""

import re
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lcapp.cli.arguments import Subparsers, add_verb
from lcapp.cli.difference_lines import difference_lines, difference_shape
from lcapp.cli.input import read_input
from lcapp.cli.labels import labelled
from lcapp.cli.output import FINE, Output
from lcapp.cli.passphrase import add_passphrase, asked_passphrase
from lcapp.domain.package import LIMITS
from lcapp.domain.text_difference import PieceKind
from lcapp.domain.version_difference import VersionDifference, version_difference
from lcapp.i18n import Words
from lcapp.i18n.wording import harmless
from lcapp.i18n.wording_merge import (
    difference_kind_words,
    evidence_sentence,
    state_words,
    summary_sentences,
)
from lcapp.services.app import App
from lcapp.services.comparing import NamedState, comparable

_NUMBER = re.compile(r"(\d{1,9})(?:@(\d{1,9}))?", re.ASCII)


def add_parser(subparsers: Subparsers) -> None:
    """Tell argparse about the verb."""
    parser = add_verb(subparsers, "diff", "What differs between two states of a dossier, word by word.")
    for name in ("a", "b"):
        parser.add_argument(
            name,
            metavar=name.upper(),
            help="a dossier's number, number@version, a package, or a PDF that carries one",
        )
    parser.add_argument(
        "--pdf", type=Path, metavar="FILE.pdf", help="write a report of the changes, word by word"
    )
    parser.add_argument("--paper", choices=("a4", "letter"), help="default: as in the settings")
    add_passphrase(parser, "the files are locked")
    parser.set_defaults(run=run)


def run(app: App, args: Namespace, out: Output) -> int:
    """Compare, and print a report where one is wanted."""
    passphrase = asked_passphrase(args)
    old, new = (_named(app, name, passphrase) for name in (args.a, args.b))
    found = version_difference(*comparable(old, new))
    told = _shape(old, new, found)
    if args.pdf is not None:
        data = app.print_changes(
            old,
            new,
            found,
            language=out.errors.language,
            paper=args.paper or args.settings().paper,
            moment=app.clock(),
        )
        app.write_file(args.pdf, data)
        told |= {"file": str(args.pdf), "bytes": len(data)}
    out.show(told, lambda: _lines(out.words, old, new, found, args.pdf))
    return FINE


def _named(app: App, name: str, passphrase: str) -> NamedState:
    number = _NUMBER.fullmatch(name)
    if number is None:
        data = read_input(Path(name), limit=LIMITS.file)
        return app.comparing.of_file(app.packages.inspect(data, passphrase=passphrase))
    session = app.dossiers.open(int(number[1]))
    if number[2] is None:
        return app.comparing.of_draft(session)
    return app.comparing.of_version(session, int(number[2]))


def _lines(
    words: Words, old: NamedState, new: NamedState, found: VersionDifference, pdf: Path | None
) -> Iterator[str]:
    yield "- " + state_words(words, old)
    yield "+ " + state_words(words, new)
    yield from summary_sentences(words, found)
    form = new.state.form or old.state.form
    for one in found.answers:
        place = (
            one.key.question if form is None else labelled(words, form, one.key.question, one.key.language)
        )
        yield f"{place}: {difference_kind_words(words, one.kind)}"
        yield from difference_lines(words, one.difference)
        if one.difference.moved:
            yield "    " + words._("The order is another.")
    for entry in found.evidence:
        yield evidence_sentence(words, entry)
    if pdf is not None:
        yield words._("Written: {file}", file=harmless(words, str(pdf)))


def _shape(old: NamedState, new: NamedState, found: VersionDifference) -> dict[str, Any]:
    return {
        "a": _state_shape(old),
        "b": _state_shape(new),
        "changed": found.changed,
        "form_changed": found.form_changed,
        "words_added": found.words(PieceKind.ADDED),
        "words_removed": found.words(PieceKind.REMOVED),
        "answers": [
            {
                "question": one.key.question,
                "language": one.key.language,
                "section": one.section,
                "change": str(one.kind),
                "before": one.old,
                "after": one.new,
                "moved": one.difference.moved,
                "difference": difference_shape(one.difference),
            }
            for one in found.answers
        ],
        "evidence_compared": found.evidence_compared,
        "evidence_moved": found.evidence_moved,
        "evidence": [
            {
                "number": one.entry.name,
                "title": one.entry.title,
                "change": str(one.kind),
                "facts": list(one.facts),
            }
            for one in found.evidence
        ],
    }


def _state_shape(named: NamedState) -> dict[str, Any]:
    return {
        "kind": named.kind,
        "title": named.title,
        "dossier": named.dossier or None,
        "version": named.version or None,
        "label": named.label,
        "at": named.at.isoformat(),
        "form": named.state.form_name,
        "answers": len(named.state.answers),
        "sections": list(named.sections),
    }
