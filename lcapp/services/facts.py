"""Facts of the city: offered where a form asks for them, inserted by one act, found wherever they stand."""

import contextlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from lcapp.domain.answers import AnswerKey, Answers, Value, is_answered, is_none, plain_part
from lcapp.domain.city_records import CITY, field_text, items_of, lines_of, text_of
from lcapp.domain.dossier import Dossier
from lcapp.domain.facts import Fact, KnownCity, KnownFact, NamedFigure, agrees, fitting
from lcapp.domain.forms import Form, Hand, Question
from lcapp.domain.not_relevant import is_refused
from lcapp.domain.record_between import PLAN, RESOURCES, budgets_of, resources_of
from lcapp.domain.record_figures import people_of
from lcapp.domain.record_norms import RecordNorms
from lcapp.errors import LcappError
from lcapp.services.dossiers import Dossiers
from lcapp.services.draft_session import DraftSession
from lcapp.services.ports import DossierStore, FormLibrary
from lcapp.services.records import CityRecords

ACT = "fact"
"""Kind of the act that inserts a fact."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A fact that the record knows and a question asks for.

    Args:
        question: What is asked.
        language: In which language; empty where the question is not translatable.
        value: What would stand there.
        replaces: What stands there now; None for no answer.
    """

    question: Question
    language: str
    value: Value
    replaces: Value | None


@dataclass(frozen=True, slots=True)
class FactPlace:
    """Where a fact stands outside its record.

    Args:
        dossier: Which dossier.
        question: Which question of its form.
        language: In which language.
        value: What stands there.
        agrees: Whether it says what the record says.
        locked: Whether it cannot be changed, because the dossier is sealed or its form has gone.
    """

    dossier: Dossier
    question: Question
    language: str
    value: Value
    agrees: bool
    locked: bool


