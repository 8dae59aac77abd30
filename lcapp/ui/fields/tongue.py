"""Digits and names of languages as the officer's language writes them."""

from lcapp.i18n import N_, Words
from lcapp.i18n.formats import own_digits

__all__ = ["isolated", "language_name", "own_digits"]

_NAMES = {
    "en": N_("English"),
    "fa": N_("Persian"),
    "fr": N_("French"),
    "sl": N_("Slovenian"),
    "tr": N_("Turkish"),
}


def isolated(text: str) -> str:
    """A text that keeps its own direction whatever stands around it."""
    return f"\u2068{text}\u2069" if text else ""


def language_name(words: Words, code: str) -> str:
    """The name of a language; its code where the program has no word for it."""
    return words._(_NAMES[code]) if code in _NAMES else code
