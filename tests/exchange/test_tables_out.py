"""Tables for spreadsheets: figures stay figures, and no text becomes a formula."""

import csv
import io
import zipfile
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lcapp.errors import InputRefused
from lcapp.exchange.tables_out import LONGEST_CELL, tables_as_bytes
from lcapp.i18n import Words
from lcapp.services.tables import COLUMNS, Code, TableSheet, desk_tables, dossier_tables

EN = Words("en")
FORMULAS = (
    '=cmd|" /C calc"!A0',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1",
    "\n=1",
    " =1+1",
    "\ufeff=1",
    "＝1+1",
    "|x",
    '=HYPERLINK("http://example.invalid","x")',
)


def answers(*texts):
    return (TableSheet("answers", tuple(("s", "q", "label", "en", text) for text in texts)),)


def csv_rows(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_that_no_text_is_a_formula_in_csv():
    rows = csv_rows(tables_as_bytes(answers(*FORMULAS), EN, kind="csv"))
    assert len(rows) == len(FORMULAS) + 1
    for row, text in zip(rows[1:], FORMULAS, strict=True):
        assert row[4] == "'" + text


def test_that_no_text_is_a_formula_in_xlsx():
    data = tables_as_bytes(answers(*FORMULAS), EN, kind="xlsx")
    page = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    for number, text in enumerate(FORMULAS, start=2):
        cell = page.cell(number, 5)
        assert cell.data_type == "s"
        assert cell.value.strip() == text.strip()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist())
        assert not any("external" in name.lower() for name in archive.namelist())


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40))
def test_that_any_text_can_be_written_and_begins_no_formula(text):
    sheets = answers(text)
    shown = csv_rows(tables_as_bytes(sheets, EN, kind="csv"))[1][4]
    assert shown.lstrip(" \u00a0\ufeff\u200b\u200e\u200f")[:1] not in tuple("=+-@\t\r\n|%＝＋－＠")
    page = openpyxl.load_workbook(io.BytesIO(tables_as_bytes(sheets, EN, kind="xlsx"))).worksheets[0]
    assert page.cell(2, 5).data_type != "f"


def test_that_figures_are_figures_and_dates_dates():
    row = (
        "q",
        "Density",
        Decimal("-495.86"),
        "per km²",
        2024,
        None,
        "=census",
        Code("basis", "survey"),
        None,
        True,
    )
    sheets = (TableSheet("figures", (row,)),)
    assert csv_rows(tables_as_bytes(sheets, EN, kind="csv"))[1] == [
        *("q", "Density", "-495.86", "per km²", "2024", "", "'=census", "survey", "", "yes")
    ]
    page = openpyxl.load_workbook(io.BytesIO(tables_as_bytes(sheets, EN, kind="xlsx"))).worksheets[0]
    assert page["C2"].value == -495.86
    assert page["C2"].data_type == "n"


def test_that_an_answer_longer_than_a_cell_goes_on_in_the_next_row():
    text = "a" * (2 * LONGEST_CELL + 5)
    data = tables_as_bytes(answers(text), EN, kind="xlsx")
    page = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    assert "".join(page.cell(row, 5).value for row in (2, 3, 4)) == text


def test_that_another_kind_of_file_is_refused():
    with pytest.raises(InputRefused) as refusal:
        tables_as_bytes(answers("a"), EN, kind="ods")
    assert refusal.value.code == "table_kind_unknown"


@pytest.mark.parametrize("language", ["en", "fa", "tr"])
def test_that_a_dossier_has_its_figures_and_all_answers(app, language):
    sample = app.samples.get("samplia-membership-2025")
    session = app.dossiers.open(app.dossiers.start(sample.call, answers=sample.answers).number)
    sheets = dossier_tables(session.freeze())
    assert all(len(row) == len(COLUMNS[sheet.kind]) for sheet in sheets for row in sheet.rows)
    told = {row[1] for row in sheets[1].rows if row[4]}
    assert told >= {key.question for key, value in session.answers.items() if isinstance(value, str)}
    book = openpyxl.load_workbook(io.BytesIO(app.write_table(sheets, kind="xlsx", language=language)))
    assert [page.max_row for page in book.worksheets] == [len(sheet.rows) + 1 for sheet in sheets]


def test_that_an_empty_desk_gives_an_empty_list(app):
    sheets = desk_tables((), app.commission.rankings.ranking("membership-2025"))
    assert [len(sheet.rows) for sheet in sheets] == [0, 0]
    assert csv_rows(app.write_table(sheets, kind="csv", language="en"))[0][0] == "Number"


def test_that_days_are_written_so_that_they_sort():
    line = (1, "Samplia", "IR", Code("state", "new"), 50, Code("verdict", "look"), Code("eligibility", "yes"))
    row = (*line, date(2026, 3, 2), True, 1, "AAAA", "x.pdf")
    assert csv_rows(tables_as_bytes((TableSheet("desk", (row,)),), EN, kind="csv"))[1][7] == "2026-03-02"
