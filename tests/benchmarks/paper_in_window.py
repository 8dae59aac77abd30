"""Paper while one works: how soon the preview follows, and how long the window waits during an export.

The preview's figure is from the moment a change has settled (150 ms of quiet) until the first picture of the
changed section is on the screen. The window's figure is the longest turn of its loop while a dossier is
printed; the first export, which also loads the libraries of print, is told apart.
"""

import time
from dataclasses import replace

from lcapp.domain.answers import AnswerKey
from lcapp.ui.draft.export_sheet import ExportChoice
from lcapp.ui.draft.previewing import SETTLED_MS
from lcapp.ui.turns import give_way, keep_what_stands
from tests.benchmarks.award import a_library, start_award, text_of
from tests.benchmarks.figures import Figure, median, tell
from tests.benchmarks.open_window import QApplication, open_window

LIMIT_SECONDS = 60


def until(condition) -> None:
    """Let the window live until something holds."""
    end = time.perf_counter() + LIMIT_SECONDS
    while not condition():
        if time.perf_counter() > end:
            raise TimeoutError("the window never got there")
        QApplication.processEvents()
        time.sleep(0.001)


class Ticks:
    """The worst gap, in milliseconds, between two turns of the window's loop."""

    def __init__(self) -> None:
        self.worst, self._last = 0.0, time.perf_counter()

    def turn(self) -> None:
        QApplication.processEvents()
        now = time.perf_counter()
        self.worst, self._last = max(self.worst, (now - self._last) * 1000), now
        time.sleep(0.001)


def preview_times(screen, times: int) -> list[float]:
    """Milliseconds from settled change to pictures, once for each change."""
    pictures = []
    show = screen.paper.preview.show_picture
    screen.paper.preview.show_picture = lambda page, image: (pictures.append(page), show(page, image))
    screen.opening.preview()
    until(lambda: pictures)
    key = next(
        key for key, value in screen.session.answers.items() if isinstance(value, str) and len(value) > 200
    )
    screen.go_to(AnswerKey(key.question))
    until(lambda: pictures)
    taken = []
    for turn in range(times):
        until(lambda: screen.paper._previewing._task is None)
        pictures.clear()
        screen.session.set_answer(key, text_of(200 + turn))
        begun = time.perf_counter()
        until(lambda: pictures)
        taken.append((time.perf_counter() - begun) * 1000 - SETTLED_MS)
    return taken


def worst_gap(screen, folder) -> float:
    """Milliseconds the window waited at most while the whole dossier was printed."""
    exporting = screen.paper.exporting
    exporting.open()
    QApplication.processEvents()
    options = replace(exporting.sheet.options, with_summary=True)
    exporting.sheet.export_wanted.emit(ExportChoice(folder / "dossier.pdf", options))
    ticks = Ticks()
    while not exporting.sheet.open_file.isVisible():
        ticks.turn()
    exporting.sheet.reject()
    return ticks.worst


def measure(times: int = 9) -> list[Figure]:
    with a_library() as (paths, app):
        number, source = start_award(app)
        app.close()
        window = open_window(paths, number)
        give_way()
        keep_what_stands()
        screen = window.rooms.screen
        first, *gaps = [worst_gap(screen, paths.data) for _ in range(6)]
        taken = preview_times(screen, times)
        window.close()
    return [
        Figure(
            "preview.section",
            median(taken),
            "ms",
            300,
            f"{source}, median of {times}, worst {max(taken):.0f}",
        ),
        Figure("export.gap.first", first, "ms", None, "with the libraries of print loaded meanwhile"),
        Figure(
            "export.gap", median(gaps), "ms", 30, f"{source}, median of {len(gaps)}, worst {max(gaps):.0f}"
        ),
    ]


if __name__ == "__main__":
    tell(measure())
