"""Tables as XLSX and CSV. What people wrote is text there and never a formula, whatever it begins with."""

import csv
import io
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from lcapp.errors import InputRefused
from lcapp.i18n import Words
from lcapp.i18n.wording_tables import code_words, column_words, sheet_words
from lcapp.services.tables import COLUMNS, Cell, Code, Row, TableSheet

_STARTS = "=+-@\t\r\n|%＝＋－＠"
"""What a spreadsheet may take for the beginning of a formula or a command, in any width."""
_NOT_IN_SHEETS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LONGEST_CELL = 32_000
"""Characters; Excel takes 32,767. A longer answer goes on in the next row."""
_WIDTHS = {"label": 48, "answer": 80, "question": 28, "city": 32, "source": 28, "file_name": 32}


def tables_as_bytes(sheets: tuple[TableSheet, ...], words: Words, *, kind: str) -> bytes:
    """See `TableWriter`."""
    if kind == "csv":
        return _csv(sheets[0], words)
    if kind == "xlsx":
        return _xlsx(sheets, words)
    raise InputRefused("table_kind_unknown", name=kind)


def defused(text: str) -> str:
    """A text for CSV that no spreadsheet works out: an apostrophe stands before what could be a formula."""
    clean = _NOT_IN_SHEETS.sub("", text)
    bare = clean.lstrip(" \u00a0\ufeff\u200b\u200e\u200f")
    return f"'{clean}" if bare.startswith(tuple(_STARTS)) else clean


def _csv(sheet: TableSheet, words: Words) -> bytes:
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow([defused(column_words(words, name)) for name in COLUMNS[sheet.kind]])
    for row in sheet.rows:
        writer.writerow([_in_csv(words, cell) for cell in row])
    # The mark at the beginning tells Excel that this is UTF-8.
    return b"\xef\xbb\xbf" + written.getvalue().encode("utf-8")


def _in_csv(words: Words, cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return _yes_no(words, cell)
        case int() | Decimal():
            return format(cell, "f") if isinstance(cell, Decimal) else str(cell)
        case date():
            return cell.isoformat()
        case Code():
            return defused(code_words(words, cell.family, cell.code))
    return defused(cell)


def _xlsx(sheets: tuple[TableSheet, ...], words: Words) -> bytes:
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    for page in book.worksheets:
        book.remove(page)
    book.properties.creator = ""
    for sheet in sheets:
        page = book.create_sheet(sheet_words(words, sheet.kind)[:31])
        page.sheet_view.rightToLeft = words.direction == "rtl"
        page.freeze_panes = "A2"
        columns = COLUMNS[sheet.kind]
        for place, name in enumerate(columns, start=1):
            _put(page.cell(1, place), column_words(words, name), words)
            page.cell(1, place).font = Font(bold=True)
            page.column_dimensions[get_column_letter(place)].width = _WIDTHS.get(name, 14)
        number = 1
        for row in sheet.rows:
            for piece in _pieces(row):
                number += 1
                for place, cell in enumerate(piece, start=1):
                    _put(page.cell(number, place), cell, words)
        page.auto_filter.ref = page.dimensions
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _pieces(row: Row) -> Iterator[Row]:
    """A row, and as many more as its longest text needs."""
    longest = max((len(cell) for cell in row if isinstance(cell, str)), default=0)
    for start in range(0, max(1, longest), LONGEST_CELL):
        yield tuple(
            cell[start : start + LONGEST_CELL] if isinstance(cell, str) and len(cell) > LONGEST_CELL else cell
            for cell in row
        )


def _put(place: Any, cell: Cell, words: Words) -> None:
    from openpyxl.styles import Alignment

    match cell:
        case None:
            return
        case bool():
            text = _yes_no(words, cell)
        case int() | Decimal() | date():
            place.value = cell
            return
        case Code():
            text = code_words(words, cell.family, cell.code)
        case _:
            text = cell
    place.value = _NOT_IN_SHEETS.sub("", text)
    # Without this, text that begins with an equals sign would be a formula; the apostrophe keeps it text
    # when somebody edits the cell.
    place.data_type = "s"
    place.quotePrefix = text.startswith(tuple(_STARTS))
    place.alignment = Alignment(wrap_text=len(text) > 60 or "\n" in text, vertical="top")


def _yes_no(words: Words, cell: bool) -> str:
    return words._("yes") if cell else words._("no")
