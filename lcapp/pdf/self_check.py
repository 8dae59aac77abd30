"""Opens a finished dossier again and looks whether everything is in it; implements `PdfChecker`."""

import io
from collections.abc import Sequence

import pikepdf

from lcapp.pdf.conformance import faults
from lcapp.pdf.structure_reader import NotReadable, not_found, passages
from lcapp.services.ports import Carried


def check_printed(
    data: bytes, *, pages: int, texts: Sequence[str], carried: Sequence[Carried]
) -> tuple[str, ...]:
    """Codes of what is wrong: `pages`, `answer_missing`, `carried`, or a fault of the archive's list."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            if len(pdf.pages) != pages:
                return ("pages",)
            for one in carried:
                if pdf.attachments[one.name].get_file().read_bytes() != one.data:
                    return ("carried",)
        if not_found(passages(data), texts):
            return ("answer_missing",)
    except (pikepdf.PdfError, NotReadable, KeyError):
        return ("unreadable",)
    return faults(data)
