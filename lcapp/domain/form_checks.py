"""The linter of forms: what a file says is well formed, but does it make sense?"""

from collections.abc import Iterator

from lcapp.domain.answers import BESIDE, USUAL_PARTS
from lcapp.domain.conditions import Condition
from lcapp.domain.forms import Confidence, Form, Question, QuestionType
from lcapp.domain.nearest import nearest
from lcapp.domain.statements import blanks
from lcapp.errors import Problem

PROBLEM_CODES: dict[str, tuple[str, ...]] = {
    "options_missing": ("type",),
    "options_not_here": ("type",),
    "rows_missing": (),
    "scale_missing": (),
    "scale_meaning_count": ("scale", "meanings"),
    "fields_missing": (),
    "fields_not_here": ("type",),
    "limit_not_here": ("limit", "type"),
    "limits_crossed": ("low", "high"),
    "trait_not_here": ("trait", "type"),
    "condition_forward": ("question",),
    "condition_question_unknown": ("question",),
    "condition_option_unknown": ("question", "option"),
    "computed_question_unknown": ("question",),
    "computed_not_a_figure": ("question",),
    "blank_unknown": ("question",),
    "provenance_missing": (),
    "exact_without_source": (),
    "name_released": ("form",),
    "name_taken": ("form",),
}
"""Every code of this file, and the two an editor of forms gives before the library would."""

_OPTION_TYPES = frozenset({QuestionType.CHOICE, QuestionType.CHOICES, QuestionType.RANKING})
_TEXTS = frozenset({QuestionType.SHORT_TEXT, QuestionType.LONG_TEXT})
_MANY = frozenset({QuestionType.LIST, QuestionType.CHOICES, QuestionType.RANKING, QuestionType.GROUP})
_LIMIT_TYPES = {
    "min_words": _TEXTS | {QuestionType.LIST},
    "max_words": _TEXTS | {QuestionType.LIST},
    "max_characters": _TEXTS | {QuestionType.LIST},
    "min": frozenset({QuestionType.DATA_POINT}),
    "max": frozenset({QuestionType.DATA_POINT}),
    "max_age_years": frozenset({QuestionType.DATA_POINT}),
    "earliest": frozenset({QuestionType.DATE}),
    "latest": frozenset({QuestionType.DATE}),
    "min_items": _MANY,
    "max_items": _MANY,
}
_PAIRS = (("min_words", "max_words"), ("min", "max"), ("earliest", "latest"), ("min_items", "max_items"))


def check_form(form: Form) -> tuple[Problem, ...]:
    """Everything that does not make sense, in reading order; empty when the form can be used."""
    return tuple(_problems(form))


def limits_of(kind: str) -> tuple[str, ...]:
    """The keys of the limits that mean something for a type of question."""
    return tuple(limit for limit, kinds in _LIMIT_TYPES.items() if kind in kinds)


def _problems(form: Form) -> Iterator[Problem]:
    before: dict[str, Question] = {}
    every = {question.id: question for question in form.questions()}
    for _part, section in form.sections():
        for question in section.questions:
            place = f"question {question.id}"
            yield from _question_problems(question, place)
            for condition in (question.visible_when, question.required_when):
                if condition is not None:
                    yield from _condition_problems(condition, place, before, every)
            yield from _field_condition_problems(question, place, before, every)
            yield from _computed_problems(question, place, every)
            for blank in blanks(question.label) if question.type is QuestionType.STATEMENT else ():
                if blank not in every:
                    yield Problem("blank_unknown", place, question=blank, meant=nearest(blank, every))
            before[question.id] = question


