"""The date field and its popup, in the calendars people use."""

from dataclasses import replace
from datetime import date

import pytest

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from lcapp.i18n import Words
from lcapp.ui.fields.calendar_popup import CalendarPopup
from lcapp.ui.fields.date_field import DateField
from lcapp.ui.fields.date_text import iso_date, line_text, placeholder
from tests.i18n.small_months import persian
from tests.ui.draft_builders import full_form

QUESTION = next(question for question in full_form().questions() if question.id == "city.since")
DAY = date(2024, 5, 31)
KEY = Qt.Key
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support (raise\\(\\)|grabbing the keyboard)$")
"""The offscreen platform has no popups that take the keyboard."""


@pytest.fixture
def a_field(qtbot, context):
    def made(words):
        field = DateField(QUESTION, replace(context, words=words))
        qtbot.addWidget(field)
        field.told, field.remarks = [], []
        field.answer_edited.connect(field.told.append)
        field.remarked.connect(field.remarks.append)
        return field

    return made


@pytest.fixture
def a_popup(qtbot, look):
    def made(words, *, today=date(2024, 6, 3), chosen=DAY):
        popup = CalendarPopup(words, look, today=today, chosen=chosen)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        rtl = words.direction == "rtl"
        popup.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        qtbot.addWidget(popup)
        popup.taken = []
        popup.picked.connect(popup.taken.append)
        popup.show()
        return popup

    return made


def days(popup):
    return [cell.text() for cell in popup.cells if cell.isEnabled()]


def heads(popup):
    return [label.accessibleName() for label in popup.findChildren(QLabel) if label.accessibleName()]


def press(popup, key, *, shift=False):
    modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(popup, key, modifier)
    return popup.at.isoformat()


@pytest.mark.parametrize(
    ("calendar", "text", "said"),
    [
        ("", "۱۴۰۳/۳/۱۱", "۱۱ خرداد ۱۴۰۳ · ۳۱ مهٔ ۲۰۲۴"),
        ("", "۳۱ مهٔ ۲۰۲۴", "۱۱ خرداد ۱۴۰۳ · ۳۱ مهٔ ۲۰۲۴"),
        ("gregorian", "۲۰۲۴-۵-۳۱", "۳۱ مهٔ ۲۰۲۴ · ۱۱ خرداد ۱۴۰۳"),
        ("islamic", "۱۴۴۵/۱۱/۲۳", "۲۳ ذیقعده ۱۴۴۵ · ۳۱ مهٔ ۲۰۲۴"),
    ],
)
def test_that_one_iso_day_is_kept_of_a_date_typed_in_any_calendar(a_field, type_text, calendar, text, said):
    field = a_field(persian(calendar))
    type_text(field.entry(), text)
    assert field.told[-1] == field.raw() == "2024-05-31"
    assert field._in_words.text() == said


@pytest.mark.parametrize(
    ("calendar", "shown", "empty"),
    [
        ("", "۱۴۰۳/۰۳/۱۱", "سال/ماه/روز"),
        ("gregorian", "۲۰۲۴-۰۵-۳۱", "year-month-day"),
        ("islamic", "۱۴۴۵/۱۱/۲۳", "سال/ماه/روز"),
    ],
)
def test_that_a_kept_day_stands_in_the_line_in_the_calendar_chosen(a_field, calendar, shown, empty):
    field = a_field(persian(calendar))
    assert field.entry().placeholderText() == empty
    field.show_answer("2024-05-31")
    assert field.entry().text() == shown
    assert field.told == []


@pytest.mark.parametrize("calendar", ["", "gregorian", "islamic"])
@pytest.mark.parametrize("iso", ["2024-05-31", "2016-04", "2016", "1961-01-01"])
def test_that_what_stands_in_the_line_means_what_is_kept(calendar, iso):
    words = persian(calendar)
    assert iso_date(line_text(words, iso), partial=True, words=words) == iso


def test_that_a_month_of_another_calendar_asks_for_the_day(a_field, type_text):
    field = a_field(Words("fa"))
    type_text(field.entry(), "1395/5")
    assert field.raw() is None
    assert "Write the whole day, such as ۱۴۰۳/۰۳/۱۱" in field.remarks[-1]
    type_text(field.entry(), "/1")
    assert field.remarks[-1] == ""
    assert field.raw() == "2016-07-22"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1402/12/30", "no such day"),
        ("1200/1/1", "from ۱۳۰۰ to ۱۵۰۰"),
        ("yesterday", "year/month/day or day/month/year"),
    ],
)
def test_that_a_date_that_is_none_is_explained(a_field, type_text, text, said):
    field = a_field(Words("fa"))
    type_text(field.entry(), text)
    assert said in field.remarks[-1]


def test_that_english_keeps_its_ways(a_field, type_text):
    field = a_field(Words("en"))
    assert field.entry().placeholderText() == placeholder(Words("en")) == "year-month-day"
    type_text(field.entry(), "31.13.2024")
    assert "no such day" in field.remarks[-1]
    field.show_answer("2016-04")
    assert (field.entry().text(), field._in_words.text()) == ("2016-04", "April 2016")


