"""Printing on paper: the chosen pages reach the printer, in the chosen look, or the sheet says why not."""

import pypdfium2
import pytest

from PySide6.QtPrintSupport import QPrinter

from lcapp.errors import EnvironmentFailed
from lcapp.services.ports import PrintOptions, RenderedDossier
from lcapp.ui.draft.on_paper import OnPaper
from lcapp.ui.draft.print_sheet import PrintSheet
from lcapp.ui.tasks import Tasks
from tests.ui.draft.pages_in_process import PagesInProcess
from tests.ui.draft_builders import a_session

PRINTERS = (("Office", "Mayor's office"), "Mayor's office")


def five_pages() -> bytes:
    """Pages of A4 and one of A3, each with a grey field as wide as its number says."""
    import io

    document = pypdfium2.PdfDocument.new()
    for page in range(5):
        document.new_page(595, 842) if page != 3 else document.new_page(842, 1191)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


class FivePages:
    def __init__(self):
        self.options = []

    def render(self, snapshot, options, watch, **more):
        self.options.append(options)
        return RenderedDossier(five_pages(), 5, signature_pages=(1, 4))


@pytest.fixture
def paper(store, look, words, small_app, qtbot, qapp, tmp_path):
    """An open print sheet whose printer writes a PDF."""
    small_app.renderer = FivePages()
    opened = []

    def open_pages(data):
        opened.append(PagesInProcess(data))
        return opened[-1]

    small_app.open_pages = open_pages

    def printer(choice):
        made = QPrinter()
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(tmp_path / "printed.pdf"))
        made.setResolution(100)
        return made

    from PySide6.QtWidgets import QWidget

    window = QWidget()
    qtbot.addWidget(window)
    tasks = Tasks(lambda error: None, qapp)
    job = OnPaper(
        a_session(store, answers={}),
        small_app,
        words,
        look,
        tasks,
        paper="a4",
        parent=window,
        printer_for=printer,
        printers=lambda: PRINTERS,
    )
    window.show()
    job.opened = opened
    yield job
    tasks.stop()


def printed_sizes(tmp_path):
    with pypdfium2.PdfDocument((tmp_path / "printed.pdf").read_bytes()) as document:
        return [tuple(round(side) for side in page.get_size()) for page in document]


def test_that_every_page_goes_to_the_printer_in_its_own_size_and_the_sheet_says_how_many(
    paper, qtbot, tmp_path
):
    paper.open()
    sheet = paper.sheet
    assert sheet.printer.currentText() == "Mayor's office"
    sheet.go.click()
    qtbot.waitUntil(lambda: "5 pages" in sheet.said.text(), timeout=5000)
    assert printed_sizes(tmp_path) == [(595, 842)] * 3 + [(842, 1191)] + [(595, 842)]
    assert [asked[0] for asked in paper.opened[0].asked] == [0, 1, 2, 3, 4]
    assert paper.opened[0].closed


def test_that_only_the_pages_typed_are_printed_and_in_grey_where_wanted(paper, qtbot, tmp_path):
    paper.open()
    sheet = paper.sheet
    sheet.pages.setText("۲-۳")
    sheet.colour.setCurrentIndex(1)
    sheet.go.click()
    qtbot.waitUntil(lambda: "2 pages" in sheet.said.text(), timeout=5000)
    assert [(page, grey) for page, _dpi, grey in paper.opened[0].asked] == [(1, True), (2, True)]


def test_that_signature_pages_alone_are_taken_from_the_official_form(paper, small_app, qtbot):
    paper.open()
    sheet = paper.sheet
    sheet.variant.setCurrentIndex(sheet.variant.findData("signature"))
    sheet.go.click()
    qtbot.waitUntil(lambda: "2 pages" in sheet.said.text(), timeout=5000)
    assert small_app.renderer.options == [PrintOptions(variant="form", with_other_languages=False)]
    assert [page for page, _dpi, _grey in paper.opened[0].asked] == [1, 4]


def test_that_pages_that_do_not_exist_are_refused_in_words_and_the_field_takes_the_keys(paper, qtbot):
    paper.open()
    sheet = paper.sheet
    sheet.pages.setText("7")
    sheet.go.click()
    qtbot.waitUntil(sheet.go.isEnabled, timeout=5000)
    assert sheet.said.text() == "The dossier has 5 pages, and none of them was chosen."
    assert sheet.focusWidget() is sheet.pages


def test_that_a_broken_child_process_is_told_and_nothing_hangs(paper, small_app, qtbot):
    def refuse(data):
        raise EnvironmentFailed("disk_full")

    small_app.open_pages = refuse
    paper.open()
    paper.sheet.go.click()
    qtbot.waitUntil(paper.sheet.go.isEnabled, timeout=5000)
    assert paper.sheet.said.property("severity") == "must_fix"


def test_that_a_computer_without_printers_is_told_what_to_do(look, words, qtbot):
    sheet = PrintSheet(words, look, languages=("en",), paper="a4", printers=())
    qtbot.addWidget(sheet)
    assert not sheet.go.isEnabled()
    assert "Export the dossier as a PDF" in sheet.said.text()


def test_that_copies_sides_and_colour_reach_the_printer(look, words, qtbot):
    sheet = PrintSheet(words, look, languages=("en",), paper="letter", printers=("Office",), usual="Office")
    qtbot.addWidget(sheet)
    sheet.copies.setValue(3)
    sheet.sides.setCurrentIndex(sheet.sides.findData("short"))
    choice = sheet.choice
    assert (choice.printer, choice.copies, choice.options.paper) == ("Office", 3, "letter")
    assert choice.duplex is QPrinter.DuplexMode.DuplexShortSide
