"""Dossiers handed to a reviewer elsewhere, and sheets on their way back: what comes in, what does not."""

import shutil
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from lcapp.bootstrap import build_app
from lcapp.domain.answers import AnswerKey
from lcapp.domain.fingerprint import canonical_bytes
from lcapp.domain.package import Package
from lcapp.domain.review import Citation, Score, sheet_data
from lcapp.domain.review_work import ReviewWork, WorkDossier, read_work, work_bytes
from lcapp.errors import InputRefused
from lcapp.paths import app_paths
from lcapp.sandbox.package_reader import read_package
from lcapp.services.export import Unwatched
from tests.services.desk_received import CALL, WHY

DUE = date(2025, 6, 20)
CAME = date(2025, 5, 30)
OWN = (
    'id = "own"\ntitle = "Own"\ncertainty = "typed"\nsource = "board"\nmost = 1\n'
    '[[criterion]]\nid = "A"\ntitle = "A"\nweight = 1\nlevels = ["no", "yes"]\n'
)


@pytest.fixture
def clock(clock):
    clock.now = datetime(2025, 6, 1, 9, 0, tzinfo=UTC)
    return clock


@pytest.fixture
def computer(tmp_path, clock):
    """A data folder of its own for each name."""
    opened = []

    def made(name):
        app = build_app(app_paths(tmp_path / name), actor=lambda: name, wait_seconds=0, clock=clock)
        opened.append(app)
        return app

    yield made
    for app in opened:
        app.close()


@pytest.fixture(scope="module")
def post(tmp_path_factory):
    """What two cities sent."""
    folder = tmp_path_factory.mktemp("post")
    city = build_app(app_paths(tmp_path_factory.mktemp("city")), actor=lambda: "City", wait_seconds=0)
    sample = city.samples.get(f"samplia-{CALL}")
    for name in ("Kashan", "Yazd"):
        session = city.dossiers.open(city.dossiers.start_sample(sample).number)
        session.set_answer(AnswerKey("city.name"), name)
        session.flush()
        city.submissions.seal(session)
        file = folder / f"{name}.lcdossier"
        file.write_bytes(city.packages.write(city.packages.of(city.submissions.picture(session))))
    city.close()
    return folder


@pytest.fixture(scope="module")
def received(post, tmp_path_factory):
    """The data folder of a Commission with the files of both, as they came on one day."""
    data = tmp_path_factory.mktemp("commission") / "data"
    app = build_app(app_paths(data), actor=lambda: "Officer", wait_seconds=0)
    app.commission.desk.import_files(sorted(post.iterdir()), Unwatched(), came_on=CAME, workers=1)
    app.close()
    return data


@pytest.fixture
def desk(computer, received, tmp_path):
    """That Commission's desk."""
    shutil.copytree(received, tmp_path / "Officer")
    return computer("Officer")


def handed_out(app, tmp_path, name="Bo", **more):
    commission = app.commission
    data = commission.review_works.export(CALL, commission.reviews.reviewer(name).id, **more)
    file = tmp_path / "work.lcdossier"
    file.write_bytes(data)
    return file


def taken(app, file):
    works = app.commission.review_works
    brought = works.looked_at(app.commission.review_packages.opened(file))
    return brought, works.take_looked_at(brought, Unwatched())


def reviewed(app, number, points=3):
    reviews = app.commission.reviews
    reviews.declare(number, has_conflict=False)
    said = app.commission.desk.read(number).carried.answers[WHY].split(".")[0]
    given = Score(points, "As it says.", (Citation(WHY.question, WHY.language, said),))
    reviews.score_all(number, {one.id: given for one in reviews.criteria(CALL).criteria})
    return reviews.finish(number)


def test_that_the_files_travel_as_the_cities_sent_them_without_sheets_or_names(desk, post, tmp_path):
    desk.commission.assignments.give((1, 2), "Bo", DUE)
    desk.commission.assignments.give((1,), "Ada", DUE)
    package = read_package(handed_out(desk, tmp_path).read_bytes())
    work = read_work(package.data)
    assert [one.name for one in work.dossiers] == ["Kashan.lcdossier", "Yazd.lcdossier"]
    assert set(package.files) == {one.file for one in work.dossiers}
    assert package.files[work.dossiers[0].file] == (post / "Kashan.lcdossier").read_bytes()
    assert work.name == ""
    assert b"Bo" not in package.data
    assert b"sheets" not in package.data
    assert b"Ada" not in package.data
    named = read_package(handed_out(desk, tmp_path, with_name=True).read_bytes())
    assert read_work(named.data).name == "Bo"


