"""That a dossier was put together from public sources about a real city, and not by that city.

It stands beside the answers under one key, with the sources, goes wherever the answers go, and ends only when
somebody of the city says that the answers are its own.
"""

from collections.abc import Iterable

from lcapp.domain.answers import AnswerKey, Value
from lcapp.domain.side_records import ORIGIN, Sides
from lcapp.domain.typed_text import seen_line
from lcapp.errors import InputRefused

PUBLIC_SOURCES = AnswerKey(ORIGIN, "sources")
MOST_SOURCES = 100
LONGEST_SOURCE = 1_000
"""Characters of one source."""


def origin_sides(sources: Iterable[str]) -> dict[AnswerKey, Value]:
    """What stands beside the answers of such a dossier; nothing where no source is named."""
    told = [_line(source) for source in sources]
    kept = [source for source in told if source][:MOST_SOURCES]
    return {PUBLIC_SOURCES: kept} if kept else {}


def public_sources(sides: Sides) -> tuple[str, ...]:
    """Where the answers come from; empty where they are the city's own."""
    value = sides.get(PUBLIC_SOURCES)
    return tuple(value) if value is not None and is_origin(value) else ()


def is_origin(value: Value) -> bool:
    """Whether a value of the record, perhaps a stranger's, is a list of sources as this module writes it."""
    return (
        isinstance(value, list)
        and 0 < len(value) <= MOST_SOURCES
        and all(isinstance(source, str) and source and _line(source) == source for source in value)
    )


def _line(text: str) -> str:
    try:
        return seen_line(text, "source")[:LONGEST_SOURCE].strip()
    except InputRefused:
        return ""
