"""Names a dossier holds in one or two scripts: the city, the mayor, contact persons, organisations."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from lcapp.domain.answers import Answers, answer_in_any_language, is_none, plain_part
from lcapp.domain.forms import Form, Hand, Question, QuestionType
from lcapp.domain.searching import occurrences
from lcapp.domain.side_records import Sides, latin_name_key

_NAMING = ("name", "organization", "unit")
_OWN_SCRIPT = "_local"
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class RecordName:
    """One name.

    Args:
        question: Id of the question that asks for it.
        label: The question's official words.
        forms: The name as it is given, once in each script, in the order of the form.
        in_form: Whether the form itself asks for both scripts.
    """

    question: str
    label: str
    forms: tuple[str, ...]
    in_form: bool

    @property
    def latin(self) -> str:
        """The form in Latin letters; empty where there is none."""
        return next((form for form in self.forms if is_latin(form)), "")

    @property
    def own(self) -> str:
        """The form in another script; empty where there is none."""
        return next((form for form in self.forms if not is_latin(form)), "")

    @property
    def lacks_latin(self) -> bool:
        """Whether a Latin form is worth asking for beside the form's own field."""
        return bool(self.own) and not self.in_form


def is_latin(text: str) -> bool:
    """Whether the first letter of a text is a Latin one."""
    first = next((letter for letter in text if letter.isalpha()), "a")
    return "LATIN" in unicodedata.name(first, "")


def record_names(form: Form, answers: Answers, sides: Sides) -> tuple[RecordName, ...]:
    """Every name that is answered, in official order."""
    return tuple(_names(form, answers, sides))


def forms_in(name: RecordName, text: str) -> tuple[tuple[int, int], ...]:
    """Where a name stands in a text, in any of its forms; by surname where it is written surname first."""
    found = {place for form in name.forms for place in occurrences(text, short_form(form))}
    return tuple(sorted(found))


def short_form(form: str) -> str:
    """What of a name is looked for in a text: of "Yılmaz, Ali" the surname, else the whole."""
    for mark in (",", "،"):
        form = form.partition(mark)[0]
    return form.strip()


def _names(form: Form, answers: Answers, sides: Sides) -> Iterator[RecordName]:
    for question in form.questions():
        if not _is_name(question):
            continue
        second = form.question(question.id + _OWN_SCRIPT)
        given = [_text(answers, question.id)]
        if second is not None:
            given.append(_text(answers, second.id))
        else:
            given.append(str(sides.get(latin_name_key(question.id)) or ""))
        forms = tuple(dict.fromkeys(one for one in given if len(short_form(one)) >= _SHORTEST))
        if forms:
            yield RecordName(question.id, question.label, forms, in_form=second is not None)


def _is_name(question: Question) -> bool:
    return (
        question.type is QuestionType.SHORT_TEXT
        and question.id.rpartition(".")[2] in _NAMING
        and question.filled_by is not Hand.NATIONAL_COMMISSION
    )


def _text(answers: Answers, question_id: str) -> str:
    value = answer_in_any_language(answers, question_id)
    plain = plain_part(value)
    return " ".join(plain.split()) if isinstance(plain, str) and not is_none(value) else ""
