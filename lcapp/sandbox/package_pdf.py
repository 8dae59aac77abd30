"""Takes the package out of a dossier's PDF, unpacked no further than it may be; in the child process."""

import io
import zlib

import pikepdf
from pikepdf import Name, Stream

from lcapp.domain import carried_dossier
from lcapp.domain.package import FILE_NAME, LIMITS
from lcapp.sandbox.outcome import Refused

LARGEST_TEXT = 20_000_000
OURS = "LCApp"


def taken_out(data: bytes) -> tuple[bytes, bytes]:
    """The package inside a PDF, and the text that earlier PDFs carried instead; one of them is empty.

    Raises:
        Refused: `not_a_pdf`, `needs_password`, `pdf_broken`, `package_stripped` (the PDF says it is one of
            ours, but nothing rides inside), `no_package_in_pdf`.
    """
    if len(data) > LIMITS.file:
        raise Refused("package_too_large", limit=LIMITS.file)
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            package = carried_file(pdf, FILE_NAME, LIMITS.file)
            if package is not None:
                return package, b""
            text = carried_file(pdf, carried_dossier.FILE_NAME, LARGEST_TEXT)
            if text is not None:
                return b"", text
            ours = _says_it_is_ours(pdf)
    except pikepdf.PasswordError as error:
        raise Refused("needs_password") from error
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, RuntimeError) as error:
        raise Refused("pdf_broken") from error
    raise Refused("package_stripped" if ours else "no_package_in_pdf")


def carried_file(pdf: pikepdf.Pdf, name: str, limit: int) -> bytes | None:
    """A file that rides inside: of that name, packed in the one usual way, no larger than the limit."""
    if name not in pdf.attachments:
        return None
    stream = pdf.attachments[name].obj.EF.F
    if not isinstance(stream, Stream):
        return None
    filters = stream.get("/Filter")
    raw = stream.read_raw_bytes()
    if filters is None:
        return raw if len(raw) <= limit else None
    names = [filters] if isinstance(filters, Name) else list(filters)
    if [str(one) for one in names] != ["/FlateDecode"]:
        return None
    try:
        content = zlib.decompressobj().decompress(raw, limit + 1)
    except zlib.error:
        return None
    return content if len(content) <= limit else None


def _says_it_is_ours(pdf: pikepdf.Pdf) -> bool:
    info = pdf.trailer.get("/Info")
    said = info.get("/Creator") if isinstance(info, pikepdf.Dictionary) else None
    return said is not None and str(said).startswith(OURS)
