"""A zip whose entries are stored as they are and tile the file: written, and read as a stranger's.

The reader takes exactly what the writer makes: a manifest and then the entries it names, in its order, end to
end, nothing before, between or after.
"""

import hashlib
import os
import re
import shutil
import struct
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NoReturn

from lcapp.errors import InputRefused

MANIFEST = "manifest.json"
MOST_ENTRIES = 20_000
LARGEST_MANIFEST = 4 << 20
AT_ONCE = 1 << 20
_ATTRIBUTES = 0o600 << 16
_DATE = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a zip: name, offset of its bytes, how many they are, and their CRC."""

    name: str
    offset: int
    length: int
    crc: int


def write_zip(target: Path, manifest: bytes, entries: Iterable[tuple[str, Path | bytes]]) -> None:
    """Write a new file and wait for the disk; raises OSError, `zipfile.LargeZipFile`."""
    handle = os.open(target, os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "w+b") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED, allowZip64=False) as archive:
            archive.writestr(_info(MANIFEST), manifest)
            for name, content in entries:
                info = _info(name)
                if isinstance(content, bytes):
                    archive.writestr(info, content)
                    continue
                info.file_size = content.stat().st_size
                with archive.open(info, "w") as entry, content.open("rb") as source:
                    shutil.copyfileobj(source, entry, AT_ONCE)
        file.flush()
        os.fsync(file.fileno())


def read_directory(file: BinaryIO, size: int, names: re.Pattern[bytes]) -> list[Entry]:
    """The entries, which must tile a file of `size` bytes exactly and have names of the pattern.

    Raises:
        InputRefused: `backup_refused` with the reason `damaged`.
        struct.error: A head is cut off.
    """
    if size < 22:
        refuse("damaged")
    file.seek(size - 22)
    end = file.read(22)
    disk, start_disk, here, count, length, start, comment = struct.unpack("<HHHHIIH", end[4:])
    if end[:4] != b"PK\5\6" or disk or start_disk or here != count or comment or count > MOST_ENTRIES:
        refuse("damaged")
    if start + length != size - 22:
        refuse("damaged")
    file.seek(start)
    central = file.read(length)
    entries, place, position = [], 0, 0
    for _number in range(count):
        entry, place = _central_entry(central, place, names)
        if entry.offset != position:
            refuse("damaged")
        begins = _after_local_head(file, entry)
        entries.append(Entry(entry.name, begins, entry.length, entry.crc))
        position = begins + entry.length
    if position != start or place != length or len({each.name for each in entries}) != count or not entries:
        refuse("damaged")
    return entries


def manifest_bytes(file: BinaryIO, entries: list[Entry]) -> bytes:
    """The bytes of the manifest, which comes first; raises InputRefused `damaged`."""
    first = entries[0]
    if first.name != MANIFEST or first.length > LARGEST_MANIFEST:
        refuse("damaged")
    file.seek(first.offset)
    data = file.read(first.length)
    if zlib.crc32(data) != first.crc:
        refuse("damaged")
    return data


def copy_out(file: BinaryIO, entry: Entry, target: Path) -> str:
    """Write the bytes of an entry into a new file; their SHA-256 (hex). Raises OSError."""
    file.seek(entry.offset)
    hashed, left = hashlib.sha256(), entry.length
    with target.open("xb") as copy:
        while left:
            part = file.read(min(left, AT_ONCE))
            if not part:
                break
            hashed.update(part)
            copy.write(part)
            left -= len(part)
    return hashed.hexdigest()


def refuse(reason: str) -> NoReturn:
    """Refuse a file, with one of the reasons of `backup_refused`."""
    raise InputRefused("backup_refused", reason=reason)


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _DATE)
    info.create_system = 0
    info.external_attr = _ATTRIBUTES
    return info


def _central_entry(central: bytes, place: int, names: re.Pattern[bytes]) -> tuple[Entry, int]:
    """The entry of the directory at a place, with the offset of its local head, and where the next begins."""
    head = central[place : place + 46]
    if head[:4] != b"PK\1\2":
        refuse("damaged")
    (_made, _needs, flags, method, _time, _day, crc, packed, whole, length, extra, note, on_disk, _inner,
     outer, offset) = struct.unpack("<HHHHHHIIIHHHHHII", head[4:])  # fmt: skip
    name = central[place + 46 : place + 46 + length]
    strange = flags or method or packed != whole or extra or note or on_disk or outer != _ATTRIBUTES
    if strange or not names.fullmatch(name):
        refuse("damaged")
    return Entry(name.decode("ascii"), offset, whole, crc), place + 46 + length


def _after_local_head(file: BinaryIO, entry: Entry) -> int:
    """Where the bytes of an entry begin; its local head must say what the directory says."""
    name = entry.name.encode("ascii")
    file.seek(entry.offset)
    local = file.read(30 + len(name))
    if local[:4] != b"PK\3\4" or local[30:] != name:
        refuse("damaged")
    (_needs, flags, method, _time, _day, crc, packed, whole, length, extra) = struct.unpack(
        "<HHHHHIIIHH", local[4:30]
    )
    told = (flags, method, crc, packed, whole, length, extra)
    if told != (0, 0, entry.crc, entry.length, entry.length, len(name), 0):
        refuse("damaged")
    return entry.offset + 30 + len(name)
