"""What a milestone keeps of a dossier, as canonical JSON, and back."""

import hashlib
import json
from dataclasses import dataclass

from lcapp.domain.answers import AnswerKey, Answers, Value
from lcapp.domain.fingerprint import canonical_bytes
from lcapp.errors import StorageUnavailable

FORMAT = "lcapp-milestone/1"


@dataclass(frozen=True, slots=True)
class Milestone:
    """The answers of a dossier at one moment, and the form they were written for."""

    form: str
    form_digest: str
    answers: Answers


def milestone_bytes(milestone: Milestone) -> bytes:
    """Canonical JSON: equal milestones have equal bytes."""
    return canonical_bytes(
        {
            "format": FORMAT,
            "form": milestone.form,
            "form_digest": milestone.form_digest,
            "answers": [
                {"question": key.question, "language": key.language, "value": milestone.answers[key]}
                for key in sorted(milestone.answers)
            ],
        }
    )


def content_id(content: bytes) -> str:
    """The hash that names a content."""
    return hashlib.sha256(content).hexdigest()


def read_milestone(content: bytes) -> Milestone:
    """The milestone a content holds; of a sealed version's content the answers are read as well.

    Raises:
        StorageUnavailable: `version_damaged`: the content is not what was kept.
    """
    try:
        told = json.loads(content)
        return Milestone(str(told["form"]), str(told.get("form_digest", "")), _answers(told["answers"]))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise StorageUnavailable("version_damaged") from error


def _answers(told: list[dict[str, Value]]) -> Answers:
    return {AnswerKey(str(one["question"]), str(one.get("language", ""))): one["value"] for one in told}
