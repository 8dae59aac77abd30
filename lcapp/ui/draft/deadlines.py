"""The days a city must keep, in words: the call's and the Commission's own, the earlier first."""

from datetime import date

from lcapp.domain.calls import Call, CallDate, Certainty
from lcapp.i18n import Words, formats
from lcapp.i18n.wording import certainty_word


def deadline_sentences(words: Words, call: Call | None, today: date) -> tuple[str, ...]:
    """One short phrase for each known deadline."""
    if call is None:
        return ()
    return tuple(_phrase(words, name, known, today) for name, known in call.deadlines())


def _phrase(words: Words, name: str, known: CallDate, today: date) -> str:
    said = formats.day_in_calendars(words, known.value)
    if known.certainty not in (Certainty.SEEN, Certainty.TYPED):
        said = words._("{day} ({certainty})", day=said, certainty=certainty_word(words, known.certainty))
    if name == "own":
        phrase = words._("Commission's own deadline {day}", day=said)
    else:
        phrase = words._("Deadline of the call {day}", day=said)
    if known.day is None:
        return phrase
    left = (known.day - today).days
    if left < 0:
        return words._("{deadline}, over", deadline=phrase)
    if left == 0:
        return words._("{deadline}, today", deadline=phrase)
    return words.ngettext(
        "{deadline}, {count} day left", "{deadline}, {count} days left", left, deadline=phrase
    )
