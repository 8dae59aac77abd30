"""Dossiers handed to a reviewer elsewhere: one package with the files as they came, and taking it in.

No sheet of anybody travels with them, so nobody scores under the eyes of another.
"""

import tempfile
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lcapp.domain.assignment import Assignment, assignment_data, assignment_of, reviewer_id
from lcapp.domain.desk_dossier import DeskDossier
from lcapp.domain.package import Package, PackageHead
from lcapp.domain.review import sheet_of
from lcapp.domain.review_work import ReviewWork, WorkDossier, is_review_work, read_work, work_bytes
from lcapp.domain.safe_names import safe_name
from lcapp.errors import FormInvalid, InputRefused, NotFound
from lcapp.services.desk import Desk
from lcapp.services.desk_importing import SUFFIXES, Imported
from lcapp.services.desk_ports import DeskDeed, DeskEntry, DeskFilter, DeskStore, only
from lcapp.services.desk_undo import Before, before, put_back
from lcapp.services.package_preview import Inspected
from lcapp.services.packages import Packages
from lcapp.services.ports import CallLibrary, Clock, FormLibrary, Watch
from lcapp.services.reviews import Reviews

_NOBODY = "-"
"""Who gave a dossier, where the giver's name did not travel."""


@dataclass(frozen=True, slots=True)
class BroughtWork:
    """A package of work that was opened; nothing was changed.

    Args:
        work: What it holds.
        for_me: Whether it is for whoever is working, by the name in the settings.
        here: Uuids of its dossiers that stand here already.
        other_criteria: Whether sheets would be scored by other criteria than the Commission's.
        inspected: The file.
    """

    work: ReviewWork
    for_me: bool
    here: frozenset[str]
    other_criteria: bool
    inspected: Inspected


@dataclass(frozen=True, slots=True)
class TakenWork:
    """What became of a package of work.

    Args:
        call: The call.
        files: Each dossier's file, and what became of it.
        assigned: Numbers of the dossiers that wait for a sheet now.
        undo: What stood there before; None where nothing was assigned.
    """

    call: str
    files: tuple[Imported, ...]
    assigned: tuple[int, ...]
    undo: Before | None


