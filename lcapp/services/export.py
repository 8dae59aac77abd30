"""Export a dossier: snapshot, renderer, and a file that appears whole or not at all."""

import time
from dataclasses import dataclass
from pathlib import Path

from lcapp.domain.findings import Finding, Severity
from lcapp.domain.snapshot import DossierSnapshot
from lcapp.domain.typed_words import printed_pieces
from lcapp.errors import Cancelled, EnvironmentFailed, InputRefused
from lcapp.services.annexes import Prepared
from lcapp.services.mail_size import MailChoice
from lcapp.services.ports import Carried, FileWriter, PdfChecker, PrintOptions, Renderer, Watch

NOTHING_PREPARED = Prepared()


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What was written.

    Args:
        file: Where it stands.
        pages: Number of pages.
        seconds: Time taken.
        findings: What checking found in the dossier, and characters that could not be printed.
        size: Bytes.
        mail: What it would weigh with smaller pictures, where it is too large for a letter by e-mail.
    """

    file: Path
    pages: int
    seconds: float
    findings: tuple[Finding, ...]
    size: int = 0
    mail: tuple[MailChoice, ...] = ()


class Unwatched:
    """A watch for work nobody follows."""

    def progress(self, done: int, total: int) -> None:
        """Nobody asks."""

    def check(self) -> None:
        """Nobody stops it."""


class StoppableWatch(Unwatched):
    """A watch whose `stop` may be called from any thread."""

    def __init__(self) -> None:
        self._stopped = False

    def stop(self) -> None:
        """Ask the work to end at its next step."""
        self._stopped = True

    def check(self) -> None:
        """Raises Cancelled once stopped."""
        if self._stopped:
            raise Cancelled


def export_dossier(
    snapshot: DossierSnapshot,
    path: Path,
    *,
    renderer: Renderer,
    write: FileWriter,
    options: PrintOptions,
    prepared: Prepared = NOTHING_PREPARED,
    carried: tuple[Carried, ...] = (),
    check: PdfChecker | None = None,
    without_failed: bool = False,
    watch: Watch | None = None,
) -> ExportReport:
    """Print a snapshot into a file, open it again and look whether everything is in it.

    Args:
        snapshot: What to print.
        path: Where to.
        renderer: Prints.
        write: Writes.
        options: How.
        prepared: Annexes, cleaned; and those that could not be.
        carried: Files that ride inside.
        check: Looks at the finished file; None leaves that out.
        without_failed: Go on without the annexes that could not be prepared; the report names them.
        watch: Asked whether to go on.

    Raises:
        Cancelled: The person stopped it; no file was left.
        InputRefused: `annexes_failed`: an annex could not be prepared and nobody said to go on without it.
        EnvironmentFailed: The file could not be written, or `export_not_whole`: the check found a fault.
            An older file of that name is untouched.
    """
    watch = watch or Unwatched()
    started = time.monotonic()
    if prepared.findings and not without_failed:
        numbers = ", ".join(str(one.params["number"]) for one in prepared.findings)
        raise InputRefused("annexes_failed", numbers=numbers)
    originals = tuple(
        Carried(f"{number}-original.pdf", "application/pdf", data)
        for number, data in (prepared.originals or {}).items()
    )
    inside = (*carried, *originals)
    printed = renderer.render(snapshot, options, watch, annexes=prepared.annexes, carried=inside)
    watch.check()
    if check is not None:
        texts = _must_be_in(snapshot, options)
        if wrong := check(printed.data, pages=printed.pages, texts=texts, carried=inside):
            raise EnvironmentFailed("export_not_whole", reason=wrong[0])
    watch.check()
    write(path, printed.data)
    unprintable = tuple(
        Finding(
            "character_not_printable", Severity.ADVICE, params={"character": c, "code": f"U+{ord(c):04X}"}
        )
        for c in sorted(printed.missing)
    )
    findings = snapshot.findings + prepared.findings + unprintable
    return ExportReport(path, printed.pages, time.monotonic() - started, findings, len(printed.data))


def _must_be_in(snapshot: DossierSnapshot, options: PrintOptions) -> tuple[str, ...]:
    """What a reader must find. An empty form says no answers, and one section only its own."""
    if options.variant == "blank" or options.section:
        return ()
    form = snapshot.form
    by_question = printed_pieces(form, options.answers_of(form, snapshot.answers), snapshot.hidden)
    return tuple(piece for pieces in by_question.values() for piece in pieces)
