"""Memory of the window with a full award nomination open, every section looked at."""

import re
from pathlib import Path

from tests.benchmarks.award import a_library, start_award
from tests.benchmarks.figures import Figure, tell
from tests.benchmarks.open_window import QApplication, open_window


def resident() -> tuple[float, float]:
    """Memory in use now and at most so far, in MiB; zeros where the system does not tell."""
    status = Path("/proc/self/status")
    told = dict(re.findall(r"(VmRSS|VmHWM):\s+(\d+)", status.read_text())) if status.exists() else {}
    return int(told.get("VmRSS", 0)) / 1024, int(told.get("VmHWM", 0)) / 1024


def measure() -> list[Figure]:
    with a_library() as (paths, app):
        number, source = start_award(app)
        app.close()
        window = open_window(paths)
        started = resident()[0]
        window.rooms.open_dossier(number)
        QApplication.processEvents()
        opened = resident()[0]
        screen = window.centralWidget()
        for _part, section in screen.session.form.sections():
            screen.show_section(section.id)
            QApplication.processEvents()
        now, most = resident()
        window.close()
    return [
        Figure("memory.start_screen", started, "MiB", None, "resident"),
        Figure("memory.award_open", opened, "MiB", 200, f"resident, {source}"),
        Figure(
            "memory.award_all_sections", now, "MiB", 200, f"resident, every section shown; most {most:.0f}"
        ),
    ]


if __name__ == "__main__":
    tell(measure())
