"""Take pictures of the five main screens in English and Persian, with own fonts, clock and screen.

.venv/bin/python -m tests.ui.goldens.take FOLDER      pictures to look at
.venv/bin/python -m tests.ui.goldens.take --keep      keep what they look like now as what they must look like
"""

import hashlib
import json
import os
import platform
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
KEPT = Path(__file__).parent / "pictures.json"
SCREENS = ("start", "new", "draft", "findings", "export")
LANGUAGES = ("en", "fa")
SIZE = (1280, 800)


def made_with() -> str:
    """What draws: another Qt or another kind of computer draws letters a little differently."""
    return f"{sys.platform} {platform.machine()} PySide6 {version('PySide6-Essentials')}"


def pictures(folder: Path) -> dict[str, str]:
    """Take them into a folder, in a process of its own; digests of their pixels by name."""
    env = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "QT_SCALE_FACTOR": "1",
        "FONTCONFIG_FILE": str(ROOT / "tests" / "fonts.conf"),
        "TZ": "UTC",
        "PYTHONPATH": str(ROOT),
    }
    words = [sys.executable, "-m", "tests.ui.goldens.take", "--child", str(folder)]
    done = subprocess.run(words, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-3000:])
    return json.loads(done.stdout.splitlines()[-1])


def _take(folder: Path) -> dict[str, str]:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication

    from lcapp.i18n import Catalogs
    from lcapp.paths import app_paths
    from lcapp.settings import Settings
    from lcapp.ui.appearance.fonts import load_fonts
    from tests.endurance.clipped_labels import build_module

    screens = build_module("screens")
    application = QApplication(sys.argv[:1])
    load_fonts(ROOT / "resources" / "fonts")
    digests = {}
    with tempfile.TemporaryDirectory() as data:
        for language in LANGUAGES:
            settings = Settings(name="Ada", theme="light", language=language)
            paths = app_paths(Path(data) / language)
            catalogs = Catalogs(ROOT / "translations")
            with screens.a_window(application, paths, catalogs, settings, size=SIZE) as window:
                for screen in (each for each in screens.SCREENS if each.name in SCREENS):
                    screen.go(window)
                    # Nothing blinks in a picture.
                    application.setCursorFlashTime(0)
                    screens.settle(application)
                    shown = screens.uppermost(window).grab().toImage()
                    shown = shown.convertToFormat(QImage.Format.Format_RGB32)
                    name = f"{screen.name}-{language}"
                    shown.save(str(folder / f"{name}.png"))
                    pixels = bytes(shown.constBits())
                    size = f"{shown.width()}x{shown.height()}".encode()
                    digests[name] = hashlib.sha256(size + pixels).hexdigest()
                    screens.close_sheets(window)
                    screens.settle(application)
    return digests


def main(words: list[str]) -> int:
    """Take them, keep them, or serve as the child that does it."""
    if words[:1] == ["--child"]:
        print(json.dumps(_take(Path(words[1]))))
        return 0
    if words == ["--keep"]:
        with tempfile.TemporaryDirectory() as folder:
            kept = {"made_with": made_with(), "pictures": pictures(Path(folder))}
        KEPT.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")
        return 0
    if len(words) != 1 or words[0].startswith("-"):
        print(__doc__)
        return 2
    Path(words[0]).mkdir(parents=True, exist_ok=True)
    print(json.dumps(pictures(Path(words[0])), indent=1))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
