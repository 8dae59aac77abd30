"""Our own list of what PDF/A-3a and PDF/UA-1 ask for, checked on a finished file.

It is no validator: it knows what files of this program can get wrong, and says each fault as a code. Where
veraPDF is at hand, the tests ask it too.
"""

import io
import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from lcapp.pdf.marked_content import ContentReader, fonts_of
from lcapp.pdf.structure_faults import structure_faults

_NS = {
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
}
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_DESCRIPTION, _RESOURCE = f"{{{_RDF}}}Description", f"{{{_RDF}}}resource"
_ACTIVE = frozenset({"/JavaScript", "/Launch", "/GoToR", "/GoToE", "/SubmitForm", "/ImportData", "/Movie"})
_ACTIVE |= frozenset({"/Sound", "/Rendition", "/ResetForm", "/Hide", "/SetOCGState", "/Trans", "/GoTo3DView"})
_FORBIDDEN_FILTERS = {"/ASCII85Decode": "ascii85", "/LZWDecode": "lzw", "/Crypt": "encrypted"}
_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def faults(data: bytes) -> tuple[str, ...]:
    """Codes of what is wrong with a file, sorted; empty where nothing was found.

    Args:
        data: A whole PDF. It may come from a stranger: what cannot be read is a fault, not an exception. How
            much it unpacks to is not limited here.
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return tuple(sorted(set(_all(pdf))))
    except pikepdf.PasswordError:
        return ("encrypted",)
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return ("unreadable",)


def _all(pdf: pikepdf.Pdf) -> Iterator[str]:
    if pdf.is_encrypted:
        yield "encrypted"
    yield from _catalog(pdf)
    yield from _packet(pdf)
    yield from _objects(pdf)
    reader = ContentReader()
    pages = [reader.read(page) for page in pdf.pages]
    for page, content in zip(pdf.pages, pages, strict=True):
        yield from content.faults
        yield from _characters(reader, page, content.codes)
    yield from structure_faults(pdf, pages)


def _catalog(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    intents = root.get("/OutputIntents", Array([]))
    if len(intents) != 1 or intents[0].get("/S") != Name.GTS_PDFA1:
        yield "output_intent"
    else:
        profile = intents[0].get("/DestOutputProfile")
        content = profile.read_bytes() if isinstance(profile, Stream) else b""
        if content[36:40] != b"acsp" or content[16:20] != b"RGB " or profile.get("/N") != 3:
            yield "output_intent"
    if not str(root.get("/Lang", "")):
        yield "language_missing"
    if root.get("/MarkInfo", Dictionary()).get("/Marked") is not True:
        yield "not_marked"
    if root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle") is not True:
        yield "title_not_shown"
    if "/AA" in root or isinstance(root.get("/OpenAction"), Dictionary):
        yield "active_content"
    if "/JavaScript" in root.get("/Names", Dictionary()):
        yield "active_content"
    form = root.get("/AcroForm", Dictionary())
    if "/XFA" in form or form.get("/NeedAppearances") is True:
        yield "active_content"
    associated = {one.objgen for one in root.get("/AF", Array([]))}
    names = pdf.attachments
    if {names[name].obj.objgen for name in names} - associated:
        yield "carried_not_associated"


def _packet(pdf: pikepdf.Pdf) -> Iterator[str]:
    stream = pdf.Root.get("/Metadata")
    if not isinstance(stream, Stream):
        yield "xmp_missing"
        return
    content = stream.read_bytes()
    if "/Filter" in stream:
        yield "xmp_compressed"
    # Entities would let a stranger's packet grow without end; an honest one has none.
    if _DOCTYPE.search(content):
        yield "xmp_unreadable"
        return
    try:
        packet = ElementTree.fromstring(content)
    except ElementTree.ParseError:
        yield "xmp_unreadable"
        return

    def said(path: str) -> str:
        # XMP lets simple values be attributes as well, as programs for signing write them.
        prefix, _, name = path.partition(":")
        found = packet.find(f".//{path}", _NS)
        if found is not None:
            return "".join(found.itertext()).strip()
        values = (one.get(f"{{{_NS[prefix]}}}{name}") for one in packet.iter(_DESCRIPTION))
        return next((value for value in values if value), "")

    if (said("pdfaid:part"), said("pdfaid:conformance")) != ("3", "A"):
        yield "xmp_not_pdfa"
    if said("pdfuaid:part") != "1":
        yield "xmp_not_pdfua"
    listed = packet.iterfind(".//pdfaExtension:schemas//pdfaSchema:namespaceURI", _NS)
    described = {one.text or one.get(_RESOURCE) for one in listed}
    if said("pdfuaid:part") and _NS["pdfuaid"] not in described:
        yield "xmp_extension_missing"
    if not said("dc:title"):
        yield "title_missing"
    info = pdf.trailer.get("/Info", Dictionary())
    pairs = (
        ("/Title", "dc:title"),
        ("/Author", "dc:creator"),
        ("/Subject", "dc:description"),
        ("/Creator", "xmp:CreatorTool"),
    )
    if any(_line(str(info.get(key, ""))) != _line(said(path)) for key, path in pairs):
        yield "xmp_differs"
    # A program for signing adds its name to the one, and puts it into the other.
    if _line(said("pdf:Producer")) not in _line(str(info.get("/Producer", ""))):
        yield "xmp_differs"
    for key, path in (("/CreationDate", "xmp:CreateDate"), ("/ModDate", "xmp:ModifyDate")):
        if _digits(str(info.get(key, ""))) != _digits(said(path)):
            yield "xmp_differs"


def _line(text: str) -> str:
    return " ".join(text.split())


def _digits(text: str) -> str:
    return "".join(re.findall(r"\d", text))[:14]


def _objects(pdf: pikepdf.Pdf) -> Iterator[str]:
    for thing in pdf.objects:
        if not isinstance(thing, Dictionary | Stream):
            continue
        if isinstance(thing, Stream):
            yield from _stream(thing)
        kind = str(thing.get("/Type", ""))
        if kind == "/Font":
            yield from _font(thing)
        elif kind == "/Filespec":
            yield from _specification(thing)
        if kind == "/Action" or "/A" in thing or "/AA" in thing:
            yield from _action(thing)


def _stream(stream: Any) -> Iterator[str]:
    filters = stream.get("/Filter")
    for name in filters if isinstance(filters, Array) else () if filters is None else (filters,):
        if (code := _FORBIDDEN_FILTERS.get(str(name))) is not None:
            yield code
    if "/F" in stream:
        yield "content_elsewhere"
    if stream.get("/Subtype") != Name.Image:
        return
    space = stream.get("/ColorSpace")
    first = str(space[0]) if isinstance(space, Array) and len(space) else str(space)
    if first in ("/DeviceCMYK", "/Separation", "/DeviceN"):
        yield "image_colours"
    if stream.get("/Interpolate") is True:
        yield "image_interpolated"
    if "/Alternates" in stream or "/OPI" in stream:
        yield "image_alternates"


def _font(font: Any) -> Iterator[str]:
    subtype = str(font.get("/Subtype", ""))
    if subtype == "/Type3":
        return
    if subtype == "/Type0":
        if "/ToUnicode" not in font and str(font.get("/Encoding", "")).startswith("/Identity"):
            yield "font_without_unicode"
        return
    descriptor = font.get("/FontDescriptor", Dictionary())
    if not any(isinstance(descriptor.get(key), Stream) for key in _PROGRAMS):
        yield "font_not_embedded"
    if subtype == "/CIDFontType2" and "/CIDToGIDMap" not in font:
        yield "font_without_glyph_map"


def _specification(specification: Any) -> Iterator[str]:
    wanted = ("/F", "/UF", "/AFRelationship", "/EF")
    if any(key not in specification for key in wanted):
        yield "carried_incomplete"
        return
    embedded = specification.EF.get("/F")
    is_dated = isinstance(embedded, Stream) and "/ModDate" in embedded.get("/Params", Dictionary())
    if not is_dated or "/Subtype" not in embedded:
        yield "carried_incomplete"


def _action(thing: Any) -> Iterator[str]:
    if "/AA" in thing:
        yield "active_content"
    action = thing if str(thing.get("/Type", "")) == "/Action" else thing.get("/A")
    if isinstance(action, Dictionary) and str(action.get("/S", "")) in _ACTIVE:
        yield "active_content"


def _characters(reader: ContentReader, page: Any, codes: dict[str, set[str]]) -> Iterator[str]:
    fonts = {name.lstrip("/"): font for name, font in fonts_of(page).items()}
    for name, used in codes.items():
        font = fonts.get(name)
        if font is None:
            yield "font_missing"
        elif "/ToUnicode" in font:
            known = reader.to_unicode(font)
            if any(ord(code) not in known for code in used if code != "\0"):
                yield "character_without_unicode"
        if "\0" in used:
            yield "character_without_glyph"
