"""One run over AT-SPI, the bus of Linux's screen readers: is a field's name, help and finding heard?

    .venv/bin/python tests/accessibility/at_spi_run.py

Needs Xvfb, a session bus of its own and a Python with pyatspi; starts all of it. Prints JSON: what should be
heard, and what was.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PACKAGES = "at-spi2-core dbus gir1.2-atspi-2.0 python3-pyatspi xvfb xauth"
_INSIDE = "LCAPP_AT_SPI_BUS"


def reader_python() -> str | None:
    """The system's Python, if it has pyatspi."""
    for python in ("/usr/bin/python3", shutil.which("python3")):
        if python and Path(python).exists():
            asked = subprocess.run([python, "-c", "import pyatspi"], capture_output=True, check=False)
            if asked.returncode == 0:
                return python
    return None


def what_is_missing() -> str:
    """What this computer lacks for the run, or nothing."""
    missing = [name for name in ("xvfb-run", "dbus-run-session") if shutil.which(name) is None]
    missing += [] if sys.platform == "linux" else ["Linux"]
    if not missing and reader_python() is None:
        missing.append("a Python with pyatspi")
    return f"{', '.join(missing)} (Debian: {PACKAGES})" if missing else ""


def run() -> dict:
    """Start screen, bus, window and reader; returns `{"expected": …, "heard": […]}`."""
    words = ["xvfb-run", "-a", "dbus-run-session", "--", sys.executable, str(Path(__file__).resolve())]
    env = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS")}
    env |= {_INSIDE: "1", "QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
    done = subprocess.run(words, env=env, capture_output=True, text=True, timeout=90, check=False)
    if done.returncode:
        raise RuntimeError(f"the run ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
    return json.loads(done.stdout.splitlines()[-1])


def inside() -> int:
    """The run itself, on its own screen and bus."""
    with TemporaryDirectory(prefix="lcapp-at-spi-") as folder:
        window = subprocess.Popen(
            [sys.executable, str(HERE / "at_spi_window.py"), folder],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            line = window.stdout.readline()
            if not line:
                return window.wait(10) or 1
            expected = json.loads(line)
            reader = subprocess.run(
                [reader_python(), str(HERE / "at_spi_reader.py"), expected["name"]],
                env={k: v for k, v in os.environ.items() if not k.startswith("PYTHON")},
                capture_output=True,
                text=True,
                timeout=60,
                check=False,
            )
            if reader.returncode:
                print(reader.stderr, file=sys.stderr)
                return 1
            print(json.dumps({"expected": expected, "heard": json.loads(reader.stdout.splitlines()[-1])}))
            return 0
        finally:
            window.stdin.close()
            try:
                window.wait(10)
            except subprocess.TimeoutExpired:
                window.kill()
                window.wait()


if __name__ == "__main__":
    if os.environ.get(_INSIDE):
        raise SystemExit(inside())
    if missing := what_is_missing():
        raise SystemExit(f"missing: {missing}")
    print(json.dumps(run(), indent=2, ensure_ascii=False))