def test_that_a_reviewer_has_the_dossiers_with_the_day_they_came_and_the_day_they_are_due(
    desk, computer, tmp_path
):
    desk.commission.assignments.give((1, 2), "Bo", DUE)
    other = computer("Bo")
    brought, came = taken(other, handed_out(desk, tmp_path))
    assert (brought.for_me, brought.here, brought.other_criteria) == (True, frozenset(), False)
    assert [one.outcome for one in came.files] == ["first", "first"]
    assert len(came.assigned) == 2
    lines = other.commission.assignments.overview(CALL)
    assert [(one.line.title, one.name, one.state, one.reviewer.due) for one in lines] == [
        ("Kashan", "Bo", "given", DUE),
        ("Yazd", "Bo", "given", DUE),
    ]
    assert {one.line.came_on for one in lines} == {CAME}
    assert other.commission.review_works.put_back(came.undo) == 0
    assert {one.state for one in other.commission.assignments.overview(CALL)} == {"free"}
    again, came = taken(other, handed_out(desk, tmp_path))
    assert len(again.here) == 2
    assert [one.outcome for one in came.files] == ["duplicate", "duplicate"]
    assert len(came.assigned) == 2


def test_that_a_reviewer_of_another_name_is_told(desk, computer, tmp_path):
    desk.commission.assignments.give((1,), "Bo", DUE)
    brought, _came = taken(computer("Robert"), handed_out(desk, tmp_path))
    assert not brought.for_me


def test_that_the_commissions_own_criteria_travel_along(desk, computer, tmp_path):
    own = tmp_path / "own.toml"
    own.write_text(OWN, encoding="utf-8")
    desk.commission.reviews.set_criteria(CALL, own)
    desk.commission.assignments.give((1,), "Bo", DUE)
    other = computer("Bo")
    taken(other, handed_out(desk, tmp_path))
    assert other.commission.reviews.criteria(CALL).id == "own"
    assert other.commission.reviews.criteria(CALL).digest == desk.commission.reviews.criteria(CALL).digest


def test_that_what_is_finished_is_not_handed_out_again_and_nothing_is_no_file(desk, tmp_path):
    commission = desk.commission
    with pytest.raises(InputRefused) as refused:
        handed_out(desk, tmp_path)
    assert refused.value.code == "nothing_to_hand_out"
    commission.assignments.give((1, 2), "Officer", DUE)
    reviewed(desk, 1)
    work = read_work(read_package(handed_out(desk, tmp_path, "Officer").read_bytes()).data)
    assert [one.name for one in work.dossiers] == ["Yazd.lcdossier"]


def test_that_a_file_that_is_not_what_the_list_says_is_refused_and_stops_none(desk, computer, tmp_path):
    desk.commission.assignments.give((1, 2), "Bo", DUE)
    package = read_package(handed_out(desk, tmp_path).read_bytes())
    work = read_work(package.data)
    first, second = work.dossiers
    forged = replace(work, dossiers=(replace(first, file=second.file), replace(second, dossier="other")))
    file = tmp_path / "forged.lcdossier"
    file.write_bytes(
        desk.packages.write(
            Package(package.head, work_bytes(forged), package.form_file, package.call_file, package.files)
        )
    )
    _brought, came = taken(computer("Bo"), file)
    assert [(one.outcome, one.code) for one in came.files] == [
        ("refused", "work_file_differs"),
        ("refused", "work_file_differs"),
    ]
    assert (came.assigned, came.undo) == ((), None)


