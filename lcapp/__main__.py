"""`lcapp` and `python -m lcapp`: a verb goes to the command line, no verb opens the window."""

import sys
from pathlib import Path

from lcapp.paths import AppPaths, app_paths


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
    from lcapp.ui.main import main as window

    return window(paths, language=language, actor=actor, file=file)


if __name__ == "__main__":
    raise SystemExit(main())
