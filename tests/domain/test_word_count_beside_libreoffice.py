"""Our word count beside LibreOffice's: 200 texts, and every difference of an explained kind."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from lcapp.domain.word_count import words

HERE = Path(__file__).parent
TEXTS = json.loads((HERE / "data" / "word_count_200.json").read_text(encoding="utf-8"))["texts"]
HELP = (HERE.parents[1] / "resources" / "help" / "word-count.md").read_text(encoding="utf-8")


def runs_of_libreoffice(text):
    """Writer parts words at white space, at – and —, and at -- between letters; a mark alone is a word."""
    return re.sub(r"(?<=\w)--(?=\w)|[–—]", " ", text).split()


def marks_alone(text):
    return sum(not any(map(str.isalnum, run)) for run in runs_of_libreoffice(text))


def explained(text):
    """Which kinds of difference the help page explains, as they show in a text."""
    kinds = set()
    if marks_alone(text):
        kinds.add("mark_alone")
    if len(runs_of_libreoffice(text)) - marks_alone(text) != words(text):
        kinds.add("long_dash")
    return kinds


def test_that_two_hundred_different_texts_in_five_languages_stand_side_by_side():
    assert len({one["text"] for one in TEXTS}) == len(TEXTS) == 200
    assert {one["language"] for one in TEXTS} == {"en", "fr", "tr", "sl", "fa"}


def test_that_our_counts_are_those_in_the_table():
    assert [words(one["text"]) for one in TEXTS] == [one["ours"] for one in TEXTS]


@pytest.mark.parametrize("one", TEXTS, ids=range(1, len(TEXTS) + 1))
def test_that_each_difference_is_of_an_explained_kind(one):
    assert len(runs_of_libreoffice(one["text"])) == one["libreoffice"]
    kinds = explained(one["text"]) if one["ours"] != one["libreoffice"] else set()
    assert kinds == ({one["difference"]} if one["difference"] else set())


def test_that_plain_sentences_never_differ():
    plain = [one for one in TEXTS if one["kind"] in ("sentence", "zwnj")]
    assert len(plain) > 40
    assert all(one["ours"] == one["libreoffice"] for one in plain)


def test_that_the_help_names_the_share_that_agrees_and_the_size_of_each_kind():
    counted = Counter(one["difference"] for one in TEXTS)
    assert f"{counted['']} of 200" in HELP
    assert f"{counted['mark_alone']} texts" in HELP
    assert f"{counted['long_dash']} texts" in HELP