def test_that_a_file_that_is_missing_or_broken_is_refused_and_the_other_comes_in(desk, computer, tmp_path):
    desk.commission.assignments.give((1, 2), "Bo", DUE)
    package = read_package(handed_out(desk, tmp_path).read_bytes())
    first, _second = read_work(package.data).dossiers
    files = {name: content for name, content in package.files.items() if name != first.file}
    file = tmp_path / "lean.lcdossier"
    file.write_bytes(
        desk.packages.write(Package(package.head, package.data, package.form_file, package.call_file, files))
    )
    _brought, came = taken(computer("Bo"), file)
    assert [(one.outcome, one.code) for one in came.files] == [("refused", "package_damaged"), ("first", "")]
    assert len(came.assigned) == 1


def test_that_sheets_are_told_one_by_one_and_taken_out_again(desk, computer, tmp_path):
    desk.commission.assignments.give((1, 2), "Bo", DUE)
    other = computer("Bo")
    taken(other, handed_out(desk, tmp_path))
    for number in (1, 2):
        reviewed(other, number)
    file = tmp_path / "sheets.lcdossier"
    file.write_bytes(other.commission.review_packages.export(CALL))
    packages = desk.commission.review_packages
    brought = packages.look(file)
    assert [(one.city, one.name, one.outcome) for one in brought.sheets] == [
        ("Kashan", "Bo", "taken"),
        ("Yazd", "Bo", "taken"),
    ]
    assert desk.commission.reviews.finished_sheets(CALL) == ()
    came = packages.take_looked_at(brought)
    assert (came.taken, came.passed) == (2, 0)
    assert {one.state for one in desk.commission.assignments.overview(CALL)} == {"finished"}
    assert packages.put_back(came.undo) == 0
    assert {one.state for one in desk.commission.assignments.overview(CALL)} == {"given"}


def test_that_a_declared_conflict_travels_and_ends_the_waiting(desk, computer, tmp_path):
    desk.commission.assignments.give((1,), "Ada", DUE)
    desk.commission.assignments.give((1,), "Bo", DUE)
    other = computer("Bo")
    taken(other, handed_out(desk, tmp_path))
    other.commission.reviews.declare(1, has_conflict=True, text="My brother is the mayor.")
    file = tmp_path / "sheets.lcdossier"
    file.write_bytes(other.commission.review_packages.export(CALL))
    came = desk.commission.review_packages.take(file)
    assert came.taken == 1
    assert [(one.name, one.state) for one in desk.commission.assignments.overview(CALL)] == [
        ("Ada", "given"),
        ("Bo", "conflict"),
        ("", "free"),
    ]
    assert desk.commission.review_packages.put_back(came.undo) == 0
    assert [one.state for one in desk.commission.assignments.overview(CALL)] == ["given", "given", "free"]


def test_that_points_off_the_scale_come_in_from_nowhere(desk, computer, tmp_path):
    desk.commission.assignments.give((1,), "Bo", DUE)
    other = computer("Bo")
    taken(other, handed_out(desk, tmp_path))
    sheet = reviewed(other, 1)
    package = read_package(other.commission.review_packages.export(CALL))
    too_many = replace(sheet, scores={**sheet.scores, "Q1": Score(5000)})
    forged = {
        "format": "lcapp-review/1",
        "call": CALL,
        "criteria": sheet.criteria,
        "reviewers": [],
        "sheets": [sheet_data(too_many)],
    }
    file = tmp_path / "forged.lcdossier"
    file.write_bytes(desk.packages.write(Package(package.head, canonical_bytes(forged), package.form_file)))
    came = desk.commission.review_packages.take(file)
    assert [one.outcome for one in came.sheets] == ["off_scale"]
    assert came.undo is None


def test_that_work_comes_back_from_its_bytes_and_anything_else_is_refused():
    work = ReviewWork(
        CALL, "c" * 64, "", "r" * 32, "", (WorkDossier("u", "f" * 64, "Çorum.lcdossier", CAME, None),)
    )
    assert read_work(work_bytes(work)) == work
    twice = work_bytes(replace(work, dossiers=work.dossiers * 2))
    for data in (b"{}", b"[]", b"x", twice, work_bytes(replace(work, dossiers=()))):
        with pytest.raises(InputRefused) as refused:
            read_work(data)
        assert refused.value.code in ("not_a_review_package", "file_not_json")
