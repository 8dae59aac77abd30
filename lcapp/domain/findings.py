"""What checking found: a code with parameters, never a sentence."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Must-fix findings stop sealing, never typing, saving or printing a draft."""

    MUST_FIX = "must_fix"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found.

    Args:
        code: Stable name, the key of its sentence in `lcapp.i18n.wording`.
        severity: Must fix, or advice.
        question: Id of the question it belongs to; empty for the whole dossier.
        language: Language of the answer, where the question is translatable.
        item: Id of the item of a list or group, or of a row, where it is narrower than the question.
        field: Id of the field inside a group.
        params: Values of the sentence: numbers and short strings only.
    """

    code: str
    severity: Severity
    question: str = ""
    language: str = ""
    item: str = ""
    field: str = ""
    params: Mapping[str, str | int] = dataclasses.field(default_factory=dict)
