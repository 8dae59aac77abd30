"""Canonical bytes (RFC 8785) and the hashes made of them: answer rows, whole dossiers, sealed versions.

Only strings, booleans, whole numbers below 2^53, lists and objects occur, so the canonical form is sorted
keys (by UTF-16 code units) without white space. Written here because the domain knows no library; the tests
compare it with the `rfc8785` package.
"""

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from lcapp.domain.answers import AnswerKey, Value

CONTENT_FORMAT = 1
LARGEST_NUMBER = 2**53 - 1
"""The largest whole number every JSON program reads back unchanged (RFC 8785, 7493)."""


def canonical_bytes(value: Any) -> bytes:
    """RFC 8785 bytes of a JSON value without floats.

    Raises:
        ValueError: A float, a number from 2^53 on, a lone surrogate, or a type JSON does not have.
    """
    return _canonical(value).encode("utf-8")


def _canonical(value: Any) -> str:
    match value:
        case None | bool() | str():
            return json.dumps(value, ensure_ascii=False)
        case int():
            if abs(value) > LARGEST_NUMBER:
                raise ValueError("a number from 2^53 on has no canonical form")
            return str(value)
        case list() | tuple():
            return "[" + ",".join(map(_canonical, value)) + "]"
        case dict():
            pairs = sorted(value.items(), key=lambda pair: pair[0].encode("utf-16-be", "surrogatepass"))
            return "{" + ",".join(f"{_canonical(name)}:{_canonical(item)}" for name, item in pairs) + "}"
    msg = f"{type(value).__name__} has no canonical form"
    raise ValueError(msg)


def digest(value: Any) -> str:
    """SHA-256 (hex) of a value's canonical bytes."""
    return hashlib.sha256(canonical_bytes(value)).hexdigest()


def answer_hash(dossier_uuid: str, key: AnswerKey, value: Value | None, rev: int) -> str:
    """Hash of one stored answer: changes when it is damaged, moved or older than it says."""
    return digest([dossier_uuid, key.question, key.language, value, rev])


def root_hash(answer_hashes: Iterable[str]) -> str:
    """Hash over all answer hashes of a dossier: notices rows that are missing or stale."""
    return digest(sorted(answer_hashes))


def content_id(
    *,
    dossier_uuid: str,
    call: str,
    form: str,
    form_digest: str,
    answers: Mapping[AnswerKey, Value],
    evidence: Iterable[Value] = (),
) -> str:
    """SHA-256 (hex) of what a dossier says: answers and evidence, without times, titles or states.

    `evidence` is what `lcapp.domain.evidence.evidence_content` gives, with the hash of every file.
    """
    return digest(
        {
            "content_format": CONTENT_FORMAT,
            "dossier": dossier_uuid,
            "call": call,
            "form": {"name": form, "digest": form_digest},
            "answers": [[key.question, key.language, answers[key]] for key in sorted(answers)],
            "annexes": list(evidence),
        }
    )


def short_code(content: str) -> str:
    """The first 125 bits of a content id as 25 base32 characters in five groups of five.

    Args:
        content: 64 hex digits from `content_id`.
    """
    letters = base64.b32encode(bytes.fromhex(content)).decode("ascii")[:25]
    return "-".join(letters[start : start + 5] for start in range(0, 25, 5))
