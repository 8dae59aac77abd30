"""On the pages of a self-assessment: features by name, what the levels show, practices of an area."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from lcapp.domain.answers import Answers
from lcapp.domain.assessment import AREAS, every_level, falls, gaps, priorities, strengths
from lcapp.domain.city_records import ASSESSMENT, PRACTICES, field_choices, field_text, items_of, lines_of
from lcapp.domain.events import AnswerChanged, Event
from lcapp.domain.practice_sentences import GROUP
from lcapp.errors import LcappError
from lcapp.i18n import Catalogs, Words, formats
from lcapp.i18n.form_texts import FormWords
from lcapp.i18n.sentences import harmless
from lcapp.i18n.wording import error_sentence
from lcapp.ui.city.offer_line import OfferLine
from lcapp.ui.draft.section_page import SectionPage
from lcapp.ui.fields.frame import QuestionFrame
from lcapp.ui.fields.language_tabs import LanguageTabs
from lcapp.ui.fields.rating_grid import RatingGrid
from lcapp.ui.fields.tab_order import tab_after
from lcapp.ui.screens.context import ScreenContext

if TYPE_CHECKING:
    from lcapp.ui.screens.draft import DraftScreen

_SOON_MS = 250
_NUMBERED = ("trend.", "last.levels")
_DRAWN: dict[str, Callable[[Answers], tuple[str, ...]]] = {
    "assess.strengths": strengths,
    "assess.gaps": gaps,
    "assess.priorities": priorities,
}


class Assessing(QObject):
    """Lives as long as the draft screen; says nothing in other records.

    Args:
        screen: The draft screen of a record.
        context: The surroundings of a screen.
    """

    def __init__(self, screen: "DraftScreen", context: ScreenContext) -> None:
        super().__init__(screen)
        self._screen, self._session, self._context = screen, screen.session, context
        self._catalogs = Catalogs(context.paths.translations)
        self.lines: dict[str, OfferLine] = {}
        self._frames: dict[str, QuestionFrame] = {}
        self._practices: Answers = {}
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self.refresh)
        if self._session.form.id == ASSESSMENT:
            self._practices = context.app.city_records.answers(PRACTICES)
            screen.pages.built.connect(self._add)
            screen.bridge.happened.connect(self._on_event)
            self._add(screen.pages.page)

    def refresh(self) -> None:
        """Say anew what the levels show."""
        for name, frame in self._frames.items():
            if name in _DRAWN:
                self._show(frame)

    def _on_event(self, event: Event) -> None:
        if isinstance(event, AnswerChanged):
            self._soon.start()

    def _add(self, page: SectionPage) -> None:
        for frame in page.frames.values():
            name = frame.question.id
            if name.startswith(_NUMBERED):
                for grid in frame.findChildren(RatingGrid):
                    grid.name_rows({row.id: self._feature(row.id) for row in frame.question.rows})
            area = name.removeprefix("assess.")
            if name in _DRAWN:
                self._line(frame)
                if isinstance(frame.answer, LanguageTabs):
                    frame.answer.language_chosen.connect(lambda _language: self._soon.start())
            elif area != name and area in AREAS:
                self._line(frame).tell(self._related(area))
        self.refresh()

    def _line(self, frame: QuestionFrame) -> OfferLine:
        name = frame.question.id
        line = self.lines[name] = OfferLine(frame.question.label, frame)
        self._frames[name] = frame
        frame.beneath.addWidget(line)
        tab_after(frame.quiet, line)
        return line

    def _show(self, frame: QuestionFrame) -> None:
        words, question, answers = self._context.words, frame.question, self._session.answers
        line, found = self.lines[question.id], _DRAWN[question.id](answers)
        if not every_level(answers):
            line.tell(words._("No feature has a level yet: the pages of the areas ask for them."))
            return
        if not found:
            line.tell(words._("The levels show none."))
            return
        head = {
            "assess.strengths": words._("The features with the highest levels:"),
            "assess.gaps": words._("The features with the lowest levels, and those that fall:"),
            "assess.priorities": words._("Of the gaps, what falls comes first, then what is lowest:"),
        }[question.id]
        said = "\n".join((head, *(self._standing(one) for one in found)))
        here = lines_of(answers, question.id, frame.language)
        named = tuple(self._feature(one, frame.language) for one in found)
        if self._session.read_only is not None or all(one in here for one in named):
            line.tell(said)
            return
        line.offer(said, words._("Put them into the list"), partial(self._insert, frame, named))

    def _standing(self, feature: str) -> str:
        words, answers = self._context.words, self._session.answers
        level = formats.number(words, every_level(answers)[feature])
        if falls(answers, feature):
            return words._(
                "• {feature} – level {level}, falling", feature=self._feature(feature), level=level
            )
        return words._("• {feature} – level {level}", feature=self._feature(feature), level=level)

    def _feature(self, feature: str, language: str = "") -> str:
        form = self._session.form
        words: Words = self._catalogs.words(language) if language else self._context.words
        for area in AREAS:
            question = form.question(f"assess.{area}")
            if question is not None and question.option(feature) is not None:
                return FormWords(words, form.name).option(question, feature)
        return feature

    def _related(self, area: str) -> str:
        words = self._context.words
        said = words._(
            "Text, links and evidence stand for the whole area. Begin each with the number of the feature it "
            "is about, such as {number}.",
            number=f"{AREAS.index(area) + 1}.1",
        )
        named = tuple(
            f"“{harmless(words, title)}”"
            for one in items_of(self._practices, GROUP)
            if area in field_choices(one, "areas") and (title := field_text(one, "title", words.language))
        )
        if named:
            told = words._(
                "Practices of the library that name this area: {names}.", names=words.listed(named)
            )
            return f"{said}\n{told}"
        return said

    def _insert(self, frame: QuestionFrame, named: tuple[str, ...]) -> None:
        words, material = self._context.words, self._context.app.material
        try:
            material.insert_lines(self._session, frame.question, frame.language, named)
        except LcappError as error:
            self._context.dialogs.tell(error_sentence(words, error))
            return
        self._screen.offer_undo(words._("Taken from the levels. Write what they mean for the city."))
        self.refresh()
