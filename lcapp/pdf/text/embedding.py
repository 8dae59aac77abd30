"""Embeds subsets of the faces in a ReportLab document as Type0 fonts (Identity-H) with a true ToUnicode.

Every pair of a glyph and the text it stands for has a CID of its own, so one glyph may stand for different
texts (a mirrored bracket, a letter with and without ZWNJ). CFF outlines know no CIDToGIDMap; there the CID is
the glyph.
"""

import hashlib
from typing import Any

import uharfbuzz as hb
from reportlab.pdfbase import pdfdoc

from lcapp.pdf.text.faces import Face
from lcapp.pdf.text.numbers import number
from lcapp.pdf.text.shaping import Shaped

# Layout happened already; the viewer needs outlines and widths only.
_DROPPED_TABLES = (
    *("GSUB", "GPOS", "GDEF", "BASE", "DSIG", "STAT", "kern", "name", "post", "OS/2", "cmap", "meta"),
    *("hdmx", "VDMX", "LTSH", "gasp"),
)
_SYMBOLIC, _ITALIC = 4, 64
_CODES_PER_SECTION = 100


class EmbeddedFace:
    """What one document uses of one face. ReportLab calls `addObjects` when it writes the document."""

    def __init__(self, face: Face) -> None:
        self.face = face
        self._cids: dict[tuple[int, str], int] = {(0, ""): 0}

    def cid(self, glyph: int, text: str) -> int:
        """The code to print for a glyph that stands for `text`."""
        if self.face.is_cff:
            if glyph not in self._cids.values():
                self._cids[(glyph, text)] = glyph
            return glyph
        return self._cids.setdefault((glyph, text), len(self._cids))

    def addObjects(self, document: Any) -> None:  # noqa: N802 (ReportLab's name)
        """Writes the font and all it needs into the document."""
        face, key = self.face, self.face.key
        by_cid = sorted((cid, glyph, text) for (glyph, text), cid in self._cids.items())
        glyphs = sorted({glyph for _, glyph, _ in by_cid})
        program, new_glyph = _subset(face, glyphs)
        name = pdfdoc.PDFName(f"{_subset_tag(by_cid)}+{face.postscript_name}")
        descendant = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("CIDFontType0" if face.is_cff else "CIDFontType2"),
                "BaseFont": name,
                "CIDSystemInfo": pdfdoc.PDFDictionary(
                    {
                        "Registry": pdfdoc.PDFString("Adobe"),
                        "Ordering": pdfdoc.PDFString("Identity"),
                        "Supplement": 0,
                    }
                ),
                "FontDescriptor": document.Reference(
                    self._descriptor(document, name, program), f"descriptor:{key}"
                ),
                "W": _widths(face, by_cid),
                "DW": 0,
            }
        )
        if not face.is_cff:
            to_glyph = b"".join(new_glyph[glyph].to_bytes(2, "big") for _, glyph, _ in by_cid)
            descendant["CIDToGIDMap"] = document.Reference(_stream(to_glyph), f"glyphs:{key}")
        to_unicode = _to_unicode([(cid, text) for cid, _, text in by_cid if cid])
        font = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("Type0"),
                "BaseFont": name,
                "Encoding": pdfdoc.PDFName("Identity-H"),
                "DescendantFonts": pdfdoc.PDFArray([document.Reference(descendant, f"cidfont:{key}")]),
                "ToUnicode": document.Reference(_stream(to_unicode), f"tounicode:{key}"),
            }
        )
        document.idToObject["BasicFonts"].dict[key] = document.Reference(font, f"font:{key}")

    def _descriptor(self, document: Any, name: Any, program: bytes) -> Any:
        face, metrics = self.face, self.face.metrics
        descriptor = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("FontDescriptor"),
                "FontName": name,
                "Flags": _SYMBOLIC | (_ITALIC if metrics.italic_angle else 0),
                "FontBBox": pdfdoc.PDFArray(list(metrics.box)),
                "ItalicAngle": round(metrics.italic_angle, 2),
                "Ascent": metrics.ascent,
                "Descent": metrics.descent,
                "CapHeight": metrics.cap_height,
                "XHeight": metrics.x_height,
                # No table holds the stem width; this is the usual estimate from the weight class.
                "StemV": round(50 + (metrics.weight / 65) ** 2),
            }
        )
        stream = _stream(program)
        if face.is_cff:
            stream.dictionary["Subtype"] = pdfdoc.PDFName("CIDFontType0C")
        else:
            stream.dictionary["Length1"] = len(program)
        descriptor["FontFile3" if face.is_cff else "FontFile2"] = document.Reference(
            stream, f"program:{face.key}"
        )
        return descriptor


