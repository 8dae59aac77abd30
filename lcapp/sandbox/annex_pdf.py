"""PDF files from outside: told about, and cleaned until only the look of their pages is left."""

import io
from collections.abc import Mapping
from typing import Any

import pikepdf

from lcapp.sandbox.annex_acts import acts, hides_layers, is_signed
from lcapp.sandbox.annex_fonts import must_be_drawn
from lcapp.sandbox.annex_guard import opened
from lcapp.sandbox.annex_scrub import clean_page
from lcapp.sandbox.outcome import Fact, Outcome, Refused, found

_BROKEN = (pikepdf.PdfError, ValueError, TypeError, AttributeError, KeyError, IndexError)
"""What the libraries raise where a file is not built as it should be."""


def check(data: bytes, _options: Mapping[str, Any]) -> Outcome:
    """What a PDF is and what would be left out of it; nothing is changed."""
    with opened(data) as pdf:
        try:
            all_drawn = hides_layers(pdf)
            facts: dict[str, Fact] = {
                "media_type": "application/pdf",
                "pages": len(pdf.pages),
                "signed": is_signed(pdf),
                "locked": pdf.is_encrypted,
                "drawn": sum(all_drawn or must_be_drawn(page) for page in pdf.pages),
            }
            return found(acts(pdf), facts)
        except _BROKEN as error:
            raise Refused("pdf_broken") from error


def prepare(data: bytes, options: Mapping[str, Any]) -> Outcome:
    """A PDF of the pages' looks alone: fields and stamps flattened, everything else gone.

    A page that an archive would not take as it is (fonts missing in the file, colours for presses), or whose
    layers are partly hidden, becomes a picture of itself, as fine as `quality` says: `high`, `mail` or
    `small`.
    """
    with opened(data) as pdf:
        try:
            return _prepared(pdf, str(options.get("quality", "high")))
        except _BROKEN as error:
            raise Refused("pdf_broken") from error


def _prepared(pdf: pikepdf.Pdf, quality: str) -> Outcome:
    from lcapp.sandbox.annex_drawing import Drawing

    removed = acts(pdf)
    try:
        pdf.generate_appearance_streams()
        pdf.flatten_annotations("all")
    except (pikepdf.PdfError, ValueError, RuntimeError, TypeError):
        removed.add("form_fields")
    drawing = Drawing(pdf, quality)
    all_drawn = hides_layers(pdf)
    made = pikepdf.new()
    drawn = 0
    for number, page in enumerate(pdf.pages):
        if all_drawn or must_be_drawn(page):
            drawing.add(made, number)
            drawn += 1
        else:
            made.pages.append(page)
            clean_page(made, made.pages[-1])
    made.remove_unreferenced_resources()
    target = io.BytesIO()
    made.save(
        target,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
        recompress_flate=False,
    )
    facts: dict[str, Fact] = {"media_type": "application/pdf", "pages": len(made.pages), "drawn": drawn}
    return found(removed, facts, {"pages.pdf": target.getvalue()})
