"""Which copies of the library may go: all of two days, then one a day, a week, a month."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

ALL_FOR = timedelta(days=2)
DAILY, WEEKLY, MONTHLY = 12, 10, 9
NEVER_YOUNGER_THAN = timedelta(days=30)
KEPT_ALWAYS = 2
"""The newest, and the one that the journal before it goes on from."""
ROOM_ENOUGH = 1 << 30
"""Free bytes above which nothing younger than a month goes."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy as thinning sees it: its name, when it was taken (UTC), whether it was proved whole."""

    name: str
    taken_at: datetime
    verified: bool = True


def may_go(
    copies: Iterable[Copy], *, now: datetime, free: int, jumped_at: datetime | None = None
) -> frozenset[str]:
    """Names of the copies that are not needed any more.

    A clock that jumps makes nothing go: a copy from the future stays, and for a month after a jump all stay
    that were made before it.

    Args:
        copies: All there are.
        now: UTC.
        free: Free bytes of the disk.
        jumped_at: UTC of the last jump of the clock; None where it never jumped.
    """
    in_doubt = jumped_at is not None and timedelta(0) <= now - jumped_at < NEVER_YOUNGER_THAN
    judged = [
        one
        for one in copies
        if one.taken_at <= now and not (in_doubt and jumped_at is not None and one.taken_at < jumped_at)
    ]
    judged.sort(key=lambda one: (one.taken_at, one.name), reverse=True)
    kept = {one.name for one in judged if now - one.taken_at <= ALL_FOR}
    kept |= {one.name for one in [each for each in judged if each.verified][:KEPT_ALWAYS]}
    for periods, name_of in ((DAILY, _day), (WEEKLY, _week), (MONTHLY, _month)):
        kept |= set(_last_of_each(judged, periods, name_of))
    if free > ROOM_ENOUGH:
        kept |= {one.name for one in judged if now - one.taken_at < NEVER_YOUNGER_THAN}
    return frozenset(one.name for one in judged if one.name not in kept)


def _last_of_each(newest_first: list[Copy], periods: int, period_of: Callable[[datetime], str]) -> list[str]:
    last: dict[str, str] = {}
    for one in newest_first:
        last.setdefault(period_of(one.taken_at), one.name)
    return list(last.values())[:periods]


def _day(at: datetime) -> str:
    return f"{at:%Y-%m-%d}"


def _week(at: datetime) -> str:
    return f"{at:%G-%V}"


def _month(at: datetime) -> str:
    return f"{at:%Y-%m}"
