"""The program's half of the AT-SPI run: a draft with a fault, checked, the cursor in the faulty field.

Prints what a screen reader should hear as one line of JSON, then stays open until its input ends.
"""

import json
import sys
import threading
from pathlib import Path

from lcapp.bootstrap import build_app
from lcapp.domain.answers import AnswerKey
from lcapp.domain.forms import QuestionType
from lcapp.i18n import Catalogs
from lcapp.paths import app_paths
from lcapp.settings import SettingsFile
from lcapp.ui.main import MainWindow, QTimer, _application, _built, load_fonts

CALL = "membership-2025"
LONGEST_MS = 60_000


def main(data: Path) -> int:
    paths = app_paths(data)
    app = build_app(paths, actor=lambda: "Ada")
    form = app.forms.get(app.calls.get(CALL).form)
    question = next(
        q for q in form.questions() if q.type is QuestionType.LONG_TEXT and q.max_words and q.explanation
    )
    key = AnswerKey(question.id, form.languages[0] if question.translatable else "")
    number = app.dossiers.start(CALL, answers={key: "word " * (question.max_words + 3)}).number
    app.close()

    application = _application()
    load_fonts(paths.resources / "fonts")
    window = MainWindow(
        paths,
        Catalogs(paths.translations),
        SettingsFile(paths.settings_file),
        lambda who: _built(paths, who),
        language="en",
        actor="Ada",
    )
    window.show()
    window.open_library()
    window.rooms.open_dossier(number)

    def look_there() -> None:
        screen = window.centralWidget()
        window.activateWindow()
        screen.check()
        screen.go_to(key)
        found = screen.checking.check_now().by_question[question.id]
        told = {
            "name": question.label,
            "help": question.explanation,
            "finding": next(sentence for finding, sentence in found if finding.code == "too_many_words"),
        }
        print(json.dumps(told), flush=True)

    QTimer.singleShot(500, window, look_there)
    QTimer.singleShot(LONGEST_MS, window, window.close)
    ended = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.read(), ended.set()), daemon=True).start()
    watch = QTimer(window)
    watch.timeout.connect(lambda: window.close() if ended.is_set() else None)
    watch.start(100)
    return int(application.exec())


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
