"""Single words and short phrases for states, kinds, hands, certainties and the honesty of a form."""

from lcapp.domain.answers import Value
from lcapp.domain.completeness import Completeness
from lcapp.domain.forms import Form
from lcapp.i18n import formats
from lcapp.i18n.sentences import Sentences, harmless, sentence
from lcapp.i18n.words import N_, Words

STATES: Sentences = {"draft": N_("draft"), "ready": N_("ready"), "approved": N_("approved")}
STATUSES: Sentences = {"draft": N_("draft"), "sealed": N_("sealed")}
SEVERITIES: Sentences = {"must_fix": N_("must fix"), "advice": N_("advice")}
CERTAINTIES: Sentences = {
    "seen": N_("seen"),
    "inferred": N_("inferred"),
    "from_memory": N_("from memory"),
    "typed": N_("typed here"),
    "unknown": N_("unknown"),
}
BADGES: Sentences = {
    "exact": N_("exact"),
    "reconstructed": N_("reconstructed: check against the official form"),
    "own": N_("own form"),
}
KINDS: Sentences = {
    "membership": N_("Membership application"),
    "award": N_("Learning City Award nomination"),
    "report": N_("Progress report"),
    "internal": N_("Record of the city"),
}
HANDS: Sentences = {
    "city": N_("the city"),
    "mayor": N_("the mayor"),
    "national_commission": N_("the National Commission"),
}
PARTIES: Sentences = {
    **HANDS,
    "uil": N_("the UNESCO Institute for Lifelong Learning"),
    "unesco": N_("UNESCO"),
}
_CHECKED = N_("{badge}; compared on {day} by {by}")


def state_word(words: Words, state: str) -> str:
    """How far an answer is: draft, ready or approved."""
    return sentence(words, STATES, str(state), {})


def severity_word(words: Words, severity: str) -> str:
    """Must fix, or advice."""
    return sentence(words, SEVERITIES, str(severity), {})


def status_word(words: Words, status: str) -> str:
    """Whether a dossier is a draft or sealed."""
    return sentence(words, STATUSES, status, {})


def kind_words(words: Words, kind: str) -> str:
    """What a city asks for; the name itself for kinds of internal forms."""
    return sentence(words, KINDS, str(kind), {}) if kind in KINDS else str(kind)


def hand_words(words: Words, hand: str) -> str:
    """Who fills something in."""
    return sentence(words, HANDS, str(hand), {})


def party_words(words: Words, party: str) -> str:
    """Who sends or receives something: a name of ours in words, any other text of a call file as it is."""
    return sentence(words, PARTIES, party, {}) if party in PARTIES else harmless(words, party)


def certainty_word(words: Words, certainty: str) -> str:
    """How well a fact is known."""
    return sentence(words, CERTAINTIES, str(certainty), {})


def badge_words(words: Words, confidence: str) -> str:
    """How near a single text is to the official one."""
    return sentence(words, BADGES, str(confidence), {})


def confidence_badge(words: Words, form: Form) -> str:
    """How near a form is to the official one, and who compared them."""
    badge = badge_words(words, form.confidence)
    if form.checked is None:
        return badge
    return words._(_CHECKED, badge=badge, day=formats.day(words, form.checked.on), by=form.checked.by)


def no_information(words: Words, reason: Value, *, of_figure: bool = False) -> str:
    """The answer "no relevant information" with its reason; of a figure the forms call it "not available"."""
    if of_figure:
        return words._("Not available: {reason}", reason=str(reason)) if reason else words._("Not available")
    if not reason:
        return words._("No relevant information")
    return words._("No relevant information: {reason}", reason=str(reason))


def completeness_words(words: Words, so_far: Completeness) -> str:
    """How many required questions of the city are answered, and how many are said to be not relevant."""
    told = {
        "answered": formats.number(words, so_far.answered),
        "required": formats.number(words, so_far.required),
    }
    if not so_far.not_relevant:
        return words._("{answered} of {required} required questions of the city answered", **told)
    return words.ngettext(
        "{answered} of {required} required questions of the city answered, {count} said to be not relevant",
        "{answered} of {required} required questions of the city answered, {count} said to be not relevant",
        so_far.not_relevant,
        **told,
    )
