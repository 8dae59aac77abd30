"""Pages of annexes into the frames that the layout left for them, whole and as large as fits."""

import io
from collections.abc import Iterable, Mapping

import pikepdf
from pikepdf import Dictionary, Name, Rectangle

from lcapp.pdf.pictures import AnnexFrame
from lcapp.services.ports import PreparedAnnex

MARGIN = 4.0
"""Points between a frame and the page in it."""


def place_annex_pages(
    pdf: pikepdf.Pdf, frames: Iterable[AnnexFrame], annexes: Iterable[PreparedAnnex]
) -> None:
    """Add each page as the form XObject its frame names.

    Turned and cropped pages stand upright and cropped; a page smaller than its frame keeps its size.

    Args:
        pdf: The dossier.
        frames: Where pages go.
        annexes: Cleaned by the sandbox; of those of kind `pages` the page of the frame's index is placed.
    """
    sources: Mapping[str, bytes] = {one.evidence: one.data for one in annexes if one.kind == "pages"}
    opened: dict[str, pikepdf.Pdf] = {}
    try:
        for frame in frames:
            if frame.evidence not in sources:
                continue
            if frame.evidence not in opened:
                opened[frame.evidence] = pikepdf.open(io.BytesIO(sources[frame.evidence]))
            _place(pdf, frame, opened[frame.evidence].pages[frame.index])
    finally:
        for source in opened.values():
            source.close()


def _place(pdf: pikepdf.Pdf, frame: AnnexFrame, source: pikepdf.Page) -> None:
    page = pdf.pages[frame.page]
    form = pdf.copy_foreign(source.as_form_xobject())
    for key in ("/StructParent", "/StructParents", "/Metadata"):
        if key in form:
            del form[key]
    left, bottom, right, top = frame.box
    room = Rectangle(MARGIN, MARGIN, right - left - MARGIN, top - bottom - MARGIN)
    drawn = page.calc_form_xobject_placement(form, Name.Inner, room, allow_expand=False)
    holder = pdf.make_stream(drawn)
    holder.Type, holder.Subtype = Name.XObject, Name.Form
    holder.BBox = pikepdf.Array([0, 0, right - left, top - bottom])
    holder.Resources = Dictionary(XObject=Dictionary(Inner=pdf.make_indirect(form)))
    page.add_resource(pdf.make_indirect(holder), Name.XObject, Name(f"/{frame.name}"), replace_existing=True)
