"""Files that a verb is given to read."""

import sys
from pathlib import Path

from lcapp.domain.answers_file import LARGEST_FILE
from lcapp.errors import InputRefused
from lcapp.files import reason_of


def read_input(name: Path | str, *, limit: int = LARGEST_FILE) -> bytes:
    """The bytes of a file, or of standard input for `-`.

    Args:
        name: A file, or `-`.
        limit: The most bytes to take.

    Raises:
        InputRefused: `file_not_read`, `file_too_large`.
    """
    try:
        if str(name) == "-":
            if sys.stdin is None:  # closed by the one who started us
                raise InputRefused("file_not_read", file="-", reason="failed")
            data = sys.stdin.buffer.read(limit + 1)
        else:
            with Path(name).open("rb") as file:
                data = file.read(limit + 1)
    except OSError as error:
        raise InputRefused("file_not_read", file=str(name), reason=reason_of(error)) from error
    except ValueError as error:  # a NUL in the name
        raise InputRefused("file_not_read", file=str(name), reason="failed") from error
    if len(data) > limit:
        raise InputRefused("file_too_large", file=str(name), limit=limit)
    return data


def text_of(data: bytes) -> str:
    """A text file's text, with or without a byte order mark.

    Raises:
        InputRefused: `file_not_utf8`.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputRefused("file_not_utf8", byte=error.start + 1) from None
