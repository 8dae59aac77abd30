"""The named rules: each looks at one answer to one question and complains in codes.

A rule is a function and an entry in `RULES`; its codes and their parameters stand in `FINDING_CODES`. Most
rules are named after the limit in the form file that switches them on, the others after a type.
"""

from collections.abc import Iterator, Mapping

from lcapp.domain.answers import Value, beside, is_none, none_reason
from lcapp.domain.findings import Severity
from lcapp.domain.forms import QuestionType
from lcapp.domain.not_relevant import is_asked_about, is_refused
from lcapp.domain.plain_text import answer_words, plain_text
from lcapp.domain.rules_addresses import ADDRESS_RULES, is_web_address
from lcapp.domain.rules_base import Asked, Complaint, Rule
from lcapp.domain.rules_figures import FIGURE_RULES

FINDING_CODES: Mapping[str, tuple[str, ...]] = {
    "missing_answer": (),
    "none_without_reason": (),
    "none_for_a_fact": (),
    "none_will_be_asked": (),
    "not_translated": ("language", "wanted"),
    "source_changed": ("source",),
    "translations_unchecked": ("count", "source", "target"),
    "too_few_words": ("missing", "limit", "count"),
    "too_many_words": ("extra", "limit", "count"),
    "too_many_characters": ("extra", "limit", "count"),
    "number_too_small": ("limit", "value"),
    "number_too_large": ("limit", "value"),
    "date_not_exact": ("value",),
    "date_too_early": ("limit", "value"),
    "date_too_late": ("limit", "value"),
    "too_few_items": ("limit", "count"),
    "too_many_items": ("extra", "limit", "count"),
    "ratings_missing": ("count",),
    "figure_without_value": (),
    "figure_without_year": (),
    "figure_without_territory": (),
    "figure_without_source": (),
    "figure_is_old": ("year", "limit"),
    "figure_from_the_future": ("year",),
    "email_malformed": ("value",),
    "phone_malformed": ("value",),
    "url_malformed": ("value",),
    "country_malformed": ("value",),
    "link_malformed": ("value", "number"),
    "to_sign": (),
    "answer_hidden": (),
    "answer_without_question": (),
}
"""Every code of a finding, and the names of its parameters."""

_COUNTED = frozenset({QuestionType.LIST, QuestionType.CHOICES, QuestionType.RANKING, QuestionType.GROUP})


def complaints(asked: Asked) -> Iterator[Complaint]:
    """Everything the rules say about one answer, in the order of `RULES`."""
    for rule in RULES.values():
        yield from rule(asked)


def _required(asked: Asked) -> Iterator[Complaint]:
    if asked.required and not asked.answered:
        yield Complaint("missing_answer")
    elif is_none(asked.value):
        yield from _not_relevant(asked)


def _not_relevant(asked: Asked) -> Iterator[Complaint]:
    required = asked.required and asked.official
    if is_refused(asked.question, required=required):
        yield Complaint("none_for_a_fact")
    elif not none_reason(asked.value):
        yield Complaint("none_without_reason")
    elif is_asked_about(asked.question, required=required):
        yield Complaint("none_will_be_asked", severity=Severity.ADVICE)


def _min_words(asked: Asked) -> Iterator[Complaint]:
    limit = asked.question.min_words
    if limit is not None and asked.plain is not None:
        count = answer_words(asked.question, asked.plain)
        if count < limit:
            yield Complaint("too_few_words", {"missing": limit - count, "limit": limit, "count": count})


def _max_words(asked: Asked) -> Iterator[Complaint]:
    limit = asked.question.max_words
    if limit is not None and asked.plain is not None:
        count = answer_words(asked.question, asked.plain)
        if count > limit:
            yield Complaint("too_many_words", {"extra": count - limit, "limit": limit, "count": count})


def _max_characters(asked: Asked) -> Iterator[Complaint]:
    limit = asked.question.max_characters
    if limit is not None and asked.plain is not None:
        count = len(plain_text(asked.question, asked.plain))
        if count > limit:
            yield Complaint("too_many_characters", {"extra": count - limit, "limit": limit, "count": count})


def _exact(asked: Asked) -> Iterator[Complaint]:
    value = _date_in(asked)
    if value and len(value) < len("2024-05-31") and not asked.question.partial:
        yield Complaint("date_not_exact", {"value": value})


def _earliest(asked: Asked) -> Iterator[Complaint]:
    value, limit = _date_in(asked), asked.question.earliest
    if value and limit and value < limit[: len(value)]:
        yield Complaint("date_too_early", {"limit": limit, "value": value})


def _latest(asked: Asked) -> Iterator[Complaint]:
    value, limit = _date_in(asked), asked.question.latest
    if value and limit and value > limit[: len(value)]:
        yield Complaint("date_too_late", {"limit": limit, "value": value})


def _date_in(asked: Asked) -> str:
    return str(asked.plain or "") if asked.question.type is QuestionType.DATE else ""


def _min_items(asked: Asked) -> Iterator[Complaint]:
    count, limit = _items_in(asked), asked.question.min_items
    if count is not None and limit is not None and count < limit:
        yield Complaint("too_few_items", {"limit": limit, "count": count})


def _max_items(asked: Asked) -> Iterator[Complaint]:
    count, limit = _items_in(asked), asked.question.max_items
    if count is not None and limit is not None and count > limit:
        yield Complaint("too_many_items", {"extra": count - limit, "limit": limit, "count": count})


def _items_in(asked: Asked) -> int | None:
    return len(asked.plain) if asked.question.type in _COUNTED and asked.plain is not None else None


def _all_rows(asked: Asked) -> Iterator[Complaint]:
    if asked.question.type is QuestionType.RATING_GRID and asked.plain is not None and asked.required:
        missing = len(asked.question.rows) - len(asked.plain)
        if missing > 0:
            yield Complaint("ratings_missing", {"count": missing})


def _links(asked: Asked) -> Iterator[Complaint]:
    links: list[Value] = beside(asked.value, "links") or []
    for number, link in enumerate(links, start=1):
        if not is_web_address(link):
            yield Complaint("link_malformed", {"value": link[:80], "number": number}, Severity.ADVICE)


RULES: Mapping[str, Rule] = {
    "required": _required,
    "min_words": _min_words,
    "max_words": _max_words,
    "max_characters": _max_characters,
    **FIGURE_RULES,
    "exact": _exact,
    "earliest": _earliest,
    "latest": _latest,
    "min_items": _min_items,
    "max_items": _max_items,
    "all_rows": _all_rows,
    **ADDRESS_RULES,
    "links": _links,
}
