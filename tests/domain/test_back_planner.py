"""From the deadlines back to today."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcapp.domain.back_planner import FIXED_CODES, Room, Step, plan_back
from lcapp.domain.calls import CallDate, CallKind, Certainty
from lcapp.storage.guide_library import GuideLibrary
from tests.builders import a_call, a_day

STEPS = GuideLibrary(Path(__file__).parents[2] / "resources").steps
CALL = a_call(
    opens=a_day("2025-05-15"),
    city_deadline=a_day("2025-06-15"),
    commission_deadline=CallDate(),
    result=CallDate(),
)
AWARD = a_call("award", commission_deadline=CallDate(), result=CallDate())


def values(plan):
    return {one.code: one.value for one in plan.days}


def test_that_the_shipped_steps_are_in_order_and_have_sources():
    assert len({step.id for step in STEPS}) == len(STEPS)
    assert all(step.source and step.days > 0 and step.kinds for step in STEPS)
    assert not {step.id for step in STEPS} & set(FIXED_CODES)
    assert {step.who for step in STEPS} <= {"city", "mayor", "national_commission"}


def test_that_signature_and_translation_come_well_before_the_deadline():
    plan = plan_back(CALL, STEPS, start=date(2025, 1, 7))
    dated = values(plan)
    assert plan.binding == date(2025, 6, 15)
    assert plan.room is Room.ENOUGH
    assert plan.left_out == ()
    assert dated["translate"] < dated["brief_the_mayor"] < dated["mayor_signs"] < dated["send"] < "2025-06-15"
    # 15 June minus 14 days is a Sunday: signed on the Friday before.
    assert dated["mayor_signs"] == "2025-05-30"


def test_that_the_commission_has_its_month():
    dated = values(plan_back(CALL, STEPS, start=date(2025, 1, 7)))
    assert dated["commission_month"] == "2025-07-15"
    assert dated["result_expected"] == "2025-10"


def test_that_known_dates_stand_as_they_are_known():
    call = replace(CALL, commission_deadline=a_day("2025-07-10"), result=a_day("2025-12-04"))
    dated = values(plan_back(call, STEPS, start=date(2025, 1, 7)))
    assert dated["commission_deadline"] == "2025-07-10"
    assert dated["result"] == "2025-12-04"
    assert "commission_month" not in dated


def test_that_the_earlier_of_two_deadlines_binds_and_both_are_shown():
    call = replace(
        CALL,
        city_deadline=a_day("2020-06-30"),
        own_deadline=CallDate("2020-04-30", Certainty.TYPED, "S9"),
    )
    plan = plan_back(call, STEPS, start=date(2020, 1, 2))
    assert plan.binding == date(2020, 4, 30)
    assert values(plan)["own_deadline"] == "2020-04-30"
    assert values(plan)["city_deadline"] == "2020-06-30"
    assert all(one.value <= "2020-04-30" for one in plan.days if not one.fixed)


def test_that_a_deadline_known_to_the_month_binds_with_its_first_day():
    call = replace(CALL, city_deadline=CallDate("2027-06", Certainty.INFERRED, "S57"))
    assert plan_back(call, STEPS, start=date(2027, 1, 1)).binding == date(2027, 6, 1)


def test_that_an_unknown_deadline_wants_a_typed_one():
    call = replace(CALL, city_deadline=CallDate())
    assert plan_back(call, STEPS, start=date(2027, 1, 1)) is None
    plan = plan_back(call, STEPS, start=date(2027, 1, 1), deadline=date(2027, 6, 1))
    assert plan.binding == date(2027, 6, 1)
    assert values(plan)["city_deadline"] == "2027-06-01"


def test_that_nothing_is_planned_once_it_is_over():
    assert plan_back(CALL, STEPS, start=date(2025, 6, 16)) is None


def test_that_short_time_is_shared_out():
    plan = plan_back(CALL, STEPS, start=date(2025, 4, 1))
    assert plan.room is Room.CLOSER
    assert plan.left_out == ()
    own = [one.value for one in plan.days if not one.fixed]
    assert own[0] == "2025-04-01"
    assert own == sorted(own)


def test_that_a_time_too_short_keeps_what_is_needed_and_names_what_is_left_out():
    plan = plan_back(CALL, STEPS, start=date(2025, 6, 5))
    assert plan.room is Room.SHORT
    assert plan.working_days == 7
    own = [one for one in plan.days if not one.fixed]
    assert [one.code for one in own] == [
        "ask_the_commission",
        "draft_answers",
        "translate",
        "mayor_signs",
        "send",
        "ask_for_receipt",
    ]
    assert len({one.value for one in own}) == len(own)
    assert {"register_evidence", "ask_the_partners"} <= set(plan.left_out)


@pytest.mark.parametrize("left", [0, 1, 2])
def test_that_two_days_hold_no_dossier_and_only_the_question_for_more_time_is_planned(left):
    binding = date(2025, 6, 11)
    plan = plan_back(CALL, STEPS, start=binding - timedelta(days=left), deadline=binding)
    own = [one.code for one in plan.days if not one.fixed]
    if left < 2:
        assert plan.room is Room.NONE
        assert own == ["ask_the_commission"]
        assert {"mayor_signs", "send"} <= set(plan.left_out)
    else:
        assert plan.room is Room.SHORT


def test_that_a_long_holiday_piles_nothing_up_before_it():
    holiday = frozenset(date(2025, 5, 17) + timedelta(days=n) for n in range(28))
    call = replace(AWARD, city_deadline=a_day("2025-06-15"))
    plan = plan_back(call, STEPS, start=date(2025, 1, 7), free_days=holiday)
    own = [one.value for one in plan.days if not one.fixed]
    assert plan.room is Room.ENOUGH
    assert max(own.count(day) for day in own) == 2
    assert not {date.fromisoformat(day) for day in own} & holiday
    assert own == sorted(own)


def test_that_a_report_has_no_commission():
    call = a_call(
        "report", city_deadline=a_day("2022-12-02"), commission_deadline=CallDate(), result=CallDate()
    )
    dated = values(plan_back(call, STEPS, start=date(2022, 1, 3)))
    assert not set(dated) & {"commission_month", "commission_deadline", "result_expected", "mayor_signs"}
    assert "mayor_confirms" in dated


def test_that_the_weekend_of_the_country_is_kept():
    friday = frozenset({4})
    plan = plan_back(CALL, STEPS, start=date(2025, 1, 7), weekend=friday)
    own = [date.fromisoformat(one.value) for one in plan.days if not one.fixed]
    assert all(day.weekday() != 4 for day in own)


@given(
    start=st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    left=st.integers(0, 400),
    free=st.frozensets(st.integers(0, 400), max_size=30),
)
def test_that_steps_lie_between_start_and_deadline_in_order_and_on_working_days(start, left, free):
    binding = start + timedelta(days=left)
    free_days = frozenset(start + timedelta(days=n) for n in free)
    plan = plan_back(CALL, STEPS, start=start, deadline=binding, free_days=free_days)
    wanted = [step.id for step in sorted(STEPS, key=lambda s: -s.days) if CallKind.MEMBERSHIP in step.kinds]
    own = [one for one in plan.days if not one.fixed]
    assert sorted((*(one.code for one in own), *plan.left_out)) == sorted(wanted)
    assert (plan.room in (Room.SHORT, Room.NONE)) == bool(plan.left_out)
    dated = values(plan)
    planned = [dated[name] for name in wanted if name in dated]
    assert planned == sorted(planned)
    assert all(planned.count(day) <= 2 for day in planned)
    for one in own:
        day = date.fromisoformat(one.value)
        assert start <= day <= binding
        if day != start:
            assert day.weekday() < 5
            assert day not in free_days


@pytest.mark.parametrize("days", [0, 1, 5])
def test_that_a_plan_with_almost_no_time_still_names_every_step(days):
    step = Step("send", 3, "city", frozenset({CallKind.MEMBERSHIP}), Certainty.SEEN, "S4")
    plan = plan_back(CALL, [step], start=date(2025, 6, 15) - timedelta(days=days))
    assert "send" in values(plan)
