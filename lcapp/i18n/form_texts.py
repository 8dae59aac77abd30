"""The texts of forms, calls and criteria that translators see, and under which context each stands.

The context says where a text stands, so that equal English may differ elsewhere:

    membership-2025.title                        membership-2025/motivation.why.label
    membership-2025/part.city_part.title         membership-2025/motivation.why.explanation
    membership-2025/section.motivation.title     membership-2025/city.networks.option.yes
    membership-2025/contact.people.name.label    membership-2025/motivation.challenges.row.work

The title and the remarks of a call stand under the call alone, those of a sheet of criteria under the sheet:
`call/membership-2025`, `criteria/quality`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lcapp.domain.calls import Call
from lcapp.domain.criteria import Criteria
from lcapp.domain.forms import Form, Part, Question, Section
from lcapp.domain.record_money import is_amount
from lcapp.i18n.sentences import harmless
from lcapp.i18n.words import Words


@dataclass(frozen=True, slots=True)
class FormText:
    """One text with its context and what a translator should know."""

    context: str
    text: str
    comment: str = ""


class FormWords:
    """The texts of one form in the reader's language; the official text where nobody translated it.

    Args:
        words: The language.
        form: Name of the form, such as `plan-1`.
        currency: ISO code of the money in which a record counts; empty where it is unknown.
    """

    def __init__(self, words: Words, form: str, *, currency: str = "") -> None:
        self._words = words
        self._form = form
        self._currency = currency

    def title(self, form: Form) -> str:
        """The form's title."""
        return self._words.form_text(f"{self._form}.title", form.title)

    def part(self, part: Part) -> str:
        """A part's title."""
        return self._words.form_text(f"{self._form}/part.{part.id}.title", part.title)

    def section(self, section: Section) -> str:
        """A section's title."""
        return self._words.form_text(f"{self._form}/section.{section.id}.title", section.title)

    def intro(self, section: Section) -> str:
        """The text at the beginning of a section."""
        return self._words.form_text(f"{self._form}/section.{section.id}.intro", section.intro)

    def label(self, question: Question) -> str:
        """A question's own words."""
        return self._of(question.id, "label", question.label)

    def explanation(self, question: Question) -> str:
        """What stands under a question."""
        return self._of(question.id, "explanation", question.explanation)

    def unit(self, question: Question, *, group: Question | None = None) -> str:
        """The unit of a figure, of an amount its currency; `group` is the group a field belongs to."""
        if not question.unit and self._currency and is_amount(self._form, question.id):
            return self._currency
        return self._of(_place(question, group), "unit", question.unit)

    def field_label(self, group: Question, field: Question) -> str:
        """The label of a field in a group."""
        return self._of(f"{group.id}.{field.id}", "label", field.label)

    def option(self, question: Question, option_id: str, *, group: Question | None = None) -> str:
        """The label of an option or row; its id where the question does not have it.

        Args:
            question: A question, or a field of a group.
            option_id: Id of the option or row.
            group: The group the field belongs to.
        """
        at = _place(question, group)
        for kind, known in (("option", question.options), ("row", question.rows)):
            for option in known:
                if option.id == option_id:
                    return self._of(at, f"{kind}.{option.id}", option.label)
        return option_id

    def scale_meaning(self, question: Question, *, group: Question | None = None) -> tuple[str, ...]:
        """What the steps of a scale mean, in the form's order; `group` is the group a field belongs to."""
        at = _place(question, group)
        return tuple(
            self._of(at, f"scale.{n}", meaning) for n, meaning in enumerate(question.scale_meaning, start=1)
        )

    def _of(self, at: str, what: str, text: str) -> str:
        return self._words.form_text(f"{self._form}/{at}.{what}", text)


def _place(question: Question, group: Question | None) -> str:
    return f"{group.id}.{question.id}" if group else question.id


def form_texts(form: Form) -> Iterator[FormText]:
    """Every text of a form for the catalog, in official order."""
    yield FormText(f"{form.name}.title", form.title)
    for part in form.parts:
        yield from _given(FormText(f"{form.name}/part.{part.id}.title", part.title))
        for section in part.sections:
            at = f"{form.name}/section.{section.id}"
            yield from _given(FormText(f"{at}.title", section.title), FormText(f"{at}.intro", section.intro))
            for question in section.questions:
                yield from _question_texts(f"{form.name}/{question.id}", question)


def call_texts(call: Call) -> Iterator[FormText]:
    """The texts of a call for the catalog; sources stay as they were cited."""
    at = f"call/{call.id}"
    dates = (call.opens, call.city_deadline, call.commission_deadline, call.result)
    yield from _given(
        FormText(at, call.title, "title of a call"),
        *(FormText(at, date.note, "remark about a date") for date in dates),
        *(FormText(at, way.what, "what one party sends to another") for way in call.recipients),
        *(FormText(at, note, "remark about a call") for note in call.notes),
    )


def call_text(words: Words, call: Call, text: str) -> str:
    """A text of a call in a language; untranslated it is the text itself, with nothing hidden in it."""
    said = words.form_text(f"call/{call.id}", text)
    return harmless(words, text) if said == text else said


def call_title(words: Words, call: Call) -> str:
    """The title of a call in a language."""
    return call_text(words, call, call.title)


def criteria_texts(criteria: Criteria) -> Iterator[FormText]:
    """The texts of a sheet of criteria for the catalog; its source stays as it was cited."""
    at = f"criteria/{criteria.id}"
    yield from _given(
        FormText(at, criteria.title, "title of a sheet of criteria"),
        FormText(at, criteria.note, "remark about a sheet of criteria"),
    )
    for one in criteria.criteria:
        yield from _given(FormText(at, one.title, "criterion"), FormText(at, one.asks, "what to look for"))
        yield from _given(*(FormText(at, level, "what a number of points means") for level in one.levels))


def criteria_text(words: Words, sheet: str, text: str) -> str:
    """A text of the sheet of criteria of that id in a language; itself where nobody translated it."""
    return words.form_text(f"criteria/{sheet}", text)


def criteria_in(words: Words, criteria: Criteria) -> Criteria:
    """A sheet of criteria in a language; what nobody translated stays as it is."""

    def said(text: str) -> str:
        return criteria_text(words, criteria.id, text)

    translated = tuple(
        replace(one, title=said(one.title), asks=said(one.asks), levels=tuple(map(said, one.levels)))
        for one in criteria.criteria
    )
    return replace(criteria, title=said(criteria.title), note=said(criteria.note), criteria=translated)


def _question_texts(at: str, question: Question) -> Iterator[FormText]:
    yield from _given(
        FormText(f"{at}.label", question.label, _limits(question)),
        FormText(f"{at}.explanation", question.explanation),
        FormText(f"{at}.unit", question.unit),
        *(FormText(f"{at}.option.{option.id}", option.label) for option in question.options),
        *(FormText(f"{at}.row.{row.id}", row.label) for row in question.rows),
        *(FormText(f"{at}.scale.{n}", meaning) for n, meaning in enumerate(question.scale_meaning, start=1)),
    )
    for field in question.fields:
        yield from _question_texts(f"{at}.{field.id}", field)


def _limits(question: Question) -> str:
    said = [str(question.type)]
    if question.max_words is not None:
        said.append(f"at most {question.max_words} words")
    if question.max_characters is not None:
        said.append(f"at most {question.max_characters} characters")
    return ", ".join(said)


def _given(*texts: FormText) -> Iterator[FormText]:
    return (text for text in texts if text.text.strip())
