"""The child's job on a Word file: its paragraphs as plain data; nothing in it is run, fetched or followed.

Only the standard library looks at the file, and only at the parts that hold text. A file that declares
entities or brings macros is not read at all.
"""

import io
import json
import zipfile
import zlib
from collections.abc import Mapping
from typing import Any

from lcapp.sandbox.outcome import Outcome, Refused
from lcapp.sandbox.worksheet_xml import Numbering, heading_levels, notes_of, numbering_of, paragraphs_of

MOST_FILE = 30_000_000
MOST_ENTRIES = 2_000
MOST_PART = 40_000_000
MOST_UNPACKED = 300_000_000
MOST_RATIO = 300
"""Times a part may be larger than what it is packed in, from a million bytes on."""
MOST_PARAGRAPHS = 60_000
MOST_TEXT = 5_000_000
_BODY = "word/document.xml"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ACTIVE = ("vbaproject.bin", "vbadata.xml", "/activex/", "macrosheets")
_ACTIVE_TYPES = (b"macroEnabled", b"vbaProject")


def read(data: bytes, options: Mapping[str, Any]) -> Outcome:
    """The paragraphs of a Word file.

    Args:
        data: The file.
        options: None are known.

    Files: `paragraphs`, JSON: a list of `[text, heading, listed, bookmarks, aside]`.
    """
    del options
    if len(data) > MOST_FILE:
        raise Refused("worksheet_too_large", limit=MOST_FILE)
    if data.startswith(_OLD_OFFICE):
        raise Refused("worksheet_locked")
    if not data.startswith(b"PK\x03\x04"):
        raise Refused("worksheet_not_one")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError) as error:
        raise Refused("worksheet_damaged") from error
    except (ValueError, KeyError, AttributeError, OverflowError) as error:
        raise Refused("worksheet_damaged") from error


def _read(archive: zipfile.ZipFile) -> Outcome:
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise Refused("worksheet_unpacks_too_far")
    if len(set(names)) != len(names):
        raise Refused("worksheet_damaged")
    if any(mark in "/" + name.lower() for name in names for mark in _ACTIVE):
        raise Refused("worksheet_macros")
    if _BODY not in names:
        raise Refused("worksheet_not_one")
    types = _part(archive, "[Content_Types].xml")
    if any(mark in types for mark in _ACTIVE_TYPES):
        raise Refused("worksheet_macros")
    levels = heading_levels(_part(archive, "word/styles.xml"))
    numbering: Numbering = numbering_of(_part(archive, "word/numbering.xml"))
    found = paragraphs_of(_part(archive, _BODY), levels, numbering)
    for name, aside in (("comments", "comment"), ("footnotes", "note"), ("endnotes", "note")):
        found += notes_of(_part(archive, f"word/{name}.xml"), aside)
    if len(found) > MOST_PARAGRAPHS or sum(len(one[0]) for one in found) > MOST_TEXT:
        raise Refused("worksheet_too_large", limit=MOST_TEXT)
    return Outcome(files={"paragraphs": json.dumps(found).encode("ascii")})


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    """A part's bytes, never more than is allowed whatever the archive says; empty where it is not there."""
    try:
        entry = archive.getinfo(name)
    except KeyError:
        return b""
    if entry.file_size > MOST_PART or _is_bomb(entry):
        raise Refused("worksheet_unpacks_too_far")
    with archive.open(entry) as packed:
        data = packed.read(MOST_PART + 1)
    if len(data) > MOST_PART:
        raise Refused("worksheet_unpacks_too_far")
    return data


def _is_bomb(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > 1_000_000 and entry.file_size > MOST_RATIO * max(1, entry.compress_size)
