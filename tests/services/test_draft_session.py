import threading

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from lcapp.domain.answers import AnswerKey
from lcapp.domain.dossier import AnswerState
from lcapp.domain.events import AnswerChanged, NotesChanged, Saved, SaveFailed
from lcapp.errors import ChangedElsewhere, InputRefused, NotFound, ReadOnly, StorageUnavailable
from tests.conftest import Clock
from tests.services.house import FULL, a_house, changed_form

NAME = AnswerKey("city.name")
MOTTO = AnswerKey("city.motto")
WHY = AnswerKey("motivation.why", "en")
GOALS = AnswerKey("city.goals")


@pytest.fixture
def house(tmp_path, clock):
    made = a_house(tmp_path, clock)
    yield made
    made.close()


@pytest.fixture
def session(house):
    return house.dossiers.open(house.dossiers.start("small-2025").number)


def reopened(house, session):
    return house.dossiers.open(session.dossier.number)


def heard(session):
    events = []
    session.subscribe(events.append)
    return events


# Changing answers


def test_that_a_typed_answer_stands_and_is_told(session):
    events = heard(session)
    session.set_answer(NAME, "  Kashan ")
    assert session.answer(NAME) == "Kashan"
    assert events == [AnswerChanged(NAME, by_typing=True)]


def test_that_equal_content_is_no_change(session):
    session.set_answer(NAME, "Kashan")
    session.undo()
    events = heard(session)
    session.set_answer(NAME, "")
    assert (events, session.can_redo) == ([], NAME)


@pytest.mark.parametrize(
    ("key", "raw", "code"),
    [
        (AnswerKey("city.name", "en"), "x", "language_not_here"),
        (AnswerKey("motivation.why"), "x", "language_needed"),
        (NAME, 7, "wrong_type"),
        (NAME, "\ud800", "text_not_unicode"),
        (GOALS, ["z"], "unknown_option"),
    ],
)
def test_that_what_cannot_stand_is_refused_and_changes_nothing(session, key, raw, code):
    with pytest.raises(InputRefused) as refused:
        session.set_answer(key, raw)
    assert refused.value.code == code
    assert (session.answers, session.has_unsaved) == ({}, False)


def test_that_an_unknown_question_is_said(session):
    with pytest.raises(NotFound):
        session.set_answer(AnswerKey("nowhere"), "x")


def test_that_several_answers_change_in_one_act(session):
    session.set_answer(NAME, "K")
    assert session.set_answers({NAME: "Kashan", MOTTO: "Roses", WHY: None}, kind="import") == 2
    session.undo()
    assert session.answers == {NAME: "K"}


def test_that_one_bad_answer_of_several_changes_none(session):
    with pytest.raises(InputRefused):
        session.set_answers({NAME: "Kashan", GOALS: ["z"]}, kind="import")
    assert session.answers == {}


# Undo


def test_that_typing_within_a_minute_is_one_act(session, clock):
    for text in ("K", "Ka", "Kas"):
        session.set_answer(NAME, text)
        clock.advance(60)
    session.undo()
    assert session.answers == {}


def test_that_typing_after_more_than_a_minute_is_another_act(session, clock):
    session.set_answer(NAME, "K")
    clock.advance(61)
    session.set_answer(NAME, "Ka")
    session.undo()
    assert session.answers == {NAME: "K"}


def test_that_leaving_the_field_ends_the_act(session):
    session.set_answer(NAME, "K")
    session.leave_field()
    session.set_answer(NAME, "Ka")
    session.undo()
    assert session.answers == {NAME: "K"}


def test_that_undo_and_redo_survive_a_restart(house, session):
    session.set_answer(NAME, "K")
    session.set_answer(MOTTO, "Roses")
    session.undo()
    session.flush()
    again = reopened(house, session)
    assert (again.can_undo, again.can_redo) == (NAME, MOTTO)
    again.redo()
    assert again.answers == {NAME: "K", MOTTO: "Roses"}
    again.undo()
    again.undo()
    assert again.answers == {}


def test_that_typing_saved_in_parts_is_undone_as_one_act_after_a_restart(house, session, clock):
    for number in range(1, 8):
        session.set_answer(NAME, "K" * number)
        session.flush()
        clock.advance(59)
    again = reopened(house, session)
    again.undo()
    assert (again.answers, again.can_undo) == ({}, None)


def test_that_what_a_dossier_began_with_cannot_be_undone(house):
    dossier = house.dossiers.start("small-2025", answers={NAME: "Kashan"}, act_kind="sample")
    assert house.dossiers.open(dossier.number).can_undo is None


def test_that_with_nothing_to_undo_nothing_happens(session):
    assert (session.undo(), session.redo(), session.has_unsaved) == (None, None, False)


