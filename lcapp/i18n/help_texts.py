"""The texts of the third catalog: help pages and sample cities, and under which context each stands.

A piece of a page (a heading, a paragraph, an item of a list, a cell of a table) has the page's name as its
context; a sample's title and note have `sample/<name>`. The marks inside a piece (`**bold**`, `` `code` ``)
belong to the message, so that translators set them where their language wants them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from lcapp.i18n import formats, glossary
from lcapp.i18n.help_pages import Block, HelpPage, has_words, page_of, sources
from lcapp.i18n.words import Words

_KINDS = {
    "title": "title of the page",
    "section": "heading",
    "paragraph": "paragraph",
    "item": "item of a list",
    "row": "cell of a table",
}
_NUMBER = re.compile(r"(\d+)(\.?)", re.ASCII)


@dataclass(frozen=True, slots=True)
class HelpText:
    """One text with its context and what a translator should know."""

    context: str
    text: str
    comment: str = ""


def help_texts(folder: Path) -> Iterator[HelpText]:
    """Every text of the help pages in a folder, in the order of reading; each once for a page."""
    for name, text in sources(folder):
        met: dict[str, HelpText] = {}

        def take(kind: str, piece: str, page: str = name, found: dict[str, HelpText] = met) -> str:
            if kind in _KINDS and has_words(piece):
                found.setdefault(piece, HelpText(page, piece, _KINDS[kind]))
            return piece

        page_of(name, text, take)
        yield from met.values()


def sample_texts(name: str, title: str, note: str) -> Iterator[HelpText]:
    """The texts of a sample city that are shown."""
    yield HelpText(f"sample/{name}", title, "title of a sample city")
    if note:
        yield HelpText(f"sample/{name}", note, "remark about a sample city")


def sample_text(words: Words, name: str, text: str) -> str:
    """A sample's title or note in a language; English where nobody translated it."""
    return words.help_text(f"sample/{name}", text)


def pages_in(words: Words, folder: Path) -> tuple[HelpPage, ...]:
    """Every help page in a language; a piece that nobody translated stays English.

    Args:
        words: The language.
        folder: Where the pages are, as Markdown files; the folder `reference` beside it has the terms.
    """
    data = folder.parent / "reference"
    return tuple(_with_tables(_page_in(words, name, text), words, data) for name, text in sources(folder))


def _with_tables(page: HelpPage, words: Words, data: Path) -> HelpPage:
    if not any(block.kind == "table" for block in page.blocks):
        return page
    blocks: list[Block] = []
    for block in page.blocks:
        blocks += glossary.table(words, data, block.text) if block.kind == "table" else [block]
    return replace(page, blocks=tuple(blocks))


def _page_in(words: Words, name: str, text: str) -> HelpPage:
    def say(_kind: str, piece: str) -> str:
        if number := _NUMBER.fullmatch(piece):
            # Four digits in a table are a year, which nobody groups.
            said = number[1] if len(number[1]) == 4 else formats.number(words, int(number[1]))
            return formats.own_digits(words, said) + number[2]
        return words.help_text(name, piece) if has_words(piece) else piece

    return page_of(name, text, say)
