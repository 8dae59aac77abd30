"""A stranger's Word file as its parts, in memory: nothing active, nothing fetched, nothing that unfolds."""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from lcapp.sandbox.outcome import Refused
from lcapp.sandbox.worksheet_xml import look_through

MOST_FILE = 30_000_000
MOST_ENTRIES = 2_000
MOST_UNPACKED = 120_000_000
MOST_RATIO = 300
"""Times a part may be larger than what it is packed in, from a million bytes on."""
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ACTIVE = ("vbaproject.bin", "vbadata.xml", "/activex/", "macrosheets", "/afchunk")
_ACTIVE_TYPES = (b"macroEnabled", b"vbaProject")
_ACTIVE_RELATIONS = ("/aFChunk", "/vbaProject", "/control", "/oleObject")
_TEMPLATE, _LINK = "/attachedTemplate", "/hyperlink"
_WEB = ("http", "https", "mailto", "")
_FETCHING = ("dde", "ddeauto", "includetext", "includepicture", "import", "include", "link", "database")
_MARKUP = (".xml", ".rels", ".vml")
_LONGEST_NAMED = 120
_BODY = "word/document.xml"
_TEXTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")

Parts = dict[str, bytes]
"""By name, in the order of the archive."""


def parts_of(data: bytes) -> tuple[Parts, set[str]]:
    """The parts of a Word file, and codes of what was taken out: `template`.

    Raises:
        Refused: It is not taken.
    """
    if len(data) > MOST_FILE:
        raise Refused("worksheet_too_large", limit=MOST_FILE)
    if data.startswith(_OLD_OFFICE):
        raise Refused("worksheet_locked")
    if not data.startswith(b"PK\x03\x04"):
        raise Refused("worksheet_not_one")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = _unpacked(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError) as error:
        raise Refused("worksheet_damaged") from error
    except (ValueError, KeyError, AttributeError, OverflowError) as error:
        raise Refused("worksheet_damaged") from error
    if any(mark in parts.get("[Content_Types].xml", b"") for mark in _ACTIVE_TYPES):
        raise Refused("worksheet_macros")
    for name, part in parts.items():
        if name.lower().endswith(_MARKUP):
            look_through(part)
    removed = {code for name in list(parts) if name.endswith(".rels") for code in _cleaned(parts, name)}
    for name in text_names(parts):
        _must_fetch_nothing(tree_of(parts[name]))
    return parts, removed


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A Word file of these parts; the same parts give the same bytes."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def text_names(parts: Mapping[str, bytes]) -> tuple[str, ...]:
    """The parts that hold text, the body first."""
    found = [name for name in parts if _TEXTS.fullmatch(name)]
    return tuple(sorted(found, key=lambda name: (name != _BODY, name)))


def tree_of(part: bytes) -> Any:
    """The root of a part's tree; nothing outside it is read."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(part, parser)
    except etree.XMLSyntaxError as error:
        raise Refused("worksheet_damaged") from error


def bytes_of(root: Any) -> bytes:
    """A part from its tree."""
    from lxml import etree

    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written


def _unpacked(archive: zipfile.ZipFile) -> Parts:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    names = [entry.filename for entry in entries]
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise Refused("worksheet_unpacks_too_far")
    if len({name.lower() for name in names}) != len(names) or any(map(_leads_out, names)):
        raise Refused("worksheet_damaged")
    if any(mark in "/" + name.lower() for name in names for mark in _ACTIVE):
        raise Refused("worksheet_macros")
    if _BODY not in names:
        raise Refused("worksheet_not_one")
    parts, room = {}, MOST_UNPACKED
    for entry in entries:
        if entry.file_size > 1_000_000 and entry.file_size > MOST_RATIO * max(1, entry.compress_size):
            raise Refused("worksheet_unpacks_too_far")
        with archive.open(entry) as one:
            parts[entry.filename] = one.read(room + 1)
        room -= len(parts[entry.filename])
        if room < 0:
            raise Refused("worksheet_unpacks_too_far")
    return parts


def _leads_out(name: str) -> bool:
    return "\\" in name or name.startswith(("/", "..")) or posixpath.normpath(name) != name


def _cleaned(parts: Parts, name: str) -> Iterator[str]:
    """Judge what a part refers to; a template it was made from is forgotten, for it would be fetched."""
    root = tree_of(parts[name])
    gone = []
    for relation in root:
        kind, target = str(relation.get("Type", "")), str(relation.get("Target", ""))
        if kind.endswith(_ACTIVE_RELATIONS):
            raise Refused("worksheet_macros")
        if relation.get("TargetMode", "Internal") != "External":
            continue
        if kind.endswith(_TEMPLATE):
            gone.append(relation)
        elif not (kind.endswith(_LINK) and _is_plain_link(target)):
            raise Refused("official_fetches", what=target[:_LONGEST_NAMED])
    if not gone:
        return
    ids = {relation.get("Id") for relation in gone}
    for relation in gone:
        root.remove(relation)
    parts[name] = bytes_of(root)
    folder, _slash, file = name.rpartition("/_rels/")
    source = f"{folder}/{file.removesuffix('.rels')}"
    if source in parts:
        owner = tree_of(parts[source])
        for element in list(owner.iter("{*}attachedTemplate")):
            if ids & set(element.attrib.values()):
                element.getparent().remove(element)
        parts[source] = bytes_of(owner)
    yield "template"


def _is_plain_link(target: str) -> bool:
    try:
        return urlsplit(target.strip()).scheme.lower() in _WEB and not target.startswith(("\\", "//"))
    except ValueError:
        return False


def _must_fetch_nothing(root: Any) -> None:
    """Refuse fields that bring something in from elsewhere, such as INCLUDEPICTURE and DDE."""
    codes = [str(element.get(key)) for element in root.iter("{*}fldSimple") for key in element.keys()]  # noqa: SIM118
    begun: list[str] = []
    for element in root.iter("{*}fldChar", "{*}instrText", "{*}delInstrText"):
        if not element.tag.endswith("}fldChar"):
            if begun:
                begun[-1] += element.text or ""
            continue
        kind = next((v for k, v in element.attrib.items() if k.endswith("}fldCharType")), "")
        if kind == "begin":
            begun.append("")
        elif begun and kind == "end":
            codes.append(begun.pop())
    for code in (*codes, *begun):
        first = (code.split() or [""])[0].strip('\\"').lower()
        if first in _FETCHING:
            raise Refused("official_fetches", what=" ".join(code.split())[:_LONGEST_NAMED])
