"""Which answers the records feed: sentences for texts, items for lists, records for groups."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lcapp.domain import values
from lcapp.domain.answers import AnswerKey, Answers, Value, beside
from lcapp.domain.city_records import field_text, items_of, lines_of
from lcapp.domain.forms import TEXT_TYPES, Form, Question, QuestionType
from lcapp.domain.plan_sentences import events_sentences, plan_sentences, structure_sentences
from lcapp.domain.practice_sentences import practices_sentences
from lcapp.domain.proof_sentences import (
    access_sentences,
    assessment_sentences,
    monitoring_sentences,
    resources_sentences,
)
from lcapp.domain.record_figures import span
from lcapp.domain.record_passages import Asking, Chosen, Maker, Part, Sentence, counts
from lcapp.errors import InputRefused

MAKERS: Mapping[str, Maker] = {
    "plan": plan_sentences,
    "structure": structure_sentences,
    "events": events_sentences,
    "access": access_sentences,
    "monitoring": monitoring_sentences,
    "resources": resources_sentences,
    "self_assessment": assessment_sentences,
    "practices": practices_sentences,
}
"""Makes sentences of a record, by the id of its form."""

TEXTS: Mapping[str, tuple[str, ...]] = {
    "motivation.context": ("self_assessment",),
    "motivation.how": ("plan", "structure"),
    **dict.fromkeys(("areas.plan", "criteria.plan", "report.plan"), ("plan",)),
    **dict.fromkeys(("areas.structure", "criteria.structure", "report.structure"), ("structure",)),
    **dict.fromkeys(("areas.events", "criteria.events", "criteria.culture"), ("events",)),
    **dict.fromkeys(("areas.access", "criteria.access", "report.access"), ("access",)),
    **dict.fromkeys(
        ("areas.monitoring", "criteria.monitoring", "report.monitoring"), ("monitoring", "self_assessment")
    ),
    **dict.fromkeys(("areas.funding", "criteria.resources", "report.funding"), ("resources",)),
    **dict.fromkeys(("criteria.practices", "criteria.innovation"), ("practices",)),
}
"""Records whose sentences a text answer takes, by the id of its question."""


@dataclass(frozen=True, slots=True)
class ItemFeed:
    """Records of a group that go into a list or a group of another form.

    Args:
        record: Id of the form of the record.
        group: The group there.
        only: Field and option a record must have; empty takes all.
        text: The field that becomes an item of a list.
        fields: Other names of fields in the group they go to, theirs by ours.
        dated: Fields that say when it happened.
    """

    record: str
    group: str
    only: tuple[str, str] | None = None
    text: str = ""
    fields: Mapping[str, str] | None = None
    dated: tuple[str, ...] = ()


_PRACTICES = ItemFeed("practices", "practices.items", dated=("started", "ended"))
ITEMS: Mapping[str, ItemFeed] = {
    "vision.medium_term": ItemFeed("plan", "plan.goals", only=("term", "medium"), text="goal"),
    "vision.long_term": ItemFeed("plan", "plan.goals", only=("term", "long"), text="goal"),
    "practice.items": _PRACTICES,
    "report.practices": _PRACTICES,
    "report.events": ItemFeed(
        "events", "events.items", fields={"started": "starts", "ended": "ends"}, dated=("starts", "ends")
    ),
}
"""What lists and groups take, by the id of their question."""

ELSEWHERE: Mapping[str, str] = {"goals_medium": "vision.medium_term", "goals_long": "vision.long_term"}
"""Where a form asks by itself for what a sentence says, by the sentence's code."""

NETWORKS = "network.other"
"""The list of other networks, whose names stand in the city record as options."""


