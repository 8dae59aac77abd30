"""What translating needs from outside: who knows calendars, and the terms of the trade."""

from collections.abc import Callable
from dataclasses import dataclass

from lcapp.domain.glossary_terms import Offer
from lcapp.domain.translation_differences import DatesIn


@dataclass(frozen=True, slots=True)
class TranslationDesk:
    """The tools of a translator.

    Args:
        days_in: Finds the days in a text of a language.
        terms: The official terms from one language into another.
    """

    days_in: DatesIn
    terms: Callable[[str, str], tuple[Offer, ...]]
