"""A stranger's dossier made fit to be kept: what cannot stand in its form or register is left out, and told.

What an honest program wrote comes back unchanged. Nothing is guessed: an answer is taken as it stands, tidied
as if it had been typed, or left out.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from lcapp.domain.addresses import Refusal, read_address
from lcapp.domain.answers import AnswerKey, Value
from lcapp.domain.carried_dossier import CarriedDossier
from lcapp.domain.evidence import Evidence, EvidenceKind
from lcapp.domain.forms import Form, Question
from lcapp.domain.typed_text import seen_line
from lcapp.domain.values import LANGUAGE_CODE, canonical
from lcapp.errors import InputRefused

REMOVALS = (
    "answer_of_no_question",
    "answer_not_fitting",
    "answer_tidied",
    "text_tidied",
    "annex_absent",
    "annex_refused",
    "annex_cleaned",
    "annex_not_printable",
    "annex_of_other_type",
    "evidence_not_fitting",
    "call_unusable",
)
"""Everything that may be left out of a dossier that is taken, or changed in it."""

LONGEST_NAME = 255
"""Bytes of a file's name."""
MOST_EVIDENCE = 2_000
LARGEST_NUMBER = 9_999
_ID = re.compile(r"[\w.-]{1,64}", re.ASCII)
_QUESTION = re.compile(r"[a-z0-9_./-]{1,200}")


@dataclass(frozen=True, slots=True)
class Removal:
    """One thing that was left out or changed.

    Args:
        what: One of `REMOVALS`.
        where: Question id, evidence number, or what of the dossier it is.
        reason: Code of why, where there is one: of a refused annex, or what was cleaned out of it.
    """

    what: str
    where: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class LookedAt:
    """What was found when the file of an annex was looked at.

    Args:
        media_type: As found by looking.
        pages: Pages of a PDF, 1 of a picture, 0 of anything else.
        removed: Codes of what is left out when it is printed.
        signed: Whether it carries a digital signature.
        refused: Why it cannot be taken, or empty.
    """

    media_type: str = "application/octet-stream"
    pages: int = 0
    removed: tuple[str, ...] = ()
    signed: bool = False
    refused: str = ""


def fitted(
    carried: CarriedDossier, form: Form, files: Mapping[str, tuple[int, LookedAt]] | None
) -> tuple[CarriedDossier, tuple[Removal, ...]]:
    """The dossier as it may be kept, and everything that was left out or changed.

    Args:
        carried: What the stranger's text says.
        form: Its form.
        files: Size of each annex that came along and what was found in it, by SHA-256; None leaves what the
            text says of files as it is.
    """
    told: list[Removal] = []
    answers = _answers(carried.answers, form, told)
    title = _line(carried.dossier.title)
    if title != carried.dossier.title:
        told.append(Removal("text_tidied", "title"))
    evidence = _evidence(carried.evidence, files, told)
    dossier = replace(carried.dossier, title=title or "?")
    return replace(carried, dossier=dossier, answers=answers, evidence=evidence), tuple(told)


def usable_evidence(given: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Entries as they may be kept, whatever their files are; the rest is left out."""
    return _evidence(given, None, [])


def _answers(given: Mapping[AnswerKey, Value], form: Form, told: list[Removal]) -> dict[AnswerKey, Value]:
    questions = {question.id: question for question in form.questions()}
    kept: dict[AnswerKey, Value] = {}
    for key, value in given.items():
        question = questions.get(key.question)
        if question is None:
            told.append(Removal("answer_of_no_question", key.question[:80]))
            continue
        fitting = _fitting(question, key, value)
        if fitting is None:
            told.append(Removal("answer_not_fitting", key.question))
            continue
        if fitting != value:
            told.append(Removal("answer_tidied", key.question))
        kept[key] = fitting
    return kept


def _fitting(question: Question, key: AnswerKey, value: Value) -> Value | None:
    if question.translatable != bool(key.language):
        return None
    if key.language and not LANGUAGE_CODE.fullmatch(key.language):
        return None
    try:
        return canonical(question, value)
    except (InputRefused, TypeError, ValueError, AttributeError):
        return None


def _evidence(
    given: tuple[Evidence, ...],
    files: Mapping[str, tuple[int, LookedAt]] | None,
    told: list[Removal],
) -> tuple[Evidence, ...]:
    kept: list[Evidence] = []
    ids: set[str] = set()
    numbers: set[int] = set()
    for one in sorted(given, key=lambda one: one.position)[:MOST_EVIDENCE]:
        usable = _ID.fullmatch(one.id) and 1 <= one.number <= LARGEST_NUMBER
        if not usable or one.id in ids or one.number in numbers or not _is_whole(one):
            told.append(Removal("evidence_not_fitting", one.name[:12]))
            continue
        ids.add(one.id)
        numbers.add(one.number)
        fitting = _tidied(one)
        if fitting != one:
            told.append(Removal("text_tidied", one.name))
        if fitting.kind is EvidenceKind.FILE and files is not None:
            fitting = _as_found(fitting, files.get(one.sha256), told)
        # The order is kept, and the places where they rise.
        last = kept[-1].position if kept else 0
        kept.append(replace(fitting, position=min(max(one.position, last + 1), last + MOST_EVIDENCE)))
    if len(given) > MOST_EVIDENCE:
        told.append(Removal("evidence_not_fitting", f"A{MOST_EVIDENCE + 1}"))
    return tuple(kept)


def _is_whole(one: Evidence) -> bool:
    if one.kind is EvidenceKind.FILE:
        return bool(re.fullmatch("[0-9a-f]{64}", one.sha256)) and not one.url
    return not one.sha256 and not isinstance(read_address(one.url), Refusal)


def _tidied(one: Evidence) -> Evidence:
    return replace(
        one,
        title=_line(one.title) or one.name,
        file_name=_short(_line(re.split(r"[/\\]", one.file_name)[-1], marks=False)),
        caption=_line(one.caption),
        rights=_line(one.rights),
        dated=one.dated if _is_day(one.dated) else "",
        # Of an earlier form perhaps, so a question that is not here is no reason.
        supports=tuple(question for question in one.supports if _QUESTION.fullmatch(question)),
    )


def _as_found(one: Evidence, found: tuple[int, LookedAt] | None, told: list[Removal]) -> Evidence:
    """An entry with what its file really is; what the stranger says of it is not believed."""
    if found is None:
        told.append(Removal("annex_absent", one.name))
        return replace(one, size=0, pages=0, annex=False, removed=(), signed=False)
    size, looked_at = found
    if looked_at.refused:
        told.append(Removal("annex_refused", one.name, looked_at.refused))
        return replace(one, size=size, pages=0, annex=False, removed=(), signed=False)
    for code in looked_at.removed if one.annex else ():
        told.append(Removal("annex_cleaned", one.name, code))
    if one.media_type != looked_at.media_type:
        told.append(Removal("annex_of_other_type", one.name, looked_at.media_type))
    if one.annex and not looked_at.pages:
        told.append(Removal("annex_not_printable", one.name))
    return replace(
        one,
        media_type=looked_at.media_type,
        size=size,
        pages=looked_at.pages,
        annex=one.annex and looked_at.pages > 0,
        removed=looked_at.removed,
        signed=looked_at.signed,
    )


def _line(text: str, *, marks: bool = True) -> str:
    try:
        return seen_line(text, "", marks=marks)
    except InputRefused:
        return ""


def _is_day(text: str) -> bool:
    if not text:
        return True
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _short(name: str) -> str:
    return name.encode("utf-8")[:LONGEST_NAME].decode("utf-8", "ignore")
