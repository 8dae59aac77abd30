"""Key press to idle in a 2,000-word answer of an open draft, beside a bare QTextEdit with the same text."""

import sys
import time

from PySide6.QtCore import QAbstractEventDispatcher, QEvent, QEventLoop, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QTextEdit

from lcapp.domain.answers import AnswerKey
from lcapp.domain.forms import QuestionType
from tests.benchmarks.award import PERSIAN, a_library, start_award, text_of
from tests.benchmarks.figures import Figure, percentile, tell
from tests.benchmarks.open_window import open_window

WORDS, KEYS = 2000, 600


def idle() -> None:
    """Let the event loop work until it has nothing left to do now."""
    dispatcher = QAbstractEventDispatcher.instance()
    for _ in range(50):
        if not dispatcher.processEvents(QEventLoop.ProcessEventsFlag.AllEvents):
            return


def keys(box: QTextEdit, letters: str, count: int) -> list[float]:
    """Milliseconds of each key, typed in the middle of the text."""
    cursor = box.textCursor()
    cursor.setPosition(len(box.toPlainText()) // 2)
    box.setTextCursor(cursor)
    idle()
    taken = []
    for n in range(count):
        letter = letters[n % len(letters)]
        begun = time.perf_counter()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(
                box, QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
            )
        idle()
        taken.append((time.perf_counter() - begun) * 1000)
    return taken


def measure(words: int = WORDS, count: int = KEYS) -> list[Figure]:
    with a_library() as (paths, app):
        number, _source = start_award(app)
        app.close()
        window = open_window(paths, number)
        session = window.centralWidget().session
        question = next(
            q for q in session.form.questions() if q.type is QuestionType.LONG_TEXT and session.is_visible(q)
        )
        key = AnswerKey(question.id, session.form.languages[0] if question.translatable else "")
        figures = []
        for script, letters, text, limit in (
            ("latin", "learning ", text_of(words), 5),
            ("persian_one_paragraph", "یادگیری ", text_of(words, PERSIAN, paragraph=words), 8),
        ):
            session.set_answer(key, text)
            window.centralWidget().go_to(key)
            idle()
            box = window.centralWidget().pages.page.frames[question.id].box.entry()
            bare = QTextEdit()
            bare.resize(box.size())
            bare.resize(box.width(), 700)
            bare.setFont(box.font())
            bare.setPlainText(text)
            bare.show()
            idle()
            peer = keys(bare, letters, count)
            bare.hide()
            window.activateWindow()
            window.centralWidget().go_to(key)
            taken = keys(box, letters, count)
            detail = (
                f"{count} keys in the middle of {words} words; bare QTextEdit: "
                f"p50 {percentile(peer, 50):.2f}, p99 {percentile(peer, 99):.2f} ms"
            )
            figures += [
                Figure(f"typing.{script}.p50", percentile(taken, 50), "ms", None, detail),
                Figure(f"typing.{script}.p99", percentile(taken, 99), "ms", limit, detail),
            ]
        window.close()
    return figures


if __name__ == "__main__":
    tell(measure(*map(int, sys.argv[1:])))
