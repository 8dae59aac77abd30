"""Sentences for what changed between two forms, and for what did not come along when a draft was copied."""

from lcapp.domain.form_changes import FormChange
from lcapp.domain.upgrade_plan import Decision
from lcapp.i18n.sentences import Sentences, sentence
from lcapp.i18n.words import N_, Words

CHANGES: Sentences = {
    "new": N_("New question, which may stay empty."),
    "new_required": N_("New question, which must be answered."),
    "dropped": N_("The question is not asked any more."),
    "retyped_safely": N_("Another kind of text ({before}, now {after}); answers fit."),
    "retyped": N_("Another kind of answer: {before}, now {after}."),
    "relabelled": N_("Worded differently."),
    "moved": N_("Moved from “{before}” to “{after}”."),
    "limit_raised": N_("Higher limit, {limit}: {before}, now {after}."),
    "limit_lowered": N_("Lower limit, {limit}: {before}, now {after}."),
    "now_required": N_("Must be answered now."),
    "now_optional": N_("May stay empty now."),
    "other_hand": N_("Filled by another hand: {before}, now {after}."),
    "option_added": N_("New option or row: {option}."),
    "option_removed": N_("Option or row not offered any more: {option}."),
    "field_added": N_("New field: {field}."),
    "field_removed": N_("Field not asked any more: {field}."),
    "field_changed": N_("Field asked differently: {field}."),
    "unit_changed": N_("Another unit: {before}, now {after}. A figure is not converted."),
    "scale_changed": N_("Another scale: {before}, now {after}."),
    "no_longer_beside": N_("Cannot stand beside the answer any more: {what}."),
    "now_translatable": N_("Can be answered in several languages now."),
    "no_longer_translatable": N_("Answered in one language only now."),
}
EFFECTS: Sentences = {
    "safe": N_("safe"),
    "needs_decision": N_("needs a decision"),
    "loses_text": N_("loses text"),
}
DROPPED_ANSWERS: Sentences = {
    "no_question": N_("The new form has no such question."),
    "other_type": N_("The new form asks for another kind of answer here."),
    "not_taken": N_("Not taken along, as you chose."),
    "evidence_not_taken": N_("The evidence was not taken along."),
    "option_gone": N_("A part of the answer is not offered any more."),
    "does_not_fit": N_("The answer does not fit the new question."),
}
UPGRADE_KINDS: Sentences = {
    "dropped": N_("Set aside"),
    "split": N_("Divided among several questions"),
    "merged": N_("Put together with another answer"),
    "retyped": N_("Written as another kind of answer"),
    "new_limit": N_("Kept, too long now"),
    "options": N_("Kept, other options or fields"),
    "moved": N_("Moved"),
    "kept": N_("Kept as it is"),
}
PARKED_SENTENCES: Sentences = {
    "cut": N_("It was cut to fit the limit."),
    "no_question": N_("The new form has no such question."),
    "dropped": N_("The question is not asked any more."),
    "other_type": N_("The new form asks for another kind of answer here."),
    "option_gone": N_("A part of the answer is not offered any more."),
    "does_not_fit": N_("The answer does not fit the new question."),
    "unit_changed": N_("The new form asks for another unit; a figure is not converted."),
    "place_taken": N_("Another answer stands there already."),
    "other_language": N_("The new form takes one language here."),
    "left_over": N_("A part of the answer has no place; all of it stays in the drawer."),
    "chosen": N_("You chose so."),
}
OVER_LIMITS: Sentences = {
    "max_words": N_("Too long: {count} words, allowed are {allowed}."),
    "max_characters": N_("Too long: {count} characters, allowed are {allowed}."),
    "max_items": N_("Too many: {count} items, allowed are {allowed}."),
}
_HIDDEN = N_("Not asked, given the other answers; the text is kept.")
_NO_LIMIT = N_("no limit")
_NO_UNIT = N_("no unit")


def change_sentence(words: Words, change: FormChange) -> str:
    """What changed at one question."""
    params = dict(change.params)
    if change.code in ("limit_raised", "limit_lowered"):
        params |= {name: words._(_NO_LIMIT) for name in ("before", "after") if params.get(name) == ""}
    if change.code == "unit_changed":
        params |= {name: words._(_NO_UNIT) for name in ("before", "after") if params.get(name) == ""}
    return sentence(words, CHANGES, change.code, params)


def upgrade_kind(words: Words, kind: str) -> str:
    """What becomes of an answer in a form change."""
    return sentence(words, UPGRADE_KINDS, str(kind), {})


def parked_sentence(words: Words, reason: str) -> str:
    """Why an answer, or a part of it, was set aside."""
    return sentence(words, PARKED_SENTENCES, reason, {})


def decision_sentences(words: Words, decision: Decision) -> list[str]:
    """What a person should know about one answer of a form change, the most important first."""
    said = [parked_sentence(words, decision.reason)] if decision.reason else []
    if decision.over is not None:
        numbers = {"count": decision.over.count, "allowed": decision.over.allowed}
        said.append(sentence(words, OVER_LIMITS, decision.over.limit, numbers))
    if decision.hidden:
        said.append(words._(_HIDDEN))
    return said + [change_sentence(words, change) for change in decision.changed]


def effect_words(words: Words, effect: str) -> str:
    """What a change means for answers already written: safe, needs a decision, loses text."""
    return sentence(words, EFFECTS, str(effect), {})


def dropped_sentence(words: Words, reason: str) -> str:
    """Why an answer, or a part of it, was not carried over; the old dossier still holds it."""
    return sentence(words, DROPPED_ANSWERS, reason, {})
