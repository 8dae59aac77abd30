"""The window: screens, languages, colours, text size, and what it says when the library is away."""

import builtins
import sys

import pytest

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QLabel

from lcapp.errors import StorageUnavailable
from lcapp.settings import SettingsFile
from lcapp.ui.qt_words import QtWords
from lcapp.ui.screens.calls import CallsScreen
from lcapp.ui.screens.draft import DraftScreen
from lcapp.ui.screens.new_application import NewApplicationScreen
from lcapp.ui.screens.plain_screen import PlainScreen
from lcapp.ui.screens.settings import SettingsScreen
from lcapp.ui.screens.start import MOST_SHOWN, StartScreen
from tests.ui.frame.conftest import CHECKOUT, focusable, texts

SCREENS = ("show_start", "show_new_application", "show_samples", "show_calls", "show_settings")


@pytest.mark.window
@pytest.mark.parametrize("screen", [*SCREENS, "show_copy", "open_dossier"])
def test_that_everything_the_tab_key_reaches_has_a_name(screen, started, settle):
    window = started()
    getattr(window.rooms, screen)(*([1] if screen in ("show_copy", "open_dossier") else []))
    settle()
    unnamed = [
        f"{type(each).__name__} in {type(each.parentWidget()).__name__}"
        for each in focusable(window.rooms.screen)
        if not (each.accessibleName() or (isinstance(each, QAbstractButton) and each.text()))
        and not each.objectName().startswith("qt_")
        and each.focusProxy() is None
    ]
    assert unnamed == []


@pytest.mark.parametrize("screen", SCREENS)
def test_that_no_label_reads_markup(screen, started, settle):
    window = started()
    getattr(window.rooms, screen)()
    settle()
    for label in window.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText or label.objectName().startswith("qt_"), (
            label.text()
        )


@pytest.mark.parametrize("screen", SCREENS)
def test_that_what_keeps_latin_words_in_persian_apart_is_never_seen(screen, started, settle):
    window = started(language="fa")
    getattr(window.rooms, screen)()
    settle()
    assert not [text for text in texts(window) if "‹U+" in text]


def test_that_a_title_with_markup_is_shown_as_it_was_typed(started, settle):
    window = started()
    window.context().app.dossiers.rename(1, "<img src=x>\u202eSamplia")
    window.rooms.show_start()
    settle()
    assert "<img src=x>‹U+202E›Samplia" in texts(window)


@pytest.mark.window
def test_that_a_right_to_left_language_mirrors_the_screens(started, pseudo, settle):
    window = started(catalogs=pseudo, language="xr")
    start = window.rooms.screen
    assert start.rows[0].mapToGlobal(QPointF(0, 0)).x() > start.today.mapToGlobal(QPointF(0, 0)).x()
    window.rooms.show_new_application()
    settle()
    head = window.rooms.screen.head
    assert head.back.x() > head.width() / 2


def test_that_a_change_of_language_mirrors_the_open_screen_and_keeps_the_draft_open(started, pseudo, settle):
    window = started(catalogs=pseudo)
    window.rooms.open_dossier(1)
    settle()
    window.rooms.screen.show_section("motivation")
    window.change(language="xr")
    settle()
    screen = window.rooms.screen
    assert isinstance(screen, DraftScreen)
    assert screen.pages.section == "motivation"
    assert screen.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert screen.sections.mapTo(window, screen.sections.rect().topLeft()).x() > window.width() / 2


def test_that_dark_and_light_really_change_the_window(started, settle):
    window = started(theme="light")
    assert window.palette().window().color().lightness() > 200
    window.change(theme="dark")
    settle()
    assert window.palette().window().color().lightness() < 90
    assert isinstance(window.rooms.screen, StartScreen)
    assert window.menus.actions["theme_dark"].isChecked()


def test_that_the_text_grows_at_once_and_within_bounds(started, settle):
    window = started()
    before = window.rooms.screen.new.fontMetrics().height()
    for _press in range(20):
        window.menus.actions["larger"].trigger()
    settle()
    assert window.rooms.screen.new.fontMetrics().height() > 1.7 * before
    assert window.context().settings().text_size == 200


