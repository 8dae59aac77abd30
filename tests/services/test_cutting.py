"""Cutting an answer: the piece rests, comes back, and one undo takes all back, also after a restart."""

import pytest

from lcapp.bootstrap import build_app
from lcapp.domain.answers import AnswerKey
from lcapp.domain.fit_to_limit import Kind, Place
from lcapp.errors import InputRefused, NotFound, ReadOnly
from lcapp.paths import app_paths
from lcapp.services.cutting import cut_away, put_piece_back, resting

KEY = AnswerKey("areas.plan", "en")
TEXT = (
    "The council adopted the plan in 2022. The hills around the city are green in summer. It has 24 measures."
)
HILLS = "The hills around the city are green in summer."
WITHOUT = "The council adopted the plan in 2022. It has 24 measures."


@pytest.fixture
def app(tmp_path):
    made = build_app(app_paths(tmp_path), actor=lambda: "Ada")
    yield made
    made.close()


@pytest.fixture
def session(app):
    made = app.dossiers.open(app.dossiers.start("membership-2025", title="Samplia").number)
    made.set_answer(KEY, {"answer": TEXT, "links": ["https://samplia.example/plan"]})
    return made


def hills(kind=Kind.SENTENCE):
    start = TEXT.index(HILLS)
    return Place(kind, start, start + len(HILLS), 9)


def text_of(session):
    return session.answer(KEY)["answer"]


def test_that_what_is_cut_rests_under_its_question_with_the_links_left_alone(app, session):
    piece = cut_away(session, KEY, hills(), TEXT, app.clock)
    assert text_of(session) == WITHOUT
    assert session.answer(KEY)["links"] == ["https://samplia.example/plan"]
    assert [(one.id, one.text) for one in resting(session, KEY)] == [(piece, HILLS)]
    assert resting(session, AnswerKey("areas.plan", "fr")) == ()


def test_that_one_undo_brings_text_and_strip_back(app, session):
    cut_away(session, KEY, hills(), TEXT, app.clock)
    session.undo()
    assert text_of(session) == TEXT
    assert resting(session, KEY) == ()
    session.redo()
    assert text_of(session) == WITHOUT
    assert len(resting(session, KEY)) == 1


def test_that_a_piece_is_put_back_behind_the_answer_and_leaves_the_strip(app, session):
    piece = cut_away(session, KEY, hills(), TEXT, app.clock)
    put_piece_back(session, piece)
    assert text_of(session).startswith(WITHOUT)
    assert text_of(session).endswith(HILLS)
    assert resting(session, KEY) == ()
    with pytest.raises(NotFound):
        put_piece_back(session, piece)


def test_that_the_strip_is_still_there_after_a_restart(app, session, tmp_path):
    cut_away(session, KEY, hills(), TEXT, app.clock)
    session.flush()
    number = session.dossier.number
    app.close()
    again = build_app(app_paths(tmp_path), actor=lambda: "Ada")
    opened = again.dossiers.open(number)
    assert [one.text for one in resting(opened, KEY)] == [HILLS]
    opened.undo()
    assert opened.answer(KEY)["answer"] == TEXT
    assert resting(opened, KEY) == ()
    again.close()


def test_that_a_few_words_rest_nowhere(app, session):
    start = TEXT.index("24")
    assert cut_away(session, KEY, Place(Kind.FILLER, start, start + 2, 1), TEXT, app.clock) == ""
    assert text_of(session).endswith("It has measures.")
    assert resting(session, KEY) == ()


def test_that_a_text_that_changed_since_is_left_alone(app, session):
    with pytest.raises(InputRefused, match="text_changed"):
        cut_away(session, KEY, hills(), TEXT + " More.", app.clock)
    assert text_of(session) == TEXT


def test_that_a_piece_that_does_not_fit_any_more_stays_in_the_strip(app, session):
    piece = cut_away(session, KEY, hills(), TEXT, app.clock)
    session.set_answer(KEY, {"none": "there is no plan"})
    with pytest.raises(InputRefused, match="piece_does_not_fit"):
        put_piece_back(session, piece)
    assert len(resting(session, KEY)) == 1


def test_that_a_sealed_draft_is_not_cut(app, session):
    session.stand_as(sealed=True)
    with pytest.raises(ReadOnly):
        cut_away(session, KEY, hills(), TEXT, app.clock)
