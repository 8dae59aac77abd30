"""The whole program below the faces, as one frozen value that the composition root builds."""

from collections.abc import Callable
from dataclasses import dataclass

from lcapp.domain.countries import Country
from lcapp.services.annexes import AnnexTools
from lcapp.services.answer_history import AnswerHistory
from lcapp.services.bin import Bin
from lcapp.services.dossiers import Dossiers
from lcapp.services.evidence_register import EvidenceRegister
from lcapp.services.form_upgrade import FormUpgrades
from lcapp.services.library_ports import LibraryKeeper
from lcapp.services.page_pictures import PagePictures
from lcapp.services.ports import (
    AnswersPrinter,
    CallLibrary,
    Clock,
    FileWriter,
    FormLibrary,
    Renderer,
    SampleLibrary,
)
from lcapp.services.submission import Submissions
from lcapp.services.verify import Verifying


@dataclass(frozen=True, slots=True)
class App:
    """What a face needs.

    Args:
        forms: Forms by name.
        calls: Calls by id.
        dossiers: The dossiers on this computer.
        upgrades: Moves drafts to other forms.
        history: The past of answers, and named states.
        bin: Deleted dossiers.
        keeper: Copies of the library, and its health.
        register: Evidence of every dossier.
        submissions: Sealed versions.
        verifying: Checks whether a PDF is what was sealed.
        annexes: Cleans annexes for print.
        samples: Sample cities.
        renderer: Prints snapshots.
        open_pages: Shows pages of a printed dossier as pictures.
        print_answers: Writes a snapshot's answers as text or as a Word file.
        countries: UNESCO's Member States and Associate Members with their Commissions, read on first use.
        write_file: Writes a file whole or not at all.
        clock: The time now.
        close: Finishes what is queued and lets go of the library.
    """

    forms: FormLibrary
    calls: CallLibrary
    dossiers: Dossiers
    upgrades: FormUpgrades
    history: AnswerHistory
    bin: Bin
    keeper: LibraryKeeper
    register: EvidenceRegister
    submissions: Submissions
    verifying: Verifying
    annexes: AnnexTools
    samples: SampleLibrary
    renderer: Renderer
    open_pages: PagePictures
    print_answers: AnswersPrinter
    countries: Callable[[], tuple[Country, ...]]
    write_file: FileWriter
    clock: Clock
    close: Callable[[], None]
