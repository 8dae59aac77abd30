"""Worksheets for Word: written from a draft, read back, looked at, taken in as one act."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from lcapp.domain.answers import AnswerKey, Answers, Value
from lcapp.domain.snapshot import DossierSnapshot
from lcapp.domain.text_loss import TextLoss, text_loss
from lcapp.domain.version_difference import DossierState, VersionDifference, version_difference
from lcapp.domain.worksheet import SheetElement, SheetParagraph, Spot
from lcapp.domain.worksheet_matching import BY_MARK, FoundBlock, LeftOver, find_blocks, head_of
from lcapp.domain.worksheet_values import LabelsOf, read_blocks
from lcapp.domain.worksheet_values import Unread as Unread
from lcapp.errors import InputRefused
from lcapp.services.draft_session import DraftSession
from lcapp.services.ports import Watch

WORKSHEET = "import"
"""Kind of the act, and the reason of the copy before it: to the history it is answers taken from a file."""


class WorksheetTools(Protocol):
    """Writes and reads the files; knows words and libraries."""

    def elements(
        self, snapshot: DossierSnapshot, language: str, sections: Collection[str] = ()
    ) -> tuple[SheetElement, ...]:
        """What a worksheet says."""

    def labels(self, snapshot: DossierSnapshot, language: str) -> LabelsOf:
        """The words of options as a worksheet of that language has them."""

    def write(self, snapshot: DossierSnapshot, elements: Sequence[SheetElement], language: str) -> bytes:
        """The Word file."""

    def read(self, data: bytes, *, watch: Watch | None = None) -> tuple[SheetParagraph, ...]:
        """The paragraphs of a stranger's Word file; raises InputRefused, Cancelled."""


@dataclass(frozen=True, slots=True)
class WorksheetPreview:
    """What a worksheet would change.

    Args:
        difference: Answer by answer, as between two versions.
        result: What these answers shall be; None for no answer.
        loss: How much text would stand in no answer any more.
        found: Every block that was found.
        newer_here: Spots nobody touched in Word while the draft went on; they stay.
        both: Spots changed here and in Word; Word's text would stand.
        unread: Blocks whose text cannot stand as an answer.
        left: Text that belongs to no block.
        other_dossier: Whether it was written for another dossier.
        before: The answers it was worked out for.
    """

    difference: VersionDifference
    result: Mapping[AnswerKey, Value | None]
    loss: TextLoss
    found: tuple[FoundBlock, ...]
    newer_here: tuple[Spot, ...]
    both: tuple[Spot, ...]
    unread: tuple[Unread, ...]
    left: tuple[LeftOver, ...]
    other_dossier: bool
    before: Answers

    @property
    def by_heading(self) -> tuple[Spot, ...]:
        """Spots that were found although their mark is gone."""
        return tuple(block.spot for block in self.found if block.how != BY_MARK)


class Worksheets:
    """Worksheets of open drafts.

    Args:
        tools: Writes and reads the files.
        copy_first: Makes a copy of the library, given the reason.
    """

    def __init__(self, *, tools: WorksheetTools, copy_first: Callable[[str], object]) -> None:
        self._tools, self._copy_first = tools, copy_first

    def write(self, snapshot: DossierSnapshot, sections: Collection[str] = (), *, language: str) -> bytes:
        """A Word file of some sections, or of the whole form. Safe to call from any thread.

        Args:
            snapshot: The draft, frozen.
            sections: Ids of sections; none means all.
            language: In which the worksheet speaks.

        Raises:
            InputRefused: `worksheet_section_unknown`.
        """
        known = {section.id for _part, section in snapshot.form.sections()}
        if strange := next((one for one in sections if one not in known), ""):
            raise InputRefused("worksheet_section_unknown", name=strange)
        return self._tools.write(snapshot, self._tools.elements(snapshot, language, sections), language)

    def read(self, data: bytes, *, watch: Watch | None = None) -> tuple[SheetParagraph, ...]:
        """The paragraphs of a Word file, read in the child; safe to call from any thread.

        Raises:
            InputRefused: It is not taken.
            Cancelled: The person stopped it.
        """
        return self._tools.read(data, watch=watch)

    def preview(
        self, snapshot: DossierSnapshot, paragraphs: Sequence[SheetParagraph], *, language: str
    ) -> WorksheetPreview:
        """What would change; nothing is changed. Safe to call from any thread.

        Args:
            snapshot: The draft, frozen.
            paragraphs: What `read` gave.
            language: For a worksheet that does not say in which language it speaks.
        """
        form, before = snapshot.form, dict(snapshot.answers)
        uuid, spoken = head_of(paragraphs)
        language = spoken or language
        sections = [section.id for _part, section in form.sections()]
        found = find_blocks(paragraphs, self._tools.elements(snapshot, language, sections))
        read = read_blocks(form, before, found.blocks, self._tools.labels(snapshot, language))
        after = {key: value for key, value in {**before, **read.result}.items() if value is not None}
        return WorksheetPreview(
            difference=version_difference(
                DossierState(form, form.name, form.digest, before),
                DossierState(form, form.name, form.digest, after),
            ),
            result=read.result,
            loss=text_loss(before, read.result),
            found=found.blocks,
            newer_here=read.newer_here,
            both=read.both,
            unread=read.unread,
            left=found.left,
            other_dossier=bool(uuid) and uuid != snapshot.dossier.uuid,
            before=before,
        )

    def accept(
        self, session: DraftSession, preview: WorksheetPreview, *, loss_typed: int | None = None
    ) -> int:
        """Take it in, after a copy of the library: one act, which one undo takes back.

        Args:
            session: The draft the preview was made for.
            preview: What to do.
            loss_typed: The number of words that may vanish, as a person typed it; needed where it is large.

        Returns:
            How many answers really changed.

        Raises:
            ReadOnly: The draft can only be read.
            InputRefused: `worksheet_outdated`, or `merge_loses_text` with `words` and `characters`.
            StorageUnavailable: Nothing was changed in the library; the draft keeps it and tries again.
        """
        session.must_be_writable()
        if dict(session.answers) != dict(preview.before):
            raise InputRefused("worksheet_outdated")
        loss = preview.loss
        if loss.is_large and loss_typed != loss.words:
            raise InputRefused("merge_loses_text", words=loss.words, characters=loss.characters)
        session.flush()
        self._copy_first(WORKSHEET)
        changed = session.set_answers(preview.result, kind=WORKSHEET)
        session.flush()
        return changed
