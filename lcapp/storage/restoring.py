"""A restore as one step, though it changes many files: got ready in a folder, which then says that it holds.

All that is to come stands in the folder `restoring` before anything is changed. Once the folder has its name
the restore is done, even if the power fails: the next start finishes it. The library is moved last, so a
folder without one is finished. Where the disk refuses one of the own files, all is put back and nothing came.
"""

import contextlib
import json
import logging
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from lcapp.errors import EnvironmentFailed, LcappError, StorageUnavailable
from lcapp.files import reason_of, sync_folder
from lcapp.services.library_ports import OwnBrought, OwnOutcome
from lcapp.settings import Settings, SettingsFile, fits
from lcapp.storage.closing_seal import ClosingSeal
from lcapp.storage.engine import storage_code
from lcapp.storage.library_snapshots import UNFINISHED
from lcapp.storage.own_files import OwnKind, kind_of
from lcapp.storage.recovery import Places, set_aside

_log = logging.getLogger(__name__)
FOLDER = "restoring"
_LIBRARY, _PLAN = "library.sqlite", "plan.json"
_COMPANIONS = ("-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class _Move:
    """One own file: where it is got ready, where it goes, and what is there then gets this name."""

    ready: Path
    target: Path
    kept: Path


@dataclass(frozen=True, slots=True)
class _Plan:
    moves: tuple[_Move, ...]
    settings: Mapping[str, Any]
    aside: bool
    at: datetime


class Restoring:
    """Restores into one data folder. All of it runs on the storage thread, with the library closed.

    Args:
        places: Where the library stands.
        settings: The person's settings; only what nobody chose here is taken from a backup.
        seal: Is no more once the library is another.
    """

    def __init__(self, places: Places, settings: SettingsFile, seal: ClosingSeal) -> None:
        self._places, self._settings, self._seal = places, settings, seal
        self._data = places.library.parent
        self._folder = self._data / FOLDER

    def under_way(self) -> bool:
        """Whether a restore waits for being finished."""
        return (self._folder / _LIBRARY).exists()

    def prepare(
        self, library: Path, own: Mapping[str, bytes], *, aside: bool, now: datetime
    ) -> tuple[OwnBrought, ...]:
        """Get a restore ready; when this returns, it will be, whatever happens.

        Args:
            library: A proved library in the data folder; it is moved.
            own: Own files that were judged, by name.
            aside: Whether the library that stands here is kept under another name.
            now: UTC.

        Returns:
            What comes, and what cannot: for that the disk has no place.

        Raises:
            StorageUnavailable: The disk refused; nothing was changed.
        """
        work = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=self._data))
        told: list[OwnBrought] = []
        moves: list[list[str]] = []
        settings: dict[str, Any] = {}
        try:
            for name, data in own.items():
                if kind_of(name) is OwnKind.SETTINGS:
                    if settings := self._unchosen(data):
                        told.append(OwnBrought(name, OwnOutcome.ADDED))
                elif brought := self._brought(name, data, now):
                    told.append(brought)
                    if brought.outcome is not OwnOutcome.REFUSED:
                        kept = brought.kept or self._free_name(name, now)
                        moves.append([name, kept])
                        _write(work / str(len(moves) - 1), data)
            plan = {"own": moves, "settings": settings, "aside": aside, "at": now.isoformat()}
            _write(work / _PLAN, json.dumps(plan).encode("utf-8"))
            library.chmod(0o600)
            library.replace(work / _LIBRARY)
            _sync(work / _LIBRARY)
            sync_folder(work)
            shutil.rmtree(self._folder, ignore_errors=True)
            work.replace(self._folder)
            sync_folder(self._data)
        except OSError as error:
            raise StorageUnavailable(storage_code(error)) from error
        finally:
            shutil.rmtree(work, ignore_errors=True)
        return tuple(told)

    def finish(self) -> None:
        """Do what was got ready, or what is left of it; nothing where nothing was.

        Raises:
            StorageUnavailable: The disk refused. Either all was put back and nothing is under way, or the
                next call goes on.
        """
        if self.under_way():
            plan = self._plan()
            if plan is None:
                set_aside(self._folder, datetime.now(UTC))
                raise StorageUnavailable("disk_failed")
            try:
                _place(plan.moves)
            except OSError as error:
                _take_back(plan.moves)
                shutil.rmtree(self._folder, ignore_errors=True)
                raise StorageUnavailable(storage_code(error)) from error
            self._fill_settings(plan.settings)
            try:
                self._put_library(plan)
            except OSError as error:
                raise StorageUnavailable(storage_code(error)) from error
        shutil.rmtree(self._folder, ignore_errors=True)

    def _put_library(self, plan: _Plan) -> None:
        places = self._places
        self._seal.remove()
        if plan.aside:
            set_aside(places.library, plan.at, word="before-restore")
        for path in (places.journal, places.previous_journal):
            set_aside(path, plan.at, word="before")
        for ending in _COMPANIONS:
            Path(f"{places.library}{ending}").unlink(missing_ok=True)
        (self._folder / _LIBRARY).replace(places.library)
        sync_folder(self._data)

    def _brought(self, name: str, data: bytes, now: datetime) -> OwnBrought | None:
        """What comes of a file; None where nothing does."""
        target = self._data / name
        try:
            if target.is_dir():
                raise EnvironmentFailed("file_not_written", file=str(target), reason="is_a_folder")
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not target.exists():
                return OwnBrought(name, OwnOutcome.ADDED)
            # A key is never replaced: packages of this computer would seem another's.
            if kind_of(name) is OwnKind.KEY or target.read_bytes() == data:
                return None
            return OwnBrought(name, OwnOutcome.REPLACED, kept=self._free_name(name, now))
        except OSError as error:
            refused = EnvironmentFailed("file_not_written", file=str(target), reason=reason_of(error))
            return OwnBrought(name, OwnOutcome.REFUSED, reason=refused)
        except LcappError as refused:
            return OwnBrought(name, OwnOutcome.REFUSED, reason=refused)

    def _free_name(self, name: str, now: datetime) -> str:
        """A name beside a file that no library reads: `2027.toml.before-20270102T030405Z`."""
        stem = f"{name}.before-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
        free, count = stem, 1
        while (self._data / free).exists():
            count += 1
            free = f"{stem}-{count}"
        return free

    def _unchosen(self, data: bytes) -> dict[str, Any]:
        now = self._settings.load()
        defaults = {each.name: each.default for each in fields(Settings)}
        brought: dict[str, Any] = json.loads(data)
        return {
            name: value
            for name, value in brought.items()
            if getattr(now, name) == defaults[name] and value != defaults[name]
        }

    def _fill_settings(self, values: Mapping[str, Any]) -> None:
        if values := {name: value for name, value in values.items() if fits(name, value)}:
            try:
                self._settings.save(replace(self._settings.load(), **values))
            except EnvironmentFailed as error:
                _log.warning("settings of a backup could not be kept: %(code)s", {"code": error.code})

    def _plan(self) -> _Plan | None:
        try:
            told = json.loads((self._folder / _PLAN).read_bytes())
            moves = tuple(self._moves(told["own"]))
            return _Plan(moves, told["settings"], bool(told["aside"]), datetime.fromisoformat(told["at"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _moves(self, told: list[list[str]]) -> Iterator[_Move]:
        for count, (name, kept) in enumerate(told):
            yield _Move(self._folder / str(count), self._data / name, self._data / kept)


def _place(moves: tuple[_Move, ...]) -> None:
    """Put the files in their places; those that are there already are passed over."""
    for move in moves:
        if move.ready.exists():
            if move.target.exists():
                move.target.replace(move.kept)
            move.ready.replace(move.target)
            sync_folder(move.target.parent)


def _take_back(moves: tuple[_Move, ...]) -> None:
    """Put back what stood there before; what the disk refuses here stays under the name it was kept by."""
    for move in reversed(moves):
        with contextlib.suppress(OSError):
            if not move.ready.exists():
                move.target.replace(move.ready)
            if move.kept.exists() and not move.target.exists():
                move.kept.replace(move.target)


def _write(path: Path, data: bytes) -> None:
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
