"""What all makers of blocks look at: the snapshot, the words of print, and the numbers of the questions."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC
from functools import cached_property
from typing import Any

from lcapp.domain.answers import (
    Value,
    answer_in_any_language,
    by_question,
    is_answered,
    is_none,
    plain_part,
)
from lcapp.domain.forms import UNANSWERED_TYPES, Hand, Question, QuestionType
from lcapp.domain.plain_text import plain_text
from lcapp.domain.question_numbers import question_numbers
from lcapp.domain.snapshot import DossierSnapshot
from lcapp.i18n import Words, formats
from lcapp.i18n.form_texts import FormWords
from lcapp.pdf.block_kinds import Said
from lcapp.pdf.text.isolation import clean
from lcapp.services.ports import PreparedAnnex, PrintOptions

CITY_NAME, CITY_NAME_LOCAL = "city.name", "city.name_local"
CITY_COUNTRY, CITY_REGION = "city.country", "city.region"


@dataclass(frozen=True)
class Printing:
    """One print of a snapshot.

    Args:
        snapshot: What is printed.
        words: The words between the answers.
        options: As asked for.
        annexes: Pages and pictures that may be printed.
        second_words: The words of the second language, where two are printed side by side.
    """

    snapshot: DossierSnapshot
    words: Words
    options: PrintOptions
    annexes: tuple[PreparedAnnex, ...] = ()
    second_words: Words | None = None

    @property
    def language(self) -> str:
        """The language of print."""
        return self.options.language

    @property
    def is_blank(self) -> bool:
        """Whether an empty form is printed, to be filled in by hand."""
        return self.options.variant == "blank"

    @property
    def is_marking(self) -> bool:
        """Whether a copy to write remarks on is printed."""
        return self.options.variant == "marking"

    @property
    def second(self) -> str:
        """The second language, in a print that has two."""
        return self.options.second_language if self.second_words is not None else ""

    @cached_property
    def second_form_words(self) -> FormWords | None:
        """The form's texts in the second language."""
        return FormWords(self.second_words, self.snapshot.form.name) if self.second_words else None

    @cached_property
    def form_words(self) -> FormWords:
        """The form's texts in the language of print."""
        return FormWords(self.words, self.snapshot.form.name, currency=self.snapshot.currency)

    @cached_property
    def standing(self) -> Mapping[str, Mapping[str, Value]]:
        """The answers by question and language; none in an empty form."""
        if self.is_blank:
            return {}
        return by_question(self.options.answers_of(self.snapshot.form, self.snapshot.answers))

    @cached_property
    def numbers(self) -> Mapping[str, str]:
        """A running number for everything that is answered or signed, the same as in the window."""
        return {name: self.number(place) for name, place in question_numbers(self.snapshot.form).items()}

    def number(self, value: Any) -> str:
        """A number as the language of print writes it."""
        return formats.number(self.words, value)

    def day(self, iso: str) -> str:
        """A date in the language of print; in a record, which the city reads, in the reader's calendars."""
        if self.snapshot.form.is_official:
            return formats.day(self.words, iso)
        return formats.day_in_calendars(self.words, iso)

    def is_asked(self, question: Question) -> bool:
        """Whether a question is printed: on paper every condition is the reader's own business."""
        return self.is_blank or question.id not in self.snapshot.hidden

    def does_not_apply(self, question: Question) -> bool:
        """Whether the condition of a question does not hold."""
        return not self.is_blank and question.id in self.snapshot.hidden

    def is_printed(self, question: Question) -> bool:
        """Whether a question stands on the pages; the official form is always whole."""
        if self.options.variant in ("blank", "form") or self.options.with_unanswered:
            return True
        if self.does_not_apply(question):
            return False
        if question.filled_by is not Hand.CITY or question.type in UNANSWERED_TYPES:
            return True
        if question.computed is not None:
            return question.id in self.snapshot.computed
        return any(map(is_answered, self.standing.get(question.id, {}).values()))

    def languages_of(self, question: Question) -> tuple[str, ...]:
        """The languages a question is answered in, that of print first, then in the form's order."""
        given = self.standing.get(question.id, {})
        wanted = (self.language, self.language.partition("-")[0], self.second, *self.snapshot.form.languages)
        ordered = dict.fromkeys((*wanted, *sorted(given)))
        return tuple(code for code in ordered if code in given)

    def is_left_to_the_pen(self, question: Question) -> bool:
        """Whether room is left to write by hand: in an empty form, or for another hand than the city."""
        answered = any(map(is_answered, self.standing.get(question.id, {}).values()))
        return not answered and (self.is_blank or question.filled_by is not Hand.CITY)

    def text_of(self, question_id: str) -> str:
        """An answer on one line, for the blank of a sentence."""
        question = self.snapshot.form.question(question_id)
        value = None
        if question is not None and not self.is_blank:
            value = answer_in_any_language(self.snapshot.answers, question_id, self.language)
        # A reason why there is no answer is never a name.
        if question is None or not is_answered(value) or is_none(value):
            return ""
        plain = plain_part(value)
        if question.type is QuestionType.COUNTRY:
            return formats.country_name(self.words, str(plain))
        if question.type is QuestionType.DATE:
            return self.day(str(plain))
        if question.type is QuestionType.CHOICE:
            return self.form_words.option(question, str(plain))
        return " ".join(clean(plain_text(question, value)).split())

    @cached_property
    def country(self) -> str:
        """The country's name, as far as it is known."""
        return self.text_of(CITY_COUNTRY)

    @cached_property
    def place(self) -> str:
        """Country and region on one line, as far as they are answered."""
        return " · ".join(told for told in (self.country, self.text_of(CITY_REGION)) if told)

    @cached_property
    def city_names(self) -> tuple[Said, ...]:
        """The city's names: in a script of its own first, then in Latin letters; else the dossier's title."""
        found: dict[str, str] = {}
        for question_id in (CITY_NAME, CITY_NAME_LOCAL):
            question = self.snapshot.form.question(question_id)
            given = {} if self.is_blank else by_question(self.snapshot.answers).get(question_id, {})
            for language, value in sorted(given.items(), key=lambda one: (one[0] != self.language, one[0])):
                if question is not None and is_answered(value) and not is_none(value):
                    name = " ".join(clean(plain_text(question, value)).split())
                    found.setdefault(name, language)
        found.pop("", None)
        if not found and not self.is_blank:
            found[" ".join(clean(self.snapshot.dossier.title).split())] = ""
        names = [Said(_short(name), language) for name, language in found.items()]
        return tuple(sorted(names, key=lambda name: is_latin(name.text)))

    @cached_property
    def city_name(self) -> str:
        """The name for running heads: in the language of print where there is one."""
        names = {name.language: name.text for name in self.city_names}
        return names.get(self.language) or next(iter(names.values()), "")

    def day_taken(self) -> str:
        """The day of the snapshot (UTC), so that the same snapshot prints the same everywhere."""
        return formats.day(self.words, self.snapshot.taken_at.astimezone(UTC).date().isoformat())


def is_latin(text: str) -> bool:
    """Whether the first letter of a text is a Latin one."""
    first = next((c for c in text if c.isalpha()), "a")
    return "LATIN" in unicodedata.name(first, "")


def _short(name: str) -> str:
    return name if len(name) <= 120 else name[:119] + "…"
