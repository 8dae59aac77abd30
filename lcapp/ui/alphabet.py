"""The order of names in lists, by the alphabet of the reader's language: č after c, ç after c, پ after ب."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from PySide6.QtCore import QCollator, QLocale

from lcapp.i18n import Words

T = TypeVar("T")


def in_alphabet(words: Words, things: Iterable[T], name: Callable[[T], str]) -> list[T]:
    """Things by their names, in the order of the language (Qt's QCollator, on Linux with its own ICU).

    Args:
        words: The reader's language.
        things: What is listed.
        name: What a thing is called in the list.
    """
    collator = QCollator(QLocale(words.language))
    collator.setNumericMode(True)
    return sorted(things, key=lambda thing: collator.sortKey(name(thing)))
