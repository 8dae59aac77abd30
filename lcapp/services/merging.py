"""Merging somebody else's version into an open draft: looked at, decided, taken as one act."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace

from lcapp.domain.answers import AnswerKey, Answers, Value
from lcapp.domain.history import BROUGHT, Act, Change
from lcapp.domain.merge import NOTHING_DECIDED, Behind, Decisions, Merge, merge_answers
from lcapp.domain.parcels import Parcel, parcel_key, parcel_value, parcels_in, questions_of
from lcapp.domain.parked import ParkedAnswer, parked_key, parked_value
from lcapp.domain.received_values import fitting_answers
from lcapp.domain.renumbering import renumbered
from lcapp.domain.settled_values import texts_in
from lcapp.domain.text_loss import TextLoss, text_loss
from lcapp.errors import InputRefused
from lcapp.services.brought_evidence import BroughtEvidence, EvidencePlan, evidence_plan
from lcapp.services.draft_session import DraftSession
from lcapp.services.library_ports import VersionStore
from lcapp.services.merge_source import MergeSource
from lcapp.services.package_ports import RECEIVED
from lcapp.services.ports import Clock

MERGE = "merge"
"""Kind of the act, and the reason of the copy that is made before it."""


@dataclass(frozen=True, slots=True)
class MergePreview:
    """A merge before it is made.

    Args:
        source: Whose version it is, and what both began with.
        decisions: What was decided so far.
        merge: What comes of it.
        loss: How much text would stand in no answer any more.
        unfit: Their answers that no question here can take; they go to the drawer.
        evidence: What becomes of the evidence that came along.
        before: The answers it was worked out for.
    """

    source: MergeSource
    decisions: Decisions
    merge: Merge
    loss: TextLoss
    unfit: Answers
    evidence: EvidencePlan
    before: Answers

    @property
    def changes_something(self) -> bool:
        """Whether accepting would change an answer, the history or the drawer."""
        return bool(self.merge.result or self.merge.losers or self.unfit or self.evidence.new)


@dataclass(frozen=True, slots=True)
class Merged:
    """How many answers became another, and how many of their answers went to the drawer."""

    changed: int
    set_aside: int


class Merging:
    """Merges of open drafts.

    Args:
        evidence: Takes evidence that came along.
        versions: The audit, which keeps from which file and computer a version came.
        clock: The time now.
        actor: Who is working.
        copy_first: Makes a copy of the library, given the reason.
    """

    def __init__(
        self,
        *,
        evidence: BroughtEvidence,
        versions: VersionStore,
        clock: Clock,
        actor: Callable[[], str],
        copy_first: Callable[[str], object],
    ) -> None:
        self._evidence, self._versions = evidence, versions
        self._clock, self._actor, self._copy_first = clock, actor, copy_first

    def preview(
        self, session: DraftSession, source: MergeSource, decisions: Decisions = NOTHING_DECIDED
    ) -> MergePreview:
        """What would come of it; nothing is changed.

        Raises:
            InputRefused: A decision cannot stand at its question.
        """
        form, before = session.form, dict(session.answers)
        plan = self._plan(session, source)
        theirs, unfit = fitting_answers(form, renumbered(source.answers, plan.numbers))
        base, _unfit = fitting_answers(form, _base_of(source, plan))
        scope = None if source.sections is None else questions_of(form, source.sections)
        # Nobody's answers outside the sections that travelled are looked at, whatever a file holds.
        theirs = {key: value for key, value in theirs.items() if scope is None or key.question in scope}
        merge = merge_answers(
            form,
            base,
            before,
            theirs,
            scope=scope,
            behind=_behind(parcels_in(session.sides)),
            decisions=decisions,
        )
        new_ones = {key: value for key, value in unfit.items() if source.base.get(key) != value}
        return MergePreview(
            source=source,
            decisions=decisions,
            merge=merge,
            loss=text_loss(before, merge.result),
            unfit=new_ones,
            evidence=plan,
            before=before,
        )

    def accept(
        self, session: DraftSession, preview: MergePreview, *, loss_typed: int | None = None
    ) -> Merged:
        """Make it, after a copy of the library: one act, which one undo takes back.

        Their versions that do not stand as they came go to the history, so that nothing is lost.

        Args:
            session: The draft the preview was made for.
            preview: What to do.
            loss_typed: The number of words that may vanish, as a person typed it; needed where the loss is
                large.

        Raises:
            ReadOnly: The draft can only be read.
            InputRefused: `merge_outdated`: the draft was changed since. `merge_loses_text` with `words` and
                `characters`: the loss is large, and nobody said so.
            StorageUnavailable: Nothing was changed in the library; the draft keeps the merge and tries again.
        """
        session.must_be_writable()
        if dict(session.answers) != dict(preview.before):
            raise InputRefused("merge_outdated")
        loss = preview.loss
        if loss.is_large and loss_typed != loss.words:
            raise InputRefused("merge_loses_text", words=loss.words, characters=loss.characters)
        session.flush()
        self._copy_first(MERGE)
        self._take_evidence(session, preview)
        aside = tuple(self._set_aside(preview))
        changed = session.set_answers(
            preview.merge.result,
            kind=MERGE,
            beside=(*aside, self._remembered(session, preview)),
            brought=self._brought(session, preview),
        )
        session.flush()
        self._note(session, preview.source)
        return Merged(changed, len(aside))

    def _plan(self, session: DraftSession, source: MergeSource) -> EvidencePlan:
        manifest = source.inspected.opened.manifest if source.inspected is not None else b""
        return evidence_plan(self._evidence.ever(session.dossier.number), source.evidence, manifest)

    def _take_evidence(self, session: DraftSession, preview: MergePreview) -> None:
        inspected, number = preview.source.inspected, session.dossier.number
        if inspected is not None and preview.evidence.new:
            self._evidence.take(number, preview.evidence, inspected.opened, inspected.original)
            session.take_evidence(self._evidence.registered(number))

    def _note(self, session: DraftSession, source: MergeSource) -> None:
        """Keep the file as it came, and from which computer; the next package says what it is based on."""
        if source.inspected is None:
            return
        told = {
            "original": self._evidence.keep_original(source.inspected.original),
            "key": source.inspected.sender.key,
            "content_id": source.content_id,
        }
        self._versions.note_deed(session.dossier.number, RECEIVED, told, actor=self._actor())

    def _brought(self, session: DraftSession, preview: MergePreview) -> Act | None:
        losers = preview.merge.losers
        changes = tuple(Change(key, session.answers.get(key), theirs) for key, theirs in losers.items())
        if not changes:
            return None
        return Act(uuid.uuid4().hex, BROUGHT, changes, self._clock(), preview.source.who)

    def _set_aside(self, preview: MergePreview) -> list[Change]:
        changes = []
        for key, value in preview.unfit.items():
            parked = ParkedAnswer(
                id=uuid.uuid4().hex,
                key=key,
                form=preview.source.form,
                label=key.question,
                value=value,
                text="\n".join(texts_in(value)),
                reason="does_not_fit",
                at=self._clock(),
            )
            changes.append(Change(parked_key(parked.id), None, parked_value(parked)))
        return changes

    def _remembered(self, session: DraftSession, preview: MergePreview) -> Change:
        """What the next merge must know: their version is the base from now on."""
        source = preview.source
        sections = source.sections or tuple(section.id for _part, section in session.form.sections())
        parcel = source.parcel or Parcel(
            id=source.parcel_id,
            sections=sections,
            to=source.who,
            by="",
            since=source.sent_at or self._clock(),
        )
        theirs, _unfit = fitting_answers(session.form, renumbered(source.answers, preview.evidence.numbers))
        kept = replace(parcel, base=theirs, returned_at=self._clock(), behind=preview.merge.behind)
        key = parcel_key(parcel.id)
        return Change(key, session.sides.get(key), parcel_value(kept))


def _base_of(source: MergeSource, plan: EvidencePlan) -> Answers:
    # What this library remembers has its own numbers already.
    return renumbered(source.base, plan.numbers) if source.base_from == "file" else source.base


def _behind(parcels: tuple[Parcel, ...]) -> Behind:
    """What earlier merges asked to remember, the last word of each answer."""
    found: dict[AnswerKey, tuple[Value | None, ...]] = {}
    back = [(one.returned_at, one.behind) for one in parcels if one.returned_at is not None]
    for _at, behind in sorted(back, key=lambda one: one[0]):
        found |= behind
    return found
