"""Everything a National Commission does with the program, put together over its ports."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from lcapp.domain.countries import Country
from lcapp.services.assignments import Assignments
from lcapp.services.decisions import Decisions
from lcapp.services.desk import Desk
from lcapp.services.desk_changes import DeskChanges
from lcapp.services.desk_comparison import DeskComparison
from lcapp.services.desk_opening import DeskOpening
from lcapp.services.desk_pages import DeskPages, QuestionFinder
from lcapp.services.desk_papers import MailWriter, PaperPrinter, Papers
from lcapp.services.desk_ports import CriteriaLibrary, DeskRemovals, DeskStore, RemarkStore
from lcapp.services.desk_remarks import CityRemarks, DeskRemarks
from lcapp.services.desk_removal import DeskDeleting
from lcapp.services.desk_statistics import DeskStatistics
from lcapp.services.library_ports import EvidenceFiles, LibraryKeeper
from lcapp.services.national_calls import NationalCalls
from lcapp.services.packages import Packages
from lcapp.services.ports import CallLibrary, Clock, DossierStore, FormLibrary
from lcapp.services.ranking import Rankings
from lcapp.services.review_intake import ReviewIntake
from lcapp.services.review_packages import ReviewPackages
from lcapp.services.review_work import ReviewWorks
from lcapp.services.reviews import Reviews


@dataclass(frozen=True, slots=True)
class Commission:
    """The Commission's desk.

    Args:
        desk: Received dossiers.
        reviews: Reviewers and their sheets.
        assignments: Who reviews what, until when.
        review_packages: Sheets that travel between computers.
        review_works: Dossiers handed to a reviewer on another computer.
        rankings: The order of a call.
        decisions: What was decided, interviews, the dispatch.
        remarks: Remarks on received dossiers.
        pages: The pages of received files as they came.
        changes: What differs from the version before, word by word.
        deleting: Deletes received dossiers for good.
        papers: Letters, minutes, lists and Part 2.
        comparison: Cities side by side, and what in their figures deserves a second look.
        statistics: The archive over the years.
        national_calls: A Commission's own deadline, contacts and guidance, as a file for its cities.
        city_remarks: The other end: remarks on a city's own dossiers.
        remarks_in: The remarks beside a dossier in a file that came; opened in the limited child process.
    """

    desk: Desk
    reviews: Reviews
    assignments: Assignments
    review_packages: ReviewPackages
    review_works: ReviewWorks
    rankings: Rankings
    decisions: Decisions
    remarks: DeskRemarks
    pages: DeskPages
    changes: DeskChanges
    deleting: DeskDeleting
    papers: Papers
    comparison: DeskComparison
    statistics: DeskStatistics
    national_calls: NationalCalls
    city_remarks: CityRemarks
    remarks_in: Callable[[Path], bytes]


def build_commission(
    *,
    store: DeskStore,
    remark_store: RemarkStore,
    find_questions: QuestionFinder,
    removals: DeskRemovals,
    keeper: LibraryKeeper,
    files: EvidenceFiles,
    packages: Packages,
    annex: Callable[[bytes, str], bytes],
    criteria: CriteriaLibrary,
    dossiers: DossierStore,
    forms: FormLibrary,
    calls: CallLibrary,
    countries: Callable[[], tuple[Country, ...]],
    printer: PaperPrinter,
    mail: MailWriter,
    clock: Clock,
    actor: Callable[[], str],
) -> Commission:
    """Put the desk together.

    Args:
        store: The desk in the library.
        remark_store: Remarks beside the city's own dossiers.
        find_questions: Finds the pages of questions in the limited child process.
        removals: Deletes from the desk for good.
        keeper: Copies of the library.
        files: The bytes of files as they came.
        packages: Opens and proves packages.
        annex: Takes one annex out of a package that was opened.
        criteria: What the program has to score by.
        dossiers: The city's own dossiers.
        forms: Forms by name.
        calls: Calls by id.
        countries: Member States and Associate Members.
        printer: Prints the Commission's papers.
        mail: Writes the text of a mail.
        clock: The time now.
        actor: Who is working.
    """
    opening = DeskOpening(packages, forms, annex)
    desk = Desk(
        store=store,
        files=files,
        opening=opening,
        forms=forms,
        calls=calls,
        countries=countries,
        clock=clock,
        actor=actor,
    )
    reviews = Reviews(desk=desk, store=store, criteria=criteria, clock=clock, actor=actor)
    rankings = Rankings(desk=desk, reviews=reviews, store=store, calls=calls, clock=clock, actor=actor)
    decisions = Decisions(desk=desk, store=store, calls=calls, order=rankings.order, clock=clock, actor=actor)
    remarks = DeskRemarks(desk=desk, store=store, forms=forms, calls=calls, clock=clock, actor=actor)
    papers = Papers(
        desk=desk,
        reviews=reviews,
        rankings=rankings,
        decisions=decisions,
        remarks=remarks,
        store=store,
        calls=calls,
        printer=printer,
        mail=mail,
        clock=clock,
        actor=actor,
    )
    return Commission(
        desk=desk,
        reviews=reviews,
        assignments=Assignments(desk=desk, reviews=reviews, store=store, clock=clock, actor=actor),
        review_packages=ReviewPackages(
            reviews=reviews,
            intake=ReviewIntake(desk=desk, reviews=reviews, store=store, clock=clock, actor=actor),
            opening=opening,
            packages=packages,
            forms=forms,
            calls=calls,
            clock=clock,
            actor=actor,
        ),
        review_works=ReviewWorks(
            desk=desk,
            reviews=reviews,
            store=store,
            packages=packages,
            annex=annex,
            forms=forms,
            calls=calls,
            clock=clock,
            actor=actor,
        ),
        rankings=rankings,
        decisions=decisions,
        remarks=remarks,
        pages=DeskPages(desk=desk, find=find_questions),
        changes=DeskChanges(desk=desk, remarks=remarks),
        deleting=DeskDeleting(
            desk=desk,
            store=store,
            removals=removals,
            snapshots=keeper.snapshots,
            copy_first=keeper.copy_first,
            clock=clock,
            actor=actor,
        ),
        papers=papers,
        comparison=DeskComparison(desk=desk),
        statistics=DeskStatistics(desk=desk, reviews=reviews, decisions=decisions, store=store),
        national_calls=NationalCalls(
            store=store, calls=calls, profile=papers.profile, clock=clock, actor=actor
        ),
        city_remarks=CityRemarks(store=remark_store, dossiers=dossiers, clock=clock, actor=actor),
        remarks_in=opening.remarks_in,
    )
