"""Between the offers under a draft's questions and the records a person chooses from."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from lcapp.domain.answers import AnswerKey, Answers, Value, is_none, plain_part
from lcapp.domain.forms import TEXT_TYPES, Question, QuestionType
from lcapp.domain.record_choices import Choice, best, within
from lcapp.domain.record_passages import Sentence
from lcapp.domain.record_updates import Update, group_updates, text_updates
from lcapp.domain.word_count import words as count_words
from lcapp.i18n import Words, formats
from lcapp.i18n.sentences import harmless
from lcapp.i18n.wording_choices import left_out_words
from lcapp.services.draft_session import DraftSession
from lcapp.services.record_material import RecordMaterial
from lcapp.ui.city.choosing_box import ChoosingBox
from lcapp.ui.city.offer_line import OfferLine
from lcapp.ui.fields.frame import QuestionFrame
from lcapp.ui.fields.tab_order import tab_after

Say = Callable[[Sentence, str], str]
"""A sentence in the language of an answer."""
Do = Callable[[Callable[[], object]], None]
"""Carries out an act and offers to take it back."""


class Choosing:
    """Offers what a record says otherwise now, and records to choose from.

    Args:
        session: The draft.
        words: The person's language.
        material: What the records have.
        records: Their answers by the id of their form.
        say: Makes a sentence.
        do: Carries an act out.
    """

    def __init__(
        self,
        session: DraftSession,
        words: Words,
        material: RecordMaterial,
        records: Mapping[str, Answers],
        *,
        say: Say,
        do: Do,
    ) -> None:
        self._session, self._words, self._material = session, words, material
        self._records, self._say, self._do = records, say, do
        self.boxes: dict[str, ChoosingBox] = {}
        self._languages: dict[str, str] = {}

    def offer(self, frame: QuestionFrame, line: OfferLine) -> bool:
        """Offer at a question. Returns whether its records are chosen one by one."""
        question, language = frame.question, frame.language
        found = self._material.choices(self._session, question, language, self._records)
        if not found:
            return False
        if self._languages.get(question.id) != language:
            self._close(question.id)
        here = self._standing(question, language)
        updates = self._updates(question, language, here, found)
        new = [one for one in found if one.may_be_taken and not self._stands(one, here, language)]
        if updates:
            self._offer_updates(frame, line, updates, found)
        elif new:
            count = len(new)
            said = self._words.ngettext(
                "The city's records have {count} entry to choose for this answer.",
                "The city's records have {count} entries to choose from for this answer.",
                count,
            )
            told = " ".join(part for part in (said, left_out_words(self._words, found)) if part)
            line.offer(told, self._words._("Choose…"), partial(self._open, frame, found))
        elif here is None and (gone := left_out_words(self._words, found)):
            line.tell(gone)
        else:
            self._close(question.id)
            line.nothing()
        return True

    def _offer_updates(
        self,
        frame: QuestionFrame,
        line: OfferLine,
        updates: Sequence[Update],
        found: Sequence[Choice],
    ) -> None:
        words, first = self._words, updates[0]
        if first.title:
            said = words._(
                "The library says otherwise now about “{title}”: “{now}”. Here stands “{here}”.",
                title=harmless(words, first.title),
                now=self._shown(frame.question, first.field, first.now),
                here=self._shown(frame.question, first.field, first.here),
            )
        else:
            said = words._("The library says otherwise now: {now}", now=harmless(words, first.now))
        if more := len(updates) - 1:
            told = words.ngettext("{count} more place differs.", "{count} more places differ.", more)
            said = f"{said} {told}"
        question, language = frame.question, frame.language

        def update() -> None:
            if question.type in TEXT_TYPES:
                self._material.update_text(self._session, question, language, updates)
            else:
                self._material.update_items(self._session, question, found)

        line.offer(said, words._("Take it over"), lambda: self._do(update))

    def _shown(self, question: Question, field: str, value: str) -> str:
        asked = question.field(field)
        if asked is not None and asked.type is QuestionType.DATE:
            return formats.day(self._words, value)
        if asked is not None and asked.type is QuestionType.DATA_POINT:
            return formats.number(self._words, value)
        return harmless(self._words, value)

    def _updates(
        self, question: Question, language: str, here: Value | None, found: Sequence[Choice]
    ) -> tuple[Update, ...]:
        if question.type not in TEXT_TYPES:
            return group_updates(question, here, found)
        lines = [self._say(one, language) for choice in found for one in choice.sentences]
        return text_updates(str(here or ""), lines)

    def _stands(self, choice: Choice, here: Value | None, language: str) -> bool:
        if choice.item is not None:
            present = here if isinstance(here, list) else ()
            return any(repr(one.get("title")) == repr(choice.item.get("title")) for one in present)
        return self._say(choice.sentences[0], language) in str(here or "")

    def _open(self, frame: QuestionFrame, found: Sequence[Choice]) -> None:
        question, language = frame.question, frame.language
        here = self._standing(question, language)
        open_to = [one for one in found if not self._stands(one, here, language)]
        box = self._box(frame)
        self._languages[question.id] = language
        if question.type in TEXT_TYPES:
            box.choose(open_to, best(open_to, None), partial(self._preview, frame, box))
        else:
            present = len(here) if isinstance(here, list) else 0
            room = len(open_to) if question.max_items is None else max(0, question.max_items - present)
            box.choose(open_to, best(open_to, room), None)
            for mark in box.marks.values():
                mark.toggled.connect(lambda _on: self._say_room(box, room))
            self._say_room(box, room)

    def _say_room(self, box: ChoosingBox, room: int) -> None:
        beyond = len(box.chosen()) > room
        said = self._words.ngettext(
            "The form has room for {count} more entry.", "The form has room for {count} more entries.", room
        )
        box.warn(said if beyond else "")
        box.insert.setEnabled(bool(box.chosen()) and not beyond)

    def _preview(self, frame: QuestionFrame, box: ChoosingBox, chosen: Sequence[Choice]) -> str:
        """All that fits the limit beside what stands there."""
        question, language = frame.question, frame.language
        here = str(self._standing(question, language) or "")
        said = [
            (one.rank, line)
            for choice in chosen
            for one in choice.sentences
            if (line := self._say(one, language)) not in here
        ]
        room = None if question.max_words is None else max(0, question.max_words - count_words(here))
        kept = within(said, room)
        left = len(said) - len(kept)
        box.warn(
            self._words.ngettext(
                "{count} line is left out so that the answer keeps to its limit.",
                "{count} lines are left out so that the answer keeps to its limit.",
                left,
            )
            if left
            else ""
        )
        return "\n".join(kept)

    def _box(self, frame: QuestionFrame) -> ChoosingBox:
        name = frame.question.id
        if name not in self.boxes:
            box = self.boxes[name] = ChoosingBox(self._words, frame)
            frame.beneath.addWidget(box)
            tab_after(frame.quiet, box)
            box.closed.connect(box.hide)
            box.inserted.connect(lambda: self._insert(frame, box))
        return self.boxes[name]

    def _insert(self, frame: QuestionFrame, box: ChoosingBox) -> None:
        question, language = frame.question, frame.language
        chosen, text = box.chosen(), box.text.text().strip()
        box.hide()

        def insert() -> None:
            if question.type not in TEXT_TYPES:
                self._material.insert_chosen(self._session, question, chosen)
            elif text:
                self._material.insert_text(self._session, question, language, text)

        self._do(insert)

    def _close(self, question: str) -> None:
        if question in self.boxes:
            self.boxes[question].hide()

    def _standing(self, question: Question, language: str) -> Value | None:
        value = self._session.answer(AnswerKey(question.id, language))
        return None if value is None or is_none(value) else plain_part(value)
