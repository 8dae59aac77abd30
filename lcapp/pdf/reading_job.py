"""The sandbox's job that reads a dossier's PDF: what rides inside, what pages say, how annexes look."""

import io
import json
import zlib
from collections.abc import Mapping
from typing import Any

import pikepdf
from pikepdf import Name, Stream

from lcapp.domain.carried_dossier import FILE_NAME
from lcapp.pdf.look_digest import found_looks, page_looks
from lcapp.pdf.pages_file import PAGES_NAME
from lcapp.pdf.structure_reader import NotReadable, passages
from lcapp.sandbox.outcome import Fact, Outcome, Refused, found

LARGEST_FILE = 300_000_000
LARGEST_CARRIED = 20_000_000
MOST_PAGES = 5000


def read(data: bytes, _options: Mapping[str, Any]) -> Outcome:
    """Read everything that verifying compares.

    Facts: `pages`, `signed`. Files: `dossier.json` (absent where a gateway stripped it), `texts.json` (what
    the pages say, element by element), `looks.json`, `pages.json` as carried, `found_pages.json`.
    """
    if len(data) > LARGEST_FILE:
        raise Refused("file_too_large_for_annex", limit=LARGEST_FILE)
    if b"%PDF-" not in data[:1024]:
        raise Refused("not_a_pdf")
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            if len(pdf.pages) > MOST_PAGES:
                raise Refused("too_many_pages", pages=len(pdf.pages), limit=MOST_PAGES)
            facts: dict[str, Fact] = {"pages": len(pdf.pages), "signed": _signed(pdf)}
            files = {
                name: content
                for name in (FILE_NAME, PAGES_NAME)
                if (content := _carried(pdf, name)) is not None
            }
            files["looks.json"] = json.dumps(sorted(found_looks(pdf))).encode("ascii")
            files["found_pages.json"] = json.dumps(list(page_looks(pdf))).encode("ascii")
        said = [passage.text for passage in passages(data)]
    except pikepdf.PasswordError as error:
        raise Refused("needs_password") from error
    except NotReadable:
        said = []
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise Refused("pdf_broken") from error
    files["texts.json"] = json.dumps(said, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return found(set(), facts, files)


def _carried(pdf: pikepdf.Pdf, name: str) -> bytes | None:
    """A file that rides inside, unpacked no further than it may be."""
    if name not in pdf.attachments:
        return None
    stream = pdf.attachments[name].obj.EF.F
    if not isinstance(stream, Stream):
        return None
    filters = stream.get("/Filter")
    raw = stream.read_raw_bytes()
    if filters is None:
        return raw if len(raw) <= LARGEST_CARRIED else None
    names = [filters] if isinstance(filters, Name) else list(filters)
    if [str(one) for one in names] != ["/FlateDecode"]:
        return None
    try:
        content = zlib.decompressobj().decompress(raw, LARGEST_CARRIED + 1)
    except zlib.error:
        return None
    return content if len(content) <= LARGEST_CARRIED else None


def _signed(pdf: pikepdf.Pdf) -> int:
    form = pdf.Root.get("/AcroForm", pikepdf.Dictionary())
    return sum("/V" in field for field in form.get("/Fields", ()) if field.get("/FT") == Name.Sig)
