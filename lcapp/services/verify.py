"""Is this PDF what it says it is: pages, annexes and our own copy against the content it carries."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from lcapp.domain.answers import AnswerKey
from lcapp.domain.carried_dossier import CarriedDossier, read_carried
from lcapp.domain.completeness import is_visible
from lcapp.domain.fingerprint import short_code
from lcapp.domain.forms import Form
from lcapp.domain.print_languages import answers_in
from lcapp.domain.searching import strings_in
from lcapp.domain.typed_words import typed_pieces
from lcapp.domain.versions import VersionKind
from lcapp.errors import InputRefused, LcappError
from lcapp.services.library_ports import VersionStore
from lcapp.services.ports import DossierStore, FormLibrary, Watch

_CODE = re.compile(r"(?<![A-Z2-7-])[A-Z2-7]{5}(?:-[A-Z2-7]{5}){4}(?![A-Z2-7-])")


@dataclass(frozen=True, slots=True)
class ReadPdf:
    """What the limited child process read from a PDF.

    Args:
        pages: How many.
        signed: How many digital signatures.
        carried: The dossier that rides inside, or None where there is none.
        texts: What the pages say, element by element.
        looks: Digests of placed pages and pictures.
        page_digests: Of the pages as they are.
        carried_digests: Of the pages as they were printed; empty where the file does not tell.
    """

    pages: int
    signed: int
    carried: bytes | None
    texts: tuple[str, ...]
    looks: frozenset[str]
    page_digests: tuple[str, ...]
    carried_digests: tuple[str, ...]


class PdfReader(Protocol):
    """Reads a stranger's PDF in the limited child process."""

    def __call__(self, data: bytes, *, watch: Watch | None = None) -> ReadPdf:
        """What it holds; raises InputRefused."""


class TextFinder(Protocol):
    """Which of some texts are not said by a file."""

    def __call__(self, said: Iterable[str], texts: Iterable[str]) -> tuple[str, ...]:
        """The texts that are missing."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as it should be.

    Args:
        what: `answer_in_pages` (the pages do not say it), `answer` (our sealed copy has another), `annex`
            (it is not what was printed or sealed), `page` (a page was changed), `code` (a fingerprint on the
            pages is not that of the content), `content` (our sealed copy is of another form or call).
        where: Question id, evidence number, page number from 1, or the code.
    """

    what: str
    where: str


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """The verdict on a file.

    Args:
        verdict: `same`, `changed`, or `no_dossier` (nothing of ours rides inside).
        fingerprint: Computed anew from what rides inside; empty without it.
        claimed: What the file says it is.
        differences: What is not as it should be.
        sealed: Whether it says it is sealed.
        version: Its number.
        city: Title of the dossier.
        form: Name of its form.
        form_known: Whether that form, in exactly this state, is on this computer.
        compared: Whether our own library holds the version it was compared with.
        pages: Pages of the file.
        signed: Digital signatures in it.
    """

    verdict: str
    fingerprint: str = ""
    claimed: str = ""
    differences: tuple[Difference, ...] = ()
    sealed: bool = False
    version: int = 0
    city: str = ""
    form: str = ""
    form_known: bool = False
    compared: bool = False
    pages: int = 0
    signed: int = 0


