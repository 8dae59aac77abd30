"""Ids of the items of lists and groups: kept once given, else derived from place and content."""

import base64
import hashlib
import re
from collections.abc import Iterable

from lcapp.domain.typed_text import shown
from lcapp.errors import InputRefused

_ITEM_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


def item_id(raw: object, place: str) -> str | None:
    """An id as brought, or None where one must be derived.

    Raises:
        InputRefused: `item_id_invalid`.
    """
    if raw is None or raw == "":
        return None
    if not isinstance(raw, str) or not _ITEM_ID.fullmatch(raw):
        raise InputRefused("item_id_invalid", place=place, value=shown(raw))
    return raw


def distinct_ids(items: Iterable[tuple[str | None, str]]) -> list[str]:
    """An id for each item, no two alike: of equal ones the first stands, the others are derived.

    Args:
        items: Id as brought, or None, and the content from which one is derived.
    """
    given = list(items)
    taken: dict[str, int] = {}
    for place, (its_id, _content) in enumerate(given):
        if its_id is not None:
            taken.setdefault(its_id, place)
    ids = []
    for place, (its_id, content) in enumerate(given):
        if its_id is None or taken[its_id] != place:
            its_id = _derived(place, content)
            while its_id in taken:
                its_id = _derived(place, content + its_id)
            taken[its_id] = place
        ids.append(its_id)
    return ids


def _derived(place: int, content: str) -> str:
    letters = base64.b32encode(hashlib.sha256(f"{place}:{content}".encode()).digest())
    return "t" + letters[:8].decode("ascii").lower()
