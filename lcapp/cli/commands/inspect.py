"""`lcapp inspect FILE`: what a file from outside is, and whether it can be taken; never changes anything."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lcapp.cli.arguments import Subparsers, add_verb
from lcapp.cli.input import read_input
from lcapp.cli.output import FINE, NOT_RIGHT, Output
from lcapp.cli.passphrase import add_passphrase, asked_passphrase
from lcapp.domain.fingerprint import short_code
from lcapp.domain.package import LIMITS
from lcapp.errors import InputRefused
from lcapp.i18n import Words
from lcapp.i18n.wording_packages import inspection_sentences, preview_sentences, removal_sentence
from lcapp.services.app import App
from lcapp.services.package_preview import Inspected, Preview


def add_parser(subparsers: Subparsers) -> None:
    """Tell argparse about the verb."""
    parser = add_verb(subparsers, "inspect", "What a package or a dossier's PDF is; nothing is changed.")
    parser.add_argument("file", type=Path, metavar="FILE")
    add_passphrase(parser, "the file is locked")
    parser.set_defaults(run=run)


def run(app: App, args: Namespace, out: Output) -> int:
    """Look at a file: 0 where it can be taken, 1 where not."""
    inspected = inspected_file(app, args)
    try:
        preview = None if inspected.refused else app.packages.preview(inspected)
    except InputRefused:
        # It can be read, and is no whole dossier, or its form is nowhere.
        preview = None

    def lines() -> Iterator[str]:
        yield from inspection_sentences(out.words, inspected)
        if preview is not None:
            yield from preview_sentences(out.words, preview)

    out.show(inspection_shape(out.words, inspected, preview), lines)
    return NOT_RIGHT if inspected.refused else FINE


def inspected_file(app: App, args: Namespace) -> Inspected:
    """The file of a command, opened in the child process."""
    data = read_input(args.file, limit=LIMITS.file)
    return app.packages.inspect(data, passphrase=asked_passphrase(args))


def inspection_shape(words: Words, inspected: Inspected, preview: Preview | None) -> dict[str, Any]:
    """A verdict for machines; what was refused has neither head nor content."""
    opened, sender = inspected.opened, inspected.sender
    told: dict[str, Any] = {"verdict": opened.verdict, "sha256": inspected.sha256}
    if inspected.refused:
        said = " ".join(inspection_sentences(words, inspected))
        return {**told, "code": opened.code, "params": dict(opened.params), "text": said}
    told |= {
        "kind": opened.head.kind if opened.head else "dossier",
        "origin": opened.origin,
        "locked": opened.locked,
        "removals": [
            {
                "what": one.what,
                "where": one.where,
                "reason": one.reason,
                "text": removal_sentence(words, one),
            }
            for one in opened.removals
        ],
        "sender": {
            "code": sender.code,
            "since": sender.since.isoformat() if sender.since else None,
            "words": list(sender.words),
        },
        "extras": sorted(opened.extras),
    }
    return told if preview is None else {**told, **preview_shape(preview)}


def preview_shape(preview: Preview) -> dict[str, Any]:
    """What would change, for machines."""
    carried = preview.carried
    return {
        "state": preview.state,
        "dossier": preview.dossier or None,
        "uuid": carried.dossier.uuid,
        "title": carried.dossier.title,
        "call": carried.dossier.call,
        "form": carried.dossier.form,
        "form_state": preview.form,
        "form_here": preview.form_here,
        "call_state": preview.call,
        "fingerprint": short_code(carried.content_id),
        "content_id": carried.content_id,
        "sealed": carried.sealed,
        "version": carried.version,
        "answers": len(carried.answers),
        "evidence": len(carried.evidence),
        "notes": preview.notes,
        "remarks": preview.remarks,
        "large_loss": preview.large_loss,
        "numbers_differ": list(preview.numbers_differ),
        "changes": [
            {"question": one.key.question, "language": one.key.language, "change": one.change}
            for one in preview.answers
        ],
        "beside_changes": [
            {"what": one.key.question, "of": one.key.language, "before": one.before, "after": one.after}
            for one in preview.sides
        ],
        "register_changes": [
            {"number": one.name, "title": one.title, "change": one.change} for one in preview.evidence
        ],
    }
