"""Names of the parts of an answer that differ, and of the single values in them."""

from lcapp.domain.forms import Question, QuestionType
from lcapp.domain.value_difference import Path
from lcapp.i18n import formats
from lcapp.i18n.form_texts import FormWords
from lcapp.i18n.wording_history import part_words
from lcapp.i18n.words import Words


def part_name(words: Words, own: FormWords, question: Question | None, path: Path) -> str:
    """The name of a part: an item's place is not told, its fields are; empty for the answer itself."""
    names: list[str] = []
    group: Question | None = None
    for name in path:
        field = question.field(name) if question is not None else None
        if question is not None and field is not None:
            group = question
            names.append(own.field_label(question, field))
        elif question is not None and (row := own.option(question, name, group=group)) != name:
            names.append(row)
        elif (part := part_words(words, name)) != name:
            names.append(part)
        elif group is not None and len(name) <= 3:
            names.append(formats.language_name(words, name))
    return ", ".join(names)


def told_value(words: Words, own: FormWords, question: Question | None, path: Path, text: str) -> str:
    """A single value as it is told: an option's label for its id, a country's name for its code."""
    if question is None:
        return text
    field = question.field(path[1]) if len(path) > 1 else None
    asked = field or question
    if asked.type is QuestionType.COUNTRY and (not path or field is not None):
        return formats.country_name(words, text)
    if not path:
        return own.option(question, text)
    return own.option(field, text, group=question) if field is not None else text
