"""What became of a paste, in one quiet line."""

from collections.abc import Collection

from lcapp.i18n import Words
from lcapp.i18n.wording import dropped_words


def paste_sentence(words: Words, dropped: Collection[str], *, formatted: bool) -> str:
    """Says what a paste left behind; empty when everything came along.

    Args:
        words: The officer's language.
        dropped: Codes of `lcapp.domain.pasted_text.PASTE_CODES`.
        formatted: Whether the clipboard also offered fonts and colours.
    """
    told = [words._("fonts and colours")] if formatted else []
    told.extend(dropped_words(words, code) for code in sorted(dropped))
    return words._("Not taken over: {things}.", things=words.listed(told)) if told else ""
