"""How much text would vanish: counted in words and characters, and what only moved has not vanished."""

import pytest

from lcapp.domain.answers import AnswerKey
from lcapp.domain.text_loss import text_loss

WHY, HOW = AnswerKey("plan.why", "en"), AnswerKey("plan.how", "en")


def words(count, stem="word"):
    return " ".join(f"{stem}{number}" for number in range(count))


def test_that_words_taken_out_are_counted_and_words_put_in_are_not():
    loss = text_loss({WHY: "We learn in the city."}, {WHY: "We learn every single day."})
    assert (loss.words, loss.characters) == (3, len("in") + len("the") + len("city."))
    assert not loss.is_large


def test_that_a_passage_that_moves_to_another_answer_has_not_vanished():
    loss = text_loss({WHY: words(150), HOW: "Here."}, {WHY: "See there.", HOW: "Here. " + words(150)})
    assert loss.words == 0
    assert not loss.is_large


@pytest.mark.parametrize(("count", "large"), [(99, False), (100, True)])
def test_that_a_hundred_words_are_a_large_loss(count, large):
    before = {WHY: words(count, "w") + " and this stays"}
    assert text_loss(before, {WHY: "and this stays"}).is_large is large


def test_that_a_script_without_spaces_is_counted_by_its_characters():
    before = {WHY: "学習都市" * 150 + "終"}
    loss = text_loss(before, {WHY: "終"})
    assert loss.words < 100
    assert loss.characters == 600
    assert loss.is_large


def test_that_an_answer_that_would_stand_empty_is_a_large_loss():
    loss = text_loss({WHY: words(20), HOW: words(19)}, {WHY: None, HOW: None})
    assert loss.emptied == (WHY,)
    assert loss.is_large
    assert not text_loss({HOW: words(19)}, {HOW: None}).is_large
