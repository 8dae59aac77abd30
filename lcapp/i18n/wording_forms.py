"""Words of an editor of forms: what the keys and types of a form file are called."""

from lcapp.errors import Problem
from lcapp.i18n.sentences import Sentences, harmless, sentence, value_shown
from lcapp.i18n.wording_problems import PROBLEMS, WANTED, problem_sentence
from lcapp.i18n.words import N_, Words

TYPES: Sentences = {
    "short_text": N_("A short text"),
    "long_text": N_("A long text"),
    "data_point": N_("A figure with its year and source"),
    "date": N_("A date"),
    "choice": N_("One of several options"),
    "choices": N_("Several options"),
    "rating_grid": N_("A grid to rate"),
    "list": N_("A list of short texts"),
    "ranking": N_("Options to put in order"),
    "group": N_("Records with fields"),
    "email": N_("An e-mail address"),
    "phone": N_("A telephone number"),
    "url": N_("A web address"),
    "country": N_("A country"),
    "statement": N_("A statement that is only printed"),
    "signature": N_("A signature on paper"),
}
KEYS: Sentences = {
    "title": N_("Title"),
    "version": N_("Version"),
    "id": N_("Id"),
    "kind": N_("What it is for"),
    "valid": N_("When it is valid"),
    "status": N_("State of this file"),
    "languages": N_("Languages of the answers"),
    "attachments": N_("What is to be attached"),
    "evidence": N_("What is known about this form, and from where"),
    "provenance": N_("Source"),
    "confidence": N_("How sure the words are"),
    "note": N_("Note"),
    "filled_by": N_("Filled in by"),
    "sheet": N_("On a page of its own in print"),
    "intro": N_("Text at the beginning of the section"),
    "layout": N_("Figures side by side in a table"),
    "label": N_("Words of the question"),
    "explanation": N_("Help under the question"),
    "type": N_("Kind of answer"),
    "required": N_("Must be answered"),
    "unit": N_("Unit"),
    "min_words": N_("At least so many words"),
    "max_words": N_("At most so many words"),
    "max_characters": N_("At most so many characters"),
    "min": N_("Smallest figure"),
    "max": N_("Largest figure"),
    "max_age_years": N_("Figure at most so many years old"),
    "earliest": N_("Earliest day"),
    "latest": N_("Latest day"),
    "min_items": N_("At least so many entries"),
    "max_items": N_("At most so many entries"),
    "options": N_("Options"),
    "rows": N_("Rows"),
    "scale": N_("Numbers of the scale"),
    "scale_meaning": N_("What the numbers mean"),
    "translatable": N_("Answered in several languages"),
    "with_links": N_("Links may stand beside it"),
    "with_evidence": N_("Evidence may stand beside it"),
    "with_text": N_("A remark may stand beside it"),
    "with_stamp": N_("With a stamp"),
    "partial": N_("A month or a year is enough"),
    "visible_when": N_("Asked only when"),
    "required_when": N_("Must be answered when"),
    "computed": N_("Worked out from"),
    "parts": N_("Asked besides the figure"),
    "checked": N_("Compared with the official form"),
}
HELP: Sentences = {
    "version": N_("A released form is never overwritten: a changed one has another version."),
    "id": N_("Answers are carried from form to form by it: the same meaning keeps its id."),
    "languages": N_("Codes such as en, fr; a comma between them."),
    "attachments": N_("One in each line."),
    "evidence": N_("One in each line."),
    "provenance": N_("Where the words were seen, such as: seen: https://… or the letter of a day."),
    "confidence": N_("Exact only where the words were seen on the official form."),
    "earliest": N_("Such as 2027-05-31."),
    "latest": N_("Such as 2027-05-31."),
    "scale": N_("Such as 1, 2, 3, 4, 5."),
    "scale_meaning": N_("One in each line, in the order of the numbers."),
}
KINDS_OF_TABLES: Sentences = {
    "": N_("The form"),
    "part": N_("Part"),
    "section": N_("Section"),
    "question": N_("Question"),
    "fields": N_("Field"),
}
_OPTION = N_("Words of the option")
_NAMING = ("key_name", "limit", "trait", "low", "high")
"""Parameters of problems that are keys of the file."""


def type_words(words: Words, type_: str) -> str:
    """What a type of question is called; the word of the file where there is no such type."""
    return sentence(words, TYPES, type_, {}) if type_ in TYPES else harmless(words, type_)


def key_words(words: Words, key: str) -> str:
    """What a key of a form file is called; the key itself where it is not known."""
    return sentence(words, KEYS, key, {}) if key in KEYS else harmless(words, key)


def key_help(words: Words, key: str) -> str:
    """What helps to fill a key in; empty for most."""
    return sentence(words, HELP, key, {}) if key in HELP else ""


def table_words(words: Words, kind: str) -> str:
    """What a part, a section, a question or a field is called."""
    return sentence(words, KINDS_OF_TABLES, kind, {})


def in_words(words: Words, problem: Problem, *, inside: str = "") -> str:
    """What is wrong, with the names that the boxes of a window have instead of the keys of a file.

    Args:
        words: The language.
        problem: What the reader or the linter found.
        inside: The key whose list it stands in, if it is one of options or rows.
    """
    params = problem.params
    named = {name: _named(words, str(params[name]), inside) for name in _NAMING if name in params}
    if "type" in params:
        named["type"] = type_words(words, str(params["type"]))
    wrong_kind = problem.code == "wrong_kind"
    said = WANTED.get(str(params.get("wanted"))) if wrong_kind else PROBLEMS.get(problem.code)
    if not named or params.get("meant") or not isinstance(said, str):
        return problem_sentence(words, problem)
    # Words of this language are no values of a file: nothing in them has to be made harmless.
    return words._(said, **{name: value_shown(words, name, value) for name, value in params.items()} | named)


def _named(words: Words, key: str, inside: str) -> str:
    listed = inside in ("options", "rows") and key == "label"
    return words._(_OPTION) if listed else key_words(words, key)


def placed(words: Words, place: str, said: str) -> str:
    """What is wrong, after the words of where it is."""
    return words._("{place}: {sentence}", place=harmless(words, place), sentence=said)
