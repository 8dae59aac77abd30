"""Sentences for what is wrong in a form or call file: where, what, and what was probably meant."""

from lcapp.errors import Problem
from lcapp.i18n.sentences import Sentences, harmless, sentence
from lcapp.i18n.wording_desk_errors import CRITERIA_PROBLEMS
from lcapp.i18n.words import N_, Words

FILE_PROBLEMS: Sentences = {
    "file_not_text": N_("The file is not UTF-8 text. Save it as UTF-8 and try again."),
    "guidance_nowhere": N_("Say beside which questions it stands: questions = […] or topics = […]."),
    "guidance_topic_unknown": N_("There is no topic “{topic}”; the shipped topics.toml has them all."),
    "guidance_too_long": N_("The text has more than {limit} characters."),
    "guidance_too_many": N_("The file has more than {limit} texts."),
    "toml_unreadable": N_("The file is not well-formed TOML: {reason}."),
    "key_missing": N_("“{key_name}” is missing or empty."),
    "key_unknown": N_("“{key_name}” is not known here."),
    "word_unknown": N_("“{value}” is not one of the words that “{key_name}” can have."),
    "number_negative": N_("“{key_name}” cannot be less than zero."),
    "date_unreadable": N_("“{value}” is not a date. Dates look like 2025-06-15."),
    "id_malformed": N_(
        "“{id}” cannot be an id here. Ids have small letters, digits and underscores; "
        "a question's id has a point as well, such as city.name."
    ),
    "id_reserved": N_("“{id}” has a meaning of its own in answers; please take another id."),
    "id_repeated": N_("The id “{id}” stands here more than once; each may stand only once."),
    "condition_unreadable": N_(
        "“{key_name}” cannot be understood. A condition names one question and one comparison: "
        "is, is_not, includes or answered."
    ),
    "computed_unreadable": N_(
        "“computed” cannot be understood. It looks like sum = [ids] or ratio = [id, id]."
    ),
    "nothing_inside": N_("There is no “{key_name}” inside."),
    "field_nested": N_("A group cannot stand inside a group."),
    "larger_than_allowed": N_("The file is larger than {limit} bytes; a form has some 40,000."),
    "name_not_of_file": N_(
        "Inside, the file calls itself “{name}”, but by its place it is “{file_name}”. Both must agree."
    ),
    "sample_not_understood": N_("The sample file cannot be understood; please install the program again."),
}

WANTED: Sentences = {
    "text": N_("“{key_name}” must be a text in quotation marks."),
    "true_or_false": N_("“{key_name}” must be true or false."),
    "whole_number": N_("“{key_name}” must be a whole number."),
    "number": N_("“{key_name}” must be a number."),
    "date": N_("“{key_name}” must be a date, such as 2025-06-15."),
    "list": N_("“{key_name}” must be a list in square brackets."),
    "table": N_("“{key_name}” must be a table in braces."),
    "list_of_texts": N_("“{key_name}” must be a list of texts."),
    "list_of_numbers": N_("“{key_name}” must be a list of whole numbers."),
    "list_of_tables": N_("“{key_name}” must be a list of tables."),
}

FORM_PROBLEMS: Sentences = {
    "options_missing": N_("A question of type {type} needs “options” to choose from."),
    "options_not_here": N_("A question of type {type} takes no “options”."),
    "rows_missing": N_("A rating grid needs “rows” to rate."),
    "scale_missing": N_("A rating grid needs a “scale” of numbers."),
    "scale_meaning_count": N_("“scale” has {scale} numbers, but “scale_meaning” has {meanings} texts."),
    "fields_missing": N_("A group needs “fields”."),
    "fields_not_here": N_("A question of type {type} takes no “fields”."),
    "limit_not_here": N_("“{limit}” means nothing for a question of type {type}."),
    "limits_crossed": N_("“{low}” is larger than “{high}”."),
    "trait_not_here": N_("“{trait}” means nothing for a question of type {type}."),
    "condition_forward": N_(
        "The condition looks at {question}, which stands further down; it must stand before."
    ),
    "condition_question_unknown": N_("The condition looks at {question}, which is not in this form."),
    "condition_option_unknown": N_(
        "The condition compares with “{option}”, which {question} does not offer."
    ),
    "computed_question_unknown": N_("The figure is computed from {question}, which is not in this form."),
    "computed_not_a_figure": N_("The figure is computed from {question}, which is not a data point."),
    "blank_unknown": N_("The statement has a blank for {question}, which is not in this form."),
    "provenance_missing": N_("Say in “provenance” where this text comes from."),
    "exact_without_source": N_(
        "This text is called exact, but its provenance does not say that it was seen."
    ),
    "name_released": N_("The form {form} was released and is never overwritten. Give yours another version."),
    "name_taken": N_("You have a form {form} already. Give this one another version."),
}

MAP_PROBLEMS: Sentences = {
    "map_question_unknown": N_("There is no question “{question}” in the form {form}."),
    "map_id_unknown": N_("“{question}” has no option, row or field “{id}”."),
    "map_too_few": N_("“{key_name}” needs at least two different questions."),
    "map_twice": N_("“{question}” stands here more than once; each question can have one fate only."),
    "map_not_of_forms": N_("The form beside this file is “{form}”; both must agree."),
    "map_not_a_factor": N_("“{value}” is not a factor. Factors look like “100” or “0.001”."),
}

CALL_PROBLEMS: Sentences = {
    "call_date_unreadable": N_(
        "“{value}” is not a call's date: a day, a month, a year, the word open, or empty where unknown."
    ),
    "call_dates_crossed": N_("“{later}” is before “{earlier}”."),
    "cap_unreadable": N_("A cap of zero lets nobody take part; leave “number” out where there is no limit."),
    "call_form_unknown": N_("There is no form “{form}” on this computer."),
}

PROBLEMS: Sentences = {
    **FILE_PROBLEMS,
    **FORM_PROBLEMS,
    **MAP_PROBLEMS,
    **CALL_PROBLEMS,
    **CRITERIA_PROBLEMS,
}
"""Sentences by code; `wrong_kind` has one for each kind wanted."""

_DID_YOU_MEAN = N_("Did you mean “{meant}”?")


def problem_sentence(words: Words, problem: Problem) -> str:
    """What is wrong, in one sentence, and what was probably meant."""
    if problem.code == "wrong_kind":
        said = sentence(words, WANTED, str(problem.params.get("wanted")), problem.params)
    else:
        said = sentence(words, PROBLEMS, problem.code, problem.params)
    meant = problem.params.get("meant")
    return f"{said} {words._(_DID_YOU_MEAN, meant=harmless(words, str(meant)))}" if meant else said


def problem_line(words: Words, file: str, problem: Problem) -> str:
    """One line of the report: file, line if known, place, sentence."""
    place = harmless(words, file)
    line = problem.params.get("line")
    if isinstance(line, int) and line > 0:
        place = f"{place}:{line}"
    if problem.place:
        place = f"{place}: {harmless(words, problem.place)}"
    return f"{place}: {problem_sentence(words, problem)}"
