"""One way of the post in words: who sends what to whom, with the address as the call gives it."""

from lcapp.domain.calls import Call, Recipient
from lcapp.i18n import N_, Words
from lcapp.i18n.form_texts import call_text
from lcapp.i18n.wording import harmless, party_words

_WAYS = {
    ("city", "national_commission"): N_("The city sends to the National Commission"),
    ("city", "uil"): N_("The city sends to the UNESCO Institute for Lifelong Learning"),
    ("national_commission", "uil"): N_(
        "The National Commission sends to the UNESCO Institute for Lifelong Learning"
    ),
    ("national_commission", "city"): N_("The National Commission sends to the city"),
    ("uil", "city"): N_("The UNESCO Institute for Lifelong Learning sends to the city"),
}


def recipient_words(words: Words, call: Call, way: Recipient) -> tuple[str, ...]:
    """The way in a few lines: who to whom, what, to which address, with a copy to whom."""
    known = _WAYS.get((way.sender, way.receiver))
    if known is not None:
        head = words._(known)
    else:
        head = words._(
            "From {sender} to {receiver}",
            sender=party_words(words, way.sender),
            receiver=party_words(words, way.receiver),
        )
    lines = [head, call_text(words, call, way.what)]
    if way.address:
        lines.append(words._("Address: {address}", address=harmless(words, way.address)))
    if way.copy_to:
        lines.append(words._("Copy: {address}", address=party_words(words, way.copy_to)))
    if way.source:
        lines.append(words._("Source: {source}", source=harmless(words, way.source)))
    return tuple(lines)
