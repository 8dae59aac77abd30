"""The reading page: the whole draft in order, each question a way to its field and back."""

import time

import pytest

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton

from lcapp.domain.answers import AnswerKey
from lcapp.domain.events import AnswerChanged
from lcapp.i18n import Words
from lcapp.ui.draft.reading_page import ReadingPage
from lcapp.ui.models.reading import Piece, PieceKind, ReadQuestion, ReadSection
from lcapp.ui.screens.draft import DraftScreen
from tests.ui.draft.conftest import AtOnce
from tests.ui.draft_builders import a_session

ANSWERS = {
    "city.name": "Ljubljana",
    "city.site": "https://example.org/a-very-long-address/" + "path/" * 30,
    "city.since": "2017-09",
    "city.country": "SI",
    "city.networks": "no",
    "profile.population": {"value": 295504, "year": 2023, "territory": "municipality", "source": "Register"},
    "profile.area": {"value": 275, "year": 2023},
    "profile.goals": {"answer": ["health", "work"], "text": "Both since 2019"},
    "motivation.why@en": {"answer": "First.\n\n- one\n- two", "links": ["https://example.org"]},
    "motivation.why@fr": "Parce que.",
    "motivation.challenges": {"inclusion": 5, "work": 3},
    "motivation.order": ["workplaces", "families"],
    "practice.items": [{"id": "p1", "title": "Library", "story": {"en": "Open late."}}],
    "motivation.plain": {"none": "nothing to add"},
}


def open_reading(screen):
    screen._actions["read"].trigger()
    while not screen.reading.page.complete:
        QApplication.processEvents()
    return screen.reading.page


def texts(entry):
    return [label.text() for label in entry.findChildren(QLabel) if label.text()]


def bare(said):
    return [text.translate({0x2068: None, 0x2069: None, 0x200B: None, 0x200E: None}) for text in said]


@pytest.fixture
def page(draft_screen):
    return open_reading(draft_screen(ANSWERS))


def test_that_everything_asked_is_read_in_official_order_and_nothing_hidden(draft_screen):
    screen = draft_screen(ANSWERS)
    page = open_reading(screen)
    asked = [q.id for q in screen.session.form.questions() if q.id != "city.network_names"]
    assert page.order == asked
    assert list(page.entries) == asked
    tops = [entry.mapTo(page.sheet, entry.rect().topLeft()).y() for entry in page.entries.values()]
    assert tops == sorted(tops)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("city.email", ["No answer yet"]),
        ("city.since", ["September 2017"]),
        ("city.country", ["Slovenia"]),
        ("city.networks", ["No"]),
        ("profile.population", ["295,504 persons", "2023 · municipality · Register"]),
        (
            "profile.density",
            [
                "worked out by the program",
                "Class on the network's city pages: more than 500 inhabitants per km² (such a class was seen "
                "there: uil.unesco.org/city).",
            ],
        ),
        ("profile.goals", ["Health and well-being", "Both since 2019"]),
        ("motivation.why", ["English", "First.", "•", "one", "https://example.org", "French", "Parce que."]),
        (
            "motivation.challenges",
            [
                "Promoting inclusive learning from basic to higher education: 5 of 5, great challenge",
                "Learning for and in the workplace: 3 of 5",
            ],
        ),
        ("motivation.order", ["1.", "Workplaces", "2.", "Families"]),
        ("practice.items", ["Record 1", "Title", "Library", "What was done and what came of it?"]),
        ("motivation.plain", ["No relevant information: nothing to add"]),
        ("pledge.text", ["The city of Ljubljana hereby applies to join the network."]),
        ("pledge.signature", ["To be signed on paper."]),
    ],
)
def test_that_an_answer_reads_in_words(page, question, said):
    found = bare(texts(page.entries[question]))
    places = [found.index(text) for text in said]
    assert places == sorted(places), found


