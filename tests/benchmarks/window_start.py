"""First paint and readiness of the window: the real start in a process of its own, timed from before it."""

import json
import os
import sys
import time
from pathlib import Path

from tests.benchmarks.award import a_library, start_award
from tests.benchmarks.figures import Figure, child, median, tell

WARM, COLD = 7, 3
HEAVY = ("reportlab", "docx", "uharfbuzz", "fontTools")
"""What a start of the window must not load; the library itself is opened after the first paint."""


def started(data: Path, *, language: str = "") -> dict[str, float]:
    """One start: milliseconds from before the process to the first paint and to the painted start screen."""
    begun = time.monotonic()
    words = ("-m", "tests.benchmarks.window_probe", str(data), *[language] * bool(language))
    told = json.loads(child(*words).splitlines()[-1])
    return {name: (told[name] - begun) * 1000 for name in ("painted", "ready")} | {"heavy": told["heavy"]}


def forget_pages() -> bool:
    """Let the computer forget what it read from disk; only root may."""
    if os.name != "posix" or os.geteuid() != 0:
        return False
    os.sync()
    try:
        Path("/proc/sys/vm/drop_caches").write_text("3")
    except OSError:
        return False
    return True


def measure(warm: int = WARM, cold: int = COLD) -> list[Figure]:
    platform = os.environ.get("QT_QPA_PLATFORM", "offscreen")
    with a_library() as (paths, app):
        for _ in range(3):
            start_award(app)
        app.close()
        started(paths.data)  # compiles our modules, fills the page cache
        runs = [started(paths.data) for _ in range(warm)]
        best = min(r["ready"] for r in runs)
        detail = f"{platform}, median of {warm}; the fastest was ready after {best:.0f} ms"
        figures = [
            Figure("start.first_paint.warm", median([r["painted"] for r in runs]), "ms", 200, detail),
            Figure("start.ready.warm", median([r["ready"] for r in runs]), "ms", 450, detail),
            Figure("start.heavy_modules", len(runs[0]["heavy"]), "modules", 0, " ".join(runs[0]["heavy"])),
        ]
        if cold and forget_pages():
            runs = []
            for _ in range(cold):
                forget_pages()
                runs.append(started(paths.data))
            detail = f"{platform}, page cache dropped, median of {cold}"
            figures += [
                Figure("start.first_paint.cold", median([r["painted"] for r in runs]), "ms", None, detail),
                Figure("start.ready.cold", median([r["ready"] for r in runs]), "ms", 1000, detail),
            ]
    return figures


if __name__ == "__main__":
    tell(measure(*map(int, sys.argv[1:])))
