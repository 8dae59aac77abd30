"""`lcapp worksheet export|import`: answers as a Word file to be edited elsewhere, and the way back."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lcapp.cli.arguments import Subparsers, add_family, add_verb, dossier_number, language, whole_number
from lcapp.cli.difference_lines import difference_lines, difference_shape
from lcapp.cli.input import read_input
from lcapp.cli.labels import labelled
from lcapp.cli.output import FINE, Output
from lcapp.domain.forms import Form
from lcapp.domain.worksheet import Spot
from lcapp.errors import InputRefused
from lcapp.i18n import Words, formats
from lcapp.i18n.wording import error_sentence, harmless
from lcapp.services.app import App
from lcapp.services.worksheets import WorksheetPreview

MOST_FILE = 30_000_000


def add_parser(subparsers: Subparsers) -> None:
    """Tell argparse about the verbs."""
    verbs = add_family(subparsers, "worksheet", "Answers as a Word file to be edited elsewhere, and back.")
    export = add_verb(verbs, "export", "Write a worksheet of sections or of the whole form.")
    export.add_argument("dossier", type=dossier_number, metavar="DOSSIER")
    export.add_argument("sections", nargs="*", metavar="SECTION", help="ids of sections (default: all)")
    export.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.docx")
    export.add_argument(
        "--in", dest="sheet_language", type=language, metavar="LANG", help="in which the worksheet speaks"
    )
    export.set_defaults(run=write)
    bring = add_verb(verbs, "import", "Say what a worksheet would change, or take it in.")
    bring.add_argument("dossier", type=dossier_number, metavar="DOSSIER")
    bring.add_argument("file", metavar="FILE.docx")
    bring.add_argument(
        "--accept",
        action="store_true",
        help="take it in and print the dossier's number; otherwise nothing changes",
    )
    bring.add_argument(
        "--loss",
        type=whole_number,
        metavar="WORDS",
        help="the number of words that may stand in no answer any more; asked for where it is large",
    )
    bring.set_defaults(run=bring_in)


def write(app: App, args: Namespace, out: Output) -> int:
    """Write a worksheet."""
    session = app.dossiers.open(args.dossier)
    spoken = args.sheet_language or out.words.language
    data = app.worksheets.write(session.freeze(), args.sections, language=spoken)
    app.write_file(args.output, data)
    told = {
        "file": str(args.output),
        "bytes": len(data),
        "dossier": args.dossier,
        "sections": list(args.sections),
    }
    words = out.words
    out.show(
        told,
        lambda: [
            words._(
                "{file}: {size}",
                file=harmless(words, str(args.output)),
                size=formats.file_size(words, len(data)),
            )
        ],
    )
    return FINE


def bring_in(app: App, args: Namespace, out: Output) -> int:
    """Say what a worksheet would change, or take it in."""
    session = app.dossiers.open(args.dossier)
    paragraphs = app.worksheets.read(read_input(args.file, limit=MOST_FILE))
    preview = app.worksheets.preview(session.freeze(), paragraphs, language=out.words.language)
    told = {"accepted": args.accept, "dossier": args.dossier, **_shape(preview)}
    if args.accept:
        told["changed"] = app.worksheets.accept(session, preview, loss_typed=args.loss)
        out.show(told, lambda: [str(args.dossier)])
        return FINE

    def lines() -> Iterator[str]:
        yield from _lines(out.words, session.form, preview)
        yield out.words._("Nothing was changed. Add --accept to take it in.")

    out.show(told, lines)
    return FINE


def _lines(words: Words, form: Form, preview: WorksheetPreview) -> Iterator[str]:
    from lcapp.i18n.wording_worksheets import left_sentence, unread_sentence, worksheet_sentences

    yield from worksheet_sentences(words, form, preview)
    for answer in preview.difference.answers:
        yield labelled(words, form, answer.key.question, answer.key.language)
        yield from difference_lines(words, answer.difference)
    for unread in preview.unread:
        reason = error_sentence(words, InputRefused(unread.code, **dict(unread.params)))
        yield unread_sentence(words, form, unread, reason)
        yield from _text(words, unread.text)
    for left in preview.left:
        yield left_sentence(words, form, left)
        yield from _text(words, left.text)


def _text(words: Words, text: str) -> Iterator[str]:
    for line in text.splitlines():
        yield "    " + harmless(words, line)


def _shape(preview: WorksheetPreview) -> dict[str, Any]:
    loss = preview.loss
    return {
        "other_dossier": preview.other_dossier,
        "found": len(preview.found),
        "answers": [
            {
                "question": one.key.question,
                "language": one.key.language,
                "section": one.section,
                "kind": str(one.kind),
                "old": one.old,
                "new": one.new,
                "difference": difference_shape(one.difference),
            }
            for one in preview.difference.answers
        ],
        "newer_here": [_spot_shape(spot) for spot in preview.newer_here],
        "changed_on_both_sides": [_spot_shape(spot) for spot in preview.both],
        "found_without_mark": [_spot_shape(spot) for spot in preview.by_heading],
        "unread": [
            {**_spot_shape(one.spot), "code": one.code, "params": dict(one.params), "text": one.text}
            for one in preview.unread
        ],
        "left_over": [{"why": one.why, "near": one.near, "text": one.text} for one in preview.left],
        "loss": {"words": loss.words, "characters": loss.characters, "must_be_typed": loss.is_large},
    }


def _spot_shape(spot: Spot) -> dict[str, str]:
    return {"place": spot.address, "language": spot.language}
