"""What is written down after sending, and what the city's record learns from a dossier."""

import json

import pytest

from lcapp.domain.answers import AnswerKey
from lcapp.errors import InputRefused

MEMBER, MAYOR = AnswerKey("award.member_since"), AnswerKey("mayor.name")


@pytest.fixture
def session(app):
    typed = {AnswerKey("city.name"): "Samplia", MAYOR: "Demir, Aylin"}
    return app.dossiers.open(app.dossiers.start("membership-2025", answers=typed).number)


def record(app):
    return app.dossiers.open(app.city_records.find_or_start("city_record").number)


def test_that_addresses_of_what_was_sent_come_from_the_call(app, session):
    told = app.after_sending.note_sent(session, "2026-03-01", receiver="the National Commission")
    assert told["copy_to"] == "learningcities@unesco.org"
    assert told["recipient"] == "the National Commission"
    (kept,) = app.after_sending.entries(session)
    assert kept["sent_on"] == "2026-03-01"
    found = app.dossiers.open(app.city_records.started("sending").number)
    assert found.findings() == ()


def test_that_the_same_text_is_not_recorded_as_sent_twice_unless_somebody_says_so(app, session):
    app.after_sending.note_sent(session, "2026-02-27")
    with pytest.raises(InputRefused) as refused:
        app.after_sending.note_sent(session, "2026-03-01")
    assert (refused.value.code, refused.value.params) == ("sent_already", {"day": "2026-02-27"})
    app.after_sending.note_sent(session, "2026-03-01", again=True)
    session.set_answer(MAYOR, "Another")
    app.after_sending.note_sent(session, "2026-03-02")
    assert len(app.after_sending.entries(session)) == 3


def test_that_a_day_to_come_and_a_receipt_before_sending_are_refused(app, session):
    with pytest.raises(InputRefused) as refused:
        app.after_sending.note_sent(session, "2029-01-01")
    assert refused.value.code == "day_to_come"
    app.after_sending.note_sent(session, "2026-03-01")
    with pytest.raises(InputRefused) as refused:
        app.after_sending.note(session, {"receipt_on": "2026-02-01"})
    assert refused.value.code == "receipt_before_sending"
    assert "receipt_on" not in app.after_sending.entry(session)


def test_that_what_came_back_is_written_into_the_same_entry(app, session):
    app.after_sending.note_sent(session, "2026-02-01")
    app.after_sending.note(session, {"receipt_on": "2026-02-03", "receipt_by": "Ms Ay"})
    app.after_sending.note(session, {"receipt_by": ""})
    (kept,) = app.after_sending.entries(session)
    assert (kept["receipt_on"], "receipt_by" in kept) == ("2026-02-03", False)


def test_that_a_decision_is_written_down_even_where_nobody_recorded_the_sending(app, session):
    app.after_sending.note(session, {"decision": "refused", "decided_on": "2026-03-01"})
    assert app.after_sending.entry(session)["decision"] == "refused"


def test_that_an_accepted_city_is_offered_to_its_record_and_taken_out_again(app, session):
    app.after_sending.note(session, {"decision": "accepted", "certificate_on": "2026-03-01"})
    offers = app.after_sending.offers(session)
    assert {one.question.id: one.value for one in offers} == {
        "award.member_since": "2026-03-01",
        "city.name": "Samplia",
        "mayor.name": "Demir, Aylin",
    }
    taken = app.after_sending.take_over(offers)
    assert record(app).answer(MEMBER) == "2026-03-01"
    assert record(app).answer(MAYOR) == "Demir, Aylin"
    assert app.after_sending.offers(session) == ()
    taken.undo()
    taken.flush()
    assert record(app).answer(MEMBER) is None


def test_that_a_new_award_draft_is_offered_what_the_decision_said(app, session):
    app.after_sending.note(session, {"decision": "accepted", "decided_on": "2026-03-01"})
    app.after_sending.take_over(app.after_sending.offers(session))
    award = app.dossiers.open(app.dossiers.start("award-2024").number)
    offered = {one.question.id: one.value for one in app.facts.offers(award)}
    assert offered["award.member_since"] == "2026-03-01"
    assert offered["mayor.name"] == "Demir, Aylin"


def test_that_a_reason_in_the_application_is_not_offered_to_the_record_nor_to_the_next_draft(app, session):
    session.set_answer(MAYOR, {"none": "Not in the public sources."})
    assert [one.question.id for one in app.after_sending.offers(session)] == ["city.name"]
    own = record(app)
    own.set_answer(MAYOR, {"none": "Not in the public sources."})
    own.flush()
    assert "mayor.name" not in {one.question.id for one in app.facts.offers(session)}


def test_that_what_came_of_a_sealed_dossier_is_written_down(app):
    sample = app.samples.get("samplia-membership-2025")
    number = app.dossiers.start(sample.call, answers=sample.answers).number
    app.submissions.seal(app.dossiers.open(number))
    sealed = app.dossiers.open(number)
    assert sealed.read_only is not None
    app.after_sending.note_sent(sealed, "2026-02-01")
    app.after_sending.note(sealed, {"decision": "accepted", "decided_on": "2026-03-01"})
    assert app.after_sending.offers(sealed)[0].question.id == "award.member_since"


def test_that_a_fictional_city_teaches_the_record_nothing(app):
    call = app.samples.get("samplia-membership-2025")
    number = app.dossiers.start(call.call, answers=call.answers, fictional=True).number
    assert app.after_sending.offers(app.dossiers.open(number)) == ()


def test_that_the_verbs_say_what_was_recorded_and_refuse_what_cannot_be(tmp_path, capfd):
    from lcapp.cli.main import main

    def run(*words, code=0):
        capfd.readouterr()
        assert main(["--data", str(tmp_path / "data"), *map(str, words)]) == code
        return capfd.readouterr()

    number = run("new", "--call", "membership-2025", "--title", "Samplia").out.strip()
    told = run("sent", number, "--on", "2025-06-01").out
    assert told.splitlines() == [
        "Recorded as sent on 1 June 2025.",
        "To: the National Commission",
        "Copy: learningcities@unesco.org",
    ]
    again = run("sent", number, "--on", "2025-06-01", code=1).err
    assert "This text is recorded as sent already, on 1 June 2025." in again
    assert "has not come yet" in run("sent", number, "--on", "2099-01-01", "--again", code=1).err
    run("sent", number, "--on", "2025-06-02", "--again")
    listed = run("list").out
    assert "After sending" in listed
    assert [one["kind"] for one in json.loads(run("list", "--json").out)].count("internal") == 1
