"""What one record of a group is called: by the first of its fields that says anything about it."""

from collections.abc import Mapping
from typing import Any

from lcapp.domain.answers import is_none, plain_part
from lcapp.domain.forms import Question, QuestionType
from lcapp.i18n import Words, formats
from lcapp.i18n.form_texts import FormWords


def record_title(words: Words, form: str, group: Question, record: Mapping[str, Any], language: str) -> str:
    """The name of a record on one line; empty as long as it has none.

    Args:
        words: The person's language.
        form: Name of the form, such as `plan-1`.
        group: The question the record stands in.
        record: Its fields, raw or canonical.
        language: In which a text is wanted that stands in several.
    """
    own = FormWords(words, form)
    for field in group.fields:
        said = _said(words, own, group, field, _in_language(record.get(field.id), field, language))
        if said:
            return said
    return ""


def _in_language(value: Any, field: Question, language: str) -> Any:
    if not field.translatable or not isinstance(value, Mapping):
        return value
    return value.get(language) or next((value[code] for code in sorted(value) if value[code]), None)


def _said(words: Words, own: FormWords, group: Question, field: Question, value: Any) -> str:
    plain = None if is_none(value) else plain_part(value)
    if not isinstance(plain, str):
        return ""
    match field.type:
        case QuestionType.SHORT_TEXT | QuestionType.LONG_TEXT:
            return " ".join(plain.split())
        case QuestionType.CHOICE:
            return own.option(field, plain, group=group)
        case QuestionType.DATE:
            return formats.day(words, plain)
    return ""
