"""Writes a package: the same content gives the same bytes, and nothing beyond the limits is written."""

import hashlib
import struct
import zlib
from collections.abc import Callable

from lcapp.domain.package import (
    CALL,
    DATA,
    FORM,
    LIMITS,
    MANIFEST,
    SIGNATURE,
    SMALL,
    Manifest,
    Member,
    Package,
    PackageLimits,
    PackageSignature,
    file_path,
    largest,
    manifest_bytes,
    signature_bytes,
)
from lcapp.errors import InputRefused

Sign = Callable[[bytes], PackageSignature]
"""Signs the bytes of a manifest."""

_STORED, _DEFLATED, _VERSION, _DAY = 0, 8, 20, 0x21
"""The first day the archive's calendar knows, 1980-01-01: when a package was made stands in its manifest."""
_LEVEL = 9


def write_package(package: Package, *, sign: Sign | None = None, limits: PackageLimits = LIMITS) -> bytes:
    """The bytes of a package.

    Args:
        package: What is in it; `manifest` and `signature` are made anew.
        sign: Signs it; None leaves it unsigned.
        limits: How large it may be.

    Raises:
        InputRefused: `package_too_large` with `limit`: no reader would take it.
    """
    parts = {DATA: package.data, FORM: package.form_file}
    if package.call_file:
        parts[CALL] = package.call_file
    parts |= {name: package.extras[name] for name in sorted(package.extras)}
    parts |= {file_path(name, package.files[name]): package.files[name] for name in sorted(package.files)}
    members = tuple(
        Member(path, len(content), hashlib.sha256(content).hexdigest()) for path, content in parts.items()
    )
    manifest = manifest_bytes(Manifest(package.head, members))
    parts = {MANIFEST: manifest, **parts}
    if sign is not None:
        parts[SIGNATURE] = signature_bytes(sign(manifest))
    for path, content in parts.items():
        if len(content) > largest(path, limits):
            raise InputRefused("package_too_large", limit=largest(path, limits))
    if len(parts) > limits.entries:
        raise InputRefused("package_too_large", limit=limits.entries)
    if sum(map(len, parts.values())) > limits.total:
        raise InputRefused("package_too_large", limit=limits.total)
    data = _archive(parts, limits)
    if len(data) > limits.file:
        raise InputRefused("package_too_large", limit=limits.file)
    return data


def _archive(parts: dict[str, bytes], limits: PackageLimits) -> bytes:
    lying, directory, place = [], [], 0
    for path, content in parts.items():
        name, crc = path.encode("ascii"), zlib.crc32(content)
        method, packed = _packed(path, content, limits)
        told = (_VERSION, 0, method, 0, _DAY, crc, len(packed), len(content), len(name), 0)
        local = struct.pack("<4s5H3I2H", b"PK\x03\x04", *told) + name
        lying += [local, packed]
        directory.append(
            struct.pack("<4sH5H3I2H3H2I", b"PK\x01\x02", _VERSION, *told, 0, 0, 0, 0, place) + name
        )
        place += len(local) + len(packed)
    central = b"".join(directory)
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, len(parts), len(parts), len(central), place, 0)
    return b"".join((*lying, central, end))


def _packed(path: str, content: bytes, limits: PackageLimits) -> tuple[int, bytes]:
    """Text is packed, annexes lie as they are: pictures and PDF files are packed inside already."""
    if path.endswith((".json", ".toml")):
        packing = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15)
        packed = packing.compress(content) + packing.flush()
        if len(packed) < len(content) <= limits.ratio * len(packed) + SMALL:
            return _DEFLATED, packed
    return _STORED, content
