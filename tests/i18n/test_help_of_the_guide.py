"""The guide's help pages: there, in order, and every source they cite can be looked up."""

import re
from pathlib import Path

import pytest

from lcapp.i18n.catalogs import Catalogs
from lcapp.i18n.glossary import table
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


def test_that_the_page_of_sources_lists_every_code_with_its_name_and_address():
    words = Catalogs(RESOURCES.parent / "translations").words("en")
    rows = [block.cells for block in table(words, RESOURCES / "reference", "cited")]
    assert rows[0] == ("Code", "Source", "Address")
    named = {code: (name, address) for code, name, address in rows[1:]}
    assert named["S72"][0].startswith("Guidelines for Building Learning Cities")
    assert named["S72"][1].startswith("https://")
    assert "Persian" in named["seed 000"][0]
    page = next(page for page in read_pages(RESOURCES / "help") if page.name == "sources")
    assert [block.text for block in page.blocks if block.kind == "table"] == ["cited"]


def test_that_what_is_not_known_of_the_case_studies_is_said():
    assert "not at hand" in text_of("guiding-documents")
