"""Capital letters as a language writes them: Turkish has a dotted and a dotless i."""

from lcapp.i18n.formats import HasLanguage

_DOTTED = ("tr", "az")
_TO_CAPITALS = str.maketrans({"i": "İ", "ı": "I"})


def upper(words: HasLanguage, text: str) -> str:
    """A text in capital letters."""
    if words.language.partition("-")[0] in _DOTTED:
        text = text.translate(_TO_CAPITALS)
    return text.upper()


def with_capital(words: HasLanguage, text: str) -> str:
    """A text that begins with a capital letter, as at the beginning of a line or in a heading."""
    return upper(words, text[:1]) + text[1:]
