"""What is said of records a person chooses from: why one counts, is proposed or is left out."""

from collections.abc import Sequence

from lcapp.domain.record_choices import Choice, Standing
from lcapp.i18n import formats
from lcapp.i18n.sentences import Sentences, sentence
from lcapp.i18n.words import N_, Words

_MOST_NAMED = 3
REASONS: Sentences = {
    "free": N_("fits this answer"),
    "since": N_("happened since the city joined"),
    "running": N_(
        "began before the city joined ({began}) and has no end: if it still runs, take it and keep only what "
        "happened since"
    ),
    "before": N_("ended before the city joined"),
    "undated": N_("has no date: the award takes only what happened since the city joined"),
}
_LEFT_OUT: Sentences = {
    "running": N_("“{title}” (began before the city joined, still running?)"),
    "before": N_("“{title}” (ended before the city joined)"),
    "undated": N_("“{title}” (has no date)"),
}


def reason_words(words: Words, choice: Choice) -> str:
    """Why a record is proposed or not, with whether it has a result."""
    began = {"began": formats.day(words, choice.began)} if choice.standing is Standing.RUNNING else {}
    why = sentence(words, REASONS, choice.standing.value, began)
    has = words._("has a result") if choice.has_result else words._("has no result yet")
    return words._("{reason} · {result}", reason=why, result=has)


def left_out_words(words: Words, choices: Sequence[Choice]) -> str:
    """Which records an award leaves out, and why; empty where none is."""
    gone = [one for one in choices if not one.counts]
    if not gone:
        return ""
    named = [
        sentence(words, _LEFT_OUT, one.standing.value, {"title": one.title}) for one in gone[:_MOST_NAMED]
    ]
    if more := len(gone) - len(named):
        named.append(words.ngettext("{count} more", "{count} more", more))
    return words._("Left out: {names}.", names=words.listed(named))
