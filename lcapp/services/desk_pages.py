"""The pages of a received file as they came, and on which of them each question stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from lcapp.domain.answers import by_question
from lcapp.domain.plain_text import plain_text
from lcapp.errors import InputRefused
from lcapp.services.desk import Desk
from lcapp.services.ports import Watch
from lcapp.services.received_reading import Received

MOST_LETTERS = 160
"""Letters of a text that is looked for."""
LEAST_LETTERS = 12
"""Letters of an answer that says where it stands."""


class QuestionFinder(Protocol):
    """Finds questions in a stranger's PDF, in the limited child process."""

    def __call__(
        self, data: bytes, wanted: Sequence[tuple[str, Sequence[str]]], *, watch: Watch | None = None
    ) -> Mapping[str, int]:
        """The page of each question that was found, from 0 on.

        Args:
            data: The PDF.
            wanted: Id of each question with the texts it is known by, in the order of the form.
            watch: Asked whether to go on.

        Raises:
            InputRefused: It cannot be read.
            Cancelled: The person stopped it.
        """


@dataclass(frozen=True, slots=True)
class FilePages:
    """A PDF as it came.

    Args:
        data: Its bytes, to be drawn by the limited child process.
        places: The page of each question that was found, from 0 on.
    """

    data: bytes
    places: Mapping[str, int] = field(default_factory=dict)


class DeskPages:
    """Pages of received files.

    Args:
        desk: The dossiers.
        find: Finds questions.
    """

    def __init__(self, *, desk: Desk, find: QuestionFinder) -> None:
        self._desk, self._find = desk, find

    def of(
        self, received: Received, labels: Mapping[str, Sequence[str]], *, watch: Watch | None = None
    ) -> FilePages | None:
        """The file's pages; None where it has none, being a package alone.

        Args:
            received: The dossier.
            labels: Words of the questions in languages it may be printed in, by id.
            watch: Asked whether to go on.

        Raises:
            NotFound: `evidence_file_missing`.
            Cancelled: The person stopped it.
        """
        if received.line.carrier != "pdf":
            return None
        data = self._desk.original(received.line.number).read_bytes()
        try:
            return FilePages(data, self._find(data, wanted(received, labels), watch=watch))
        except InputRefused:
            # Pages can be looked at even where nothing can be found on them.
            return FilePages(data)


def wanted(
    received: Received, labels: Mapping[str, Sequence[str]]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What each question is looked for by: its label in several languages, then what was answered."""
    standing = by_question(received.carried.answers)
    told = []
    for question in received.form.questions():
        texts = [question.label, *labels.get(question.id, ())]
        for value in standing.get(question.id, {}).values():
            lines = plain_text(question, value).split("\n")
            texts += [line for line in lines if len(line) >= LEAST_LETTERS][:1]
        told.append((question.id, tuple(dict.fromkeys(_short(text) for text in texts if text.strip()))))
    return tuple(told)


def _short(text: str) -> str:
    """The beginning of a text, cut between words."""
    flat = " ".join(text.split())
    if len(flat) <= MOST_LETTERS:
        return flat
    return flat[:MOST_LETTERS].rpartition(" ")[0] or flat[:MOST_LETTERS]