@pytest.mark.parametrize(("size", "text"), [((1280, 800), 100), ((1024, 700), 150), ((800, 600), 100)])
@pytest.mark.parametrize("screen", SCREENS)
def test_that_nothing_is_wider_than_the_window(screen, size, text, started, pseudo, settle):
    window = started(catalogs=pseudo, language="xr", size=size, text_size=text)
    getattr(window.rooms, screen)()
    settle()
    page = window.rooms.screen.page
    assert page.widget().width() <= page.viewport().width()
    cut = [
        label.text()
        for label in page.findChildren(QLabel)
        if label.isVisible() and not label.wordWrap() and label.sizeHint().width() > label.width() + 1
    ]
    assert cut == []


def test_that_the_window_comes_back_with_the_size_it_had(window, paths):
    first = window(name="Ada")
    first.resize(1111, 777)
    first.close()
    assert SettingsFile(paths.settings_file).load().window
    again = window(size=first.size().toTuple())
    assert again.size().toTuple() == (1111, 777)


def test_that_every_menu_entry_has_its_own_key(started, settle):
    window = started()
    window.rooms.open_dossier(1)
    settle()
    keys = [key for _text, key in window.menus.all_keys()]
    assert len(keys) == len(set(keys)) > 15
    file_menu = window.menuBar().actions()[0].menu()
    shown = {action.shortcut() for action in file_menu.actions()}
    assert QKeySequence("Ctrl+E") in shown


@pytest.mark.parametrize(
    ("code", "told"), [("library_held", "in use by another program"), ("disk_failed", "reported an error")]
)
def test_that_a_library_that_cannot_be_opened_is_said_and_tried_again(
    code, told, window, paths, clock, settle
):
    from lcapp.bootstrap import build_app

    calls = []

    def build(who):
        calls.append(1)
        if len(calls) == 1:
            raise StorageUnavailable(code)
        return build_app(paths, actor=who, wait_seconds=0, clock=clock)

    made = window(build=build, name="Ada", language="en")
    screen = made.centralWidget()
    assert isinstance(screen, PlainScreen)
    assert any(told in text for text in texts(screen))
    screen.buttons[0].click()
    settle()
    assert isinstance(made.rooms.screen, StartScreen)


def test_that_a_second_process_holding_the_library_is_named_without_a_crash(started, window, settle):
    first = started()
    second = window()
    assert isinstance(second.centralWidget(), PlainScreen)
    first.close()
    second.centralWidget().buttons[0].click()
    settle()
    assert isinstance(second.rooms.screen, StartScreen)


def test_that_a_dropped_call_is_checked_installed_and_offered(started, tmp_path, paths, settle):
    window = started()
    text = (paths.resources / "calls" / "membership-2027.toml").read_text(encoding="utf-8")
    file = tmp_path / "new.toml"
    file.write_text(text.replace("membership-2027", "membership-2029"), encoding="utf-8")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    drop = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(drop)
    settle()
    assert isinstance(window.rooms.screen, CallsScreen)
    assert "membership-2029" in window.rooms.screen.cards
    assert "can be used from now on" in window.dialogs.heard[-1]


def test_that_a_bad_form_file_changes_nothing_and_its_problems_are_named(started, tmp_path, paths, settle):
    window = started()
    text = (paths.resources / "forms" / "membership" / "2025.toml").read_text(encoding="utf-8")
    file = tmp_path / "bad.toml"
    file.write_text(text.replace('type = "short_text"', 'type = "shrot_text"', 1), encoding="utf-8")
    window.open_file(file)
    assert "nothing was changed" in window.dialogs.heard[0]
    assert "short_text" in " ".join(window.dialogs.heard[1:])
    assert isinstance(window.rooms.screen, StartScreen)


def test_that_a_call_whose_form_is_not_here_is_refused(started, tmp_path, paths):
    window = started()
    text = (paths.resources / "calls" / "membership-2027.toml").read_text(encoding="utf-8")
    file = tmp_path / "new.toml"
    file.write_text(text.replace('form = "membership-2025"', 'form = "membership-2052"'), encoding="utf-8")
    window.open_file(file)
    assert "Did you mean “membership-2025”?" in " ".join(window.dialogs.heard)


