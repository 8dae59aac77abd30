"""The register of evidence of a dossier: add, describe, order, take out, put back."""

import hashlib
import uuid
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from lcapp.domain.addresses import Refusal, read_address
from lcapp.domain.evidence import Evidence, EvidenceKind
from lcapp.domain.file_kinds import PRINTED, kind_of_file
from lcapp.domain.typed_text import seen_line
from lcapp.errors import InputRefused, NotFound, ReadOnly
from lcapp.services.annexes import LARGEST_ANNEX, CheckedFile, FileChecker, read_for_checking
from lcapp.services.library_ports import EvidenceFiles, EvidenceStore
from lcapp.services.ports import Clock, DossierStore, Watch

COPY_REASON = "evidence"
_HEAD = 1000


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
        once: bool = False,
        watch: Watch | None = None,
    ) -> Evidence:
        """Look at a file, keep a copy of it, and give it the next number.

        A PDF or a picture (JPEG, PNG) is checked in the limited child process. A file of another known kind
        may be registered and cited, but not printed as an annex.

        Args:
            dossier: Number of the dossier.
            path: The file.
            title: What the officer calls it; the name of the file without one.
            annex: Whether it is to be printed, if it can be.
            caption: Printed with it.
            rights: Whose it is.
            dated: ISO day, month or year of the thing itself.
            supports: Ids of the questions it supports.
            once: Whether bytes that are registered here already are refused.
            watch: Asked whether to go on.

        Raises:
            InputRefused: The file cannot be taken, and why (`evidence_registered`: with the `number` it has
                already; `evidence_kind_unknown`); nothing was kept.
            ReadOnly: The dossier is sealed.
        """
        self._must_be_writable(dossier)
        data = read_for_checking(path, largest=LARGEST_ANNEX)
        if once:
            sha256 = hashlib.sha256(data).hexdigest()
            self._must_be_new(next((one for one in self.of(dossier) if one.sha256 == sha256), None))
        checked = self._looked_at(data, path.name, watch)
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
        self,
        dossier: int,
        url: str,
        *,
        title: str = "",
        supports: tuple[str, ...] = (),
        caption: str = "",
        rights: str = "",
        dated: str = "",
        once: bool = False,
    ) -> Evidence:
        """Register an address on the web.

        Raises:
            InputRefused: `evidence_link_refused`: it is none; `evidence_registered`: it is there already, and
                `once` was said.
            ReadOnly: The dossier is sealed.
        """
        self._must_be_writable(dossier)
        read = read_address(url)
        if isinstance(read, Refusal):
            raise InputRefused("evidence_link_refused", value=url[:100])
        if once:
            self._must_be_new(next((one for one in self.of(dossier) if one.url == url.strip()), None))
        entry = Evidence(
            id=str(uuid.uuid4()),
            number=0,
            position=0,
            kind=EvidenceKind.LINK,
            title=seen_line(title, "title") or url,
            added_at=self._clock(),
            url=url.strip(),
            caption=seen_line(caption, "caption"),
            rights=seen_line(rights, "rights"),
            dated=dated,
            supports=supports,
        )
        return self._store.add_evidence(dossier, entry, actor=self._actor())

    def change(self, dossier: int, evidence: Evidence) -> Evidence:
        """Write title, caption, rights, date, supports and whether it is printed; a title is never empty.

        Returns:
            The entry as it stands now.
        """
        self._must_be_writable(dossier)
        tidy = replace(
            evidence,
            title=seen_line(evidence.title, "title") or evidence.file_name or evidence.url,
            caption=seen_line(evidence.caption, "caption"),
            rights=seen_line(evidence.rights, "rights"),
            annex=evidence.annex and evidence.pages > 0,
        )
        self._store.change_evidence(dossier, tidy, actor=self._actor())
        return tidy

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

    def _looked_at(self, data: bytes, name: str, watch: Watch | None) -> CheckedFile:
        kind = kind_of_file(data, name)
        if kind in PRINTED:
            return self._check(data, watch=watch)
        if b"<svg" in data[:_HEAD].lower():
            raise InputRefused("svg_refused")
        if not kind:
            raise InputRefused("evidence_kind_unknown")
        return CheckedFile(kind, 0)

    def _must_be_new(self, known: Evidence | None) -> None:
        if known is not None:
            raise InputRefused("evidence_registered", number=known.name, title=known.title)

    def _must_be_writable(self, dossier: int) -> None:
        if self._dossiers.load(dossier).dossier.status == "sealed":
            raise ReadOnly("sealed")
