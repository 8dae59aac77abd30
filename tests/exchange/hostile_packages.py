"""Twenty-four archives no careful program may take, each built by hand, and the code it is refused with."""

import hashlib
import io
import struct
import zipfile
import zlib
from datetime import UTC, datetime

from lcapp.domain.fingerprint import canonical_bytes
from lcapp.domain.package import Package, PackageHead
from lcapp.exchange.package_writer import write_package

PICTURE = b"\xff\xd8\xff" + b"picture" * 40
PLAN = b"%PDF-1.7 plan " + bytes(range(256))


def a_package(**more):
    """A small package with two annexes; its answers are no real dossier."""
    head = PackageHead(
        kind="dossier",
        dossier="00000000-0000-4000-8000-000000000001",
        call="membership-2025",
        form="membership-2025",
        form_digest="f" * 64,
        content_id="c" * 64,
        made_at=datetime(2026, 3, 2, 9, 0, tzinfo=UTC),
    )
    told = {"format": "lcapp-dossier/1", "answers": [{"question": "city.name", "value": "Samplia"}]}
    given = {
        "head": head,
        "data": canonical_bytes(told),
        "form_file": b'id = "membership"\n' * 20,
        "files": {hashlib.sha256(one).hexdigest(): one for one in (PICTURE, PLAN)},
    }
    return Package(**(given | more))


GOOD = write_package(a_package())


class Lying:
    """One member whose headers say what they are told to say."""

    def __init__(self, name, content=b"x", *, deflate=False, raw=None, **said):
        self.name = name.encode("utf-8") if isinstance(name, str) else name
        packed = zlib.compressobj(9, zlib.DEFLATED, -15) if deflate else None
        self.raw = (
            raw if raw is not None else packed.compress(content) + packed.flush() if packed else content
        )
        self.local_name = said.get("local_name", self.name)
        self.said = {
            "method": 8 if deflate else 0,
            "flags": 0,
            "crc": zlib.crc32(content),
            "packed": len(self.raw),
            "size": len(content),
            "extra": b"",
            "outer": 0,
            "made": 20,
        } | said


def archive(*members, before=b"", after=b"", comment=b"", count=None, offsets=None, gap=b""):
    """An archive of lying members."""
    body, places = [before], []
    at = len(before)
    for one in members:
        said = one.said | one.said.get("local", {})
        places.append(at)
        told = (20, said["flags"], said["method"], 0, 0x21, said["crc"], said["packed"], said["size"])
        head = struct.pack("<4s5H3I2H", b"PK\3\4", *told, len(one.local_name), len(said["extra"]))
        piece = head + one.local_name + said["extra"] + one.raw + gap
        body.append(piece)
        at += len(piece)
    central = []
    for place, one in zip(offsets or places, members, strict=True):
        said = one.said
        told = (20, said["flags"], said["method"], 0, 0x21, said["crc"], said["packed"], said["size"])
        lengths = (len(one.name), len(said["extra"]), 0, 0, 0, said["outer"], place)
        central.append(struct.pack("<4sH5H3I5H2I", b"PK\1\2", said["made"], *told, *lengths) + one.name)
        central.append(said["extra"])
    names = b"".join(central)
    many = len(members) if count is None else count
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, many & 0xFFFF, many & 0xFFFF, len(names), at, len(comment))
    return b"".join(body) + names + end + comment + after


def manifest(*more, **said):
    return (Lying("manifest.json", b"{}", **said), *more)


def _quoted_overlap(copies=400):
    """Four hundred members share one kernel."""
    kernel = zlib.compressobj(9, zlib.DEFLATED, -15)
    content = b"\0" * (1 << 20)
    raw = kernel.compress(content) + kernel.flush()
    one = Lying(f"files/{'0' * 64}", content, raw=raw, method=8)
    members = [Lying(f"files/{n:064x}", content, raw=b"", method=8, packed=len(raw)) for n in range(copies)]
    return archive(*manifest(), one, *members, offsets=[0, *([45] * (copies + 1))])


