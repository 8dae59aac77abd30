"""Sources by the short codes with which texts cite them, such as S15 or `seed 000`."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

_CODE = re.compile(r"\bS\d+\b|\bseed \d{3}\b|\bdomain(?= \d)")


@dataclass(frozen=True, slots=True)
class Source:
    """A source.

    Args:
        code: How texts cite it.
        name: What it is, short and readable; stays as it is in every language.
        address: Where it was read; empty for a text that has no address.
    """

    code: str
    name: str
    address: str = ""


def sources_by_code(sources: Iterable[Source]) -> dict[str, Source]:
    """The sources, to look up by code."""
    return {source.code: source for source in sources}


def cited(text: str) -> tuple[str, ...]:
    """The codes a text cites, each once, in order."""
    return tuple(dict.fromkeys(found[0] for found in _CODE.finditer(text)))


def named(text: str, sources: Mapping[str, Source], say: Callable[[Source], str]) -> str:
    """The text with every known code said in full; unknown codes stay."""

    def full(found: re.Match[str]) -> str:
        source = sources.get(found[0])
        return found[0] if source is None else say(source)

    return _CODE.sub(full, text)
