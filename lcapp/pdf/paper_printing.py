"""Prints the Commission's papers with the engine of the dossiers: each kind of paper with its blocks."""

from datetime import datetime

from lcapp.domain.desk_papers import (
    CallPage,
    DispatchPaper,
    Letter,
    Minutes,
    Paper,
    PartTwo,
    RankingPaper,
)
from lcapp.i18n import Words
from lcapp.pdf.block_kinds import Printed
from lcapp.pdf.board_papers import dispatch_blocks, minutes_blocks, ranking_blocks
from lcapp.pdf.call_page import call_page_blocks
from lcapp.pdf.letters import letter_blocks
from lcapp.pdf.part_two import part_two_blocks
from lcapp.pdf.renderer import PdfRenderer
from lcapp.services.export import Unwatched


def print_paper(renderer: PdfRenderer, paper: Paper, *, language: str, size: str, moment: datetime) -> bytes:
    """A paper as PDF.

    Raises:
        EnvironmentFailed: A font is not where it should be.
    """
    printed = paper_blocks(paper, renderer.words(language), size=size)
    return renderer.print_sheet(printed, language=language, paper=size, moment=moment, watch=Unwatched()).data


def paper_blocks(paper: Paper, words: Words, *, size: str = "a4") -> Printed:
    """The blocks of a paper."""
    match paper:
        case Letter():
            return letter_blocks(paper, words)
        case Minutes():
            return minutes_blocks(paper, words)
        case RankingPaper():
            return ranking_blocks(paper, words)
        case DispatchPaper():
            return dispatch_blocks(paper, words)
        case PartTwo():
            return part_two_blocks(paper, words, size=size)
        case CallPage():
            return call_page_blocks(paper, words)
