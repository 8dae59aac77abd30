"""Who reviews what: several dossiers given, moved and taken back, never against a declared conflict."""

from datetime import UTC, date, datetime

import pytest

from lcapp.bootstrap import build_app
from lcapp.domain.desk_dossier import DeskState
from lcapp.domain.review import Citation, Score
from lcapp.errors import InputRefused
from lcapp.paths import app_paths
from lcapp.services.assignments import Hands
from lcapp.services.tables import COLUMNS, assignment_tables
from tests.services.desk_received import CALL, WHY, put

CITIES = ("Kashan", "Yazd", "Rasht")
DUE = date(2025, 6, 20)


@pytest.fixture
def clock(clock):
    clock.now = datetime(2025, 6, 1, 9, 0, tzinfo=UTC)
    return clock


@pytest.fixture
def who():
    return ["Officer"]


@pytest.fixture
def desk(tmp_path, clock, who):
    app = build_app(app_paths(tmp_path / "desk"), actor=lambda: who[0], wait_seconds=0, clock=clock)
    for name in CITIES:
        put(app, tmp_path, name)
    yield app.commission
    app.close()


def told(desk, **more):
    return [(one.line.title, one.name, one.state) for one in desk.assignments.overview(CALL, **more)]


def finish(desk, who, name, number):
    who[0] = name
    reviews = desk.reviews
    reviews.declare(number, has_conflict=False)
    said = desk.desk.read(number).carried.answers[WHY].split(".")[0]
    given = Score(3, "As it says.", (Citation(WHY.question, WHY.language, said),))
    reviews.score_all(number, {one.id: given for one in reviews.criteria(CALL).criteria})
    reviews.finish(number)
    who[0] = "Officer"


def test_that_several_are_given_at_once_and_seen_with_their_day(desk):
    assert told(desk) == [(name, "", "free") for name in sorted(CITIES)]
    given = desk.assignments.give((1, 2), "Ada", DUE)
    assert (given.given, given.conflicted, given.name) == ((1, 2), (), "Ada")
    assert told(desk) == [("Kashan", "Ada", "given"), ("Rasht", "", "free"), ("Yazd", "Ada", "given")]
    (line,) = (one for one in desk.assignments.overview(CALL) if one.line.number == 1)
    assert (line.reviewer.due, line.reviewer.days, line.reviewer.since.date()) == (DUE, 19, date(2025, 6, 1))
    assert desk.desk.line(2).state is DeskState.IN_REVIEW


def test_that_an_undo_takes_the_whole_deed_back(desk):
    given = desk.assignments.give((1, 2), "Ada", DUE)
    assert desk.assignments.put_back(given.undo) == 0
    assert {state for _city, _name, state in told(desk)} == {"free"}
    assert desk.desk.line(1).state is DeskState.NEW


def test_that_an_undo_leaves_what_was_changed_since(desk):
    first = desk.assignments.give((1, 2), "Ada", DUE)
    desk.assignments.give((2,), "Ada", date(2025, 6, 25))
    assert desk.assignments.put_back(first.undo) == 1
    assert told(desk) == [("Kashan", "", "free"), ("Rasht", "", "free"), ("Yazd", "Ada", "given")]


def test_that_nothing_is_given_against_a_declared_conflict_and_the_rest_is(desk, who):
    who[0] = "Ada"
    desk.reviews.declare(2, has_conflict=True, text="I wrote the plan.")
    who[0] = "Officer"
    given = desk.assignments.give((1, 2, 3), " ada ", DUE)
    assert given.given == (1, 3)
    assert [(one.number, one.city, one.text) for one in given.conflicted] == [
        (2, "Yazd", "I wrote the plan.")
    ]
    assert ("Yazd", "Ada", "conflict") in told(desk)
    desk.assignments.give((2,), "Bo", DUE)
    moved = desk.assignments.move((Hands(2, desk.reviews.reviewer("Bo").id),), "Ada", DUE)
    assert (moved.given, moved.undo) == ((), None)
    assert ("Yazd", "Bo", "given") in told(desk)


def test_that_dossiers_are_moved_and_taken_back_and_both_can_be_undone(desk):
    desk.assignments.give((1, 2), "Ada", DUE)
    ada = desk.reviews.reviewer("Ada").id
    moved = desk.assignments.move((Hands(1, ada),), "Bo", DUE)
    assert told(desk)[0] == ("Kashan", "Bo", "given")
    assert desk.assignments.put_back(moved.undo) == 0
    assert told(desk)[0] == ("Kashan", "Ada", "given")
    back = desk.assignments.take_back((Hands(1, ada), Hands(2, ada)))
    assert {state for _city, _name, state in told(desk)} == {"free"}
    assert desk.assignments.put_back(back) == 0
    assert [name for _city, name, _state in told(desk)] == ["Ada", "", "Ada"]


def test_that_the_overview_says_who_works_who_is_late_and_who_has_finished(desk, who, clock):
    desk.assignments.give((1, 2), "Ada", DUE)
    desk.assignments.give((3,), "Bo", DUE)
    finish(desk, who, "Ada", 1)
    who[0] = "Bo"
    desk.reviews.declare(3, has_conflict=False)
    who[0] = "Officer"
    assert told(desk) == [("Kashan", "Ada", "finished"), ("Rasht", "Bo", "working"), ("Yazd", "Ada", "given")]
    clock.now = datetime(2025, 6, 21, 9, 0, tzinfo=UTC)
    assert [state for _city, _name, state in told(desk)] == ["finished", "overdue", "overdue"]
    assert told(desk, reviewer=desk.reviews.reviewer("Bo").id) == [("Rasht", "Bo", "overdue")]


@pytest.mark.parametrize(
    ("numbers", "name", "due", "code"),
    [
        ((), "Ada", DUE, "nothing_chosen"),
        ((1,), " ", DUE, "reviewer_name_needed"),
        ((1,), "Ada", date(2025, 5, 1), "due_day_over"),
    ],
)
def test_that_what_cannot_be_given_is_refused(desk, numbers, name, due, code):
    with pytest.raises(InputRefused) as refused:
        desk.assignments.give(numbers, name, due)
    assert refused.value.code == code
    assert {state for _city, _name, state in told(desk)} == {"free"}


def test_that_taking_back_what_nobody_has_is_refused(desk):
    with pytest.raises(InputRefused) as refused:
        desk.assignments.take_back((Hands(1, desk.reviews.reviewer("Ada").id),))
    assert refused.value.code == "nothing_chosen"


def test_that_the_table_has_a_cell_for_every_column(desk, who):
    desk.assignments.give((1, 2), "Ada", DUE)
    finish(desk, who, "Ada", 1)
    (sheet,) = assignment_tables(desk.assignments.overview(CALL))
    assert {len(row) for row in sheet.rows} == {len(COLUMNS["assignments"])}
    finished = dict(zip(COLUMNS["assignments"], sheet.rows[0], strict=True))
    assert (finished["city"], finished["reviewer"], finished["due"]) == ("Kashan", "Ada", DUE)
    assert finished["days_left"] is None
    assert finished["assignment"].code == "finished"
