"""An answer as bare text: what word counts, previews and search look at. Nothing is translated here."""

from lcapp.domain.answers import Value, is_none, none_reason, plain_part
from lcapp.domain.forms import Question, QuestionType
from lcapp.domain.word_count import words


def plain_text(
    question: Question, value: Value | None, *, option_label: bool = True, language: str = ""
) -> str:
    """The answer's own text, without links, evidence numbers or the explanation beside it.

    Args:
        question: What was asked.
        value: A canonical value, or None.
        option_label: Whether options and rows are given by their official label instead of their id.
        language: Of translatable fields inside groups, only this language; empty means all.
    """
    plain = plain_part(value)
    if plain is None:
        return ""
    if is_none(plain):
        return none_reason(plain)
    match question.type:
        case QuestionType.CHOICE:
            return _label(question, plain, option_label)
        case QuestionType.CHOICES | QuestionType.RANKING:
            return "\n".join(_label(question, option, option_label) for option in plain)
        case QuestionType.RATING_GRID:
            return "\n".join(f"{_label(question, row, option_label)}: {plain[row]}" for row in plain)
        case QuestionType.LIST:
            return "\n".join(item["text"] for item in plain)
        case QuestionType.GROUP:
            return "\n\n".join(_record(question, record, option_label, language) for record in plain)
        case QuestionType.DATA_POINT:
            return _figure(plain, question.unit)
    return str(plain)


def said_text(question: Question, value: Value | None) -> str:
    """What an answer says, on one line; empty where it says "not relevant": a reason is never a name."""
    return "" if is_none(value) else " ".join(plain_text(question, value).split())


def answer_words(question: Question, value: Value | None) -> int:
    """How many words an answer holds; of a group with translatable fields, in its longest language."""
    translatable = {field.id for field in question.fields if field.translatable}
    if not translatable or not isinstance(value, dict | list) or is_none(value):
        return words(plain_text(question, value))
    records = plain_part(value) or []
    languages = {code for record in records for name in translatable for code in record.get(name, ())} or {""}
    return max(words(plain_text(question, value, language=code)) for code in languages)


def _figure(point: Value, unit: str) -> str:
    value = f"{point['value']} {unit}".strip() if "value" in point else None
    parts = (value, point.get("year"), point.get("territory"), point.get("source"))
    return ", ".join(str(part) for part in parts if part is not None)


def _record(group: Question, record: Value, option_label: bool, language: str) -> str:
    lines: list[str] = []
    for field in group.fields:
        inside = record.get(field.id)
        if inside is None:
            continue
        by_language = inside if field.translatable else {language: inside}
        lines.extend(
            plain_text(field, by_language[code], option_label=option_label)
            for code in by_language
            if code == language or not language
        )
    return "\n".join(lines)


def _label(question: Question, option_id: str, option_label: bool) -> str:
    option = question.option(option_id) if option_label else None
    return option.label if option else option_id
