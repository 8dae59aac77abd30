"""Records a person chooses from before they go into an answer: how each stands, and what speaks for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lcapp.domain.answers import Answers, Value, is_answered
from lcapp.domain.city_records import field_text, items_of
from lcapp.domain.forms import TEXT_TYPES, Question, QuestionType
from lcapp.domain.plan_sentences import MOST
from lcapp.domain.practice_sentences import GROUP, practice_sentences
from lcapp.domain.record_feeds import ITEMS, TEXTS, ItemFeed, fitting_item
from lcapp.domain.record_figures import span
from lcapp.domain.record_passages import Asking, Sentence
from lcapp.domain.word_count import words

_RESULTS = ("results", "came_of_it", "participants")
_PRACTICES = ItemFeed("practices", GROUP, dated=("started", "ended"))


class Standing(StrEnum):
    """How a record stands to the day from which things count."""

    FREE = "free"
    SINCE = "since"
    RUNNING = "running"
    BEFORE = "before"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Choice:
    """One record that may go into an answer.

    Args:
        id: Of the record in its group.
        title: Its name in the language of the answer.
        standing: Whether it counts; what runs on from before may be taken by a person only.
        began: Its first day, month or year as it was typed; may be empty.
        has_result: Whether it says what came of it.
        sentences: What it becomes in a text.
        item: What it becomes in a group; empty for texts.
    """

    id: str
    title: str
    standing: Standing
    began: str = ""
    has_result: bool = False
    sentences: tuple[Sentence, ...] = ()
    item: Mapping[str, Value] | None = None

    @property
    def counts(self) -> bool:
        """Whether the program would take it by itself."""
        return self.standing in (Standing.FREE, Standing.SINCE)

    @property
    def may_be_taken(self) -> bool:
        """Whether a person may take it: what ended before the day that counts cannot."""
        return self.counts or self.standing is Standing.RUNNING


def choices(question: Question, records: Mapping[str, Answers], asking: Asking) -> tuple[Choice, ...]:
    """Records to choose from for a question, in their order; empty where nothing is chosen one by one.

    Args:
        question: Of the form that is filled in.
        records: Answers of the records by the id of their form.
        asking: For whom.
    """
    feed = _feed(question)
    if feed is None:
        return ()
    every = (one for one in items_of(records.get(feed.record, {}), feed.group))
    made = (_choice(question, feed, one, asking) for one in every)
    return tuple(one for one in made if one.title and (one.sentences or one.item))


def best(found: Sequence[Choice], room: int | None) -> tuple[str, ...]:
    """Ids of the records to propose: those that count, with a result before those without.

    Args:
        found: In their order, which decides between equals.
        room: How many there is room for; None for as many as an answer holds well.
    """
    counting = sorted((one for one in found if one.counts), key=lambda one: not one.has_result)
    most = MOST if room is None else max(0, room)
    return tuple(one.id for one in counting[:most])


def within(said: Sequence[tuple[int, str]], room: int | None) -> tuple[str, ...]:
    """Lines that fit: where there is no room the highest rank goes first, and of equals the last.

    Args:
        said: Rank and line.
        room: Words; None for no limit.
    """
    kept = list(enumerate(said))
    while room is not None and kept and sum(words(line) for _at, (_rank, line) in kept) > room:
        at, (rank, _line) = max(kept, key=lambda one: (one[1][0], one[0]))
        if rank == 0:
            # What a record is called is never taken from it: the person sees that it is too much.
            break
        kept = [one for one in kept if one[0] != at]
    return tuple(line for _at, (_rank, line) in kept)


def _feed(question: Question) -> ItemFeed | None:
    if question.type in TEXT_TYPES:
        return _PRACTICES if TEXTS.get(question.id) == (_PRACTICES.record,) else None
    return ITEMS.get(question.id) if question.type is QuestionType.GROUP else None


def _choice(question: Question, feed: ItemFeed, one: Mapping[str, Value], asking: Asking) -> Choice:
    text = question.type in TEXT_TYPES
    dates = [given for name in feed.dated if (given := field_text(one, name))]
    return Choice(
        id=str(one.get("id", "")),
        title=field_text(one, "title", asking.language),
        standing=_standing(feed, one, asking),
        began=dates[0] if dates else "",
        has_result=any(is_answered(one.get(name)) for name in _RESULTS),
        sentences=tuple(practice_sentences(one, asking)) if text else (),
        item=None if text else fitting_item(question, feed, one),
    )


def _standing(feed: ItemFeed, one: Mapping[str, Value], asking: Asking) -> Standing:
    if asking.since is None:
        return Standing.FREE
    begins, ends = (span(field_text(one, name)) for name in feed.dated)
    last = ends or begins
    if last is None:
        return Standing.UNDATED
    if last.last >= asking.since.first:
        return Standing.SINCE
    return Standing.BEFORE if ends else Standing.RUNNING
