"""The open draft: the only way its answers change. Window and command line use this same object."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from lcapp.domain import computed, values
from lcapp.domain.answers import AnswerKey, Answers, Value
from lcapp.domain.calls import Call
from lcapp.domain.completeness import Completeness, completeness, is_visible
from lcapp.domain.dossier import AnswerMark, AnswerState, Dossier, DossierContent, Note
from lcapp.domain.events import AnswerChanged, Event, Listener, NotesChanged, Saved, SaveFailed
from lcapp.domain.evidence import Evidence
from lcapp.domain.facts import KnownCity
from lcapp.domain.findings import Finding, Severity
from lcapp.domain.forms import Form, Question
from lcapp.domain.history import Act, Change, History, rebuild
from lcapp.domain.parked import FORM_KEY, FormOfDraft, ParkedAnswer, stands_beside
from lcapp.domain.side_records import Sides
from lcapp.domain.snapshot import DossierSnapshot
from lcapp.errors import ChangedElsewhere, InputRefused, NotFound, ReadOnly
from lcapp.services.adviser import Companion
from lcapp.services.draft_checking import findings_of
from lcapp.services.draft_saving import DraftSaving, Waiting, as_storage_failure
from lcapp.services.draft_sides import Changes, DraftSides, FindForm, events_of, form_changes_of, form_wanted
from lcapp.services.freezing import picture_of
from lcapp.services.ports import Clock, DossierStore, Progress, SaveBatch, SaveReceipt
from lcapp.services.read_only import ReadOnlyReason as ReadOnlyReason


class DraftSession:
    """One open draft.

    All methods are called from one thread; only the store's answer to a queued save comes from the storage
    thread, and so do the events `Saved` and `SaveFailed`.
    """

    def __init__(
        self,
        content: DossierContent,
        *,
        form: Form,
        call: Call | None,
        store: DossierStore,
        clock: Clock,
        actor: str,
        acts: tuple[Act, ...] = (),
        read_only: ReadOnlyReason | None = None,
        find_form: FindForm | None = None,
    ) -> None:
        self.form = form
        self.call = call
        self.actor = actor
        self.read_only = read_only
        self.evidence: tuple[Evidence, ...] = ()
        self.city = KnownCity()
        self.adviser: Companion | None = None
        self._dossier = content.dossier
        self._sides = DraftSides(content, (form, call), find_form)
        self._clock = clock
        self._answers: dict[AnswerKey, Value] = dict(content.answers)
        self._marks: dict[AnswerKey, AnswerMark] = dict(content.marks)
        self._notes: dict[str, Note] = {note.id: note for note in content.notes}
        self._questions = {q.id: q for q in form.questions()}
        self._history: History = rebuild(acts)
        self._listeners: list[Listener] = []
        self._saving = DraftSaving(
            store, batch_of=self._batch_of, landed=self._note_landing, told=self._tell_landing
        )
        self._checked: tuple[Finding, ...] | None = None

    @property
    def dossier(self) -> Dossier:
        """Identity of the dossier, as last saved."""
        return self._dossier

    @property
    def answers(self) -> Answers:
        """All canonical answers; do not change the mapping."""
        return self._answers

    def answer(self, key: AnswerKey) -> Value | None:
        """The canonical answer at a key, or None."""
        return self._answers.get(key)

    def question(self, question_id: str) -> Question:
        """The question of that id; raises NotFound."""
        try:
            return self._questions[question_id]
        except KeyError:
            raise NotFound("question_unknown", question=question_id) from None

    def is_visible(self, question: Question) -> bool:
        """Whether a question is asked, given the other answers."""
        return is_visible(question, self._answers)

    def computed(self) -> Mapping[str, Value]:
        """Figures the program works out from the answers."""
        return computed.computed_values(self.form, self._answers)

    def mark(self, key: AnswerKey) -> AnswerMark:
        """Draft, ready or approved, and who said so."""
        return self._marks.get(key, AnswerMark())

    def notes(self, question_id: str = "") -> tuple[Note, ...]:
        """Notes beside one question, or all, oldest first."""
        wanted = (n for n in self._notes.values() if not question_id or n.question == question_id)
        return tuple(sorted(wanted, key=lambda note: (note.written_at, note.id)))

    @property
    def parked(self) -> tuple[ParkedAnswer, ...]:
        """What lies in the drawer, set aside last first."""
        return self._sides.parked

    @property
    def sides(self) -> Sides:
        """What else is remembered beside the answers: languages, checked translations, names."""
        return self._sides.others

    # Changing it

    def set_answer(self, key: AnswerKey, raw: object) -> None:
        """Take what a person typed; equal content is no change.

        Raises:
            InputRefused: The value cannot stand at this question; nothing changed.
            ReadOnly: This draft can only be read.
        """
        question = self._checked_key(key)
        value = values.canonical(question, raw)
        if value == self._answers.get(key):
            return
        self._apply("typing", (Change(key, self._answers.get(key), value),), by_typing=True)

    def must_be_writable(self) -> None:
        """Raises ReadOnly, with the reason, where this draft can only be read."""
        if self.read_only is not None:
            raise ReadOnly(self.read_only.code, **self.read_only.params)

    def set_answers(
        self, new: Mapping[AnswerKey, object], *, kind: str, beside: Changes = (), brought: Act | None = None
    ) -> int:
        """Take several answers as one act; missing keys stay. Returns how many really changed.

        `beside` changes parcels or the drawer in that act; `brought` goes before it, into the record alone.
        """
        self.must_be_writable()
        changes: list[Change] = []
        for key, raw in new.items():
            value = values.canonical(self._checked_key(key), raw)
            if value != self._answers.get(key):
                changes.append(Change(key, self._answers.get(key), value))
        if brought is not None:
            with self._saving.lock:
                self._saving.waiting.add_act(brought)
        if changes or beside:
            self._apply_alone(kind, (*changes, *beside))
        return len(changes)

    def leave_field(self) -> None:
        """The person went elsewhere: the next typing is a new act."""
        self._history.seal()

    def set_state(self, key: AnswerKey, state: AnswerState) -> None:
        """Say how far an answer is, in the actor's name."""
        self._checked_key(key)
        if key not in self._answers:
            raise InputRefused("state_without_answer", question=key.question)
        self._set_mark(key, AnswerMark(state, self.actor))
        self._tell(AnswerChanged(key, by_typing=False))

    def add_note(self, question_id: str, text: str) -> Note:
        """Put a note for the city's own people beside a question."""
        self.must_be_writable()
        self.question(question_id)
        if not text.strip():
            raise InputRefused("note_empty", question=question_id)
        note = Note(uuid.uuid4().hex, question_id, self.actor, text.strip(), self._clock())
        self._keep_note(note)
        return note

    def settle_note(self, note_id: str, *, settled: bool = True) -> None:
        """Mark a note as settled, or open it again."""
        self.must_be_writable()
        if note_id not in self._notes:
            raise NotFound("note_unknown", note=note_id)
        self._keep_note(replace(self._notes[note_id], settled=settled))

    # Form and drawer

    def change_form(self, then: FormOfDraft, answers: Answers, parked: tuple[ParkedAnswer, ...] = ()) -> None:
        """Go on with another form, as one act; see `lcapp.services.form_upgrade`.

        `answers` is all that stands in the new form; raises NotFound or ReadOnly where that form is not here.
        """
        self.must_be_writable()
        self._sides.find(then)
        changes = form_changes_of(self._sides.form, then, self._answers, answers, parked)
        self._apply_alone("upgrade", changes)

    def take_from_drawer(self, parked_id: str, *, into: Mapping[AnswerKey, object] | None = None) -> None:
        """Take something out of the drawer, as one act with the answers it went into.

        Raises:
            NotFound: `parked_unknown`: it is not in the drawer any more.
            InputRefused: It does not fit where it should go; nothing changed.
        """
        self.must_be_writable()
        fitting = {key: values.canonical(self._checked_key(key), raw) for key, raw in (into or {}).items()}
        changes = self._sides.out_of_drawer(parked_id, self._answers, fitting)
        self._apply_alone("drawer", changes)

    # Undo

    @property
    def can_undo(self) -> AnswerKey | None:
        """Where undo would change something; None when there is nothing to undo."""
        return self._history.done[-1].changes[0].key if self._history.done else None

    @property
    def can_redo(self) -> AnswerKey | None:
        """Where redo would change something; None when there is nothing to redo."""
        return self._history.undone[-1].changes[0].key if self._history.undone else None

    def undo(self) -> AnswerKey | None:
        """Turn the last act back; returns where to look now."""
        self.must_be_writable()
        if self._history.done:
            self._sides.find(form_wanted(self._history.done[-1].changes, after=False))
        act = self._history.take_back()
        if act is None:
            return None
        return self._revert("undo", act, [Change(c.key, c.after, c.before) for c in act.changes])

    def redo(self) -> AnswerKey | None:
        """Do the last undone act again; returns where to look now."""
        self.must_be_writable()
        if self._history.undone:
            self._sides.find(form_wanted(self._history.undone[-1].changes, after=True))
        act = self._history.do_again()
        if act is None:
            return None
        return self._revert("redo", act, list(act.changes))

    @property
    def today(self) -> date:
        """The day of a check."""
        return self._clock().date()

    def findings(self, *, today: date | None = None, advised: bool = True) -> tuple[Finding, ...]:
        """What checking finds now, in official order; `advised`: with what the evaluator's eye sees."""
        if today is not None or not advised:
            return findings_of(self, today or self.today, advised=advised)
        if self._checked is None:
            self._checked = findings_of(self, self.today)
        return self._checked

    def completeness(self) -> Completeness:
        """How far along the city's own part is."""
        return completeness(self.form, self._answers)

    def progress(self) -> Progress:
        """What the list of dossiers shows of this draft."""
        so_far = self.completeness()
        to_fix = sum(finding.severity is Severity.MUST_FIX for finding in self.findings(advised=False))
        return Progress(so_far.answered, so_far.required, to_fix)

    def freeze(self, *, with_notes: bool = False) -> DossierSnapshot:
        """A self-contained picture for printing; later typing does not touch it."""
        return picture_of(self, self._clock(), self.notes() if with_notes else ())

    def stand_as(self, *, sealed: bool) -> None:
        """The dossier was sealed, or opened for writing again; see `lcapp.services.submission`."""
        self.read_only = ReadOnlyReason("sealed", {}) if sealed else None
        self._dossier = replace(self._dossier, status="sealed" if sealed else "draft")
        self._history.seal()

    def take_evidence(self, evidence: tuple[Evidence, ...]) -> None:
        """The register of evidence as it is now."""
        self.evidence, self._checked = evidence, None

    @property
    def has_unsaved(self) -> bool:
        """Whether anything typed does not stand in the library yet."""
        return self._saving.has_unsaved

    def flush(self) -> None:
        """Save everything now and wait for the disk.

        Raises:
            StorageUnavailable: Nothing was saved; the answers are kept and may be tried again.
            ChangedElsewhere: Another program saved this dossier; the draft is read-only from now on.
        """
        if not self._saving.send_and_wait() and self.read_only is not None and self.has_unsaved:
            raise ChangedElsewhere("changed_elsewhere", dossier=self._dossier.number)

    def flush_later(self) -> None:
        """Queue everything unsaved for the storage thread; `Saved` or `SaveFailed` will tell."""
        self._saving.send()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call a listener for every event; the returned function ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def _checked_key(self, key: AnswerKey) -> Question:
        self.must_be_writable()
        question = self.question(key.question)
        if bool(key.language) is not question.translatable:
            code = "language_needed" if question.translatable else "language_not_here"
            raise InputRefused(code, question=key.question, language=key.language)
        return question

    def _apply_alone(self, kind: str, changes: tuple[Change, ...]) -> None:
        self._history.seal()
        self._apply(kind, changes, by_typing=False)
        self._history.seal()

    def _apply(self, kind: str, changes: tuple[Change, ...], *, by_typing: bool) -> None:
        act = Act(uuid.uuid4().hex, kind, changes, self._clock(), self.actor)
        kept = self._history.record(act)
        self._write(replace(act, id=kept.id), by_typing=by_typing)

    def _revert(self, kind: str, act: Act, changes: list[Change]) -> AnswerKey:
        # What stands now may differ from what the act left (a merge, an upgrade): `before` says the truth.
        true = tuple(replace(c, before=self._standing(c.key)) for c in changes)
        self._write(
            Act(uuid.uuid4().hex, kind, true, self._clock(), self.actor, reverts=act.id), by_typing=False
        )
        return true[0].key

    def _write(self, act: Act, *, by_typing: bool) -> None:
        before = self.form.name
        with self._saving.lock:
            for change in act.changes:
                if stands_beside(change.key):
                    self._put_beside(change)
                    continue
                if change.after is None:
                    self._answers.pop(change.key, None)
                else:
                    self._answers[change.key] = change.after
                if self.mark(change.key).state is not AnswerState.DRAFT:
                    self._set_mark(change.key, AnswerMark())
            self._saving.waiting.add_act(act)
            self._checked = None
        for event in events_of(act, before, self.form.name, by_typing=by_typing):
            self._tell(event)

    def _standing(self, key: AnswerKey) -> Value | None:
        return self._sides.standing(key) if stands_beside(key) else self._answers.get(key)

    def _put_beside(self, change: Change) -> None:
        self._sides.put(change)
        if change.key == FORM_KEY:
            self._dossier = self._sides.named(self._dossier)
            self.form, self.call = self._sides.written_for
            self._questions = {q.id: q for q in self.form.questions()}

    def _set_mark(self, key: AnswerKey, mark: AnswerMark) -> None:
        with self._saving.lock:
            self._marks[key] = mark
            self._saving.waiting.marks[key] = mark

    def _keep_note(self, note: Note) -> None:
        with self._saving.lock:
            self._notes[note.id] = note
            self._saving.waiting.notes[note.id] = note
        self._tell(NotesChanged(note.question))

    def _batch_of(self, waiting: Waiting) -> SaveBatch | None:
        if self.read_only is not None:
            return None
        return SaveBatch(
            dossier=self._dossier.number,
            expected_rev=self._dossier.rev,
            acts=tuple(waiting.acts),
            marks=dict(waiting.marks),
            notes=tuple(waiting.notes.values()),
            progress=self.progress(),
            actor=self.actor,
        )

    def _note_landing(self, answer: SaveReceipt | Exception) -> None:
        if isinstance(answer, SaveReceipt):
            self._dossier = replace(self._dossier, rev=answer.rev, updated_at=answer.at)
        elif isinstance(answer, ChangedElsewhere):
            self.read_only = ReadOnlyReason("changed_elsewhere", {})

    def _tell_landing(self, answer: SaveReceipt | Exception) -> None:
        if isinstance(answer, SaveReceipt):
            self._tell(Saved(answer.at))
        else:
            self._tell(SaveFailed(as_storage_failure(answer)))

    def _tell(self, event: Event) -> None:
        for listener in tuple(self._listeners):
            listener(event)
