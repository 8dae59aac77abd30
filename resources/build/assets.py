"""Bring the fonts and icons into resources/ from their npm packages, with their licences.

Run it only to take a newer version: ``python3 resources/build/assets.py`` (wants npm). The files are
kept in the repository, so nobody who runs or tests the program needs npm. The package versions are
fixed below; README.md in both folders is written anew with the digest of every file.
"""

import hashlib
import subprocess
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FONTS = ROOT / "resources" / "fonts"
ICONS = ROOT / "resources" / "icons"

VAZIRMATN = "vazirmatn@33.0.3"
NOTO_SANS = "@expo-google-fonts/noto-sans@0.4.2"
LUCIDE = "lucide-static@1.62.0"

# our folder -> (npm package, licence file inside it, our file -> file inside it)
FAMILIES = {
    "vazirmatn": (
        VAZIRMATN,
        "OFL.txt",
        {
            "Vazirmatn-Regular.ttf": "fonts/ttf/Vazirmatn-Regular.ttf",
            "Vazirmatn-SemiBold.ttf": "fonts/ttf/Vazirmatn-SemiBold.ttf",
            "Vazirmatn-Bold.ttf": "fonts/ttf/Vazirmatn-Bold.ttf",
        },
    ),
    "noto-sans": (
        NOTO_SANS,
        "LICENSE_FONT",
        {
            "NotoSans-Regular.ttf": "400Regular/NotoSans_400Regular.ttf",
            "NotoSans-Italic.ttf": "400Regular_Italic/NotoSans_400Regular_Italic.ttf",
            "NotoSans-SemiBold.ttf": "600SemiBold/NotoSans_600SemiBold.ttf",
            "NotoSans-Bold.ttf": "700Bold/NotoSans_700Bold.ttf",
            "NotoSans-BoldItalic.ttf": "700Bold_Italic/NotoSans_700Bold_Italic.ttf",
        },
    ),
}

KEPT_NAMES = """
plus minus x check circle circle-dot circle-dashed info eye search settings languages globe file file-plus
file-text folder-open chevron-left chevron-right chevron-up chevron-down arrow-left arrow-right copy clipboard
download upload printer history clock paperclip link external-link pencil lock lock-open calendar map-pin user
users landmark book-open sun moon panel-right panel-left grip-vertical message-square star list list-checks
menu ellipsis keyboard signature stamp award ban
"""
# our name -> Lucide's name; ours says what the window means by it
NEW_NAMES = {
    "alert-circle": "circle-alert",
    "alert-triangle": "triangle-alert",
    "building": "building-2",
    "check-circle": "circle-check",
    "circle-half": "contrast",
    "help-circle": "circle-question-mark",
    "redo": "redo-2",
    "refresh": "refresh-cw",
    "trash": "trash-2",
    "undo": "undo-2",
    "x-circle": "circle-x",
}
ICON_NAMES = {name: name for name in KEPT_NAMES.split()} | NEW_NAMES


def main() -> None:
    """Fetch the three packages and write fonts, icons, licences and both README files."""
    with tempfile.TemporaryDirectory() as folder:
        lines = []
        for family, (package, licence, files) in FAMILIES.items():
            source = unpack(package, Path(folder))
            lines += take_family(family, package, source, licence, files)
        (FONTS / "README.md").write_text(fonts_readme(lines), "utf-8")
        take_icons(unpack(LUCIDE, Path(folder)))
        (ICONS / "README.md").write_text(icons_readme(), "utf-8")


def unpack(package: str, folder: Path) -> Path:
    """Fetch one npm package and unpack it.

    Args:
        package: Name and version, as npm writes them.
        folder: Where to work.

    Returns:
        The folder that holds the package's files.
    """
    command = ["npm", "pack", "--silent", "--pack-destination", str(folder), package]
    answer = subprocess.run(command, check=True, capture_output=True, text=True, cwd=folder)
    archive = folder / answer.stdout.strip().splitlines()[-1]
    target = folder / archive.stem
    with tarfile.open(archive) as content:
        content.extractall(target, filter="data")
    return target / "package"


def take_family(family: str, package: str, source: Path, licence: str, files: dict[str, str]) -> list[str]:
    """Copy one font family with its licence.

    Args:
        family: Our folder's name.
        package: The npm package it comes from.
        source: The unpacked package.
        licence: The licence file inside the package.
        files: Our file names, and theirs.

    Returns:
        Table lines for the README.
    """
    target = FONTS / family
    target.mkdir(parents=True, exist_ok=True)
    (target / "OFL.txt").write_bytes((source / licence).read_bytes())
    lines = []
    for ours, theirs in files.items():
        data = (source / theirs).read_bytes()
        (target / ours).write_bytes(data)
        digest = hashlib.sha256(data).hexdigest()
        lines.append(f"| `{family}/{ours}` | `{package}` | {len(data):,} | `{digest}` |")
    return lines


def take_icons(source: Path) -> None:
    """Copy the chosen icons, each checked to take the colour of the text around it.

    Args:
        source: The unpacked package.
    """
    ICONS.mkdir(parents=True, exist_ok=True)
    for old in ICONS.glob("*.svg"):
        old.unlink()
    for ours, theirs in sorted(ICON_NAMES.items()):
        text = (source / "icons" / f"{theirs}.svg").read_text("utf-8")
        if text.count('stroke="currentColor"') != 1:
            raise SystemExit(f"{theirs}.svg cannot be tinted: it does not say currentColor once.")
        (ICONS / f"{ours}.svg").write_text(text, "utf-8")
    (ICONS / "LICENSE").write_bytes((source / "LICENSE").read_bytes())


def fonts_readme(lines: list[str]) -> str:
    """Word the README of the fonts.

    Args:
        lines: The table's lines.

    Returns:
        The Markdown text.
    """
    table = "\n".join(lines)
    return f"""# Fonts

Static TrueType files, unchanged, so that the window and the dossier look the same on every machine and
nothing is taken from the system. Noto Sans serves Latin, Greek and Cyrillic, Vazirmatn serves Persian.
Both stand under the SIL Open Font License 1.1 (`OFL.txt` beside them); neither reserves a font name.

`resources/build/assets.py` brings them from npm and writes this page. The faces for all other scripts are in
`fallback/`, with a page of their own.

| file | npm package | bytes | SHA-256 |
| --- | --- | --- | --- |
{table}

Not to be used: Noto Naskh Arabic and Noto Sans Arabic 2.x (dots are glyphs of their own, so text copied
from a PDF is garbage), and web fonts cut by script.
"""


def icons_readme() -> str:
    """Word the README of the icons.

    Returns:
        The Markdown text.
    """
    renamed = "\n".join(f"| `{ours}` | `{theirs}` |" for ours, theirs in sorted(NEW_NAMES.items()))
    return f"""# Icons

{len(ICON_NAMES)} line icons of Lucide (npm `{LUCIDE}`), ISC licence; some come from Feather, MIT licence.
Both texts are in `LICENSE`. `resources/build/assets.py` brings them and writes this page.

24 × 24, stroke 2, `stroke="currentColor"`: to tint one, replace that word by a colour (`#1f2933`) before
giving the text to Qt. Arrows and chevrons come in pairs: right to left takes the other one of the pair.

Most keep Lucide's name. Renamed:

| here | Lucide |
| --- | --- |
{renamed}
"""


if __name__ == "__main__":
    main()
