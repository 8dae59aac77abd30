"""Reviewers, blind sheets, ranking, decisions and the dispatch, on one desk and on two."""

import threading
from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from lcapp.bootstrap import build_app
from lcapp.domain.decision import DecisionKind
from lcapp.domain.desk_dossier import DeskState
from lcapp.domain.eligibility import Outcome
from lcapp.domain.review import Citation, Score, total
from lcapp.errors import InputRefused
from lcapp.paths import app_paths
from tests.services.desk_received import CALL, MADE, WHY, carried, put

CITIES = ("Kashan", "Yazd", "Rasht", "Shiraz", "Tabriz")
DUE = date(2025, 6, 20)


@pytest.fixture
def clock(clock):
    clock.now = datetime(2025, 6, 1, 9, 0, tzinfo=UTC)
    return clock


@pytest.fixture
def who():
    """Who works at the desk; tests change it."""
    return ["Officer"]


@pytest.fixture
def app(tmp_path, clock, who):
    built = build_app(app_paths(tmp_path / "desk"), actor=lambda: who[0], wait_seconds=0, clock=clock)
    yield built
    built.close()


@pytest.fixture
def desk(app, tmp_path):
    """A desk with five cities."""
    for name in CITIES:
        put(app, tmp_path, name)
    return app.commission


def code_of(call, *args, **more):
    with pytest.raises(InputRefused) as refused:
        call(*args, **more)
    return refused.value.code


def sentence(desk, number):
    return desk.desk.read(number).carried.answers[WHY].split(".")[0]


def review(desk, who, name, number, points, *, finish=True):
    """Somebody's whole sheet, every criterion with the same points."""
    who[0] = name
    reviews = desk.reviews
    reviews.declare(number, has_conflict=False)
    cite = Citation(WHY.question, WHY.language, sentence(desk, number))
    given = Score(points, "As it says.", (cite,))
    reviews.score_all(number, {one.id: given for one in reviews.criteria(CALL).criteria})
    if finish:
        reviews.finish(number)
    who[0] = "Officer"


def test_that_reviewers_are_assigned_and_seen_without_points(desk, who):
    desk.reviews.assign(1, "Ada", DUE)
    desk.reviews.assign(1, " Bo  Berg ", DUE)
    review(desk, who, "Ada", 1, 4)
    state = desk.reviews.state(1)
    assert [(desk.reviews.named(one.reviewer), one.state, one.days) for one in state.reviewers] == [
        ("Ada", "finished", 19),
        ("Bo Berg", "waiting", 19),
    ]
    assert state.standing is None
    assert desk.desk.line(1).state is DeskState.IN_REVIEW
    assert code_of(desk.reviews.assign, 1, "Cy", date(2025, 5, 1)) == "due_day_over"
    assert code_of(desk.reviews.assign, 1, " ", DUE) == "reviewer_name_needed"


def test_that_sheets_are_blind_until_everybody_assigned_has_finished(desk, who):
    for name in ("Ada", "Bo"):
        desk.reviews.assign(1, name, DUE)
    review(desk, who, "Ada", 1, 4)
    who[0] = "Bo"
    assert desk.reviews.visible(1) == ()
    review(desk, who, "Bo", 1, 2)
    assert len(desk.reviews.visible(1)) == 2
    told = desk.reviews.state(1).standing
    assert (told.mean, told.reviewers, len(told.to_discuss)) == (Fraction(54), 2, 11)


def test_that_a_conflict_ends_the_assignment_and_no_other_follows(desk, who):
    desk.reviews.assign(1, "Ada", DUE)
    who[0] = "Ada"
    desk.reviews.declare(1, has_conflict=True, text="I wrote the plan.")
    assert code_of(desk.reviews.score, 1, "Q1", 3) == "conflict_declared"
    who[0] = "Officer"
    assert code_of(desk.reviews.assign, 1, "ADA", DUE) == "reviewer_conflicted"
    assert [one.state for one in desk.reviews.state(1).reviewers] == ["conflict"]


