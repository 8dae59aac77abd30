"""How large a stream of a PDF unpacks, counted without ever holding what it unpacks to."""

import base64
import zlib
from collections.abc import Callable

from pikepdf import Array, Name, Stream

from lcapp.sandbox.outcome import Refused

MOST_FILTERS = 3
_PIECE = 1 << 16
_RESET, _END, _FIRST_ENTRY = 256, 257, 258


def unpacked_size(stream: Stream, limit: int) -> int:
    """Bytes a stream unpacks to; a number above the limit where it is more than that.

    Raises:
        Refused: It is packed in a way that no honest program packs.
    """
    filters = stream.get("/Filter", Array([]))
    names = [str(filters)] if isinstance(filters, Name) else [str(name) for name in filters]
    if len(names) > MOST_FILTERS:
        raise Refused("bomb")
    data = stream.read_raw_bytes()
    for place, name in enumerate(names):
        if count := _COUNTED.get(name):
            if place < len(names) - 1:
                raise Refused("bomb")
            return count(data, limit)
        if name not in _UNPACKED:
            # A picture's packing: the number of its points is looked at elsewhere.
            break
        data = _UNPACKED[name](data, limit)
        if len(data) > limit:
            break
    return len(data)


def _inflated(data: bytes, limit: int) -> bytes:
    engine = zlib.decompressobj()
    pieces, size = [], 0
    try:
        while data:
            piece = engine.decompress(data, _PIECE)
            data = engine.unconsumed_tail
            size += len(piece)
            pieces.append(piece)
            if size > limit or not piece:
                break
    except zlib.error:
        pass
    return b"".join(pieces)


def _from_letters(data: bytes, _limit: int) -> bytes:
    body = data.strip().removeprefix(b"<~").partition(b"~>")[0]
    try:
        return base64.a85decode(body, ignorechars=b" \t\n\r\x0b\x0c\0")
    except ValueError as error:
        raise Refused("pdf_broken") from error


def _from_digits(data: bytes, _limit: int) -> bytes:
    digits = bytes(data.partition(b">")[0]).translate(None, b" \t\n\r\x0c\0")
    try:
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("latin-1"))
    except ValueError as error:
        raise Refused("pdf_broken") from error


def _count_runs(data: bytes, limit: int) -> int:
    total = at = 0
    while at < len(data) and total <= limit:
        head = data[at]
        if head == 128:
            break
        total += head + 1 if head < 128 else 257 - head
        at += head + 2 if head < 128 else 2
    return total


def _count_lzw(data: bytes, limit: int) -> int:
    """Only the lengths of the entries are kept, not the entries."""
    lengths: list[int] = []
    total, width, held, bits, before = 0, 9, 0, 0, 0
    for byte in data:
        held, bits = (held << 8) | byte, bits + 8
        if bits < width:
            continue
        bits -= width
        code = held >> bits
        held &= (1 << bits) - 1
        if code == _END or total > limit:
            break
        if code == _RESET:
            lengths, width, before = [], 9, 0
            continue
        if before and len(lengths) < 4096 - _FIRST_ENTRY:
            lengths.append(before + 1)
            if (last := len(lengths) + _FIRST_ENTRY) in (511, 1023, 2047):
                width = last.bit_length() + 1 if width < 12 else 12
        known = code - _FIRST_ENTRY
        before = 1 if code < _RESET else lengths[known] if known < len(lengths) else 1
        total += before
    return total


_UNPACKED: dict[str, Callable[[bytes, int], bytes]] = {
    "/FlateDecode": _inflated,
    "/Fl": _inflated,
    "/ASCII85Decode": _from_letters,
    "/A85": _from_letters,
    "/ASCIIHexDecode": _from_digits,
    "/AHx": _from_digits,
}
_COUNTED: dict[str, Callable[[bytes, int], int]] = {
    "/LZWDecode": _count_lzw,
    "/LZW": _count_lzw,
    "/RunLengthDecode": _count_runs,
    "/RL": _count_runs,
}
