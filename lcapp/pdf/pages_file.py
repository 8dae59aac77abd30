"""A small file inside the PDF that names the digest of every page, so that a changed page is noticed."""

import json

import pikepdf

from lcapp.pdf.look_digest import page_looks
from lcapp.services.ports import Carried

PAGES_NAME = "pages.json"
FORMAT = "lcapp-pages/1"


def pages_file(pdf: pikepdf.Pdf) -> Carried:
    """The file for the pages as they stand."""
    told = {"format": FORMAT, "pages": list(page_looks(pdf))}
    data = json.dumps(told, sort_keys=True, separators=(",", ":")).encode("ascii")
    return Carried(PAGES_NAME, "application/json", data, "Digests of the pages")
