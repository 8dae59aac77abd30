"""What the marks of an official form leave out: every piece of an answer either has a place or is named."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from lcapp.domain.answers import BESIDE, Answers, Value, beside, by_question, is_none, plain_part
from lcapp.domain.forms import Form, Question, QuestionType
from lcapp.domain.official_marks import ENTRY, NONE, Place


@dataclass(frozen=True, slots=True)
class WithoutPlace:
    """An answer that the document does not show, or not all of.

    Args:
        question: Id of the question.
        language: Of the answer; empty where it has none.
        pieces: What has no place; empty where the document has no place for the answer at all.
    """

    question: str
    language: str
    pieces: tuple[Place, ...]


def shown_in(languages: Collection[str], wanted: str) -> str:
    """The language a mark without one shows: the wanted, else the bare answer, else the first by name."""
    return next((code for code in (wanted, "") if code in languages), min(languages, default=""))


def without_place(
    form: Form, answers: Answers, marks: Iterable[Place], *, hidden: Collection[str] = (), language: str
) -> tuple[WithoutPlace, ...]:
    """The answers, or pieces of answers, that no mark shows; in official order.

    Args:
        form: The form.
        answers: What is answered.
        marks: Where the marks of the document point.
        hidden: Questions that are not asked.
        language: What marks without a language prefer.
    """
    pieces = list(_all_pieces(form, answers, hidden))
    spoken: dict[tuple[str, int, str], set[str]] = {}
    for piece in pieces:
        spoken.setdefault(_spot(piece), set()).add(piece.language)
    by_mark: dict[str, list[Place]] = {}
    for mark in marks:
        by_mark.setdefault(mark.question, []).append(mark)

    def covered(piece: Place) -> bool:
        usual = shown_in(spoken[_spot(piece)], language)
        return any(_covers(mark, piece, usual) for mark in by_mark.get(piece.question, ()))

    left: dict[tuple[str, str], list[Place]] = {}
    shown: set[tuple[str, str]] = set()
    for piece in pieces:
        answer = (piece.question, piece.language if not piece.field else "")
        if covered(piece):
            shown.add(answer)
        else:
            left.setdefault(answer, []).append(piece)
    return tuple(
        WithoutPlace(*answer, tuple(missed) if answer in shown else ()) for answer, missed in left.items()
    )


def _spot(piece: Place) -> tuple[str, int, str]:
    return piece.question, piece.item, piece.field


def _covers(mark: Place, piece: Place, usual: str) -> bool:
    return (
        mark.item in (0, piece.item)
        and mark.field in ("", piece.field)
        and mark.part in ("", ENTRY, piece.part)
        and mark.option in ("", piece.option)
        and piece.language == (mark.language or usual)
    )


def _all_pieces(form: Form, answers: Answers, hidden: Collection[str]) -> Iterator[Place]:
    standing = by_question(answers)
    for question in form.questions():
        if question.takes_answer and question.id not in hidden:
            for language, value in standing.get(question.id, {}).items():
                yield from _pieces(question, value, Place(question.id, language=language))


def _pieces(question: Question, value: Value, at: Place) -> Iterator[Place]:
    plain = plain_part(value)
    yield from (replace(at, part=name) for name in BESIDE if beside(value, name))
    if plain is None:
        return
    if is_none(plain):
        yield replace(at, option=NONE)
        return
    match question.type:
        case QuestionType.CHOICE:
            yield replace(at, option=plain)
        case QuestionType.CHOICES:
            yield from (replace(at, option=one) for one in plain)
        case QuestionType.RANKING:
            yield from (replace(at, part=one) for one in plain)
        case QuestionType.RATING_GRID:
            yield from (replace(at, part=row, option=str(score)) for row, score in plain.items())
        case QuestionType.DATA_POINT:
            yield from (replace(at, part=name, option=str(one)) for name, one in plain.items())
        case QuestionType.LIST if not at.field:
            yield from (replace(at, item=number) for number, _one in enumerate(plain, start=1))
        case QuestionType.GROUP:
            for number, record in enumerate(plain, start=1):
                yield from _fields(question, record, replace(at, item=number))
        case _:
            yield at


def _fields(group: Question, record: Mapping[str, Value], at: Place) -> Iterator[Place]:
    for field in group.fields:
        inside = record.get(field.id)
        if inside is None or not field.takes_answer:
            continue
        for language, value in (inside if field.translatable else {"": inside}).items():
            yield from _pieces(field, value, replace(at, field=field.id, language=language))
