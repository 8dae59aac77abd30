"""Sentences about files from outside: why one cannot be taken, and what was left out of it."""

from lcapp.domain.evidence import Evidence, EvidenceKind
from lcapp.domain.file_kinds import name_misleads
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
    "evidence_kind_unknown": N_(
        "This is neither a PDF file, a picture, a film, a recording, an office document nor a text, so it "
        "was not taken. Print it to PDF and add that."
    ),
    "evidence_date_refused": N_(
        "“{value}” is no date. Write a day, a month or a year, such as 2023-05-01, 2023-05 or 2023."
    ),
    "evidence_registered": N_("This is registered already, as {number}: “{title}”."),
    "evidence_not_opened": N_("This file is of no kind that can be opened from here."),
}

_KINDS: dict[str, str] = {
    "application/pdf": N_("a PDF file"),
    "image/jpeg": N_("a picture (JPEG)"),
    "image/png": N_("a picture (PNG)"),
    "image/": N_("a picture"),
    "audio/": N_("a recording"),
    "video/": N_("a film"),
    "text/": N_("a text"),
    "application/": N_("an office document"),
}
_UNKNOWN = "application/octet-stream"

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


def kind_of_file_words(words: Words, media_type: str) -> str:
    """What a file was found to be, such as "a picture (JPEG)"; empty where nobody knows."""
    if not media_type or media_type == _UNKNOWN:
        return ""
    group = f"{media_type.partition('/')[0]}/"
    said = _KINDS.get(media_type) or _KINDS.get(group)
    return words._(said) if said else ""


def told_when_added(words: Words, evidence: Evidence) -> list[str]:
    """What must be said of a file that was just registered, besides its number; sentences."""
    told, kind = [], kind_of_file_words(words, evidence.media_type)
    if kind and name_misleads(evidence.file_name, evidence.media_type):
        told.append(words._("It is {kind}, whatever its name says.", kind=kind))
    if evidence.kind is EvidenceKind.FILE and not evidence.pages:
        told.append(
            words._("It is {kind}: it is only listed among the evidence, not printed.", kind=kind)
            if kind
            else words._("It is only listed among the evidence, not printed.")
        )
    if evidence.removed:
        things = words.listed([removal_words(words, code) for code in evidence.removed])
        told.append(words._("When it is printed, this is left out: {things}.", things=things))
    if evidence.signed:
        told.append(words._("This file carries a digital signature; its original travels unchanged."))
    return told
