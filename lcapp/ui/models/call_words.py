"""A call's dates in words: which day counts, how sure it is, how many days are left."""

from collections.abc import Sequence
from datetime import date

from lcapp.domain.calendar_spans import span_of
from lcapp.domain.call_windows import is_followed, is_over, last_day
from lcapp.domain.calls import Call, CallDate, Certainty
from lcapp.i18n import Words, formats
from lcapp.i18n.form_texts import call_title
from lcapp.i18n.wording import certainty_word

_SURE = (Certainty.SEEN, Certainty.TYPED)
SOON_DAYS = 14


def date_words(words: Words, known: CallDate) -> str:
    """A date as far as it is known, with its certainty where it is not sure."""
    if known.is_open:
        said = words._("no limit")
    elif known.value:
        said = formats.day_in_calendars(words, known.value, weekday=known.day is not None)
    else:
        return words._("not known yet")
    if known.certainty in _SURE:
        return said
    return words._("{day} ({certainty})", day=said, certainty=certainty_word(words, known.certainty))


def next_deadline(call: Call) -> CallDate | None:
    """The earlier of the call's deadline for cities and the Commission's own; None when neither is known."""
    return next((known for _name, known in call.deadlines()), None)


def days_left(call: Call, today: date) -> int | None:
    """Days to the next deadline, negative when it is over; None when no day is known."""
    known = next_deadline(call)
    span = span_of(known) if known is not None else None
    if span is None or known is None:
        return None
    if known.day is None:
        return (span.last - today).days if span.last < today else None
    return (span.last - today).days


def is_past(call: Call, today: date) -> bool:
    """Whether the next deadline is over; where none is known, whether every other known date is."""
    left = days_left(call, today)
    return left is not None and left < 0 if next_deadline(call) is not None else is_over(call, today)


def deadline_words(words: Words, call: Call, today: date) -> str:
    """The next deadline in a few words: days left, a month, closed, or not known."""
    known, left = next_deadline(call), days_left(call, today)
    if is_past(call, today):
        return words._("closed")
    if left is not None:
        if left == 0:
            return words._("due today")
        return words.ngettext("{count} day left", "{count} days left", left)
    if known is not None:
        return words._("deadline {day}", day=date_words(words, known))
    if call.city_deadline.is_open:
        return words._("no deadline")
    return words._("dates not known yet")


def past_calls(calls: Sequence[Call], today: date) -> frozenset[str]:
    """Ids of calls that are over: by their deadline, or because a later one took an open call's place."""
    return frozenset(call.id for call in calls if is_past(call, today) or is_followed(call, calls, today))


def call_state(words: Words, call: Call, today: date, *, past: frozenset[str] = frozenset()) -> str:
    """Expected, open or past, in one or two words."""
    opens = span_of(call.opens)
    if call.expected:
        return words._("expected")
    if call.id in past or is_past(call, today):
        return words._("past")
    if opens is not None and today < opens.first:
        return words._("not open yet")
    return words._("open")


def state_beside(words: Words, call: Call, today: date, *, past: frozenset[str] = frozenset()) -> str:
    """The state where it stands beside the title; empty where the title says itself that it is expected."""
    said_already = call.expected and "expected" in call.title.casefold()
    return "" if said_already else call_state(words, call, today, past=past)


def title_and_state(words: Words, call: Call, today: date, *, past: frozenset[str] = frozenset()) -> str:
    """Title and state of a call in one line, nothing said twice."""
    title, state = call_title(words, call), state_beside(words, call, today, past=past)
    return words._("{title}, {state}", title=title, state=state) if state else title


def sorted_calls(calls: Sequence[Call], today: date) -> list[Call]:
    """Those open now first, then those still to come, then the past ones; newest first."""
    past = past_calls(calls, today)

    def rank(call: Call) -> tuple[int, int, str]:
        last = last_day(call) or date.max
        return (2 if call.id in past else int(call.expected), -last.toordinal(), call.id)

    return sorted(calls, key=rank)
