"""Links beside answers: shown whole, copied as the usual way, opened only when asked, and never a path."""

import pytest

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton

from lcapp.domain.addresses import read_address
from lcapp.ui.link_dialog import LinkDialog
from lcapp.ui.links import Links

EVIL = "https://unesсo.example/learning\u202ecities"


@pytest.fixture
def a_dialog(look, words, qtbot):
    def made(text):
        dialog = LinkDialog(text, read_address(text), words)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return made


def said(dialog):
    return [label.text() for label in dialog.findChildren(QLabel)]


def openers(widget):
    return [b for b in widget.findChildren(QToolButton) if b.accessibleName().startswith("Open link of")]


def test_that_the_dialog_shows_the_whole_address_with_codes_and_the_real_host(a_dialog):
    dialog = a_dialog(EVIL)
    assert dialog.address.toPlainText() == "https://unesсo.example/learning⟦U+202E⟧cities"
    assert any("xn--uneso-4ye.example" in text for text in said(dialog))
    assert any("cannot be seen" in text for text in said(dialog))
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in dialog.findChildren(QLabel))


def test_that_enter_copies_and_esc_does_nothing(a_dialog):
    dialog = a_dialog("https://example.org")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.chosen == "copy"
    other = a_dialog("https://example.org")
    QTest.keyClick(other, Qt.Key.Key_Escape)
    assert other.chosen == ""
    assert not other.isVisible()


def test_that_the_button_opens(a_dialog):
    dialog = a_dialog("www.example.org")
    assert dialog.address.toPlainText() == "https://www.example.org"
    dialog.open_link.click()
    assert dialog.chosen == "open"


@pytest.mark.parametrize(
    "text",
    ["file:///etc/passwd", "\\\\server\\share", "https://a@b.example", "javascript:x", "https://exa%6d"],
)
def test_that_a_refused_address_says_why_and_cannot_be_opened(a_dialog, text):
    dialog = a_dialog(text)
    assert dialog.open_link is None
    assert said(dialog)[0].endswith("opened.")


@pytest.mark.parametrize(
    ("text", "choice", "opened", "copied"),
    [
        ("https://straße.example", "open", ["https://xn--strae-oqa.example"], "before"),
        ("www.example.org", "copy", [], "https://www.example.org"),
        ("file:///etc/passwd", "open", [], "before"),
        ("file:///etc/passwd", "copy", [], "file:///etc/passwd"),
        ("https://example.org", "", [], "before"),
    ],
)
def test_that_only_a_checked_address_is_ever_opened(qapp, dialogs, text, choice, opened, copied):
    QGuiApplication.clipboard().setText("before")
    dialogs.answers = [choice]
    found = []
    Links(dialogs, open_=found.append).ask(text)
    assert found == opened
    assert QGuiApplication.clipboard().text() == copied


def test_that_url_fields_and_link_rows_open_what_is_typed(draft_screen, dialogs, type_text):
    screen = draft_screen({"motivation.why@en": {"answer": "Why.", "links": ["https://example.org/plan"]}})
    opened = []
    screen.links._open = opened.append
    field = screen.pages.page.frames["city.site"].box.field
    assert not field.open_link.isEnabled()
    type_text(field.entry(), "www.example.org")
    dialogs.answers = ["open", "open"]
    field.open_link.click()
    screen.show_section("motivation")
    (row,) = openers(screen.pages.page.frames["motivation.why"].box)
    assert row.isEnabled()
    row.click()
    assert opened == ["https://www.example.org", "https://example.org/plan"]


def test_that_a_link_of_a_draft_that_can_only_be_read_still_opens(draft_screen, dialogs):
    screen = draft_screen({"city.site": "https://example.org"})
    screen.pages.set_read_only(True)
    dialogs.answers = [""]
    screen.pages.page.frames["city.site"].box.field.open_link.click()
    assert dialogs.heard == ["https://example.org"]
