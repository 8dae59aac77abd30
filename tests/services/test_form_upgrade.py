"""Moving an open draft to another form: one act, one transaction, one undo, also after a restart."""

import dataclasses

import pytest

from lcapp.domain.answers import AnswerKey as K
from lcapp.domain.dossier import AnswerState
from lcapp.domain.forms import Question, QuestionType
from lcapp.domain.upgrade_plan import PARK, Kind
from lcapp.errors import InputRefused, NotFound, ReadOnly, StorageUnavailable
from lcapp.services.form_upgrade import FormUpgrades
from tests.services.house import FULL, QUESTIONS, a_form, a_house, changed_form

NAME, MOTTO, WHY = K("city.name"), K("city.motto"), K("motivation.why", "en")
ANSWERS = {NAME: "Samplia", MOTTO: "Learn", WHY: "Because"}


@pytest.fixture
def house(tmp_path, clock):
    made = a_house(tmp_path, clock)
    made.forms.names = lambda: tuple(sorted(made.forms.by_name))
    made.calls.ids = lambda: tuple(sorted(made.calls.by_name))
    made.snapshots = []
    made.upgrades = FormUpgrades(
        forms=made.forms,
        calls=made.calls,
        change_map=lambda _old, _new: None,
        clock=clock,
        snapshot=made.snapshots.append,
    )
    yield made
    made.close()


@pytest.fixture
def opened(house):
    """An open draft of the form of 2025, with three answers."""
    return house.dossiers.open(house.dossiers.start("small-2025", answers=ANSWERS).number)


def move(house, session, **more):
    house.upgrades.apply(session, house.upgrades.preview(session, "small-2027", **more))


def again(house, session):
    return house.dossiers.open(session.dossier.number)


def test_that_a_preview_counts_and_changes_nothing(house, opened):
    preview = house.upgrades.preview(opened, "small-2027")
    assert (preview.facts.kinds, preview.facts.set_aside) == ({Kind.DROPPED: 1, Kind.KEPT: 2}, 1)
    assert (opened.form.name, dict(opened.answers), opened.parked) == ("small-2025", ANSWERS, ())


def test_that_form_answers_and_drawer_change_together_after_a_copy_of_the_library(house, opened):
    move(house, opened, call="small-2027")
    for session in (opened, again(house, opened)):
        assert (session.form.name, session.dossier.form, session.dossier.call) == (
            "small-2027",
            "small-2027",
            "small-2027",
        )
        assert dict(session.answers) == {NAME: "Samplia", WHY: "Because"}
        assert [(one.key, one.text, one.reason) for one in session.parked] == [
            (MOTTO, "Learn", "no_question")
        ]
        assert session.read_only is None
    assert house.snapshots == ["form-change"]
    assert (
        len([one for one in house.store.acts(opened.dossier.number, limit=9) if one.kind == "upgrade"]) == 1
    )


def test_that_one_undo_takes_all_of_it_back_also_after_a_restart(house, opened):
    move(house, opened, call="small-2027")
    later = again(house, opened)
    later.undo()
    later.flush()
    for session in (later, again(house, opened)):
        assert (session.form.name, session.dossier.form, session.call.id) == (
            "small-2025",
            "small-2025",
            "small-2025",
        )
        assert (dict(session.answers), session.parked) == (ANSWERS, ())
    last = again(house, opened)
    last.redo()
    last.flush()
    assert again(house, opened).form.name == "small-2027"
    assert [one.text for one in again(house, opened).parked] == ["Learn"]


def test_that_answers_that_stay_keep_their_state(house, opened):
    opened.set_state(NAME, AnswerState.READY)
    move(house, opened)
    assert again(house, opened).mark(NAME).state is AnswerState.READY


def test_that_typing_after_a_move_is_undone_before_it(house, opened):
    move(house, opened)
    opened.set_answer(NAME, "Samplia Nova")
    assert opened.undo() == NAME
    assert opened.form.name == "small-2027"
    opened.undo()
    assert opened.form.name == "small-2025"


def test_that_a_move_that_cannot_be_saved_is_kept_and_saved_later(house, opened):
    preview = house.upgrades.preview(opened, "small-2027")
    house.store.broken = FULL
    opened.set_answer(NAME, "Samplia Nova")
    with pytest.raises(InputRefused, match="upgrade_outdated"):
        house.upgrades.apply(opened, preview)
    with pytest.raises(StorageUnavailable):
        move(house, opened)
    assert again_is(house, opened) == "small-2025"
    house.store.broken = None
    move(house, opened)
    assert again_is(house, opened) == "small-2027"


def again_is(house, opened):
    return house.store.load(opened.dossier.number).dossier.form


