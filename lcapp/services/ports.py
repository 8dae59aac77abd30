"""What the services need from outside: protocols that storage, pdf and exchange fulfil."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol

from lcapp.domain.answers import AnswerKey, Answers, Value
from lcapp.domain.calls import Call
from lcapp.domain.dossier import AnswerMark, Dossier, DossierContent, Note
from lcapp.domain.forms import Form
from lcapp.domain.history import Act
from lcapp.domain.print_languages import answers_in
from lcapp.domain.snapshot import DossierSnapshot

Clock = Callable[[], datetime]
"""The time now, in UTC."""


@dataclass(frozen=True, slots=True)
class Progress:
    """What the list of dossiers shows without opening one: kept with every save."""

    answered: int = 0
    required: int = 0
    to_fix: int = 0

    @property
    def percent(self) -> int:
        """Whole percent, rounded down."""
        return 100 * self.answered // self.required if self.required else 100


@dataclass(frozen=True, slots=True)
class NewDossier:
    """A dossier about to be made, with the answers it starts from."""

    uuid: str
    kind: str
    call: str
    form: str
    form_digest: str
    title: str
    fictional: bool = False
    answers: Mapping[AnswerKey, Value] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    act_kind: str = "start"
    progress: Progress = Progress()


@dataclass(frozen=True, slots=True)
class DossierCard:
    """One line of the list of dossiers."""

    dossier: Dossier
    progress: Progress
    deleted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SaveBatch:
    """Changes of one open draft that are to stand in the library together or not at all.

    The store writes the last `after` of each key, appends every change to the record, and raises
    `ChangedElsewhere` when the dossier's `rev` is not `expected_rev`.
    """

    dossier: int
    expected_rev: int
    acts: tuple[Act, ...]
    marks: Mapping[AnswerKey, AnswerMark]
    notes: tuple[Note, ...]
    progress: Progress
    actor: str


@dataclass(frozen=True, slots=True)
class SaveReceipt:
    """What the store says when everything of a batch is on disk."""

    rev: int
    at: datetime


SaveDone = Callable[[SaveReceipt | Exception], None]
"""Called on the storage thread with the receipt, or with what went wrong."""


class DossierStore(Protocol):
    """Where dossiers live. Every method but `save_later` waits for the disk; all raise StorageUnavailable."""

    def create(self, new: NewDossier, *, actor: str) -> Dossier:
        """Make a dossier and give it the next number."""

    def cards(self, *, kind: str = "") -> tuple[DossierCard, ...]:
        """All dossiers or those of a kind, those in the bin included, last edited first."""

    def load(self, number: int) -> DossierContent:
        """One dossier with its answers; raises NotFound."""

    def acts(self, number: int, *, limit: int) -> tuple[Act, ...]:
        """The last recorded acts of a dossier, oldest first."""

    def save(self, batch: SaveBatch) -> SaveReceipt:
        """Save now and wait."""

    def save_later(self, batch: SaveBatch, done: SaveDone) -> None:
        """Queue a save for the storage thread and return at once."""

    def rename(self, number: int, title: str, *, actor: str) -> None:
        """Give a dossier another title."""

    def set_deleted(self, number: int, *, deleted: bool, actor: str) -> None:
        """Put a dossier into the bin or take it out again."""

    def newer(self) -> int:
        """The shape of a library that a newer program wrote, which can only be read; 0 for one of ours."""

    def close(self) -> None:
        """Finish what is queued and let go of the library."""


class FormLibrary(Protocol):
    """Forms by name, shipped and installed."""

    def names(self) -> tuple[str, ...]:
        """Every form's name, such as `membership-2025`, sorted."""

    def get(self, name: str) -> Form:
        """The form of that name; raises NotFound or FormInvalid."""

    def source(self, name: str) -> bytes:
        """The bytes of a form's file; raises NotFound or FormInvalid."""

    def install(self, path: Path) -> Form:
        """Check a form file and keep a copy in the data folder; raises FormInvalid or InputRefused."""

    def take(self, data: bytes, *, file: str) -> Form:
        """`install` of bytes that came in another way."""


class CallLibrary(Protocol):
    """Calls by id, with the deadlines typed on this computer."""

    def ids(self) -> tuple[str, ...]:
        """Every call's id, sorted."""

    def get(self, call_id: str) -> Call:
        """The call of that id; raises NotFound or FormInvalid."""

    def source(self, call_id: str) -> bytes:
        """The bytes of a call's file; raises NotFound or FormInvalid."""

    def install(self, path: Path) -> Call:
        """Check a call file and keep a copy in the data folder; raises FormInvalid or InputRefused."""

    def take(self, data: bytes, *, file: str) -> Call:
        """`install` of bytes that came in another way."""

    def set_own_deadline(self, call_id: str, value: str, source: str) -> None:
        """Keep the National Commission's own deadline (ISO day; empty removes it) with its source."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample city: real, with sources, or clearly fictional."""

    name: str
    title: str
    call: str
    fictional: bool
    note: str
    answers: Mapping[AnswerKey, Value]
    sources: tuple[str, ...] = ()
    dated: str = ""


class SampleLibrary(Protocol):
    """Sample dossiers shipped with the program."""

    def names(self) -> tuple[str, ...]:
        """Every sample's name, sorted."""

    def get(self, name: str) -> Sample:
        """The sample of that name; raises NotFound."""


