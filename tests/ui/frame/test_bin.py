"""The bin in the window: reached from the start screen, taken back, deleted for good only when asked."""

import dataclasses

import pytest

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from lcapp.bootstrap import build_app
from lcapp.services.bin import Bin
from lcapp.ui.screens.bin import BinScreen
from tests.services.remembered import Remembered
from tests.ui.frame.conftest import texts


@pytest.fixture
def library():
    return Remembered(None, None)


@pytest.fixture
def binned(window, paths, clock, library, settle):
    """The window with one dossier in the bin, on the start screen."""

    def build(who):
        app = build_app(paths, actor=who, wait_seconds=0, clock=clock)
        library.store = app.dossiers._store
        rests = Bin(
            store=library.store,
            records=library,
            clock=clock,
            actor=who,
            copy_first=app.keeper.copy_first,
            ages_count_from=app.keeper.ages_count_from,
        )
        return dataclasses.replace(app, bin=rests)

    made = window(name="Ada", language="en", build=build)
    dossiers = made.context().app.dossiers
    dossiers.delete(dossiers.start("membership-2025", title="Samplia").number)
    made.rooms.show_start()
    settle()
    return made


def test_that_the_start_screen_leads_to_the_bin_only_while_something_rests_there(binned, settle):
    start = binned.centralWidget()
    assert (start.bin.text(), start.bin.isVisible()) == ("Bin (1)", True)
    QTest.keyClick(start.bin, Qt.Key.Key_Space)
    settle()
    screen = binned.centralWidget()
    assert isinstance(screen, BinScreen)
    assert any("deleted on 2 March 2026 · 30 days left" in text for text in texts(screen))
    QTest.keyClick(screen.buttons[0][0], Qt.Key.Key_Space)
    screen.head.back.click()
    settle()
    assert not binned.centralWidget().bin.isVisible()
    assert [row.line.title for row in binned.centralWidget().rows] == ["Samplia"]


def test_that_a_persian_reader_sees_the_day_in_both_calendars(window, settle):
    made = window(name="Ada", language="fa")
    dossiers = made.context().app.dossiers
    dossiers.delete(dossiers.start("membership-2025", title="Samplia").number)
    made.rooms.show_bin()
    settle()
    assert any("۱۱ اسفند ۱۴۰۴ · ۲ مارس ۲۰۲۶" in text for text in texts(made.centralWidget()))


def test_that_a_line_without_a_call_and_a_kind_does_not_begin_with_a_dot(window, settle, monkeypatch):
    monkeypatch.setattr("lcapp.ui.screens.bin.call_of", lambda card, calls: None)
    monkeypatch.setattr("lcapp.ui.screens.bin.kind_words", lambda words, kind: "")
    made = window(name="Ada", language="en")
    dossiers = made.context().app.dossiers
    dossiers.delete(dossiers.start("membership-2025", title="Samplia").number)
    made.rooms.show_bin()
    settle()
    assert "deleted on 2 March 2026 · 30 days left" in texts(made.centralWidget())


def test_that_taking_out_of_the_bin_can_be_undone(binned, settle):
    binned.rooms.show_bin()
    settle()
    screen = binned.centralWidget()
    screen.buttons[0][0].click()
    settle()
    assert screen.undo_bar.said.text() == "“Samplia” is back among your dossiers."
    assert "The bin is empty." in texts(screen)
    assert screen.undo_bar.button.hasFocus()
    screen.undo_bar.button.click()
    settle()
    assert len(screen.buttons) == 1


def test_that_deleting_for_good_is_asked_and_names_the_copies_that_still_hold_it(binned, library, settle):
    binned.rooms.show_bin()
    settle()
    screen, dialogs = binned.centralWidget(), binned.dialogs
    dialogs.answers[:] = ["Keep it in the bin", "Delete for good"]
    screen.buttons[0][1].click()
    assert library.gone == []
    screen.buttons[0][1].click()
    assert library.gone == [1]
    assert dialogs.heard[-1] == "snapshot-1"
    assert screen.undo_bar.button.isHidden()


def test_that_buttons_of_the_bin_say_which_dossier_they_mean(binned, settle):
    binned.rooms.show_bin()
    settle()
    for button in binned.centralWidget().buttons[0]:
        assert button.accessibleDescription() == "Samplia"


def test_that_a_start_after_thirty_days_of_work_removes_what_rests(window, clock, settle):
    first = window(name="Ada", language="en")
    dossiers = first.context().app.dossiers
    dossiers.delete(dossiers.start("membership-2025", title="Samplia").number)
    clock.advance(20 * 86_400)
    dossiers.start("membership-2025", title="Another")
    first.close()
    clock.advance(11 * 86_400)
    second = window(name="Ada", language="en")
    assert second.context().app.bin.resting() == ()
    assert [card.dossier.title for card in second.context().app.dossiers.list()] == ["Another"]
    assert second.centralWidget().bin.isHidden()
