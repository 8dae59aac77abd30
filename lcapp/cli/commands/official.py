"""`lcapp official DOSSIER`: the official Word form, filled; `attach` and others make it ready."""

from argparse import Namespace
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from lcapp.cli.arguments import Parser, Subparsers, add_verb, language, whole_number
from lcapp.cli.input import read_input
from lcapp.cli.output import FINE, Output, table
from lcapp.domain.forms import Form
from lcapp.domain.official_pieces import WithoutPlace
from lcapp.i18n import Words, formats
from lcapp.i18n.wording import harmless
from lcapp.services.app import App
from lcapp.services.official_forms import FilledForm, OfficialDocument, UnknownMark

MOST_FILE = 30_000_000
_USAGE = """lcapp official DOSSIER -o FILE.docx [--in LANG]
       lcapp official attach FORM FILE.docx
       lcapp official show FORM
       lcapp official places FORM
       lcapp official detach FORM"""


def add_parser(subparsers: Subparsers) -> None:
    """Tell argparse about the verb."""
    says = "The official Word form of a call, its marked places filled from a dossier."
    parser = add_verb(subparsers, "official", says, usage=_USAGE)
    parser.add_argument(
        "wanted",
        metavar="DOSSIER | attach | show | places | detach",
        help="a dossier's number; or keep a document beside a form, say what is marked in it, name all marks "
        "a document may have, take it away",
    )
    parser.add_argument(
        "named", nargs="*", metavar="FORM", help="such as membership-2025, and for attach a file"
    )
    parser.add_argument("-o", "--output", type=Path, metavar="FILE.docx", help="the file to write")
    parser.add_argument(
        "--in",
        dest="sheet_language",
        type=language,
        metavar="LANG",
        help="of figures, dates and preferred texts",
    )
    parser.set_defaults(run=lambda app, args, out: run(app, args, out, parser))


def run(app: App, args: Namespace, out: Output, parser: Parser) -> int:
    """Fill the document of a dossier's form, or do what is said with a form's document."""
    acts: dict[str, tuple[int, Callable[[App, Namespace, Output], int]]] = {
        "attach": (2, attach),
        "show": (1, show),
        "places": (1, places),
        "detach": (1, detach),
    }
    if args.wanted in acts:
        count, act = acts[args.wanted]
        if len(args.named) != count or args.output is not None:
            parser.error(f"{args.wanted} takes a form" + (" and a file" if count > 1 else ""))
        return act(app, args, out)
    if not args.wanted.isdecimal() or args.named:
        parser.error(f"{args.wanted!r} is neither a dossier's number nor one of {', '.join(acts)}")
    if args.output is None:
        parser.error("the following arguments are required: -o/--output")
    return fill(app, args, out)


def fill(app: App, args: Namespace, out: Output) -> int:
    """Write the filled document."""
    session = app.dossiers.open(whole_number(args.wanted))
    filled = app.official.fill(session.freeze(), language=args.sheet_language or "")
    app.write_file(args.output, filled.data)
    told = {"file": str(args.output), "dossier": int(args.wanted), **_filled_shape(filled)}
    out.show(told, lambda: _filled_lines(out.words, session.form, args.output, filled))
    return FINE


def attach(app: App, args: Namespace, out: Output) -> int:
    """Keep a document beside a form."""
    form = app.forms.get(args.named[0])
    document = app.official.attach(form, read_input(args.named[1], limit=MOST_FILE))
    out.show(_document_shape(form, document), lambda: _document_lines(out.words, form, document))
    return FINE


def show(app: App, args: Namespace, out: Output) -> int:
    """Say what is marked in the document of a form."""
    form = app.forms.get(args.named[0])
    document = app.official.look(form)
    out.show(_document_shape(form, document), lambda: _document_lines(out.words, form, document))
    return FINE


def detach(app: App, args: Namespace, out: Output) -> int:
    """Take the document of a form away."""
    form = app.forms.get(args.named[0])
    app.official.detach(form)
    said = out.words._("The official Word form of {form} was taken away.", form=form.name)
    out.show({"form": form.name, "attached": False}, lambda: [said])
    return FINE


def places(app: App, args: Namespace, out: Output) -> int:
    """Name every mark that a document of a form may have."""
    from lcapp.i18n.wording_official import place_lines

    form = app.forms.get(args.named[0])
    found = list(place_lines(out.words, form))
    out.show([{"mark": mark, "means": means} for mark, means in found], lambda: table(out.words, found))
    return FINE


def _filled_lines(words: Words, form: Form, file: Path, filled: FilledForm) -> Iterator[str]:
    from lcapp.i18n.wording_official import filled_details, filled_sentences

    size = formats.file_size(words, len(filled.data))
    yield words._("{file}: {size}", file=harmless(words, str(file)), size=size)
    yield from filled_sentences(words, filled)
    yield from (f"  {line}" for line in filled_details(words, form, filled))


def _document_lines(words: Words, form: Form, document: OfficialDocument) -> Iterator[str]:
    from lcapp.i18n.wording_official import document_sentences

    yield from document_sentences(words, form, document)


def _filled_shape(filled: FilledForm) -> dict[str, Any]:
    return {
        "bytes": len(filled.data),
        "language": filled.language,
        "filled": list(filled.filled),
        "empty": list(filled.empty),
        "to_sign": list(filled.by_hand),
        "unknown": [_unknown_shape(one) for one in filled.unknown],
        "without_place": [_left_shape(one) for one in filled.left],
    }


def _document_shape(form: Form, document: OfficialDocument) -> dict[str, Any]:
    return {
        "form": form.name,
        "attached": True,
        "bytes": document.size,
        "marks": [mark for mark, _place in document.known],
        "unknown": [_unknown_shape(one) for one in document.unknown],
        "questions_without_mark": list(document.unmarked),
        "removed": list(document.removed),
    }


def _unknown_shape(unknown: UnknownMark) -> dict[str, str]:
    return {"mark": unknown.mark, "meant": unknown.meant}


def _left_shape(left: WithoutPlace) -> dict[str, Any]:
    return {
        "question": left.question,
        "language": left.language,
        "whole": not left.pieces,
        "marks": [piece.mark for piece in left.pieces],
    }
