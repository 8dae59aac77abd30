"""Sentences about files from outside: why one cannot be taken, and what was left out of it."""

from lcapp.i18n.sentences import Counted, Sentences
from lcapp.i18n.words import N_, Words

REFUSED_FILES: Sentences = {
    "file_too_large_for_annex": N_(
        "The file is too large to be added. Make it smaller, for example with fewer pictures."
    ),
    "not_a_pdf": N_("This is no PDF file, whatever its name says. Ask the sender for another copy."),
    "pdf_broken": N_("This PDF file is broken. Ask the sender for another copy."),
    "needs_password": N_("This PDF file opens only with a password. Ask the sender for a copy without one."),
    "too_many_pages": Counted(
        "limit",
        "The file has {pages} pages; at most {count} can be added. Add a part of it, or cite it as a link.",
        "The file has {pages} pages; at most {count} can be added. Add a part of it, or cite it as a link.",
    ),
    "page_too_large": N_(
        "A page of this file is larger than any paper. Print it to a PDF of normal size first."
    ),
    "bomb": N_("This file unpacks to far more than it should and was not opened. Ask the sender about it."),
    "dynamic_form": N_(
        "This form can be read only by the program it was made with. Print it to PDF there first."
    ),
    "nested_too_deep": N_("This file is built in a way that no reader can follow. Print it to PDF first."),
    "picture_too_large": N_(
        "This picture has more than {limit} million points. Make it smaller and add it again."
    ),
    "picture_broken": N_("This picture could not be read. Ask the sender for another copy."),
    "not_a_picture": N_(
        "Only PDF files and pictures (JPEG or PNG) can be printed; this file is something else."
    ),
    "svg_refused": N_("Drawings in SVG cannot be added. Save it as PNG or PDF first."),
    "timed_out": N_("Reading this file took too long, so it was not opened. Print it to PDF and add that."),
    "out_of_memory": N_(
        "Reading this file needs too much memory, so it was not opened. Make it smaller first."
    ),
    "could_not_be_read": N_(
        "This file could not be read safely, so it was not opened. Print it to PDF and add that."
    ),
}

_REMOVED: dict[str, str] = {
    "javascript": N_("programs (JavaScript)"),
    "actions": N_("actions that start by themselves"),
    "launch": N_("commands to start programs"),
    "links_to_files": N_("links to other files"),
    "links": N_("links"),
    "form_actions": N_("actions of a form"),
    "form_fields": N_("fields to fill in, whose contents are printed"),
    "xfa": N_("the changing part of a form"),
    "embedded_files": N_("files inside the file"),
    "media": N_("sound and video"),
    "layers": N_("layers that can be hidden"),
    "signature": N_("the digital signature"),
    "place": N_("the place where the picture was taken"),
    "camera_data": N_("what the camera wrote about itself"),
}


def removal_words(words: Words, code: str) -> str:
    """What was left out, as part of a list."""
    return words._(_REMOVED[code]) if code in _REMOVED else code
