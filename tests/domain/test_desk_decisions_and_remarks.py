"""Decisions with their days, remarks that travel, and who may read what."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcapp.domain.answers import AnswerKey
from lcapp.domain.assignment import (
    Assignment,
    assignment_data,
    assignment_of,
    refuse_conflicted,
    reviewer_states,
)
from lcapp.domain.decision import (
    Decision,
    DecisionKind,
    Interview,
    countdown,
    decision_data,
    decision_of,
    holding,
    interview_data,
    interview_of,
    refuse_unfit,
)
from lcapp.domain.remarks import (
    Remark,
    RemarkSeverity,
    RemarksFile,
    Reply,
    ReplyState,
    open_remarks,
    read_remark,
    read_remarks,
    remarks_bytes,
    replied,
    with_replies,
)
from lcapp.domain.review import Conflict, Score, Sheet
from lcapp.errors import InputRefused
from tests.builders import NOW, TODAY, UUID

ANSWERS = {AnswerKey("vision.text", "en"): "A city that learns."}


def a_remark(number=1, **more):
    return Remark(number, **({"text": "By when?", "severity": RemarkSeverity.MUST, "at": NOW} | more))


def a_decision(kind="endorse", minutes=0, **more):
    return Decision(DecisionKind(kind), "Why", "Ada", NOW + timedelta(minutes=minutes), **more)


def refused(call, *args, **more):
    with pytest.raises(InputRefused) as error:
        call(*args, **more)
    return error.value.code


def unfit(kind, **more):
    given_ = {"reason": "x", "before": None, "sealed": True, "replaced": False, "today": TODAY} | more
    return refused(refuse_unfit, DecisionKind(kind), **given_)


def test_that_the_last_decision_holds_until_it_is_taken_back():
    first, later = a_decision("request"), a_decision("endorse", 1)
    assert holding(()) is None
    assert holding((later, first)) == later
    assert holding((later, first, a_decision("reopen", 2))) is None


def test_that_a_decision_that_cannot_be_made_is_stopped_with_its_reason():
    assert unfit("refuse", reason=" ") == "reason_needed"
    assert unfit("endorse", sealed=False) == "draft_not_decided"
    assert unfit("endorse", replaced=True) == "version_replaced"
    assert unfit("request") == "reply_day_needed"
    assert unfit("request", reply_by=TODAY - timedelta(days=1)) == "reply_day_over"
    assert unfit("refuse", before=a_decision("endorse")) == "decided_already"
    assert unfit("reopen") == "nothing_to_reopen"
    assert unfit("refuse", reason="x" * 20_000) == "reason_too_long"


def test_that_after_a_request_everything_can_be_decided_and_a_draft_can_be_asked_for_more():
    sound = {"reason": "", "sealed": True, "replaced": False, "today": TODAY}
    refuse_unfit(DecisionKind.ENDORSE, **sound, before=a_decision("request"))
    asked = sound | {"reason": "x", "sealed": False, "reply_by": TODAY}
    refuse_unfit(DecisionKind.REQUEST, **asked, before=None)


def test_that_a_day_is_counted_down_the_same_way_everywhere():
    assert countdown(date(2026, 3, 9), TODAY).days == 7
    assert countdown(date(2026, 3, 1), TODAY).days == -1
    assert countdown(None, TODAY) is None


def test_that_decisions_and_interviews_survive_being_kept():
    asked = a_decision("request", reply_by=TODAY, needs=("a plan", "figures"), content_id="c")
    assert decision_of(decision_data(asked)) == asked
    talk = Interview("i", TODAY, ("Ada", "Bo"), "Good.", "Ada")
    assert interview_of(interview_data(talk)) == talk


def test_that_nobody_is_given_a_dossier_against_a_declared_conflict():
    sheet = Sheet(UUID, "", "r1", "", conflict=Conflict(has=True, text="My brother"))
    assert refused(refuse_conflicted, "r1", [sheet]) == "reviewer_conflicted"
    refuse_conflicted("r2", [sheet])


def test_that_who_has_finished_is_seen_without_points():
    given_ = [Assignment(f"r{n}", TODAY + timedelta(days=n), "Ada", NOW) for n in (1, 2, 3)]
    sheets = [
        Sheet(UUID, "", "r1", "", finished_at=NOW),
        Sheet(UUID, "", "r2", "", {"Q1": Score(1)}),
        Sheet(UUID, "", "r4", "", conflict=Conflict(has=True, text="x")),
    ]
    told = reviewer_states(given_, sheets, TODAY)
    assert [(one.reviewer, one.state, one.days) for one in told] == [
        ("r1", "finished", 1),
        ("r2", "begun", 2),
        ("r3", "waiting", 3),
        ("r4", "conflict", None),
    ]
    assert assignment_of(assignment_data(given_[0])) == given_[0]


def test_that_a_remark_stands_at_a_question_and_a_sentence_that_are_there():
    sound = a_remark(question="vision.text", language="en", quote="that  learns")
    assert read_remark(sound, ANSWERS, ["vision.text"]) == sound
    assert refused(read_remark, replace(sound, text=" "), ANSWERS, ["vision.text"]) == "remark_empty"
    assert refused(read_remark, sound, ANSWERS, ["other"]) == "unknown_question"
    assert refused(read_remark, replace(sound, quote="sings"), ANSWERS, ["vision.text"]) == "quote_not_found"
    assert (
        refused(read_remark, replace(sound, text="x" * 9000), ANSWERS, ["vision.text"]) == "remark_too_long"
    )


def test_that_the_city_declines_only_with_a_reason():
    assert refused(replied, a_remark(), Reply(ReplyState.DECLINED, " ")) == "reason_needed"
    assert replied(a_remark(), Reply(ReplyState.DONE)).reply.state is ReplyState.DONE


def test_that_only_the_answers_of_a_returned_file_are_taken():
    mine = (a_remark(1), a_remark(2))
    theirs = (
        a_remark(1, text="Forged", reply=Reply(ReplyState.DONE)),
        a_remark(7, reply=Reply(ReplyState.DONE)),
    )
    told = with_replies(mine, theirs)
    assert [one.text for one in told] == ["By when?", "By when?"]
    assert [one.reply is not None for one in told] == [True, False]
    assert open_remarks(told) == (mine[1],)


def test_that_what_must_be_done_stands_first_among_the_open_remarks():
    hint, must = a_remark(1, severity=RemarkSeverity.HINT), a_remark(2)
    assert open_remarks((hint, must, a_remark(3, withdrawn=True))) == (must, hint)


def test_that_names_leave_only_when_it_is_said_and_withdrawn_remarks_never():
    signed = a_remark(by="Ada Lovelace", reply=Reply(ReplyState.DONE, by="Bo Berg", at=NOW))
    file = RemarksFile(
        UUID, "c" * 64, "The Commission", TODAY, (signed, a_remark(2, text="Gone", withdrawn=True))
    )
    bare = remarks_bytes(file, with_names=False)
    assert not any(name in bare for name in (b"Ada", b"Lovelace", b"Bo Berg", b"Gone"))
    assert b"Ada Lovelace" in remarks_bytes(file, with_names=True)


@pytest.mark.parametrize(
    "data",
    [
        b"[]",
        b"{}",
        b'{"format":"lcapp-remarks/1"}',
        b'{"format":"lcapp-remarks/1","remarks":[1]}',
        b'{"format":"lcapp-remarks/2","remarks":[]}',
    ],
)
def test_that_a_file_that_is_none_is_refused(data):
    assert refused(read_remarks, data) == "not_a_remarks_file"


def test_that_a_file_with_a_number_twice_is_refused():
    twice = RemarksFile(UUID, "", "", None, (a_remark(1), a_remark(1)))
    assert refused(read_remarks, remarks_bytes(twice, with_names=True)) == "not_a_remarks_file"


texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
replies = st.none() | st.builds(Reply, st.sampled_from(ReplyState), texts, texts, st.none() | st.just(NOW))


@given(
    st.lists(
        st.builds(
            Remark,
            st.integers(1, 100_000),
            texts,
            st.sampled_from(RemarkSeverity),
            st.just(NOW),
            question=texts,
            quote=texts,
            by=texts,
            reply=replies,
        ),
        unique_by=lambda one: one.number,
        max_size=5,
    ),
    st.none() | st.dates(),
)
def test_that_remarks_come_back_from_a_file_as_they_were(remarks, reply_by):
    file = RemarksFile(UUID, "c" * 64, "Commission", reply_by, tuple(remarks))
    assert read_remarks(remarks_bytes(file, with_names=True)) == file
