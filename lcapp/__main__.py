"""`lcapp` and `python -m lcapp`: a verb goes to the command line, no verb opens the window."""

import os
import sys
from pathlib import Path

from lcapp.paths import AppPaths, app_paths

_MACHINE_FAILED = 3
"""The exit code of the command line for it, which is not imported for a window."""


def main(argv: list[str] | None = None) -> int:
    """Start the program.

    Args:
        argv: The words after the program's name; None takes this process's own.
    """
    words = sys.argv[1:] if argv is None else argv
    if not words:  # the window does not wait for the command line's imports
        return _window(app_paths(), language="", actor="", file=None)
    from lcapp.cli.main import main as command_line

    return command_line(words, window=_window)


def _window(paths: AppPaths, *, language: str, actor: str, file: Path | None) -> int:
    if not _has_screen():  # Qt would end the process with a message of its own
        sys.stderr.write(
            "lcapp: There is no screen here (DISPLAY is not set), so the window cannot be opened. "
            "`lcapp --help` shows what can be done without it.\n"
        )
        return _MACHINE_FAILED
    from lcapp.ui.main import main as window

    return window(paths, language=language, actor=actor, file=file)


def _has_screen() -> bool:
    """Whether a window can be opened: Windows and macOS always have a screen, others name theirs."""
    if os.name == "nt" or sys.platform == "darwin":
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


if __name__ == "__main__":
    raise SystemExit(main())
