"""States of dossiers to be compared: a draft as it stands, a kept version, a file from outside."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from lcapp.domain.carried_dossier import read_carried
from lcapp.domain.form_reader import read_form
from lcapp.domain.forms import Form
from lcapp.domain.milestone import read_milestone
from lcapp.domain.package import FORM
from lcapp.domain.parcels import questions_of
from lcapp.domain.received_values import fitting_answers
from lcapp.domain.version_difference import DossierState, VersionDifference
from lcapp.domain.versions import Version, VersionKind
from lcapp.errors import InputRefused, LcappError, NotFound, StorageUnavailable
from lcapp.services.draft_session import DraftSession
from lcapp.services.evidence_register import EvidenceRegister
from lcapp.services.library_ports import VersionStore
from lcapp.services.package_preview import Inspected
from lcapp.services.parcels import parcel_file_of
from lcapp.services.ports import Clock, FormLibrary


@dataclass(frozen=True, slots=True)
class NamedState:
    """A state with what it is called.

    Args:
        kind: `draft`, `milestone`, `sealed`, `file` or `sections`.
        title: Title of the dossier.
        dossier: Its number on this computer; 0 for a file.
        version: Number of the version; 0 for a draft.
        label: Name of the milestone.
        at: UTC of the state.
        state: What it says.
        sections: Ids of the sections it holds; empty for all.
    """

    kind: str
    title: str
    dossier: int
    version: int
    label: str
    at: datetime
    state: DossierState
    sections: tuple[str, ...] = ()


class ChangesPrinter(Protocol):
    """Prints what changed, word by word."""

    def __call__(
        self,
        old: NamedState,
        new: NamedState,
        found: VersionDifference,
        *,
        language: str,
        paper: str,
        moment: datetime,
    ) -> bytes:
        """The bytes of a PDF; `paper` is `a4` or `letter`."""


class Comparing:
    """Finds states.

    Args:
        versions: Kept versions.
        register: Evidence of every dossier.
        forms: Forms by name.
        clock: The time now.
    """

    def __init__(
        self, *, versions: VersionStore, register: EvidenceRegister, forms: FormLibrary, clock: Clock
    ) -> None:
        self._versions, self._register = versions, register
        self._forms, self._clock = forms, clock

    def versions(self, session: DraftSession) -> tuple[Version, ...]:
        """Kept versions of a dossier, newest first."""
        return tuple(reversed(self._versions.versions(session.dossier.number)))

    def of_draft(self, session: DraftSession) -> NamedState:
        """A dossier as it stands now."""
        dossier = session.dossier
        return NamedState(
            kind="draft",
            title=dossier.title,
            dossier=dossier.number,
            version=0,
            label="",
            at=self._clock(),
            state=DossierState(
                session.form,
                dossier.form,
                dossier.form_digest,
                dict(session.answers),
                self._register.of(dossier.number),
            ),
        )

    def of_version(self, session: DraftSession, number: int) -> NamedState:
        """A kept version.

        Raises:
            NotFound: There is no such version.
            StorageUnavailable: `version_damaged`.
        """
        dossier = session.dossier
        found = next((one for one in self.versions(session) if one.number == number), None)
        if found is None:
            raise NotFound("version_unknown", dossier=dossier.number, version=number)
        content = self._versions.version_content(dossier.number, number)
        sealed = found.kind is VersionKind.SEALED
        return NamedState(
            kind=str(found.kind),
            title=dossier.title,
            dossier=dossier.number,
            version=number,
            label=found.label,
            at=found.taken_at,
            state=self._sealed(content) if sealed else self._milestone(content),
        )

    def of_file(self, inspected: Inspected) -> NamedState:
        """What a package or a dossier's PDF says.

        Raises:
            InputRefused: It was refused, or is no dossier and no part of one.
        """
        opened = inspected.opened
        if inspected.refused:
            raise InputRefused(opened.code, **dict(opened.params))
        if opened.head is not None and opened.head.kind == "section":
            told = parcel_file_of(inspected)
            form = read_form(opened.form_file, file=FORM)
            answers, _unfit = fitting_answers(form, told.answers)
            state = DossierState(form, told.form, told.form_digest, answers)
            return NamedState(
                kind="sections",
                title=told.parcel.title,
                dossier=0,
                version=0,
                label="",
                at=opened.head.made_at,
                state=state,
                sections=told.parcel.sections,
            )
        if opened.head is not None and opened.head.kind != "dossier":
            raise InputRefused("package_of_other_kind", kind=opened.head.kind)
        carried = read_carried(opened.data)
        form_of_file = read_form(opened.form_file, file=FORM) if opened.form_file else None
        dossier = carried.dossier
        return NamedState(
            kind="file",
            title=dossier.title,
            dossier=0,
            version=carried.version,
            label="",
            at=carried.taken_at,
            state=DossierState(
                form_of_file or self._form(dossier.form, dossier.form_digest),
                dossier.form,
                dossier.form_digest,
                carried.answers,
                carried.evidence,
            ),
        )

    def _milestone(self, content: bytes) -> DossierState:
        kept = read_milestone(content)
        form = self._form(kept.form, kept.form_digest)
        return DossierState(form, kept.form, kept.form_digest, kept.answers)

    def _sealed(self, content: bytes) -> DossierState:
        try:
            kept = read_carried(content)
        except InputRefused as error:
            raise StorageUnavailable("version_damaged") from error
        dossier = kept.dossier
        form = self._form(dossier.form, dossier.form_digest)
        return DossierState(form, dossier.form, dossier.form_digest, kept.answers, kept.evidence)

    def _form(self, name: str, digest: str) -> Form | None:
        try:
            form = self._forms.get(name)
        except LcappError:
            return None
        return form if form.digest == digest else None


def comparable(one: NamedState, other: NamedState) -> tuple[DossierState, DossierState]:
    """Both states as they can be compared: a file of some sections with those sections alone."""
    asked = {
        question
        for named in (one, other)
        if named.sections and named.state.form is not None
        for question in questions_of(named.state.form, named.sections)
    }
    if not asked:
        return one.state, other.state
    return _only(one.state, asked), _only(other.state, asked)


def _only(state: DossierState, asked: Collection[str]) -> DossierState:
    answers = {key: value for key, value in state.answers.items() if key.question in asked}
    return replace(state, answers=answers, evidence=None)
