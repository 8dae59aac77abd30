"""Export a dossier: snapshot, renderer, and a file that appears whole or not at all."""

import time
from dataclasses import dataclass
from pathlib import Path

from lcapp.domain.findings import Finding, Severity
from lcapp.domain.snapshot import DossierSnapshot
from lcapp.errors import Cancelled
from lcapp.services.ports import FileWriter, PrintOptions, Renderer, Watch


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What was written.

    Args:
        file: Where it stands.
        pages: Number of pages.
        seconds: Time taken.
        findings: What checking found in the dossier, and characters that could not be printed.
        size: Bytes.
    """

    file: Path
    pages: int
    seconds: float
    findings: tuple[Finding, ...]
    size: int = 0


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
    watch: Watch | None = None,
) -> ExportReport:
    """Print a snapshot into a file.

    Raises:
        Cancelled: The person stopped it; no file was left.
        EnvironmentFailed: The file could not be written; an older one of that name is untouched.
    """
    watch = watch or Unwatched()
    started = time.monotonic()
    printed = renderer.render(snapshot, options, watch)
    watch.check()
    write(path, printed.data)
    unprintable = tuple(
        Finding(
            "character_not_printable", Severity.ADVICE, params={"character": c, "code": f"U+{ord(c):04X}"}
        )
        for c in sorted(printed.missing)
    )
    return ExportReport(
        path, printed.pages, time.monotonic() - started, snapshot.findings + unprintable, len(printed.data)
    )
