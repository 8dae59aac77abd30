"""The city's records: found or started, one of each for a library, one for each year where years are kept."""

from collections.abc import Mapping
from dataclasses import dataclass

from lcapp.domain.answers import AnswerKey, Answers, Value
from lcapp.domain.city_records import ASSESSMENT, CITY, KEPT_BY_YEAR, KIND, RECORDS, plain_of, text_of
from lcapp.domain.dossier import Dossier
from lcapp.domain.forms import Form
from lcapp.errors import InputRefused, NotFound
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

    def all_answers(self) -> Mapping[str, Answers]:
        """What stands in every record that was started, by the id of its form."""
        cards = self._cards()
        found = {record: self._newest(record, cards) for record in RECORDS}
        return {
            record: self._store.load(cards_of[0].dossier.number).answers
            for record, cards_of in found.items()
            if cards_of
        }

    def next_assessment(self, year: str, *, title: str = "") -> Dossier:
        """Begin the self-assessment of another year: the levels go over, and stand as those of before.

        Args:
            year: Four digits, or a day or month in that year.
            title: What to call it.

        Raises:
            NotFound: `assessment_missing`: there is none to go on from.
            InputRefused: `assessment_of_year`: there is one of that year already.
        """
        line = self.line(ASSESSMENT)
        if line.card is None:
            raise NotFound("assessment_missing")
        every = [self._store.load(card.dossier.number).answers for card in (line.card, *line.earlier)]
        if any(text_of(answers, "assess.year")[:4] == year[:4] for answers in every):
            raise InputRefused("assessment_of_year", year=year[:4])
        named, begun = title or self._city_name(), _gone_on(every[0], year)
        return self._dossiers.start_record(line.form.name, title=named, answers=begun, act_kind="copy")

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
        return tuple(sorted(mine, key=lambda card: card.dossier.number, reverse=by_year))

    def _newest_form(self, record: str) -> str:
        versions = [name for name in self._forms.names() if name.partition("-")[0] == record]
        if not versions:
            raise NotFound("form_not_found", form=record)
        return max(versions, key=lambda name: (len(name), name))


def _gone_on(before: Answers, year: str) -> dict[AnswerKey, Value]:
    levels: dict[str, int] = {}
    kept: dict[AnswerKey, Value] = {AnswerKey("assess.year"): year}
    for key in sorted(before):
        plain = plain_of(before, key.question)
        if key.question.startswith(LEVELS) and isinstance(plain, dict):
            levels |= plain
            kept[key] = plain
    if levels:
        kept[AnswerKey("last.levels")] = levels
    if then := text_of(before, "assess.year"):
        kept[AnswerKey("last.year")] = then
    return kept


def _must_be_record(record: str) -> None:
    if record not in RECORDS:
        raise NotFound("record_unknown", record=record)
