"""What kind of file some bytes are: found by looking at them; the name decides only between kin."""

import re

PRINTED = ("application/pdf", "image/jpeg", "image/png")
"""Kinds that can be printed in the dossier as annexes."""

_BEGINNINGS = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"ID3", "audio/mpeg"),
    (b"\xff\xfb", "audio/mpeg"),
    (b"\xff\xf3", "audio/mpeg"),
    (b"fLaC", "audio/flac"),
    (b"OggS", "audio/ogg"),
    (b"\x1aE\xdf\xa3", "video/webm"),
)
_INSIDE_RIFF = {b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo", b"WEBP": "image/webp"}
_MOVIES = {b"heic": "image/heic", b"heix": "image/heic", b"mif1": "image/heic", b"M4A ": "audio/mp4"}
_OOXML = "application/vnd.openxmlformats-officedocument."
_OFFICE = {
    "docx": f"{_OOXML}wordprocessingml.document",
    "xlsx": f"{_OOXML}spreadsheetml.sheet",
    "pptx": f"{_OOXML}presentationml.presentation",
}
_OLD_OFFICE = {
    "doc": "application/msword",
    "xls": "application/vnd.ms-excel",
    "ppt": "application/vnd.ms-powerpoint",
}
_TEXTS = {"txt": "text/plain", "md": "text/plain", "csv": "text/csv", "srt": "text/plain"}
_OPEN_DOCUMENT = re.compile(
    rb"mimetype(application/vnd\.oasis\.opendocument\.(?:text|spreadsheet|presentation))PK"
)
_NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
_HEAD = 4096
ENDINGS = {
    "application/pdf": ".pdf",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/gif": ".gif",
    "image/tiff": ".tif",
    "image/webp": ".webp",
    "image/heic": ".heic",
    "audio/mpeg": ".mp3",
    "audio/mp4": ".m4a",
    "audio/flac": ".flac",
    "audio/ogg": ".ogg",
    "audio/wav": ".wav",
    "video/mp4": ".mp4",
    "video/quicktime": ".mov",
    "video/webm": ".webm",
    "video/x-msvideo": ".avi",
    "text/plain": ".txt",
    "text/csv": ".csv",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.oasis.opendocument.spreadsheet": ".ods",
    "application/vnd.oasis.opendocument.presentation": ".odp",
    **{kind: f".{ending}" for ending, kind in (_OFFICE | _OLD_OFFICE).items()},
}
"""How the name of a file of each known kind ends."""
_ALIKE = ((".jpg", ".jpeg"), (".tif", ".tiff"), (".mp4", ".m4v"), (".webm", ".mkv"), (".ogg", ".oga"))


def kind_of_file(data: bytes, name: str) -> str:
    """The media type of a file of a known kind; empty for any other.

    Args:
        data: The whole file.
        name: Its name: an office document or a plain text is told by it from its kin.
    """
    for beginning, kind in _BEGINNINGS:
        if data.startswith(beginning):
            return kind
    if data.startswith(b"RIFF"):
        return _INSIDE_RIFF.get(data[8:12], "")
    if data[4:8] == b"ftyp":
        return "video/quicktime" if data[8:12] == b"qt  " else _MOVIES.get(data[8:12], "video/mp4")
    ending = _ending(name)[1:]
    if data.startswith(b"PK\x03\x04"):
        found = _OPEN_DOCUMENT.search(data[:_HEAD])
        if found:
            return found[1].decode("ascii")
        return _OFFICE.get(ending, "") if b"[Content_Types].xml" in data else ""
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _OLD_OFFICE.get(ending, "")
    return _TEXTS.get(ending, "") if _is_text(data) else ""


def name_misleads(name: str, media_type: str) -> bool:
    """Whether a name ends as files of another known kind do."""
    ending, right = _ending(name), ENDINGS.get(media_type, "")
    known = {*ENDINGS.values(), *(one for alike in _ALIKE for one in alike)}
    same: tuple[str, ...] = next((alike for alike in _ALIKE if right in alike), (right,))
    if media_type.startswith("text/"):
        same = tuple(f".{one}" for one in _TEXTS)
    return bool(right) and ending in known and ending not in same


def _ending(name: str) -> str:
    return f".{name.rpartition('.')[2].lower()}" if "." in name else ""


def _is_text(data: bytes) -> bool:
    if _NO_TEXT.search(data):
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
