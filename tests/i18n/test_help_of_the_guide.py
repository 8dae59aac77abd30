"""The guide's help pages: there, in order, and every source they cite can be looked up."""

import re
from pathlib import Path

import pytest

from lcapp.i18n.help_pages import read_pages

RESOURCES = Path(__file__).parents[2] / "resources"
PAGES = (
    "learning-city",
    "guiding-documents",
    "what-the-network-gives",
    "conferences",
    "award-history",
    "way-in",
    "advice",
)


def text_of(name):
    return (RESOURCES / "help" / f"{name}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_that_every_source_of_a_page_can_be_looked_up(name):
    listed = (RESOURCES / "reference" / "sources.md").read_text(encoding="utf-8")
    known = set(re.findall(r"^\| (S\d+) \|", listed, re.MULTILINE))
    assert set(re.findall(r"\bS\d+\b", text_of(name))) <= known


def test_that_the_pages_stand_after_the_first_steps():
    names = [page.name for page in read_pages(RESOURCES / "help")]
    at = names.index("learning-city")
    assert tuple(names[at : at + len(PAGES)]) == PAGES
    assert names[at - 1] == "getting-started"


def test_that_the_framework_is_told_whole():
    page = next(page for page in read_pages(RESOURCES / "help") if page.name == "learning-city")
    items = [block for block in page.blocks if block.kind == "item"]
    assert len(items) == 6 + 3 + 3


def test_that_contradictions_are_told_and_not_smoothed_over():
    assert "still name\n  May" in text_of("conferences")
    assert "55 countries" in text_of("what-the-network-gives")
    assert "not said" in text_of("award-history")
