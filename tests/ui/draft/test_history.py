"""Looking back in the window: an answer's past, named states, and the way back, all by keys."""

from datetime import timedelta

import pytest

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from lcapp.domain.answers import AnswerKey
from lcapp.i18n import Catalogs
from lcapp.services.answer_history import AnswerHistory
from lcapp.services.draft_session import ReadOnlyReason
from lcapp.ui.models.history_words import HistoryWords
from tests.services.remembered import Remembered
from tests.ui.conftest import RESOURCES
from tests.ui.draft_builders import NOW, a_session

TRANSLATIONS = RESOURCES.parent / "translations"
PLAIN, WHY = AnswerKey("motivation.plain"), AnswerKey("motivation.why", "en")


class Ticking:
    """A clock that goes on two minutes whenever somebody looks."""

    def __init__(self):
        self.now = NOW

    def __call__(self):
        self.now += timedelta(minutes=2)
        return self.now


@pytest.fixture
def clock():
    return Ticking()


@pytest.fixture
def session(store, clock, small_app):
    library = Remembered(store, clock)
    small_app.history = AnswerHistory(records=library, versions=library, actor=lambda: "Ana")
    return a_session(store, clock=clock)


def written(session, key, *texts):
    for text in texts:
        session.set_answer(key, text)
        session.leave_field()
        session.flush()


