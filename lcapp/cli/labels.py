"""How a question is named in a line of text: by its id, which scripts use, and its label for people."""

from lcapp.domain.forms import Form
from lcapp.i18n import Words
from lcapp.i18n.wording import harmless, question_named

_LONGEST_LABEL = 60
"""Characters of a label that are shown; the id names the question anyway."""


def labelled(words: Words, form: Form, question: str, language: str = "") -> str:
    """Such as `motivation.why [en] (Motivation)`; the id alone where the form has no such question."""
    place = f"{question} [{language}]" if language else question
    label = harmless(words, question_named(words, form, question)).rstrip(": ")
    if label in ("", question):
        return place
    return f"{place} ({label if len(label) <= _LONGEST_LABEL else label[: _LONGEST_LABEL - 1] + '…'})"
