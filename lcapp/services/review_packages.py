"""Sheets that travel: two reviewers on two computers exchange packages of the kind `review`.

    {"format": "lcapp-review/1", "call": "membership-2025", "criteria": "…",
     "reviewers": [{"id": …, "name": …}],
     "sheets": [{"dossier": …, "reviewer": …, "scores": …}, …]}

Only finished sheets travel. Names stand in a package only where it is said so.
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
from lcapp.domain.review import Sheet, sheet_data, sheet_of
from lcapp.errors import InputRefused
from lcapp.services.desk_opening import DeskOpening
from lcapp.services.packages import Packages
from lcapp.services.ports import CallLibrary, Clock, FormLibrary
from lcapp.services.reviews import Reviews

FORMAT = "lcapp-review/1"
MOST_SHEETS = 20_000


@dataclass(frozen=True, slots=True)
class TakenReviews:
    """What became of a package of sheets.

    Args:
        call: The call they are of.
        taken: Sheets that are new here.
        passed: Sheets that were passed over: of dossiers that are not here, or that stand here already.
        other_criteria: Whether they were scored by other criteria than ours; then none was taken.
    """

    call: str
    taken: int
    passed: int
    other_criteria: bool = False


class ReviewPackages:
    """Packages of sheets.

    Args:
        reviews: The sheets here.
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
        opening: DeskOpening,
        packages: Packages,
        forms: FormLibrary,
        calls: CallLibrary,
        clock: Clock,
        actor: Callable[[], str],
    ) -> None:
        self._reviews, self._opening, self._packages = reviews, opening, packages
        self._forms, self._calls = forms, calls
        self._clock, self._actor = clock, actor

    def export(self, call: str, *, with_names: bool = False, everyone: bool = False) -> bytes:
        """The bytes of a package with finished sheets.

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

    def take(self, path: Path) -> TakenReviews:
        """Take the sheets of a package in, in one transaction; sheets that stand here stay as they are.

        Raises:
            InputRefused: What is wrong with the file, `not_a_review_package`.
        """
        opened = self._opening.inspect(path).opened
        if opened.head is None or opened.head.kind != "review":
            raise InputRefused("not_a_review_package")
        call, criteria, sheets, names = read_reviews(opened.data)
        self._calls.get(call)
        ours = self._reviews.criteria(call).digest
        if criteria != ours or any(one.criteria != ours for one in sheets):
            return TakenReviews(call, 0, len(sheets), other_criteria=True)
        taken, passed = self._reviews.take(call, sheets, dict(names))
        return TakenReviews(call, taken, passed)

    def _sheets(self, call: str, *, everyone: bool) -> tuple[Sheet, ...]:
        mine = reviewer_id(self._actor())
        finished = tuple(sheet for _subject, sheet in self._reviews.finished_sheets(call))
        if not everyone:
            return tuple(one for one in finished if one.reviewer == mine)
        open_to_all = {state.line.uuid for state in self._reviews.states(call) if state.standing is not None}
        return tuple(one for one in finished if one.dossier in open_to_all or one.reviewer == mine)


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
        if not all(one.is_finished for one in sheets):
            raise InputRefused("not_a_review_package")
        names = {str(one["id"]): str(one["name"])[:200] for one in top["reviewers"][:MOST_SHEETS]}
        return top["call"], str(top["criteria"]), sheets, names
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputRefused("not_a_review_package") from error
