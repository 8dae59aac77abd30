"""Sealing: a version of a dossier that stays as it is, to be signed and sent; and what is printed of it."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from lcapp.domain import computed, validation
from lcapp.domain.carried_dossier import CarriedDossier, carried_bytes, read_carried
from lcapp.domain.completeness import completeness, is_visible
from lcapp.domain.findings import Severity
from lcapp.domain.snapshot import DossierSnapshot
from lcapp.domain.versions import SignedPage, Version, VersionKind
from lcapp.errors import InputRefused, NotFound, StorageUnavailable
from lcapp.services.annexes import LARGEST_ANNEX, FileChecker, read_for_checking
from lcapp.services.draft_session import DraftSession
from lcapp.services.evidence_register import EvidenceRegister
from lcapp.services.library_ports import NewVersion, VersionStore
from lcapp.services.ports import CallLibrary, Clock, FormLibrary, PrintOptions


class Submissions:
    """Sealed versions of every dossier.

    Args:
        versions: Keeps them.
        register: The evidence that is sealed with the answers.
        forms: Forms by name.
        calls: Calls by id.
        check: Looks at a scan in the limited child process.
        clock: The time now.
        actor: Who is working.
    """

    def __init__(
        self,
        *,
        versions: VersionStore,
        register: EvidenceRegister,
        forms: FormLibrary,
        calls: CallLibrary,
        check: FileChecker,
        clock: Clock,
        actor: Callable[[], str],
    ) -> None:
        self._versions, self._register = versions, register
        self._forms, self._calls = forms, calls
        self._check, self._clock, self._actor = check, clock, actor

    def picture(self, session: DraftSession, *, with_notes: bool = False) -> DossierSnapshot:
        """What is printed of a dossier now: its sealed version, or the draft as it stands."""
        if session.dossier.status == "sealed":
            sealed = self.sealed(session.dossier.number)
            if sealed is not None:
                return replace(self.snapshot(session, sealed.number), sides=dict(session.sides))
        return replace(
            session.freeze(with_notes=with_notes), evidence=self._register.of(session.dossier.number)
        )

    def newest(self) -> Mapping[int, Version]:
        """By dossier the version kept last, sealed or named; dossiers without one are left out."""
        return self._versions.newest_versions()

    def seal(self, session: DraftSession) -> Version:
        """Freeze a version.

        Raises:
            InputRefused: `not_ready_to_seal`: something must be fixed first. `sealed_already`.
            StorageUnavailable: Nothing was sealed.
            ChangedElsewhere: Somebody else saved the dossier meanwhile.
        """
        if session.dossier.status == "sealed":
            raise InputRefused("sealed_already")
        session.flush()
        to_fix = sum(one.severity is Severity.MUST_FIX for one in session.findings())
        if to_fix:
            raise InputRefused("not_ready_to_seal", count=to_fix)
        dossier = session.dossier
        number = max((one.number for one in self._versions.versions(dossier.number)), default=0) + 1
        frozen = replace(self.picture(session), sealed=True, version=number)
        missing = [
            one.name for one in frozen.evidence if one.sha256 and not self._register.files.verify(one.sha256)
        ]
        if missing:
            raise InputRefused("evidence_missing_to_seal", numbers=", ".join(missing))
        version = self._versions.add_version(
            NewVersion(
                dossier=dossier.number,
                kind=VersionKind.SEALED,
                label="",
                content_id=frozen.content_id,
                content=carried_bytes(frozen),
                expected_rev=dossier.rev,
            ),
            actor=self._actor(),
        )
        session.stand_as(sealed=True)
        return version

    def note_export(self, snapshot: DossierSnapshot, options: PrintOptions) -> None:
        """Keep in the audit that a dossier was printed, and the answers as they were."""
        told = {"variant": options.variant, "language": options.language, "content_id": snapshot.content_id}
        self._versions.note_deed(snapshot.dossier.number, "export", told, actor=self._actor())

    def sealed(self, dossier: int) -> Version | None:
        """The sealed version of a dossier, the last one where there are several."""
        found = [one for one in self._versions.versions(dossier) if one.kind is VersionKind.SEALED]
        return found[-1] if found else None

    def kept(self, dossier: int, number: int) -> CarriedDossier:
        """What a sealed version says.

        Raises:
            StorageUnavailable: `version_damaged`.
        """
        try:
            return read_carried(self._versions.version_content(dossier, number))
        except InputRefused as error:
            raise StorageUnavailable("version_damaged") from error

    def snapshot(self, session: DraftSession, number: int) -> DossierSnapshot:
        """The picture of a sealed version, as it was printed when it was sealed."""
        kept = self.kept(session.dossier.number, number)
        form = self._forms.get(kept.dossier.form)
        call = self._calls.get(kept.dossier.call) if kept.dossier.call else None
        answers = dict(kept.answers)
        return DossierSnapshot(
            dossier=replace(kept.dossier, number=session.dossier.number),
            form=form,
            call=call,
            answers=answers,
            computed=dict(computed.computed_values(form, answers)),
            findings=validation.check(form, answers, call=call, today=kept.taken_at.date()),
            completeness=completeness(form, answers),
            taken_at=kept.taken_at,
            sealed=True,
            hidden=frozenset(q.id for q in form.questions() if not is_visible(q, answers)),
            evidence=kept.evidence,
            version=kept.version,
        )

    def add_signed_page(self, dossier: int, path: Path, *, dated: str = "") -> SignedPage:
        """Put the scan of a signed page beside the sealed version.

        Raises:
            NotFound: `no_sealed_version`.
            InputRefused: The file cannot be taken.
        """
        version = self.sealed(dossier)
        if version is None:
            raise NotFound("no_sealed_version", dossier=dossier)
        checked = self._check(read_for_checking(path, largest=LARGEST_ANNEX))
        sha256, size = self._register.files.keep(path)
        page = SignedPage(
            str(uuid.uuid4()), sha256, path.name, checked.media_type, size, dated, self._clock()
        )
        self._versions.add_signed_page(dossier, version.number, page, actor=self._actor())
        return page
