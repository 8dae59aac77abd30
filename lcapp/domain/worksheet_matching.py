"""Finding the blocks of a worksheet in what came back from Word: by their marks, then by bookmark or heading.

People move blocks, retype headings and delete marks. Every paragraph that the worksheet did not print itself
ends up either in a block or among what is left over; nothing is dropped.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from lcapp.domain.worksheet import (
    HEAD_MARK,
    SheetAsked,
    SheetElement,
    SheetParagraph,
    SheetTitle,
    SheetTold,
    Spot,
    marks_in,
    normal,
    normal_lines,
    spot_of,
)

BY_MARK, BY_BOOKMARK, BY_HEADING, BY_PLACE = "mark", "bookmark", "heading", "place"
_NEARLY = 0.85
"""How like a heading must be to one of ours to be taken for it."""


@dataclass(frozen=True, slots=True)
class FoundBlock:
    """The answer of one spot as it came back.

    Args:
        lines: Its text.
        digest: Of what stood there when the worksheet was written; empty where the mark is gone.
        how: `mark`, `bookmark`, `heading` or `place` (typed beside its empty block).
    """

    spot: Spot
    lines: tuple[str, ...]
    digest: str
    how: str


@dataclass(frozen=True, slots=True)
class LeftOver:
    """Text that belongs to no block: `unplaced`, `twice`, `unknown` (a mark of nothing here) or `comment`."""

    why: str
    near: str
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """All of a file."""

    blocks: tuple[FoundBlock, ...]
    left: tuple[LeftOver, ...]


def head_of(paragraphs: Iterable[SheetParagraph]) -> tuple[str, str]:
    """Which dossier a worksheet was written for, and in which language; empty where it does not say."""
    for paragraph in paragraphs:
        if found := HEAD_MARK.search(paragraph.text):
            return found["uuid"], found["language"]
    return "", ""


@dataclass(slots=True)
class _Open:
    """A block or a run of loose text while it is read. A run has no spot yet."""

    spot: Spot | None
    digest: str = ""
    how: str = BY_MARK
    heading: str = ""
    near: str = ""
    known: bool = True
    closed: bool = False
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return normal_lines(self.lines)


def find_blocks(paragraphs: Sequence[SheetParagraph], elements: Sequence[SheetElement]) -> Found:
    """The blocks of a file and what is left over.

    Args:
        paragraphs: The file, in order.
        elements: The worksheet as it would be written today, for its headings and its own words.
    """
    plan = _Plan(elements)
    runs = _Reading(plan).read([one for one in paragraphs if not one.aside])
    blocks, left = _settled(plan, runs)
    left += [
        LeftOver(one.aside, "", one.text.strip()) for one in paragraphs if one.aside and one.text.strip()
    ]
    return Found(tuple(blocks), tuple(left))


class _Plan:
    """What the worksheet itself printed."""

    def __init__(self, elements: Sequence[SheetElement]) -> None:
        self.spots: dict[Spot, str] = {}
        self.printed: set[str] = set()
        self.captions: set[str] = set()
        self.headings: dict[str, list[tuple[str, dict[str, Spot]]]] = {}
        self.bookmarks: dict[str, Spot] = {}
        section, standing, record = "", "", ""
        under: dict[str, Spot] = {}
        for element in elements:
            match element:
                case SheetTitle():
                    self.printed |= set(_said(element.text))
                    if element.level == 2:
                        section = key_of(element.text)
                    if element.level == 3:
                        standing, record, under = key_of(element.text), "", {}
                        self.headings.setdefault(standing, []).append((section, under))
                    elif element.level == 4:
                        record = key_of(element.text)
                case SheetTold():
                    self.printed |= set(_said(element.text))
                case SheetAsked():
                    caption = key_of(element.caption)
                    self.captions.add(normal(element.caption))
                    self.spots[element.spot] = section
                    self.bookmarks[element.spot.bookmark] = element.spot
                    under.setdefault(f"{record}|{caption}", element.spot)
        self.captions.discard("")

    def heading_of(self, paragraph: SheetParagraph, text: str) -> str:
        """Our heading that this is, or nearly is; empty for none."""
        wanted = key_of(text)
        if not wanted:
            return ""
        if wanted in self.headings:
            return wanted
        if not paragraph.heading:
            return ""
        near = [(SequenceMatcher(None, one, wanted).ratio(), one) for one in self.headings]
        good = sorted((one for one in near if one[0] >= _NEARLY), reverse=True)
        return good[0][1] if good and (len(good) == 1 or good[0][0] > good[1][0]) else ""

    def spot_under(self, heading: str, section: str, caption: str, taken: Iterable[Spot]) -> Spot | None:
        """The spot of a heading and a caption that is not found otherwise; None where it is not clear."""
        gone = set(taken)
        found = []
        for where, under in self.headings.get(heading, ()):
            spot = under.get(caption)
            if spot is None and caption == "|" and len(under) == 1:
                spot = next(iter(under.values()))
            if spot is not None and spot not in gone:
                found.append((where, spot))
        here = [spot for where, spot in found if where == section]
        left = here or [spot for _where, spot in found]
        return left[0] if len(left) == 1 else None


class _Reading:
    """One walk over the paragraphs; makes runs of text, with a spot or without."""

    def __init__(self, plan: _Plan) -> None:
        self._plan = plan
        self._runs: list[_Open] = []
        self._run = self._loose("", "")
        self._section, self._heading, self._record, self._caption = "", "", "", ""
        self._numbers = 0

    def read(self, paragraphs: Sequence[SheetParagraph]) -> list[_Open]:
        ends = _well_ended(paragraphs)
        for place, paragraph in enumerate(paragraphs):
            text = HEAD_MARK.sub("", paragraph.text)
            marks = marks_in(text)
            self._numbers = self._numbers + 1 if paragraph.listed == "number" else 0
            if not marks:
                self._take(paragraph, text)
                continue
            start = 0
            for number, mark in enumerate(marks):
                self._beside(text[start : mark.start()], before=not mark["end"])
                if mark["end"]:
                    self._end(spot_of(mark))
                else:
                    self._begin(spot_of(mark), mark["digest"], ended=(place, number) in ends)
                start = mark.end()
            self._beside(text[start:], before=False)
        return self._runs

    def _loose(self, heading: str, near: str) -> _Open:
        run = _Open(None, how=BY_HEADING, heading=heading, near=near)
        self._runs.append(run)
        return run

    def _begin(self, spot: Spot, digest: str, *, ended: bool) -> None:
        self._run = _Open(
            spot,
            digest,
            heading=self._heading,
            near=spot.question,
            known=spot in self._plan.spots,
            closed=ended,
        )
        self._runs.append(self._run)
        self._caption = ""

    def _end(self, spot: Spot) -> None:
        run = self._run
        if run.spot is None and run.text and not any(one.spot == spot for one in self._runs):
            # Its first mark was deleted; the last one says what it is.
            run.spot, run.how, run.known = spot, BY_MARK, spot in self._plan.spots
        self._run = self._loose(self._context(), spot.question)

    def _context(self) -> str:
        return f"{self._section}\n{self._heading}\n{self._record}|{self._caption}"

    def _beside(self, text: str, *, before: bool) -> None:
        """Text that shares a paragraph with a mark: a caption of ours, or words of an answer."""
        if not normal(text):
            return
        if before and normal(text) in self._plan.captions:
            self._caption = key_of(text)
            return
        self._run.lines.append(text.strip())

    def _take(self, paragraph: SheetParagraph, text: str) -> None:
        run = self._run
        inside = run.spot is not None and run.closed
        if not inside and (spot := self._by_bookmark(paragraph)) is not None and spot != run.spot:
            run = self._run = _Open(spot, how=BY_BOOKMARK, near=spot.question)
            self._runs.append(run)
        elif not inside and normal(text) and self._is_ours(paragraph, text):
            return
        self._run.lines.append(self._as_typed(paragraph, text))

    def _by_bookmark(self, paragraph: SheetParagraph) -> Spot | None:
        return next(
            (self._plan.bookmarks[one] for one in paragraph.bookmarks if one in self._plan.bookmarks), None
        )

    def _is_ours(self, paragraph: SheetParagraph, text: str) -> bool:
        """Whether the worksheet printed this itself; a heading ends what stood before it."""
        plan, said = self._plan, normal(text)
        heading = plan.heading_of(paragraph, text)
        if heading:
            self._heading, self._record, self._caption = heading, "", ""
        elif said in plan.printed:
            if paragraph.heading == 2:
                self._section = key_of(text)
            if paragraph.heading == 4:
                self._record, self._caption = key_of(text), ""
        elif said in plan.captions:
            self._caption = key_of(text)
        else:
            return False
        near = self._run.near
        self._run = self._loose(self._context(), "" if heading else near)
        return True

    def _as_typed(self, paragraph: SheetParagraph, text: str) -> str:
        """Word makes lists of lines that begin with a hyphen or a number; here they are lines again."""
        if not paragraph.listed or not text.strip():
            return text
        marker = "- " if paragraph.listed == "bullet" else f"{self._numbers}. "
        return marker + text.strip()


def _well_ended(paragraphs: Sequence[SheetParagraph]) -> set[tuple[int, int]]:
    """Places of first marks whose last mark comes before another block begins."""
    ended: set[tuple[int, int]] = set()
    begun: tuple[Spot, tuple[int, int]] | None = None
    for place, paragraph in enumerate(paragraphs):
        for number, mark in enumerate(marks_in(HEAD_MARK.sub("", paragraph.text))):
            spot = spot_of(mark)
            if not mark["end"]:
                begun = (spot, (place, number))
            elif begun is not None and begun[0] == spot:
                ended.add(begun[1])
                begun = None
    return ended


def _settled(plan: _Plan, runs: Sequence[_Open]) -> tuple[list[FoundBlock], list[LeftOver]]:
    blocks: dict[Spot, FoundBlock] = {}
    left: list[LeftOver] = []
    for run in runs:
        if run.spot is None:
            continue
        if not run.known and not _may_be_new(run.spot, plan):
            left += [LeftOver("unknown", run.spot.address, run.text)] if run.text else []
        elif (first := blocks.get(run.spot)) is None:
            blocks[run.spot] = FoundBlock(run.spot, tuple(run.lines), run.digest, run.how)
        elif run.text and run.text != normal_lines(first.lines):
            left.append(LeftOver("twice", run.spot.address, run.text))
    loose = [run for run in runs if run.spot is None and run.text]
    for run in loose:
        section, heading, caption = _parted(run.heading)
        spot = plan.spot_under(heading, section, caption, blocks) if heading else None
        if spot is not None:
            blocks[spot] = FoundBlock(spot, tuple(run.lines), "", BY_HEADING)
            continue
        near = _empty_beside(plan, run, blocks)
        if near is not None:
            blocks[near] = FoundBlock(near, tuple(run.lines), "", BY_PLACE)
        else:
            left.append(LeftOver("unplaced", run.near, run.text))
    return list(blocks.values()), left


def _parted(heading: str) -> tuple[str, str, str]:
    parts = heading.split("\n")
    return (parts[0], parts[1], parts[2]) if len(parts) == 3 else ("", "", "|")


def _empty_beside(plan: _Plan, run: _Open, blocks: Mapping[Spot, FoundBlock]) -> Spot | None:
    """The one empty block under the heading that a text was typed under."""
    section, heading, _caption = _parted(run.heading)
    here = [
        spot
        for where, under in plan.headings.get(heading, ())
        if where == section or not section
        for spot in under.values()
        if not spot.part and (block := blocks.get(spot)) is not None and not normal_lines(block.lines)
    ]
    return here[0] if len(here) == 1 else None


def _may_be_new(spot: Spot, plan: _Plan) -> bool:
    """Whether a record came back that is not here: one added in Word, or deleted here since."""
    return bool(spot.item) and any(
        (one.question, one.field, one.part, one.language)
        == (spot.question, spot.field, spot.part, spot.language)
        for one in plan.spots
    )


def _said(text: str) -> Iterator[str]:
    whole = normal(text)
    if whole:
        yield whole
    yield from (line for one in text.split("\n") if (line := normal(one)))


def key_of(text: str) -> str:
    """A heading for comparing: letters and digits alone, in small letters."""
    return "".join(letter for letter in normal(text).casefold() if letter.isalnum() or letter == " ").strip()
