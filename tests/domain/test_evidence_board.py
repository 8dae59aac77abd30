"""The board: what each answer rests on, and what is wrong with either side."""

from lcapp.domain.advice import FINDING_CODES
from lcapp.domain.evidence_board import OF_EVIDENCE, OF_QUESTIONS, Rests, board_of
from tests.domain.advice_builders import FIGURED, a_shipped_form, evidence, heard, keyed

FORM = a_shipped_form("award-2024")


def board(answers, registered):
    found = heard("award-2024", answers, evidence=registered)
    return board_of(FORM, keyed(FORM, answers), registered, found)


def row(shown, question):
    return next(one for one in shown.rows if one.question == question)


def test_that_questions_stand_in_official_order_and_evidence_in_its_own():
    shown = board({}, [evidence(2), evidence(1)])
    assert [one.question for one in shown.rows] == [
        q.id for q in FORM.questions() if q.with_evidence or q.with_links
    ]
    assert [one.name for one in shown.evidence] == ["A2", "A1"]
    assert not any(one.rests_on_nothing for one in shown.rows)


def test_that_a_citation_is_told_from_support_by_the_register():
    shown = board(
        {
            "criteria.plan": {"answer": FIGURED, "evidence": ["A1"]},
            "criteria.access": FIGURED + " See A2.",
            "criteria.culture": {"answer": FIGURED, "links": ["https://samplia.example"]},
            "criteria.network": FIGURED,
        },
        [evidence(1), evidence(2, supports=("criteria.plan",))],
    )
    assert row(shown, "criteria.plan").cells == (Rests.CITED, Rests.SUPPORTS)
    assert row(shown, "criteria.access").cells == (Rests.NOT, Rests.CITED)
    assert row(shown, "criteria.culture").links == 1
    assert [one.question for one in shown.rows if one.rests_on_nothing] == ["criteria.network"]


def test_that_what_checking_says_stands_at_its_place():
    old = evidence(1, dated="2015-01-01")
    photo = evidence(2, media_type="image/png", rights="", supports=("criteria.plan",))
    shown = board(
        {"award.member_since": "2019-09", "criteria.plan": FIGURED, "criteria.access": FIGURED}, [old, photo]
    )
    assert {f.code for f in shown.findings["A1"]} == {"evidence_before_joining", "evidence_not_cited"}
    assert {f.code for f in shown.findings["A2"]} == {"photo_without_rights"}
    assert row(shown, "criteria.plan").findings == ()
    assert [f.code for f in row(shown, "criteria.access").findings] == ["claim_without_source"]


def test_that_a_finding_about_several_stands_at_each_of_them():
    bare = {"dated": "", "supports": ("criteria.plan",)}
    shown = board({}, [evidence(1, **bare), evidence(2), evidence(11, **bare)])
    assert {name for name, found in shown.findings.items() if found} == {"A1", "A2", "A11"}
    assert {f.code for f in shown.findings["A11"]} == {"evidence_undated"}
    assert {f.code for f in shown.findings["A2"]} == {"evidence_not_cited"}


def test_that_a_number_in_brackets_cites_in_any_script():
    shown = board({"criteria.access": "به ۳۱۸ نفر آموزش دادیم (A۲)."}, [evidence(1), evidence(2)])
    assert row(shown, "criteria.access").cells == (Rests.NOT, Rests.CITED)


def test_that_the_board_knows_every_code_that_names_evidence():
    naming = {code for code, params in FINDING_CODES.items() if "evidence" in params}
    assert naming == OF_EVIDENCE
    assert set(FINDING_CODES) >= OF_QUESTIONS
