"""The sandbox's job that reads a dossier's PDF: what rides inside, what pages say, how annexes look."""

import io
import json
from collections.abc import Mapping
from typing import Any

import pikepdf
from pikepdf import Name

from lcapp.domain.carried_dossier import FILE_NAME
from lcapp.domain.package import FILE_NAME as PACKAGE_NAME
from lcapp.domain.package import LIMITS
from lcapp.errors import InputRefused
from lcapp.pdf.look_digest import found_looks, page_looks
from lcapp.pdf.pages_file import PAGES_NAME
from lcapp.pdf.structure_reader import NotReadable, passages
from lcapp.sandbox.outcome import Fact, Outcome, Refused, found
from lcapp.sandbox.package_pdf import carried_file
from lcapp.sandbox.package_reader import read_package

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
            carried = {FILE_NAME: _dossier(pdf), PAGES_NAME: carried_file(pdf, PAGES_NAME, LARGEST_CARRIED)}
            files = {name: content for name, content in carried.items() if content is not None}
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


def _dossier(pdf: pikepdf.Pdf) -> bytes | None:
    """The dossier's text: in the package that rides inside, or, of an earlier PDF, as it is."""
    package = carried_file(pdf, PACKAGE_NAME, LIMITS.file)
    if package is None:
        return carried_file(pdf, FILE_NAME, LARGEST_CARRIED)
    try:
        return read_package(package).data
    except InputRefused as error:
        raise Refused(error.code, **dict(error.params)) from error


def _signed(pdf: pikepdf.Pdf) -> int:
    form = pdf.Root.get("/AcroForm", pikepdf.Dictionary())
    return sum("/V" in field for field in form.get("/Fields", ()) if field.get("/FT") == Name.Sig)
