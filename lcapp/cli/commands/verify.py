"""`lcapp verify FILE`: whether a PDF still is what was printed: answers, pages, annexes, form."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lcapp.cli.arguments import Subparsers, add_verb
from lcapp.cli.output import FINE, NOT_RIGHT, Output
from lcapp.i18n.wording_verify import verify_sentences
from lcapp.services.annexes import read_for_checking
from lcapp.services.app import App
from lcapp.services.verify import VerifyReport

LARGEST_FILE = 300_000_000


def add_parser(subparsers: Subparsers) -> None:
    """Tell argparse about the verb."""
    parser = add_verb(subparsers, "verify", "Whether a dossier's PDF is what was printed.")
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.set_defaults(run=run)


def run(app: App, args: Namespace, out: Output) -> int:
    """Check a file; nothing is changed."""
    report = app.verifying.verify(read_for_checking(args.file, largest=LARGEST_FILE))

    def lines() -> Iterator[str]:
        yield from verify_sentences(out.words, report)

    out.show(verify_shape(report), lines)
    return FINE if report.verdict == "same" else NOT_RIGHT


def verify_shape(report: VerifyReport) -> dict[str, Any]:
    """A verdict for machines."""
    return {
        "verdict": report.verdict,
        "fingerprint": report.fingerprint,
        "claimed": report.claimed,
        "sealed": report.sealed,
        "version": report.version,
        "title": report.city,
        "form": report.form,
        "form_known": report.form_known,
        "compared_with_own_copy": report.compared,
        "pages": report.pages,
        "signatures": report.signed,
        "differences": [{"what": one.what, "where": one.where} for one in report.differences],
    }
