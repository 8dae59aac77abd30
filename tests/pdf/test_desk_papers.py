"""The Commission's papers: what stands on the pages, in two directions, and whose code Part 2 carries."""

import io
from datetime import UTC, date, datetime

import pytest
from pypdfium2 import PdfDocument

from lcapp.bootstrap import build_app
from lcapp.domain.decision import DecisionKind
from lcapp.domain.desk_papers import CommissionProfile, profile_data, profile_of
from lcapp.domain.fingerprint import short_code
from lcapp.domain.review import Citation, Score
from lcapp.errors import InputRefused
from lcapp.i18n import Words
from lcapp.paths import app_paths
from lcapp.pdf.block_kinds import Grid, SignatureBox, Text
from lcapp.pdf.call_page import call_mail
from lcapp.pdf.conformance import faults
from lcapp.pdf.paper_printing import paper_blocks
from tests.services.desk_received import CALL, WHY, put

PROFILE = CommissionProfile(
    name="The Commission",
    name_local="کمیسیون ملی یونسکو",
    address="Street 17\nTehran",
    place="Tehran",
    officer="A. Rahimi",
    officer_title="Head of education",
    email="edu@commission.example",
    language="fa",
    documents=("The city's strategy",),
    guidance="Call us before you write.",
)


@pytest.fixture(scope="module")
def commission(tmp_path_factory):
    """Four cities: endorsed, refused, asked for more, undecided; two reviewers."""
    folder = tmp_path_factory.mktemp("desk")
    who = ["Officer"]
    now = datetime(2025, 6, 20, 9, 0, tzinfo=UTC)
    app = build_app(app_paths(folder / "data"), actor=lambda: who[0], clock=lambda: now)
    desk = app.commission
    desk.papers.set_profile(PROFILE)
    for number, name in enumerate(("Kashan", "Yazd", "Rasht", "کرمانشاه"), start=1):
        put(app, folder, name)
        quote = desk.desk.read(number).carried.answers[WHY].split(".")[0]
        for who[0], points in (("Ada Lovelace", 5 - number), ("Bo Berg", max(0, 3 - number))):
            desk.reviews.declare(number, has_conflict=False)
            given = Score(points, "As it says.", (Citation(WHY.question, WHY.language, quote),))
            desk.reviews.score_all(number, {f"Q{n}": given for n in range(1, 12)})
            desk.reviews.finish(number)
        who[0] = "Officer"
    desk.decisions.decide(1, DecisionKind.ENDORSE, "A plan with dates.")
    desk.decisions.decide(2, DecisionKind.REFUSE, "No body that steers.")
    needs = ("The council's decision",)
    desk.decisions.decide(3, DecisionKind.REQUEST, "Sources.", reply_by=date(2025, 6, 30), needs=needs)
    desk.decisions.record_interview(3, date(2025, 6, 12), ("The mayor",), "Clear.")
    desk.remarks.add(3, "By when?")
    yield desk
    app.close()


def said(commission, paper, language="en"):
    data = commission.papers.printed(paper, language=language)
    assert faults(data) == ()
    pages = PdfDocument(io.BytesIO(data))
    return " ".join("\n".join(page.get_textpage().get_text_range() for page in pages).split())


@pytest.mark.parametrize("language", ["en", "fa"])
@pytest.mark.parametrize("number", [1, 2, 3])
def test_that_every_letter_prints_in_both_directions_and_conforms(commission, number, language):
    text = said(commission, commission.papers.letter(number), language)
    assert ("Kashan", "Yazd", "Rasht")[number - 1] in text
    assert not any(name in text for name in ("Lovelace", "Berg"))


def test_that_a_refusal_gives_reasons_with_the_sentence_they_rest_on(commission):
    letter = commission.papers.letter(2, with_count=True)
    assert letter.came == 4
    assert letter.reasons[0].title == "Political commitment"
    text = said(commission, letter)
    assert "No body that steers." in text
    assert "4 applications came, and a National Commission may endorse 3." in text
    assert "Political commitment: 2.0 of 5 points" in text
    assert "What the next level asks" in text
    assert "It rests on: “We want to become a learning city" in text
    assert "not UNESCO's" in text


