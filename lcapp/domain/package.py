"""The package that travels (`.lcdossier`): what is in it, how its members are called, how large it may be.

`resources/help/package-format.md` says the same to people, in two pages.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from lcapp.domain.answers_file import strict_json
from lcapp.domain.fingerprint import canonical_bytes
from lcapp.errors import InputRefused

FORMAT = "lcapp-package/1"
_FAMILY = "lcapp-package/"
KINDS = ("dossier", "section", "review")
SUFFIX = ".lcdossier"
FILE_NAME = "dossier.lcdossier"
"""Its name inside a PDF."""

MANIFEST, DATA, FORM, CALL, SIGNATURE = (
    "manifest.json",
    "data.json",
    "form.toml",
    "call.toml",
    "signature.json",
)
BESIDE = "beside.json"
"""Language of submission, Latin names, and which translations were checked; see `carried_sides`."""
EXTRAS = (BESIDE, "history.json", "notes.json", "remarks.json")
"""Members that are there only where something stands in them; the last three only where the sender asked for
them, because names of people stand in them."""

_FILE = re.compile(r"files/([0-9a-f]{64})(?:\.(?:pdf|jpg|png))?")
_DIGEST = _KEY = re.compile(r"[0-9a-f]{64}")
_SIGNED = re.compile(r"[0-9a-f]{128}")
_NAME = re.compile(r"[\w.-]{0,120}", re.ASCII)
_BEGINNINGS = ((b"%PDF-", ".pdf"), (b"\xff\xd8\xff", ".jpg"), (b"\x89PNG\r\n\x1a\n", ".png"))


@dataclass(frozen=True, slots=True)
class PackageLimits:
    """How large a package may be; the same on writing and on reading.

    Args:
        file: Bytes of the package.
        entries: Members.
        json: Bytes of a JSON member.
        toml: Bytes of the form or the call.
        annex: Bytes of an annex.
        total: Bytes of all members unpacked.
        ratio: How many times larger a member may be unpacked.
        depth: Levels of objects and lists inside each other.
    """

    file: int = 300_000_000
    entries: int = 2_000
    json: int = 20_000_000
    toml: int = 2_000_000
    annex: int = 60_000_000
    total: int = 600_000_000
    ratio: int = 200
    depth: int = 32


LIMITS = PackageLimits()
SMALL = 4096
"""Bytes beyond `ratio` that even a tiny member may unpack to."""


@dataclass(frozen=True, slots=True)
class PackageHead:
    """What a package is about.

    Args:
        kind: One of `KINDS`.
        dossier: The dossier's uuid.
        call: Id of the call, or empty.
        form: Name of the form.
        form_digest: Digest of the form.
        content_id: Of a dossier, the hash of what it says (64 hex digits); of a section or a review, the
            hash its own maker gave it, or empty.
        made_at: UTC.
        base: Content id of the state it was made from, for merging; or empty.
        sealed: Whether the dossier was sealed.
        version: Number of the sealed version; 0 for a draft.
    """

    kind: str
    dossier: str
    call: str
    form: str
    form_digest: str
    content_id: str
    made_at: datetime
    base: str = ""
    sealed: bool = False
    version: int = 0


@dataclass(frozen=True, slots=True)
class PackageSignature:
    """Ed25519 over a manifest; who holds the key is not said.

    Args:
        key: Public key, 64 hex digits.
        value: The signature, 128 hex digits.
    """

    key: str
    value: str


@dataclass(frozen=True, slots=True)
class Package:
    """A whole package.

    Args:
        head: What it is about.
        data: Canonical JSON: the dossier (`lcapp.domain.carried_dossier`), or what the maker of a section
            or a review puts there; its `format` names the shape.
        form_file: Bytes of the form's TOML file.
        call_file: Bytes of the call's TOML file, or empty.
        files: Annexes by the SHA-256 (hex) of their bytes.
        extras: Canonical JSON by name of `EXTRAS`.
        signature: Who signed, or None.
        manifest: Bytes of its manifest; filled in by the reader.
    """

    head: PackageHead
    data: bytes
    form_file: bytes
    call_file: bytes = b""
    files: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    extras: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    signature: PackageSignature | None = None
    manifest: bytes = b""


@dataclass(frozen=True, slots=True)
class Member:
    """One line of the manifest's table."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What `manifest.json` says."""

    head: PackageHead
    members: tuple[Member, ...]


def file_path(sha256: str, content: bytes) -> str:
    """What an annex is called inside a package; its ending comes from its first bytes, never from a name."""
    beginning = bytes(content[:8])
    ending = next((ending for begins, ending in _BEGINNINGS if beginning.startswith(begins)), "")
    return f"files/{sha256}{ending}"