class Verifying:
    """Checks files.

    Args:
        read: Reads a PDF in the limited child process.
        missing: Finds texts in what the pages say.
        forms: Forms by name.
        dossiers: Our own dossiers, to find the one it came from.
        versions: Their sealed versions.
    """

    def __init__(
        self,
        *,
        read: PdfReader,
        missing: TextFinder,
        forms: FormLibrary,
        dossiers: DossierStore,
        versions: VersionStore,
    ) -> None:
        self._read, self._missing = read, missing
        self._forms, self._dossiers, self._versions = forms, dossiers, versions

    def verify(self, data: bytes, *, watch: Watch | None = None) -> VerifyReport:
        """Check a PDF; nothing is changed.

        Raises:
            InputRefused: It cannot be read safely.
        """
        found = self._read(data, watch=watch)
        if found.carried is None:
            return VerifyReport("no_dossier", pages=found.pages, signed=found.signed)
        try:
            carried = read_carried(found.carried)
        except InputRefused:
            return VerifyReport("no_dossier", pages=found.pages, signed=found.signed)
        ours = self._ours(carried)
        differences = (
            *self._unsaid(carried, found),
            *_other_looks(carried, found),
            *_other_pages(found),
            *_other_codes(carried, found),
            *(_other_answers(carried, ours) if ours else ()),
        )
        whole = carried.content_id == carried.claimed
        return VerifyReport(
            "same" if whole and not differences else "changed",
            fingerprint=short_code(carried.content_id),
            claimed=short_code(carried.claimed) if len(carried.claimed) == 64 else carried.claimed[:40],
            differences=differences,
            sealed=carried.sealed,
            version=carried.version,
            city=carried.dossier.title,
            form=carried.dossier.form,
            form_known=self._knows(carried),
            compared=ours is not None,
            pages=found.pages,
            signed=found.signed,
        )

    def _unsaid(self, carried: CarriedDossier, found: ReadPdf) -> Iterable[Difference]:
        form = self._form(carried)
        said = answers_in(form, carried.answers, carried.printed) if carried.printed else carried.answers
        hidden = {q.id for q in form.questions() if not is_visible(q, carried.answers)} if form else ()
        pieces = [
            (key.question, piece)
            for key, value in said.items()
            if key.question not in hidden
            for piece in typed_pieces(value)
        ]
        missing = set(self._missing(found.texts, [piece for _question, piece in pieces]))
        for question in dict.fromkeys(question for question, piece in pieces if piece in missing):
            yield Difference("answer_in_pages", question)

    def _form(self, carried: CarriedDossier) -> Form | None:
        try:
            return self._forms.get(carried.dossier.form)
        except LcappError:
            return None

    def _knows(self, carried: CarriedDossier) -> bool:
        try:
            return self._forms.get(carried.dossier.form).digest == carried.dossier.form_digest
        except LcappError:
            return False

    def _ours(self, carried: CarriedDossier) -> CarriedDossier | None:
        """Our own sealed version of that number, if this computer made it."""
        for card in self._dossiers.cards():
            if card.dossier.uuid != carried.dossier.uuid:
                continue
            for version in self._versions.versions(card.dossier.number):
                if version.kind is VersionKind.SEALED and version.number == carried.version:
                    return read_carried(self._versions.version_content(card.dossier.number, version.number))
        return None


def _other_looks(carried: CarriedDossier, found: ReadPdf) -> Iterable[Difference]:
    for number, digests in carried.looks.items():
        if any(digest not in found.looks for digest in digests):
            yield Difference("annex", number)


def _other_pages(found: ReadPdf) -> Iterable[Difference]:
    if not found.carried_digests:
        return
    for page, (was, now) in enumerate(zip(found.carried_digests, found.page_digests, strict=False), start=1):
        if was != now:
            yield Difference("page", str(page))
    if len(found.carried_digests) != len(found.page_digests):
        yield Difference("page", str(min(len(found.carried_digests), len(found.page_digests)) + 1))


def _other_answers(carried: CarriedDossier, ours: CarriedDossier) -> Iterable[Difference]:
    keys: set[AnswerKey] = {*carried.answers, *ours.answers}
    changed = {key.question for key in keys if carried.answers.get(key) != ours.answers.get(key)}
    for question in sorted(changed):
        yield Difference("answer", question)
    told, kept = ({one.name: one for one in side.evidence} for side in (carried, ours))
    for name in sorted({*told, *kept}, key=lambda name: int(name[1:])):
        if told.get(name) != kept.get(name):
            yield Difference("annex", name)
    if not changed and told == kept and carried.content_id != ours.content_id:
        yield Difference("content", "")


def _other_codes(carried: CarriedDossier, found: ReadPdf) -> Iterable[Difference]:
    """Codes on the pages that are not that of the content; an answer may speak of another dossier's."""
    right = short_code(carried.content_id)
    typed = "\n".join(piece for value in carried.answers.values() for _path, piece in strings_in(value))
    printed = dict.fromkeys(code for text in found.texts for code in _CODE.findall(text))
    for code in printed:
        if code != right and code not in typed:
            yield Difference("code", code)
