"""The brief for the mayor, decisions with name, title and date, and what was sent."""

import io
import json

import pypdfium2
import pytest

from lcapp.domain.answers import AnswerKey
from lcapp.domain.dossier import AnswerState
from lcapp.errors import InputRefused, NotFound
from lcapp.services.mayor import Signatory
from tests.records.samplia import PLAN, RESOURCES

MAYOR = Signatory("Demir, Aylin", "Mayor of Samplia", "2026-03-02")


def filled(app, record, typed):
    session = app.dossiers.open(app.city_records.find_or_start(record).number)
    new = {}
    for name, raw in typed.items():
        if session.question(name).translatable:
            new |= {AnswerKey(name, code): one for code, one in raw.items()}
        else:
            new[AnswerKey(name)] = raw
    session.set_answers(new, kind="import")
    session.flush()
    return session


@pytest.fixture
def session(app):
    number = app.dossiers.start("membership-2025", answers={AnswerKey("city.name"): "Samplia"}).number
    return app.dossiers.open(number)


def test_that_a_brief_of_nothing_says_what_is_missing(app, session):
    brief = app.mayor.brief(session, language="en")
    assert {risk.code for risk in brief.risks} >= {
        "deadline_over",
        "no_costs",
        "plan_not_adopted",
        "must_fix",
    }
    assert brief.promises == ()
    assert len(brief.open_points) == 8
    assert brief.more_open > 8
    assert "The City of Samplia applies to join" in brief.pledge
    assert brief.to_sign == 1


def test_that_promises_and_costs_come_from_the_records(app, session):
    filled(app, "plan", PLAN)
    filled(app, "resources", RESOURCES)
    brief = app.mayor.brief(session, language="en")
    assert "Open ten learning cafés" in brief.promises
    assert brief.costs == (("2025", 120_000), ("2027", 12_000))
    assert {risk.code: dict(risk.params) for risk in brief.risks}["not_secured"] == {"percent": 23}


def test_that_goals_of_the_dossier_itself_come_first(app, session):
    filled(app, "plan", PLAN)
    session.set_answer(AnswerKey("vision.medium_term", "en"), ["A library in every district"])
    assert app.mayor.brief(session, language="en").promises == ("A library in every district",)


@pytest.mark.parametrize("language", ["en", "fa"])
def test_that_a_full_brief_stands_on_two_pages(app, session, language):
    filled(app, "plan", PLAN)
    filled(app, "resources", RESOURCES)
    long = [
        f"Goal {number}: " + "a library within walking distance of every home " * 4 for number in range(9)
    ]
    session.set_answer(AnswerKey("vision.medium_term", "en"), long)
    brief = app.mayor.brief(session, language=language)
    data = app.print_brief(brief, session.form, language=language, paper="a4", moment=app.clock())
    pdf = pypdfium2.PdfDocument(io.BytesIO(data))
    assert len(pdf) <= 2
    text = "".join(page.get_textpage().get_text_bounded() for page in pdf)
    if language == "en":  # in Persian the line is read from its other end
        assert brief.fingerprint in text


def test_that_a_decision_is_kept_with_name_title_and_date(app, session):
    assert app.mayor.decided(session) is None
    app.mayor.decide(session, "approved", MAYOR)
    decided = app.mayor.decided(app.dossiers.open(session.dossier.number))
    assert (decided.decision, decided.by, decided.still_true) == ("approved", MAYOR, True)


def test_that_a_text_changed_after_the_decision_is_no_longer_the_one_approved(app, session):
    app.mayor.decide(session, "approved", MAYOR)
    session.set_answer(AnswerKey("city.name"), "Another")
    assert not app.mayor.decided(session).still_true
    session.undo()
    assert app.mayor.decided(session).still_true


def test_that_what_is_sent_back_says_why(app, session):
    with pytest.raises(InputRefused):
        app.mayor.decide(session, "sent_back", MAYOR)
    app.mayor.decide(session, "sent_back", MAYOR, comment="Who pays?")
    assert app.mayor.decided(session).comment == "Who pays?"


def test_that_a_decision_without_a_title_is_none(app, session):
    with pytest.raises(InputRefused):
        app.mayor.decide(session, "approved", Signatory("Demir, Aylin", " ", "2026-03-02"))


def test_that_decisions_about_other_dossiers_do_not_count(app, session):
    app.mayor.decide(session, "approved", MAYOR)
    other = app.dossiers.open(app.dossiers.start("membership-2025").number)
    assert app.mayor.decided(other) is None


def test_that_signing_off_a_section_approves_its_answers(app, session):
    assert app.mayor.sign_off(session, "city", Signatory("Bo", "", "2026-03-02")) == 1
    again = app.dossiers.open(session.dossier.number)
    assert again.mark(AnswerKey("city.name")).state is AnswerState.APPROVED
    assert [one["section"] for one in app.mayor.signed_off(again)] == ["City"]
    with pytest.raises(NotFound):
        app.mayor.sign_off(session, "nowhere", Signatory("Bo", "", "2026-03-02"))


def test_that_addresses_of_what_was_sent_come_from_the_call(app, session):
    told = app.mayor.note_sent(session, "2026-03-02")
    assert told["copy_to"] == "learningcities@unesco.org"
    (kept,) = app.mayor.sendings(session)
    assert kept["sent_on"] == "2026-03-02"
    record = app.dossiers.open(app.city_records.started("sending").number)
    assert record.findings() == ()


def test_that_the_verbs_of_the_mayor_work(tmp_path, capfd):
    from lcapp.cli.main import main

    def run(*words, code=0):
        capfd.readouterr()
        assert main(["--data", str(tmp_path / "data"), *map(str, words)]) == code, capfd.readouterr().err
        return capfd.readouterr().out

    number = run("new", "--call", "membership-2025", "--title", "Samplia").strip()
    pdf = tmp_path / "brief.pdf"
    told = json.loads(run("brief", number, "-o", pdf, "--json"))
    assert told["risks"]
    assert pdf.read_bytes().startswith(b"%PDF-")
    assert "open points" in run("brief", number)
    run("approve", number, "--name", "Demir, Aylin", "--title", "Mayor")
    run("approve", number, "--name", "Demir, Aylin", "--title", "Mayor", "--send-back", code=1)
    run("sign-off", number, "city", "--name", "Bo")
    assert "learningcities@unesco.org" in run("sent", number, "--on", "2025-06-01")