def digest_in(path: str) -> str:
    """The digest in the path of an annex; empty for any other member."""
    found = _FILE.fullmatch(path)
    return found[1] if found else ""


def is_member_name(path: str) -> bool:
    """Whether a package may hold a member of that name."""
    return path in (MANIFEST, DATA, FORM, CALL, SIGNATURE, *EXTRAS) or bool(digest_in(path))


def largest(path: str, limits: PackageLimits = LIMITS) -> int:
    """Bytes a member may have."""
    if path.endswith(".json"):
        return limits.json
    return limits.toml if path.endswith(".toml") else limits.annex


def manifest_bytes(manifest: Manifest) -> bytes:
    """The canonical text of a manifest."""
    head = manifest.head
    return canonical_bytes(
        {
            "format": FORMAT,
            "kind": head.kind,
            "dossier": head.dossier,
            "call": head.call,
            "form": {"name": head.form, "digest": head.form_digest},
            "content_id": head.content_id,
            "base": head.base,
            "sealed": head.sealed,
            "version": head.version,
            "made_at": head.made_at.astimezone(UTC).isoformat(timespec="seconds"),
            "members": [
                {"path": one.path, "size": one.size, "sha256": one.sha256} for one in manifest.members
            ],
        }
    )


def read_manifest(data: bytes) -> Manifest:
    """What a manifest says; only bytes that `manifest_bytes` would write are taken.

    Raises:
        InputRefused: `package_newer`, or `package_built_wrong`.
    """
    try:
        top = strict_json(data)
    except InputRefused as error:
        raise built_wrong("manifest") from error
    if not isinstance(top, dict):
        raise built_wrong("manifest")
    told = top.get("format")
    if isinstance(told, str) and told.startswith(_FAMILY) and told != FORMAT:
        raise InputRefused("package_newer")
    try:
        manifest = _manifest(top)
        canonical = manifest_bytes(manifest) == data
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise built_wrong("manifest") from error
    if not canonical:
        raise built_wrong("manifest")
    return manifest


def canonical_json(data: bytes, what: str) -> dict[str, Any]:
    """The object a JSON member holds; only canonical bytes are taken.

    Args:
        data: Bytes of the member.
        what: Its name, for the refusal.

    Raises:
        InputRefused: `package_built_wrong`.
    """
    try:
        top = strict_json(data)
        if isinstance(top, dict) and canonical_bytes(top) == data:
            return top
    except (InputRefused, ValueError, AttributeError, RecursionError) as error:
        raise built_wrong(what) from error
    raise built_wrong(what)


def signature_bytes(signature: PackageSignature) -> bytes:
    """The text of `signature.json`."""
    return canonical_bytes(
        {"format": "lcapp-signature/1", "key": signature.key, "signature": signature.value}
    )


def read_signature(data: bytes) -> PackageSignature:
    """What `signature.json` says; raises InputRefused `package_built_wrong`."""
    top = canonical_json(data, SIGNATURE)
    try:
        found = PackageSignature(_text(top["key"]), _text(top["signature"]))
    except (KeyError, TypeError) as error:
        raise built_wrong(SIGNATURE) from error
    if not _KEY.fullmatch(found.key) or not _SIGNED.fullmatch(found.value) or signature_bytes(found) != data:
        raise built_wrong(SIGNATURE)
    return found


def built_wrong(what: str) -> InputRefused:
    """A file that is not built as every package is; `what` is a word for the log and for tests."""
    return InputRefused("package_built_wrong", what=what)


def _manifest(top: Mapping[str, Any]) -> Manifest:
    form = top["form"]
    head = PackageHead(
        kind=_text(top["kind"]),
        dossier=_name(top["dossier"]),
        call=_name(top["call"]),
        form=_name(form["name"]),
        form_digest=_digest(form["digest"]),
        content_id=_digest(top["content_id"], may_be_empty=True),
        base=_digest(top["base"], may_be_empty=True),
        sealed=top["sealed"] is True,
        version=_count(top["version"]),
        made_at=datetime.fromisoformat(_text(top["made_at"])),
    )
    if head.kind not in KINDS or not head.dossier or not head.form:
        raise ValueError
    members = tuple(
        Member(_text(one["path"]), _count(one["size"]), _digest(one["sha256"])) for one in top["members"]
    )
    return Manifest(head, members)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _name(value: object) -> str:
    if not _NAME.fullmatch(_text(value)):
        raise ValueError
    return _text(value)


def _digest(value: object, *, may_be_empty: bool = False) -> str:
    said = _text(value)
    if not _DIGEST.fullmatch(said) and not (may_be_empty and said == ""):
        raise ValueError
    return said


def _count(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise TypeError
    return value
