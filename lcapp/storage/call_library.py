"""Calls on disk: shipped ones, those put into the data folder, and the deadlines typed on this computer."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

from lcapp.domain.call_reader import read_call
from lcapp.domain.calls import Call, CallDate, Certainty
from lcapp.domain.nearest import nearest
from lcapp.errors import FormInvalid, InputRefused, NotFound, Problem
from lcapp.storage.form_library import files_in, keep_file, read_bounded, read_kept


class CallLibrary:
    """Calls by id.

    Args:
        resources: The folder with the shipped `calls`.
        data: The person's data folder; its `calls` add to the shipped ones.
    """

    def __init__(self, resources: Path, data: Path) -> None:
        self._shipped = resources / "calls"
        self._own = data / "calls"
        self._deadlines = data / "own-deadlines.json"
        self._read: dict[str, Call] = {}

    def ids(self) -> tuple[str, ...]:
        """Every call's id, sorted."""
        return tuple(sorted({*_files(self._shipped), *_files(self._own)}))

    def get(self, call_id: str) -> Call:
        """The call of that id, with the deadline typed on this computer.

        Raises:
            NotFound: There is none; `meant` names the nearest.
            FormInvalid: The file in the data folder cannot be used.
        """
        if call_id not in self._read:
            shipped, own = _files(self._shipped), _files(self._own)
            path = shipped.get(call_id) or own.get(call_id)
            if path is None:
                raise NotFound("call_not_found", call=call_id, meant=nearest(call_id, {**shipped, **own}))
            self._read[call_id] = _call_named(call_id, path)
        typed = self._typed_deadlines().get(call_id)
        return replace(self._read[call_id], own_deadline=typed) if typed else self._read[call_id]

    def problems(self) -> tuple[FormInvalid, ...]:
        """What is wrong with files in the data folder; the other calls work all the same."""
        found = []
        for call_id, path in _files(self._own).items():
            try:
                _call_named(call_id, path)
            except FormInvalid as error:
                found.append(error)
        return tuple(found)

    def source(self, call_id: str) -> bytes:
        """The bytes of the file of a call, without deadlines typed here; raises as `get` does."""
        self.get(call_id)
        path = _files(self._shipped).get(call_id) or _files(self._own)[call_id]
        return read_kept(path)

    def released(self, call_id: str) -> bool:
        """Whether a call of that id came with the program."""
        return call_id in _files(self._shipped)

    def forget(self) -> None:
        """Read every call anew: files of the data folder were replaced."""
        self._read.clear()

    def install(self, path: Path) -> Call:
        """Check a call file and keep a copy in the data folder.

        Raises:
            FormInvalid: With every problem; nothing was kept.
            InputRefused: A shipped call has that id.
        """
        return self.take(read_bounded(path), file=path.name)

    def take(self, data: bytes, *, file: str) -> Call:
        """`install` of bytes that came in another way; `file` names them in what is refused."""
        call = read_call(data, file=file)
        if call.id in _files(self._shipped):
            raise InputRefused("call_released", call=call.id)
        keep_file(self._own / f"{call.id}.toml", data)
        self._read.pop(call.id, None)
        return call

    def set_own_deadline(self, call_id: str, value: str, source: str) -> None:
        """Keep the National Commission's own deadline with its source.

        Args:
            call_id: The call it belongs to.
            value: ISO day; empty removes the deadline.
            source: Where it was read or heard.

        Raises:
            InputRefused: The day cannot be read.
        """
        self.get(call_id)
        typed = {key: [one.value, one.source] for key, one in self._typed_deadlines().items()}
        if value:
            try:
                typed[call_id] = [date.fromisoformat(value).isoformat(), source.strip()]
            except ValueError:
                raise InputRefused("date_unreadable", value=value[:40]) from None
        else:
            typed.pop(call_id, None)
        text = json.dumps(typed, ensure_ascii=False, indent=1, sort_keys=True)
        keep_file(self._deadlines, text.encode("utf-8"))

    def _typed_deadlines(self) -> dict[str, CallDate]:
        if not self._deadlines.exists():
            return {}
        return read_deadlines(self._deadlines.read_bytes(), file=self._deadlines.name)


def call_named(call_id: str, data: bytes, *, file: str) -> Call:
    """The call of a file that must hold the one of that id; raises FormInvalid."""
    call = read_call(data, file=file)
    if call.id != call_id:
        raise FormInvalid(file, [Problem("name_not_of_file", "", name=call.id, file_name=call_id)])
    return call


def read_deadlines(data: bytes, *, file: str) -> dict[str, CallDate]:
    """The deadlines typed on a computer, by call; raises InputRefused `own_deadlines_unreadable`."""
    try:
        return {
            str(call): CallDate(date.fromisoformat(value).isoformat(), Certainty.TYPED, str(source))
            for call, (value, source) in json.loads(data.decode("utf-8")).items()
        }
    except (ValueError, AttributeError, TypeError, RecursionError):
        raise InputRefused("own_deadlines_unreadable", file=file) from None


def _call_named(call_id: str, path: Path) -> Call:
    return call_named(call_id, read_kept(path), file=path.name)


def _files(folder: Path) -> dict[str, Path]:
    return {path.stem: path for path in files_in(folder, "*.toml")}
