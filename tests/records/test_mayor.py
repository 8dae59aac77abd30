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


def test_that_a_reason_is_not_the_mayor(app, session):
    reason = {"none": "Not in the public sources."}
    for name in ("mayor.name", "mayor.title", "city.name"):
        session.set_answer(AnswerKey(name), reason)
    brief = app.mayor.brief(session, language="en")
    assert brief.mayor == ("", "")
    assert brief.city == session.dossier.title
    assert "Not in the public sources." not in brief.pledge
    filled(app, "city_record", {"mayor.name": "Demir, Aylin"})
    assert app.mayor.brief(session, language="en").mayor == ("Demir, Aylin", "")


def test_that_the_brief_counts_apart_what_is_said_to_be_not_relevant(app, session):
    session.set_answer(AnswerKey("areas.plan", "en"), {"none": "Not in the public sources."})
    brief = app.mayor.brief(session, language="en")
    assert (brief.so_far.answered, brief.so_far.not_relevant) == (1, 1)
    data = app.print_brief(brief, session.form, language="en", paper="a4", moment=app.clock())
    pages = pypdfium2.PdfDocument(io.BytesIO(data))
    text = " ".join("".join(page.get_textpage().get_text_bounded() for page in pages).split())
    required = brief.so_far.required
    said = f"1 of {required} required questions of the city answered, 1 said to be not relevant"
    assert said in text


def test_that_an_award_says_what_is_gained_as_well(app):
    award = app.dossiers.open(app.dossiers.start("award-2024").number)
    assert app.mayor.brief(award, language="en").gains == ("certificate", "shown", "no_label")


def test_that_the_pledge_is_said_in_its_own_language_with_a_translation_marked_as_such(app, session, paths):
    from lcapp.i18n import Catalogs
    from lcapp.i18n.wording_brief import pledge_parts

    brief = app.mayor.brief(session, language="fa")
    english = list(pledge_parts(Catalogs(paths.translations).words("en"), brief, session.form))
    assert [(one.title, one.language) for one in english] == [("What you sign, in full:", "")]
    persian = list(pledge_parts(Catalogs(paths.translations).words("fa"), brief, session.form))
    assert [line.strip("\u2068\u2069") for line in persian[0].lines] == list(english[0].lines)
    assert persian[0].language == "en"
    assert len(persian) == 2
    assert persian[1].lines != persian[0].lines
    assert any("Samplia" in line for line in persian[1].lines)


def test_that_boxes_name_date_and_signature_stand_on_one_page(app, session):
    session.set_answer(AnswerKey("mayor.name"), "Demir, Aylin")
    for count in range(12):
        goals = [f"Goal {number}: " + "a library near every home " * 6 for number in range(count)]
        session.set_answer(AnswerKey("vision.medium_term", "en"), goals or None)
        brief = app.mayor.brief(session, language="en")
        data = app.print_brief(brief, session.form, language="en", paper="a4", moment=app.clock())
        pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(io.BytesIO(data))]
        (whole,) = [page for page in pages if "Signature" in page]
        for words in ("Approved", "Sent back with this comment", "Name: ", "Exact title: ____", "Date: ____"):
            assert words in whole


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
    said = run("brief", number)
    assert "open points" in said
    for part in ("What we promise", "What you sign, in full:", "What it costs", "What we gain"):
        assert part in said
    run("approve", number, "--name", "Demir, Aylin", "--title", "Mayor")
    run("approve", number, "--name", "Demir, Aylin", "--title", "Mayor", "--send-back", code=1)
    run("sign-off", number, "city", "--name", "Bo")
    assert "learningcities@unesco.org" in run("sent", number, "--on", "2025-06-01")
