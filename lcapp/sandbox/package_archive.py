"""The strict reader of the archive itself: these names, end to end, nothing hidden, nothing twice.

Only what `lcapp.exchange.package_writer` could have written is taken: an archive of which two programs could
see two contents is refused before one byte is unpacked.
"""

import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import NoReturn

from lcapp.domain.package import LIMITS, MANIFEST, SMALL, PackageLimits, built_wrong, is_member_name, largest
from lcapp.errors import InputRefused

STORED, DEFLATED = 0, 8
_VERSION = 20
_LOCAL, _CENTRAL, _END = struct.Struct("<4s5H3I2H"), struct.Struct("<4s6H3I5H2I"), struct.Struct("<4s4H2IH")
_UNIX, _KIND_OF_FILE, _REGULAR = 3, 0o170000, (0, 0o100000)
_SYSTEMS = (0, _UNIX)

Buffer = bytes | memoryview


@dataclass(frozen=True, slots=True)
class Entry:
    """One member as it lies in the archive.

    Args:
        name: Its name.
        method: `STORED` or `DEFLATED`.
        crc: CRC-32 of its content.
        packed: Bytes as they lie there.
        size: Bytes of its content.
        start: Where they begin.
    """

    name: str
    method: int
    crc: int
    packed: int
    size: int
    start: int


def read_directory(
    data: Buffer,
    *,
    is_name: Callable[[str], bool] = is_member_name,
    limits: PackageLimits = LIMITS,
) -> tuple[Entry, ...]:
    """The members of an archive, in the order in which they lie there; nothing is unpacked.

    Args:
        data: The whole file.
        is_name: Which names are taken.
        limits: How large things may be.

    Raises:
        InputRefused: `package_not_one`, `package_too_large`, `package_unpacks_too_far` or
            `package_built_wrong` with `what`.
    """
    if len(data) > limits.file:
        raise InputRefused("package_too_large", limit=limits.file)
    closes = len(data) - _END.size
    if data[:4] != b"PK\x03\x04" or closes < _LOCAL.size:
        raise InputRefused("package_not_one")
    mark, disk, other_disk, here, count, size, start, comment = _END.unpack_from(data, closes)
    if mark != b"PK\x05\x06" or comment:
        _refuse("end")
    if disk or other_disk or here != count or start + size != closes:
        _refuse("directory")
    if count > limits.entries:
        raise InputRefused("package_too_large", limit=limits.entries)
    try:
        entries = _entries(data, start, closes, count, is_name, limits)
    except struct.error as error:
        raise built_wrong("directory") from error
    if len({one.name for one in entries}) != len(entries):
        _refuse("twice")
    if sum(one.size for one in entries) > limits.total:
        raise InputRefused("package_unpacks_too_far")
    if not entries or entries[0].name != MANIFEST:
        raise InputRefused("package_not_one")
    return entries


def unpacked(data: Buffer, entry: Entry) -> bytes:
    """The content of a member, never more than it says.

    Raises:
        InputRefused: `package_damaged`.
    """
    raw = data[entry.start : entry.start + entry.packed]
    if entry.method == STORED:
        content = bytes(raw)
    else:
        packing = zlib.decompressobj(-15)
        try:
            content = packing.decompress(raw, entry.size + 1)
        except zlib.error as error:
            raise InputRefused("package_damaged") from error
        if not packing.eof or packing.unused_data:
            raise InputRefused("package_damaged")
    if len(content) != entry.size or zlib.crc32(content) != entry.crc:
        raise InputRefused("package_damaged")
    return content


def _entries(
    data: Buffer, start: int, end: int, count: int, is_name: Callable[[str], bool], limits: PackageLimits
) -> tuple[Entry, ...]:
    found: list[Entry] = []
    place, lies = start, 0
    for _number in range(count):
        (mark, made, needs, flags, method, time, day, crc, packed, size, length, extra, comment) = (
            _CENTRAL.unpack_from(data, place)[:13]
        )
        disk, _inner, outer, offset = _CENTRAL.unpack_from(data, place)[13:]
        raw = bytes(data[place + _CENTRAL.size : place + _CENTRAL.size + length])
        if mark != b"PK\x01\x02" or place + _CENTRAL.size + length > end:
            _refuse("directory")
        if needs != _VERSION or flags or extra or comment or disk or method not in (STORED, DEFLATED):
            _refuse("entry")
        system = made >> 8
        if system not in _SYSTEMS or (outer >> 16) & _KIND_OF_FILE not in _REGULAR:
            _refuse("not_a_file")
        name = _name(raw, is_name)
        _must_be_of_fair_size(name, method, packed, size, limits)
        # Exact tiling: each member begins where the one before it ends, so nothing lies between or inside.
        if offset != lies:
            _refuse("gap_or_overlap")
        local = _LOCAL.unpack_from(data, offset)
        if local != (b"PK\x03\x04", needs, flags, method, time, day, crc, packed, size, length, 0):
            _refuse("two_headers")
        begin = offset + _LOCAL.size
        if data[begin : begin + length] != raw:
            _refuse("two_headers")
        lies = begin + length + packed
        if lies > start:
            _refuse("gap_or_overlap")
        found.append(Entry(name, method, crc, packed, size, begin + length))
        place += _CENTRAL.size + length
    if place != end:
        _refuse("directory")
    if lies != start:
        _refuse("gap_or_overlap")
    return tuple(found)


def _name(raw: bytes, is_name: Callable[[str], bool]) -> str:
    try:
        name = raw.decode("ascii")
    except UnicodeDecodeError as error:
        raise built_wrong("name") from error
    if not is_name(name):
        _refuse("name")
    return name


def _must_be_of_fair_size(name: str, method: int, packed: int, size: int, limits: PackageLimits) -> None:
    if method == STORED and packed != size:
        _refuse("size")
    if size > limits.ratio * packed + SMALL:
        raise InputRefused("package_unpacks_too_far")
    if size > largest(name, limits):
        raise InputRefused("package_too_large", limit=largest(name, limits))


def _refuse(what: str) -> NoReturn:
    raise built_wrong(what)
