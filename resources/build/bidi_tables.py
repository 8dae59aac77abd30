"""Writes lcapp/pdf/text/bidi_tables.py from the Unicode Character Database.

Usage: python resources/build/bidi_tables.py [folder of the database]   (Debian: package unicode-data)
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import wrap

SHORT_NAMES = {
    "Left_To_Right": "L",
    "Right_To_Left": "R",
    "Arabic_Letter": "AL",
    "European_Terminator": "ET",
    "Boundary_Neutral": "BN",
}
TARGET = Path(__file__).parents[2] / "lcapp" / "pdf" / "text" / "bidi_tables.py"


def code_range(text: str) -> range:
    """`0590..05FF` or `0590` as a range of code points."""
    first, _, last = text.strip().partition("..")
    return range(int(first, 16), int(last or first, 16) + 1)


def fields(path: Path) -> Iterator[list[str]]:
    """The semicolon-separated fields of each line that is not a comment."""
    for line in path.read_text("utf-8").splitlines():
        content = line.partition("#")[0].strip()
        if content:
            yield [field.strip() for field in content.split(";")]


def bidi_classes(path: Path) -> list[str]:
    """The class of every code point; later lines win, as the database says of its @missing lines."""
    classes = ["L"] * 0x110000
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("# @missing:"):
            span, name = line.removeprefix("# @missing:").split(";")
            for code in code_range(span):
                classes[code] = SHORT_NAMES[name.strip()]
    for span, name in fields(path):
        for code in code_range(span):
            classes[code] = name
    return classes


def main() -> None:
    """Reads the database and writes the table."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode")
    classes = bidi_classes(folder / "extracted" / "DerivedBidiClass.txt")
    starts = [code for code in range(0x110000) if not code or classes[code] != classes[code - 1]]
    brackets = [f"{a}-{b}" for a, b, kind in fields(folder / "BidiBrackets.txt") if kind == "o"]
    version = (folder / "BidiBrackets.txt").read_text("utf-8").split("-", 1)[1].split(".txt")[0]
    TARGET.write_text(
        f'"""Bidi classes and bracket pairs of Unicode {version}; '
        'made by resources/build/bidi_tables.py."""\n\n'
        "# One entry for each code point where the class changes: first code point in hexadecimal, class.\n"
        + text_constant("CLASS_STARTS", [f"{code:X}:{classes[code]}" for code in starts])
        + "\n# Opening and closing bracket in hexadecimal.\n"
        + text_constant("BRACKET_PAIRS", brackets),
        "utf-8",
    )


def text_constant(name: str, entries: list[str]) -> str:
    """A constant whose words are the entries, in lines of at most 108 characters."""
    return f'{name} = """\n' + "\n".join(wrap(" ".join(entries), 108, break_on_hyphens=False)) + '\n"""\n'


if __name__ == "__main__":
    main()
