"""What is not seen when a draft opens is made later, and nobody can tell."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget

from lcapp.domain.advice_base import AdviceData
from lcapp.domain.answers import AnswerKey
from lcapp.services.adviser import Companion
from lcapp.ui.draft.notes_panel import NotesPanel
from lcapp.ui.fields.country import CountryField
from lcapp.ui.screens.draft import DraftScreen
from tests.ui.draft.conftest import AtOnce
from tests.ui.draft_builders import COUNTRIES, a_session

LONG = "\n".join(["Every evening the library opens its doors to all who wish to learn. " * 4] * 9)


def test_that_pages_of_the_panel_are_made_when_they_are_turned_to(draft_screen, qapp):
    screen = draft_screen()
    assert not screen.panel.findChildren(NotesPanel)
    screen.opening.notes()
    qapp.processEvents()
    (notes,) = screen.panel.findChildren(NotesPanel)
    assert notes.isVisible()
    assert screen.noting.panel is notes
    screen.panel.turn_to("help")
    screen.panel.turn_to("notes")
    assert screen.panel.findChildren(NotesPanel) == [notes]


def test_that_tab_goes_from_the_head_of_the_panel_into_a_page_made_late(draft_screen, qapp):
    screen = draft_screen()
    screen.panel.turn_to("search")
    qapp.processEvents()
    stop: QWidget = screen.panel._close
    while (stop := stop.nextInFocusChain()).focusPolicy() is Qt.FocusPolicy.NoFocus or not stop.isVisible():
        pass
    assert stop is screen.finding_text.panel.query


def test_that_what_must_be_fixed_is_said_at_once_and_advice_after_the_screen_is_shown(
    store, words, dialogs, small_app, look, qtbot
):
    session, asked = a_session(store, answers={"city.email": "nobody"}), []
    session.adviser = Companion(lambda: asked.append(1) or AdviceData(), lambda _uuid: frozenset())
    screen = DraftScreen(session, small_app, words, dialogs, AtOnce(), look=look)
    qtbot.addWidget(screen)
    assert not asked
    assert screen.findings.list.count()
    assert "fix" in screen.sections.total.text()
    screen.show()
    qtbot.waitUntil(lambda: bool(asked))
    screen.leave()


def test_that_advice_nobody_waits_for_is_not_looked_for_after_the_draft_was_left(draft_screen):
    screen = draft_screen()
    assert screen.leave()
    screen.checking.advise_soon()
    assert not screen.checking._pause.isActive()


def test_that_countries_are_listed_when_somebody_comes_to_the_box(draft_screen):
    screen = draft_screen({"city.country": "SI"})
    box = screen.pages.page.frames["city.country"].box.findChild(CountryField).entry()
    assert (box.currentText(), box.count()) == ("Slovenia", 2)
    box.setFocus(Qt.FocusReason.OtherFocusReason)
    assert (box.currentText(), box.count()) == ("Slovenia", len(COUNTRIES) + 1)
    assert screen.session.answer(next(iter(screen.session.answers))) == "SI"


class Heights(QObject):
    """Heights of the questions whenever the page is painted."""

    def __init__(self, page):
        super().__init__(page)
        self.page, self.painted = page, []
        page.viewport().installEventFilter(self)

    def eventFilter(self, watched, event):  # noqa: N802
        if event.type() is QEvent.Type.Paint:
            self.painted.append(self.now())
        return False

    def now(self):
        return [frame.height() for frame in self.page.frames.values()]


def test_that_a_page_is_painted_only_when_all_its_boxes_have_their_heights(
    store, words, dialogs, small_app, look, qtbot
):
    session = a_session(store, answers={"motivation.why@en": LONG})
    screen = DraftScreen(session, small_app, words, dialogs, AtOnce(), look=look)
    qtbot.addWidget(screen)
    screen.resize(1000, 500)
    screen.go_to(AnswerKey("motivation.why"))
    heights = Heights(screen.pages.page)
    screen.show()
    with qtbot.waitSignal(screen.checking.checked):
        screen.checking.check_soon()
    assert heights.painted
    assert all(painted == heights.now() for painted in heights.painted)
    screen.leave()


class Later:
    """Long work that waits until the test lets it end."""

    def __init__(self):
        self.waiting = []

    def run(self, function, *args, done, failed, progress=None):
        self.waiting.append(lambda: done(function(*args)))


def test_that_advice_is_sought_beside_the_work_and_that_of_older_words_is_dropped(
    store, words, dialogs, small_app, look, qtbot
):
    later, session = Later(), a_session(store)
    session.adviser = Companion(AdviceData, lambda _uuid: frozenset())
    screen = DraftScreen(session, small_app, words, dialogs, later, look=look)
    qtbot.addWidget(screen)
    counted = []
    screen.checking.checked.connect(lambda checked: counted.append(len(checked.listed)))
    for sentence in ("One", "One. One and two and three. One and two and three."):
        session.set_answer(AnswerKey("motivation.why", "en"), sentence)
        screen.checking._check_beside()
    older, newer = later.waiting[-2:]
    told = len(counted)
    older()
    assert len(counted) == told, "nobody hears what was said of older words"
    newer()
    assert len(counted) == told + 1
    screen.leave()