def test_that_text_typed_and_taken_away_again_leaves_nothing_to_undo(house, session):
    session.set_answer(NAME, "Kashan")
    session.set_answer(MOTTO, "R")
    session.set_answer(MOTTO, "")
    session.flush()
    assert session.can_undo == NAME
    assert reopened(house, session).can_undo == NAME


# Marks and notes


def test_that_a_mark_says_by_whom_and_a_new_text_is_a_draft_again(house, session):
    session.set_answer(NAME, "Kashan")
    session.set_state(NAME, AnswerState.APPROVED)
    session.flush()
    assert reopened(house, session).mark(NAME).by == "Ada"
    session.set_answer(NAME, "Konya")
    session.flush()
    assert reopened(house, session).mark(NAME).state is AnswerState.DRAFT


def test_that_nothing_without_an_answer_is_marked(session):
    with pytest.raises(InputRefused):
        session.set_state(NAME, AnswerState.READY)


def test_that_a_deleted_and_restored_answer_is_a_draft(house, session):
    session.set_answer(NAME, "Kashan")
    session.set_state(NAME, AnswerState.APPROVED)
    session.leave_field()
    session.set_answer(NAME, "")
    session.undo()
    session.flush()
    again = reopened(house, session)
    assert (again.answer(NAME), again.mark(NAME).state) == ("Kashan", AnswerState.DRAFT)


def test_that_notes_are_kept_and_settled(house, session):
    events = heard(session)
    note = session.add_note("city.name", " Ask the library. ")
    session.settle_note(note.id)
    session.flush()
    (kept,) = reopened(house, session).notes("city.name")
    assert (kept.text, kept.author, kept.settled) == ("Ask the library.", "Ada", True)
    assert events[0] == NotesChanged("city.name")


def test_that_an_empty_note_and_an_unknown_one_are_refused(session):
    with pytest.raises(InputRefused):
        session.add_note("city.name", "  ")
    with pytest.raises(NotFound):
        session.settle_note("nowhere")


# Saving


def test_that_what_was_flushed_is_loaded_by_the_next(house, session, clock):
    events = heard(session)
    session.set_answer(NAME, "Kashan")
    session.set_answer(WHY, "one two three four five six")
    assert session.has_unsaved
    session.flush()
    assert not session.has_unsaved
    assert events[-1] == Saved(clock())
    assert reopened(house, session).answers == {NAME: "Kashan", WHY: "one two three four five six"}


def test_that_the_list_shows_the_progress_of_the_draft(house, session):
    session.set_answer(NAME, "Kashan")
    session.flush()
    (card,) = house.dossiers.list()
    assert card.progress == session.progress()
    assert (card.progress.answered, card.progress.required) == (1, 2)


def test_that_flushing_nothing_saves_nothing(session):
    session.flush()
    assert session.dossier.rev == 1


def test_that_typing_while_a_save_is_queued_is_saved_after_it(house, session):
    saved = threading.Event()
    session.subscribe(lambda event: saved.set() if session.dossier.rev == 3 else None)
    gate = threading.Event()
    house.store.store._library.later(lambda _: gate.wait(), lambda _: None)
    session.set_answer(NAME, "K")
    session.flush_later()
    session.set_answer(NAME, "Ka")
    session.flush_later()
    session.set_answer(NAME, "Kas")
    gate.set()
    assert saved.wait(5)
    assert reopened(house, session).answers == {NAME: "Kas"}


def test_that_flush_waits_for_a_queued_save(house, session):
    gate = threading.Event()
    house.store.store._library.later(lambda _: gate.wait(), lambda _: None)
    session.set_answer(NAME, "K")
    session.flush_later()
    session.set_answer(NAME, "Ka")
    threading.Timer(0.05, gate.set).start()
    session.flush()
    assert not session.has_unsaved
    assert reopened(house, session).answers == {NAME: "Ka"}


def test_that_a_failed_save_keeps_everything_and_can_be_tried_again(house, session):
    session.set_answer(NAME, "Kashan")
    session.set_state(NAME, AnswerState.READY)
    session.add_note("city.name", "Ask.")
    house.store.broken = FULL
    events = heard(session)
    with pytest.raises(StorageUnavailable):
        session.flush()
    session.flush_later()
    assert [event.error.code for event in events if isinstance(event, SaveFailed)] == ["disk_full"] * 2
    assert session.has_unsaved
    session.set_answer(NAME, "Konya")
    house.store.broken = None
    session.flush()
    again = reopened(house, session)
    assert (again.answers, again.mark(NAME).state, len(again.notes())) == (
        {NAME: "Konya"},
        AnswerState.DRAFT,
        1,
    )
    again.undo()
    assert again.answers == {}


def test_that_a_bug_in_the_store_is_a_failed_save_too(house, session):
    session.set_answer(NAME, "Kashan")
    house.store.broken = ZeroDivisionError()
    events = heard(session)
    session.flush_later()
    assert events[-1].error.code == "save_failed"
    assert session.has_unsaved


