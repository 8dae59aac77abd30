"""Help pages: a small reader of our own for headings, paragraphs, lists, tables and examples; never HTML."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

_LARGEST = 200_000
_HEADING = re.compile(r"(#{1,4})\s+(.*)")
_TABLE = re.compile(r"<!-- table: (\w+) -->")
_ITEM = re.compile(r"([-*]|\d+\.)\s+(.*)")
_INLINE = re.compile(r"\*\*(.+?)\*\*|`([^`]+)`|(?<!\w)\*(\S(?:.*?\S)?)\*(?!\w)")

Say = Callable[[str, str], str]
"""How a piece of a page is said in a language, by its kind and its English with the marks still in it."""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a page.

    Args:
        kind: `title`, `section`, `paragraph`, `item`, `example`, `row` or `table` (one made from data).
        text: What it says; the name of a table.
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


ORDER = (
    "getting-started",
    "learning-city",
    "guiding-documents",
    "what-the-network-gives",
    "conferences",
    "award-history",
    "way-in",
    "advice",
    "words-we-use",
    "glossary",
    "sources",
    "word-count",
    "next-years-form",
    "write-a-form",
    "official-word-form",
    "keys",
    "what-is-safe",
)


def sources(folder: Path) -> tuple[tuple[str, str], ...]:
    """Names and Markdown of every page of a folder: those of `ORDER` first, the others by name."""
    files = [path for path in sorted(folder.glob("*.md")) if path.stat().st_size <= _LARGEST]
    files.sort(key=lambda path: (ORDER.index(path.stem) if path.stem in ORDER else len(ORDER), path.stem))
    return tuple((path.stem, path.read_text(encoding="utf-8", errors="replace")) for path in files)


def read_pages(folder: Path) -> tuple[HelpPage, ...]:
    """Every page of a folder as it was written, in English."""
    return tuple(page_of(name, text) for name, text in sources(folder))


def page_of(name: str, text: str, say: Say | None = None) -> HelpPage:
    """The page of a text.

    Args:
        name: Its name.
        text: Its Markdown, in English.
        say: What a piece becomes in another language; examples are never asked for.
    """
    blocks = tuple(_blocks(text.splitlines(), say or _as_written))
    title = next((block.text for block in blocks if block.kind == "title"), name)
    return HelpPage(name, title, blocks)


def has_words(piece: str) -> bool:
    """Whether anything in a piece is for translators: letters outside its examples."""
    return any(letter.isalpha() for letter in re.sub(r"`[^`]+`", "", piece))


def _as_written(kind: str, piece: str) -> str:
    return piece


def _blocks(lines: list[str], say: Say) -> Iterator[Block]:
    waiting: list[str] = []
    kind, mark = "paragraph", ""
    example: list[str] | None = None
    for line in [*lines, ""]:
        bare = line.strip()
        if bare.startswith("```"):
            if example is None:
                yield from _waiting(waiting, kind, mark, say)
                example = []
            else:
                yield Block("example", "\n".join(example))
                example = None
        elif example is not None:
            example.append(line)
        elif heading := _HEADING.fullmatch(bare):
            yield from _waiting(waiting, kind, mark, say)
            kind_of_heading = "title" if len(heading[1]) == 1 else "section"
            yield Block(kind_of_heading, plain(say(kind_of_heading, heading[2])))
        elif table := _TABLE.fullmatch(bare):
            yield from _waiting(waiting, kind, mark, say)
            yield Block("table", table[1])
        elif bare.startswith("|"):
            yield from _waiting(waiting, kind, mark, say)
            yield from _row(bare, say)
        elif item := _ITEM.match(bare):
            yield from _waiting(waiting, kind, mark, say)
            waiting.append(item[2])
            kind, mark = "item", "•" if item[1] in "-*" else item[1]
        elif not bare:
            yield from _waiting(waiting, kind, mark, say)
            kind, mark = "paragraph", ""
        else:
            waiting.append(bare)


def _row(line: str, say: Say) -> Iterator[Block]:
    cells = [cell.strip() for cell in line.strip("|").split("|")]
    if not all(set(cell) <= set("-: ") for cell in cells):
        said = tuple(plain(say("row", cell)) if cell else "" for cell in cells)
        yield Block("row", " ".join(said), said)


def _waiting(lines: list[str], kind: str, mark: str, say: Say) -> Iterator[Block]:
    if lines:
        yield Block(kind, plain(say(kind, " ".join(lines))), (say("mark", mark),) if mark else ())
        lines.clear()


def plain(text: str) -> str:
    """Text without the marks around bold, slanted and code words."""
    return _INLINE.sub(lambda found: next(group for group in found.groups() if group is not None), text)
