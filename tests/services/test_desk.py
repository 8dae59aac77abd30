"""The desk with real files of real cities: import, list, check, versions, remarks there and back."""

import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from lcapp.bootstrap import build_app
from lcapp.domain.answers import AnswerKey
from lcapp.domain.desk_dossier import DeskState
from lcapp.domain.formal_check import Verdict
from lcapp.domain.remarks import RemarkSeverity, ReplyState
from lcapp.errors import Cancelled, InputRefused, NotFound
from lcapp.paths import app_paths
from lcapp.services.desk_ports import DeskFilter
from lcapp.services.received_reading import Facts
from tests.services.desk_cities import CALL, Quiet, a_city


@pytest.fixture
def clock(clock):
    clock.now = datetime(2025, 6, 1, 9, 0, tzinfo=UTC)
    return clock


@pytest.fixture
def officer():
    """Who works at the desk; tests change it."""
    return ["Officer"]


@pytest.fixture
def commission(tmp_path, clock, officer):
    app = build_app(app_paths(tmp_path / "desk"), actor=lambda: officer[0], wait_seconds=0, clock=clock)
    yield app.commission
    app.close()


@pytest.fixture
def city(tmp_path, clock):
    made = a_city(tmp_path / "kashan", "Kashan", clock)
    yield made
    made.app.close()


@pytest.fixture
def mail(tmp_path):
    """What came by mail."""
    folder = tmp_path / "mail"
    folder.mkdir()
    return folder


def bring(commission, path, **more):
    return commission.desk.import_folder(path, Quiet(), **more)


def test_that_a_folder_comes_in_and_one_bad_file_stops_nobody(commission, city, mail):
    city.seal()
    good = city.package(mail, "kashan")
    (mail / "again").mkdir()
    (mail / "again" / "copy.lcdossier").write_bytes(good.read_bytes())
    (mail / "broken.lcdossier").write_bytes(b"PK nothing")
    (mail / "letter.pdf").write_bytes(b"%PDF-1.7 nothing")
    (mail / "photo.jpg").write_bytes(b"not looked at")
    with zipfile.ZipFile(mail / "zip.lcdossier", "w") as archive:
        archive.writestr("data.json", "{}")
    report = bring(commission, mail)
    assert sorted((one.path.name, one.outcome) for one in report.files) == [
        ("broken.lcdossier", "refused"),
        ("copy.lcdossier", "first"),
        ("kashan.lcdossier", "duplicate"),
        ("letter.pdf", "refused"),
        ("zip.lcdossier", "refused"),
    ]
    assert all(one.code for one in report.files if one.outcome == "refused")
    (line,) = commission.desk.lines()
    assert (line.title, line.call, line.country, line.sealed, line.version) == ("Kashan", CALL, "IR", True, 1)
    assert (line.eligibility, line.percent, line.to_fix, line.sender) == ("yes", 100, 0, "first")
    assert commission.desk.original(1).read_bytes() == good.read_bytes()


def test_that_an_import_can_be_stopped_and_keeps_what_came_in(commission, city, mail):
    city.seal()
    first = city.package(mail, "a")
    for name in "bcdefgh":
        (mail / f"{name}.lcdossier").write_bytes(first.read_bytes())

    class Impatient(Quiet):
        def check(self):
            if self.told:
                raise Cancelled

    report = commission.desk.import_folder(mail, Impatient(), workers=1)
    assert report.cancelled
    assert 1 <= len(report.files) < 8
    assert len(commission.desk.lines()) == 1


def test_that_a_place_without_files_is_refused(commission, mail):
    for place, code in ((mail, "no_files_to_import"), (mail / "none", "file_not_found")):
        with pytest.raises(InputRefused) as refused:
            bring(commission, place)
        assert refused.value.code == code


