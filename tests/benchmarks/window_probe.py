"""The child of `window_start`: starts the window as the program does, notes two moments, and ends.

The moments are of the monotonic clock, which all processes of a computer share.
"""

import faulthandler
import json
import sys
import time
from pathlib import Path

from lcapp.paths import app_paths
from lcapp.ui import main as start


def main(data: Path, language: str = "") -> None:
    # Only now: the program's start decides how Qt is imported.
    from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer

    moments: dict[str, float] = {}
    all_painted = QEvent.Type.User

    class Probed(start.MainWindow):
        """Notes when everything that was to be painted is on the screen."""

        def event(self, event: QEvent) -> bool:
            done = super().event(event)
            if event.type() is QEvent.Type.Paint and "ready" not in moments:
                # Children are painted right after the window; a posted event comes when that is done.
                QCoreApplication.postEvent(
                    self, QEvent(all_painted), Qt.EventPriority.HighEventPriority.value
                )
            elif event.type() == all_painted and "painted" not in moments:
                moments["painted"] = time.monotonic()
            elif event.type() == all_painted and "opened" in moments and "ready" not in moments:
                moments["ready"] = time.monotonic()
                QTimer.singleShot(0, self, self.close)
            return done

        def open_library(self) -> None:
            super().open_library()
            moments["opened"] = time.monotonic()

    faulthandler.dump_traceback_later(30, exit=True)  # a start that asks something would wait for ever
    start.MainWindow = Probed
    start.main(app_paths(data), language=language)
    heavy = [name for name in ("reportlab", "docx", "uharfbuzz", "fontTools") if name in sys.modules]
    print(json.dumps({**moments, "heavy": heavy}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
