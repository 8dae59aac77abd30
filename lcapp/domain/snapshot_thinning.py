"""Which copies of the library may go: all of two days, then one a day, a week, a month."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

ALL_FOR = timedelta(days=2)
DAILY, WEEKLY, MONTHLY = 12, 10, 9
NEVER_YOUNGER_THAN = timedelta(days=30)
ROOM_ENOUGH = 1 << 30
"""Free bytes above which nothing younger than a month goes."""
LARGEST_JUMP = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy as thinning sees it: its name, when it was taken (UTC), whether it was proved whole."""

    name: str
    taken_at: datetime
    verified: bool = True


def may_go(copies: Iterable[Copy], *, now: datetime, last_seen: datetime | None, free: int) -> frozenset[str]:
    """Names of the copies that are not needed any more.

    Args:
        copies: All there are.
        now: UTC.
        last_seen: The time of the thinning before; None where there was none. When the clock went back since,
            or jumped by more than a year, nothing goes.
        free: Free bytes of the disk.
    """
    all_copies = sorted(copies, key=lambda one: (one.taken_at, one.name), reverse=True)
    newest = max((one.taken_at for one in all_copies), default=now)
    known = [time for time in (last_seen, newest) if time is not None]
    if any(now < time or now - time > LARGEST_JUMP for time in known):
        return frozenset()
    kept = {one.name for one in all_copies if now - one.taken_at <= ALL_FOR}
    kept |= set(_newest_verified(all_copies))
    for periods, name_of in ((DAILY, _day), (WEEKLY, _week), (MONTHLY, _month)):
        kept |= set(_last_of_each(all_copies, periods, name_of))
    if free > ROOM_ENOUGH:
        kept |= {one.name for one in all_copies if now - one.taken_at < NEVER_YOUNGER_THAN}
    return frozenset(one.name for one in all_copies if one.name not in kept)


def _newest_verified(newest_first: list[Copy]) -> list[str]:
    return [one.name for one in newest_first if one.verified][:1]


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