def test_that_enter_leads_to_the_field_and_esc_back_to_the_same_place(draft_screen, qtbot, qapp):
    screen = draft_screen(ANSWERS)
    page = open_reading(screen)
    page.bring("motivation.order")
    qapp.processEvents()
    place = page.verticalScrollBar().value()
    assert place > 0
    QTest.keyClick(page.entries["motivation.order"], Qt.Key.Key_Return)
    assert page.isHidden()
    assert screen.panes.isVisible()
    frame = screen.pages.page.frames["motivation.order"]
    assert frame.isAncestorOf(screen.window().focusWidget())
    assert screen.reading.way_back.isVisible()
    screen._actions["back"].trigger()
    qapp.processEvents()
    assert page.isVisible()
    assert page.current == "motivation.order"
    assert page.verticalScrollBar().value() == place
    screen._actions["back"].trigger()
    assert page.isHidden()
    assert not screen._actions["back"].isEnabled()


def test_that_a_click_leads_to_the_language_that_was_read(draft_screen):
    screen = draft_screen({"motivation.why@fr": "Parce que."})
    page = open_reading(screen)
    QTest.mouseClick(page.entries["motivation.why"], Qt.MouseButton.LeftButton)
    frame = screen.pages.page.frames["motivation.why"]
    assert frame.language == "fr"
    assert screen.window().focusWidget() is frame.box.entry()


def test_that_reading_begins_where_the_person_is_and_closing_leads_back_there(draft_screen, qapp):
    screen = draft_screen(ANSWERS)
    screen.go_to(AnswerKey("profile.area"))
    qapp.processEvents()
    field = screen.window().focusWidget()
    page = open_reading(screen)
    assert page.current == "profile.area"
    page.close_button.click()
    assert screen.panes.isVisible()
    assert screen.window().focusWidget() is field


def test_that_arrows_go_from_question_to_question(page):
    page.bring("city.name")
    QTest.keyClick(page.entries["city.name"], Qt.Key.Key_Down)
    assert page.current == "city.country"
    QTest.keyClick(page.entries["city.country"], Qt.Key.Key_Up)
    assert page.current == "city.name"
    QTest.keyClick(page.entries["city.name"], Qt.Key.Key_Up)
    assert page.current == "city.name"


def test_that_a_changed_answer_reads_anew_and_the_others_keep_their_widgets(draft_screen):
    screen = draft_screen(ANSWERS)
    page = open_reading(screen)
    page.bring("city.name")
    untouched = page.entries["city.country"]
    screen.session.set_answer(AnswerKey("city.name"), "Maribor")
    screen._on_event(AnswerChanged(AnswerKey("city.name")))
    assert "Maribor" in texts(page.entries["city.name"])
    assert page.entries["city.country"] is untouched
    assert page.current == "city.name"
    assert any("Maribor" in text for text in texts(page.entries["pledge.text"]))


def test_that_a_question_asked_only_now_appears(draft_screen, qapp):
    screen = draft_screen(ANSWERS)
    page = open_reading(screen)
    page.bring("city.networks")
    screen.session.set_answer(AnswerKey("city.networks"), "yes")
    qapp.processEvents()
    while not page.complete:
        qapp.processEvents()
    assert "city.network_names" in page.entries
    assert page.current == "city.networks"


def test_that_findings_are_marked_with_a_word_and_missing_answers_only_after_the_check(draft_screen):
    screen = draft_screen({**ANSWERS, "city.email": "nobody"})
    page = open_reading(screen)
    assert "must fix" in texts(page.entries["city.email"])
    assert "must fix" not in texts(page.entries["profile.status"])
    screen.check()
    assert page.isHidden()
    page = open_reading(screen)
    assert "must fix" in texts(page.entries["profile.status"])


def test_that_a_reader_hears_question_answer_and_finding(draft_screen):
    page = open_reading(draft_screen({**ANSWERS, "city.email": "nobody"}))
    heard = QAccessible.queryAccessibleInterface(page.entries["city.email"])
    assert heard.role() is QAccessible.Role.Button
    assert heard.text(QAccessible.Text.Name) == "3 E-mail of the contact person"
    assert heard.text(QAccessible.Text.Description) == "nobody\nmust fix"
    nameless = [button for button in page.findChildren(QToolButton) if not button.accessibleName()]
    assert nameless == []


