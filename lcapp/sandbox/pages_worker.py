"""The child process that draws pages: a PDF comes in, pictures of its pages go out; nothing else is opened.

Started by `lcapp.sandbox.pages` as a script, in Python's isolated mode. What goes over the pipes: one line of
JSON, then the bytes it announces. First the PDF (`{"bytes": n}`), answered by the pages' sizes in points;
then for each `{"page": n, "dpi": d, "grey": b}` one picture (`{"width": w, "height": h, "bytes": n}`).
"""

import json
import sys
from typing import Any, BinaryIO

MEMORY = 1 << 30
FILES = 64
LARGEST_SIDE = 20_000
"""Pixels; a page that would be larger is drawn smaller."""


def limit() -> None:
    """As little memory and as few files as drawing needs, where the system can say so."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_NOFILE, (FILES, FILES))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main(given: BinaryIO, told: BinaryIO) -> None:
    """Serve one PDF until the other side goes away."""
    import pypdfium2

    limit()
    head = json.loads(given.readline())
    document = pypdfium2.PdfDocument(given.read(head["bytes"]))
    sizes = [page.get_size() for page in document]
    _tell(told, {"sizes": sizes})
    while line := given.readline():
        asked = json.loads(line)
        _tell(told, *_picture(document, asked, sizes[asked["page"]]))


def _picture(document: Any, asked: dict[str, Any], size: tuple[float, float]) -> tuple[dict[str, Any], bytes]:
    scale = min(asked["dpi"] / 72, LARGEST_SIDE / max(*size, 1.0))
    page = document[asked["page"]]
    grey = bool(asked["grey"])
    bitmap = page.render(scale=scale, grayscale=grey, rev_byteorder=not grey)
    width, height, channels, stride = bitmap.width, bitmap.height, bitmap.n_channels, bitmap.stride
    wide = width * channels
    raw = bytes(bitmap.buffer)
    rows = (
        raw if stride == wide else b"".join(raw[at : at + wide] for at in range(0, stride * height, stride))
    )
    bitmap.close()
    page.close()
    return {"width": width, "height": height, "channels": channels, "bytes": len(rows)}, rows


def _tell(told: BinaryIO, head: dict[str, Any], data: bytes = b"") -> None:
    told.write(json.dumps(head).encode("ascii") + b"\n" + data)
    told.flush()


if __name__ == "__main__":
    main(sys.stdin.buffer, sys.stdout.buffer)
