"""The city's records: found or started, one of each for a library, one for each year where years are kept."""

import contextlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from lcapp.domain.answers import AnswerKey, Answers, Value
from lcapp.domain.assessment import year_typed
from lcapp.domain.city_records import ASSESSMENT, CITY, KEPT_BY_YEAR, KIND, RECORDS, plain_of, text_of
from lcapp.domain.completeness import Completeness, completeness
from lcapp.domain.dossier import Dossier
from lcapp.domain.forms import Form
from lcapp.errors import InputRefused, LcappError, NotFound
from lcapp.services.dossiers import Dossiers
from lcapp.services.ports import DossierCard, DossierStore, FormLibrary

LEVELS = "assess."


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One record as a list shows it.

    Args:
        record: Id of its form, such as `plan`.
        form: The form it is or would be written in.
        card: The dossier; None where nobody has started it.
        earlier: Dossiers of earlier years, newest first.
    """

    record: str
    form: Form
    card: DossierCard | None
    earlier: tuple[DossierCard, ...] = ()


@dataclass(frozen=True, slots=True)
class YearAssessed:
    """The self-assessment of one year.

    Args:
        number: Of its dossier.
        year: Four digits; empty where it does not say.
        answers: What stands in it.
    """

    number: int
    year: str
    answers: Answers


class CityRecords:
    """The records of the city in this library."""

    def __init__(self, *, dossiers: Dossiers, store: DossierStore, forms: FormLibrary) -> None:
        self._dossiers = dossiers
        self._store = store
        self._forms = forms

    def lines(self) -> tuple[RecordLine, ...]:
        """Every record in the order in which a city meets them, started or not."""
        cards = self._cards()
        return tuple(self._line(record, cards) for record in RECORDS)

    def line(self, record: str) -> RecordLine:
        """One record.

        Raises:
            NotFound: `record_unknown`: there is no such record.
        """
        _must_be_record(record)
        return self._line(record, self._cards())

    def lines_of(self, records: Iterable[str]) -> dict[str, RecordLine]:
        """Some of the records by name; one whose form cannot be read is left out.

        Raises:
            NotFound: `record_unknown`: there is no such record.
        """
        cards, found = self._cards(), {}
        for record in records:
            _must_be_record(record)
            with contextlib.suppress(LcappError):
                found[record] = self._line(record, cards)
        return found

    def find_or_start(self, record: str, *, title: str = "") -> Dossier:
        """The dossier of a record; started where there is none, under the city's name if it is known.

        Raises:
            NotFound: `record_unknown`.
        """
        found = self.line(record)
        if found.card is not None:
            return found.card.dossier
        return self._dossiers.start_record(found.form.name, title=title or self._city_name())

    def started(self, record: str) -> Dossier:
        """The dossier of a record.

        Raises:
            NotFound: `record_unknown`, or `record_not_started`: nobody has begun it.
        """
        card = self.line(record).card
        if card is None:
            raise NotFound("record_not_started", record=record)
        return card.dossier

    def answers(self, record: str) -> Answers:
        """What stands in a record; nothing where it was never started."""
        card = self.line(record).card
        return self._store.load(card.dossier.number).answers if card is not None else {}

    def so_far(self, line: RecordLine) -> Completeness | None:
        """How far a record is; None where nobody has started it."""
        if line.card is None:
            return None
        return completeness(line.form, self._store.load(line.card.dossier.number).answers)

    def all_answers(self) -> Mapping[str, Answers]:
        """What stands in every record that was started, by the id of its form."""
        cards = self._cards()
        found = {record: self._newest(record, cards) for record in RECORDS}
        return {
            record: self._store.load(cards_of[0].dossier.number).answers
            for record, cards_of in found.items()
            if cards_of
        }

    def assessments(self) -> tuple[YearAssessed, ...]:
        """The self-assessments of the library, the latest year first; one without a year before all."""
        line = self.line(ASSESSMENT)
        cards = (line.card, *line.earlier) if line.card is not None else ()
        return tuple(self._assessed(card) for card in cards)

    def next_assessment(self, typed: str, *, today: date, title: str = "") -> Dossier:
        """Begin the self-assessment of another year.

        The levels of the nearest year go over, and stand as those of before where that year is earlier.

        Args:
            typed: Four digits, or a day or month in that year.
            today: The day it is.
            title: What to call it.

        Raises:
            NotFound: `assessment_missing`: there is none to go on from.
            InputRefused: `assessment_of_year`: there is one of that year; or what `year_typed` raises.
        """
        every = self.assessments()
        if not every:
            raise NotFound("assessment_missing")
        year = year_typed(typed, today)
        if any(one.year == year for one in every):
            raise InputRefused("assessment_of_year", year=year)
        earlier = next((one for one in every if one.year < year), None)
        begun = _gone_on(earlier or every[-1], year, compared=earlier is not None)
        named = title or " ".join(part for part in (self._city_name(), year) if part)
        form = self._newest_form(ASSESSMENT)
        return self._dossiers.start_record(form, title=named, answers=begun, act_kind="copy")

    def _city_name(self) -> str:
        return text_of(self.answers(CITY), "city.name")

    def _cards(self) -> tuple[DossierCard, ...]:
        return tuple(card for card in self._store.cards(kind=KIND) if card.deleted_at is None)

    def _line(self, record: str, cards: tuple[DossierCard, ...]) -> RecordLine:
        found = self._newest(record, cards)
        form = self._forms.get(found[0].dossier.form if found else self._newest_form(record))
        by_year = record in KEPT_BY_YEAR
        return RecordLine(record, form, found[0] if found else None, found[1:] if by_year else ())

    def _newest(self, record: str, cards: tuple[DossierCard, ...]) -> tuple[DossierCard, ...]:
        mine = [card for card in cards if card.dossier.form.partition("-")[0] == record]
        by_year = record in KEPT_BY_YEAR
        # Of records kept once the first stands, whatever was copied or unpacked beside it later.
        mine.sort(key=lambda card: card.dossier.number, reverse=by_year)
        if by_year and len(mine) > 1:
            mine.sort(key=lambda card: self._assessed(card).year or "9999", reverse=True)
        return tuple(mine)

    def _assessed(self, card: DossierCard) -> YearAssessed:
        answers = self._store.load(card.dossier.number).answers
        return YearAssessed(card.dossier.number, text_of(answers, "assess.year")[:4], answers)

    def _newest_form(self, record: str) -> str:
        versions = [name for name in self._forms.names() if name.partition("-")[0] == record]
        if not versions:
            raise NotFound("form_not_found", form=record)
        return max(versions, key=lambda name: (len(name), name))


def _gone_on(before: YearAssessed, year: str, *, compared: bool) -> dict[AnswerKey, Value]:
    levels: dict[str, int] = {}
    kept: dict[AnswerKey, Value] = {AnswerKey("assess.year"): year}
    for key in sorted(before.answers):
        plain = plain_of(before.answers, key.question)
        if key.question.startswith(LEVELS) and isinstance(plain, dict):
            levels |= plain
            kept[key] = plain
    if levels and compared:
        kept[AnswerKey("last.levels")] = levels
    if before.year and compared:
        kept[AnswerKey("last.year")] = before.year
    return kept


def _must_be_record(record: str) -> None:
    if record not in RECORDS:
        raise NotFound("record_unknown", record=record)