class ReviewWorks:
    """Packages of work.

    Args:
        desk: The dossiers.
        reviews: The reviewers.
        store: Keeps assignments.
        packages: Writes packages.
        annex: Takes one file out of a package that was opened.
        forms: Forms by name.
        calls: Calls by id.
        clock: The time now.
        actor: Who is working.
    """

    def __init__(
        self,
        *,
        desk: Desk,
        reviews: Reviews,
        store: DeskStore,
        packages: Packages,
        annex: Callable[[bytes, str], bytes],
        forms: FormLibrary,
        calls: CallLibrary,
        clock: Clock,
        actor: Callable[[], str],
    ) -> None:
        self._desk, self._reviews, self._store = desk, reviews, store
        self._packages, self._annex = packages, annex
        self._forms, self._calls = forms, calls
        self._clock, self._actor = clock, actor

    # Out

    def export(
        self, call: str, reviewer: str, *, numbers: Sequence[int] = (), with_name: bool = False
    ) -> bytes:
        """The bytes of a package with the dossiers a reviewer is to review, as the cities sent them.

        Args:
            call: Id of the call.
            reviewer: Id of the reviewer.
            numbers: Which of theirs; empty for all that still wait for a sheet.
            with_name: Whether the reviewer's name stands in it.

        Raises:
            InputRefused: `nothing_to_hand_out`; `package_too_large`.
            NotFound: `evidence_file_missing`: a file as it came is gone or damaged.
        """
        given = self._waiting(call, reviewer, frozenset(numbers))
        if not given:
            raise InputRefused("nothing_to_hand_out")
        files = {line.sha256: self._desk.original(line.number).read_bytes() for line, _made in given}
        work = ReviewWork(
            call=call,
            criteria=self._reviews.criteria(call).digest,
            criteria_file=self._reviews.brought_criteria(call).decode("utf-8"),
            reviewer=reviewer,
            name=self._reviews.named(reviewer) if with_name else "",
            dossiers=tuple(
                WorkDossier(line.uuid, line.sha256, line.file_name, line.came_on, made.due)
                for line, made in given
            ),
        )
        form = self._forms.get(self._calls.get(call).form)
        head = PackageHead(
            kind="review",
            dossier=str(uuid.uuid4()),
            call=call,
            form=form.name,
            form_digest=form.digest,
            content_id="",
            made_at=self._clock(),
        )
        form_file, call_file = self._forms.source(form.name), self._calls.source(call)
        return self._packages.write(Package(head, work_bytes(work), form_file, call_file, files))

    # In

    def is_work(self, inspected: Inspected) -> bool:
        """Whether a file that was opened is somebody's work; a package of sheets is not."""
        head = inspected.opened.head
        return head is not None and head.kind == "review" and is_review_work(inspected.opened.data)

    def looked_at(self, inspected: Inspected) -> BroughtWork:
        """What a package of work holds; nothing is changed.

        Args:
            inspected: From `ReviewPackages.opened`.

        Raises:
            InputRefused: `not_a_review_package`.
        """
        if not self.is_work(inspected):
            raise InputRefused("not_a_review_package")
        work = read_work(inspected.opened.data)
        standing = {line.uuid for line in self._desk.lines(DeskFilter(call=work.call))}
        return BroughtWork(
            work,
            for_me=reviewer_id(self._actor()) == work.reviewer,
            here=frozenset(one.dossier for one in work.dossiers if one.dossier in standing),
            other_criteria=not work.criteria_file and self._criteria_differ(work),
            inspected=inspected,
        )

    def take_looked_at(self, brought: BroughtWork, watch: Watch) -> TakenWork:
        """Put the dossiers on the desk and give them to the reviewer; one bad file stops none of the others.

        Raises:
            InputRefused: `scores_given`: sheets here were scored by other criteria; `not_a_review_package`.
            NotFound: The call is not known here, and did not come along.
        """
        work = brought.work
        self._know_call(brought)
        self._know_criteria(work)
        with tempfile.TemporaryDirectory(prefix="lcapp-review-") as folder:
            files = self._imported(brought, Path(folder), watch)
        assigned, undo = self._assigned(work, files)
        return TakenWork(work.call, files, assigned, undo)

    def put_back(self, undo: Before) -> int:
        """Take the assignments back; the dossiers stay. How many were changed since, which stay."""
        return put_back(self._store, undo, verb="desk_take_work_back", actor=self._actor())

    # Inside

    def _waiting(
        self, call: str, reviewer: str, numbers: frozenset[int]
    ) -> tuple[tuple[DeskDossier, Assignment], ...]:
        """What a reviewer has and has not handed in, in the order of the desk's numbers."""
        made = {
            one.subject: assignment_of(one.body)
            for one in self._store.entries(kind="assignment", call=call)
            if one.id == reviewer
        }
        finished = {one.dossier for one in self._reviews.handed_in_sheets(call) if one.reviewer == reviewer}
        lines = sorted(self._desk.lines(DeskFilter(call=call)), key=lambda one: one.number)
        return tuple(
            (line, made[line.uuid])
            for line in lines
            if line.uuid in made and (line.number in numbers if numbers else line.uuid not in finished)
        )

    def _criteria_differ(self, work: ReviewWork) -> bool:
        return self._reviews.criteria(work.call).digest != work.criteria

    def _know_call(self, brought: BroughtWork) -> None:
        try:
            self._calls.get(brought.work.call)
        except NotFound:
            if not brought.inspected.opened.call_file:
                raise
            self._calls.take(brought.inspected.opened.call_file, file="call.toml")

    def _know_criteria(self, work: ReviewWork) -> None:
        if not work.criteria_file or not self._criteria_differ(work):
            return
        try:
            self._reviews.bring_criteria(work.call, work.criteria_file.encode("utf-8"), file="criteria.toml")
        except FormInvalid as error:
            raise InputRefused("not_a_review_package") from error

    def _imported(self, brought: BroughtWork, folder: Path, watch: Watch) -> tuple[Imported, ...]:
        """The files on the desk, in the order of the work; those that came on one day go together."""
        package, work = brought.inspected.opened.package, brought.work
        told: dict[str, Imported] = {}
        by_day: dict[date, list[tuple[str, Path]]] = {}
        for place, one in enumerate(work.dossiers):
            path = folder / f"{place:04d}" / _file_name(one.name)
            try:
                content = self._annex(package, one.file)
            except InputRefused as error:
                told[one.dossier] = Imported(
                    Path(path.name), "refused", code=error.code, params=dict(error.params)
                )
                continue
            path.parent.mkdir()
            path.write_bytes(content)
            by_day.setdefault(one.came, []).append((one.dossier, path))
        for day, group in by_day.items():
            paths = [path for _dossier, path in group]
            report = self._desk.import_files(paths, watch, call=work.call, came_on=day)
            told |= {
                dossier: self._meant(dossier, found)
                for (dossier, _path), found in zip(group, report.files, strict=False)
            }
        return tuple(told[one.dossier] for one in work.dossiers if one.dossier in told)

    def _meant(self, dossier: str, found: Imported) -> Imported:
        """A file that holds another dossier than the work says is told, and given to nobody."""
        if found.number and self._desk.line(found.number).uuid != dossier:
            return Imported(found.path, "refused", code="work_file_differs")
        return found

    def _assigned(self, work: ReviewWork, files: Sequence[Imported]) -> tuple[tuple[int, ...], Before | None]:
        here = {line.uuid: line for line in self._desk.lines(DeskFilter(call=work.call))}
        came = {self._desk.line(one.number).uuid for one in files if one.outcome != "refused" and one.number}
        entries: list[DeskEntry] = []
        numbers: list[int] = []
        now, actor = self._clock(), self._actor()
        for one in work.dossiers:
            line = here.get(one.dossier)
            if line is None or one.dossier not in came or one.due is None or self._conflicted(work, line):
                continue
            made = Assignment(work.reviewer, one.due, _NOBODY, now)
            entries.append(
                DeskEntry(
                    "assignment", work.call, line.uuid, work.reviewer, assignment_data(made), now, actor
                )
            )
            numbers.append(line.number)
        if not entries:
            return (), None
        undo = before(self._store, work.call, entries)
        named = bool(work.name) and reviewer_id(work.name) == work.reviewer
        if named or reviewer_id(actor) == work.reviewer:
            self._reviews.reviewer(work.name if named else actor)
        told = {"dossiers": [one.subject for one in entries]}
        self._store.write(DeskDeed("desk_take_work", work.call, tuple(entries), details=told), actor=actor)
        return tuple(numbers), undo

    def _conflicted(self, work: ReviewWork, line: DeskDossier) -> bool:
        entries = self._store.entries(call=work.call, subject=line.uuid)
        sheets = (sheet_of(one.body) for one in only(entries, "sheet"))
        return any(
            one.reviewer == work.reviewer and one.conflict is not None and one.conflict.has for one in sheets
        )


def _file_name(name: str) -> str:
    """A name the desk takes, whatever a package calls its file."""
    ending = Path(name).suffix.lower()
    return safe_name(Path(name).stem, ending if ending in SUFFIXES else SUFFIXES[0])
