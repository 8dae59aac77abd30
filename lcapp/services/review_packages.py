"""Sheets that travel: two reviewers on two computers exchange packages of the kind `review`.

    {"format": "lcapp-review/1", "call": "membership-2025", "criteria": "…",
     "reviewers": [{"id": …, "name": …}],
     "sheets": [{"dossier": …, "reviewer": …, "scores": …}, …]}

Finished sheets travel, and declared conflicts of interest. Names stand in a package only where it is said so.
"""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lcapp.domain.answers_file import strict_json
from lcapp.domain.assignment import reviewer_id
from lcapp.domain.fingerprint import canonical_bytes
from lcapp.domain.package import Package, PackageHead
from lcapp.domain.review import Sheet, is_handed_in, sheet_data, sheet_of
from lcapp.errors import InputRefused
from lcapp.services.desk_opening import DeskOpening
from lcapp.services.desk_undo import Before
from lcapp.services.package_preview import Inspected
from lcapp.services.packages import Packages
from lcapp.services.ports import CallLibrary, Clock, FormLibrary, Watch
from lcapp.services.review_intake import JudgedSheet, ReviewIntake
from lcapp.services.reviews import Reviews

FORMAT = "lcapp-review/1"
MOST_SHEETS = 20_000


@dataclass(frozen=True, slots=True)
class BroughtSheets:
    """A package of sheets that was opened; nothing was changed.

    Args:
        call: The call they are of.
        sheets: Each, and what would become of it.
        names: By id of a reviewer, as the package says.
        inspected: The file.
    """

    call: str
    sheets: tuple[JudgedSheet, ...]
    names: Mapping[str, str]
    inspected: Inspected

    @property
    def other_criteria(self) -> bool:
        """Whether some were scored by other criteria than ours; then none is taken."""
        return any(one.outcome == "other_criteria" for one in self.sheets)

    def count(self, outcome: str) -> int:
        """How many sheets would end so."""
        return sum(one.outcome == outcome for one in self.sheets)


@dataclass(frozen=True, slots=True)
class TakenReviews:
    """What became of a package of sheets.

    Args:
        call: The call they are of.
        taken: Sheets that are new here.
        passed: Sheets that were passed over.
        other_criteria: Whether they were scored by other criteria than ours; then none was taken.
        sheets: Each, and what became of it.
        undo: What stood there before; None where nothing was taken.
    """

    call: str
    taken: int
    passed: int
    other_criteria: bool = False
    sheets: tuple[JudgedSheet, ...] = ()
    undo: Before | None = None


