"""Words about translations: states, differences between two texts, and what checking or refusing says."""

from lcapp.domain.translation_differences import Difference
from lcapp.domain.translation_state import TranslationState
from lcapp.i18n import formats
from lcapp.i18n.sentences import Counted, Sentences, sentence
from lcapp.i18n.words import N_, Words

TRANSLATION_STATES: Sentences = {
    "not_started": N_("not started"),
    "draft": N_("draft"),
    "checked": N_("checked"),
    "source_changed": N_("source changed since"),
}
_NO_SOURCE = N_("no source text")

DIFFERENCES: Sentences = {
    "number_missing": N_("The number {said} of the source is not in the translation."),
    "number_added": N_("The number {said} is not in the source."),
    "date_missing": N_("The date {said} of the source is not in the translation."),
    "date_added": N_("The date {said} is not in the source."),
    "name_missing": N_("The name {said} stands in the source; {expected} is not in the translation."),
    "evidence_missing": N_("The source cites evidence {said}; the translation does not."),
    "evidence_added": N_("The translation cites evidence {said}; the source does not."),
}

TRANSLATION_FINDINGS: Sentences = {
    "source_changed": N_("The text it was translated from changed since it was checked."),
    "translations_unchecked": Counted(
        "count",
        "{count} translation ({source} to {target}) was not checked yet.",
        "{count} translations ({source} to {target}) were not checked yet.",
    ),
}

TRANSLATION_REFUSALS: Sentences = {
    "nothing_to_check": N_("Only a text that stands in both languages can be marked as checked."),
    "not_submitted_in": N_(
        "The dossier cannot be sent in the language “{language}”; possible are {allowed}."
    ),
    "answers_own_already": N_("The answers of this dossier are the city's own already."),
    "text_unknown": N_("There is no text “{text}” in these two languages."),
}

TRANSLATION_DEEDS: Sentences = {
    "checked": N_("translation checked"),
    "unchecked": N_("translation not checked any more"),
    "language_chosen": N_("language of submission chosen"),
    "made_own": N_("answers from public sources made the city's own"),
    "named": N_("name in Latin letters"),
}


def languages_named(words: Words, codes: str) -> str:
    """Names of the languages whose codes stand there with commas between them."""
    return words.listed(formats.language_name(words, code) for code in codes.split(", "))


def translation_state_words(words: Words, state: TranslationState | None) -> str:
    """How far a translation is."""
    if state is None:
        return words._(_NO_SOURCE)
    return sentence(words, TRANSLATION_STATES, str(state), {})


def difference_sentence(words: Words, difference: Difference) -> str:
    """What one of two texts says that the other does not."""
    params = {"said": difference.said, "expected": difference.expected}
    return sentence(words, DIFFERENCES, difference.code, params)
