"""The merge screen with real widgets and keys: looked at, decided, accepted, undone."""

import pytest

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from lcapp.ui.merge.marked_box import MarkedBox
from lcapp.ui.screens.draft import DraftScreen
from lcapp.ui.screens.merge import MergeScreen
from tests.ui.merge.conftest import BASE, NAME, VISION, WHY, opened_here

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def shown(place, settle):
    """The merge screen on a file from Ana; `here` is written in the draft after the hand-out."""

    def show(theirs, here=None, language="en", **more):
        window = place(language)
        back = window.office.returned(**theirs, **more)
        window.office.write(**(here or {}))
        screen = MergeScreen(window.office.number, window.context())
        window.put(screen)
        screen.merged.connect(lambda said: window.rooms.say_moved(window.office.number, said))
        screen.show_inspected(opened_here(back))
        settle()
        return window, screen

    return show


def key(widget, which, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(widget, which, modifier)
    QApplication.processEvents()


def rows(a_list):
    return [a_list.item(row).text() for row in range(a_list.count())]


def stands(window, key_):
    return window.office.session().answer(key_)


def test_that_the_list_tells_what_differs_section_by_section(shown):
    _window, screen = shown(
        {"why": "We learn in the old city, and we want to teach.", "vision": "A city that learns daily."},
        {"why": "We learn in the old city, and they want to learn more."},
    )
    said = rows(screen.list)
    assert said[0] == "Motivation"
    assert "changed on both sides: look at it" in said[1]
    assert "from Ana" in said[3]
    assert screen.list.item(0).flags() == Qt.ItemFlag.NoItemFlags
    assert screen.list.key == WHY
    assert "From Ana." in screen.facts.text()


def test_that_both_texts_stand_beside_each_other_with_their_own_words_marked(shown):
    _window, screen = shown(
        {"why": "We learn in the old city, and we want to teach."},
        {"why": "We learn in the old city, and they want to learn more."},
    )
    [matter] = screen.card.matters
    assert isinstance(matter.mine, MarkedBox)
    assert matter.mine.text() == "We learn in the old city, and they want to learn more."
    marked = [mark.cursor.selectedText().strip() for mark in matter.theirs.extraSelections()]
    assert marked == ["we", "teach"]
    assert all(mark.format.fontUnderline() for mark in matter.theirs.extraSelections())
    assert "teach" in matter.theirs.accessibleDescription()


def test_that_keys_choose_yours_theirs_and_both(shown):
    _window, screen = shown(
        {"why": "Here we learn in the old city, and we want to learn more."},
        {"why": "We learn in the old city, and we want to learn more, daily."},
    )
    together = "Here we learn in the old city, and we want to learn more, daily."
    assert screen.preview.merge.result == {WHY: together}
    for number, expected in (
        (1, {}),
        (2, {WHY: "Here we learn in the old city, and we want to learn more."}),
    ):
        key(screen, Qt.Key(Qt.Key.Key_0 + number), ALT)
        assert screen.preview.merge.result == expected
    key(screen, Qt.Key.Key_3, ALT)
    assert screen.preview.merge.result == {WHY: together}
    assert screen.card.matters[0].stands.text() == together


def test_that_a_text_can_be_written_anew(shown, type_text):
    _window, screen = shown({"why": "We all learn."}, {"why": "They teach in the city."})
    key(screen, Qt.Key.Key_4, ALT)
    box = screen.card.matters[0].stands
    assert box.hasFocus()
    box.selectAll()
    type_text(box, "ما با هم می‌آموزیم")
    assert screen.preview.merge.result == {WHY: "ما با هم می‌آموزیم"}
    assert screen.card.matters[0].way == "own"


def test_that_a_side_can_be_written_in_and_what_is_chosen_follows(shown, type_text):
    _window, screen = shown({"why": "We all learn."}, {"why": "They teach in the city."})
    key(screen, Qt.Key.Key_2, ALT)
    box = screen.card.matters[0].theirs
    box.moveCursor(box.textCursor().MoveOperation.End)
    type_text(box, " Daily.")
    assert screen.preview.merge.result == {WHY: "We all learn. Daily."}
    assert screen.card.matters[0].stands.text() == "We all learn. Daily."


def test_that_what_somebody_decided_is_seen_in_the_list(shown):
    _window, screen = shown({"why": "We all learn."}, {"why": "They teach in the city."})
    assert "look at it" in rows(screen.list)[1]
    key(screen, Qt.Key.Key_2, ALT)
    assert screen.preview.merge.disputed == ()
    assert "from Ana" in rows(screen.list)[1]
    key(screen, Qt.Key.Key_1, ALT)
    assert screen.preview.merge.disputed == ()
    assert "yours stays" in rows(screen.list)[1]


def test_that_what_was_suggested_can_be_decided_as_well(shown):
    _window, screen = shown({"why": "We all learn."}, {"why": "They teach in the city."})
    assert screen.card.matters[0].way == "mine"
    assert len(screen.preview.merge.disputed) == 1
    key(screen, Qt.Key.Key_1, ALT)
    assert screen.preview.merge.disputed == ()
    assert screen.preview.merge.result == {}


def test_that_a_change_of_one_side_can_be_refused(shown):
    _window, screen = shown({"vision": "A city that learns daily."})
    assert screen.preview.merge.result == {VISION: "A city that learns daily."}
    key(screen, Qt.Key.Key_1, ALT)
    assert screen.preview.merge.result == {}
    assert screen.preview.merge.losers == {VISION: "A city that learns daily."}


def test_that_keys_walk_through_the_list_and_to_what_is_undecided(shown):
    _window, screen = shown(
        {"why": "We all learn.", "vision": "They live."}, {"vision": "A town where people learn."}
    )
    assert screen.list.key == WHY
    key(screen, Qt.Key.Key_Down, ALT)
    assert screen.list.key == VISION
    key(screen, Qt.Key.Key_Up, ALT)
    assert screen.list.key == WHY
    key(screen, Qt.Key.Key_F8)
    assert screen.list.key == VISION
    assert screen.card.key == VISION


def test_that_accept_is_one_key_and_undo_takes_all_of_it_back(shown, settle):
    window, screen = shown({"why": "We all learn.", "vision": "A city that learns daily."})
    key(screen, Qt.Key.Key_Return, CTRL)
    settle()
    assert (stands(window, WHY), stands(window, VISION)) == ("We all learn.", "A city that learns daily.")
    draft = window.rooms.screen
    assert isinstance(draft, DraftScreen)
    assert "2 answers" in draft.undo_bar.said.text()
    draft.undo_bar.button.click()
    draft.session.flush()
    assert (stands(window, WHY), stands(window, VISION)) == (BASE, "A city that learns.")
    assert stands(window, NAME) == "Samplia"


def test_that_nothing_changes_before_it_is_accepted(shown):
    window, screen = shown({"why": "We all learn."})
    key(screen, Qt.Key.Key_2, ALT)
    assert stands(window, WHY) == BASE
    screen.foot.stay.click()
    assert stands(window, WHY) == BASE


def test_that_a_large_loss_is_typed_before_it_can_be_accepted(shown, type_text, settle):
    long = " ".join(f"word{number}" for number in range(130))
    window, screen = shown({"why": "word3"}, {"why": long})
    key(screen, Qt.Key.Key_2, ALT)
    assert screen.preview.loss.words == 129
    foot = screen.foot
    assert foot.loss.isVisible()
    assert not foot.accept.isEnabled()
    key(screen, Qt.Key.Key_Return, CTRL)
    assert stands(window, WHY) == long
    type_text(foot.loss, "۱۲۹")
    assert foot.accept.isEnabled()
    key(screen, Qt.Key.Key_Return, CTRL)
    settle()
    assert stands(window, WHY) == "word3"


def test_that_a_file_that_brings_nothing_says_so_and_can_be_taken_as_back(shown, settle):
    window, screen = shown({})
    assert "nothing" in screen.facts.text()
    assert screen.split.isHidden()
    assert screen.foot.accept.text() == "Take it as back"
    screen.foot.accept.click()
    settle()
    assert stands(window, WHY) == BASE
    assert window.rooms.screen.sharing.banner.isHidden()


def test_that_a_file_is_opened_in_the_child_process_from_the_draft(place, settle, qtbot):
    window = place()
    back = window.office.returned(why="We all learn.")
    window.rooms.open_dossier(window.office.number)
    window.dialogs.answers = [str(back)]
    settle()
    key(window.rooms.screen, Qt.Key.Key_M, CTRL | Qt.KeyboardModifier.ShiftModifier)
    screen = window.rooms.screen
    assert isinstance(screen, MergeScreen)
    qtbot.waitUntil(lambda: screen.preview is not None, timeout=15_000)
    assert screen.preview.merge.result == {WHY: "We all learn."}


def test_that_a_file_that_is_no_package_is_refused_in_a_sentence(place, settle, qtbot, tmp_path):
    window = place()
    (tmp_path / "x.lcdossier").write_bytes(b"hello")
    window.rooms.sharing.show_merge(window.office.number, tmp_path / "x.lcdossier")
    screen = window.rooms.screen
    with qtbot.waitSignal(screen.refused, timeout=15_000):
        pass
    assert ".lcdossier" in screen.facts.text()
    assert not screen.foot.accept.isEnabled()


def test_that_everything_is_reached_by_tab_and_has_a_name(shown):
    _window, screen = shown({"why": "We all learn."}, {"why": "They teach in the city."})
    screen.list.setFocus()
    seen = []
    for _step in range(40):
        widget = QApplication.focusWidget()
        if widget in seen:
            break
        seen.append(widget)
        key(widget, Qt.Key.Key_Tab)
    matter = screen.card.matters[0]
    for widget in (
        screen.list,
        matter.mine,
        matter.theirs,
        matter.stands,
        screen.foot.stay,
        screen.foot.accept,
    ):
        assert widget in seen
    assert any(button in seen for button in matter.ways.values())
    for widget in seen:
        assert widget.accessibleName() or getattr(widget, "text", lambda: "")()


def test_that_it_reads_from_right_to_left(shown):
    _window, screen = shown({"why": "We all learn."}, {"why": "They teach."}, language="fa")
    assert screen.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert (
        screen.list.mapToGlobal(screen.list.rect().center()).x()
        > screen.page.mapToGlobal(screen.page.rect().center()).x()
    )
