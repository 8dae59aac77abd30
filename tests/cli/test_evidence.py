"""The register of evidence by command: dates in both calendars, changes, the same thing twice."""

import pytest
from PIL import Image

SITE = "https://samplia.example/plan"


@pytest.fixture
def number(lcapp):
    return lcapp("new", "--call", "award-2024", "--title", "Samplia", "--json").json["dossier"]


@pytest.fixture
def photo(tmp_path):
    file = tmp_path / "photo.jpg"
    Image.new("RGB", (60, 40), (90, 140, 130)).save(file)
    return file


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("2023-05-01", "2023-05-01"),
        ("5/2023", "2023-05"),
        ("2019", "2019"),
        ("11 Khordad 1403", "2024-05-31"),
    ],
)
def test_that_a_date_is_a_day_a_month_or_a_year_in_any_calendar(lcapp, number, typed, iso):
    made = lcapp("evidence", "add", number, SITE, "--dated", typed, "--rights", "Radio", "--json").json
    assert (made["dated"], made["rights"]) == (iso, "Radio")


def test_that_what_is_no_date_is_refused_in_words(lcapp, number):
    said = lcapp("evidence", "add", number, SITE, "--dated", "soon", code=1).err
    assert "“soon” is no date." in said
    assert lcapp("evidence", "list", number, "--json").json == []


def test_that_old_evidence_is_advised_once_it_has_a_date(lcapp, number, answers_file):
    told = answers_file({"award.member_since": "2022-09"}, call="award-2024")
    lcapp("answers", "import", number, told)
    lcapp("evidence", "add", number, SITE)
    codes = {one["code"] for one in lcapp("check", number, "--json", code=1).json["findings"]}
    assert "evidence_undated" in codes
    lcapp("evidence", "change", number, "A1", "--dated", "2019")
    codes = {one["code"] for one in lcapp("check", number, "--json", code=1).json["findings"]}
    assert "evidence_before_joining" in codes
    assert "evidence_undated" not in codes


def test_that_an_entry_is_changed_part_by_part(lcapp, number, photo):
    lcapp("evidence", "add", number, photo, "--title", "Bus", "--supports", "criteria.plan")
    made = lcapp("evidence", "change", number, "a1", "--title", "The bus", "--annex", "yes", "--json").json
    assert (made["title"], made["annex"], made["supports"]) == ("The bus", True, ["criteria.plan"])
    made = lcapp("evidence", "change", number, "A1", "--rights", "City", "--supports", "", "--json").json
    assert (made["title"], made["rights"], made["supports"]) == ("The bus", "City", [])
    assert lcapp("evidence", "list", number, "--json").json == [made]
    assert "City" in lcapp("evidence", "list", number).out


def test_that_the_same_file_or_address_is_said_to_be_there_unless_it_is_wanted_again(lcapp, number, photo):
    for thing in (photo, SITE):
        first = lcapp("evidence", "add", number, thing, "--json").json
        said = lcapp("evidence", "add", number, thing, code=1).err
        assert f"registered already, as {first['number']}" in said
        lcapp("evidence", "add", number, thing, "--again")
    assert len(lcapp("evidence", "list", number, "--json").json) == 4


def test_that_a_file_is_told_for_what_it_is(lcapp, number, photo, tmp_path):
    named = photo.rename(tmp_path / "plan.pdf")
    assert "It is a picture (JPEG), whatever its name says." in lcapp("evidence", "add", number, named).out
    table = tmp_path / "list.csv"
    table.write_text("a;b")
    assert "only listed among the evidence, not printed" in lcapp("evidence", "add", number, table).out
    secret = tmp_path / "passwd"
    secret.write_text("root:x:0:0:root:/root:/bin/sh\n")
    assert "neither a PDF file, a picture" in lcapp("evidence", "add", number, secret, code=1).err


def test_that_the_board_explains_its_signs_and_says_a_finding_about_several_once(lcapp, number):
    for page in ("plan", "report"):
        lcapp("evidence", "add", number, f"https://samplia.example/{page}")
    said = lcapp("evidence", "board", number).out
    assert "● the answer cites it" in said
    assert said.count("2 pieces of evidence are cited nowhere: A1, A2.") == 1
