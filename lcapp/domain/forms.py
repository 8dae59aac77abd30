"""What a form is: parts, sections, questions and options, as frozen values."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from lcapp.domain.answers import USUAL_PARTS
from lcapp.domain.conditions import Condition


class QuestionType(StrEnum):
    """What an answer is. What may stand beside it are traits of the question."""

    SHORT_TEXT = "short_text"
    LONG_TEXT = "long_text"
    DATA_POINT = "data_point"
    DATE = "date"
    CHOICE = "choice"
    CHOICES = "choices"
    RATING_GRID = "rating_grid"
    LIST = "list"
    RANKING = "ranking"
    GROUP = "group"
    EMAIL = "email"
    PHONE = "phone"
    URL = "url"
    COUNTRY = "country"
    STATEMENT = "statement"
    SIGNATURE = "signature"


TEXT_TYPES = frozenset({QuestionType.SHORT_TEXT, QuestionType.LONG_TEXT})
UNANSWERED_TYPES = frozenset({QuestionType.STATEMENT, QuestionType.SIGNATURE})
"""Types that hold no typed answer: a statement is printed, a signature is made on paper."""


class Hand(StrEnum):
    """Who fills a question in."""

    CITY = "city"
    MAYOR = "mayor"
    NATIONAL_COMMISSION = "national_commission"


class Confidence(StrEnum):
    """How sure we are that a text is the official one."""

    EXACT = "exact"
    RECONSTRUCTED = "reconstructed"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Option:
    """One choice, one row of a rating grid, or one thing to rank."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Computed:
    """A figure the program works out instead of asking for it.

    `ratio` divides the first of `of` by the second; `sum` adds them. A name in `of` is a question id,
    or `group.id/field` for a figure inside every record of a group.
    """

    rule: str
    of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a form, or one field inside a group.

    Limits that are `None` do not apply. `min`, `max` belong to data points, `earliest` and `latest`
    (ISO dates) to dates, `min_items`, `max_items` to lists, choices, rankings and groups.
    `parts` is what a data point asks besides the figure. `provenance` says where the text comes from; `note`
    what else its source says.
    """

    id: str
    type: QuestionType
    label: str
    explanation: str = ""
    filled_by: Hand = Hand.CITY
    required: bool = True
    translatable: bool = False
    with_links: bool = False
    with_evidence: bool = False
    with_text: bool = False
    with_stamp: bool = False
    partial: bool = False
    unit: str = ""
    parts: tuple[str, ...] = USUAL_PARTS
    min_words: int | None = None
    max_words: int | None = None
    max_characters: int | None = None
    min: Decimal | None = None
    max: Decimal | None = None
    earliest: str | None = None
    latest: str | None = None
    min_items: int | None = None
    max_items: int | None = None
    max_age_years: int | None = None
    options: tuple[Option, ...] = ()
    rows: tuple[Option, ...] = ()
    scale: tuple[int, ...] = ()
    scale_meaning: tuple[str, ...] = ()
    fields: "tuple[Question, ...]" = ()
    visible_when: Condition | None = None
    required_when: Condition | None = None
    computed: Computed | None = None
    provenance: str = ""
    confidence: Confidence = Confidence.RECONSTRUCTED
    note: str = ""

    def option(self, option_id: str) -> Option | None:
        """The option or row of that id, if there is one."""
        return next((o for o in (*self.options, *self.rows) if o.id == option_id), None)

    def field(self, field_id: str) -> "Question | None":
        """The field of a group by its id, if there is one."""
        return next((f for f in self.fields if f.id == field_id), None)

    @property
    def takes_answer(self) -> bool:
        """Whether somebody types an answer here."""
        return self.type not in UNANSWERED_TYPES and self.computed is None


@dataclass(frozen=True, slots=True)
class Section:
    """Questions under one heading. `layout` is `""` or `"table"` (data points side by side)."""

    id: str
    title: str
    questions: tuple[Question, ...]
    intro: str = ""
    layout: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """What one hand fills in. `sheet` asks for a page of its own in print."""

    id: str
    title: str
    filled_by: Hand
    sections: tuple[Section, ...]
    sheet: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """Who compared this file with the official form, and when (ISO date)."""

    on: str
    by: str


@dataclass(frozen=True, slots=True)
class Form:
    """A versioned questionnaire. `digest` is the SHA-256 (hex) of its canonical content."""

    id: str
    version: str
    kind: str
    title: str
    languages: tuple[str, ...]
    parts: tuple[Part, ...]
    provenance: str = ""
    confidence: Confidence = Confidence.RECONSTRUCTED
    valid: str = ""
    status: str = ""
    checked: Checked | None = None
    evidence: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    digest: str = field(default="", compare=False)

    @property
    def name(self) -> str:
        """Id and version joined, such as `membership-2025`."""
        return f"{self.id}-{self.version}"

    @property
    def is_official(self) -> bool:
        """Whether it stands for a form of a call; a record of the city stands for nothing but itself."""
        return self.kind != "internal"

    def sections(self) -> Iterator[tuple[Part, Section]]:
        """Every section with its part, in official order."""
        for part in self.parts:
            for section in part.sections:
                yield part, section

    def questions(self) -> Iterator[Question]:
        """Every question in official order, without the fields inside groups."""
        for _part, section in self.sections():
            yield from section.questions

    def question(self, question_id: str) -> Question | None:
        """The question of that id, if the form has it."""
        return next((q for q in self.questions() if q.id == question_id), None)

    def section_of(self, question_id: str) -> Section | None:
        """The section in which a question stands."""
        for _part, section in self.sections():
            if any(q.id == question_id for q in section.questions):
                return section
        return None
