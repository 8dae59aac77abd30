"""Every figure of the plan, each measure in a process of its own: prints JSON.

    .venv/bin/python -m tests.benchmarks.all [MEASURE …]

`passed` is null where the plan sets no limit. Ends with 1 if a limit is missed, with 3 if a measure failed.
Measure on a quiet computer; QT_QPA_PLATFORM chooses the screen (offscreen unless it is set).
"""

import json
import os
import platform
import sys
from datetime import UTC, datetime

from tests.benchmarks.figures import ROOT, child

MEASURES = (
    "window_start",
    "typing_speed",
    "core_speed",
    "advice_speed",
    "opening",
    "import_weight",
    "award_pages",
    "memory",
    "history_speed",
    "language_switch",
    "many_saves",
    "paper_in_window",
    "desk_import",
)


def main(wanted: list[str]) -> int:
    figures, failed = [], {}
    for name in wanted or MEASURES:
        try:
            figures += json.loads(child("-m", f"tests.benchmarks.{name}").splitlines()[-1])
        except (RuntimeError, OSError, ValueError, IndexError) as error:
            failed[name] = str(error)
    told = {
        "on": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}",
        "load_before": [round(load, 2) for load in os.getloadavg()] if hasattr(os, "getloadavg") else None,
        "figures": figures,
        "missed": [figure["name"] for figure in figures if figure["passed"] is False],
        "failed": failed,
    }
    if not wanted:
        try:
            told["dossier_speed"] = json.loads(child(str(ROOT / "tests/benchmarks/dossier_speed.py")))
        except (RuntimeError, OSError, ValueError) as error:
            failed["dossier_speed"] = str(error)
    print(json.dumps(told, indent=2, ensure_ascii=False))
    return 3 if failed else 1 if told["missed"] else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