def test_that_undo_is_refused_while_the_old_form_is_not_the_one_it_was(house, opened):
    move(house, opened)
    old = house.forms.by_name.pop("small-2025")
    session = again(house, opened)
    with pytest.raises(NotFound):
        session.undo()
    house.forms.by_name["small-2025"] = changed_form(old, "other")
    with pytest.raises(ReadOnly, match="form_changed"):
        session.undo()
    assert session.form.name == "small-2027"
    house.forms.by_name["small-2025"] = old
    session.undo()
    assert dict(session.answers) == ANSWERS


def test_that_what_lies_in_the_drawer_is_put_back_and_that_is_undone(house, opened):
    move(house, opened)
    (motto,) = opened.parked
    opened.take_from_drawer(motto.id, into={K("city.partners"): ["Learn"]})
    opened.flush()
    session = again(house, opened)
    assert session.parked == ()
    assert session.answer(K("city.partners"))[0]["text"] == "Learn"
    session.undo()
    session.flush()
    session = again(house, opened)
    assert session.parked == (motto,)
    assert session.answer(K("city.partners")) is None
    with pytest.raises(NotFound, match="parked_unknown"):
        session.take_from_drawer("nobody")


def test_that_the_officers_decisions_are_done(house, opened):
    preview = house.upgrades.preview(opened, "small-2027")
    preview = house.upgrades.decide(preview, NAME, PARK)
    preview = house.upgrades.decide(preview, MOTTO, "motivation.why")
    house.upgrades.apply(opened, house.upgrades.with_call(preview, "small-2027"))
    assert dict(opened.answers) == {WHY: "Because\n\nLearn"}
    assert (opened.dossier.call, [one.reason for one in opened.parked]) == ("small-2027", ["chosen"])


def test_that_the_same_form_in_the_same_call_is_refused_and_another_call_is_not(house, opened):
    with pytest.raises(InputRefused, match="upgrade_changes_nothing"):
        house.upgrades.preview(opened, "small-2025")
    with pytest.raises(NotFound):
        house.upgrades.preview(opened, "small-1999")
    preview = house.upgrades.preview(opened, "small-2025", call="small-2027")
    assert set(preview.facts.kinds) == {Kind.KEPT}


# What is announced


def test_that_the_newest_version_of_the_form_is_announced_and_no_older_one(house, opened):
    house.forms.by_name |= {f.name: f for f in (a_form("2028-2"), a_form("2028-10"), a_form("2020"))}
    (said,) = house.upgrades.announced(opened)
    assert (said.code, said.form, said.call) == ("newer_form", "small-2028-10", "small-2025")
    session = house.dossiers.open(house.dossiers.start("small-2027").number)
    house.forms.by_name.pop("small-2028-10")
    house.forms.by_name.pop("small-2028-2")
    assert house.upgrades.announced(session) == ()


def test_that_a_call_whose_file_names_a_newer_form_is_announced(house, opened):
    call = house.calls.by_name["small-2025"]
    house.calls.by_name["small-2025"] = dataclasses.replace(call, form="small-2027")
    (said,) = house.upgrades.announced(again(house, opened))
    assert (said.code, said.form, said.call) == ("call_has_other_form", "small-2027", "small-2025")


def test_that_a_later_call_is_announced_only_once_the_drafts_own_is_over(house, opened, clock):
    from tests.builders import a_day

    house.forms.by_name.pop("small-2027")
    calls = house.calls.by_name
    calls["small-2027"] = dataclasses.replace(
        calls["small-2027"], form="small-2025", city_deadline=a_day("2027-06-01")
    )
    calls["small-2025"] = dataclasses.replace(calls["small-2025"], city_deadline=a_day("2026-06-01"))
    assert house.upgrades.announced(again(house, opened)) == ()
    clock.advance(200 * 86_400)
    (said,) = house.upgrades.announced(again(house, opened))
    assert (said.code, said.form, said.call) == ("newer_call", "small-2025", "small-2027")


def test_that_a_move_to_a_form_with_a_new_limit_says_how_many_words_are_too_many(house, opened):
    shorter = dataclasses.replace(QUESTIONS[2], max_words=2)
    extra = Question("city.new", QuestionType.SHORT_TEXT, "New")
    house.forms.by_name["small-2030"] = a_form("2030", (*QUESTIONS[:2], shorter, extra), "d3")
    opened.set_answer(WHY, "one two three four")
    facts = house.upgrades.preview(opened, "small-2030").facts
    assert (facts.too_long, facts.words_over, facts.new_required) == (1, 2, 1)
    assert facts.kinds[Kind.NEW_LIMIT] == 1
