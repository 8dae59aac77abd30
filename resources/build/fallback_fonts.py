"""Bring the faces for every other script into resources/fonts/fallback, with licences, coverage and digests.

Run it only to take newer versions: ``python3 resources/build/fallback_fonts.py`` (wants npm, apt-get and
dpkg-deb, and uharfbuzz from the project's environment). What was fetched must have the digest written here.
Writes ``resources/fonts/faces.toml``, which the PDF's text layer reads, and ``fallback/README.md``.
"""

import hashlib
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as hb
from assets import FONTS, unpack  # beside this file

FOLDER = FONTS / "fallback"


class Family(NamedTuple):
    """One family: where it comes from, what it is for, and its files with their digests."""

    name: str
    folder: str
    source: str
    scripts: tuple[str, ...]
    order: int
    files: dict[str, tuple[str, str]]


def noto(name: str, version: str, scripts: str, order: int, digests: tuple[str, ...]) -> Family:
    """A Noto family of npm: regular, and bold when there are two digests."""
    package = name.lower().replace(" ", "-")
    stem = name.replace(" ", "")
    package = package.replace("symbols2", "symbols-2")
    files = {f"{stem}-Regular.ttf": (f"400Regular/{stem}_400Regular.ttf", digests[0])}
    if len(digests) > 1:
        files[f"{stem}-Bold.ttf"] = (f"700Bold/{stem}_700Bold.ttf", digests[1])
    source = f"@expo-google-fonts/{package}@{version}"
    return Family(name, package, source, tuple(scripts.split()), order, files)


FAMILIES = (
    noto(
        "Noto Sans Hebrew",
        "0.4.1",
        "Hebr",
        50,
        (
            "e0ee753f09733337b9236221018d4bf71fd6d06c87dd76bbc83120514bc55911",
            "8010b087f33f152e25aef020e68cb5568d6f8deebb6dde8f60d655196e59ebde",
        ),
    ),
    noto(
        "Noto Sans Armenian",
        "0.4.2",
        "Armn",
        50,
        (
            "678a89f5dafb25b71ba5c323b428a579e4e664e9dc8c35b9f1d327d82fc9e5ba",
            "beaf0d8d52a118d108a9e4502d3f3fbbcd0ed78e26bcc00d9d80932c342b934a",
        ),
    ),
    noto(
        "Noto Sans Georgian",
        "0.4.3",
        "Geor",
        50,
        (
            "35b1dc2d78025505b6d4b7977960060fdb0a9a0dfb21c356fe8ca554172e8f00",
            "4570253cfb7d734286d56ab3ecff6e4ef2cfe9d77c37dc9e739360da89dccc15",
        ),
    ),
    noto(
        "Noto Sans Ethiopic",
        "0.4.2",
        "Ethi",
        50,
        (
            "321ff186e0f066a46257c3008e8a22070720350a9d17f8a32d0d3da53f52e7a2",
            "b968f7d5c79d6caaff5e29031b1598555f4b154de7456dd51b7c866f90d37597",
        ),
    ),
    noto(
        "Noto Sans Devanagari",
        "0.4.1",
        "Deva",
        50,
        (
            "084a94d89eb54aafb93a056e15425c34fd859f6342875165d304837b3bcfc2d2",
            "67f1ec9e2ac30b261090e32953b2df0adf6c942ab26ac47efb490fa7315bddab",
        ),
    ),
    noto(
        "Noto Sans Thai",
        "0.4.2",
        "Thai",
        50,
        (
            "9acb585d8662ca4ed1b1cf5889dfa1393f8555103b3986e1ea1e3af4faef70bd",
            "0be544f347b3ab6382bdc2b555a783727a4858a3dc140670406924670967d916",
        ),
    ),
    noto(
        "Noto Sans Khmer",
        "0.4.3",
        "Khmr",
        50,
        (
            "fff6f415386616d8d99c4f64b876e54e6e231dc0c007c87a61b254b3795957f9",
            "c72f01526f03b16b64a355cc898605c950c0c5bdcef6d00974a8e753358d3a8e",
        ),
    ),
    noto(
        "Noto Sans Bengali",
        "0.4.4",
        "Beng",
        50,
        ("6826d9667972f0f96e48c46f7a24e70afe97205032e6295cfb1f13fbbb8b90a3",),
    ),
    noto(
        "Noto Sans Tamil",
        "0.4.3",
        "Taml",
        50,
        ("f26d8b66bf6f38dd9af6326a52188fa1a8a0b9b2905c4bd7e07c865f65a85d79",),
    ),
    noto(
        "Noto Sans Sinhala",
        "0.4.2",
        "Sinh",
        50,
        ("33a77b6965e5245f1bab858ead09e4789aaa8daa918f9e26e924b016a3e1d7bd",),
    ),
    noto(
        "Noto Sans Lao",
        "0.4.2",
        "Laoo",
        50,
        ("0fb229c3a29c4c6e916b0ea27cb823aa9d899751c6306b6fca428b83feedf37d",),
    ),
    noto(
        "Noto Sans Myanmar",
        "0.4.2",
        "Mymr",
        50,
        ("52c27fe2643e3e34bae3b3d8865f6a2400e8c955d1adbe311979ea012116eb13",),
    ),
    noto(
        "Noto Sans Symbols",
        "0.4.1",
        "",
        60,
        (
            "aedeec1cd0514930aeeafc4a88a6deff83cda1e6b58086f0b9bb9c7dd0157578",
            "5682f6c88d6199623edf026f67a8722697e8c5f409e5249477594e409d657eb0",
        ),
    ),
    noto(
        "Noto Sans Symbols2",
        "0.4.1",
        "",
        61,
        ("f67f40c65f929f029827ab37cfdc4897dfd9ae3c28d9e98ba46e0d52e39eb97e",),
    ),
    noto(
        "Noto Emoji", "0.4.7", "", 62, ("24aaa2a20c9c06ffe9bf04284bfd1f14376a329d10122f902abe2770817eb504",)
    ),
    Family(
        "Droid Sans Fallback",
        "droid-sans-fallback",
        "fonts-droid-fallback=1:6.0.1r16-1.1",
        ("Hani", "Hira", "Kana", "Bopo"),
        70,
        {
            "DroidSansFallbackFull.ttf": (
                "usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
                "acb6440a713d880a13a21b468ba7cd43f5a2b2934972e51be791c880730777b8",
            )
        },
    ),
    Family(
        "NanumGothic",
        "nanum-gothic",
        "fonts-nanum=20200506-1",
        ("Hang",),
        80,
        {  # not NanumSquare, smaller though it is: its fsType is 4 (print and preview only)
            "NanumGothic.ttf": (
                "usr/share/fonts/truetype/nanum/NanumGothic.ttf",
                "48a28e97b34fc8e5b157657633670cd1b7de126cfc414da65ce9c3d5bc8be733",
            ),
        },
    ),
)
APACHE = "/usr/share/common-licenses/Apache-2.0"


