#!/usr/bin/env python3
"""Take pictures of every screen in every language, for the README and for people who look at its beauty.

    python3 run.py screenshots FOLDER [PART OF A NAME …]

Without a screen it draws offscreen. A picture is named after what it shows, its colours, language and size:
start-light-en-1280x800.png. Of the parts, all must be in the name: `draft fa` are the drafts in Persian. The
language xr is invented: longer, accented, and from right to left.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent))

from screens import ROOT, SCREENS, a_window, close_sheets, pseudo_catalogs, settle, uppermost

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from lcapp.i18n.catalogs import LANGUAGES
from lcapp.paths import app_paths
from lcapp.settings import Settings
from lcapp.ui.appearance.fonts import load_fonts

__all__ = ["main", "pictures", "pseudo_catalogs"]

WAYS = (
    *(("light", language, 1280, 800, 100) for language in LANGUAGES),
    ("light", "xr", 1280, 800, 100),
    ("dark", "en", 1280, 800, 100),
    ("dark", "fa", 1280, 800, 100),
    ("light", "en", 1024, 700, 150),
    ("dark", "xr", 1024, 700, 100),
)
EMPTY = "empty"
"""The first screen of somebody who has no dossier yet: a library of its own."""


def pictures(application: QApplication, wanted: list[str]) -> Iterator[tuple[str, QWidget]]:
    """Each picture's name, and what it shows."""
    load_fonts(ROOT / "resources" / "fonts")
    with tempfile.TemporaryDirectory() as place:
        catalogs = pseudo_catalogs(Path(place) / "translations")
        for theme, language, width, height, size in WAYS:
            names = {
                screen: f"{screen}-{theme}-{language}-{width}x{height}"
                for screen in (EMPTY, *(screen.name for screen in SCREENS))
            }
            chosen = {screen for screen, name in names.items() if all(part in name for part in wanted)}
            settings = Settings(name="Ada", theme=theme, language=language, text_size=size)
            for dossiers in (False, True):
                if not chosen & ({EMPTY} if not dossiers else names.keys() - {EMPTY}):
                    continue
                paths = app_paths(Path(place) / names[EMPTY] / str(dossiers))
                given = {"size": (width, height), "dossiers": dossiers}
                with a_window(application, paths, catalogs, settings, **given) as window:
                    if not dossiers:
                        yield names[EMPTY], window
                        continue
                    for screen in SCREENS:
                        if screen.name in chosen:
                            screen.go(window)
                            settle(application)
                            yield names[screen.name], uppermost(window)
                            close_sheets(window)
                            settle(application)


def main(words: list[str]) -> int:
    """Take the pictures into a folder."""
    if not words or words[0].startswith("-"):
        print(__doc__)
        return 2
    folder = Path(words[0])
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication(sys.argv[:1])
    for name, shown in pictures(application, words[1:]):
        shown.grab().save(str(folder / f"{name}.png"))
        print(name)
    QTimer.singleShot(0, application.quit)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
