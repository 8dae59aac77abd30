"""Sentences for what is wrong in a form or call file: where, what, and what was probably meant."""

from lcapp.errors import Problem
from lcapp.i18n.sentences import Sentences, harmless, sentence
from lcapp.i18n.words import N_, Words

PROBLEMS: Sentences = {
    "sample_not_understood": N_("The sample file cannot be understood; please install the program again."),
}

_DID_YOU_MEAN = N_("Did you mean “{meant}”?")


def problem_sentence(words: Words, problem: Problem) -> str:
    """What is wrong, in one sentence, and what was probably meant."""
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
