"""The sRGB colour space as an ICC profile: what the colours of the pages mean, also to old tools.

Written from the figures of IEC 61966-2-1 as version 2.1, so that no file, no clock and no library decides
about its bytes. Primaries are those adapted to D50 (Bradford), as the ICC asks for.
"""

import struct

_PRIMARIES = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
_D50 = (0.9642, 1.0, 0.8249)
_STEPS = 256
_NAME = b"sRGB IEC61966-2.1"


def srgb_profile() -> bytes:
    """The profile."""
    curve = b"curv" + struct.pack(">4xI", _STEPS) + struct.pack(f">{_STEPS}H", *map(_linear, range(_STEPS)))
    description = b"desc" + struct.pack(">4xI", len(_NAME) + 1) + _NAME + b"\0" + bytes(8 + 3 + 67)
    parts: list[tuple[tuple[bytes, ...], bytes]] = [
        ((b"desc",), description),
        ((b"cprt",), b"text" + bytes(4) + b"No copyright, use freely\0"),
        ((b"wtpt",), _xyz(_D50)),
        *(((tag,), _xyz(value)) for tag, value in _PRIMARIES.items()),
        ((b"rTRC", b"gTRC", b"bTRC"), curve),
    ]
    count = sum(len(tags) for tags, _ in parts)
    at = 128 + 4 + 12 * count
    table, body = b"", b""
    for tags, data in parts:
        for tag in tags:
            table += tag + struct.pack(">II", at + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    header = struct.pack(
        ">I4sI4s4s4s6H4s4sI4s4s8xI12s4s44x",
        at + len(body),
        bytes(4),
        0x02100000,
        b"mntr",
        b"RGB ",
        b"XYZ ",
        *(2000, 1, 1, 0, 0, 0),
        b"acsp",
        bytes(4),
        0,
        bytes(4),
        bytes(4),
        0,
        b"".join(map(_fixed, _D50)),
        bytes(4),
    )
    return header + struct.pack(">I", count) + table + body


def _linear(step: int) -> int:
    """The light of a step of sRGB, of 65 535."""
    value = step / (_STEPS - 1)
    light = value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
    return round(light * 65535)


def _xyz(value: tuple[float, ...]) -> bytes:
    return b"XYZ " + bytes(4) + b"".join(map(_fixed, value))


def _fixed(value: float) -> bytes:
    return struct.pack(">i", round(value * 65536))