def test_that_a_sheet_that_is_not_whole_does_not_stand_and_a_finished_one_is_opened_with_a_reason(desk, who):
    who[0] = "Ada"
    assert code_of(desk.reviews.finish, 1) == "sheet_not_ready"
    assert {one.code for one in desk.reviews.lacking(1)} == {"conflict_not_declared", "score_missing"}
    assert code_of(desk.reviews.reopen, 1, "x") == "sheet_not_finished"
    review(desk, who, "Ada", 1, 3)
    who[0] = "Ada"
    assert code_of(desk.reviews.comment, 1, "More") == "sheet_finished"
    assert code_of(desk.reviews.reopen, 1, " ") == "reason_needed"
    desk.reviews.reopen(1, "I misread the plan.")
    desk.reviews.comment(1, "Better than I thought.")
    sheet = desk.reviews.my_sheet(1)
    assert total(sheet, desk.reviews.criteria(CALL)) == 54
    assert desk.desk.deeds(1)[-2].details["reason"] == "I misread the plan."


def test_that_a_sheet_of_an_earlier_version_is_named(desk, who, app, tmp_path):
    review(desk, who, "Ada", 1, 3)
    put(app, tmp_path, "Kashan", version=2, city__website="https://new.example")
    (line,) = (one for one in desk.desk.lines() if one.title == "Kashan")
    state = desk.reviews.state(line.number)
    assert [desk.reviews.named(one) for one in state.of_earlier] == ["Ada"]
    assert state.standing.reviewers == 1
    who[0] = "Ada"
    desk.reviews.reopen(line.number, "A new version came.")
    desk.reviews.finish(line.number)
    assert desk.reviews.state(line.number).of_earlier == ()


def test_that_a_newer_version_keeps_the_place_the_board_gave(ranked, app, tmp_path):
    ranked.rankings.move(CALL, 5, 1)
    number = put(app, tmp_path, "Tabriz", version=2, city__website="https://new.example")
    assert ranked.rankings.order(CALL)[0] == number
    assert ranked.rankings.ranking(CALL).places[0].candidate.number == number


def test_that_the_commission_brings_its_own_criteria_but_not_after_scores(desk, who, tmp_path):
    assert desk.reviews.criteria(CALL).id == "quality"
    assert desk.reviews.criteria("award-2024").official
    file = tmp_path / "own.toml"
    file.write_text(
        'id = "own"\ntitle = "Own"\ncertainty = "typed"\nsource = "board"\nmost = 1\n'
        '[[criterion]]\nid = "A"\ntitle = "A"\nweight = 1\nlevels = ["no", "yes"]\n',
        encoding="utf-8",
    )
    assert desk.reviews.set_criteria(CALL, file).id == "own"
    assert desk.reviews.criteria(CALL).most == 1
    who[0] = "Ada"
    desk.reviews.score(1, "A", 1)
    file.write_text(file.read_text(encoding="utf-8").replace('"Own"', '"Other"'), encoding="utf-8")
    assert code_of(desk.reviews.set_criteria, CALL, file) == "scores_given"


@pytest.fixture
def ranked(desk, who):
    """All five reviewed: 5, 4, 3, 3 and 1 points everywhere."""
    for number, points in enumerate((5, 4, 3, 3, 1), start=1):
        review(desk, who, "Ada", number, points)
    return desk


def test_that_the_ranking_draws_the_line_names_the_tie_and_keeps_the_boards_order(ranked):
    told = ranked.rankings.ranking(CALL)
    assert [(place.candidate.title, place.rank, place.above_line) for place in told.places] == [
        ("Kashan", 1, True),
        ("Yazd", 2, True),
        ("Rasht", 3, True),
        ("Shiraz", 3, False),
        ("Tabriz", 5, False),
    ]
    assert told.tie_at_line
    moved = ranked.rankings.move(CALL, 4, 1, reason="The board's vote")
    assert [place.candidate.title for place in moved.places][:2] == ["Shiraz", "Kashan"]
    assert ranked.rankings.ranking(CALL).ordered_by_board
    assert code_of(ranked.rankings.move, CALL, 99, 1) == "not_in_ranking"
    assert not ranked.rankings.set_order(CALL, ()).ordered_by_board


