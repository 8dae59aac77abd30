"""Turns a stretch of text in one face, direction, script and language into glyphs (HarfBuzz)."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import uharfbuzz as hb

from lcapp.pdf.text.faces import Face
from lcapp.pdf.text.fallback import IGNORABLE

ZWNJ, ZWJ = "\u200c", "\u200d"
_SEARCHED = (ZWNJ, ZWJ)


class Glyph(NamedTuple):
    """One glyph, in font units; `cluster` is the offset of its first character in the text."""

    id: int
    cluster: int
    advance: int
    x_offset: int
    y_offset: int


@dataclass(frozen=True, eq=False)
class Shaped:
    """Shaped text; glyphs from left to right. `width` is in em. Compared by identity.

    `reads_as` is what the whole stands for to a reader, where that is not its text.
    """

    face: Face
    text: str
    rtl: bool
    glyphs: tuple[Glyph, ...]
    width: float
    reads_as: str | None = None

    @cached_property
    def glyph_texts(self) -> tuple[str | None, ...]:
        """What each glyph stands for when the page is searched or copied; None for a glyph not to be drawn.

        The first glyph of a cluster carries the text and the others nothing. ZWNJ and ZWJ go to the letter
        before them. In right-to-left text several characters are written from left to right: readers turn
        them round.
        """
        if self.reads_as is not None:
            return (self.reads_as, *("" for _ in self.glyphs[1:]))
        starts = sorted({glyph.cluster for glyph in self.glyphs})
        end_of = dict(zip(starts, [*starts[1:], len(self.text)], strict=True))
        texts: list[str | None] = [""] * len(self.glyphs)
        logical = range(len(self.glyphs) - 1, -1, -1) if self.rtl else range(len(self.glyphs))
        seen: set[int] = set()
        carrier: int | None = None
        pending = ""
        for i in logical:
            cluster = self.glyphs[i].cluster
            if cluster in seen:
                continue
            seen.add(cluster)
            text = self.text[cluster : end_of[cluster]]
            kept = "".join(c for c in text if c not in IGNORABLE or c in _SEARCHED)
            if all(c in IGNORABLE for c in text):
                texts[i] = None
                if carrier is None:
                    pending += kept
                else:
                    texts[carrier] = f"{texts[carrier]}{kept}"
            else:
                texts[i], pending, carrier = pending + kept, "", i
        if self.rtl:
            texts = [text[::-1] if text else text for text in texts]
        return tuple(texts)


class Shaper:
    """Shapes and remembers: few different words make up a long text."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, Face, bool, str, str, str, str], Shaped] = {}

    def shape(
        self,
        text: str,
        face: Face,
        *,
        rtl: bool,
        script: str,
        language: str,
        before: str = "",
        after: str = "",
    ) -> Shaped:
        """Shapes text; the letters `before` and `after` it only decide how its own letters join."""
        key = (text, face, rtl, script, language, before, after)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = _shape(*key)
        return known


def _shape(text: str, face: Face, rtl: bool, script: str, language: str, before: str, after: str) -> Shaped:
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(before + text + after, item_offset=len(before), item_length=len(text))
    buffer.direction = "rtl" if rtl else "ltr"
    buffer.script = script
    buffer.language = language
    hb.shape(face.hb_font, buffer, {})
    skipped = len(before)
    glyphs = tuple(
        Glyph(info.codepoint, info.cluster - skipped, place.x_advance, place.x_offset, place.y_offset)
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    )
    return Shaped(face, text, rtl, glyphs, sum(glyph.advance for glyph in glyphs) / face.units_per_em)
