"""Names of written files that every system takes: nothing Windows forbids, at most 120 bytes."""

import re
import unicodedata

MOST_BYTES = 120
LONGEST_NAME = 200
"""Bytes; leaves room for what is put behind a name."""
_JOINERS = dict.fromkeys((0x200C, 0x200D))
_FORBIDDEN = re.compile('[\x00-\x1f\x7f<>:"/\\\\|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\..*)?", re.IGNORECASE)


def safe_name(text: str, ending: str = "") -> str:
    """A file name from any text.

    Args:
        text: Such as the name of a city; never a path.
        ending: Such as `.pdf`; kept whole.
    """
    name = unicodedata.normalize("NFC", text.encode("utf-8", "replace").decode("utf-8"))
    name = " ".join(_FORBIDDEN.sub(" ", name).split()).strip(" .")
    if not name or _RESERVED.fullmatch(name):
        name = f"_{name}"
    room = MOST_BYTES - len(ending.encode("utf-8"))
    while len(name.encode("utf-8")) > room:
        name = name[:-1]
    return f"{name.rstrip(' .') or '_'}{ending}"


def is_safe_name(name: str) -> bool:
    """Whether a name that stands on some disk can stand on every one; joiners of letters may be in it."""
    try:
        short = 0 < len(name.encode("utf-8")) <= LONGEST_NAME
    except UnicodeEncodeError:
        return False
    plain = name.translate(_JOINERS)
    hidden = name.startswith((" ", ".")) or name.endswith((" ", "."))
    return short and not hidden and not _FORBIDDEN.search(plain) and not _RESERVED.fullmatch(plain)
