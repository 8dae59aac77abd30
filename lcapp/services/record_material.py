"""Raw material from the city's records for the answers of a draft, inserted by one act with undo."""

from collections.abc import Mapping, Sequence

from lcapp.domain.answers import AnswerKey, Answers, answer_in_any_language, is_none, plain_part
from lcapp.domain.calendar_spans import Span
from lcapp.domain.city_records import CITY, text_of
from lcapp.domain.forms import Hand, Question
from lcapp.domain.record_choices import Choice, choices
from lcapp.domain.record_feeds import Material, feeds, joined_items, joined_list, material
from lcapp.domain.record_figures import span
from lcapp.domain.record_passages import Asking
from lcapp.domain.record_updates import Update, updated_group, updated_text
from lcapp.services.draft_session import DraftSession
from lcapp.services.records import CityRecords

ACT = "record"
"""Kind of the act that inserts material."""
AWARD = "award"
_JOINED = "award.member_since"
_CURRENCY = "city.currency"


class RecordMaterial:
    """What the records have for the questions of a draft.

    Args:
        records: The records of the library.
    """

    def __init__(self, records: CityRecords) -> None:
        self._records = records

    def material(
        self,
        session: DraftSession,
        question: Question,
        language: str = "",
        records: Mapping[str, Answers] | None = None,
    ) -> Material:
        """What could be inserted at a question; empty where the records feed it with nothing.

        Args:
            session: The draft.
            question: Of its form.
            language: Of the answer; empty where the question is not translatable.
            records: Answers of the records, where they were read already.
        """
        wanted = feeds(question)
        if not wanted or question.filled_by is not Hand.CITY:
            return Material()
        if records is None:
            records = {record: self._records.answers(record) for record in (*wanted, CITY)}
        asking = self._asking(session, records.get(CITY, {}), language)
        return material(question, records, asking, session.form)

    def choices(
        self, session: DraftSession, question: Question, language: str, records: Mapping[str, Answers]
    ) -> tuple[Choice, ...]:
        """The records a person chooses from one by one; empty where all that fits goes in together.

        Args:
            session: The draft.
            question: Of its form.
            language: Of the answer; empty where the question is not translatable.
            records: Answers of the records by the id of their form.
        """
        if question.filled_by is not Hand.CITY:
            return ()
        return choices(question, records, self._asking(session, records.get(CITY, {}), language))

    def insert_chosen(self, session: DraftSession, question: Question, chosen: Sequence[Choice]) -> bool:
        """Put chosen records into a group answer. Returns whether anything changed.

        Raises:
            ReadOnly: The draft can only be read.
        """
        items = tuple(one.item for one in chosen if one.item is not None)
        return self.insert_items(session, question, Material(items=items))

    def update_text(
        self, session: DraftSession, question: Question, language: str, updates: Sequence[Update]
    ) -> bool:
        """Let a text answer say what the records say now, where only figures differ.

        Raises:
            ReadOnly: The draft can only be read.
        """
        key = AnswerKey(question.id, language)
        here = session.answer(key)
        new = updated_text(str(plain_part(here) or ""), updates)
        return bool(session.set_answers({key: _beside_kept(here, new)}, kind=ACT))

    def update_items(self, session: DraftSession, question: Question, found: Sequence[Choice]) -> bool:
        """Let records of a group answer give the figures and dates the library gives now.

        Raises:
            ReadOnly: The draft can only be read.
        """
        key = AnswerKey(question.id)
        here = session.answer(key)
        new = updated_group(question, plain_part(here), found)
        return bool(session.set_answers({key: _beside_kept(here, new)}, kind=ACT))

    def questions(self, session: DraftSession) -> tuple[str, ...]:
        """Ids of the questions of a draft that records can feed, in official order."""
        return tuple(one.id for one in session.form.questions() if feeds(one) and one.filled_by is Hand.CITY)

    def insert_text(self, session: DraftSession, question: Question, language: str, text: str) -> bool:
        """Put sentences after what stands in a text answer. Returns whether anything changed.

        Raises:
            ReadOnly: The draft can only be read.
        """
        key = AnswerKey(question.id, language)
        here = session.answer(key)
        before = "" if here is None or is_none(here) else str(plain_part(here) or "")
        joined = f"{before.rstrip()}\n\n{text}" if before.strip() else text
        return bool(session.set_answers({key: _beside_kept(here, joined)}, kind=ACT))

    def insert_lines(
        self, session: DraftSession, question: Question, language: str, lines: tuple[str, ...]
    ) -> bool:
        """Put items into a list answer, as far as there is room and they do not stand there yet."""
        key = AnswerKey(question.id, language)
        here = session.answer(key)
        plain = None if here is None or is_none(here) else plain_part(here)
        return bool(
            session.set_answers({key: _beside_kept(here, joined_list(question, plain, lines))}, kind=ACT)
        )

    def insert_items(self, session: DraftSession, question: Question, found: Material) -> bool:
        """Put records into a group answer, as far as there is room and they do not stand there yet."""
        key = AnswerKey(question.id)
        here = session.answer(key)
        plain = None if here is None or is_none(here) else plain_part(here)
        joined = joined_items(question, plain, found.items)
        return bool(session.set_answers({key: _beside_kept(here, joined)}, kind=ACT))

    def _asking(self, session: DraftSession, city: Answers, language: str) -> Asking:
        since: Span | None = None
        if session.form.kind == AWARD:
            here = answer_in_any_language(session.answers, _JOINED)
            joined = here if isinstance(here, str) else text_of(city, _JOINED)
            since = span(joined)
        return Asking(language, since, text_of(city, _CURRENCY))


def _beside_kept(here: object, plain: object) -> object:
    """The new value with what stood beside the old one."""
    wrapped = isinstance(here, Mapping) and "answer" in here
    return {**here, "answer": plain} if wrapped and isinstance(here, Mapping) else plain
