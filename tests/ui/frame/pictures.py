"""Pictures for people who want to look: left in the folder that LCAPP_PICTURES names, nowhere otherwise."""

import os
from pathlib import Path

import pypdfium2


def leave_picture(widget, name):
    """A picture of a widget as it stands."""
    folder = os.environ.get("LCAPP_PICTURES")
    if folder:
        widget.grab().save(str(Path(folder) / f"{name}.png"))


def leave_pages(file, name, *, count=4):
    """Pictures of the first pages of a PDF."""
    folder = os.environ.get("LCAPP_PICTURES")
    if folder:
        with pypdfium2.PdfDocument(file) as document:
            for page in range(min(count, len(document))):
                document[page].render(scale=1.1).to_pil().save(Path(folder) / f"{name}-{page + 1}.png")
