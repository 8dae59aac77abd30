"""The whole program below the faces, as one frozen value that the composition root builds."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Only names of types: half of the services are asked for by few.
    from lcapp.domain.charts import Overviews
    from lcapp.domain.countries import Country
    from lcapp.domain.snapshot import DossierSnapshot
    from lcapp.services.adviser import Adviser
    from lcapp.services.after_sending import AfterSending
    from lcapp.services.annexes import AnnexTools
    from lcapp.services.answer_history import AnswerHistory
    from lcapp.services.bin import Bin
    from lcapp.services.commission import Commission
    from lcapp.services.comparing import ChangesPrinter, Comparing
    from lcapp.services.dossiers import Dossiers
    from lcapp.services.evidence_register import EvidenceRegister
    from lcapp.services.facts import Facts
    from lcapp.services.form_editing import FormEditing
    from lcapp.services.form_upgrade import FormUpgrades
    from lcapp.services.guide_ports import GuideLibrary, PlanPrinter
    from lcapp.services.library_ports import LibraryKeeper
    from lcapp.services.mailing import MailTexts
    from lcapp.services.mayor import BriefPrinter, Mayor
    from lcapp.services.merge_source import PastStates
    from lcapp.services.merging import Merging
    from lcapp.services.official_forms import OfficialForms
    from lcapp.services.packages import Packages
    from lcapp.services.page_pictures import PagePictures
    from lcapp.services.parcels import Parcels
    from lcapp.services.ports import (
        AnswersPrinter,
        CallLibrary,
        Clock,
        FileWriter,
        FormLibrary,
        Renderer,
        SampleLibrary,
    )
    from lcapp.services.record_material import RecordMaterial
    from lcapp.services.records import CityRecords
    from lcapp.services.submission import Submissions
    from lcapp.services.tables import TableWriter
    from lcapp.services.translation_desk import TranslationDesk
    from lcapp.services.verify import Verifying
    from lcapp.services.worksheets import Worksheets


@dataclass(frozen=True, slots=True)
class App:
    """What a face needs.

    Args:
        forms: Forms by name.
        calls: Calls by id.
        dossiers: The dossiers on this computer.
        city_records: The city's records.
        facts: What the records know, for other dossiers.
        mayor: The brief for the mayor, and what was decided.
        after_sending: What was sent, what came back, and what the city's record learns from it.
        print_brief: Prints that brief on two pages.
        record_overview: Draws what a record shows besides its answers, in a language.
        material: Sentences and items from the records for the answers of a draft.
        upgrades: Moves drafts to other forms.
        history: The past of answers, and named states.
        bin: Deleted dossiers.
        keeper: Copies of the library, and its health.
        register: Evidence of every dossier.
        submissions: Sealed versions.
        verifying: Checks whether a PDF is what was sealed.
        packages: Dossiers as files that travel.
        parcels: Sections as files that travel.
        merging: Takes somebody else's version into a draft.
        past_states: Finds what a draft said when it went out.
        comparing: States of dossiers to be compared.
        print_changes: Prints what changed between two states.
        commission: The desk of a National Commission.
        annexes: Cleans annexes for print.
        samples: Sample cities.
        renderer: Prints snapshots.
        guide: Reference data of the guide.
        adviser: Advises on drafts, and remembers what nobody wants to hear.
        print_plan: Prints a plan of days on one page.
        mail_texts: Writes covering letters and the checklist before sending.
        open_pages: Shows pages of a printed dossier as pictures.
        print_answers: Writes a snapshot's answers as text or as a Word file.
        translating: What comparing a translation with its source needs.
        countries: UNESCO's Member States and Associate Members with their Commissions, read on first use.
        form_editing: Copies and changes forms.
        worksheets: Answers as Word files to be edited elsewhere and read back.
        official: Official Word forms, filled from dossiers.
        write_table: Writes tables as XLSX or CSV.
        write_file: Writes a file whole or not at all.
        clock: The time now.
        close: Finishes what is queued and lets go of the library.
    """

    forms: "FormLibrary"
    calls: "CallLibrary"
    dossiers: "Dossiers"
    city_records: "CityRecords"
    facts: "Facts"
    material: "RecordMaterial"
    mayor: "Mayor"
    after_sending: "AfterSending"
    print_brief: "BriefPrinter"
    record_overview: "Callable[[DossierSnapshot, str], Overviews]"
    upgrades: "FormUpgrades"
    history: "AnswerHistory"
    bin: "Bin"
    keeper: "LibraryKeeper"
    register: "EvidenceRegister"
    submissions: "Submissions"
    verifying: "Verifying"
    packages: "Packages"
    parcels: "Parcels"
    merging: "Merging"
    past_states: "PastStates"
    comparing: "Comparing"
    print_changes: "ChangesPrinter"
    commission: "Commission"
    annexes: "AnnexTools"
    samples: "SampleLibrary"
    renderer: "Renderer"
    guide: "GuideLibrary"
    adviser: "Adviser"
    print_plan: "PlanPrinter"
    open_pages: "PagePictures"
    print_answers: "AnswersPrinter"
    mail_texts: "MailTexts"
    translating: "TranslationDesk"
    countries: "Callable[[], tuple[Country, ...]]"
    form_editing: "FormEditing"
    worksheets: "Worksheets"
    official: "OfficialForms"
    write_table: "TableWriter"
    write_file: "FileWriter"
    clock: "Clock"
    close: Callable[[], None]
