"""Codes, numbers and dates become words here. The language is always an argument, never a global state.

Sentences are written in place, in English: `words._("Saved {time}.", time=…)`. Sentences that stand in a
table are marked for extraction with `N_` and translated where they are used.
"""

from lcapp.i18n.catalogs import Catalogs
from lcapp.i18n.words import N_, Words

__all__ = ["N_", "Catalogs", "Words"]
