"""Help pages: a small reader of our own for headings, paragraphs, lists, tables and examples; never HTML."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_LARGEST = 200_000
_HEADING = re.compile(r"(#{1,4})\s+(.*)")
_ITEM = re.compile(r"([-*]|\d+\.)\s+(.*)")
_INLINE = re.compile(r"\*\*(.+?)\*\*|`([^`]+)`|(?<!\w)\*(\S(?:.*?\S)?)\*(?!\w)")


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a page.

    Args:
        kind: `title`, `section`, `paragraph`, `item`, `example` or `row`.
        text: What it says.
        cells: The cells of a row, or the mark of an item.
    """

    kind: str
    text: str
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HelpPage:
    """A page: its file's name without ending, its title and what stands on it."""

    name: str
    title: str
    blocks: tuple[Block, ...]

    def has(self, wanted: str) -> bool:
        """Whether every word looked for stands somewhere on the page."""
        said = "\n".join((self.title, *(block.text for block in self.blocks))).casefold()
        return all(word in said for word in wanted.casefold().split())


ORDER = ("getting-started", "words-we-use", "word-count", "next-years-form", "keys", "what-is-safe")


def read_pages(folder: Path) -> tuple[HelpPage, ...]:
    """Every page of a folder: those of `ORDER` first, the others by name."""
    files = [path for path in sorted(folder.glob("*.md")) if path.stat().st_size <= _LARGEST]
    files.sort(key=lambda path: (ORDER.index(path.stem) if path.stem in ORDER else len(ORDER), path.stem))
    return tuple(page_of(path.stem, path.read_text(encoding="utf-8", errors="replace")) for path in files)


def page_of(name: str, text: str) -> HelpPage:
    """The page of a text."""
    blocks = tuple(_blocks(text.splitlines()))
    title = next((block.text for block in blocks if block.kind == "title"), name)
    return HelpPage(name, title, blocks)


def _blocks(lines: list[str]) -> Iterator[Block]:
    waiting: list[str] = []
    kind, mark = "paragraph", ""
    example: list[str] | None = None
    for line in [*lines, ""]:
        bare = line.strip()
        if bare.startswith("```"):
            if example is None:
                yield from _waiting(waiting, kind, mark)
                example = []
            else:
                yield Block("example", "\n".join(example))
                example = None
        elif example is not None:
            example.append(line)
        elif heading := _HEADING.fullmatch(bare):
            yield from _waiting(waiting, kind, mark)
            yield Block("title" if len(heading[1]) == 1 else "section", plain(heading[2]))
        elif bare.startswith("|"):
            yield from _waiting(waiting, kind, mark)
            cells = tuple(plain(cell.strip()) for cell in bare.strip("|").split("|"))
            if not all(set(cell) <= set("-: ") for cell in cells):
                yield Block("row", " ".join(cells), cells)
        elif item := _ITEM.match(bare):
            yield from _waiting(waiting, kind, mark)
            waiting.append(item[2])
            kind, mark = "item", "•" if item[1] in "-*" else item[1]
        elif not bare:
            yield from _waiting(waiting, kind, mark)
            kind, mark = "paragraph", ""
        else:
            waiting.append(bare)


def _waiting(lines: list[str], kind: str, mark: str) -> Iterator[Block]:
    if lines:
        yield Block(kind, plain(" ".join(lines)), (mark,) if mark else ())
        lines.clear()


def plain(text: str) -> str:
    """Text without the marks around bold, slanted and code words."""
    return _INLINE.sub(lambda found: next(group for group in found.groups() if group is not None), text)
