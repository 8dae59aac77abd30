"""Names of written files that every system takes: nothing Windows forbids, at most 120 bytes."""

import re
import unicodedata

MOST_BYTES = 120
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
