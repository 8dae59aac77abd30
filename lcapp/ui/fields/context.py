"""What every field needs to know besides its question: the language, the countries, the day, the registry."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from lcapp.domain.city_records import is_record
from lcapp.domain.countries import Country
from lcapp.domain.forms import Option, Question, QuestionType
from lcapp.i18n import Words
from lcapp.i18n.form_texts import FormWords
from lcapp.ui.appearance.look import Look

if TYPE_CHECKING:
    from lcapp.ui.fields.field import Field


def _no_titles(_group: str, _field: str) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class FieldContext:
    """The surroundings of a field.

    Args:
        words: Sentences and formats in the officer's language.
        look: Spaces, colours and icons.
        form: Name of the form, the first half of its texts' contexts.
        languages: Languages in which a translatable answer may be written, the form's first.
        countries: UNESCO's states, read on first use.
        today: The day it is.
        registry: The field of each question type; handed down so that a group can build its own.
        fill: Puts what is known into the blanks of a fixed statement.
        open_link: Shows a typed address and opens it if the person wants.
        group: The group whose record the field stands in.
        first_language: The language a translatable question without an answer shows first.
        folded: Ids of the records that are folded; one set for the whole window, so that a screen that is
            built anew finds them as they were.
        titles: Titles that a field of a group may name, by the ids of both.
    """

    words: Words
    look: Look
    form: str
    languages: tuple[str, ...]
    countries: Callable[[], tuple[Country, ...]]
    today: Callable[[], date]
    registry: "Mapping[QuestionType, type[Field]]"
    fill: Callable[[str], str] = str
    open_link: Callable[[str], object] = str
    group: Question | None = None
    first_language: str = ""
    folded: set[str] = field(default_factory=set)
    titles: Callable[[str, str], tuple[str, ...]] = _no_titles

    def own_words(self, question: Question, what: str, text: str) -> str:
        """A text of the form in the officer's language; the same text where nobody translated it."""
        at = f"{self.group.id}.{question.id}" if self.group else question.id
        return self.words.form_text(f"{self.form}/{at}.{what}", text) if text else ""

    def label(self, question: Question) -> str:
        """What a question is called first: officially; in the city's records in the officer's language."""
        own = is_record(self.form)
        return self.own_words(question, "label", question.label) if own else question.label

    def official(self, own: str, official: str) -> str:
        """What stands beside own words; the same words in the city's records, which nobody sends."""
        return own if is_record(self.form) else official

    def own_option(self, question: Question, option: Option) -> str:
        """An option or row in the officer's language; its official label where nobody translated it."""
        return FormWords(self.words, self.form).option(question, option.id, group=self.group)

    def own_scale(self, question: Question) -> tuple[str, ...]:
        """What the steps of a scale mean, in the officer's language as far as somebody translated it."""
        return FormWords(self.words, self.form).scale_meaning(question, group=self.group)
