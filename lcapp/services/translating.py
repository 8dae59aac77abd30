"""Translating a draft: how far it is, what differs, and the acts of marking, choosing and naming."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lcapp.domain.answers import AnswerKey, Value, is_answered, plain_part
from lcapp.domain.forms import QuestionType
from lcapp.domain.history import Change
from lcapp.domain.record_names import RecordName, record_names
from lcapp.domain.side_records import SUBMISSION, checked_key, latin_name_key
from lcapp.domain.translation_differences import DatesIn, Difference, differences, no_dates
from lcapp.domain.translation_state import (
    Translation,
    TranslationState,
    compared,
    drafting_language,
    submission_language,
    submission_languages,
    translations,
)
from lcapp.domain.translation_units import Unit, text_in, with_text
from lcapp.domain.typed_text import one_line
from lcapp.errors import InputRefused, NotFound
from lcapp.services.draft_session import DraftSession

CHECK, UNCHECK, CHOOSE, NAME = "checked", "unchecked", "language_chosen", "named"
"""Kinds of the acts made here."""


@dataclass(frozen=True, slots=True)
class LanguagePair:
    """From which language into which a draft is translated."""

    source: str
    target: str


def usual_pair(session: DraftSession, *, otherwise: str = "") -> LanguagePair:
    """From the language most of the draft is written in into the one it is sent in.

    Args:
        session: The open draft.
        otherwise: The source where all texts stand in the language of submission; the officer's own.
    """
    target = submission_language(session.form, session.call, session.sides)
    source = drafting_language(session.form, session.answers, target)
    if not source and otherwise != target:
        source = otherwise
    if not source:
        others = (code for code in submission_languages(session.form, session.call) if code != target)
        source = next(others, target)
    return LanguagePair(source, target)


def print_languages(session: DraftSession) -> tuple[str, ...]:
    """Languages the draft may be printed in: the one it is sent in first, then all it is written in."""
    form, call = session.form, session.call
    standing = sorted({*(key.language for key in session.answers if key.language), *_in_records(session)})
    possible = submission_languages(form, call)
    return tuple(dict.fromkeys((submission_language(form, call, session.sides), *possible, *standing)))


def _in_records(session: DraftSession) -> Iterator[str]:
    """Languages in which fields of a group are written: they stand inside its records."""
    groups = (one for one in session.form.questions() if one.type is QuestionType.GROUP)
    for group in groups:
        records = plain_part(session.answer(AnswerKey(group.id)))
        for record in records if isinstance(records, list) else ():
            for field in group.fields:
                texts = record.get(field.id)
                if field.translatable and isinstance(texts, dict):
                    yield from texts


def translations_of(session: DraftSession, pair: LanguagePair) -> tuple[Translation, ...]:
    """Every text of the draft in one of the two languages, with its state, in official order."""
    return translations(session.form, session.answers, session.sides, pair.source, pair.target)


def names_of(session: DraftSession) -> tuple[RecordName, ...]:
    """The names the dossier holds."""
    return record_names(session.form, session.answers, session.sides)


def differences_of(
    session: DraftSession, pair: LanguagePair, unit: Unit, *, dates_in: DatesIn = no_dates
) -> tuple[Difference, ...]:
    """What a translation says otherwise than its source."""
    answers = session.answers
    return differences(
        (pair.source, text_in(answers, unit, pair.source)),
        (pair.target, text_in(answers, unit, pair.target)),
        names_of(session),
        dates_in,
    )


def write_text(session: DraftSession, unit: Unit, language: str, raw: object) -> None:
    """Take what a person typed at one text.

    Raises:
        InputRefused: The value cannot stand there; nothing changed.
        ReadOnly: This draft can only be read.
    """
    key, whole = with_text(session.answers, unit, language, raw)
    session.set_answer(key, whole)


def mark_checked(session: DraftSession, pair: LanguagePair, units: Iterable[Unit]) -> int:
    """Say that translations agree with their sources, as one act; how many were not checked before.

    Raises:
        InputRefused: `nothing_to_check`: a text or its translation is missing; nothing changed.
        ReadOnly: This draft can only be read.
    """
    wanted = {}
    for unit in units:
        source = text_in(session.answers, unit, pair.source)
        target = text_in(session.answers, unit, pair.target)
        if not (is_answered(source) and is_answered(target)):
            raise InputRefused("nothing_to_check", question=unit.question)
        checked = compared(pair.source, source, target, session.actor)
        wanted[checked_key(unit.name, pair.target)] = checked.value()
    return _remember(session, wanted, CHECK)


def take_check_back(session: DraftSession, pair: LanguagePair, unit: Unit) -> int:
    """Say that a translation is not checked after all; whether it was (1 or 0)."""
    return _remember(session, {checked_key(unit.name, pair.target): None}, UNCHECK)


def choose_submission(session: DraftSession, language: str) -> None:
    """Choose the language the dossier is sent in.

    Raises:
        InputRefused: `not_submitted_in`: the call does not take it.
        ReadOnly: This draft can only be read.
    """
    allowed = submission_languages(session.form, session.call)
    if language not in allowed:
        raise InputRefused("not_submitted_in", language=language, allowed=", ".join(allowed))
    _remember(session, {SUBMISSION: language}, CHOOSE)


def name_in_latin(session: DraftSession, question: str, name: str) -> None:
    """Remember the Latin form of a name beside the form's one field; empty forgets it.

    Raises:
        InputRefused: The name is no line of text.
        ReadOnly: This draft can only be read.
    """
    _remember(session, {latin_name_key(question): one_line(name, question) or None}, NAME)


def unit_named(session: DraftSession, pair: LanguagePair, name: str) -> Translation:
    """The text of that name, such as `vision.text`; raises NotFound `text_unknown`."""
    for one in translations_of(session, pair):
        if one.unit.name == name:
            return one
    raise NotFound("text_unknown", text=name)


def next_open(found: Iterable[Translation], after: Unit | None) -> Unit | None:
    """The next text that is not checked: behind one, else from the beginning; None where all are."""
    told = list(found)
    place = next((n for n, one in enumerate(told) if one.unit == after), -1)
    turned = told[place + 1 :] + told[: place + 1]
    wanted = (one.unit for one in turned if one.state not in (None, TranslationState.CHECKED))
    return next(wanted, None)


def _remember(session: DraftSession, wanted: dict[AnswerKey, Value | None], kind: str) -> int:
    changes = tuple(
        Change(key, session.sides.get(key), value)
        for key, value in wanted.items()
        if session.sides.get(key) != value
    )
    session.set_answers({}, kind=kind, beside=changes)
    return len(changes)
