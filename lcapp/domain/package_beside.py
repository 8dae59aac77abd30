"""What may travel beside a dossier where the sender ticks it: notes and states, and the record of changes.

{"format": "lcapp-notes/1", "notes": [{"id": …, "question": …, "author": …, "text": …, …}, …],
"states": [{"question": "city.name", "language": "", "state": "ready", "by": "Ada"}, …]}
{"format": "lcapp-history/1", "changes": [{"at": …, "actor": …, "kind": "typing", "question": …,
"language": …, "before": …, "after": …}, …]}
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from lcapp.domain.answers import AnswerKey
from lcapp.domain.dossier import AnswerMark, AnswerState, Note
from lcapp.domain.fingerprint import canonical_bytes
from lcapp.domain.history import Act
from lcapp.domain.package import canonical_json
from lcapp.domain.typed_text import many_lines, seen_line
from lcapp.errors import InputRefused

NOTES, HISTORY = "notes.json", "history.json"
_NOTES_FORMAT, _HISTORY_FORMAT = "lcapp-notes/1", "lcapp-history/1"
LONGEST_NAME = 200
MOST_NOTES = 5_000


def notes_bytes(notes: Iterable[Note], marks: Mapping[AnswerKey, AnswerMark]) -> bytes:
    """The text of `notes.json`."""
    return canonical_bytes(
        {
            "format": _NOTES_FORMAT,
            "notes": [
                {
                    "id": one.id,
                    "question": one.question,
                    "author": one.author,
                    "text": one.text,
                    "written_at": one.written_at.isoformat(),
                    "settled": one.settled,
                }
                for one in sorted(notes, key=lambda one: (one.written_at, one.id))
            ],
            "states": [
                {
                    "question": key.question,
                    "language": key.language,
                    "state": str(marks[key].state),
                    "by": marks[key].by,
                }
                for key in sorted(marks)
                if marks[key] != AnswerMark()
            ],
        }
    )


def read_notes(data: bytes) -> tuple[tuple[Note, ...], dict[AnswerKey, AnswerMark]]:
    """What `notes.json` says, with tidy texts.

    Raises:
        InputRefused: `package_built_wrong`.
    """
    top = canonical_json(data, NOTES)
    try:
        if top["format"] != _NOTES_FORMAT or len(top["notes"]) > MOST_NOTES:
            raise ValueError
        notes = tuple(_note(one) for one in top["notes"])
        marks = {
            AnswerKey(str(one["question"]), str(one["language"])): AnswerMark(
                AnswerState(one["state"]), _name(one["by"])
            )
            for one in top["states"]
        }
    except (KeyError, TypeError, ValueError, AttributeError, InputRefused) as error:
        raise InputRefused("package_built_wrong", what=NOTES) from error
    return notes, marks


def history_bytes(acts: Iterable[Act]) -> bytes:
    """The text of `history.json`, oldest first."""
    changes: list[dict[str, Any]] = [
        {
            "at": act.at.isoformat(),
            "actor": act.actor,
            "kind": act.kind,
            "question": change.key.question,
            "language": change.key.language,
            "before": change.before,
            "after": change.after,
        }
        for act in acts
        for change in act.changes
    ]
    return canonical_bytes({"format": _HISTORY_FORMAT, "changes": changes})


def _note(said: Mapping[str, Any]) -> Note:
    at = datetime.fromisoformat(said["written_at"])
    if at.tzinfo is None:
        raise ValueError
    return Note(
        id=_name(said["id"]) or "note",
        question=_name(said["question"]),
        author=_name(said["author"]),
        text=many_lines(said["text"], "note"),
        written_at=at,
        settled=said["settled"] is True,
    )


def _name(said: object) -> str:
    if not isinstance(said, str):
        raise TypeError
    return seen_line(said, "name")[:LONGEST_NAME]