def _zip_of(*names, **more):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name in names:
            file.writestr(name, more.get("content", b"x"))
    return made.getvalue()


def _flat_bomb():
    packing = zlib.compressobj(9, zlib.DEFLATED, -15)
    raw = b"".join(packing.compress(b"\0" * (1 << 20)) for _ in range(200)) + packing.flush()
    # It says that it is small.
    return Lying("data.json", b"", raw=raw, method=8, size=200 << 20, crc=0)


def _descriptor():
    one = Lying("data.json", b"{}", flags=8, local={"crc": 0, "packed": 0, "size": 0})
    one.raw += struct.pack("<4s3I", b"PK\7\10", zlib.crc32(b"{}"), 2, 2)
    return archive(*manifest(), one)


def hostile():
    """By name: the bytes, and the codes it may be refused with (`package_built_wrong` with its word)."""
    bomb = _flat_bomb()
    small = Lying("manifest.json", b"", raw=bomb.raw, method=8, size=1000, crc=0)
    twice = Lying("data.json", b"{}")
    return {
        "path upwards": (archive(*manifest(Lying("../../data.json"))), "name"),
        "absolute path": (archive(*manifest(Lying("/etc/data.json"))), "name"),
        "drive": (archive(*manifest(Lying("C:\\data.json"))), "name"),
        "network path": (archive(*manifest(Lying("\\\\10.9.8.7\\share\\data.json"))), "name"),
        "backslash in a folder": (archive(*manifest(Lying("files\\" + "0" * 64))), "name"),
        "name cut by a NUL": (archive(*manifest(Lying("data.json\0.exe"))), "name"),
        "name that is no ASCII": (archive(*manifest(Lying("données.json"))), "name"),
        "unexpected name": (archive(*manifest(Lying("files/setup.exe"))), "name"),
        "symbolic link": (
            archive(*manifest(Lying("data.json", outer=0o120777 << 16, made=0x314))),
            "not_a_file",
        ),
        "flat bomb": (archive(*manifest(bomb)), "package_unpacks_too_far"),
        "bomb that says it is small": (archive(small), "package_damaged"),
        "quoted overlap": (_quoted_overlap(), "package_unpacks_too_far"),
        "full overlap": (
            archive(*manifest(Lying("data.json", b"{}"), Lying("form.toml", b"{}")), offsets=[0, 45, 45]),
            "gap_or_overlap",
        ),
        "gap": (archive(*manifest(Lying("data.json", b"{}")), gap=b"hidden"), "gap_or_overlap"),
        "duplicate name": (archive(*manifest(twice, twice)), "twice"),
        "two names for one member": (
            archive(*manifest(Lying("data.json", local_name=b"form.toml"))),
            "two_headers",
        ),
        "something before": (archive(*manifest(), before=b"MZ\x90"), "package_not_one"),
        "something after": (archive(*manifest(), after=b"\0"), "end"),
        "comment": (archive(*manifest(), comment=b"hello"), "end"),
        "two archives glued": (GOOD + GOOD, "directory"),
        "sixty thousand members": (archive(*manifest(), count=60_000), "package_too_large"),
        "extra field": (archive(*manifest(Lying("data.json", extra=b"\1\0\4\0abcd"))), "entry"),
        "size told afterwards": (_descriptor(), "entry"),
        "encrypted": (archive(*manifest(Lying("data.json", flags=1))), "entry"),
        "another packing": (archive(*manifest(Lying("data.json", method=12))), "entry"),
        "stored, of two sizes": (archive(*manifest(Lying("data.json", b"{}", size=1))), "size"),
        "lying number": (archive(*manifest(Lying("data.json")), count=1), "directory"),
        "ordinary archive": (_zip_of("readme.txt"), "name"),
        "Word file": (_zip_of("[Content_Types].xml", "word/document.xml"), "name"),
    }
