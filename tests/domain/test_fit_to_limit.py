"""What could go of a text that is too long, and cutting it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcapp.domain.fit_to_limit import Brevity, Kind, cut, suggestions, without, without_all
from lcapp.domain.phrases import phrases_of
from lcapp.domain.word_count import words

EN = Brevity(phrases_of(["very", "furthermore", "of course"]), {"in order to": "to", "is able to": "can"})
TEXT = (
    "Nine rooms are open every evening for everybody. Furthermore, the city is able to teach. "
    "The rooms are very cheap, and in order to reach everybody the tram runs until midnight all week.\n"
    "- one point here\n"
    "Nine rooms are open every evening for everybody."
)


def of_kind(kind, text=TEXT, brevity=EN):
    return [place for place in suggestions(text, brevity) if place.kind is kind]


def said(place, text=TEXT):
    return text[place.start : place.end]


def test_that_repeats_long_sentences_and_small_words_are_named_in_that_order():
    kinds = [place.kind for place in suggestions(TEXT, EN)]
    assert kinds[0] is Kind.REPEATED
    assert set(kinds) == set(Kind)
    last_sentence = len(kinds) - kinds[::-1].index(Kind.SENTENCE)
    assert {Kind.FILLER, Kind.SHORTER}.isdisjoint(kinds[:last_sentence])
    assert {Kind.FILLER, Kind.SHORTER} == set(kinds[last_sentence:])


def test_that_all_small_words_go_together():
    small = [one for one in suggestions(TEXT, EN) if one.kind in (Kind.FILLER, Kind.SHORTER)]
    text, _pieces = without_all(TEXT, small)
    assert text.startswith(
        "Nine rooms are open every evening for everybody. The city can teach. The rooms are "
    )
    assert "rooms are cheap, and to reach everybody the tram" in text
    assert words(TEXT) - words(text) == sum(one.saves for one in small)


def test_that_small_words_that_overlap_are_named_once():
    brevity = Brevity(phrases_of(["order", "very"]), {"in order to": "to"})
    (only,) = [one for one in suggestions("Go in order to learn.", brevity) if one.kind is not Kind.SENTENCE]
    assert only.instead == "to"


def test_that_eleven_sentences_of_fillers_leave_the_long_sentences_first():
    text = " ".join(f"Furthermore, the very tall tower {n} is very old." for n in range(11))
    places = suggestions(text, EN)
    assert [one.kind for one in places[:5]] == [Kind.SENTENCE] * 5
    assert sum(one.saves for one in places[5:]) == 33
    assert "very" not in without_all(text, places[5:])[0]


def test_that_the_second_of_two_equal_sentences_is_the_repeated_one():
    (place,) = of_kind(Kind.REPEATED)
    assert place.start > TEXT.index("- one point")
    assert said(place) == "Nine rooms are open every evening for everybody."


def test_that_the_longest_sentence_comes_first_and_a_point_of_a_list_is_one():
    longest = of_kind(Kind.SENTENCE)
    assert said(longest[0]).startswith("The rooms are very cheap")
    assert [place.saves for place in longest] == sorted((place.saves for place in longest), reverse=True)
    assert "one point here" in [said(place) for place in longest]


def test_that_a_filler_goes_with_its_comma_and_the_next_word_begins_the_sentence():
    place = next(one for one in of_kind(Kind.FILLER) if said(one) == "Furthermore")
    text, piece = without(TEXT, place)
    assert "everybody. The city is able" in text
    assert piece == "Furthermore,"
    inside = next(one for one in of_kind(Kind.FILLER) if said(one) == "very")
    assert "The rooms are cheap, and" in without(TEXT, inside)[0]


def test_that_a_longer_way_of_saying_becomes_the_shorter():
    places = {said(place): place for place in of_kind(Kind.SHORTER)}
    assert places["in order to"].saves == 2
    assert "and to reach everybody" in without(TEXT, places["in order to"])[0]
    capital = "In order to learn, come."
    (place,) = of_kind(Kind.SHORTER, capital)
    assert without(capital, place)[0] == "To learn, come."


def test_that_a_language_without_lists_has_sentences_and_repeats_only():
    persian = "اتاق‌های شهر هر شب برای همهٔ مردم باز است. این جمله بلند است و ادامه دارد. " * 2
    kinds = {place.kind for place in suggestions(persian, Brevity())}
    assert kinds == {Kind.REPEATED, Kind.SENTENCE}


@pytest.mark.parametrize(
    ("text", "piece", "rest"),
    [
        ("One. Two. Three.", "Two.", "One. Three."),
        ("One. Two.", "One.", "Two."),
        ("One. Two.", "Two.", "One."),
        ("One two, three.", "two", "One, three."),
        ("One.\nTwo.\nThree.", "Two.", "One.\nThree."),
        ("Only.", "Only.", ""),
    ],
)
def test_that_a_cut_leaves_no_seam(text, piece, rest):
    start = text.index(piece)
    assert cut(text, start, start + len(piece)) == (rest, piece)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2), (0, 99)])
def test_that_a_place_outside_the_text_is_refused(start, end):
    with pytest.raises(ValueError, match="the place does not lie in the text"):
        cut("short", start, end)


texts = st.text(alphabet=st.sampled_from("ab cd.,\n- !؟می"), max_size=120)


@given(text=texts, ends=st.tuples(st.integers(0, 120), st.integers(0, 120)))
def test_that_a_cut_loses_no_letter(text, ends):
    start, end = sorted(min(one, len(text)) for one in ends)
    rest, piece = cut(text, start, end)
    assert sorted("".join(rest.split()) + "".join(piece.split())) == sorted("".join(text.split()))
    assert words(rest) <= words(text) + 1


@given(text=texts)
def test_that_every_place_lies_in_the_text_and_saves_what_it_says(text):
    for place in suggestions(text, EN):
        assert 0 <= place.start < place.end <= len(text)
        rest, _piece = without(text, place)
        assert words(rest) <= words(text)
        if place.kind in (Kind.SENTENCE, Kind.REPEATED):
            assert words(text) - words(rest) in (place.saves, place.saves + 1)


@given(text=texts)
def test_that_taking_all_small_words_never_makes_a_text_longer(text):
    brevity = Brevity(phrases_of(["ab", "cd ab"]), {"ab cd": "d"})
    small = [one for one in suggestions(text, brevity) if one.kind in (Kind.FILLER, Kind.SHORTER)]
    assert words(without_all(text, small)[0]) <= words(text)
