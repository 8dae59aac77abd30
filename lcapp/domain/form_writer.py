"""The tables of a form or call file become a file again, in one canonical layout.

Every key and value is kept, known to this program or not, and so is what the reader works out from them:
`tomllib.loads(write_tables(tables)) == tables`. Comments are no data and are not kept; the lines at the very
top, which say what the file is, can be given as `head`. What must not be lost
stands in `provenance` and `note`.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from math import isnan
from typing import Any

_BARE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")
_HEADED = frozenset({"part", "section", "question", "recipient"})
"""Lists of tables that stand under headings; all others stand in one place."""
_LONGEST_LINE = 100
_LARGEST_DECIMAL = 2**63
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def write_tables(tables: Mapping[str, Any], *, head: str = "") -> bytes:
    """The bytes of a file with these tables.

    Args:
        tables: What `parse_toml` gives: texts, numbers, truths, days, lists and tables.
        head: Lines for the top of the file, each beginning with `#`.
    """
    lines = [*head.splitlines(), *_lines(tables, ())]
    return ("\n".join(lines) + "\n").encode("utf-8")


def head_of(data: bytes) -> str:
    """The comment at the top of a file, line by line; empty where there is none."""
    taken = []
    for line in data.decode("utf-8-sig", "replace").splitlines():
        if not line.startswith("#"):
            break
        taken.append(line.rstrip())
    return "\n".join(taken)


def _lines(table: Mapping[str, Any], above: tuple[str, ...]) -> Iterator[str]:
    headed = {key: value for key, value in table.items() if key in _HEADED and _is_tables(value)}
    for key, value in table.items():
        if key not in headed:
            yield f"{_key(key)} = {_long_value(value)}"
    for key, value in headed.items():
        path = (*above, _key(key))
        for one in value:
            yield ""
            yield f"[[{'.'.join(path)}]]"
            yield from _lines(one, path)


def _is_tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, Mapping) for one in value)


def _long_value(value: Any) -> str:
    """A value after its key; a list that is too long for a line has each thing in a line of its own."""
    said = _value(value)
    many_tables = _is_tables(value) and len(value) > 1
    if not isinstance(value, list) or (len(said) <= _LONGEST_LINE and not many_tables):
        return said
    inside = "".join(f"  {_value(one)},\n" for one in value)
    return f"[\n{inside}]"


def _value(value: Any) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return _text(value)
        case int():
            # Python writes no decimal number of thousands of digits; a file may hold one in hexadecimal.
            return hex(value) if value >= _LARGEST_DECIMAL else str(value)
        case float():
            return "nan" if isnan(value) else repr(value)
        case datetime() | date() | time():
            return value.isoformat()
        case list():
            return f"[{', '.join(map(_value, value))}]"
        case Mapping():
            inside = ", ".join(f"{_key(key)} = {_value(one)}" for key, one in value.items())
            return f"{{ {inside} }}" if inside else "{}"
    msg = f"{type(value).__name__} does not stand in a TOML file"
    raise TypeError(msg)


def _key(key: str) -> str:
    return key if key and set(key) <= _BARE else _text(key)


def _text(text: str) -> str:
    return f'"{"".join(map(_letter, text))}"'


def _letter(letter: str) -> str:
    if letter in _ESCAPES:
        return _ESCAPES[letter]
    # Control characters may not stand in a file; half a pair of surrogates cannot even be written.
    if letter < " " or "\x7f" <= letter <= "\x9f":
        return f"\\u{ord(letter):04X}"
    return "\ufffd" if "\ud800" <= letter <= "\udfff" else letter