class DocumentFonts:
    """The faces one document uses.

    Args:
        document: ReportLab's `PDFDocument`.
    """

    def __init__(self, document: Any) -> None:
        self._document = document
        self._used: dict[Face, EmbeddedFace] = {}
        self._arrays: dict[tuple[Shaped, float], tuple[str, bool]] = {}

    def use(self, face: Face) -> EmbeddedFace:
        """The face as this document embeds it."""
        used = self._used.get(face)
        if used is None:
            used = self._used[face] = EmbeddedFace(face)
            self._document.fontMapping[f"lcapp:{face.key}"] = f"/{face.key}"
            self._document.delayedFonts.append(used)
        return used

    def operators(self, shaped: Shaped, size: float) -> tuple[str, bool]:
        """How shaped text is shown.

        Returns:
            The inside of one TJ array and True, or, where glyphs stand above or below the line, whole
            operators and False.
        """
        key = (shaped, size)
        known = self._arrays.get(key)
        if known is None:
            known = self._arrays[key] = _operators(self.use(shaped.face), shaped, size)
        return known


def _operators(used: EmbeddedFace, shaped: Shaped, size: float) -> tuple[str, bool]:
    face = shaped.face
    scale = 1000 / face.units_per_em
    whole: list[str] = []  # finished operators
    array: list[str] = []  # the TJ array being written
    codes: list[str] = []  # the string in it being written
    rise = 0

    def move(units: float) -> None:
        if round(units * scale, 2):
            end_string()
            array.append(number(-units * scale))

    def end_string() -> None:
        if codes:
            array.append(f"<{''.join(codes)}>")
            codes.clear()

    def end_array() -> None:
        end_string()
        if array:
            whole.append(f"[{' '.join(array)}]TJ")
            array.clear()

    for glyph, text in zip(shaped.glyphs, shaped.glyph_texts, strict=True):
        if text is None:
            move(glyph.advance)
            continue
        if glyph.y_offset != rise:
            end_array()
            rise = glyph.y_offset
            whole.append(f"{number(rise / face.units_per_em * size)} Ts")
        move(glyph.x_offset)
        codes.append(f"{used.cid(glyph.id, text):04X}")
        move(glyph.advance - face.advance(glyph.id) - glyph.x_offset)
    if not whole:
        end_string()
        return " ".join(array), True
    end_array()
    if rise:
        whole.append("0 Ts")
    return " ".join(whole), False


def _stream(content: bytes) -> Any:
    stream = pdfdoc.PDFStream()
    stream.content = content
    stream.filters = [pdfdoc.PDFZCompress]
    return stream


def _subset(face: Face, glyphs: list[int]) -> tuple[bytes, dict[int, int]]:
    """The font program with these glyphs only, and the new number of each."""
    wanted = hb.SubsetInput()
    wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).update(glyphs)
    wanted.flags = hb.SubsetFlags.NO_HINTING
    if face.is_cff:
        wanted.flags |= hb.SubsetFlags.RETAIN_GIDS
    tags = (int.from_bytes(tag.ljust(4).encode("ascii"), "big") for tag in _DROPPED_TABLES)
    wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(tags)
    plan = hb.SubsetPlan(face.hb_face, wanted)
    subset = plan.execute()
    program = subset.reference_table("CFF ").data if face.is_cff else subset.blob.data
    return bytes(program), dict(plan.old_to_new_glyph_mapping)


def _subset_tag(by_cid: list[tuple[int, int, str]]) -> str:
    """Six capitals that depend on what the subset holds and on nothing else."""
    value = int.from_bytes(hashlib.sha256(repr(by_cid).encode("utf-8")).digest()[:8], "big")
    letters = ""
    for _ in range(6):
        value, letter = divmod(value, 26)
        letters += chr(ord("A") + letter)
    return letters


def _widths(face: Face, by_cid: list[tuple[int, int, str]]) -> Any:
    scale = 1000 / face.units_per_em
    widths = [(cid, round(face.advance(glyph) * scale, 3)) for cid, glyph, _ in by_cid]
    if face.is_cff:
        return pdfdoc.PDFArray([part for cid, width in widths for part in (cid, pdfdoc.PDFArray([width]))])
    return pdfdoc.PDFArray([0, pdfdoc.PDFArray([width for _, width in widths])])


def _to_unicode(texts: list[tuple[int, str]]) -> bytes:
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <0000> <FFFF> endcodespacerange",
    ]
    for first in range(0, len(texts), _CODES_PER_SECTION):
        section = texts[first : first + _CODES_PER_SECTION]
        lines.append(f"{len(section)} beginbfchar")
        lines += [f"<{cid:04X}> <{text.encode('utf-16-be').hex().upper()}>" for cid, text in section]
        lines.append("endbfchar")
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines).encode("ascii")