def _question_problems(question: Question, place: str) -> Iterator[Problem]:
    kind = question.type
    if kind in _OPTION_TYPES and not question.options:
        yield Problem("options_missing", place, type=kind)
    if question.options and kind not in _OPTION_TYPES:
        yield Problem("options_not_here", place, type=kind)
    if kind is QuestionType.RATING_GRID:
        if not question.rows:
            yield Problem("rows_missing", place)
        if not question.scale:
            yield Problem("scale_missing", place)
        if question.scale_meaning and len(question.scale_meaning) != len(question.scale):
            scale, meanings = len(question.scale), len(question.scale_meaning)
            yield Problem("scale_meaning_count", place, scale=scale, meanings=meanings)
    if kind is QuestionType.GROUP and not question.fields:
        yield Problem("fields_missing", place)
    if question.fields and kind is not QuestionType.GROUP:
        yield Problem("fields_not_here", place, type=kind)
    for limit, kinds in _LIMIT_TYPES.items():
        if getattr(question, limit) is not None and kind not in kinds:
            yield Problem("limit_not_here", place, limit=limit, type=kind)
    for low, high in _PAIRS:
        least, most = getattr(question, low), getattr(question, high)
        if least is not None and most is not None and least > most:
            yield Problem("limits_crossed", place, low=low, high=high)
    yield from _trait_problems(question, place)
    if not question.provenance:
        yield Problem("provenance_missing", place)
    if question.confidence is Confidence.EXACT and "seen" not in question.provenance:
        yield Problem("exact_without_source", place, severity="advice")
    for field in question.fields:
        yield from _question_problems(field, f"{place}/{field.id}")


def _trait_problems(question: Question, place: str) -> Iterator[Problem]:
    kind = question.type
    unfit = {
        "translatable": question.translatable and kind not in _LIMIT_TYPES["max_words"],
        "with_stamp": question.with_stamp and kind is not QuestionType.SIGNATURE,
        "partial": question.partial and kind is not QuestionType.DATE,
        "parts": question.parts != USUAL_PARTS and kind is not QuestionType.DATA_POINT,
        "computed": question.computed is not None and kind is not QuestionType.DATA_POINT,
    }
    for name in BESIDE:
        trait = "with_" + name
        unfit[trait] = getattr(question, trait) and not question.takes_answer
    for trait, wrong in unfit.items():
        if wrong:
            yield Problem("trait_not_here", place, trait=trait, type=kind)


def _field_condition_problems(
    group: Question, place: str, before: dict[str, Question], every: dict[str, Question]
) -> Iterator[Problem]:
    """A field may look at the fields before it in its own record, and at questions before the group."""
    inside = {field.id: field for field in group.fields}
    earlier = dict(before)
    for field in group.fields:
        for condition in (field.visible_when, field.required_when):
            if condition is not None:
                yield from _condition_problems(condition, f"{place}/{field.id}", earlier, {**every, **inside})
        earlier[field.id] = field


def _condition_problems(
    condition: Condition, place: str, before: dict[str, Question], every: dict[str, Question]
) -> Iterator[Problem]:
    for part in condition.parts:
        yield from _condition_problems(part, place, before, every)
    if condition.parts:
        return
    asked = every.get(condition.question)
    if asked is None:
        meant = nearest(condition.question, every)
        yield Problem("condition_question_unknown", place, question=condition.question, meant=meant)
    elif condition.question not in before:
        yield Problem("condition_forward", place, question=condition.question)
    elif asked.options and isinstance(condition.operand, str) and asked.option(condition.operand) is None:
        yield Problem(
            "condition_option_unknown",
            place,
            question=condition.question,
            option=condition.operand,
            meant=nearest(condition.operand, [option.id for option in asked.options]),
        )


def _computed_problems(question: Question, place: str, every: dict[str, Question]) -> Iterator[Problem]:
    for name in question.computed.of if question.computed else ():
        group, _, field = name.partition("/")
        source = every.get(group)
        found = source.field(field) if source is not None and field else source
        if found is None:
            yield Problem("computed_question_unknown", place, question=name, meant=nearest(name, every))
        elif found.type is not QuestionType.DATA_POINT:
            yield Problem("computed_not_a_figure", place, question=name)
