"""Codes of sources and the names they stand for."""

import re
from pathlib import Path

from lcapp.domain.sources import Source, cited, named
from lcapp.storage.guidance_library import GuidanceLibrary

RESOURCES = Path(__file__).parents[2] / "resources"
SHIPPED = GuidanceLibrary(RESOURCES, Path("/nonexistent"))
KNOWN = {"S1": Source("S1", "Form of 2015"), "seed 000": Source("seed 000", "a page")}


def test_that_known_codes_are_named_and_unknown_ones_stay():
    said = named("S1; seed 000; S999, read twice", KNOWN, lambda one: f"{one.name} ({one.code})")
    assert said == "Form of 2015 (S1); a page (seed 000); S999, read twice"
    assert cited("S1, S1 and seed 000; domain 6.4") == ("S1", "seed 000", "domain")


def test_that_every_code_cited_in_guidance_has_a_name():
    codes = {code for file in SHIPPED.files for text in file.texts for code in cited(text.source)}
    assert codes <= SHIPPED.sources.keys(), sorted(codes - SHIPPED.sources.keys())
    assert all(one.name and one.name != one.code for one in SHIPPED.sources.values())


def test_that_the_list_for_readers_and_the_data_agree():
    listed = (RESOURCES / "reference" / "sources.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| (S\d+) \| (.*) \|$", listed, re.MULTILINE))
    known = {one.code: one.address for one in SHIPPED.sources.values() if one.code.startswith("S")}
    assert known == rows