def test_that_an_endorsement_names_what_was_strong_and_asks_nothing_more(commission):
    letter = commission.papers.letter(1)
    assert all(2 * one.mean > one.most for one in letter.reasons)
    assert "What the next level asks" not in said(commission, letter)


def test_that_a_request_has_its_day_and_says_how_many_remarks_come_along(commission):
    text = said(commission, commission.papers.letter(3))
    assert "Please answer by 30 June 2025." in text
    assert "The council's decision" in text
    assert "1 remark beside your answers" in text


def test_that_without_a_decision_there_is_no_letter_and_no_part_two(commission):
    for call, code in (
        (lambda: commission.papers.letter(4), "not_decided"),
        (lambda: commission.papers.part_two(2), "not_endorsed"),
    ):
        with pytest.raises(InputRefused) as refused:
            call()
        assert refused.value.code == code


def test_that_the_minutes_hold_ranking_line_decisions_and_interview_without_reviewers(commission):
    text = said(commission, commission.papers.minutes(CALL, present=("A. Rahimi",)))
    for expected in (
        "Kashan: Endorsed",
        "Yazd: Refused",
        "Rasht: More was asked for",
        "Interview on 12 June 2025 with The mayor",
        "Yazd (refused)",
        "The reviewers were far apart in",
    ):
        assert expected in text
    assert "Lovelace" not in text
    assert "Ada Lovelace" in said(commission, commission.papers.minutes(CALL, with_names=True))


def test_that_part_two_is_filled_and_carries_the_citys_own_code(commission):
    paper = commission.papers.part_two(1)
    text = said(commission, paper)
    assert short_code(commission.desk.line(1).content_id) in text
    assert "The Commission, A. Rahimi, Head of education, edu@commission.example" in text
    assert "A plan with dates." in text
    assert "20 June 2025" in text
    assert "Why do you want" not in text
    blocks = paper_blocks(paper, Words("en")).blocks
    assert any(isinstance(getattr(one, "body", (None,))[0], SignatureBox) for one in blocks)


def test_that_the_dispatch_list_has_addresses_from_the_calls_data(commission):
    text = said(commission, commission.papers.dispatch_list(CALL))
    assert "To: learningcities@unesco.org" in text
    assert short_code(commission.desk.line(1).content_id) in text


def test_that_the_ranking_list_is_two_tables_around_the_line(commission):
    blocks = paper_blocks(commission.papers.ranking_list(CALL), Words("en")).blocks
    grids = [one for one in blocks if isinstance(one, Grid)]
    assert [len(one.rows) for one in grids] == [4]
    assert any(isinstance(one, Text) and "not UNESCO's" in one.text for one in blocks)


def test_that_the_national_call_is_one_page_and_its_mail_holds_nothing_unseen(commission):
    page = commission.papers.call_page(CALL)
    data = commission.papers.printed(page, language="fa")
    assert len(PdfDocument(io.BytesIO(data))) == 1
    mail = call_mail(page, Words("en"))
    assert "Send the application to: edu@commission.example\n" in mail
    assert "The National Commission sends on by: 15 July 2025 (inferred)" in mail
    assert not set(mail) & set("\u2066\u2067\u2068\u2069\u200e\u200f")


def test_that_the_same_paper_is_the_same_bytes(commission):
    letter = commission.papers.letter(2)
    assert commission.papers.printed(letter, language="en") == commission.papers.printed(
        letter, language="en"
    )


def test_that_a_profile_is_kept_and_named_in_its_language():
    assert profile_of(profile_data(PROFILE)) == PROFILE
    assert PROFILE.named("fa") == "کمیسیون ملی یونسکو"
    assert PROFILE.named("en") == "The Commission"
    assert CommissionProfile(name_local="x").named("en") == "x"
