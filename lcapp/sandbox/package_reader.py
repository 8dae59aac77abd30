"""Reads a whole package, strictly: every member is the one the manifest names, to the last byte.

Called in the limited child process and by tests. The parent reads only annexes of a package the child has
taken (`annex_bytes`).
"""

import hashlib
from collections.abc import Mapping

from lcapp.domain.package import (
    CALL,
    DATA,
    EXTRAS,
    FORM,
    LIMITS,
    MANIFEST,
    SIGNATURE,
    Manifest,
    Package,
    PackageLimits,
    built_wrong,
    canonical_json,
    digest_in,
    file_path,
    read_manifest,
    read_signature,
)
from lcapp.errors import InputRefused
from lcapp.sandbox.package_archive import Buffer, Entry, read_directory, unpacked


def read_package(data: Buffer, *, limits: PackageLimits = LIMITS) -> Package:
    """The package in some bytes.

    Raises:
        InputRefused: `package_not_one`, `package_built_wrong`, `package_damaged`, `package_too_large`,
            `package_unpacks_too_far`, `package_newer`.
    """
    view = memoryview(data)
    entries = read_directory(view, limits=limits)
    told = unpacked(view, entries[0])
    manifest = read_manifest(told)
    found = _members(view, entries[1:], manifest)
    if DATA not in found or FORM not in found:
        raise built_wrong("member_missing")
    for name in (DATA, *EXTRAS):
        if name in found:
            canonical_json(found[name], name)
    files = {digest_in(path): content for path, content in found.items() if digest_in(path)}
    return Package(
        head=manifest.head,
        data=found[DATA],
        form_file=found[FORM],
        call_file=found.get(CALL, b""),
        files=files,
        extras={name: found[name] for name in EXTRAS if name in found},
        signature=read_signature(found[SIGNATURE]) if SIGNATURE in found else None,
        manifest=told,
    )


def annex_bytes(data: Buffer, sha256: str) -> bytes:
    """One annex of a package that was taken before.

    Raises:
        InputRefused: `package_damaged`: it is not what its name says, or it is not there.
    """
    view = memoryview(data)
    for entry in read_directory(view):
        if digest_in(entry.name) == sha256:
            content = unpacked(view, entry)
            if hashlib.sha256(content).hexdigest() == sha256:
                return content
    raise InputRefused("package_damaged")


def _members(view: memoryview, entries: tuple[Entry, ...], manifest: Manifest) -> Mapping[str, bytes]:
    """All members but the manifest, each proved; the signature alone is not in the manifest's table."""
    named = [one.path for one in manifest.members]
    if [one.name for one in entries if one.name != SIGNATURE] != named or MANIFEST in named:
        raise built_wrong("members_differ")
    found = {}
    lines = {one.path: one for one in manifest.members}
    for entry in entries:
        content = unpacked(view, entry)
        found[entry.name] = content
        line = lines.get(entry.name)
        if line is None:
            continue
        sha256 = hashlib.sha256(content).hexdigest()
        if line.size != len(content) or line.sha256 != sha256:
            raise InputRefused("package_damaged")
        if digest_in(entry.name) and entry.name != file_path(sha256, content):
            raise built_wrong("name")
    return found
