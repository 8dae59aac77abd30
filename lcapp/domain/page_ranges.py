"""Which pages to print, from what a person typed: `1-3, 7, 9-`."""

from lcapp.errors import InputRefused

_DASHES = str.maketrans({"–": "-", "—": "-", "−": "-", "،": ",", ";": ","})


def page_range(text: str, pages: int) -> tuple[int, ...]:
    """The pages a range names, in rising order, from 0 on.

    Args:
        text: Numbers and ranges in any script's digits, parted by commas; empty means every page. A range may
            be open: `9-` and `-3`.
        pages: How many pages there are.

    Raises:
        InputRefused: `page_range_wrong` with the part that could not be read, or `page_range_empty` when no
            page of the document is named.
    """
    named: set[int] = set()
    parts = [part.strip() for part in text.translate(_DASHES).split(",")]
    if not any(parts):
        return tuple(range(pages))
    for part in (one for one in parts if one):
        first, dash, last = (piece.strip() for piece in part.partition("-"))
        begins = _number(first, part) if first or not dash else 1
        ends = (_number(last, part) if last else pages) if dash else begins
        if begins > ends and last:
            begins, ends = ends, begins
        named.update(range(max(begins, 1), min(ends, pages) + 1))
    if not named:
        raise InputRefused("page_range_empty", pages=pages)
    return tuple(page - 1 for page in sorted(named))


def _number(text: str, part: str) -> int:
    if not text.isdecimal() or len(text) > 6:
        raise InputRefused("page_range_wrong", value=part[:20])
    return int(text)
