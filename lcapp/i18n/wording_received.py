"""Sentences about a received dossier: that it was deleted, what still holds it, and what the city changed."""

from lcapp.domain.desk_dossier import DeskDossier
from lcapp.domain.remarks import Remark
from lcapp.i18n import formats
from lcapp.i18n.sentences import harmless
from lcapp.i18n.wording_desk import REPLIES, said_of
from lcapp.i18n.words import Words
from lcapp.services.desk_removal import HeldBy

MOST_NAMED = 3
"""Copies that are told by name in one sentence."""


def deleted_sentence(words: Words, title: str) -> str:
    """That a received dossier is gone."""
    return words._("“{title}” was deleted from the desk for good.", title=harmless(words, title))


def held_words(words: Words, held: HeldBy) -> str:
    """A copy of the library and until about when it stays."""
    name = harmless(words, held.name)
    if held.until is None:
        return words._("{name} (stays until somebody takes it away)", name=name)
    day = formats.day(words, held.until.astimezone().date().isoformat())
    return words._("{name} (until about {day})", name=name, day=day)


def held_sentence(words: Words, held: tuple[HeldBy, ...]) -> str:
    """Which copies still hold what was deleted; empty for none."""
    if not held:
        return ""
    named = [held_words(words, one) for one in held[:MOST_NAMED]]
    if more := len(held) - len(named):
        named.append(words.ngettext("{count} more", "{count} more", more))
    return words._("Copies of the library still hold it: {copies}.", copies=words.listed(named))


def version_words(words: Words, line: DeskDossier) -> str:
    """A version of a dossier on the desk, by its number and the day it came."""
    day = formats.day(words, line.came_on.isoformat())
    if not line.sealed:
        return words._("the draft that came on {day}", day=day)
    return words._(
        "version {number}, which came on {day}", number=formats.number(words, line.version), day=day
    )


def changes_sentence(words: Words, before: DeskDossier, count: int) -> str:
    """How many answers differ from the version before."""
    version = version_words(words, before)
    if not count:
        return words._("No answer differs from {version}.", version=version)
    return words.ngettext(
        "{count} answer differs from {version}.",
        "{count} answers differ from {version}.",
        count,
        version=version,
    )


def replied_sentences(words: Words, remark: Remark) -> tuple[str, str, str]:
    """The name of a remark, what it says, and what the city answered; the last is empty while it did not."""
    head = words._("Remark {number}", number=formats.number(words, remark.number))
    text = harmless(words, remark.text)
    if remark.reply is None:
        return head, text, ""
    state = said_of(words, REPLIES, remark.reply.state)
    if not remark.reply.reason:
        return head, text, words._("The city: {state}.", state=state)
    reason = harmless(words, remark.reply.reason)
    return head, text, words._("The city: {state}. {reason}", state=state, reason=reason)
