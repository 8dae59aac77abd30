"""Printing a full award nomination; `dossier_speed` prints a longer dossier."""

import time

from lcapp.services.export import Unwatched
from lcapp.services.ports import PrintOptions
from tests.benchmarks.award import a_library, start_award
from tests.benchmarks.figures import Figure, tell


def measure() -> list[Figure]:
    with a_library() as (_paths, app):
        number, source = start_award(app)
        snapshot = app.dossiers.open(number).freeze()
        taken = []
        for _ in range(2):
            begun = time.perf_counter()
            printed = app.renderer.render(snapshot, PrintOptions(), Unwatched())
            taken.append(time.perf_counter() - begun)
    detail = f"{source}, {printed.pages} pages, {len(printed.data) // 1000} kB"
    return [
        Figure("pdf.first", taken[0] * 1000, "ms", None, f"{detail}, with the library's import"),
        Figure("pdf.again", taken[1] * 1000, "ms", None, detail),
        Figure("pdf.pages_per_second", printed.pages / taken[1], "pages/s", None, detail),
    ]


if __name__ == "__main__":
    tell(measure())