@dataclass(frozen=True, slots=True)
class Material:
    """What the records have for one answer.

    Args:
        sentences: For a text.
        lines: For a list: texts, or options to be named.
        items: For a group: records that fit, without ids.
        left_out: How many records were left out because they happened before the city joined.
        undated: How many were left out because they have no date.
    """

    sentences: tuple[Sentence, ...] = ()
    lines: tuple[Part, ...] = ()
    items: tuple[Mapping[str, Value], ...] = ()
    left_out: int = 0
    undated: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to insert."""
        return not (self.sentences or self.lines or self.items)


def feeds(question: Question) -> tuple[str, ...]:
    """Ids of the records that have material for a question; empty where none has."""
    if question.id in TEXTS and question.type in TEXT_TYPES:
        return TEXTS[question.id]
    if question.id == NETWORKS and question.type is QuestionType.LIST:
        return ("city_record",)
    feed = ITEMS.get(question.id)
    return (feed.record,) if feed and question.type in (QuestionType.LIST, QuestionType.GROUP) else ()


def material(
    question: Question, records: Mapping[str, Answers], asking: Asking, form: Form | None = None
) -> Material:
    """What the records have for a question.

    Args:
        question: Of the form that is filled in.
        records: Answers of the records by the id of their form.
        asking: For whom.
        form: That form; what another of its questions asks for is left to that question.
    """
    named = feeds(question)
    if question.type in TEXT_TYPES:
        makers = [(MAKERS[record], records.get(record, {})) for record in named]
        every = (one for make, answers in makers for one in make(answers, asking))
        return Material(sentences=tuple(one for one in every if not _is_asked_elsewhere(one, form)))
    if question.id == NETWORKS and named:
        return Material(lines=tuple(_networks(records.get("city_record", {}))))
    return _items(question, ITEMS[question.id], records, asking) if named else Material()


def _is_asked_elsewhere(said: Sentence, form: Form | None) -> bool:
    place = ELSEWHERE.get(said.code, "")
    return bool(place) and form is not None and form.question(place) is not None


def _networks(answers: Answers) -> Iterator[Part]:
    """Each network by its name; what was explained, such as the name of another, after them."""
    for one in lines_of(answers, "city.networks"):
        if one != "other":
            yield Chosen("city_record", "", "city.networks", (one,))
    if explained := beside(answers.get(AnswerKey("city.networks")), "text"):
        yield str(explained)


def _items(question: Question, feed: ItemFeed, records: Mapping[str, Answers], asking: Asking) -> Material:
    every = [
        one
        for one in items_of(records.get(feed.record, {}), feed.group)
        if feed.only is None or one.get(feed.only[0]) == feed.only[1]
    ]
    kept = [one for one in every if not feed.dated or counts(one, asking, *feed.dated)]
    gone = [one for one in every if one not in kept]
    undated = sum(1 for one in gone if not any(span(field_text(one, name)) for name in feed.dated))
    found = Material(left_out=len(gone) - undated, undated=undated)
    if question.type is QuestionType.LIST:
        lines = tuple(text for one in kept if (text := field_text(one, feed.text, asking.language)))
        return replace(found, lines=lines)
    return replace(found, items=tuple(made for one in kept if (made := fitting_item(question, feed, one))))


def fitting_item(question: Question, feed: ItemFeed, record: Mapping[str, Value]) -> Mapping[str, Value]:
    """A record with the fields another group asks for; a field that does not fit is left out."""
    renamed = feed.fields or {}
    return {
        field.id: fitted
        for field in question.fields
        if (fitted := _fitting_field(field, record.get(renamed.get(field.id, field.id)))) is not None
    }


def _fitting_field(field: Question, value: Value | None) -> Value | None:
    if value is None:
        return None
    if field.type is QuestionType.DATA_POINT and isinstance(value, dict):
        value = {part: inside for part, inside in value.items() if part in ("value", *field.parts)}
    try:
        if field.translatable:
            return values.by_language(field, value, field.id) if isinstance(value, dict) else None
        return values.canonical(field, value)
    except InputRefused:
        return None


def joined_list(question: Question, here: Value | None, lines: tuple[str, ...]) -> list[object]:
    """A list with lines added that do not stand there yet, up to the most the form allows."""
    present = list(here) if isinstance(here, list) else []
    said = {str(one["text"]).casefold() for one in present}
    new = [{"text": line} for line in dict.fromkeys(lines) if line.casefold() not in said]
    room = len(new) if question.max_items is None else max(0, question.max_items - len(present))
    return [*present, *new[:room]]


def joined_items(
    question: Question, here: Value | None, items: tuple[Mapping[str, Value], ...]
) -> list[Mapping[str, Value]]:
    """A group with records added whose title does not stand there yet, up to the most the form allows."""
    present = list(here) if isinstance(here, list) else []
    titles = {repr(one.get("title")) for one in present}
    new = [one for one in items if repr(one.get("title")) not in titles]
    room = len(new) if question.max_items is None else max(0, question.max_items - len(present))
    return [*present, *new[:room]]
