"""Reads BidiCharacterTest.txt and BidiTest.txt of the Unicode Character Database."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lcapp.pdf.text.bidi import line_levels, resolve, visual_order

UNICODE_DATA = Path("/usr/share/unicode")


@dataclass(frozen=True, slots=True)
class Case:
    text: str
    classes: tuple[str, ...] | None
    base: int | None
    levels: tuple[str, ...]
    order: tuple[int, ...]
    resolved_base: int | None = None

    def is_right(self) -> bool:
        found = resolve(self.text, self.base, self.classes)
        levels = line_levels(found, 0, len(self.text))
        shown = tuple(i for i in visual_order(levels) if self.levels[i] != "x")
        return (
            all(wanted in ("x", str(level)) for wanted, level in zip(self.levels, levels, strict=True))
            and shown == self.order
            and self.resolved_base in (None, found.base)
        )


def lines(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            content = line.partition("#")[0].strip()
            if content:
                yield content


def character_cases(folder: Path) -> Iterator[Case]:
    for line in lines(folder / "BidiCharacterTest.txt"):
        codes, direction, base, levels, order = line.split(";")
        yield Case(
            text="".join(chr(int(code, 16)) for code in codes.split()),
            classes=None,
            base=None if direction == "2" else int(direction),
            levels=tuple(levels.split()),
            order=tuple(map(int, order.split())),
            resolved_base=int(base),
        )


def class_cases(folder: Path, *, every: int = 1) -> Iterator[Case]:
    levels: tuple[str, ...] = ()
    order: tuple[int, ...] = ()
    for number, line in enumerate(lines(folder / "BidiTest.txt")):
        if line.startswith("@Levels:"):
            levels = tuple(line.split(":")[1].split())
        elif line.startswith("@Reorder:"):
            order = tuple(map(int, line.split(":")[1].split()))
        elif not line.startswith("@") and number % every == 0:
            classes, directions = line.split(";")
            names = tuple(classes.split())
            for bit, base in ((1, None), (2, 0), (4, 1)):
                if int(directions) & bit:
                    yield Case("x" * len(names), names, base, levels, order)
