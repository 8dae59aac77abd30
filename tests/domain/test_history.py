from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from lcapp.domain.answers import AnswerKey
from lcapp.domain.history import BEGINNINGS, KEPT_ACTS, MERGE_WITHIN, Act, Change, History, rebuild
from tests.builders import NOW

KEY = AnswerKey("city.name")
OTHER = AnswerKey("city.motto")


def typing(act_id, before, after, *, key=KEY, seconds=0, kind="typing"):
    return Act(act_id, kind, (Change(key, before, after),), NOW + timedelta(seconds=seconds), "Ada")


def test_that_typing_on_in_one_answer_is_one_act():
    history = History()
    history.record(typing("1", None, "K"))
    kept = history.record(typing("2", "K", "Ko", seconds=1))
    assert kept.id == "1"
    assert kept.changes == (Change(KEY, None, "Ko"),)
    assert kept.at == NOW + timedelta(seconds=1)
    assert history.done == [kept]


def test_that_typing_goes_on_for_a_minute_after_the_last_key():
    history = History()
    history.record(typing("1", None, "K"))
    history.record(typing("2", "K", "Ko", seconds=MERGE_WITHIN.seconds))
    assert len(history.done) == 1
    history.record(typing("3", "Ko", "Kon", seconds=2 * MERGE_WITHIN.seconds + 1))
    assert len(history.done) == 2


def test_that_leaving_the_field_another_answer_or_an_import_begin_a_new_act():
    history = History()
    history.record(typing("1", None, "K"))
    history.seal()
    history.record(typing("2", "K", "Ko"))
    history.record(typing("3", None, "m", key=OTHER))
    history.record(typing("4", "m", "x", key=OTHER, kind="import"))
    history.record(typing("5", "x", "y", key=OTHER))
    assert [act.id for act in history.done] == ["1", "2", "3", "4", "5"]


def test_that_a_clock_set_back_begins_a_new_act():
    history = History()
    history.record(typing("1", None, "K", seconds=5))
    history.record(typing("2", "K", "Ko", seconds=0))
    assert len(history.done) == 2


def test_that_an_act_is_taken_back_and_done_again():
    history = History()
    history.record(typing("1", None, "K"))
    assert history.take_back().id == "1"
    assert history.take_back() is None
    assert history.do_again().id == "1"
    assert history.do_again() is None
    history.record(typing("2", "K", "Ko"))
    assert [act.id for act in history.done] == ["1", "2"]


def test_that_a_new_act_ends_the_way_forward():
    history = History()
    history.record(typing("1", None, "K"))
    history.take_back()
    history.record(typing("2", None, "B"))
    assert history.do_again() is None


def test_that_only_the_last_thousand_acts_are_kept():
    history = History()
    for number in range(KEPT_ACTS + 5):
        history.record(typing(str(number), None, "x"))
        history.seal()
    assert len(history.done) == KEPT_ACTS
    assert history.done[0].id == "5"


def test_that_merging_keeps_what_was_before_and_takes_what_came_last():
    first = Act("1", "import", (Change(KEY, "a", "b"), Change(OTHER, None, "m")), NOW)
    later = Act(
        "1", "import", (Change(KEY, "b", "c"), Change(AnswerKey("new"), None, "n")), NOW + MERGE_WITHIN
    )
    assert first.merged(later).changes == (
        Change(KEY, "a", "c"),
        Change(OTHER, None, "m"),
        Change(AnswerKey("new"), None, "n"),
    )


def test_that_typing_that_ends_where_it_began_is_forgotten():
    history = History()
    history.record(typing("1", None, "a", key=OTHER))
    history.record(typing("2", None, "K"))
    history.record(typing("3", "K", None))
    assert [act.id for act in history.done] == ["1"]
    history.record(typing("4", "a", "ab", key=OTHER))
    assert [act.id for act in history.done] == ["1", "4"]


def test_that_what_a_dossier_began_with_cannot_be_taken_back():
    acts = [typing(kind, None, "x", kind=kind) for kind in sorted(BEGINNINGS)]
    assert rebuild([*acts, typing("1", "x", "y")]).done == [typing("1", "x", "y")]


def test_that_the_parts_of_one_act_are_one_act_after_a_restart():
    acts = [typing("1", None, "K"), typing("1", "K", "Ko", seconds=1)]
    (act,) = rebuild(acts).done
    assert act.changes == (Change(KEY, None, "Ko"),)


def test_that_undo_of_something_unknown_is_passed_over():
    acts = [Act("u", "undo", (Change(KEY, "b", "a"),), NOW, reverts="gone"), typing("1", None, "K")]
    acts += [Act("r", "redo", (Change(KEY, "b", "a"),), NOW, reverts="gone")]
    assert [act.id for act in rebuild(acts).done] == ["1"]


@given(
    st.lists(
        st.sampled_from(["type", "empty", "other", "import", "undo", "redo", "seal", "later"]), max_size=40
    )
)
@settings(max_examples=150)
def test_that_the_record_rebuilds_the_same_history(steps):
    history, record, at, text = History(), [], NOW, {}
    for number, step in enumerate(steps):
        if step in ("undo", "redo"):
            act = history.take_back() if step == "undo" else history.do_again()
            if act is not None:
                turned = tuple(Change(c.key, c.after, c.before) for c in act.changes)
                changes = turned if step == "undo" else act.changes
                record.append(Act(f"{step}{number}", step, changes, at, reverts=act.id))
                text.update({change.key: change.after for change in changes})
        elif step == "seal":
            history.seal()
        elif step == "later":
            at += 2 * MERGE_WITHIN
        else:
            key = OTHER if step == "other" else KEY
            change = Change(key, text.get(key), f"text {number}" if step != "empty" else None)
            if change.before == change.after:
                continue
            act = Act(str(number), "import" if step == "import" else "typing", (change,), at)
            kept = history.record(act)
            record.append(Act(kept.id, act.kind, act.changes, at))
            text[key] = change.after
    again = rebuild(record)
    assert again.done == history.done
    assert [act.id for act in again.undone] == [act.id for act in history.undone]
