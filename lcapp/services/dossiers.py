"""Start, list, open, duplicate, copy, rename and delete dossiers."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from lcapp.domain import form_changes, validation
from lcapp.domain.answers import AnswerKey, Answers, Value
from lcapp.domain.calls import Call
from lcapp.domain.completeness import completeness
from lcapp.domain.dossier import Dossier, DossierContent, Note
from lcapp.domain.facts import KnownCity
from lcapp.domain.findings import Severity
from lcapp.domain.form_changes import CarryOver
from lcapp.domain.forms import Form
from lcapp.domain.history import KEPT_ACTS, Act, reaches_far_enough
from lcapp.domain.origin import origin_sides, public_sources
from lcapp.domain.parcels import form_of_sections, parcels_in
from lcapp.domain.side_records import Sides, of_texts
from lcapp.domain.stand_in_form import stand_in_form
from lcapp.domain.typed_text import one_line
from lcapp.errors import InputRefused, LcappError, NotFound
from lcapp.services.adviser import Adviser
from lcapp.services.draft_session import DraftSession, ReadOnlyReason
from lcapp.services.library_ports import EvidenceStore
from lcapp.services.ports import (
    CallLibrary,
    Clock,
    DossierCard,
    DossierStore,
    FormLibrary,
    NewDossier,
    Progress,
    Sample,
)

MOST_ACTS = 16 * KEPT_ACTS
"""How far back the record is read at most, where somebody went back and forth thousands of times."""


@dataclass(frozen=True, slots=True)
class Taking:
    """What to take along when a draft is copied into another call."""

    facts: bool = True
    texts: bool = True
    evidence: bool = False
    notes: bool = False


@dataclass(frozen=True, slots=True)
class CopyReport:
    """The new dossier and what became of each answer of the old one."""

    dossier: Dossier
    carried_over: CarryOver


class Dossiers:
    """The dossiers on this computer."""

    def __init__(
        self,
        *,
        store: DossierStore,
        forms: FormLibrary,
        calls: CallLibrary,
        clock: Clock,
        actor: Callable[[], str],
        evidence: EvidenceStore | None = None,
        city: Callable[[], KnownCity] = KnownCity,
        adviser: Adviser | None = None,
    ) -> None:
        self._store = store
        self._forms = forms
        self._calls = calls
        self._clock = clock
        self._actor = actor
        self._evidence = evidence
        self._city = city
        self._adviser = adviser

    def list(self) -> tuple[DossierCard, ...]:
        """Every dossier that is not in the bin, last edited first."""
        return tuple(card for card in self._store.cards() if card.deleted_at is None)

    def binned(self) -> tuple[DossierCard, ...]:
        """Every dossier in the bin."""
        return tuple(card for card in self._store.cards() if card.deleted_at is not None)

    def start(
        self,
        call_id: str,
        *,
        title: str = "",
        answers: Mapping[AnswerKey, Value] | None = None,
        fictional: bool = False,
        act_kind: str = "start",
        notes: tuple[Note, ...] = (),
        identity: str = "",
        beside: Sides | None = None,
    ) -> Dossier:
        """Start a dossier for a call.

        Args:
            call_id: Such as `membership-2025`.
            title: What to call it; empty takes the city's name, else the call's title.
            answers: Canonical answers to start with.
            fictional: Whether the city is invented.
            act_kind: What the record calls this beginning.
            notes: Notes taken along.
            identity: The name that stays the same on every computer; empty makes a new one.
            beside: What is remembered beside the answers from the beginning.

        Raises:
            NotFound: There is no such call or form.
            InputRefused: The title is no text.
        """
        call = self._calls.get(call_id)
        form = self._forms.get(call.form)
        first = dict(answers or {})
        title = one_line(title, "title")
        city = first.get(AnswerKey("city.name"))
        return self._store.create(
            NewDossier(
                uuid=identity or str(uuid.uuid4()),
                kind=str(call.kind),
                call=call.id,
                form=form.name,
                form_digest=form.digest,
                title=title or (city if isinstance(city, str) else call.title),
                fictional=fictional,
                answers={**first, **(beside or {})},
                notes=notes,
                act_kind=act_kind,
                progress=self._progress(form, call, first),
            ),
            actor=self._actor(),
        )

    def start_record(
        self,
        form_name: str,
        *,
        title: str = "",
        answers: Mapping[AnswerKey, Value] | None = None,
        act_kind: str = "start",
    ) -> Dossier:
        """Start a dossier that belongs to no call: a record of the city in an internal form.

        Raises:
            NotFound: There is no such form.
            InputRefused: The title is no text.
        """
        form, first = self._forms.get(form_name), dict(answers or {})
        return self._store.create(
            NewDossier(
                uuid=str(uuid.uuid4()),
                kind=form.kind,
                call="",
                form=form.name,
                form_digest=form.digest,
                title=one_line(title, "title") or form.title,
                answers=first,
                act_kind=act_kind,
                progress=self._progress(form, None, first),
            ),
            actor=self._actor(),
        )

    def start_sample(self, sample: Sample) -> Dossier:
        """Start a dossier from a sample city; where its answers come from stands in a note.

        A real city's is marked as put together from public sources (`lcapp.domain.origin`).
        """
        told = "\n".join((sample.note, *sample.sources)).strip()
        first = next(iter(self._forms.get(self._calls.get(sample.call).form).questions()))
        note = Note(uuid.uuid4().hex, first.id, self._actor(), told, self._clock())
        return self.start(
            sample.call,
            title=sample.title,
            answers=sample.answers,
            fictional=sample.fictional,
            act_kind="sample",
            notes=(note,) if told else (),
            beside={} if sample.fictional else origin_sides(sample.sources),
        )

    def open(self, number: int) -> DraftSession:
        """Open a draft; without its form it opens read-only.

        Raises:
            NotFound: There is no dossier of that number.
        """
        content = self._store.load(number)
        form, read_only = self._form_for(content)
        session = DraftSession(
            content,
            form=form,
            call=self._call_for(content.dossier),
            store=self._store,
            clock=self._clock,
            actor=self._actor(),
            acts=self._acts_of(number),
            read_only=read_only,
            find_form=lambda wanted: (self._forms.get(wanted.form), self._call_named(wanted.call)),
        )
        if self._evidence is not None:
            session.take_evidence(self._evidence.evidence(number))
        session.city = self._city()
        session.adviser = self._adviser.beside() if self._adviser else None
        return session

    def _acts_of(self, number: int) -> tuple[Act, ...]:
        limit = KEPT_ACTS
        while True:
            acts = self._store.acts(number, limit=limit)
            if len(acts) < limit or limit >= MOST_ACTS or reaches_far_enough(acts):
                return acts
            limit *= 2

    def duplicate(self, number: int, *, title: str) -> Dossier:
        """A second dossier with the same answers in the same call."""
        content = self._store.load(number)
        if not content.dossier.call:
            return self.start_record(
                content.dossier.form, title=title, answers=content.answers, act_kind="duplicate"
            )
        return self.start(
            content.dossier.call,
            title=title,
            answers=content.answers,
            fictional=content.dossier.fictional,
            act_kind="duplicate",
            beside=of_texts(content.sides),
        )

    def preview_copy(self, number: int, call_id: str, taking: Taking) -> CarryOver:
        """What would become of each answer in another call; changes nothing."""
        return self._carry(self._store.load(number), self._calls.get(call_id), taking)

    def copy_to_call(self, number: int, call_id: str, taking: Taking, *, title: str = "") -> CopyReport:
        """Start a dossier for another call from this one's answers; the old one stays as it is."""
        content = self._store.load(number)
        carried = self._carry(content, self._calls.get(call_id), taking)
        known = {key.question for key in carried.answers}
        dossier = self.start(
            call_id,
            title=title or content.dossier.title,
            answers=carried.answers,
            fictional=content.dossier.fictional,
            act_kind="copy",
            notes=tuple(n for n in content.notes if n.question in known) if taking.notes else (),
            beside=origin_sides(public_sources(content.sides)),
        )
        return CopyReport(dossier, carried)

    def rename(self, number: int, title: str) -> None:
        """Give a dossier another title."""
        title = one_line(title, "title")
        if not title:
            raise InputRefused("title_empty")
        self._store.rename(number, title, actor=self._actor())

    def delete(self, number: int) -> None:
        """Put a dossier into the bin; `restore` takes it out again."""
        self._store.set_deleted(number, deleted=True, actor=self._actor())

    def restore(self, number: int) -> None:
        """Take a dossier out of the bin."""
        self._store.set_deleted(number, deleted=False, actor=self._actor())

    def _carry(self, content: DossierContent, call: Call, taking: Taking) -> CarryOver:
        old, _reason = self._form_for(content)
        return form_changes.carry_over(
            old,
            self._forms.get(call.form),
            content.answers,
            facts=taking.facts,
            texts=taking.texts,
            evidence=taking.evidence,
            year=call.year or self._clock().year,
        )

    def _progress(self, form: Form, call: Call | None, answers: Answers) -> Progress:
        so_far = completeness(form, answers)
        found = validation.check(form, answers, call=call, today=self._clock().date())
        return Progress(so_far.answered, so_far.required, sum(f.severity is Severity.MUST_FIX for f in found))

    def _form_for(self, content: DossierContent) -> tuple[Form, ReadOnlyReason | None]:
        dossier = content.dossier
        try:
            form = self._forms.get(dossier.form)
        except LcappError:
            return stand_in_form(dossier, content.answers), ReadOnlyReason(
                "form_missing", {"form": dossier.form}
            )
        if self._store.newer():
            return form, ReadOnlyReason("library_newer", {})
        if form.digest != dossier.form_digest:
            return form, ReadOnlyReason("form_changed", {"form": dossier.form})
        part = next((one for one in parcels_in(content.sides) if one.received), None)
        if part is not None:
            form = form_of_sections(form, part.sections)
        if dossier.status == "sealed":
            return form, ReadOnlyReason("sealed", {})
        return form, None

    def _call_for(self, dossier: Dossier) -> Call | None:
        return self._call_named(dossier.call)

    def _call_named(self, name: str) -> Call | None:
        try:
            return self._calls.get(name) if name else None
        except NotFound:
            return None


def utc_now() -> datetime:
    """The clock of a real start of the program."""
    return datetime.now(UTC)
