"""The cover and the mark of a seal, set in their styles."""

from dataclasses import replace
from typing import Any

from reportlab.platypus import Spacer

from lcapp.pdf import looks
from lcapp.pdf.block_kinds import Cover
from lcapp.pdf.cover_page import CoverPage
from lcapp.pdf.drawn_kinds import Emblem, SealMark
from lcapp.pdf.flowables import Rule
from lcapp.pdf.pictures import EmblemBox
from lcapp.pdf.seal_mark import SealSquare
from lcapp.pdf.typesetting import Typesetter


def cover_page(setter: Typesetter, cover: Cover) -> CoverPage:
    """City large, call and country beneath, the seal or the fingerprint at the foot."""
    upper: list[Any] = []
    if cover.draft:
        upper.append(setter.text(cover.draft, replace(looks.COVER_MARK, space_after=10), bold=True))
    for place, name in enumerate(cover.names):
        style = looks.COVER_NAME if place == 0 else looks.COVER_LATIN
        if len(name.text) > 40:
            style = replace(looks.COVER_LATIN, colour=style.colour)
        upper.append(setter.text(name.text, style, bold=place == 0, language=name.language))
    upper.append(Rule(rtl=setter.rtl))
    if cover.title:
        upper.append(setter.text(cover.title, looks.COVER_CALL, bold=True))
    upper += [setter.text(line, looks.COVER_LINE) for line in cover.lines]
    if cover.mark:
        upper += [Spacer(1, 10), setter.text(cover.mark, looks.COVER_MARK, bold=True)]
    lower: list[Any] = []
    if cover.seal is not None:
        lower.append(seal_square(setter, cover.seal))
    elif cover.fingerprint:
        lower.append(setter.text(cover.fingerprint, looks.COVER_FOOT))
    emblems = [EmblemBox(one) for one in (cover.arms, cover.logo) if isinstance(one, Emblem)]
    return CoverPage(upper, lower, emblems=emblems, rtl=setter.rtl)


def seal_square(setter: Typesetter, mark: SealMark) -> SealSquare:
    """The code of a seal with its words."""
    said = [setter.text(mark.code, looks.CELL, semibold=True), setter.text(mark.says, looks.COVER_FOOT)]
    return SealSquare(mark, said, rtl=setter.rtl)
