"""Opening a full award nomination: the draft from the library, and its screen until it is painted."""

import time

from tests.benchmarks.award import a_library, start_award
from tests.benchmarks.figures import Figure, median, milliseconds, tell
from tests.benchmarks.open_window import QApplication, open_window


def measure(times: int = 9) -> list[Figure]:
    with a_library() as (paths, app):
        number, source = start_award(app)
        first = milliseconds(lambda: app.dossiers.open(number), 1)[0]
        again = median(milliseconds(lambda: app.dossiers.open(number), times))
        app.close()
        window = open_window(paths)
        taken = []
        for _ in range(times):
            begun = time.perf_counter()
            window.rooms.open_dossier(number)
            QApplication.processEvents()
            taken.append((time.perf_counter() - begun) * 1000)
            window.rooms.show_start()
            QApplication.processEvents()
        window.close()
    detail = f"{source}, median of {times}"
    return [
        Figure("open.session.first", first, "ms", 50, f"{source}, form read from its file"),
        Figure("open.session", again, "ms", 50, detail),
        Figure("open.screen.first", taken[0], "ms", None, "the first draft of this start, painted"),
        Figure(
            "open.screen",
            median(taken),
            "ms",
            50,
            f"{detail}, fastest {min(taken):.0f}: session, screen and paint",
        ),
    ]


if __name__ == "__main__":
    tell(measure())
