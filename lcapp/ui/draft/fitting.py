"""Between the draft and the boxes under its long answers: suggestions over the limit, and cutting."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer

from lcapp.domain.answers import AnswerKey, plain_part
from lcapp.domain.events import AnswerChanged, DrawerChanged, Event
from lcapp.domain.fit_to_limit import Brevity, Place, suggestions
from lcapp.domain.forms import QuestionType
from lcapp.domain.word_count import words as count_words
from lcapp.errors import LcappError
from lcapp.i18n.wording import error_sentence
from lcapp.services.app import App
from lcapp.services.cutting import cut_away, cut_small, put_piece_back, resting
from lcapp.services.draft_session import DraftSession
from lcapp.ui.bridge import Bridge
from lcapp.ui.draft.fit_box import FitBox
from lcapp.ui.draft.pages import Pages
from lcapp.ui.draft.section_page import SectionPage
from lcapp.ui.fields.frame import QuestionFrame
from lcapp.ui.fields.language_tabs import LanguageTabs

QUIET_MS = 250


class Fitting(QObject):
    """Puts a box under each long answer with a limit; it is empty until there is something to say."""

    def __init__(self, session: DraftSession, app: App, pages: Pages, bridge: Bridge) -> None:
        super().__init__(pages)
        self._session, self._app, self._pages = session, app, pages
        self._boxes: dict[str, tuple[FitBox, QuestionFrame]] = {}
        self._waiting: set[str] = set()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(QUIET_MS)
        self._pause.timeout.connect(self._refresh_waiting)
        pages.built.connect(self._on_built)
        bridge.happened.connect(self._on_event)

    def box(self, question: str) -> FitBox | None:
        """The box under a question, once its page was shown."""
        found = self._boxes.get(question)
        return found[0] if found else None

    def _on_built(self, page: SectionPage) -> None:
        for frame in page.frames.values():
            question = frame.question
            if question.type is not QuestionType.LONG_TEXT or question.max_words is None:
                continue
            box = FitBox(frame.context.words, frame)
            frame.beneath.addWidget(box)
            self._boxes[question.id] = (box, frame)
            name = question.id
            box.asked.connect(lambda _wanted, name=name: self.refresh(name))
            box.shown.connect(lambda place, name=name: self._show(name, place))
            box.cut.connect(lambda place, name=name: self._cut(name, place))
            box.cut_all.connect(lambda places, name=name: self._cut_all(name, places))
            box.wanted_back.connect(
                lambda piece, name=name: self._try(name, lambda: put_piece_back(self._session, piece))
            )
            box.thrown_away.connect(
                lambda piece, name=name: self._try(name, lambda: self._session.take_from_drawer(piece))
            )
            if isinstance(frame.answer, LanguageTabs):
                frame.answer.language_chosen.connect(lambda _language, name=name: self.refresh(name))
            self.refresh(name)

    def _on_event(self, event: Event) -> None:
        match event:
            case AnswerChanged(key=key) if key.question in self._boxes:
                self._waiting.add(key.question)
                self._pause.start()
            case DrawerChanged():
                self._waiting.update(self._boxes)
                self._pause.start()

    def _refresh_waiting(self) -> None:
        waiting, self._waiting = self._waiting, set()
        for name in waiting:
            self.refresh(name)

    def refresh(self, question: str) -> None:
        """Show what there is to say of the language in front."""
        box, frame = self._boxes[question]
        key, text = self._text(frame)
        limit = frame.question.max_words or 0
        writable = self._session.read_only is None
        over = count_words(text) - limit
        box.show_over(over)
        if over > 0 and box.open.isChecked():
            box.show_places(text, suggestions(text, self._brevity(key.language)), writable=writable)
        else:
            box.clear_places()
        box.show_strip(resting(self._session, key), writable=writable)

    def _text(self, frame: QuestionFrame) -> tuple[AnswerKey, str]:
        key = AnswerKey(frame.question.id, frame.language)
        plain = plain_part(self._session.answer(key))
        return key, plain if isinstance(plain, str) else ""

    def _brevity(self, language: str) -> Brevity:
        lists = self._app.guide.advice.words.get(language)
        return Brevity(lists.list("filler"), lists.shorter) if lists else Brevity()

    def _show(self, question: str, place: Place) -> None:
        frame = self._boxes[question][1]
        frame.focus()
        frame.select(place.start, place.end, self._text(frame)[1])

    def _cut(self, question: str, place: Place) -> None:
        frame = self._boxes[question][1]
        key, text = self._text(frame)
        self._try(question, lambda: cut_away(self._session, key, place, text, self._app.clock))

    def _cut_all(self, question: str, places: Sequence[Place]) -> None:
        key, text = self._text(self._boxes[question][1])
        self._try(question, lambda: cut_small(self._session, key, places, text))

    def _try(self, question: str, act: Callable[[], object]) -> None:
        frame = self._boxes[question][1]
        try:
            act()
        except LcappError as error:
            frame.say(error_sentence(frame.context.words, error))
        else:
            frame.say(frame.context.words._("Undo takes it back."))
        self.refresh(question)