def test_that_no_text_is_taken_for_markup_or_hides_anything(draft_screen):
    evil = "<b>bold</b> \u202eevil"
    page = open_reading(draft_screen({"city.name": evil, "motivation.plain": evil}))
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in page.findChildren(QLabel))
    assert "<b>bold</b> ⟦U+202E⟧evil" in texts(page.entries["city.name"])
    assert "<b>bold</b> ⟦U+202E⟧evil" in texts(page.entries["motivation.plain"])


@pytest.mark.parametrize("size", [(1024, 700), (640, 600)])
def test_that_nothing_on_the_reading_page_is_wider_than_the_window(draft_screen, size, qapp):
    screen = draft_screen(ANSWERS, size=size)
    page = open_reading(screen)
    qapp.processEvents()
    assert page.sheet.width() <= page.viewport().width()


def test_that_a_persian_text_reads_from_its_own_side(draft_screen):
    page = open_reading(draft_screen({"motivation.plain": "کاشان شهر یادگیرنده است."}))
    text = next(
        label for label in page.entries["motivation.plain"].findChildren(QLabel) if "کاشان" in label.text()
    )
    assert text.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert text.alignment() & Qt.AlignmentFlag.AlignRight


def test_that_a_link_is_shown_before_it_is_opened(draft_screen, dialogs):
    screen = draft_screen(ANSWERS)
    opened = []
    screen.links._open = opened.append
    page = open_reading(screen)
    button = page.entries["motivation.why"].findChild(QToolButton)
    dialogs.answers = ["", "open"]
    button.click()
    assert opened == []
    button.click()
    assert opened == ["https://example.org"]
    assert page.isVisible()


def test_that_a_long_page_is_built_in_turns_and_the_wanted_question_at_once(look, words, qtbot, monkeypatch):
    monkeypatch.setattr("lcapp.ui.draft.reading_page._TURN_SECONDS", 0.0)
    many = tuple(
        ReadQuestion(f"q{n}", str(n), f"Question {n}", "", (Piece(PieceKind.TEXT, "An answer. " * 40),))
        for n in range(60)
    )
    page = ReadingPage(words, look, open_link=str)
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    page.show_sections([ReadSection("s", "Part", "Section", many)])
    assert not page.entries
    page.bring("q20")
    assert list(page.entries) == [f"q{n}" for n in range(21)]
    assert page.current == "q20"
    monkeypatch.setattr("lcapp.ui.draft.reading_page._TURN_SECONDS", 10.0)
    qtbot.waitUntil(lambda: page.complete)
    assert len(page.entries) == 60


def test_that_a_read_only_draft_is_read_as_well(draft_screen, store):
    session = a_session(store, answers=ANSWERS)
    screen = draft_screen(session=session)
    screen.pages.set_read_only(True)
    assert "Ljubljana" in texts(open_reading(screen).entries["city.name"])


def test_that_from_right_to_left_numbers_stand_at_the_right(look, qapp, store, small_app, dialogs, qtbot):
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    screen = DraftScreen(
        a_session(store, answers=ANSWERS), small_app, Words("xr"), dialogs, AtOnce(), look=look
    )
    qtbot.addWidget(screen)
    screen.resize(1280, 800)
    screen.show()
    page = open_reading(screen)
    qapp.processEvents()
    entry = page.entries["city.name"]
    number, label = entry.findChildren(QLabel)[:2]
    assert number.text() == "1"
    assert number.mapTo(entry, number.rect().topLeft()).x() > label.mapTo(entry, label.rect().topLeft()).x()
    assert screen.leave()


def test_that_reading_the_draft_out_takes_a_blink(draft_screen):
    screen = draft_screen(ANSWERS)
    began = time.perf_counter()
    open_reading(screen)
    assert time.perf_counter() - began < 2  # the figure itself belongs to the benchmarks