class ReviewPackages:
    """Packages of sheets.

    Args:
        reviews: The sheets here.
        intake: Keeps sheets that came.
        opening: Opens a stranger's file.
        packages: Writes packages.
        forms: Forms by name.
        calls: Calls by id.
        clock: The time now.
        actor: Who is working.
    """

    def __init__(
        self,
        *,
        reviews: Reviews,
        intake: ReviewIntake,
        opening: DeskOpening,
        packages: Packages,
        forms: FormLibrary,
        calls: CallLibrary,
        clock: Clock,
        actor: Callable[[], str],
    ) -> None:
        self._reviews, self._intake = reviews, intake
        self._opening, self._packages = opening, packages
        self._forms, self._calls = forms, calls
        self._clock, self._actor = clock, actor

    def export(self, call: str, *, with_names: bool = False, everyone: bool = False) -> bytes:
        """The bytes of a package with finished sheets and declared conflicts of interest.

        Args:
            call: Id of the call.
            with_names: Whether the names of reviewers stand in it.
            everyone: All sheets whoever is working may read; otherwise the own ones.

        Raises:
            InputRefused: `no_finished_sheets`.
        """
        sheets = self._sheets(call, everyone=everyone)
        if not sheets:
            raise InputRefused("no_finished_sheets", call=call)
        names = {one.id: one.name for one in self._reviews.reviewers()}
        writers = sorted({one.reviewer for one in sheets})
        told = {
            "format": FORMAT,
            "call": call,
            "criteria": self._reviews.criteria(call).digest,
            "reviewers": [{"id": one, "name": names.get(one, "") if with_names else ""} for one in writers],
            "sheets": [sheet_data(one) for one in sheets],
        }
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
        return self._packages.write(Package(head, canonical_bytes(told), self._forms.source(form.name)))

    def opened(self, path: Path, *, watch: Watch | None = None) -> Inspected:
        """A file of a reviewer, opened in the limited child process; it may hold sheets or work.

        Raises:
            InputRefused: What is wrong with the file, `not_a_review_package`.
        """
        inspected = self._opening.inspect(path, watch=watch)
        if inspected.opened.head is None or inspected.opened.head.kind != "review":
            raise InputRefused("not_a_review_package")
        return inspected

    def look(self, path: Path, *, watch: Watch | None = None) -> BroughtSheets:
        """What a package of sheets holds, and what would become of each; nothing is changed.

        Raises:
            InputRefused: What is wrong with the file, `not_a_review_package`.
            NotFound: The call is not known here.
        """
        return self.looked_at(self.opened(path, watch=watch))

    def looked_at(self, inspected: Inspected) -> BroughtSheets:
        """`look` at a file that was opened already."""
        call, criteria, sheets, names = read_reviews(inspected.opened.data)
        self._calls.get(call)
        judged = self._intake.judged(call, sheets, names, criteria=criteria)
        return BroughtSheets(call, judged, names, inspected)

    def take(self, path: Path) -> TakenReviews:
        """Take the sheets of a package in, in one transaction; sheets that stand here stay as they are.

        Raises:
            InputRefused: What is wrong with the file, `not_a_review_package`.
        """
        return self.take_looked_at(self.look(path))

    def take_looked_at(self, brought: BroughtSheets) -> TakenReviews:
        """`take` of a file that was looked at; what changed here meanwhile counts."""
        brought = self.looked_at(brought.inspected)
        if brought.other_criteria:
            many = len(brought.sheets)
            return TakenReviews(brought.call, 0, many, other_criteria=True, sheets=brought.sheets)
        undo = self._intake.take(brought.call, brought.sheets, brought.names)
        taken = brought.count("taken")
        return TakenReviews(
            brought.call, taken, len(brought.sheets) - taken, sheets=brought.sheets, undo=undo
        )

    def put_back(self, undo: Before) -> int:
        """Take the sheets of a package out again; how many were changed since, which stay."""
        return self._intake.put_back(undo)

    def _sheets(self, call: str, *, everyone: bool) -> tuple[Sheet, ...]:
        mine = reviewer_id(self._actor())
        handed_in = self._reviews.handed_in_sheets(call)
        if not everyone:
            return tuple(one for one in handed_in if one.reviewer == mine)
        open_to_all = {state.line.uuid for state in self._reviews.states(call) if state.standing is not None}
        return tuple(one for one in handed_in if one.dossier in open_to_all or one.reviewer == mine)


def read_reviews(data: bytes) -> tuple[str, str, tuple[Sheet, ...], Mapping[str, str]]:
    """Call, digest of the criteria, sheets and names in the data of a package.

    Raises:
        InputRefused: `not_a_review_package`.
    """
    top: Any = strict_json(data)
    try:
        if top["format"] != FORMAT or not isinstance(top["call"], str):
            raise InputRefused("not_a_review_package")
        sheets = tuple(sheet_of(one) for one in top["sheets"][:MOST_SHEETS])
        if not all(map(is_handed_in, sheets)):
            raise InputRefused("not_a_review_package")
        names = {str(one["id"]): str(one["name"])[:200] for one in top["reviewers"][:MOST_SHEETS]}
        return top["call"], str(top["criteria"]), sheets, names
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputRefused("not_a_review_package") from error
