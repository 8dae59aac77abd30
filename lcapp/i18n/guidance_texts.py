"""The texts of guidance for the catalog `help`, and in the reader's language."""

from collections.abc import Iterable, Iterator

from lcapp.domain.guidance import GuidanceFile, GuidanceText, Layer
from lcapp.i18n.help_texts import HelpText
from lcapp.i18n.words import Words


def guidance_texts(files: Iterable[GuidanceFile]) -> Iterator[HelpText]:
    """Every shipped text; sources stay as they were cited."""
    for file in files:
        for text in file.texts:
            yield HelpText(_context(file), text.text, f"guidance beside questions, {file.layer}")


def guidance_text(words: Words, file: GuidanceFile, text: GuidanceText) -> str:
    """A text in a language; a Commission's own stays as it was written."""
    return text.text if file.layer is Layer.COMMISSION else words.help_text(_context(file), text.text)


def _context(file: GuidanceFile) -> str:
    return f"guidance/{file.name}"
