"""A person's own files in a zip: inside a backup, and as a file of their own beside copies of the library.

Copies between which no own file changed share one such file. Which one a copy has stands in the second line
of the copy's `.sha256`, as `sha256sum` checks it.
"""

import contextlib
import hashlib
import json
import os
import re
import secrets
import struct
import time
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from lcapp.errors import InputRefused
from lcapp.files import sync_folder
from lcapp.storage import own_files
from lcapp.storage.own_files import kind_of, largest, same_place
from lcapp.storage.tiled_zip import copy_out, manifest_bytes, read_directory, refuse, write_zip

FORMAT = "lcapp-own/1"
OWN = "own"
"""How the names of entries with own files begin."""
SPARED_SECONDS = 24 * 3600
"""A bundle younger than this is not taken away: a copy that is being made may be about to name it."""
_ENTRY_NAMES = re.compile(rb"manifest\.json|own/[0-9a-f]{64}")
_BUNDLE = re.compile(r"own-[0-9a-f]{64}\.zip")
_SECOND_LINE = re.compile(r"([0-9a-f]{64})  (own-[0-9a-f]{64}\.zip)")
_LONGEST_DIGEST_FILE = 1_000


def own_entries(own: Mapping[str, bytes]) -> tuple[dict[str, bytes], list[list[str]]]:
    """Entries for a zip, equal bytes once, and the list of names with digests for its manifest."""
    names = [[name, hashlib.sha256(data).hexdigest()] for name, data in own.items()]
    by_digest = {digest: own[name] for name, digest in names}
    return {f"{OWN}/{digest}": data for digest, data in sorted(by_digest.items())}, names


def own_of(told: Any, sizes: Mapping[str, int]) -> dict[str, str]:
    """The list of a manifest: digest by name.

    Args:
        told: The list, as a stranger wrote it.
        sizes: Bytes of each entry with own files, by digest; each must be named.

    Raises:
        InputRefused: `backup_refused`: `foreign` for a name that is no own file's, `too_large`, `damaged`.
        ValueError, TypeError: The list has another shape.
    """
    found = {str(name): str(digest) for name, digest in told}
    if len({same_place(name) for name in found}) != len(told) or set(found.values()) != set(sizes):
        refuse("damaged")
    in_all = sum(sizes[digest] for digest in found.values())
    if len(found) > own_files.MOST_FILES or in_all > own_files.MOST_BYTES_IN_ALL:
        refuse("too_large")
    for name, digest in found.items():
        kind = kind_of(name)
        if kind is None:
            refuse("foreign")
        if sizes[digest] > largest(kind):
            refuse("too_large")
    return found


def keep_bundle(folder: Path, own: Mapping[str, bytes]) -> str:
    """Have a bundle of these files in a folder; the line that names it, empty where there are none.

    Raises:
        OSError: The disk refused.
    """
    if not own:
        return ""
    entries, names = own_entries(own)
    target = folder / bundle_name(own)
    unfinished = folder / f".lcapp-{secrets.token_hex(8)}.part"
    try:
        if is_whole(target):
            os.utime(target)
        else:
            write_zip(unfinished, _manifest(names), entries.items())
            unfinished.replace(target)
            sync_folder(folder)
    except zipfile.LargeZipFile as error:
        raise OSError("own files too large") from error
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink()
    return f"{_digest(target)}  {target.name}\n"


def bundle_name(own: Mapping[str, bytes]) -> str:
    """The name of the bundle of these files; empty where there are none."""
    return f"own-{hashlib.sha256(_manifest(own_entries(own)[1])).hexdigest()}.zip" if own else ""


def is_whole(bundle: Path) -> bool:
    """Whether a bundle is there and all of its bytes are what its manifest says."""
    try:
        with bundle.open("rb") as file:
            entries = read_directory(file, os.fstat(file.fileno()).st_size, _ENTRY_NAMES)
            manifest = manifest_bytes(file, entries)
            for entry in entries[1:]:
                file.seek(entry.offset)
                data = file.read(min(entry.length, own_files.LARGEST_DOCUMENT))
                if hashlib.sha256(data).hexdigest() != entry.name.rpartition("/")[2]:
                    return False
    except (OSError, InputRefused, struct.error):
        return False
    return bundle.name == f"own-{hashlib.sha256(manifest).hexdigest()}.zip"


def unpack_bundle(bundle: Path, digest: str, folder: Path) -> dict[str, Path]:
    """Own files of a bundle as a stranger's, written into a folder; where each stands, by name.

    Raises:
        InputRefused: `backup_refused` with its reason.
        OSError: It cannot be read.
    """
    size = bundle.stat().st_size
    if size > 2 * own_files.MOST_BYTES_IN_ALL:
        refuse("too_large")
    if _digest(bundle) != digest:
        refuse("damaged")
    folder.mkdir(mode=0o700)
    with bundle.open("rb") as file:
        try:
            entries = read_directory(file, size, _ENTRY_NAMES)
            told = json.loads(manifest_bytes(file, entries).decode("utf-8"))
            if not isinstance(told, dict) or told.get("format") != FORMAT:
                refuse("newer")
            sizes = {entry.name.rpartition("/")[2]: entry.length for entry in entries[1:]}
            names = own_of(told["own"], sizes)
            for entry in entries[1:]:
                wanted = entry.name.rpartition("/")[2]
                if copy_out(file, entry, folder / wanted) != wanted:
                    refuse("damaged")
        except (struct.error, ValueError, KeyError, TypeError, RecursionError):
            refuse("damaged")
    return {name: folder / wanted for name, wanted in names.items()}


def named_bundle(digest_file: Path) -> tuple[Path, str] | None:
    """The bundle that a copy's `.sha256` names, and its digest; None where it names none."""
    try:
        with digest_file.open("rb") as file:
            lines = file.read(_LONGEST_DIGEST_FILE).decode("ascii", "replace").split("\n")
    except OSError:
        return None
    found = _SECOND_LINE.fullmatch(lines[1]) if len(lines) > 1 else None
    return (digest_file.parent / found[2], found[1]) if found else None


def bundles(folder: Path) -> Iterator[Path]:
    """The bundles in a folder, sorted."""
    with contextlib.suppress(OSError):
        yield from sorted(path for path in folder.iterdir() if _BUNDLE.fullmatch(path.name))


def remove_unnamed(folder: Path) -> int:
    """Take away bundles that no copy names any more; returns how many."""
    there = tuple(bundles(folder))
    named = {found[0].name for path in folder.glob("*.sha256") if (found := named_bundle(path))}
    count = 0
    for path in there:
        with contextlib.suppress(OSError):
            if path.name not in named and time.time() - path.stat().st_mtime > SPARED_SECONDS:
                path.unlink()
                count += 1
    return count


def _manifest(names: list[list[str]]) -> bytes:
    told = {"format": FORMAT, "own": names}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