def test_that_a_file_for_another_call_is_told_by_the_formal_check(commission, city, mail):
    city.seal()
    bring(commission, city.package(mail, "kashan"), call="membership-2023")
    first = commission.desk.formal(1)[0]
    assert (first.check, first.verdict) == ("F1", Verdict.FAILED)
    assert commission.desk.line(1).formal == "failed"
    report = bring(commission, mail, call="no-such-call")
    assert report.files[0].code == "desk_call_unknown"


def test_that_a_late_file_fails_and_a_person_can_say_otherwise_with_a_reason(commission, city, mail):
    city.seal()
    bring(commission, city.package(mail, "kashan"), came_on=date(2025, 6, 20))
    assert commission.desk.formal(1)[1].verdict is Verdict.FAILED
    with pytest.raises(InputRefused):
        commission.desk.override(1, "F2", "passed", "")
    told = commission.desk.override(1, "F2", "passed", "Posted on 10 June, the postmark says so.")
    assert (told[1].found, told[1].verdict) == (Verdict.FAILED, Verdict.PASSED)
    assert commission.desk.line(1).formal == "look"
    assert [one.verb for one in commission.desk.deeds(1)] == ["desk_import", "desk_override", "desk_check"]


def test_that_what_the_commission_knows_changes_the_check(commission, city, mail):
    city.seal()
    bring(commission, city.package(mail, "kashan"))
    commission.desk.set_facts(1, Facts(joined=date(2019, 7, 17), signed_on="2025-05-20"))
    results = {one.check: one.verdict for one in commission.desk.formal(1)}
    assert (results["F6"], results["F8"]) == (Verdict.PASSED, Verdict.FAILED)
    assert commission.desk.line(1).eligibility == "no"


def test_that_the_city_runs_the_same_check_on_its_own_sealed_file(commission, city, mail):
    city.seal()
    bring(commission, city.package(mail, "kashan"))
    session = city.app.dossiers.open(city.number)
    own = city.app.commission.desk.reading.check_own(
        city.app.submissions.picture(session), city.app.calls.get(CALL), signed_on=None
    )
    theirs = commission.desk.formal(1)
    assert [(one.check, one.found, one.grounds) for one in own] == [
        (one.check, one.found, one.grounds) for one in theirs
    ]


def test_that_answers_are_found_and_stand_side_by_side(commission, city, mail, tmp_path, clock):
    other = a_city(tmp_path / "yazd", "Yazd", clock, city__website="https://yazd.example")
    city.answer("motivation.why", "Because of the garden of Fin.", "en")
    city.seal()
    other.seal()
    city.package(mail, "kashan")
    other.package(mail, "yazd")
    bring(commission, mail)
    (hit,) = commission.desk.search("garden fin", call=CALL)
    assert commission.desk.line(hit.dossier).title == "Kashan"
    told = {line.title: value for line, value in commission.comparison.side_by_side(CALL, "city.website")}
    assert told["Yazd"] == "https://yazd.example"
    assert [one.title for one in commission.desk.lines(DeskFilter(text="yaz"))] == ["Yazd"]
    other.app.close()


def test_that_the_days_of_a_call_are_counted_down(commission):
    told = commission.desk.clock_of(CALL)
    assert (told["city"].days, told["uil"].days) == (14, 44)


