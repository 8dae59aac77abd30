"""What was decided about a dossier, as one line of text."""

from lcapp.i18n import Words, formats
from lcapp.i18n.wording import harmless
from lcapp.services.mayor import APPROVED, Decision


def decision_words(words: Words, decided: Decision | None) -> str:
    """What was decided last, by whom and when, and whether it still holds."""
    if decided is None:
        return words._("Not decided yet.")
    told = {
        "name": harmless(words, decided.by.name),
        "title": harmless(words, decided.by.title),
        "day": formats.day_in_calendars(words, decided.by.day),
    }
    if decided.decision == APPROVED and decided.still_true:
        return words._("Approved by {name}, {title}, on {day}.", **told)
    if decided.decision == APPROVED:
        return words._("Approved by {name}, {title}, on {day}; it was changed since.", **told)
    comment = harmless(words, decided.comment)
    return words._("Sent back by {name}, {title}, on {day}: {comment}", comment=comment, **told)
