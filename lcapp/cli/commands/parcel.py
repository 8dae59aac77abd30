"""`lcapp parcel DOSSIER SECTION… -o FILE`: sections as a file for a colleague; the way back; who has what."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lcapp.cli.arguments import Subparsers, add_verb, dossier_number, words_of_text
from lcapp.cli.output import FINE, WRONG_USAGE, Output
from lcapp.cli.passphrase import add_passphrase, asked_passphrase
from lcapp.domain.parcels import Parcel, parcels_in
from lcapp.i18n import formats
from lcapp.i18n.wording import harmless
from lcapp.i18n.wording_merge import parcel_sentence
from lcapp.i18n.wording_packages import inspection_sentences
from lcapp.services.app import App
from lcapp.services.draft_session import DraftSession
from lcapp.services.package_preview import Inspected
from lcapp.services.parcels import parcel_file_of, received_parcel


def add_parser(subparsers: Subparsers) -> None:
    """Tell argparse about the verb."""
    parser = add_verb(
        subparsers, "parcel", "Hand out sections as a file, give a part back, or see who has what."
    )
    parser.add_argument("dossier", type=dossier_number, metavar="DOSSIER")
    parser.add_argument(
        "sections", nargs="*", metavar="SECTION", help="ids of sections; none gives a received part back"
    )
    parser.add_argument("-o", "--output", type=Path, metavar="FILE.lcdossier", help="the file to write")
    parser.add_argument("--to", type=words_of_text, metavar="NAME", help="who gets it (default: as the file)")
    parser.add_argument("--due", default="", metavar="DAY", help="when it should be back, such as 2025-06-15")
    parser.add_argument("--note", type=words_of_text, default="", metavar="TEXT", help="a word to them")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--list", action="store_true", dest="listed", help="who has which sections")
    what.add_argument("--call-off", metavar="PARCEL", help="say that nothing will come back of one")
    add_passphrase(parser, "lock the file with a passphrase")
    parser.set_defaults(run=run)


def run(app: App, args: Namespace, out: Output) -> int:
    """Hand out, give back, list or call off."""
    session = app.dossiers.open(args.dossier)
    if args.listed or args.call_off:
        if args.call_off:
            app.parcels.call_off(session, args.call_off)
        return _list(app, session, out)
    if args.output is None:
        print("lcapp: say with -o which file to write", file=sys.stderr)
        return WRONG_USAGE
    passphrase = asked_passphrase(args, twice=True)
    if not args.sections and received_parcel(session) is not None:
        parcel, returned = app.parcels.give_back(session, args.output, passphrase=passphrase), True
    else:
        parcel, returned = (
            app.parcels.hand_out(
                session,
                args.sections,
                args.output,
                to=args.to if args.to is not None else args.output.stem,
                due=args.due,
                note=args.note,
                passphrase=passphrase,
            ),
            False,
        )
    size = args.output.stat().st_size

    def lines() -> Iterator[str]:
        words = out.words
        yield words._(
            "{file}: {size}", file=harmless(words, str(args.output)), size=formats.file_size(words, size)
        )
        if returned:
            name = harmless(words, parcel.by)
            yield (
                words._("Send this file back to {name}.", name=name)
                if name
                else words._("Send this file back to whoever handed the sections out.")
            )
        else:
            yield parcel_sentence(words, parcel, session.form, app.clock().date())

    told = {"file": str(args.output), "bytes": size, "returned": returned, **_shape(parcel)}
    out.show(told, lines)
    return FINE


def unpack_parcel(app: App, args: Namespace, inspected: Inspected, out: Output) -> int:
    """`lcapp unpack` of a file of sections: what it holds, or a draft of it."""
    told = parcel_file_of(inspected)
    parcel = told.parcel
    shape = {"kind": "section", "accepted": False, "dossier": None, "title": parcel.title, **_shape(parcel)}
    if args.accept:
        number = app.parcels.open(inspected).number
        out.show({**shape, "accepted": True, "dossier": number}, lambda: [str(number)])
        return FINE

    def lines() -> Iterator[str]:
        words = out.words
        yield from inspection_sentences(words, inspected)
        yield words._("Sections of the dossier “{title}”:", title=harmless(words, parcel.title))
        for section in parcel.sections:
            yield "  " + harmless(words, section)
        if told.returned:
            yield words._("They come back from somebody; `lcapp merge` takes them in.")
            return
        yield words._("Nothing was changed. Add --accept to open them as a draft.")

    out.show(shape, lines)
    return FINE


def _list(app: App, session: DraftSession, out: Output) -> int:
    found = [one for one in parcels_in(session.sides) if not one.received and one.to]

    def lines() -> Iterator[str]:
        words, today = out.words, app.clock().date()
        if not found:
            yield words._("No sections are handed out.")
        for one in found:
            yield f"{one.id}  {parcel_sentence(words, one, session.form, today)}"

    out.show([_shape(one) for one in found], lines)
    return FINE


def _shape(parcel: Parcel) -> dict[str, Any]:
    return {
        "parcel": parcel.id,
        "sections": list(parcel.sections),
        "to": parcel.to,
        "by": parcel.by,
        "since": parcel.since.isoformat(),
        "due": parcel.due or None,
        "returned_at": parcel.returned_at.isoformat() if parcel.returned_at else None,
    }
