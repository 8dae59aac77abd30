"""Marks in an official Word form: `{{city.name}}` says where in the document an answer belongs.

Inside the braces stands the id of a question (`lcapp forms show` tells them) and what of its answer is meant:

    {{motivation.why}}          the answer; {{motivation.why:fr}} in that language alone
    {{profile.population.year}} a part of a figure: value, unit, year, territory, source, basis, confidence
    {{city.region=europe}}      a box, ticked where that option is chosen; {{areas.plan=none}} for no answer
    {{vision.medium_term}}      all entries of a list; {{vision.medium_term.2}} the second alone
    {{practice.items.title}}    a field of every record; in a row of a table each record has a row of its own
    {{practice.items.2.title}}  a field of the second record; {{practice.items.number}} its running number
    {{grid.row}} {{order.one}}  the score of a row, the place of an option
    {{areas.plan.links}}        what stands beside an answer: links, evidence, text
    {{title}} {{city}} …        facts of the dossier (`FACTS`)
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from lcapp.domain.answers import BASES, BESIDE, CONFIDENCES
from lcapp.domain.forms import Form, Question, QuestionType
from lcapp.domain.nearest import nearest

MARK = re.compile(r"\{\{([^{}]{1,200})\}\}")
FACTS = ("title", "city", "call", "form", "day", "fingerprint")
"""Facts of the dossier: its title, the city's name, the call's and form's titles, today, the fingerprint."""
NONE = "none"
"""Behind `=`: the box for "no relevant information"."""
NUMBER, ENTRY = "number", "entry"
"""Parts of lists: the running number, and the text of one entry, which always has a row of its own."""
_QUALITIES = {"basis": BASES, "confidence": CONFIDENCES}
_MOST_ITEMS = 1_000


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in the answers a mark points, or where a piece of an answer stands.

    Args:
        question: Id of the question; empty for a fact, which `part` then names.
        item: Of a list or group, the number of the entry from 1; 0 means every one.
        field: Of a group, id of the field; empty means every one.
        part: Such as `year`, `links`, a row of a grid; empty means all there is.
        option: Of a box, what ticks it.
        language: Empty unless one language is meant.
    """

    question: str
    item: int = 0
    field: str = ""
    part: str = ""
    option: str = ""
    language: str = ""

    @property
    def mark(self) -> str:
        """What stands between the braces."""
        item = str(self.item) if self.item else ""
        name = ".".join(one for one in (self.question, item, self.field, self.part) if one)
        language = f":{self.language}" if self.language else ""
        option = f"={self.option}" if self.option else ""
        return f"{name}{language}{option}"


def mark_key(inside: str) -> str:
    """What stands between the braces without what word processors slip in; the same mark has the same key."""
    bare = "".join(one for one in inside if unicodedata.category(one) not in ("Cf", "Cc"))
    return "".join(unicodedata.normalize("NFKC", bare).split())


def place_of(form: Form, key: str) -> Place | None:
    """Where a mark points; None where the form has no such place.

    Args:
        form: The form of the document.
        key: See `mark_key`.
    """
    name, equals, option = key.partition("=")
    name, colon, language = name.partition(":")
    name = name.casefold()
    question = _question_of(form, name)
    if question is None:
        return Place("", part=name) if name in FACTS and not equals and not colon else None
    rest = name[len(question.id) + 1 :].split(".") if name != question.id else []
    item, asked, field = 0, question, ""
    if question.type in (QuestionType.LIST, QuestionType.GROUP) and rest and rest[0].isdecimal():
        item = int(rest.pop(0))
        if not 0 < item <= _MOST_ITEMS:
            return None
    if rest and (found := question.field(rest[0])) is not None:
        asked, field = found, rest.pop(0)
    part = rest.pop(0) if rest else ""
    known = part in parts_of(asked, inside=bool(field)) if part else True
    if rest or not known or (part in BESIDE and item and not field):
        return None
    if colon and not (asked.translatable and language):
        return None
    if equals and option not in options_of(asked, part):
        return None
    return Place(question.id, item, field, part, option, language)


def _question_of(form: Form, name: str) -> Question | None:
    found = (q for q in form.questions() if name == q.id or name.startswith(f"{q.id}."))
    return max(found, key=lambda one: len(one.id), default=None)


def parts_of(question: Question, *, inside: bool = False) -> tuple[str, ...]:
    """The parts of an answer that have marks of their own; `inside` a group, an entry is the record's."""
    beside = tuple(name for name in BESIDE if getattr(question, f"with_{name}"))
    match question.type:
        case QuestionType.DATA_POINT:
            unit = ("unit",) if question.unit else ()
            return ("value", *unit, *question.parts, *beside)
        case QuestionType.LIST if not inside:
            return (NUMBER, ENTRY, *beside)
        case QuestionType.GROUP:
            return (NUMBER, *beside)
        case QuestionType.RATING_GRID:
            return (*(row.id for row in question.rows), *beside)
        case QuestionType.RANKING:
            return (*(option.id for option in question.options), *beside)
    return beside


def options_of(question: Question, part: str = "") -> tuple[str, ...]:
    """What may stand behind `=` in a mark of that part."""
    if part in _QUALITIES:
        return _QUALITIES[part]
    if part:
        is_row = question.type is QuestionType.RATING_GRID and question.option(part) is not None
        return tuple(map(str, question.scale)) if is_row else ()
    chosen = question.type in (QuestionType.CHOICE, QuestionType.CHOICES)
    return (*(option.id for option in question.options if chosen), NONE)


def stands_in_rows(form: Form, place: Place) -> bool:
    """Whether the mark means every entry of a list or group, so that a row of a table may be repeated."""
    question = form.question(place.question)
    if question is None or question.type not in (QuestionType.LIST, QuestionType.GROUP):
        return False
    return not place.item and (bool(place.field) or (place.part not in BESIDE and not place.option))


def nearest_mark(form: Form, key: str) -> str:
    """The mark that was probably meant; empty when none is near."""
    return nearest(key, {place.mark: None for place in every_place(form)})


def every_place(form: Form) -> Iterator[Place]:
    """Every place a mark can name, in official order, without single entries and languages."""
    yield from (Place("", part=name) for name in FACTS)
    for question in form.questions():
        yield Place(question.id)
        for field in question.fields:
            yield from _places(field, Place(question.id, field=field.id))
        yield from _places(question, Place(question.id), itself=False)


def _places(question: Question, at: Place, *, itself: bool = True) -> Iterator[Place]:
    if itself:
        yield at
    if question.type in (QuestionType.CHOICE, QuestionType.CHOICES):
        yield from (Place(at.question, field=at.field, option=option) for option in options_of(question)[:-1])
    for part in parts_of(question, inside=bool(at.field)):
        yield Place(at.question, field=at.field, part=part)
