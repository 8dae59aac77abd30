"""How far one of the city's records is, in words: nobody sends it, so a hundred percent says little."""

from lcapp.domain.completeness import Completeness
from lcapp.i18n import formats
from lcapp.i18n.words import Words


def standing_words(words: Words, so_far: Completeness) -> str:
    """Not begun; or the share of what every form asks for; or how many of its parts are filled.

    Args:
        words: The person's language.
        so_far: Of the record.
    """
    if not so_far.is_begun:
        return words._("not begun")
    if so_far.answered < so_far.required:
        return formats.percent(words, so_far.percent)
    filled = formats.number(words, so_far.filled)
    return words.ngettext(
        "{filled} of {count} part filled", "{filled} of {count} parts filled", so_far.asked, filled=filled
    )