@dataclass(frozen=True, slots=True)
class PrintOptions:
    """How a dossier is printed.

    Args:
        language: Language of headings and of the answers preferred.
        second_language: Printed beside the first on facing columns; empty for one language.
        variant: `full`, `form` (what the mayor and the Commission sign), `blank` (to discuss on paper) or
            `marking` (wide margin, line numbers, word counts).
        paper: `a4` or `letter`.
        with_notes: Whether the city's own notes are printed.
        with_replies: Whether the answers to the Commission's remarks ride inside.
        with_annexes: Whether the pages and pictures of annexes are printed; the list always is.
        official_beside: Whether the official labels stand beside those in the language of print.
        with_summary: Whether one page with key figures and a sentence for each area goes before.
        with_tables: Whether clusters and SDGs are printed as a table.
        with_unanswered: Whether unanswered and not-applicable questions are printed; the official form is
            always whole.
        with_other_languages: Whether texts in other languages are printed where there is one in the language
            of the document; what is not translated is always printed.
        with_records: Whether what the city's records show is printed behind the answers.
        arms: The city's own arms for the cover (JPEG or PNG bytes that passed the sandbox), or None.
        logo: Another organisation's logo, or None; printed only with `logo_authorised`.
        logo_authorised: Who allowed the logo in writing, and when; printed in the colophon.
        section: Id of the one section to lay out alone, for the preview; empty for the whole.
    """

    language: str = "en"
    second_language: str = ""
    variant: str = "full"
    paper: str = "a4"
    with_notes: bool = False
    with_replies: bool = False
    with_annexes: bool = True
    official_beside: bool = True
    with_summary: bool = False
    with_tables: bool = False
    with_unanswered: bool = True
    with_other_languages: bool = True
    with_records: bool = False
    arms: bytes | None = None
    logo: bytes | None = None
    logo_authorised: str = ""
    section: str = ""

    def answers_of(self, form: Form, answers: Answers) -> Answers:
        """The answers whose texts belong on this paper."""
        return answers_in(form, answers, self.printed) if self.printed else answers

    @property
    def printed(self) -> tuple[str, ...]:
        """The languages of the paper, where texts in others are left out; empty where none are."""
        return () if self.with_other_languages else tuple(filter(None, (self.language, self.second_language)))


@dataclass(frozen=True, slots=True)
class PreparedAnnex:
    """One annex, checked and cleaned, ready to be placed on pages.

    Args:
        evidence: Id of the evidence.
        kind: `pages` (data is a cleaned PDF with `pages` pages) or `picture` (data is a JPEG).
        data: Bytes that the sandbox wrote.
        pages: Number of pages; 1 for a picture.
        width: Of a picture, in pixels; 0 for pages.
        height: Of a picture, in pixels; 0 for pages.
        rasterised: How many of the pages became pictures because fonts were missing.
    """

    evidence: str
    kind: str
    data: bytes
    pages: int
    width: int = 0
    height: int = 0
    rasterised: int = 0


@dataclass(frozen=True, slots=True)
class Carried:
    """A file that rides inside the PDF as an associated file."""

    name: str
    media_type: str
    data: bytes
    description: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a question stands in print.

    Args:
        page: From 0 on.
        question: Its id.
        top: Upper edge, in points from the top of the page.
        bottom: Lower edge on this page, in points from the top of the page.
    """

    page: int
    question: str
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One numbered line of a marking copy.

    Args:
        question: Id of the question.
        number: As printed beside the line; counts from 1 in each question.
        page: On which page (from 1) it stands.
        text: The words of the line.
    """

    question: str
    number: int
    page: int
    text: str


@dataclass(frozen=True, slots=True)
class RenderedDossier:
    """A finished PDF in memory.

    Args:
        data: Its bytes.
        pages: Number of pages.
        missing: Characters that no bundled face has.
        places: Where each question stands, in reading order; a question may stand on several pages.
        signature_pages: Pages to be signed, from 0 on.
        lines: The numbered lines of a marking copy.
    """

    data: bytes
    pages: int
    missing: frozenset[str] = frozenset()
    places: tuple[Place, ...] = ()
    signature_pages: tuple[int, ...] = ()
    lines: tuple[PrintedLine, ...] = ()


class Watch(Protocol):
    """How long work is followed: told how far it is, asked whether to go on."""

    def progress(self, done: int, total: int) -> None:
        """Told after each step."""

    def check(self) -> None:
        """Raises Cancelled when the person wants to stop."""


class Renderer(Protocol):
    """Snapshot to PDF."""

    def render(
        self,
        snapshot: DossierSnapshot,
        options: PrintOptions,
        watch: Watch,
        *,
        annexes: tuple[PreparedAnnex, ...] = (),
        carried: tuple[Carried, ...] = (),
    ) -> RenderedDossier:
        """Print a snapshot with its annexes' pages, and put files inside; raises Cancelled."""


class PdfChecker(Protocol):
    """Opens a finished file again before it is written."""

    def __call__(
        self, data: bytes, *, pages: int, texts: Sequence[str], carried: Sequence[Carried]
    ) -> tuple[str, ...]:
        """Codes of what is wrong with it; empty where everything is in it.

        Args:
            data: The file.
            pages: How many it must have.
            texts: What must be read in it word for word.
            carried: What must ride inside, byte for byte.
        """


class AnswersPrinter(Protocol):
    """All answers in official order, to be pasted into the call's own form."""

    def __call__(self, snapshot: DossierSnapshot, *, kind: str, language: str) -> bytes:
        """The bytes of a file; `kind` is `text` or `docx`, `language` is of the words between answers."""


class FileWriter(Protocol):
    """Writes a file so that it appears whole or not at all."""

    def __call__(self, path: Path, data: bytes) -> None:
        """Write; raises EnvironmentFailed."""
