"""Who holds the library: a note for the person who waits, never a lock."""

import contextlib
import json
import os
import platform
import re
from pathlib import Path

from lcapp import __version__
from lcapp.errors import EnvironmentFailed
from lcapp.files import write_atomically

_LONGEST_NOTE = 1000
_HOST = re.compile(r"[\w.-]{1,100}")


def note_file(library: Path) -> Path:
    """Where the note stands. SQLite's own lock on the library is the truth; this file only explains it."""
    return library.with_suffix(".lock")


def write_note(library: Path) -> None:
    """Say that this process holds the library. A folder that cannot take the note stops nobody."""
    note = {"pid": os.getpid(), "host": platform.node(), "program": f"lcapp {__version__}"}
    with contextlib.suppress(EnvironmentFailed):
        write_atomically(note_file(library), json.dumps(note).encode("utf-8"), private=True)


def remove_note(library: Path) -> None:
    """Take the note away; to be called while the library is still held, or it may be the next one's."""
    with contextlib.suppress(OSError):
        note_file(library).unlink()


def holder_of(library: Path) -> str:
    """`PID 123 on HOST` as the note says, or empty when it says nothing believable."""
    try:
        with note_file(library).open("rb") as file:
            note = json.loads(file.read(_LONGEST_NOTE))
        pid, host = note["pid"], note["host"]
    except (OSError, ValueError, KeyError, TypeError):
        return ""
    if (
        not isinstance(pid, int)
        or not isinstance(host, str)
        or not _HOST.fullmatch(host)
        or _is_dead(pid, host)
    ):
        return ""
    return f"PID {pid} on {host}"


def _is_dead(pid: int, host: str) -> bool:
    """Whether the note was left by a process of this computer that is gone: then somebody else holds it."""
    if os.name != "posix" or host != platform.node():
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    return False
