"""Sentences about what is written down after sending: days that cannot be, things sent twice, open ends."""

from lcapp.domain.calls import Call
from lcapp.i18n.sentences import Sentences
from lcapp.i18n.wording_states import party_words
from lcapp.i18n.words import N_, Words

SENDING_FAULTS: Sentences = {
    "day_to_come": N_("{day} has not come yet: only what has happened is written down here."),
    "receipt_before_sending": N_("The receipt is dated {day}, before the dossier was sent ({sent})."),
    "decided_before_sending": N_("The decision is dated {day}, before the dossier was sent ({sent})."),
    "certificate_before_sending": N_("The certificate is dated {day}, before the dossier was sent ({sent})."),
}
"""Refused where they are typed, found where they stand already."""
SENDING_FINDINGS: Sentences = {
    **SENDING_FAULTS,
    "sent_more_than_once": N_("The same text is recorded as sent already, on {day}. Was it sent twice?"),
    "no_receipt": N_("Sent on {date}, and no receipt has come. Ask whether it arrived."),
    "question_overdue": N_("The answer was due on {date}."),
}
SENDING_ERRORS: Sentences = {
    **SENDING_FAULTS,
    "sent_already": N_("This text is recorded as sent already, on {day}. Nothing was written down."),
}


def receiver_words(words: Words, call: Call | None) -> str:
    """To whom a city sends, in words, for a call that names no address; empty without a call."""
    way = next((one for one in call.recipients if one.sender == "city"), None) if call else None
    return party_words(words, way.receiver) if way else ""
