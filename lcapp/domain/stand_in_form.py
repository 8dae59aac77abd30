"""A form made of answers alone, so that a draft whose form is gone can be read, exported and printed.

The type of each question is told from the shape of its values (see `lcapp.domain.answers`), and ids stand
where the form had labels. Nobody is asked anything: every question is optional.
"""

from collections.abc import Iterable, Mapping, Sequence

from lcapp.domain.answers import (
    BESIDE,
    FIGURE_PARTS,
    USUAL_PARTS,
    AnswerKey,
    Answers,
    Value,
    beside,
    is_none,
    plain_part,
)
from lcapp.domain.dossier import Dossier
from lcapp.domain.forms import Confidence, Form, Hand, Option, Part, Question, QuestionType, Section

_OF_A_FIGURE = frozenset({"value", *FIGURE_PARTS})
_OF_AN_ITEM = frozenset({"id", "text"})


def stand_in_form(dossier: Dossier, answers: Answers) -> Form:
    """A form that every one of these answers fits, under the name the dossier remembers."""
    keys: dict[str, list[AnswerKey]] = {}
    for key in sorted(answers):
        keys.setdefault(key.question, []).append(key)
    questions = tuple(
        _question(question, [answers[key] for key in mine], translatable=any(key.language for key in mine))
        for question, mine in keys.items()
    )
    name, _, version = dossier.form.partition("-")
    part = Part(id="answers", title="", filled_by=Hand.CITY, sections=(Section("answers", "", questions),))
    return Form(
        id=name,
        version=version,
        kind=dossier.kind,
        title=dossier.form,
        languages=("en",),
        parts=(part,),
        confidence=Confidence.OWN,
        digest=dossier.form_digest,
    )


def _question(name: str, values: Sequence[Value], *, translatable: bool) -> Question:
    plain = [plain_part(value) for value in values if not is_none(value)]
    known = [value for value in plain if value is not None]
    kind = _type_of(known)
    scores = [score for grid in known for score in grid.values()] if kind is QuestionType.RATING_GRID else []
    links, evidence, text = (any(beside(value, each) for value in values) for each in BESIDE)
    return Question(
        id=name,
        type=kind,
        label=name,
        required=False,
        parts=FIGURE_PARTS if kind is QuestionType.DATA_POINT else USUAL_PARTS,
        translatable=translatable,
        with_links=links,
        with_evidence=evidence,
        with_text=text,
        options=_named(o for value in known for o in value) if kind is QuestionType.CHOICES else (),
        rows=_named(row for grid in known for row in grid) if scores else (),
        scale=tuple(range(min(1, *scores), max(scores) + 1)) if scores else (),
        fields=_fields([record for value in known for record in value]) if kind is QuestionType.GROUP else (),
        confidence=Confidence.OWN,
    )


def _type_of(values: Sequence[Value]) -> QuestionType:
    if values and all(isinstance(value, Mapping) for value in values):
        names = {name for value in values for name in value}
        return QuestionType.DATA_POINT if names <= _OF_A_FIGURE else QuestionType.RATING_GRID
    if values and all(isinstance(value, list) for value in values):
        items = [item for value in values for item in value]
        if not all(isinstance(item, Mapping) for item in items):
            return QuestionType.CHOICES
        return QuestionType.LIST if all(set(item) <= _OF_AN_ITEM for item in items) else QuestionType.GROUP
    return QuestionType.LONG_TEXT


def _fields(records: Sequence[Mapping[str, Value]]) -> tuple[Question, ...]:
    names = dict.fromkeys(name for record in records for name in record if name != "id")
    return tuple(_field(name, [record[name] for record in records if name in record]) for name in names)


def _field(name: str, values: Sequence[Value]) -> Question:
    by_language = all(_is_by_language(value) for value in values)
    inside = [one for value in values for one in dict(value).values()] if by_language else values
    return _question(name, inside, translatable=by_language)


def _is_by_language(value: Value) -> bool:
    """Whether a field's value holds one answer for each language; a grid has numbers."""
    if not isinstance(value, dict) or set(value) <= _OF_A_FIGURE or is_none(value):
        return False
    bare = plain_part(value) is value
    return bare and not any(isinstance(inside, int) for inside in dict(value).values())


def _named(ids: Iterable[str]) -> tuple[Option, ...]:
    return tuple(Option(one, one) for one in dict.fromkeys(ids))
