"""Places to sign on screen: a field above each line for a signature, empty until somebody signs."""

from collections.abc import Sequence
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from lcapp.pdf.tagging import Field

_PRINTED = 4


def add_signature_fields(pdf: pikepdf.Pdf, fields: Sequence[Field]) -> dict[int, Any]:
    """Adds a widget for each field.

    Args:
        pdf: The file.
        fields: What was drawn; each has an element `Form` in the tree.

    Returns:
        The widgets by the id of their element, for the tree.
    """
    widgets: dict[int, Any] = {}
    for field in fields:
        page = pdf.pages[field.page].obj
        left, bottom, right, top = field.box
        empty = pdf.make_stream(b"")
        empty.Type, empty.Subtype = Name.XObject, Name.Form
        empty.BBox = Array([0, 0, round(right - left, 2), round(top - bottom, 2)])
        empty.Resources = Dictionary()
        widget = pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                FT=Name.Sig,
                T=String(field.name),
                TU=String(field.label),
                Contents=String(field.label),
                F=_PRINTED,
                Rect=Array(list(field.box)),
                P=page,
                AP=Dictionary(N=empty),
            )
        )
        if "/Annots" not in page:
            page.Annots = Array([])
        page.Annots.append(widget)
        widgets[id(field.element)] = widget
    if widgets:
        pdf.Root.AcroForm = pdf.make_indirect(Dictionary(Fields=Array(list(widgets.values()))))
    return widgets