class Facts:
    """What the records know, for other dossiers.

    Args:
        facts: The list of facts, read on first use.
        norms: What the records are held against, read on first use.
        records: The records of the library.
        store: All dossiers.
        forms: Forms by name.
    """

    def __init__(
        self,
        *,
        facts: Callable[[], tuple[Fact, ...]],
        norms: Callable[[], RecordNorms],
        records: CityRecords,
        store: DossierStore,
        forms: FormLibrary,
    ) -> None:
        self._facts = facts
        self._norms = norms
        self._records = records
        self._store = store
        self._forms = forms

    def city(self) -> KnownCity:
        """What the records say now."""
        wanted = {fact.record for fact in self._facts()} | {PLAN, RESOURCES}
        forms: dict[str, Form] = {}
        answers: dict[str, Answers] = {}
        for record, line in self._records.lines_of(sorted(wanted)).items():
            # A record that cannot be read must not keep people from their other dossiers.
            with contextlib.suppress(LcappError):
                answers[record] = self._store.load(line.card.dossier.number).answers if line.card else {}
                forms[record] = line.form
        facts = [fact for fact in self._facts() if fact.record in forms]
        known = (self._known(fact, forms[fact.record], answers[fact.record]) for fact in facts)
        term_end = text_of(answers.get(CITY, {}), "mayor.term_end")
        term_start = text_of(answers.get(CITY, {}), "mayor.term_start")
        last_award = text_of(answers.get(CITY, {}), "city.last_award")
        watched = tuple(fact for fact in self._facts() if fact.near)
        told = tuple(one for one in known if one is not None)
        spelt = lines_of(answers.get(CITY, {}), "city.other_names")
        city = answers.get(CITY, {})
        return KnownCity(
            told,
            term_end,
            last_award,
            watched,
            term_start,
            spelt,
            norms=self._norms(),
            currency=text_of(city, "city.currency"),
            budgets=budgets_of(answers.get(PLAN, {})),
            resources=resources_of(answers.get(RESOURCES, {})),
            figures=tuple(_named_figures(city)),
            people=people_of(city),
        )

    def offers(self, session: DraftSession, city: KnownCity | None = None) -> tuple[Offer, ...]:
        """Every fact that the draft asks for and does not say yet, in official order.

        Args:
            session: The draft.
            city: What the records say, where that was asked already.
        """
        known = (city or self.city()).asked_in(session.form.id)
        return tuple(
            offer
            for question in session.form.questions()
            if question.id in known and question.filled_by is Hand.CITY and session.is_visible(question)
            for offer in _offers(session, question, known[question.id])
        )

    def insert(self, session: DraftSession, offers: tuple[Offer, ...]) -> int:
        """Put facts into a draft, as one act; undo takes all of them out again. Returns how many changed.

        Raises:
            ReadOnly: The draft can only be read.
        """
        new = {AnswerKey(offer.question.id, offer.language): offer.value for offer in offers}
        return session.set_answers(new, kind=ACT)

    def unknown_to_record(self, session: DraftSession) -> tuple[Offer, ...]:
        """What a dossier answers and the city's record leaves open: it is offered to the record.

        Args:
            session: Of an application, a report or an award; a fictional one has nothing to offer.
        """
        line = self._records.line(CITY)
        if session.dossier.fictional or session.form.id == CITY:
            return ()
        ours = self._store.load(line.card.dossier.number).answers if line.card else {}
        said = {key.question for key, value in ours.items() if is_answered(value)}
        return tuple(
            offer
            for fact in self._facts()
            if fact.record == CITY and fact.question not in said
            for offer in _to_record(session, line.form, fact)
        )

    def carry(self, record: str, question: str, *, dossiers: Dossiers) -> int:
        """Change a fact wherever it stands otherwise and can be changed; returns in how many dossiers.

        Args:
            record: Id of the form of the record.
            question: The question that holds the fact.
            dossiers: Opens each of them; in each it is one act that can be undone there.
        """
        changed = 0
        known = self.city()
        for number in dict.fromkeys(
            place.dossier.number
            for place in self.places(record, question)
            if not (place.agrees or place.locked)
        ):
            session = dossiers.open(number)
            mine = [one for one in self.offers(session, known) if one.replaces is not None]
            asked = {name for fact in self._facts() if fact.question == question for name in fact.asked}
            if self.insert(session, tuple(one for one in mine if one.question.id in asked)):
                session.flush()
                changed += 1
        return changed

    def places(self, record: str, question: str) -> tuple[FactPlace, ...]:
        """Where else a fact of a record stands, in every dossier that is not in the bin, newest first."""
        facts = [fact for fact in self._facts() if (fact.record, fact.question) == (record, question)]
        asked = {name for fact in facts for name in fact.asked}
        if not asked:
            return ()
        line = self._records.line(record)
        ours = self._store.load(line.card.dossier.number).answers if line.card else {}
        known = next((self._known(fact, line.form, ours) for fact in facts), None)
        return tuple(self._places(record, asked, known))

    def _places(self, record: str, asked: set[str], known: KnownFact | None) -> Iterator[FactPlace]:
        for card in self._store.cards():
            dossier = card.dossier
            if card.deleted_at is not None or dossier.form.partition("-")[0] == record:
                continue
            content = self._store.load(dossier.number)
            try:
                form = self._forms.get(dossier.form)
            except LcappError:
                continue
            locked = dossier.status == "sealed" or form.digest != dossier.form_digest
            for key, value in sorted(content.answers.items()):
                found = form.question(key.question)
                if key.question not in asked or found is None or not is_answered(value):
                    continue
                ours = known.standing.get(key.language) if known else None
                same = ours is not None and agrees(found, ours, value)
                yield FactPlace(dossier, found, key.language, value, same, locked)

    @staticmethod
    def _known(fact: Fact, form: Form, answers: Answers) -> KnownFact | None:
        question = form.question(fact.question)
        standing = {
            key.language: value
            for key, value in answers.items()
            if key.question == fact.question and is_answered(value)
        }
        return KnownFact(fact, question, standing) if question is not None and standing else None


def _named_figures(city: Answers) -> Iterator[NamedFigure]:
    for one in items_of(city, "profile.more"):
        name, point = field_text(one, "name"), plain_part(one.get("figure"))
        if name and isinstance(point, dict) and "value" in point:
            yield NamedFigure(name, point["value"], point.get("year"), field_text(one, "unit").strip())


def _offers(session: DraftSession, question: Question, known: KnownFact) -> Iterator[Offer]:
    wanted: Mapping[str, Value] = known.standing
    for language, value in sorted(wanted.items()):
        if bool(language) is not question.translatable:
            continue
        fits = fitting(value, question)
        here = session.answer(AnswerKey(question.id, language))
        if fits is None or (here is not None and agrees(question, value, here)):
            continue
        if is_none(fits) and is_refused(question, required=question.required):
            continue
        yield Offer(question, language, fits, here)


def _to_record(session: DraftSession, form: Form, fact: Fact) -> Iterator[Offer]:
    question = form.question(fact.question)
    if question is None:
        return
    for key, value in sorted(session.answers.items()):
        if key.question not in fact.asked or not is_answered(value) or is_none(value):
            continue
        fits = fitting(value, question)
        if fits is not None and bool(key.language) is question.translatable:
            yield Offer(question, key.language, fits, None)
