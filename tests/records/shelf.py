"""Answers to shipped forms, written briefly."""

from pathlib import Path

from lcapp.domain.answers import AnswerKey
from lcapp.domain.values import canonical
from lcapp.storage.call_library import CallLibrary
from lcapp.storage.form_library import FormLibrary

RESOURCES = Path(__file__).parents[2] / "resources"
FORMS = FormLibrary(RESOURCES, RESOURCES / "no-data-folder")
CALLS = CallLibrary(RESOURCES, RESOURCES / "no-data-folder")


def answers_to(form_name, **typed):
    """Canonical answers to a shipped form; `__` stands for the point of an id."""
    form = FORMS.get(form_name)
    found = {}
    for name, raw in typed.items():
        question = form.question(name.replace("__", "."))
        if question.translatable and not isinstance(raw, dict):
            raw = {"en": raw}
        if question.translatable:
            found |= {AnswerKey(question.id, code): canonical(question, one) for code, one in raw.items()}
        else:
            found[AnswerKey(question.id)] = canonical(question, raw)
    return found
