"""Words that are looked up, and the dictionaries they are looked up in; the library itself is a stand-in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcapp.i18n.spelling import Dictionaries, is_installed, words_in


class Small:
    """A dictionary of a few words; letters beyond its encoding fail as they do in Hunspell."""

    def __init__(self, *words):
        self.words = set(words)

    def spell(self, word):
        word.encode("iso8859-2")
        return word in self.words or word.lower() in self.words

    def suggest(self, word):
        return [each for each in sorted(self.words) if each[:1] == word[:1]]


@pytest.fixture
def folders(tmp_path):
    system = tmp_path / "system"
    system.mkdir()
    for name in ("en_US", "en_GB", "sl_SI", "fa_IR", "broken"):
        (system / f"{name}.dic").write_text("1\nx\n")
        if name != "broken":
            (system / f"{name}.aff").write_text("SET UTF-8\n")
    return tmp_path / "own", system


@pytest.fixture
def made(folders):
    own, system = folders
    opened = []

    def load(file):
        opened.append(file.name)
        if file.name == "sl_SI":
            raise RuntimeError("damaged")
        return Small("learning", "city", "İstanbul", "école")

    dictionaries = Dictionaries(own, [system], load)
    dictionaries.opened = opened
    return dictionaries


def test_that_addresses_figures_and_acronyms_are_no_words_to_look_up():
    text = "Write to a@b.example or https://x.example/y, UNESCO's A1 and 2nd don’t a_b state-of-art می‌رود"
    assert [word for _place, word in words_in(text)] == [
        "Write", "to", "or", "UNESCO's", "and", "don’t", "a", "b", "state-of-art", "می\u200cرود",
    ]  # fmt: skip


@given(st.text(max_size=80))
def test_that_words_stand_where_they_are_said_to_stand(text):
    for place, word in words_in(text):
        assert text[place : place + len(word)] == word


def test_that_dictionaries_are_found_by_language_and_persian_only_where_somebody_put_it(made, folders):
    own, system = folders
    assert made.languages() == ("en", "sl")
    own.mkdir()
    for ending in ("dic", "aff"):
        (own / f"fa.{ending}").write_text("x")
    assert Dictionaries(own, [system], Small).languages() == ("en", "fa", "sl")


def test_that_words_are_looked_up_in_the_first_dictionary_opened_once(made):
    assert made.knows("en", "learning")
    assert made.knows("en-GB", "City")
    assert not made.knows("en", "lerning")
    assert made.opened == ["en_GB"]
    assert made.suggestions("en", "lerning") == ("learning",)


def test_that_what_follows_the_apostrophe_of_a_name_is_no_mistake(made):
    assert made.knows("en", "learning’s") is False
    assert made.knows("en", "l'école")


def test_that_other_scripts_other_languages_and_strange_letters_are_nobodys_mistake(made):
    assert made.knows("en", "مردم")
    assert made.knows("de", "Wörterbuch")
    assert made.knows("en", "ŵrong")
    assert made.suggestions("de", "x") == ()


def test_that_a_damaged_dictionary_costs_the_checking_and_nothing_else(made):
    assert made.knows("sl", "karkoli")
    assert made.suggestions("sl", "karkoli") == ()


def test_that_an_added_word_is_right_now_and_after_a_restart(made, folders):
    own, system = folders
    assert not made.knows("en", "Samplia")
    made.add("en", "Samplia")
    made.add("en", "Samplia")
    assert made.knows("en", "Samplia")
    assert (own / "words-en.txt").read_text("utf-8") == "Samplia\n"
    assert Dictionaries(own, [system], lambda _file: Small()).knows("en", "Samplia")


def test_that_without_the_library_or_a_dictionary_nothing_is_checked(tmp_path):
    dictionaries = Dictionaries(tmp_path, [tmp_path / "nowhere"])
    assert dictionaries.languages() == ()
    assert dictionaries.knows("en", "lerning")


@pytest.mark.skipif(not is_installed(), reason="chunspell is not installed")
def test_that_the_library_is_used_as_it_wants(tmp_path):
    (tmp_path / "en_GB.aff").write_text("SET UTF-8\nTRY esianrtolcdugmphbyfvkwz\n")
    (tmp_path / "en_GB.dic").write_text("2\nlearning\ncity\n")
    dictionaries = Dictionaries(tmp_path / "own", [tmp_path])
    assert dictionaries.knows("en", "learning")
    assert not dictionaries.knows("en", "lerning")
    assert "learning" in dictionaries.suggestions("en", "lerning")