def test_that_trying_keeps_nothing(ranked, app):
    before = app.commission.rankings.ranking(CALL)
    tried = ranked.rankings.what_if(CALL, weights={"Q1": 1}, cap=2)
    assert tried.places[0].candidate.points == 5
    assert [place.above_line for place in tried.places] == [True, True, False, False, False]
    without = ranked.rankings.what_if(CALL, without=[ranked.reviews.reviewers()[0].id])
    assert all(place.candidate.points is None for place in without.places)
    assert ranked.rankings.ranking(CALL) == before


def test_that_a_draft_for_advice_stands_in_no_ranking_and_is_not_endorsed(ranked, app, tmp_path):
    number = put(app, tmp_path, "Draft town", sealed=False)
    told = ranked.rankings.ranking(CALL)
    assert [(one.title, one.left_out) for one in told.left_out] == [("Draft town", "draft")]
    assert code_of(ranked.decisions.decide, number, DecisionKind.ENDORSE) == "draft_not_decided"
    assert ranked.remarks.add(number, "Say by when.").number == 1


def test_that_the_fourth_endorsement_is_refused_with_the_rule(ranked):
    decisions = ranked.decisions
    for number in (1, 2, 3):
        decisions.decide(number, DecisionKind.ENDORSE, "Plan and partners.")
    assert decisions.places_left(CALL).outcome is Outcome.NOT_MET
    with pytest.raises(InputRefused) as refused:
        decisions.decide(4, DecisionKind.ENDORSE)
    assert refused.value.code == "cap_reached"
    assert refused.value.params["limit"] == 3
    assert "Egypt and Korea" in refused.value.params["source"]
    assert ranked.desk.line(4).state is DeskState.IN_REVIEW
    decisions.decide(3, DecisionKind.REOPEN, "The board met again.")
    decisions.decide(4, DecisionKind.ENDORSE)
    assert decisions.endorsed(CALL) == 3


def test_that_a_new_version_of_an_endorsed_file_takes_no_second_place(ranked, app, tmp_path):
    for number in (1, 2, 3):
        ranked.decisions.decide(number, DecisionKind.ENDORSE)
    put(app, tmp_path, "Kashan", version=2, city__website="https://new.example")
    assert ranked.decisions.endorsed(CALL) == 3
    assert code_of(ranked.decisions.decide, 4, DecisionKind.ENDORSE) == "cap_reached"


