"""`lcapp worksheet` and `lcapp table`: files out, a preview back, nothing changed without --accept."""

import csv
import io

import openpyxl
import pytest

from tests.exchange.worksheet_edits import blocks, opened, saved, set_text
from tests.sandbox.hostile_worksheets import body, packed


@pytest.fixture
def number(lcapp):
    return lcapp("new", "--call", "membership-2025", "--title", "Samplia", "--json").json["dossier"]


@pytest.fixture
def edited(lcapp, number, tmp_path):
    """A worksheet of the city's section in which somebody typed the name."""
    file = tmp_path / "sheet.docx"
    told = lcapp("worksheet", "export", number, "city", "-o", file, "--json").json
    assert told["sections"] == ["city"]
    document = opened(file.read_bytes())
    name = next(one for one in blocks(document) if "[city.name |" in one[0].text)
    set_text(name[1], "=Newtown")
    file.write_bytes(saved(document))
    return file


def answers(lcapp, number):
    return lcapp("answers", "export", number).json["answers"]


def test_that_a_worksheet_is_looked_at_first_and_taken_in_when_told(lcapp, number, edited):
    told = lcapp("worksheet", "import", number, edited, "--json").json
    assert told["accepted"] is False
    assert [(one["question"], one["new"]) for one in told["answers"]] == [("city.name", "=Newtown")]
    assert told["left_over"] == told["unread"] == []
    assert answers(lcapp, number) == {}
    said = lcapp("worksheet", "import", number, edited).out
    assert "city.name" in said
    assert "Nothing was changed." in said
    assert lcapp("worksheet", "import", number, edited, "--accept").out == f"{number}\n"
    assert answers(lcapp, number) == {"city.name": "=Newtown"}


def test_that_a_hostile_worksheet_ends_with_1_and_a_sentence(lcapp, number, tmp_path):
    file = tmp_path / "macro.docx"
    file.write_bytes(packed(body(""), **{"word/vbaProject.bin": b"x"}))
    assert "macros" in lcapp("worksheet", "import", number, file, code=1).err
    told = lcapp("worksheet", "import", number, file, "--accept", "--json", code=1).json
    assert told["error"]["code"] == "worksheet_macros"
    assert answers(lcapp, number) == {}


def test_that_wrong_usage_ends_with_2_and_what_is_not_there_with_1(lcapp, number, tmp_path):
    lcapp("worksheet", "export", number, code=2)
    lcapp("worksheet", "export", number, "nowhere", "-o", tmp_path / "a.docx", code=1)
    lcapp("worksheet", "import", number, tmp_path / "absent.docx", code=1)
    lcapp("table", "-o", tmp_path / "a.xlsx", code=2)
    lcapp("table", number, "--call", "membership-2025", "-o", tmp_path / "a.xlsx", code=2)
    lcapp("table", number, "--only", "desk", "-o", tmp_path / "a.xlsx", code=2)
    lcapp("table", number, "-o", tmp_path / "a.ods", code=1)
    assert not list(tmp_path.glob("a.*"))


def test_that_a_dossier_becomes_a_table_without_formulas(lcapp, number, edited, tmp_path):
    lcapp("worksheet", "import", number, edited, "--accept")
    file = tmp_path / "table.xlsx"
    told = lcapp("table", number, "-o", file, "--json").json
    assert [one["table"] for one in told["tables"]] == ["figures", "answers"]
    cells = [cell for page in openpyxl.load_workbook(file) for row in page for cell in row]
    assert "=Newtown" in [cell.value for cell in cells]
    assert all(cell.data_type != "f" for cell in cells)
    lcapp("table", number, "--only", "answers", "-o", tmp_path / "table.csv")
    rows = csv.reader(io.StringIO((tmp_path / "table.csv").read_text("utf-8-sig")))
    assert "'=Newtown" in [cell for row in rows for cell in row]


def test_that_the_desk_of_a_call_becomes_a_table(lcapp, tmp_path):
    told = lcapp("table", "--call", "membership-2025", "-o", tmp_path / "desk.xlsx", "--json").json
    assert told["tables"] == [{"table": "desk", "rows": 0}, {"table": "ranking", "rows": 0}]
