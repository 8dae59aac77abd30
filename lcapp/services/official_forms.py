"""The ministry's or UNESCO's own Word form: kept beside a form, its marked places filled from a dossier."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from lcapp.domain.answers import is_answered
from lcapp.domain.forms import Form, QuestionType
from lcapp.domain.official_marks import Place, nearest_mark, place_of
from lcapp.domain.official_pieces import WithoutPlace, without_place
from lcapp.domain.snapshot import DossierSnapshot
from lcapp.errors import InputRefused
from lcapp.services.ports import Watch


class OfficialStore(Protocol):
    """Keeps one document for each form."""

    def has(self, form: Form) -> bool:
        """Whether a document is attached to a form."""

    def get(self, form: Form) -> bytes:
        """The document of a form; raises NotFound, EnvironmentFailed."""

    def keep(self, form: Form, data: bytes) -> None:
        """Keep a document beside a form, in place of an earlier one; raises EnvironmentFailed."""

    def remove(self, form: Form) -> None:
        """Take the document of a form away; raises NotFound, EnvironmentFailed."""


class OfficialTools(Protocol):
    """Reads and fills the documents; knows words and libraries."""

    def read(
        self, data: bytes, *, watch: Watch | None = None
    ) -> tuple[tuple[str, ...], bytes, tuple[str, ...]]:
        """The marks of a stranger's document, the document as it may be kept, codes of what was taken out.

        Raises InputRefused, Cancelled.
        """

    def write(
        self,
        data: bytes,
        snapshot: DossierSnapshot,
        marks: Sequence[tuple[str, Place]],
        *,
        language: str,
        watch: Watch | None = None,
    ) -> tuple[bytes, frozenset[str]]:
        """The document, filled, and the marks that say nothing; raises InputRefused, Cancelled."""


@dataclass(frozen=True, slots=True)
class UnknownMark:
    """A mark that the form does not know; `meant` is the nearest it does, or empty."""

    mark: str
    meant: str


@dataclass(frozen=True, slots=True)
class OfficialDocument:
    """A document as it is attached.

    Args:
        known: Marks that the form knows, with their places, in the order of the document.
        unknown: Marks that it does not; they stay as they stand.
        unmarked: Ids of questions the document has no mark for.
        removed: Codes of what was taken out of the file, such as `template`.
        size: Bytes.
    """

    known: tuple[tuple[str, Place], ...]
    unknown: tuple[UnknownMark, ...]
    unmarked: tuple[str, ...]
    removed: tuple[str, ...]
    size: int


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A filled document and what came of its marks.

    Args:
        data: The Word file.
        filled: Marks that say something now.
        empty: Marks whose question has no answer; their places are empty.
        by_hand: Places for a signature.
        unknown: Marks that the form does not know; they stay as they stand.
        left: Answers, or pieces of them, that the document has no place for.
        language: In which figures and dates are written, and which marks without a language prefer.
    """

    data: bytes
    filled: tuple[str, ...]
    empty: tuple[str, ...]
    by_hand: tuple[str, ...]
    unknown: tuple[UnknownMark, ...]
    left: tuple[WithoutPlace, ...]
    language: str


class OfficialForms:
    """Official documents of forms.

    Args:
        store: Keeps the documents.
        tools: Reads and fills them.
    """

    def __init__(self, *, store: OfficialStore, tools: OfficialTools) -> None:
        self._store, self._tools = store, tools

    def has(self, form: Form) -> bool:
        """Whether a document is attached to a form."""
        return self._store.has(form)

    def attach(self, form: Form, data: bytes, *, watch: Watch | None = None) -> OfficialDocument:
        """Look at a document in the child and keep it beside a form. Safe to call from any thread.

        Raises:
            InputRefused: It is not taken; `official_without_marks` where no mark is known to the form.
            EnvironmentFailed: It could not be kept.
            Cancelled: The person stopped it.
        """
        document, kept = self.examine(form, data, watch=watch)
        self._store.keep(form, kept)
        return document

    def examine(
        self, form: Form, data: bytes, *, watch: Watch | None = None
    ) -> tuple[OfficialDocument, bytes]:
        """Look at a document in the child; it, and its bytes as they may be kept. Raises as `attach` does."""
        marks, kept, removed = self._tools.read(data, watch=watch)
        document = _document(form, marks, removed, len(kept))
        if not document.known:
            raise InputRefused("official_without_marks", form=form.name)
        return document, kept

    def look(self, form: Form) -> OfficialDocument:
        """What is attached to a form; raises NotFound, InputRefused, EnvironmentFailed."""
        data = self._store.get(form)
        marks, _kept, removed = self._tools.read(data)
        return _document(form, marks, removed, len(data))

    def detach(self, form: Form) -> bytes:
        """Take a document away; what it was, for putting it back.

        Raises:
            NotFound: `official_not_attached`.
            EnvironmentFailed: It cannot be taken away.
        """
        data = self._store.get(form)
        self._store.remove(form)
        return data

    def fill(
        self, snapshot: DossierSnapshot, *, language: str = "", watch: Watch | None = None
    ) -> FilledForm:
        """Fill the document of a dossier's form. Safe to call from any thread.

        Args:
            snapshot: The dossier, frozen.
            language: See `FilledForm`; empty takes the form's first.
            watch: Asked whether to go on.

        Raises:
            NotFound: `official_not_attached`.
            InputRefused: The kept document is not what it was.
            EnvironmentFailed: It cannot be read.
            Cancelled: The person stopped it.
        """
        form = snapshot.form
        spoken = language or next(iter(form.languages), "en")
        data = self._store.get(form)
        marks, _kept, _removed = self._tools.read(data, watch=watch)
        document = _document(form, marks, (), len(data))
        written, silent = self._tools.write(data, snapshot, document.known, language=spoken, watch=watch)
        states = {mark: _state(snapshot, place, silent=mark in silent) for mark, place in document.known}
        places = [place for _mark, place in document.known]
        return FilledForm(
            data=written,
            filled=tuple(mark for mark, state in states.items() if state == "filled"),
            empty=tuple(mark for mark, state in states.items() if state == "empty"),
            by_hand=tuple(mark for mark, state in states.items() if state == "by_hand"),
            unknown=document.unknown,
            left=without_place(form, snapshot.answers, places, hidden=snapshot.hidden, language=spoken),
            language=spoken,
        )


def _document(form: Form, marks: Sequence[str], removed: tuple[str, ...], size: int) -> OfficialDocument:
    found = [(mark, place_of(form, mark)) for mark in marks]
    known = tuple((mark, place) for mark, place in found if place is not None)
    marked = {place.question for _mark, place in known}
    return OfficialDocument(
        known=known,
        unknown=tuple(UnknownMark(mark, nearest_mark(form, mark)) for mark, place in found if place is None),
        unmarked=tuple(one.id for one in form.questions() if one.takes_answer and one.id not in marked),
        removed=removed,
        size=size,
    )


def _state(snapshot: DossierSnapshot, place: Place, *, silent: bool) -> str:
    question = snapshot.form.question(place.question)
    if question is not None and question.type is QuestionType.SIGNATURE:
        return "by_hand"
    if place.option and not silent:
        # An open box says something only where the question is answered.
        given = (value for key, value in snapshot.answers.items() if key.question == place.question)
        silent = place.question in snapshot.hidden or not any(map(is_answered, given))
    return "empty" if silent else "filled"
