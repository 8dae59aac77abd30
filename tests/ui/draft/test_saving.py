"""When a draft is saved, and on which thread its events arrive."""

import threading

from PySide6.QtCore import QElapsedTimer
from PySide6.QtTest import QTest

from lcapp.domain.answers import AnswerKey
from lcapp.domain.events import Saved
from lcapp.services.draft_session import DraftSession
from lcapp.ui.autosave import Autosave
from lcapp.ui.bridge import Bridge
from tests.ui.draft_builders import NOW, a_call, a_session, full_form

NAME = AnswerKey("city.name")


def test_that_events_of_the_storage_thread_arrive_on_the_windows_thread(store, qtbot):
    session = a_session(store)
    bridge, seen = Bridge(session), []
    session.subscribe(lambda event: seen.append(("told", type(event), threading.get_ident())))
    bridge.happened.connect(lambda event: seen.append(("signal", type(event), threading.get_ident())))
    session.set_answer(NAME, "Konya")
    session.flush_later()
    qtbot.waitUntil(lambda: any(kind is Saved and how == "signal" for how, kind, _ in seen), timeout=3000)
    here = threading.get_ident()
    assert all(thread == here for how, _kind, thread in seen if how == "signal")
    assert any(thread != here for how, kind, thread in seen if how == "told" and kind is Saved)
    bridge.close()


def test_that_a_closed_bridge_hears_nothing(store):
    session = a_session(store)
    bridge, seen = Bridge(session), []
    bridge.happened.connect(seen.append)
    bridge.close()
    session.set_answer(NAME, "Konya")
    session.flush()
    assert seen == []


def test_that_somebody_who_types_without_a_pause_is_saved_within_about_a_second(store, qtbot):
    session = a_session(store)
    bridge = Bridge(session)
    autosave, saved = Autosave(session, bridge), []
    bridge.happened.connect(lambda event: saved.append(event) if isinstance(event, Saved) else None)
    clock = QElapsedTimer()
    clock.start()
    text = ""
    while not saved and clock.elapsed() < 5000:
        text += "a"
        session.set_answer(NAME, text)
        QTest.qWait(50)
    assert saved
    assert 800 <= clock.elapsed() < 4000
    autosave.stop()
    session.flush()
    bridge.close()


def test_that_a_pause_is_enough_to_be_saved(store, qtbot):
    session = a_session(store)
    bridge = Bridge(session)
    autosave = Autosave(session, bridge)
    session.set_answer(NAME, "Konya")
    qtbot.waitUntil(lambda: not session.has_unsaved, timeout=800)
    assert store.load(session.dossier.number).answers[NAME] == "Konya"
    autosave.stop()
    bridge.close()


def test_that_a_draft_changed_elsewhere_says_so_and_can_still_be_copied(
    draft_screen, store, dialogs, qtbot, tmp_path, type_text
):
    screen = draft_screen()
    other = DraftSession(
        store.load(screen.session.dossier.number),
        form=full_form(),
        call=a_call(),
        store=store,
        clock=lambda: NOW,
        actor="Bo",
    )
    other.set_answer(NAME, "Medellín")
    other.flush()
    type_text(screen.pages.page.frames["city.name"].box.entry(), "Kashan")
    qtbot.waitUntil(lambda: screen.session.read_only is not None, timeout=3000)
    qtbot.waitUntil(screen.why_read_only.isVisible, timeout=1000)
    assert screen.pages.page.frames["city.name"].box.entry().isReadOnly()
    copy = tmp_path / "mine.json"
    dialogs.answers = ["Save a copy elsewhere…", str(copy)]
    assert screen.leave()
    assert b"Kashan" in copy.read_bytes()