def test_that_a_draft_saved_elsewhere_can_only_be_read_and_keeps_what_was_typed(house, session):
    other = reopened(house, session)
    other.set_answer(NAME, "theirs")
    other.flush()
    session.set_answer(NAME, "mine")
    for _ in range(2):
        with pytest.raises(ChangedElsewhere):
            session.flush()
    assert (session.read_only.code, session.answer(NAME), session.has_unsaved) == (
        "changed_elsewhere",
        "mine",
        True,
    )
    with pytest.raises(ReadOnly):
        session.set_answer(NAME, "more")
    assert reopened(house, session).answers == {NAME: "theirs"}


def test_that_a_listener_who_left_hears_nothing(session):
    events = []
    leave = session.subscribe(events.append)
    leave()
    leave()
    session.set_answer(NAME, "K")
    assert events == []


# Looking


@pytest.mark.parametrize(("version", "code"), [(None, "form_missing"), ("other digest", "form_changed")])
def test_that_without_its_form_a_draft_can_still_be_read(house, session, version, code):
    session.set_answer(WHY, "Because")
    session.flush()
    form = house.forms.by_name.pop("small-2025")
    if version:
        house.forms.by_name["small-2025"] = changed_form(form, version)
    again = reopened(house, session)
    assert (again.read_only.code, again.answers) == (code, {WHY: "Because"})
    for change in (
        lambda: again.set_answer(WHY, "x"),
        lambda: again.set_answers({WHY: "x"}, kind="import"),
        lambda: again.set_state(WHY, AnswerState.READY),
        lambda: again.add_note("motivation.why", "x"),
        again.undo,
        again.redo,
    ):
        with pytest.raises(ReadOnly):
            change()
    again.flush()
    assert again.freeze().answers == {WHY: "Because"}


def test_that_a_snapshot_is_not_touched_by_later_typing(session):
    session.set_answer(NAME, "Kashan")
    snapshot = session.freeze()
    code = snapshot.fingerprint
    session.set_answer(NAME, "Konya")
    assert (snapshot.answers, snapshot.fingerprint) == ({NAME: "Kashan"}, code)
    assert session.freeze().fingerprint != code


def test_that_findings_follow_the_answers(session):
    before = session.findings()
    session.set_answer(WHY, "one two three four five six")
    assert {f.code for f in session.findings()} - {f.code for f in before} == {"too_many_words"}


# The laws


class Drafting(RuleBasedStateMachine):
    """Whatever is done: the draft is what a simple list of states says, and so is what was saved."""

    house = None

    def __init__(self):
        super().__init__()
        self.session = self.house.dossiers.open(self.house.dossiers.start("small-2025").number)
        self.states = [{}]
        self.now = 0
        self.typing_in = None

    def _did(self):
        self.states[self.now + 1 :] = [dict(self.session.answers)]
        self.now += 1
        self.typing_in = None

    @rule(
        key=st.sampled_from([NAME, MOTTO, WHY]),
        text=st.sampled_from(["", "a", "b", "a b c d e f", "می‌خواهیم", "i̇"]),
    )
    def type(self, key, text):
        before = dict(self.session.answers)
        self.session.set_answer(key, text)
        if dict(self.session.answers) == before:
            return
        if self.typing_in == key:
            # Typing went on in the act before, which may have come back to where it began.
            self.now -= 1
            if self.session.answers == self.states[self.now]:
                del self.states[self.now + 1 :]
                self.typing_in = None
                return
        self._did()
        self.typing_in = key

    @rule()
    def leave(self):
        self.session.leave_field()
        self.typing_in = None

    @rule(name=st.sampled_from(["x", "y"]), goals=st.lists(st.sampled_from("ab"), unique=True))
    def import_several(self, name, goals):
        if self.session.set_answers({NAME: name, GOALS: goals}, kind="import"):
            self._did()

    @rule()
    def undo(self):
        if self.session.undo() is not None:
            self.now -= 1
            self.typing_in = None

    @rule()
    def redo(self):
        if self.session.redo() is not None:
            self.now += 1
            self.typing_in = None

    @rule(works=st.booleans())
    def save(self, works):
        self.house.store.broken = None if works else FULL
        self.session.flush_later()

    @rule()
    def restart(self):
        self.house.store.broken = None
        self.session.flush()
        self.session = self.house.dossiers.open(self.session.dossier.number)
        self.typing_in = None

    @invariant()
    def is_what_the_list_says(self):
        assert self.session.answers == self.states[self.now]
        assert (self.session.can_undo is None) == (self.now == 0)
        assert (self.session.can_redo is None) == (self.now == len(self.states) - 1)


def test_that_undo_redo_saving_and_restarting_keep_the_draft(tmp_path):
    Drafting.house = a_house(tmp_path, Clock())
    run_state_machine_as_test(
        Drafting, settings=settings(max_examples=60, stateful_step_count=30, deadline=None)
    )
    Drafting.house.close()
