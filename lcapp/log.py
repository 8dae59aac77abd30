"""The log: a small rotating file of ids and counts, never of what people wrote."""

import logging
import os
import re
import time
import traceback
from collections.abc import Mapping
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType

ALLOWED = frozenset(
    {"answers", "bytes", "call", "changes", "code", "count", "dossier", "form", "from", "language", "ms"}
    | {"number", "pages", "rev", "seconds", "to", "version"}
)
"""Names of the values that may be written; any other value is left out."""

LARGEST_BYTES = 512 * 1024
KEPT_FILES = 3

_LEFT_OUT = "…"
_ID = re.compile(r"[A-Za-z0-9_.:-]{1,80}")


def log_to_file(path: Path, *, level: int = logging.INFO) -> logging.Handler | None:
    """Write everything logged from now on into a file that starts anew at 512 KiB; three older ones are kept.

    Returns:
        The handler, to be closed with `stop_logging`; None where no log can be written: that stops nobody.
    """
    from logging.handlers import RotatingFileHandler

    class PrivateFile(RotatingFileHandler):
        """A log that only this user can read, like everything else in its folder."""

        def _open(self) -> TextIOWrapper:
            handle = os.open(self.baseFilename, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
            return os.fdopen(handle, "a", encoding="utf-8")

    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = PrivateFile(path, maxBytes=LARGEST_BYTES, backupCount=KEPT_FILES, encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(CarefulFormatter())
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(level)
    return handler


def stop_logging(handler: logging.Handler | None) -> None:
    """Let go of the log file."""
    if handler is not None:
        logging.getLogger().removeHandler(handler)
        handler.close()


class CarefulFormatter(logging.Formatter):
    """One line for each record, made of the message's constant text and of allowed values.

    Our own messages name their values: `log.info("saved %(answers)d answers", {"answers": 3})`. Of other
    libraries only a message with values apart is written, without them: theirs may quote anything.
    """

    def format(self, record: logging.LogRecord) -> str:
        """The line, and the frames of an exception without its words."""
        at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(record.created))
        lines = [f"{at} {record.levelname} {record.name} {_careful_message(record)}"]
        if record.exc_info:
            lines += frames_only(record.exc_info[1], record.exc_info[2])
        return "\n".join(lines)


def frames_only(error: BaseException | None, trace: TracebackType | None) -> list[str]:
    """Where an exception came from and of which kind it is; its words may be somebody's answer."""
    lines = [line.rstrip() for line in traceback.format_tb(trace)]
    while error is not None:
        code = getattr(error, "code", "") or getattr(error, "sqlite_errorname", "")
        lines.append(f"{type(error).__name__} {_careful_value('code', code)}".rstrip())
        error = error.__cause__
    return lines


def _careful_message(record: logging.LogRecord) -> str:
    template = str(record.msg)
    if record.name.partition(".")[0] != "lcapp":
        return template if record.args else _LEFT_OUT
    if isinstance(record.args, Mapping):
        careful = {name: _careful_value(name, value) for name, value in record.args.items()}
        return re.sub(r"%\((\w+)\)[a-z]", lambda found: careful.get(found[1], _LEFT_OUT), template)
    return template


def _careful_value(name: str, value: object) -> str:
    if name not in ALLOWED:
        return _LEFT_OUT
    if isinstance(value, int | float):
        return str(value)
    text = str(value)
    return text if not text or _ID.fullmatch(text) else _LEFT_OUT
