"""What importing the command line costs and loads; what a verb needs, it loads itself."""

import json
import time

from tests.benchmarks.figures import Figure, child, median, tell

HEAVY = ("PySide6.QtWidgets", "PySide6.QtGui", "PySide6.QtCore", "sqlalchemy", "reportlab", "babel", "docx",
         "uharfbuzz", "fontTools", "platformdirs")  # fmt: skip
_CHILD = f"import json, sys, lcapp.cli.main; print(json.dumps([m for m in {HEAVY!r} if m in sys.modules]))"


def measure(times: int = 7) -> list[Figure]:
    def seconds(code: str) -> tuple[float, str]:
        begun = time.perf_counter()
        told = child("-c", code)
        return (time.perf_counter() - begun) * 1000, told

    loaded = json.loads(seconds(_CHILD)[1])
    bare = median([seconds("pass")[0] for _ in range(times)])
    whole = median([seconds(_CHILD)[0] for _ in range(times)])
    return [
        Figure("import.cli", whole - bare, "ms", None, f"over a bare interpreter ({bare:.0f} ms)"),
        Figure("import.cli.heavy_modules", len(loaded), "modules", 0, " ".join(loaded)),
    ]


if __name__ == "__main__":
    tell(measure())