def main() -> None:
    """Fetch every family, check it and write files, table and page."""
    with tempfile.TemporaryDirectory() as folder:
        entries, lines = [], []
        for family in FAMILIES:
            source = fetch(family.source, Path(folder))
            take_licence(family, source)
            for ours, (theirs, digest) in family.files.items():
                data = (source / theirs).read_bytes()
                found = hashlib.sha256(data).hexdigest()
                if digest != found:
                    raise SystemExit(f"{family.source}: {theirs} has the digest {found}")
                (FOLDER / family.folder / ours).write_bytes(data)
                entries.append(entry(family, ours, data))
                lines.append(f"| `{family.folder}/{ours}` | `{family.source}` | {len(data):,} | `{found}` |")
    (FONTS / "faces.toml").write_text(table(entries), "utf-8")
    (FOLDER / "README.md").write_text(readme(lines), "utf-8")


def fetch(source: str, folder: Path) -> Path:
    """Unpack an npm package (`@…`) or a Debian package (`name=version`) and return its files' folder."""
    if source.startswith("@"):
        return unpack(source, folder)
    name = source.partition("=")[0]
    subprocess.run(["apt-get", "download", source], check=True, cwd=folder, capture_output=True)
    (archive,) = folder.glob(f"{name}_*.deb")
    subprocess.run(["dpkg-deb", "-x", archive, folder / name], check=True)
    return folder / name


def take_licence(family: Family, source: Path) -> None:
    """Put the licence beside the files."""
    target = FOLDER / family.folder
    target.mkdir(parents=True, exist_ok=True)
    if family.source.startswith("@"):
        (target / "OFL.txt").write_bytes((source / "LICENSE_FONT").read_bytes())
        return
    notice = source / "usr/share/doc" / family.source.partition("=")[0] / "copyright"
    (target / "COPYRIGHT.txt").write_bytes(notice.read_bytes())
    if b"Apache-2" in notice.read_bytes():
        (target / "LICENSE.txt").write_bytes(Path(APACHE).read_bytes())


def entry(family: Family, file: str, data: bytes) -> str:
    """One table of `faces.toml`."""
    lines = [
        "[[face]]",
        f'family = "{family.name}"',
        f'file = "fallback/{family.folder}/{file}"',
        "scripts = [" + ", ".join(f'"{script}"' for script in family.scripts) + "]",
        f"order = {family.order}",
    ]
    if file.endswith("-Bold.ttf"):
        lines.append("bold = true")
    lines.append(f"coverage = '{ranges(hb.Face(hb.Blob(data)).unicodes)}'")
    return "\n".join(lines)


def ranges(codes: Iterable[int]) -> str:
    """Code points as hexadecimal ranges: ``20 41-5A``."""
    found: list[list[int]] = []
    for code in sorted(code for code in codes if code > 0x1F):
        if found and found[-1][1] == code - 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return " ".join(f"{first:X}" if first == last else f"{first:X}-{last:X}" for first, last in found)


def table(entries: list[str]) -> str:
    """The text of `faces.toml`."""
    head = "# Written by resources/build/fallback_fonts.py. What a key means: lcapp/pdf/text/faces.py"
    return "\n\n".join([head, *entries]) + "\n"


def readme(lines: list[str]) -> str:
    """The page beside the files."""
    rows = "\n".join(lines)
    return f"""# Faces for every other script

Unchanged TrueType files. The dossier takes a character from here when neither Noto Sans nor Vazirmatn has it.
`faces.toml` in the folder above says what each covers, so that a file is read only when it is needed.

Noto and Nanum: SIL Open Font License 1.1 (Nanum reserves its names: keep the files as they are). Droid Sans
Fallback: Apache License 2.0. The texts are beside the files. `resources/build/fallback_fonts.py` brings them
and writes this page.

| file | package | bytes | SHA-256 |
| --- | --- | --- | --- |
{rows}
"""


if __name__ == "__main__":
    main()
