"""Pages drawn as pictures of themselves, where an archive would not take them as they are."""

import io
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

DPI = {"high": (150, 82), "mail": (110, 70), "small": (80, 55)}
"""Dots for each inch and quality of the JPEG, by quality."""
MOST_PIXELS = 20_000_000


class Drawing:
    """Draws pages of one PDF, which is read by pdfium only after pikepdf has mended and guarded it."""

    def __init__(self, pdf: pikepdf.Pdf, quality: str) -> None:
        self._pdf = pdf
        self._dpi, self._quality = DPI.get(quality, DPI["high"])
        self._document: Any = None

    def add(self, made: pikepdf.Pdf, number: int) -> None:
        """Append page `number` to `made` as a picture of the size it has."""
        import pypdfium2

        if self._document is None:
            target = io.BytesIO()
            self._pdf.save(target)
            self._document = pypdfium2.PdfDocument(target.getvalue())
        page = self._document[number]
        wide, high = page.get_size()
        scale = min(self._dpi / 72, (MOST_PIXELS / max(wide * high, 1.0)) ** 0.5)
        image = page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")
        packed = io.BytesIO()
        image.save(packed, "JPEG", quality=self._quality, optimize=True)
        picture = made.make_stream(packed.getvalue())
        picture.Type, picture.Subtype, picture.Filter = Name.XObject, Name.Image, Name.DCTDecode
        picture.Width, picture.Height = image.width, image.height
        picture.ColorSpace, picture.BitsPerComponent = Name.DeviceRGB, 8
        made.add_blank_page(page_size=(wide, high))
        new = made.pages[-1].obj
        new.Resources = Dictionary(XObject=Dictionary(Page=made.make_indirect(picture)))
        new.Contents = made.make_stream(f"q {wide:.3f} 0 0 {high:.3f} 0 0 cm /Page Do Q".encode("ascii"))
        new.CropBox = Array(new.MediaBox)
        page.close()
