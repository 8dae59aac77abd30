"""Until when a copy of the library stays, so that people know how long it still holds what was deleted."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from lcapp.domain.snapshot_thinning import ROOM_ENOUGH, Copy, may_go

FURTHEST = 400
"""Days looked ahead; a monthly copy stays less than a year."""


def goes_about(name: str, copies: Iterable[Copy], *, now: datetime) -> datetime | None:
    """When a copy is thinned out, if a copy is made on each day from now on and the disk has room.

    Args:
        name: Of the copy.
        copies: All there are now.
        now: UTC.

    Returns:
        UTC; None where it stays longer than is looked ahead.
    """
    here = tuple(copies)
    ahead = [Copy(f"ahead {day}", now + timedelta(days=day)) for day in range(1, FURTHEST + 1)]

    def gone(day: int) -> bool:
        then = now + timedelta(days=day)
        return name in may_go((*here, *ahead[:day]), now=then, free=ROOM_ENOUGH + 1)

    if not gone(FURTHEST):
        return None
    # Once it may go it may go on every later day.
    low, high = 0, FURTHEST
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if gone(middle) else (middle + 1, high)
    return now + timedelta(days=low)