def test_that_remarks_travel_to_the_city_and_its_answers_come_back(commission, city, mail):
    draft = city.package(mail, "draft")
    bring(commission, draft)
    assert not commission.desk.line(1).sealed
    remarks = commission.remarks
    why = commission.desk.read(1).carried.answers[AnswerKey("motivation.why", "en")]
    quote = why.split(".")[0]
    remarks.add(
        1, "By when?", severity=RemarkSeverity.MUST, question="motivation.why", language="en", quote=quote
    )
    remarks.add(1, "A map would help.", severity=RemarkSeverity.HINT)
    remarks.add(1, "Never mind.")
    remarks.withdraw(1, 3)
    returned = remarks.returned(1, reply_by=date(2025, 6, 10))
    assert b"Officer" not in returned.extras["remarks.json"]
    assert b"Never mind" not in returned.extras["remarks.json"]

    theirs = city.app.commission.city_remarks
    assert theirs.take(city.number, returned.extras["remarks.json"]) == 2
    assert [one.reply_by for one in theirs.of(city.number)] == [date(2025, 6, 10)] * 2
    with pytest.raises(InputRefused):
        theirs.reply(city.number, 2, ReplyState.DECLINED)
    theirs.reply(city.number, 1, ReplyState.DONE)
    theirs.reply(city.number, 2, ReplyState.DECLINED, "There is no map.")
    with pytest.raises(NotFound):
        theirs.reply(city.number, 9, ReplyState.DONE)
    city.answer("motivation.why", f"{quote} by 2030.", "en")
    city.seal()
    extra = {"remarks.json": theirs.file(city.number)}
    bring(commission, city.package(mail, "answered", **extra))
    (line,) = commission.desk.lines()
    assert (line.number, line.sealed, line.sender) == (2, True, "same")
    told = {one.number: one.reply for one in remarks.of(2)}
    assert told[1].state is ReplyState.DONE
    assert told[2].reason == "There is no map."
    assert "Officer of Kashan" not in str(told)


def test_that_an_answered_remark_is_not_changed_and_a_wrong_file_is_refused(commission, city, mail):
    bring(commission, city.package(mail, "draft"))
    remarks = commission.remarks
    with pytest.raises(InputRefused) as refused:
        remarks.returned(1)
    assert refused.value.code == "no_remarks"
    made = remarks.add(1, "By when?")
    assert remarks.change(1, made.number, text="Until when?").text == "Until when?"
    data = remarks.file(1)
    theirs = city.app.commission.city_remarks
    theirs.take(city.number, data)
    theirs.reply(city.number, 1, ReplyState.DONE)
    assert remarks.take(1, theirs.file(city.number)) == 1
    with pytest.raises(InputRefused) as refused:
        remarks.change(1, 1, text="Other")
    assert refused.value.code == "remark_answered"
    other = a_city(city.app.clock and mail / "other", "Other", city.app.clock)
    with pytest.raises(InputRefused) as refused:
        other.app.commission.city_remarks.take(other.number, data)
    assert refused.value.code == "remarks_of_other_dossier"
    other.app.close()


def test_that_annexes_travel_back_with_the_remarks(commission, city, mail, tmp_path):
    from PIL import Image

    photo = tmp_path / "photo.jpg"
    Image.new("RGB", (60, 40), "red").save(photo)
    city.app.register.add_file(city.number, photo, annex=True)
    bring(commission, city.package(mail, "draft"))
    assert commission.desk.annex(1, "A1") == photo.read_bytes()
    commission.remarks.add(1, "Whose picture is it?")
    assert list(commission.remarks.returned(1).files.values()) == [photo.read_bytes()]
    with pytest.raises(NotFound):
        commission.desk.annex(1, "A2")
    picture = {one.check: one for one in commission.desk.formal(1)}["F12"]
    assert picture.verdict is Verdict.LOOK


def test_that_a_new_version_goes_on_where_the_old_one_stood(commission, city, mail, clock):
    from lcapp.domain.decision import DecisionKind

    city.seal()
    bring(commission, city.package(mail, "one"))
    commission.decisions.decide(1, DecisionKind.REQUEST, "A plan, please.", reply_by=date(2025, 6, 10))
    assert commission.desk.line(1).state is DeskState.REQUESTED
    city.app.history.reopen(city.number, "request")
    city.answer("city.website", "https://new.example")
    clock.advance(3600)
    city.seal()
    bring(commission, city.package(mail, "two"))
    (line,) = commission.desk.lines()
    assert (line.number, line.version, line.state) == (2, 2, DeskState.IN_REVIEW)
    assert [one.number for one in commission.desk.versions(2)] == [2, 1]
    assert replace(line, number=1).reply_by is None
