#!/usr/bin/env python3
"""Make two invented languages for layout tests: xx (accented, 40 % longer) and xr (the same, right to left).

    python resources/build/pseudo_language.py FOLDER

FOLDER then holds {xx,xr}/LC_MESSAGES/{lcapp,forms,help}.po, made from translations/*.pot, and can be given to
`lcapp.i18n.Catalogs`. A text that stays plain English on the screen was never marked for translation; one
that is cut had too little room.
"""

import io
import re
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[2]
LONGER = 0.4
_WORD = 9
_ACCENTED = str.maketrans(
    "ABCDEGHIJKLNORSTUWYZabcdeghijklnorstuwyz", "ÅƁÇÐÉĜĤÎĴĶĽÑÖŔŠŢÛŴÝŽåƀçðéĝĥîĵķľñöŕšţûŵýž"
)
_KEPT = re.compile(r"(\{\{|\}\}|\{[a-z0-9_]+\}|https?://\S+|`[^`]*`)")
_MARK = "\u200f"


def pseudo(text: str, *, right_to_left: bool = False) -> str:
    """A text with accents, and longer; placeholders, addresses and commands stay."""
    pieces = _KEPT.split(text)
    said = "".join(piece if n % 2 else piece.translate(_ACCENTED) for n, piece in enumerate(pieces))
    longer = f"{said} {_padding(max(1, round(LONGER * len(text)) - 1))}" if text.strip() else said
    return f"{_MARK}{longer}{_MARK}" if right_to_left else longer


def _padding(length: int) -> str:
    """So many dots, in words that a line can be broken between."""
    dots = "·" * length
    return " ".join(dots[at : at + _WORD] for at in range(0, length, _WORD))


def translated(template: Catalog, language: str) -> Catalog:
    """The template with every message in the invented language."""
    made = Catalog(project="pseudo-language for layout tests", fuzzy=False, charset="utf-8")
    made.mime_headers = [
        ("Language", language),
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Plural-Forms", "nplurals=2; plural=(n != 1);"),
    ]
    rtl = language == "xr"
    for message in template:
        if not message.id:
            continue
        if isinstance(message.id, tuple):
            said: str | tuple[str, ...] = tuple(pseudo(each, right_to_left=rtl) for each in message.id)
        else:
            said = pseudo(message.id, right_to_left=rtl)
        made.add(message.id, said, context=message.context)
    return made


def write_pseudo_languages(folder: Path) -> None:
    """Write both languages, every catalog."""
    for name in ("lcapp", "forms", "help"):
        template = read_po(io.BytesIO((ROOT / "translations" / f"{name}.pot").read_bytes()))
        for language in ("xx", "xr"):
            file = folder / language / "LC_MESSAGES" / f"{name}.po"
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("wb") as target:
                write_po(target, translated(template, language), width=0)


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1].startswith("-"):
        raise SystemExit(__doc__)
    write_pseudo_languages(Path(sys.argv[1]))
