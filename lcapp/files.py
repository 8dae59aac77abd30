"""Writing a file so that it appears whole or not at all."""

import contextlib
import errno
import os
import secrets
import time
from pathlib import Path

from lcapp.errors import EnvironmentFailed

_WINDOWS = os.name == "nt"
_TRIES = 50
_PAUSE_SECONDS = 0.05
"""Together 2.5 seconds: a virus scanner lets go of a new file within two (WinError 5, 32 and 33)."""
_UNFINISHED = ".lcapp-"
"""How the names of unfinished files begin; a fixed length, so that a long name cannot grow too long."""

_REASONS = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EFBIG: "file_too_large",
    errno.EROFS: "read_only",
    errno.EACCES: "not_allowed",
    errno.EPERM: "not_allowed",
    errno.ENOENT: "folder_missing",
    errno.ENOTDIR: "folder_missing",
    errno.EISDIR: "is_a_folder",
    errno.ENAMETOOLONG: "name_too_long",
}


def write_atomically(path: Path, data: bytes, *, private: bool = False) -> None:
    """Write a file beside its place, wait until it is on disk, then put it there in one step.

    An older file of that name is whole until the new one is; a symbolic link stays a link, a pipe or device
    is written into.

    Args:
        path: Where the file is to stand; its folder must exist.
        data: The whole content.
        private: Whether only this user may read the file. Otherwise the user's own default holds.

    Raises:
        EnvironmentFailed: `file_not_written` with `file` and `reason` (one of `disk_full`, `read_only`,
            `not_allowed`, `folder_missing`, `is_a_folder`, `name_too_long`, `file_too_large`, `in_use`,
            `failed`); nothing is left behind.
    """
    try:
        target = Path(os.path.realpath(path))
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if target.exists() and not target.is_file():
            # A pipe or a device such as /dev/null: it is written into, never replaced.
            target.write_bytes(data)
            return
        _write_beside(target, data, mode=0o600 if private else 0o666)
    except OSError as error:
        raise EnvironmentFailed("file_not_written", file=str(path), reason=reason_of(error)) from error


def reason_of(error: OSError) -> str:
    """The stable name of why the machine refused."""
    if _WINDOWS and isinstance(error, PermissionError):
        return "in_use"
    return _REASONS.get(error.errno or 0, "failed")


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on disk. Windows has no way to ask and needs none."""
    if _WINDOWS:
        return
    # Some network and FUSE folders cannot be synced; the file itself was.
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _write_beside(target: Path, data: bytes, *, mode: int) -> None:
    unfinished = target.with_name(f"{_UNFINISHED}{secrets.token_hex(8)}.part")
    handle = os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), mode)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _put_in_place(unfinished, target)
    except BaseException:
        with contextlib.suppress(OSError):
            unfinished.unlink()
        raise
    sync_folder(target.parent)


def _put_in_place(unfinished: Path, target: Path) -> None:
    # On Windows a virus scanner or an indexer may hold either file for a moment.
    for tries_left in reversed(range(_TRIES if _WINDOWS else 1)):
        try:
            unfinished.replace(target)
            return
        except PermissionError:
            if not tries_left:
                raise
            time.sleep(_PAUSE_SECONDS)
