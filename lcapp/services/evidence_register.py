"""The register of evidence of a dossier: add, describe, order, take out, put back."""

import uuid
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from lcapp.domain.addresses import Refusal, read_address
from lcapp.domain.evidence import Evidence, EvidenceKind
from lcapp.domain.typed_text import seen_line
from lcapp.errors import InputRefused, NotFound, ReadOnly
from lcapp.services.annexes import LARGEST_ANNEX, CheckedFile, FileChecker, read_for_checking
from lcapp.services.library_ports import EvidenceFiles, EvidenceStore
from lcapp.services.ports import Clock, DossierStore, Watch

COPY_REASON = "evidence"
_SIGNATURES = {b"%PDF-": "pdf", b"\x89PNG": "png", b"\xff\xd8\xff": "jpeg"}


class EvidenceRegister:
    """Evidence of every dossier. A sealed dossier's register may only be read.

    Args:
        store: Keeps the entries.
        files: Keeps the bytes.
        dossiers: Tells whether a dossier may be changed.
        check: Looks at a file in the limited child process.
        clock: The time now.
        actor: Who is working.
        copy_first: Makes a copy of the library, given the reason, where the last one is some minutes old.
    """

    def __init__(
        self,
        *,
        store: EvidenceStore,
        files: EvidenceFiles,
        dossiers: DossierStore,
        check: FileChecker,
        clock: Clock,
        actor: Callable[[], str],
        copy_first: Callable[[str], object],
    ) -> None:
        self._copy_first = copy_first
        self._store, self.files, self._dossiers = store, files, dossiers
        self._check, self._clock, self._actor = check, clock, actor

    def of(self, dossier: int) -> tuple[Evidence, ...]:
        """What is registered, in its order."""
        return self._store.evidence(dossier)

    def add_file(
        self,
        dossier: int,
        path: Path,
        *,
        title: str = "",
        annex: bool = False,
        caption: str = "",
        rights: str = "",
        dated: str = "",
        supports: tuple[str, ...] = (),
        watch: Watch | None = None,
    ) -> Evidence:
        """Look at a file, keep a copy of it, and give it the next number.

        A PDF or a picture is checked in the limited child process. Anything else may be registered and cited,
        but not printed as an annex.

        Raises:
            InputRefused: The file cannot be taken, and why; nothing was kept.
            ReadOnly: The dossier is sealed.
        """
        self._must_be_writable(dossier)
        data = read_for_checking(path, largest=LARGEST_ANNEX)
        if data[:5].startswith(tuple(_SIGNATURES)) or annex:
            checked = self._check(data, watch=watch)
        else:
            checked = CheckedFile("application/octet-stream", 0)
        self._copy_first(COPY_REASON)
        sha256, size = self.files.keep(path)
        entry = Evidence(
            id=str(uuid.uuid4()),
            number=0,
            position=0,
            kind=EvidenceKind.FILE,
            title=seen_line(title, "title") or seen_line(path.stem, "title"),
            added_at=self._clock(),
            file_name=seen_line(path.name, "file_name", marks=False),
            media_type=checked.media_type,
            sha256=sha256,
            size=size,
            pages=checked.pages,
            annex=annex and checked.pages > 0,
            caption=seen_line(caption, "caption"),
            rights=seen_line(rights, "rights"),
            dated=dated,
            supports=supports,
            removed=checked.removed,
            signed=checked.signed,
        )
        return self._store.add_evidence(dossier, entry, actor=self._actor())

    def add_link(
        self, dossier: int, url: str, *, title: str = "", supports: tuple[str, ...] = (), caption: str = ""
    ) -> Evidence:
        """Register an address on the web; raises InputRefused where it is none."""
        self._must_be_writable(dossier)
        read = read_address(url)
        if isinstance(read, Refusal):
            raise InputRefused("evidence_link_refused", value=url[:100])
        entry = Evidence(
            id=str(uuid.uuid4()),
            number=0,
            position=0,
            kind=EvidenceKind.LINK,
            title=seen_line(title, "title") or url,
            added_at=self._clock(),
            url=url.strip(),
            caption=seen_line(caption, "caption"),
            supports=supports,
        )
        return self._store.add_evidence(dossier, entry, actor=self._actor())

    def change(self, dossier: int, evidence: Evidence) -> None:
        """Write title, caption, rights, date, supports and whether it is printed."""
        self._must_be_writable(dossier)
        self._store.change_evidence(dossier, evidence, actor=self._actor())

    def move(self, dossier: int, evidence: str, step: int) -> None:
        """Put an entry one place up (-1) or down (1)."""
        self._must_be_writable(dossier)
        ids = [one.id for one in self.of(dossier)]
        place = ids.index(evidence)
        other = min(max(place + step, 0), len(ids) - 1)
        ids[place], ids[other] = ids[other], ids[place]
        self._store.order_evidence(dossier, tuple(ids), actor=self._actor())

    def remove(self, dossier: int, evidence: str) -> None:
        """Take an entry out; its number stays taken, its file stays kept."""
        self._must_be_writable(dossier)
        self._store.set_evidence_removed(dossier, evidence, removed=True, actor=self._actor())

    def put_back(self, dossier: int, evidence: str) -> None:
        """Put an entry back that was taken out."""
        self._must_be_writable(dossier)
        self._store.set_evidence_removed(dossier, evidence, removed=False, actor=self._actor())

    def numbered(self, dossier: int, number: str) -> Evidence:
        """The entry of a number such as `A2`; raises NotFound."""
        for one in self.of(dossier):
            if one.name.lower() == number.strip().lower():
                return one
        raise NotFound("evidence_unknown", evidence=number[:20])

    def cite(self, dossier: int, evidence: str, question: str) -> Evidence:
        """Say that an entry supports a question as well."""
        found = next((one for one in self.of(dossier) if one.id == evidence), None)
        if found is None:
            raise NotFound("evidence_unknown", evidence=evidence)
        if question in found.supports:
            return found
        changed = replace(found, supports=(*found.supports, question))
        self.change(dossier, changed)
        return changed

    def no_longer_supports(self, dossier: int, evidence: str, question: str) -> None:
        """Say that an entry does not support a question after all; what an answer cites stays there."""
        found = next((one for one in self.of(dossier) if one.id == evidence), None)
        if found is None:
            raise NotFound("evidence_unknown", evidence=evidence)
        if question in found.supports:
            self.change(dossier, replace(found, supports=tuple(q for q in found.supports if q != question)))

    def _must_be_writable(self, dossier: int) -> None:
        if self._dossiers.load(dossier).dossier.status == "sealed":
            raise ReadOnly("sealed")
