"""From codes to sentences: the one door of the faces; the families stand in `wording_*.py`.

Every code of the tables in `lcapp.domain` and every code of an error has its sentence here; the tests in
`tests/i18n` hold the tables beside each other.
"""

from lcapp.i18n.sentences import harmless
from lcapp.i18n.wording_changes import (
    change_sentence,
    decision_sentences,
    dropped_sentence,
    effect_words,
    parked_sentence,
    upgrade_kind,
)
from lcapp.i18n.wording_errors import error_sentence
from lcapp.i18n.wording_findings import dropped_words, finding_sentence, not_checked_sentence, question_named
from lcapp.i18n.wording_problems import problem_line, problem_sentence
from lcapp.i18n.wording_reasons import eligibility_answer, reason_sentence
from lcapp.i18n.wording_states import (
    badge_words,
    certainty_word,
    completeness_words,
    confidence_badge,
    hand_words,
    kind_words,
    no_information,
    party_words,
    severity_word,
    state_word,
    status_word,
)

__all__ = [
    "badge_words",
    "certainty_word",
    "change_sentence",
    "completeness_words",
    "confidence_badge",
    "decision_sentences",
    "dropped_sentence",
    "dropped_words",
    "effect_words",
    "eligibility_answer",
    "error_sentence",
    "finding_sentence",
    "hand_words",
    "harmless",
    "kind_words",
    "no_information",
    "not_checked_sentence",
    "parked_sentence",
    "party_words",
    "problem_line",
    "problem_sentence",
    "question_named",
    "reason_sentence",
    "severity_word",
    "state_word",
    "status_word",
    "upgrade_kind",
]
