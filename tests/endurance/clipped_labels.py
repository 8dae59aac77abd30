"""Measure every screen in every language for texts that are cut off: a process for each language and size.

    .venv/bin/python -m tests.endurance.clipped_labels [--languages en,fa,xx] [--scales 100,150,200]
                                                       [--only start,draft] [--display 1.5]

The scale is the text size of the settings, in a window that does not grow with it; `--display 1.5` scales
the display instead. Prints one line for each text that is cut, and ends with 1 if there is any. In each run
a label is cut on purpose; a run that does not find it fails. In Persian and in the invented `xr` every screen
must also stand mirrored.
"""

import argparse
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("en", "fa", "fr", "sl", "tr", "xx", "xr")
SCALES = (100, 150, 200)
SIZE = (1280, 800)
"""Of the window, in its own pixels."""


def build_module(name: str):
    """A module of resources/build, with what it imports from there."""
    build = ROOT / "resources" / "build"
    known = {"catalogs", "pseudo_language", "screens"} - set(sys.modules)
    before = list(sys.path)
    sys.path.insert(0, str(build))
    try:
        spec = importlib.util.spec_from_file_location(name, build / f"{name}.py")
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    finally:
        sys.path[:] = before
        for each in known - {name}:
            sys.modules.pop(each, None)
    return module


def measured(
    languages: list[str], scale: int, folder: Path, only: frozenset[str] = frozenset()
) -> list[dict]:
    """What is cut on the screens in each language at a text size in percent, in this process.

    Args:
        languages: One after the other.
        scale: Percent.
        folder: For libraries and catalogs.
        only: Names of screens; all of them where it is empty.

    Returns:
        For each language `cut`: lines; `unmirrored`: names of screens; `found`: whether the label cut on
        purpose was found; `texts`: how many were measured.
    """
    screens = build_module("screens")
    from PySide6.QtWidgets import QApplication

    from lcapp.paths import app_paths
    from lcapp.settings import Settings
    from lcapp.ui.appearance.fonts import load_fonts

    application = QApplication.instance() or QApplication(sys.argv[:1])
    load_fonts(ROOT / "resources" / "fonts")
    invented = tuple({"xx", "xr"} & set(languages))
    catalogs = screens.pseudo_catalogs(folder / "translations", invented)
    told = []
    for language in languages:
        settings = Settings(name="Ada", theme="light", language=language, text_size=scale)
        with screens.a_window(
            application, app_paths(folder / language), catalogs, settings, size=SIZE
        ) as window:
            told.append(_measured_in(window, screens, application, only))
    return told


def _measured_in(window, screens, application, only: frozenset[str]) -> dict:
    from tests.ui.measures import cut_on_purpose, cut_texts, is_mirrored, texts_of

    words = window.words()
    told: dict = {"cut": [], "unmirrored": [], "found": False, "texts": 0}
    for screen in screens.SCREENS:
        if only and screen.name not in only:
            continue
        screen.go(window)
        screens.settle(application)
        shown = screens.uppermost(window)
        told["texts"] += len(texts_of(shown))
        told["cut"] += [f"{words.language} {screen.name}: {line}" for line in cut_texts(shown)]
        if words.direction == "rtl" and not is_mirrored(shown):
            told["unmirrored"].append(screen.name)
        if not told["found"]:
            with cut_on_purpose(shown):
                told["found"] = bool(cut_texts(shown))
        screens.close_sheets(window)
        screens.settle(application)
    return told


SCREEN = {"name": "one", "x": 0, "y": 0, "width": 1920, "height": 1200, "logicalDpi": 96, "dpr": 1}
"""What stands where Qt draws offscreen; sheets grow as far as it lets them."""


def in_process(
    languages: list[str],
    scale: int,
    folder: Path,
    *,
    display: float = 1.0,
    only: frozenset[str] = frozenset(),
) -> list[dict]:
    """The same in a process of its own, on a screen of `SCREEN`."""
    screen = folder / "screen.json"
    screen.write_text(json.dumps({"synchronousWindowSystemEvents": False, "screens": [SCREEN]}))
    env = {
        **os.environ,
        "QT_QPA_PLATFORM": f"offscreen:configfile={screen}",
        "QT_SCALE_FACTOR": str(display),
        "FONTCONFIG_FILE": str(ROOT / "tests" / "fonts.conf"),
        "PYTHONPATH": str(ROOT),
    }
    words = [sys.executable, "-m", "tests.endurance.clipped_labels", "--one", ",".join(languages), str(scale)]
    words += ["--only", ",".join(sorted(only))] if only else []
    done = subprocess.run(words, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{languages} at {scale} %:\n{done.stderr[-2000:]}")
    return json.loads(done.stdout.splitlines()[-1])


def main(words: list[str]) -> int:
    """Run over languages and scales."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--languages", default=",".join(LANGUAGES))
    parser.add_argument("--scales", default=",".join(map(str, SCALES)))
    parser.add_argument("--display", type=float, default=1.0)
    parser.add_argument("--only", type=lambda text: frozenset(text.split(",")), default=frozenset())
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    args = parser.parse_args(words)
    if args.one:
        with tempfile.TemporaryDirectory() as folder:
            told = measured(args.one[0].split(","), int(args.one[1]), Path(folder), args.only)
        print(json.dumps(told, ensure_ascii=False))
        return 0
    wrong = 0
    for scale in map(int, args.scales.split(",")):
        for language in args.languages.split(","):
            with tempfile.TemporaryDirectory() as folder:
                given = {"display": args.display, "only": args.only}
                told = in_process([language], scale, Path(folder), **given)[0]
            for line in told["cut"]:
                print(f"{scale} % {line}")
            for name in told["unmirrored"]:
                print(f"{scale} % {language} {name}: not mirrored")
            if not told["found"]:
                print(f"{scale} % {language}: the label cut on purpose was not found")
            count = len(told["cut"]) + len(told["unmirrored"]) + (not told["found"])
            wrong += count
            print(f"{scale} % {language}: {told['texts']} texts, {count} wrong", flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
