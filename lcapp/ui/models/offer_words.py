"""How an answer is told on one line beside a question: figures, days and options in the person's language."""

from lcapp.domain.answers import Value, is_none, none_reason, plain_part
from lcapp.domain.forms import Form, Question, QuestionType
from lcapp.domain.plain_text import plain_text
from lcapp.i18n import Words, formats
from lcapp.i18n.form_texts import FormWords
from lcapp.i18n.wording import harmless, no_information

_LONGEST = 90


def value_words(words: Words, form: Form, question: Question, value: Value) -> str:
    """An answer on one line.

    Args:
        words: The person's language.
        form: The form the question stands in.
        question: What is asked.
        value: A canonical value.
    """
    own, plain = FormWords(words, form.name), plain_part(value)
    if is_none(value):
        of_figure = question.type is QuestionType.DATA_POINT
        return no_information(words, harmless(words, none_reason(value)), of_figure=of_figure)
    match question.type:
        case QuestionType.DATA_POINT if isinstance(plain, dict):
            figure = formats.number(words, plain["value"]) if "value" in plain else ""
            told = " ".join(part for part in (figure, own.unit(question)) if part)
            year = formats.day(words, f"{plain['year']:04d}") if "year" in plain else ""
            return words._("{figure} ({year})", figure=told, year=year) if told and year else told or year
        case QuestionType.DATE:
            return formats.day(words, str(plain))
        case QuestionType.COUNTRY:
            return formats.country_name(words, str(plain))
        case QuestionType.CHOICE:
            return own.option(question, str(plain))
    text = harmless(words, " ".join(plain_text(question, value).split()))
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