def test_that_a_day_is_picked_with_keys_and_stands_in_the_line(a_field, qtbot):
    field = a_field(persian())
    field.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    field.show_answer("2024-05-31")
    field.show()
    QTest.mouseClick(field._button, Qt.MouseButton.LeftButton)
    popup = field.findChild(CalendarPopup)
    QTest.keyClick(QApplication.focusWidget() or popup, KEY.Key_Left)
    QTest.keyClick(popup, KEY.Key_Return)
    assert field.told == ["2024-06-01"]
    assert field.entry().text() == "۱۴۰۳/۰۳/۱۲"
    assert not popup.isVisible()


def test_that_the_popup_shows_a_month_of_the_calendar_and_a_week_from_saturday(a_popup):
    popup = a_popup(persian())
    assert popup.title.text() == "خرداد ۱۴۰۳"
    assert popup.beside.text() == "مه ۲۰۲۴ – ژوئن ۲۰۲۴"
    assert days(popup)[0] == "۱"
    assert len(days(popup)) == 31
    assert heads(popup)[0] == "شنبه"
    # 1 Khordad 1403 was a Tuesday: the fourth day of a week that begins on Saturday.
    assert [cell.isEnabled() for cell in popup.cells[:4]] == [False, False, False, True]
    chosen = next(cell for cell in popup.cells if cell.isChecked())
    assert chosen.text() == "۱۱"
    assert chosen.accessibleName() == "جمعه ۱۱ خرداد ۱۴۰۳ · ۳۱ مهٔ ۲۰۲۴"
    assert [cell.text() for cell in popup.cells if cell.property("today") == "yes"] == ["۱۴"]
    assert [cell.text() for cell in popup.cells if cell.property("rest") == "yes"] == ["۴", "۱۱", "۱۸", "۲۵"]


def test_that_the_popup_shows_a_week_from_monday_elsewhere(a_popup):
    popup = a_popup(Words("fr"))
    assert popup.title.text() == "mai 2024"
    assert popup.beside.text() == ""
    assert heads(popup)[0] == "lundi"
    assert popup.cells[2].text() == "1"


@pytest.mark.parametrize(
    ("key", "shift", "stands"),
    [
        (KEY.Key_Right, False, "2024-06-01"),
        (KEY.Key_Left, False, "2024-05-30"),
        (KEY.Key_Down, False, "2024-06-07"),
        (KEY.Key_Up, False, "2024-05-24"),
        (KEY.Key_PageDown, False, "2024-06-30"),
        (KEY.Key_PageUp, False, "2024-04-30"),
        (KEY.Key_PageDown, True, "2025-05-31"),
        (KEY.Key_PageUp, True, "2023-05-31"),
        (KEY.Key_Home, False, "2024-05-01"),
        (KEY.Key_End, False, "2024-05-31"),
        (KEY.Key_A, False, "2024-05-31"),
    ],
)
def test_that_keys_move_over_the_days(a_popup, key, shift, stands):
    assert press(a_popup(Words("en")), key, shift=shift) == stands


@pytest.mark.parametrize(
    ("key", "stands"),
    [
        (KEY.Key_Right, "2024-05-30"),
        (KEY.Key_Left, "2024-06-01"),
        (KEY.Key_PageDown, "2024-07-01"),
        (KEY.Key_PageUp, "2024-04-30"),
        (KEY.Key_Home, "2024-05-21"),
        (KEY.Key_End, "2024-06-20"),
    ],
)
def test_that_arrows_follow_the_eye_and_months_the_calendar_in_persian(a_popup, key, stands):
    assert press(a_popup(persian()), key) == stands


def test_that_enter_takes_the_day_and_escape_leaves_without(a_popup):
    popup = a_popup(Words("en"))
    press(popup, KEY.Key_Up)
    press(popup, KEY.Key_Return)
    assert popup.taken == ["2024-05-24"]
    assert not popup.isVisible()
    other = a_popup(Words("en"))
    press(other, KEY.Key_Escape)
    assert other.taken == []
    assert not other.isVisible()


def test_that_a_click_takes_a_day_and_arrows_above_turn_the_month(a_popup):
    popup = a_popup(Words("en"))
    popup.later.click()
    assert (popup.title.text(), popup.taken) == ("June 2024", [])
    popup.earlier.click()
    next(cell for cell in popup.cells if cell.text() == "7").click()
    assert popup.taken == ["2024-05-07"]


def test_that_the_last_day_of_the_calendar_is_an_end_and_no_failure(a_popup):
    last = date(2077, 11, 16)
    popup = a_popup(persian("islamic"), chosen=last)
    assert popup.title.text() == "ذیحجه ۱۵۰۰"
    for key in (KEY.Key_PageDown, KEY.Key_Left, KEY.Key_Down):
        assert press(popup, key) == last.isoformat()


def test_that_a_day_before_the_calendar_is_shown_in_the_gregorian_one(a_popup):
    popup = a_popup(persian("islamic"), chosen=date(1900, 1, 1))
    assert popup.title.text() == "ژانویه ۱۹۰۰"


def test_that_every_day_and_button_of_the_popup_has_a_name(a_popup):
    popup = a_popup(persian())
    assert all(cell.accessibleName() for cell in popup.cells if cell.isEnabled())
    assert popup.accessibleName()
    assert popup.earlier.accessibleName() != popup.later.accessibleName()
