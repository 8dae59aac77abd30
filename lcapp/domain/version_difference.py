"""What differs between two states of one dossier, be they versions or files: answers, evidence, form."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lcapp.domain.answers import AnswerKey, Answers, Value
from lcapp.domain.evidence import Evidence
from lcapp.domain.forms import Form
from lcapp.domain.text_difference import PieceKind
from lcapp.domain.value_difference import Told, ValueDifference, value_difference
from lcapp.domain.word_count import words

_EVIDENCE_FACTS = (
    "number",
    "kind",
    "title",
    "file_name",
    "url",
    "sha256",
    "annex",
    "caption",
    "rights",
    "dated",
    "supports",
)


class DifferenceKind(StrEnum):
    """What happened to an answer or to a piece of evidence."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class DossierState:
    """What a dossier says at one moment.

    Args:
        form: The form it is written for; None where that form is not here.
        form_name: Its name, such as `award-2024`.
        form_digest: Its digest.
        answers: Canonical answers.
        evidence: What is registered; None where the state did not keep it (a milestone).
    """

    form: Form | None
    form_name: str
    form_digest: str
    answers: Answers
    evidence: tuple[Evidence, ...] | None = None


@dataclass(frozen=True, slots=True)
class AnswerDifference:
    """One answer that is another one now.

    Args:
        section: Id of the section it stands in; empty where no form knows the question.
        old: None where it was not answered.
        new: None where it is not answered any more.
        difference: Part by part and word by word.
    """

    key: AnswerKey
    section: str
    kind: DifferenceKind
    old: Value | None
    new: Value | None
    difference: ValueDifference


@dataclass(frozen=True, slots=True)
class EvidenceDifference:
    """One piece of evidence that came, went or is told otherwise; `facts` names what is.

    `entry` is what is told of it: as it is now, or as it was where it went.
    """

    kind: DifferenceKind
    entry: Evidence
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VersionDifference:
    """Everything that differs.

    Args:
        answers: In the order of the new form; what only the old one asks comes last.
        evidence: In the order of the new register; what is gone comes last.
        evidence_moved: Whether what stayed of the evidence stands in another order.
        evidence_compared: False where one of the states did not keep its evidence.
        form_changed: Whether they are written for different forms, or one form with another digest.
    """

    answers: tuple[AnswerDifference, ...]
    evidence: tuple[EvidenceDifference, ...]
    evidence_moved: bool
    evidence_compared: bool
    form_changed: bool

    @property
    def changed(self) -> bool:
        """Whether anything differs."""
        return bool(self.answers or self.evidence or self.evidence_moved or self.form_changed)

    def words(self, kind: PieceKind) -> int:
        """How many words were put in, or taken out, in all answers."""
        return sum(
            words(piece.text)
            for answer in self.answers
            for part in answer.difference.parts
            for piece in part.pieces
            if piece.kind is kind
        )


def version_difference(
    old: DossierState, new: DossierState, told: Told = lambda _path, text: text
) -> VersionDifference:
    """What differs between two states; nothing that differs is left out.

    Args:
        old: The state before.
        new: The state after.
        told: Puts labels in the place of ids, as for `value_difference`.
    """
    both_kept = old.evidence is not None and new.evidence is not None
    before, after = (old.evidence or (), new.evidence or ()) if both_kept else ((), ())
    return VersionDifference(
        answers=tuple(_answers(old, new, told)),
        evidence=tuple(_evidence(before, after)),
        evidence_moved=_order(before, after) != _order(after, before),
        evidence_compared=both_kept,
        form_changed=(old.form_name, old.form_digest) != (new.form_name, new.form_digest),
    )


def _answers(old: DossierState, new: DossierState, told: Told) -> Iterator[AnswerDifference]:
    places = _places(new.form, old.form)
    differing = [key for key in {*old.answers, *new.answers} if old.answers.get(key) != new.answers.get(key)]
    for key in sorted(differing, key=lambda key: (places.get(key.question, (len(places), ""))[0], key)):
        before, after = old.answers.get(key), new.answers.get(key)
        yield AnswerDifference(
            key=key,
            section=places.get(key.question, (0, ""))[1],
            kind=_kind(before, after),
            old=before,
            new=after,
            difference=value_difference(before, after, told),
        )


def _places(*forms: Form | None) -> dict[str, tuple[int, str]]:
    """Place and section of each question, in the order of the forms."""
    places: dict[str, tuple[int, str]] = {}
    for form in forms:
        for _part, section in form.sections() if form is not None else ():
            for question in section.questions:
                places.setdefault(question.id, (len(places), section.id))
    return places


def _kind(before: object, after: object) -> DifferenceKind:
    if before is None:
        return DifferenceKind.ADDED
    return DifferenceKind.REMOVED if after is None else DifferenceKind.CHANGED


def _evidence(old: Sequence[Evidence], new: Sequence[Evidence]) -> Iterator[EvidenceDifference]:
    before, after = {one.id: one for one in old}, {one.id: one for one in new}
    for its_id in _ids([*new, *old]):
        was, now = before.get(its_id), after.get(its_id)
        facts = () if was is None or now is None else tuple(_facts(was, now))
        entry = now or was
        if entry is not None and (was is None or now is None or facts):
            yield EvidenceDifference(_kind(was, now), entry, facts)


def _facts(was: Evidence, now: Evidence) -> Iterator[str]:
    for name in _EVIDENCE_FACTS:
        one, other = getattr(was, name), getattr(now, name)
        # What it supports is a set; the order of its names says nothing.
        if (sorted(one) != sorted(other)) if name == "supports" else (one != other):
            yield name


def _ids(evidence: Iterable[Evidence]) -> list[str]:
    return list(dict.fromkeys(one.id for one in evidence))


def _order(evidence: Iterable[Evidence], other: Iterable[Evidence]) -> list[str]:
    """Ids that both have, by position."""
    there = {one.id for one in other}
    return [one.id for one in sorted(evidence, key=lambda one: one.position) if one.id in there]