def test_that_two_who_decide_at_once_do_not_both_take_the_last_place(ranked):
    for number in (1, 2):
        ranked.decisions.decide(number, DecisionKind.ENDORSE)
    heard = []

    def endorse(number):
        try:
            ranked.decisions.decide(number, DecisionKind.ENDORSE)
            heard.append("endorsed")
        except InputRefused as refused:
            heard.append(refused.code)

    threads = [threading.Thread(target=endorse, args=(number,)) for number in (3, 4, 5)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(heard) == ["cap_reached", "cap_reached", "endorsed"]


def test_that_a_request_has_its_day_and_an_interview_is_recorded(ranked):
    decisions = ranked.decisions
    assert code_of(decisions.decide, 4, DecisionKind.REQUEST, "More") == "reply_day_needed"
    decisions.decide(4, DecisionKind.REQUEST, "More", reply_by=DUE, needs=("the plan", "figures"))
    assert (ranked.desk.line(4).state, ranked.desk.line(4).reply_by) == (DeskState.REQUESTED, DUE)
    assert decisions.holding(4).needs == ("the plan", "figures")
    decisions.record_interview(4, date(2025, 6, 5), ("Mayor", " Ada "), "They have a plan.")
    assert [one.people for one in decisions.interviews(4)] == [("Mayor", "Ada")]
    assert code_of(decisions.record_interview, 4, DUE, (" ",), "") == "interview_empty"
    decisions.decide(4, DecisionKind.REFUSE, "No plan came.")
    assert ranked.desk.line(4).reply_by is None
    assert [one.kind for one in decisions.decisions(4)] == [DecisionKind.REQUEST, DecisionKind.REFUSE]


def test_that_the_dispatch_says_what_is_still_to_be_seen_to(ranked):
    decisions = ranked.decisions
    assert code_of(decisions.record_dispatch, CALL, DUE) == "nothing_endorsed"
    for number in (1, 2, 3):
        decisions.decide(number, DecisionKind.ENDORSE)
    ranked.rankings.set_order(CALL, ())
    told = decisions.dispatch(CALL)
    assert {one.code: one.done for one in told.items} == {
        "decided_all": False,
        "letters_written": False,
        "part2_signed": False,
        "within_cap": True,
        "addresses_known": True,
        "before_date": True,
    }
    assert told.to[0].address == "learningcities@unesco.org"
    assert [(one.title, bool(address)) for one, address in told.copies] == [
        ("Kashan", True),
        ("Yazd", True),
        ("Rasht", True),
    ]
    assert told.due.days == 44
    for number in (4, 5):
        decisions.decide(number, DecisionKind.REFUSE, "Weaker.")
    for number in range(1, 6):
        decisions.note_paper(number, "letter", DUE)
    for number in (1, 2, 3):
        decisions.note_paper(number, "part2_signed", DUE)
    assert all(one.done for one in decisions.dispatch(CALL).items)
    sent = decisions.record_dispatch(CALL, DUE, "By e-mail")
    assert (sent.sent_on, sent.sent_note) == (DUE, "By e-mail")
    assert ranked.desk.line(1).state is DeskState.SENT
    assert decisions.papers(1) == {"letter": DUE, "part2_signed": DUE}


def test_that_two_reviewers_on_two_computers_exchange_sheets_and_names_stay_unless_said(
    desk, who, app, tmp_path, clock
):
    other = build_app(app_paths(tmp_path / "other"), actor=lambda: "Bo Berg", wait_seconds=0, clock=clock)
    for name in CITIES[:2]:
        put(other, tmp_path, name)
    for name in ("Ada", "Bo Berg"):
        desk.reviews.assign(1, name, DUE)
    review(desk, who, "Ada", 1, 4)
    assert code_of(other.commission.review_packages.export, CALL) == "no_finished_sheets"
    review(other.commission, ["Bo Berg"], "Bo Berg", 1, 3)
    review(other.commission, ["Bo Berg"], "Bo Berg", 2, 3)
    file = tmp_path / "bo.lcdossier"
    bare = other.commission.review_packages.export(CALL)
    file.write_bytes(bare)
    taken = desk.review_packages.take(file)
    assert (taken.call, taken.taken, taken.passed) == (CALL, 2, 0)
    assert desk.reviews.state(1).standing.reviewers == 2
    assert desk.review_packages.take(file).passed == 2
    from lcapp.sandbox.package_reader import read_package

    assert b"Bo Berg" not in read_package(bare).data
    named = other.commission.review_packages.export(CALL, with_names=True)
    assert b"Bo Berg" in read_package(named).data
    other.close()


def test_that_a_package_of_another_kind_or_by_other_criteria_is_not_taken(desk, who, app, tmp_path, clock):
    other = build_app(app_paths(tmp_path / "other"), actor=lambda: "Bo", wait_seconds=0, clock=clock)
    put(other, tmp_path, "Kashan")
    own = tmp_path / "own.toml"
    own.write_text(
        'id = "own"\ntitle = "Own"\ncertainty = "typed"\nsource = "board"\nmost = 1\n'
        '[[criterion]]\nid = "A"\ntitle = "A"\nweight = 1\nlevels = ["no", "yes"]\n',
        encoding="utf-8",
    )
    other.commission.reviews.set_criteria(CALL, own)
    review(other.commission, ["Bo"], "Bo", 1, 1)
    file = tmp_path / "bo.lcdossier"
    file.write_bytes(other.commission.review_packages.export(CALL))
    assert desk.review_packages.take(file).other_criteria
    assert desk.reviews.state(1).reviewers == ()
    number = app.dossiers.start(CALL, title="Own").number
    package = app.packages.of(app.submissions.picture(app.dossiers.open(number)))
    file.write_bytes(app.packages.write(package))
    assert code_of(desk.review_packages.take, file) == "not_a_review_package"
    other.close()


def test_that_what_a_city_sends_is_read_back_as_it_was(app, tmp_path):
    number = put(app, tmp_path, "Kashan")
    said = carried(app, "Kashan")
    received = app.commission.desk.read(number)
    assert received.carried.answers == said.answers
    assert received.snapshot().content_id == said.content_id
    assert received.line.taken_at == MADE
