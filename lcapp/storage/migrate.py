"""Bring a library to today's shape: a copy first, then each missing step whole or not at all."""

import contextlib
import logging
import os
import secrets
import sqlite3
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from lcapp.errors import StorageUnavailable
from lcapp.files import sync_folder
from lcapp.storage.engine import LIBRARY_ID, sorted_errors
from lcapp.storage.migrations import Step, all_steps

_log = logging.getLogger(__name__)


def migrate(
    connection: sqlite3.Connection, *, backups: Path, now: datetime, steps: Sequence[Step] | None = None
) -> None:
    """Run the steps a library has not had yet.

    Args:
        connection: The open library, without a transaction begun.
        backups: Folder for the copy made before the first step on a library that holds something.
        now: For the name of that copy.
        steps: Other steps than those of the program; for tests.

    Raises:
        StorageUnavailable: `library_too_new` (with `found`, `known`): a newer program wrote it, nothing was
            touched. `library_damaged`: the checks afterwards failed, the step was turned back.
    """
    known = all_steps() if steps is None else steps
    with sorted_errors():
        version = _number(connection, "user_version")
        if version > len(known):
            raise StorageUnavailable("library_too_new", found=version, known=len(known))
        if version == len(known):
            return
        if version:
            _copy(connection, backups, f"before-{version + 1:04}-{now:%Y%m%dT%H%M%SZ}.sqlite")
        # Inside a transaction it cannot be switched off, and rebuilding a table needs it off.
        connection.execute("PRAGMA foreign_keys=OFF")
        try:
            for step in known[version:]:
                _take(connection, step)
        finally:
            connection.execute("PRAGMA foreign_keys=ON")


def _take(connection: sqlite3.Connection, step: Step) -> None:
    connection.execute("BEGIN EXCLUSIVE")
    try:
        step.upgrade(connection)
        if not connection.in_transaction:
            msg = f"step {step.version} ended its transaction"
            raise RuntimeError(msg)
        connection.execute(f"PRAGMA application_id={LIBRARY_ID}")
        connection.execute(f"PRAGMA user_version={step.version}")
        _check(connection)
        connection.execute("COMMIT")
    except BaseException:
        with contextlib.suppress(sqlite3.Error):
            connection.rollback()
        raise
    _log.info("library brought to version %(version)d", {"version": step.version})


def _check(connection: sqlite3.Connection) -> None:
    orphans = connection.execute("PRAGMA foreign_key_check").fetchone()
    found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if orphans is not None or found != "ok":
        raise StorageUnavailable("library_damaged")


def _copy(connection: sqlite3.Connection, folder: Path, name: str) -> None:
    """A whole copy of the library that appears at once. Made by SQLite: the live file must not be opened."""
    unfinished = folder / f".lcapp-{secrets.token_hex(8)}.part"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        # SQLite fills an empty file; so it is private from the first byte on.
        os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        connection.execute("VACUUM INTO ?", (str(unfinished),))
        handle = os.open(unfinished, os.O_RDWR)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
        unfinished.replace(folder / name)
        sync_folder(folder)
    except OSError as error:
        raise StorageUnavailable("backup_not_written") from error
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink()


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])
