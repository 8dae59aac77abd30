"""The whole program below the faces, as one frozen value that the composition root builds."""

from collections.abc import Callable
from dataclasses import dataclass

from lcapp.domain.countries import Country
from lcapp.services.dossiers import Dossiers
from lcapp.services.ports import (
    AnswersPrinter,
    CallLibrary,
    Clock,
    FileWriter,
    FormLibrary,
    Renderer,
    SampleLibrary,
)


@dataclass(frozen=True, slots=True)
class App:
    """What a face needs.

    Args:
        forms: Forms by name.
        calls: Calls by id.
        dossiers: The dossiers on this computer.
        samples: Sample cities.
        renderer: Prints snapshots.
        print_answers: Writes a snapshot's answers as text or as a Word file.
        countries: UNESCO's Member States and Associate Members with their Commissions, read on first use.
        write_file: Writes a file whole or not at all.
        clock: The time now.
        close: Finishes what is queued and lets go of the library.
    """

    forms: FormLibrary
    calls: CallLibrary
    dossiers: Dossiers
    samples: SampleLibrary
    renderer: Renderer
    print_answers: AnswersPrinter
    countries: Callable[[], tuple[Country, ...]]
    write_file: FileWriter
    clock: Clock
    close: Callable[[], None]
