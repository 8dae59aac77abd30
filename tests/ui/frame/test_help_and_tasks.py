"""The help, the about box, the crash report, and work on other threads."""

import subprocess
import sys
import threading
import time

import pytest

from PySide6.QtWidgets import QLabel, QWidget

from lcapp.errors import Cancelled, InputRefused
from lcapp.i18n.help_pages import ORDER, page_of, read_pages
from lcapp.ui.crash_report import CrashReports, report_text
from lcapp.ui.one_window import OneWindow
from lcapp.ui.screens.about import AboutDialog
from lcapp.ui.screens.help import HelpWindow
from lcapp.ui.tasks import Tasks
from tests.ui.conftest import RESOURCES
from tests.ui.frame.conftest import CHECKOUT, texts


def test_that_every_page_of_the_help_is_there_with_a_title():
    pages = read_pages(RESOURCES / "help")
    assert [page.name for page in pages][: len(ORDER)] == list(ORDER)
    assert all(page.title != page.name and len(page.blocks) > 3 for page in pages)


def test_that_the_reader_takes_markdown_apart_and_never_html():
    lines = (
        "# A",
        "",
        "One *two*",
        "**three** `<b>`.",
        "",
        "1. item",
        "  goes on",
        "",
        "```",
        "<i>x</i>",
        "```",
    )
    page = page_of("x", "\n".join((*lines, "| a | b |", "|---|---|")))
    assert [(block.kind, block.text) for block in page.blocks] == [
        ("title", "A"),
        ("paragraph", "One two three <b>."),
        ("item", "item goes on"),
        ("example", "<i>x</i>"),
        ("row", "a b"),
    ]


def test_that_the_help_finds_pages_by_their_words(look, words, qtbot, qapp):
    help_window = HelpWindow(RESOURCES / "help", words, look)
    qtbot.addWidget(help_window)
    help_window.show()
    help_window.search.setText("encrypted")
    assert help_window.list.count() == 1
    qapp.processEvents()
    assert "What is safe, and what is not" in texts(help_window)
    help_window.search.setText("zyzzy")
    assert help_window.list.isHidden()


def test_that_about_says_what_the_forms_are_and_every_licence(look, words, qtbot):
    about = AboutDialog(words, RESOURCES)
    qtbot.addWidget(about)
    said = "\n".join(label.text() for label in about.findChildren(QLabel))
    assert "not a program of UNESCO" in said
    assert "SIL OPEN FONT LICENSE" in said
    assert "PySide6-Essentials 6." in said


def test_that_a_crash_report_saves_first_and_holds_no_answers(look, words, qtbot, qapp, tmp_path, expect_log):
    saved, secret = [], " ".join(["Mrs", "Secret"])
    reports = CrashReports(lambda: words, tmp_path / "lcapp.log", lambda: saved.append(1), lambda: None)
    try:
        raise ValueError(secret)
    except ValueError as error:
        reports.show(error)
        text = report_text(error, error.__traceback__)
    assert saved == [1]
    assert "ValueError" in text
    assert secret not in text
    shown = [each for each in qapp.topLevelWidgets() if type(each).__name__ == "CrashDialog"]
    assert shown[0].text.toPlainText() == text
    for each in shown:
        each.close()
        each.deleteLater()


def test_that_work_is_done_elsewhere_and_answered_here(qtbot):
    home, seen = threading.get_ident(), {}

    def work(number, *, watch):
        seen["at"] = threading.get_ident()
        watch.progress(1, 1)
        return number + 1

    tasks = Tasks(lambda error: None)
    tasks.run(
        work,
        41,
        done=lambda result: seen.update(done=(result, threading.get_ident())),
        failed=lambda error: seen.update(failed=error),
        progress=lambda done, total: seen.update(progress=(done, total)),
    )
    qtbot.waitUntil(lambda: "done" in seen, timeout=3000)
    assert seen["at"] != home
    assert seen["done"] == (42, home)
    assert seen["progress"] == (1, 1)
    tasks.stop()


def test_that_a_task_is_let_go_only_when_its_thread_is_out_of_it(qtbot):
    seen = []
    tasks = Tasks(lambda error: None)
    for _number in range(50):
        task = tasks.run(lambda: None, done=lambda _none: None, failed=seen.append)
        left = task._left
        # Qt must not take the sender of a signal away while another thread still sends it.
        task.destroyed.connect(lambda *_gone, left=left: seen.append(left.is_set()))
    qtbot.waitUntil(lambda: len(seen) == 50, timeout=5000)
    assert all(seen)
    tasks.stop()


@pytest.mark.parametrize("named", [True, False])
def test_that_a_failure_of_work_is_told_and_only_an_unnamed_one_is_a_bug(named, qtbot, expect_log):
    told, bugs = [], []
    expect_log("a task failed")

    def work():
        raise InputRefused("title_empty") if named else ValueError("x")

    tasks = Tasks(bugs.append)
    tasks.run(work, done=told.append, failed=told.append)
    qtbot.waitUntil(lambda: bool(told), timeout=3000)
    assert isinstance(told[0], InputRefused if named else ValueError)
    assert len(bugs) == (0 if named else 1)
    tasks.stop()


def test_that_work_can_be_stopped(qtbot):
    told = []

    def work(*, watch):
        for _step in range(500):
            watch.check()
            time.sleep(0.01)

    tasks = Tasks(lambda error: None)
    task = tasks.run(work, done=told.append, failed=told.append, progress=lambda done, total: None)
    task.cancel()
    qtbot.waitUntil(lambda: bool(told), timeout=3000)
    assert isinstance(told[0], Cancelled)
    tasks.stop()


def test_that_a_second_start_hands_its_file_to_the_first(tmp_path, qtbot):
    window, opened = QWidget(), []
    qtbot.addWidget(window)
    first = OneWindow(tmp_path)
    assert not first.handed_over(None)
    first.listen(window, opened.append)
    file = tmp_path / "کاشان 1.json"
    script = (
        "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication; "
        "from lcapp.ui.one_window import OneWindow; here = QCoreApplication([]); "
        "sys.exit(not OneWindow(Path(sys.argv[1])).handed_over(Path(sys.argv[2])))"
    )
    second = subprocess.Popen([sys.executable, "-c", script, str(tmp_path), str(file)], cwd=CHECKOUT)
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=10_000)
    assert second.returncode == 0
    assert opened == [file.resolve()]
    first.close()