def opened(draft_screen, session, qtbot, key=PLAIN):
    screen = draft_screen(session=session)
    screen.go_to(key)
    QApplication.processEvents()
    QTest.keyClick(
        screen, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    QApplication.processEvents()
    return screen, screen.history.panel


def rows(a_list):
    return [a_list.item(place).text() for place in range(a_list.count())]


def test_that_a_key_opens_the_past_of_the_answer_with_who_when_and_how_long(draft_screen, session, qtbot):
    written(session, PLAIN, "We learn", "We learn together")
    _screen, panel = opened(draft_screen, session, qtbot)
    said = rows(panel.moments)
    assert len(said) == 3
    assert "November 2026" in said[0]
    assert all("Ana · written" in line for line in said[1:])
    assert (said[1].endswith("3 words"), said[2].endswith("2 words")) == (True, True)
    assert panel.moments.hasFocus()


def test_that_a_change_is_underlined_and_struck_and_heard_in_words(draft_screen, session, qtbot):
    written(session, PLAIN, "We learn alone", "We learn together")
    _screen, panel = opened(draft_screen, session, qtbot)
    assert panel.change.accessibleDescription() == "removed: alone\nadded: together"
    assert looks(panel.change) == [("We learn ", ""), ("alone", "struck"), ("together", "underlined")]


def looks(view):
    found, block = [], view.document().begin()
    while block.isValid():
        place = block.begin()
        while not place.atEnd():
            fragment = place.fragment()
            style = fragment.charFormat()
            look = "struck" if style.fontStrikeOut() else "underlined" if style.fontUnderline() else ""
            found.append((fragment.text(), look))
            place += 1
        block = block.next()
    return found


def test_that_an_answer_is_restored_by_keys_and_undo_takes_it_back(draft_screen, session, qtbot):
    written(session, PLAIN, "بهشتِ یادگیری", "Something else")
    screen, panel = opened(draft_screen, session, qtbot)
    assert not panel.restore.isEnabled(), "the newest state is what stands there now"
    QTest.keyClick(panel.moments, Qt.Key.Key_Down)
    assert panel.restore.isEnabled()
    panel.restore.setFocus()
    QTest.keyClick(panel.restore, Qt.Key.Key_Space)
    assert session.answer(PLAIN) == "بهشتِ یادگیری"
    assert screen.undo_bar.isVisible()
    qtbot.waitUntil(lambda: "brought back" in rows(panel.moments)[1])
    screen.undo_bar.button.click()
    assert session.answer(PLAIN) == "Something else"


def test_that_what_is_typed_now_joins_the_past_once_it_is_saved(draft_screen, session, qtbot):
    written(session, PLAIN, "We learn")
    screen, panel = opened(draft_screen, session, qtbot)
    before = panel.moments.count()
    screen.go_to(PLAIN)
    event = QInputMethodEvent("", [])
    event.setCommitString("شهر یادگیرنده ")
    QApplication.sendEvent(QApplication.focusWidget(), event)
    screen.autosave.flush_now()
    qtbot.waitUntil(lambda: panel.moments.count() > before)
    assert "شهر یادگیرنده" in session.answer(PLAIN)


def test_that_an_answer_without_a_past_says_so(draft_screen, session, qtbot):
    _screen, panel = opened(draft_screen, session, qtbot)
    assert panel.moments.isHidden()
    assert panel._about.text().startswith("Nothing was written here yet.")


def test_that_a_state_is_named_compared_and_brought_back_whole(draft_screen, session, qtbot, dialogs):
    written(session, PLAIN, "We learn alone")
    screen, panel = opened(draft_screen, session, qtbot)
    panel.tabs.setFocus()
    QTest.keyClick(panel.tabs, Qt.Key.Key_Right)
    assert panel._no_states.isVisibleTo(panel)
    dialogs.answers.append("sent to the mayor")
    panel.name_state.click()
    assert rows(panel.states)[0].startswith("sent to the mayor, ")
    written(session, PLAIN, "We learn together")
    written(session, WHY, "Because")
    panel.compare.click()
    said = panel.change_of_all.accessibleDescription()
    assert "What is your motivation" in said
    assert "removed: alone\nadded: together" in said
    panel.restore_all.click()
    assert dict(session.answers) == {PLAIN: "We learn alone"}
    assert screen.undo_bar.said.text() == "2 answers are as they were at “sent to the mayor”."
    screen.undo_bar.button.click()
    assert session.answer(WHY) == "Because"
    qtbot.waitUntil(lambda: any("brought back" in line for line in rows(panel.all_moments)))
    assert any("named state · “sent to the mayor”" in line for line in rows(panel.all_moments))


def test_that_a_question_put_away_names_nothing(draft_screen, session, qtbot, dialogs, small_app):
    _screen, panel = opened(draft_screen, session, qtbot)
    dialogs.answers.append(None)
    panel.name_state.click()
    assert small_app.history.milestones(session.dossier.number) == ()


def test_that_everything_in_the_panel_has_a_name(draft_screen, session, qtbot):
    written(session, PLAIN, "We learn")
    _screen, panel = opened(draft_screen, session, qtbot)
    for widget in (panel.tabs, panel.moments, panel.change, panel.states, panel.all_moments):
        assert widget.accessibleName()


def test_that_a_sealed_draft_offers_to_go_on_writing_and_others_do_not(draft_screen, store, session):
    session.read_only = ReadOnlyReason("sealed", {})
    screen = draft_screen(session=session)
    assert screen.why_read_only.buttons[0].isVisible()
    asked = []
    screen.reopen_wanted.connect(lambda: asked.append(True))
    screen.why_read_only.buttons[0].click()
    assert asked == [True]
    session.read_only = ReadOnlyReason("form_missing", {"form": "x-1"})
    assert not draft_screen(session=session).why_read_only.buttons[0].isVisible()


@pytest.mark.parametrize("width", [240, 344])
def test_that_every_picture_and_every_past_stands_whole_in_the_panel(draft_screen, session, qtbot, width):
    screen, panel = opened(draft_screen, session, qtbot)
    screen.panes.set_panel(shown=True, width=width)
    QApplication.processEvents()
    for tabs in (screen.panel.tabs, panel.tabs):
        shown = [tabs.tabRect(place) for place in range(tabs.count()) if tabs.isTabVisible(place)]
        assert all(tabs.rect().contains(each) for each in shown)
    for place in range(panel.tabs.count()):
        assert panel.tabs.tabText(place) in panel.tabs.tabToolTip(place)


def test_that_a_persian_reader_sees_days_in_both_calendars(session, small_app):
    written(session, PLAIN, "We learn")
    both = "۴ آذر ۱۴۰۵ · ۲۵ نوامبر ۲۰۲۶"
    (day,) = small_app.history.of_answer(session.dossier.number, PLAIN)
    assert HistoryWords(Catalogs(TRANSLATIONS).words("fa"), session.form).day(day).endswith(both)