def test_that_a_file_of_another_kind_leaves_the_draft_open(started, tmp_path, settle):
    window = started()
    window.rooms.open_dossier(1)
    file = tmp_path / "picture.png"
    file.write_bytes(b"not a picture")
    window.open_file(file)
    assert "not a file this program opens" in window.dialogs.heard[-1]
    assert isinstance(window.rooms.screen, DraftScreen)


def test_that_an_answers_file_becomes_a_dossier(started, tmp_path, settle):
    window = started()
    file = tmp_path / "answers.json"
    file.write_text(
        '{"format": "lcapp-answers/1", "call": "membership-2025", "answers": {"city.name": "Kashan"}}'
    )
    window.open_file(file)
    settle()
    assert window.rooms.screen.session.dossier.title == "Kashan"


def test_that_settings_take_effect_at_once_and_are_kept(started, paths, settle):
    window = started()
    window.rooms.show_settings()
    settle()
    screen = window.rooms.screen
    assert isinstance(screen, SettingsScreen)
    paper = screen.entries["paper"]
    paper.setCurrentIndex(paper.findData("letter"))
    paper.activated.emit(paper.currentIndex())
    screen.entries["name"].setText("  Ana   Novak ")
    screen.entries["name"].editingFinished.emit()
    kept = SettingsFile(paths.settings_file).load()
    assert (kept.paper, kept.name) == ("letter", "Ana Novak")


def test_that_the_start_brings_no_library_of_print_or_words(started):
    # In a process of its own: other tests have imported everything.
    import subprocess

    script = (
        "import builtins; was = builtins.__import__; import lcapp.ui.main, sys; "
        "assert builtins.__import__ is was; "
        "late = ('reportlab', 'docx', 'sqlalchemy', 'babel', 'lcapp.ui.rooms'); "
        "print([m for m in late if m in sys.modules])"
    )
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    assert builtins.__import__ is not None


def test_that_new_application_shows_both_deadlines_and_the_earlier_counts_down(started, clock, settle):
    from datetime import UTC, datetime

    clock.now = datetime(2025, 6, 3, 9, tzinfo=UTC)
    window = started()
    window.rooms.show_new_application()
    settle()
    screen = window.rooms.screen
    assert isinstance(screen, NewApplicationScreen)
    screen.choose_call("membership-2025")
    screen.facts.day.setText("10.6.2025")
    screen.facts.keep.click()
    settle()
    assert "Say in a few words where this date comes from." in texts(screen)
    screen.facts.source.setText("letter")
    screen.facts.keep.click()
    settle()
    said = texts(screen.facts)
    assert "7 days left" in said
    assert "Sunday, 15 June 2025" in said
    assert "Tuesday, 10 June 2025" in said
    assert "Who receives what" in said


def test_that_the_panel_of_the_draft_stays_as_wide_and_as_closed_as_the_person_left_it(started, settle):
    window = started()
    window.rooms.open_dossier(1)
    settle()
    window.rooms.screen.panes.set_panel(shown=True, width=402)
    window.rooms.show_start()
    window.rooms.open_dossier(1)
    settle()
    assert window.rooms.screen.panes.panel_width == 402
    window.rooms.screen.panes.set_panel(shown=False)
    window.rooms.show_start()
    window.rooms.open_dossier(1)
    settle()
    assert not window.rooms.screen.panes.panel_open


def test_that_many_dossiers_are_found_by_their_words(started, settle):
    window = started()
    for name in (*(f"City {n}" for n in range(50)), "Eskişehir"):
        window.context().app.dossiers.start("membership-2025", title=name)
    window.rooms.show_start()
    settle()
    start = window.rooms.screen
    assert len(start.rows) == MOST_SHOWN
    assert any(text.startswith("12 more") for text in texts(start))
    start.search.setText("eskisehir 2025")
    settle()
    assert [row.line.title for row in start.rows] == ["Eskişehir"]


def test_that_qt_speaks_the_language_of_the_program(qapp):
    spoken = QtWords()
    spoken.speak("fr")
    assert qapp.translate("QPlatformTheme", "Cancel") == "Annuler"
    spoken.speak("en")
    assert qapp.translate("QPlatformTheme", "Cancel") == "Cancel"
