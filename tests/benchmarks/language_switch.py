"""Change of the language of a window that is open, and the start in Persian beside English."""

import faulthandler
import time

from tests.benchmarks.award import a_library, start_award
from tests.benchmarks.figures import Figure, median, tell
from tests.benchmarks.open_window import QApplication, open_window
from tests.benchmarks.window_start import started

LANGUAGES = ("fa", "fr", "sl", "tr", "en")
LIMIT_MS = 50
DEFERRED_DELETE = 52
"""`QEvent.DeferredDelete`: Qt itself comes by the program's own start only."""


def switched(window, language: str) -> tuple[float, float]:
    """Milliseconds until all stands painted in another language, and how many of them this process worked."""
    begun, worked = time.perf_counter(), time.process_time()
    window.change(language=language)
    QApplication.processEvents()
    taken = ((time.perf_counter() - begun) * 1000, (time.process_time() - worked) * 1000)
    # What a running window does after the change: the screen before is let go.
    QApplication.sendPostedEvents(None, DEFERRED_DELETE)
    return taken


def measure(times: int = 3, starts: int = 5) -> list[Figure]:
    figures = []
    with a_library() as (paths, app):
        number, _source = start_award(app)
        app.close()
        window = open_window(paths)
        places = {
            "start": window.rooms.show_start,
            "settings": window.rooms.show_settings,
            "draft": lambda: window.rooms.open_dossier(number),
        }
        for name, show in places.items():
            show()
            QApplication.processEvents()
            first = [switched(window, language)[0] for language in LANGUAGES]
            taken = [
                switched(window, language)
                for _ in range(1 if name == "draft" else times)
                for language in LANGUAGES
            ]
            waited, worked = ([run[part] for run in taken] for part in (0, 1))
            detail = (
                f"median of {len(taken)} over {', '.join(LANGUAGES)}, slowest {max(waited):.0f}; "
                f"the first time {max(first):.0f}; the process worked {median(worked):.0f}"
            )
            # Settings close the draft: with one open the change is as long as opening it again.
            limit = None if name == "draft" else LIMIT_MS
            figures.append(Figure(f"language.switch.{name}", median(waited), "ms", limit, detail))
        window.close()
        faulthandler.cancel_dump_traceback_later()  # the window's: starts have one each
        for language in ("en", "fa"):
            started(paths.data, language=language)
            runs = [started(paths.data, language=language) for _ in range(starts)]
            for moment in ("painted", "ready"):
                figures.append(
                    Figure(
                        f"language.start.{language}.{moment}",
                        median([run[moment] for run in runs]),
                        "ms",
                        None,
                        f"median of {starts}",
                    )
                )
    return figures


if __name__ == "__main__":
    tell(measure())
