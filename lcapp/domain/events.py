"""What happened to an open draft, in the past tense; listeners are plain callables."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from lcapp.domain.answers import AnswerKey
from lcapp.errors import StorageUnavailable


@dataclass(frozen=True, slots=True)
class AnswerChanged:
    """An answer has another value or state now. `by_typing` is False after undo, import or carrying over."""

    key: AnswerKey
    by_typing: bool = True


@dataclass(frozen=True, slots=True)
class NotesChanged:
    """The notes beside a question changed."""

    question: str


@dataclass(frozen=True, slots=True)
class DrawerChanged:
    """An answer was put into the drawer or taken out of it."""


@dataclass(frozen=True, slots=True)
class SidesChanged:
    """Something else that is remembered beside the answers changed (see `lcapp.domain.side_records`)."""


@dataclass(frozen=True, slots=True)
class FormChanged:
    """The draft is written for another form now (see `DraftSession.form`)."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Saved:
    """Everything up to now stands in the library."""

    at: datetime


@dataclass(frozen=True, slots=True)
class SaveFailed:
    """The last save did not succeed; the answers are kept in memory and will be tried again."""

    error: StorageUnavailable


Event = AnswerChanged | NotesChanged | DrawerChanged | SidesChanged | FormChanged | Saved | SaveFailed
Listener = Callable[[Event], None]
