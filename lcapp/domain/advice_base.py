"""What a rule of advice is given, what it is, and the lists of words it looks into."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from lcapp.domain.advice_text import Passage
from lcapp.domain.answers import Answers, Value
from lcapp.domain.calls import Call
from lcapp.domain.evidence import Evidence
from lcapp.domain.figure_words import FigureWords
from lcapp.domain.findings import Finding, Severity
from lcapp.domain.forms import Form
from lcapp.domain.phrases import Phrases


@dataclass(frozen=True, slots=True)
class AdviceWords:
    """The lists of one language.

    Args:
        language: Its code.
        lists: By name, such as `vague` or `promise`.
        elements: By topic and element, the words that touch it.
        stop_words: Small words by which the language is known.
        abbreviations: What ends with a point inside a sentence.
        shorter: What can be said in fewer words, and in which.
        numbers: Small numbers that are written out, by word.
    """

    language: str
    lists: Mapping[str, Phrases] = field(default_factory=dict)
    elements: Mapping[str, Mapping[str, Phrases]] = field(default_factory=dict)
    stop_words: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()
    shorter: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)

    def list(self, name: str) -> Phrases:
        """A list by its name; empty where the language has none."""
        return self.lists.get(name, Phrases())


@dataclass(frozen=True, slots=True)
class Topic:
    """What an answer should touch.

    Args:
        id: Its name.
        questions: Ids of the questions it is about.
        elements: Names of its key elements, the one that matters most first.
    """

    id: str
    questions: frozenset[str]
    elements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AdviceData:
    """All lists, and what holds in every language.

    Args:
        words: Lists by language.
        topics: What answers should touch.
        known_acronyms: Acronyms every reader knows.
        official_names: Names that are often mistyped.
        addresses: E-mail addresses that are often mistyped.
        mail_hosts: Hosts of mail that are often mistyped.
        behind_login: Hosts whose files strangers often cannot open.
        not_in_latin: Languages that are not written in Latin letters.
        small_words: Words that acronyms leave out.
        regions: UNESCO's region of a country, by ISO code.
        figures: Words around figures and dates, and the network's own dates.
        words_doubled: Languages in which a word stands twice by rule.
        regions_seen: Codes of countries whose region was seen in a list; the others are from memory.
        members: Codes of UNESCO's Member States; empty where the list is not at hand.
        associates: Codes of its Associate Members.
        former_members: The last day of membership, by code.
        any_language: Lists of words and phrases that are looked for in texts of every language, by name.
        tongues: Small words of further languages, by code.
        definition: Runs of words of UNESCO's definition of a learning city; see `runs_of`.
        cities: Names of learning cities, folded.
    """

    words: Mapping[str, AdviceWords] = field(default_factory=dict)
    topics: tuple[Topic, ...] = ()
    known_acronyms: frozenset[str] = frozenset()
    official_names: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    mail_hosts: tuple[str, ...] = ()
    behind_login: tuple[str, ...] = ()
    not_in_latin: frozenset[str] = frozenset()
    small_words: frozenset[str] = frozenset()
    regions: Mapping[str, str] = field(default_factory=dict)
    figures: FigureWords = field(default_factory=FigureWords)
    words_doubled: frozenset[str] = frozenset()
    regions_seen: frozenset[str] = frozenset()
    members: frozenset[str] = frozenset()
    associates: frozenset[str] = frozenset()
    former_members: Mapping[str, date] = field(default_factory=dict)
    any_language: Mapping[str, Phrases] = field(default_factory=dict)
    tongues: Mapping[str, frozenset[str]] = field(default_factory=dict)
    definition: frozenset[tuple[str, ...]] = frozenset()
    cities: frozenset[str] = frozenset()

    def anywhere(self, name: str) -> Phrases:
        """A list that holds in every language; empty where there is none."""
        return self.any_language.get(name, Phrases())

    def small_words_of(self, language: str) -> frozenset[str]:
        """Small words of a language; empty where nobody listed them."""
        lists = self.words.get(language)
        return lists.stop_words if lists else self.tongues.get(language, frozenset())

    def topic_of(self, question: str) -> Topic | None:
        """The topic of a question."""
        return next((topic for topic in self.topics if question in topic.questions), None)


@dataclass(frozen=True, slots=True)
class Matter:
    """One dossier as the rules look at it.

    Args:
        form: What is asked.
        call: The round; None for records without a call.
        answers: Canonical answers.
        standing: The same by question and language.
        passages: Every text, in official order.
        evidence: What is registered.
        today: The day of the check.
        data: The lists.
        names: Names the city's record knows: city, mayor, contacts.
    """

    form: Form
    call: Call | None
    answers: Answers
    standing: Mapping[str, Mapping[str, Value]]
    passages: tuple[Passage, ...]
    evidence: tuple[Evidence, ...]
    today: date
    data: AdviceData
    names: tuple[str, ...] = ()
    joined: str = ""
    """When the city joined, as far as the nomination says it."""
    awarded: str = ""
    """When the city last received the award, as far as its record says it."""
    residents: int = 0
    """How many people live in the city, by its record; 0 if unknown."""

    @property
    def is_award(self) -> bool:
        """Whether it is a nomination for the award."""
        return self.form.kind == "award"

    @property
    def looks_back(self) -> bool:
        """Whether it tells what was done, not what is planned."""
        return self.form.kind in ("award", "report")

    def words(self, passage: Passage) -> AdviceWords | None:
        """The lists for a passage's language; None where there are none."""
        return self.data.words.get(passage.tongue)


Check = Callable[[Matter], Iterable[Finding]]
PassageCheck = Callable[[Matter, Passage], Iterable[Finding]]
Notes = Callable[[Matter, Passage], Iterable[Any]]
Together = Callable[[Matter, Sequence[Any]], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class AdviceRule:
    """One rule.

    Args:
        codes: Codes of its findings with the names of their parameters; each can be switched off.
        source: Where the reason for the advice was read.
        passage: Looks at one passage at a time, and at nothing else that typing changes: what it says is kept
            as long as the text is the same.
        whole: Looks at the whole dossier.
        notes: Takes notes of one passage, which are kept as long as the text is the same.
        together: Looks at all notes, in official order.
    """

    codes: Mapping[str, tuple[str, ...]]
    source: str
    passage: PassageCheck | None = None
    whole: Check | None = None
    notes: Notes | None = None
    together: Together | None = None


def at_passage(code: str, passage: Passage, **params: str | int) -> Finding:
    """A finding at a passage."""
    return Finding(
        code,
        Severity.ADVICE,
        passage.question.id,
        passage.language,
        passage.item,
        passage.field.id if passage.field else "",
        params,
    )


def at_question(code: str, question: str, language: str = "", **params: str | int) -> Finding:
    """A finding at a whole answer, or with an empty question at the dossier."""
    return Finding(code, Severity.ADVICE, question, language, params=params)
