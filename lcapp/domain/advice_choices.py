"""Advice on ticks, ratings, lists and regions: what says nothing because it says everything."""

from collections.abc import Iterator

from lcapp.domain.advice_base import AdviceRule, Matter, at_question
from lcapp.domain.answers import Value, is_none, plain_part
from lcapp.domain.faults_of_lists import regions_listed
from lcapp.domain.findings import Finding, Severity
from lcapp.domain.forms import Question, QuestionType

_FEWEST_ROWS = 4


def ratings(matter: Matter) -> Iterator[Finding]:
    """Rows of a grid that all have the same mark; every option ticked."""
    for question, language, plain in _answers(matter):
        if question.type is QuestionType.RATING_GRID and isinstance(plain, dict):
            if len(plain) >= _FEWEST_ROWS and len(set(plain.values())) == 1:
                yield at_question("ratings_all_alike", question.id, language, count=len(plain))
        elif question.type is QuestionType.CHOICES and len(plain) == len(question.options) >= _FEWEST_ROWS:
            yield at_question("everything_chosen", question.id, language, count=len(plain))


def lists(matter: Matter) -> Iterator[Finding]:
    """The same entry twice in a list."""
    for question, language, plain in _answers(matter):
        if question.type is not QuestionType.LIST or not isinstance(plain, list):
            continue
        seen: set[str] = set()
        for item in plain:
            folded = " ".join(str(item["text"]).casefold().split())
            if folded in seen:
                params = {"said": str(item["text"])[:80]}
                yield Finding("item_twice", Severity.ADVICE, question.id, language, item["id"], params=params)
            seen.add(folded)


def regions(matter: Matter) -> Iterator[Finding]:
    """A region that is, from memory, not UNESCO's; against a list that was seen it is a fault."""
    yield from regions_listed(matter, seen=False)


def _answers(matter: Matter) -> Iterator[tuple[Question, str, Value]]:
    for question in matter.form.questions():
        for language, value in matter.standing.get(question.id, {}).items():
            if not is_none(value):
                yield question, language, plain_part(value)


CHOICE_RULES = {
    "ratings": AdviceRule(
        {"ratings_all_alike": ("count",), "everything_chosen": ("count",)},
        "inferred: a choice of everything tells a reader nothing",
        whole=ratings,
    ),
    "lists": AdviceRule({"item_twice": ("said",)}, "design, peers M13: repeated passages", whole=lists),
    "regions": AdviceRule(
        {"region_may_differ": ("country", "region")},
        "domain 5.3: regions, from memory where no list was seen",
        whole=regions,
    ),
}
