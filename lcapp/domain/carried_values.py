"""One answer of an earlier form, as far as it fits the question of the new one."""

from collections.abc import Mapping

from lcapp.domain import values
from lcapp.domain.answers import Value, beside, is_none, plain_part, with_beside
from lcapp.domain.forms import TEXT_TYPES, Question, QuestionType
from lcapp.errors import InputRefused


def carried_value(
    old: Question | None, new: Question, value: Value, *, languages: tuple[str, ...], evidence: bool
) -> tuple[Value | None, str]:
    """The value for the new question, and a reason when it or a part of it stays behind.

    Args:
        old: The question it answered, if the old form is known to have it.
        new: The question it goes to.
        value: The canonical value.
        languages: Languages of the new form, for fields that are or were translatable.
        evidence: Whether evidence numbers are taken.

    Returns:
        The value, or None when nothing fits, and one of `form_changes.DROP_REASONS` or an empty text.
    """
    if not _same_kind(old, new):
        return None, "other_type"
    partly = ""
    cited, links, word = (beside(value, name) for name in ("evidence", "links", "text"))
    if cited and not (evidence and new.with_evidence):
        cited, partly = None, "evidence_not_taken"
    if links and not new.with_links:
        links, partly = None, "does_not_fit"
    if word and not new.with_text:
        word, partly = None, "does_not_fit"
    plain = plain_part(value)
    if not is_none(value):
        plain, whole = _fitting(old, new, plain, languages, evidence=evidence)
        partly = partly if whole else "option_gone"
    try:
        return values.canonical(new, with_beside(plain, evidence=cited, links=links, text=word)), partly
    except InputRefused:
        return None, "does_not_fit"


def _same_kind(old: Question | None, new: Question) -> bool:
    return old is None or old.type is new.type or {old.type, new.type} <= TEXT_TYPES


def _fitting(
    old: Question | None, new: Question, plain: Value, languages: tuple[str, ...], *, evidence: bool
) -> tuple[Value | None, bool]:
    """The plain value without what the new question does not have, and whether that is all of it."""
    known = {option.id for option in (*new.options, *new.rows)}
    kept = plain
    match new.type:
        case QuestionType.CHOICE:
            kept = plain if plain in known else None
        case QuestionType.CHOICES | QuestionType.RANKING if isinstance(plain, list):
            kept = [one for one in plain if one in known]
        case QuestionType.RATING_GRID if isinstance(plain, dict):
            kept = {row: rate for row, rate in plain.items() if row in known and rate in new.scale}
        case QuestionType.GROUP if isinstance(plain, list):
            records = [_record(old, new, record, languages, evidence=evidence) for record in plain]
            return [record for record, _whole in records], all(whole for _record, whole in records)
    return kept, kept == plain


def _record(
    old: Question | None,
    new: Question,
    record: Mapping[str, Value],
    languages: tuple[str, ...],
    *,
    evidence: bool,
) -> tuple[Value, bool]:
    """A record with the fields that fit: one that does not fit never takes the others with it."""
    kept: dict[str, Value] = {}
    whole = True
    for name, value in record.items():
        field = new.field(name)
        if name == "id":
            kept[name] = value
        elif field is None:
            whole = False
        else:
            earlier = old.field(name) if old else None
            fit, all_of_it = _field_value(earlier, field, value, languages, evidence=evidence)
            kept |= {} if fit is None else {name: fit}
            whole = whole and all_of_it
    return kept, whole


def _field_value(
    old: Question | None, new: Question, value: Value, languages: tuple[str, ...], *, evidence: bool
) -> tuple[Value | None, bool]:
    if not _same_kind(old, new):
        return None, False
    was_translatable = new.translatable if old is None else old.translatable
    versions = dict(value) if was_translatable and isinstance(value, dict) else {languages[0]: value}
    fit = {
        language: carried_value(old, new, one, languages=languages, evidence=evidence)
        for language, one in versions.items()
    }
    taken = {language: one for language, (one, _reason) in fit.items() if one is not None}
    whole = all(one is not None and not reason for one, reason in fit.values())
    if new.translatable:
        return taken or None, whole
    # Where only one language can stand, it is one the form is written in.
    ranked = sorted(taken, key=lambda language: (language not in languages, language))
    return (taken[ranked[0]] if ranked else None), whole and len(versions) <= 1
