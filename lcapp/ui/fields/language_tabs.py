"""One answer per language: a quiet row of languages above, the text in the chosen one below."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from lcapp.domain.answers import Value, is_answered
from lcapp.domain.findings import Finding
from lcapp.domain.forms import Question
from lcapp.ui.fields.answer_box import AnswerBox
from lcapp.ui.fields.context import FieldContext
from lcapp.ui.fields.tab_order import tab_after
from lcapp.ui.fields.tongue import language_name


class LanguageTabs(QWidget):
    """Answer boxes by language, each built when it is first looked at; a tick marks the languages written in.

    `answer_edited` carries language and raw value. Until somebody chooses a language, one that is written in
    is shown.
    """

    answer_edited = Signal(str, object)
    remarked = Signal(str)
    language_chosen = Signal(str)

    def __init__(self, question: Question, context: FieldContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question
        self.context = context
        self.languages = context.languages
        self._values: dict[str, Value | None] = {}
        self._boxes: dict[str, AnswerBox] = {}
        self._read_only = False
        self._chosen = False
        self._name = context.label(question)
        words = context.words
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(words._("Language of the answer: {question}", question=self._name))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setProperty("role", "languages")
        for language in self.languages:
            self.tabs.addTab(language_name(words, language))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.tabs)
        self._pages = QStackedWidget(self)
        column.addWidget(self._pages)
        self.tabs.setVisible(len(self.languages) > 1)
        self.tabs.setIconSize(QSize(14, 14))
        first = context.first_language
        self.tabs.setCurrentIndex(self.languages.index(first) if first in self.languages else 0)
        for language in self.languages:
            self._mark(language)
        self._turned(self.tabs.currentIndex())
        self._chosen = False
        self.tabs.currentChanged.connect(self._turned)

    @property
    def language(self) -> str:
        """The language shown."""
        return self.languages[max(0, self.tabs.currentIndex())]

    @property
    def box(self) -> AnswerBox:
        """The answer box shown."""
        return self._boxes[self.language]

    def turn_to(self, language: str) -> None:
        """Show one language."""
        if language in self.languages:
            self.tabs.setCurrentIndex(self.languages.index(language))

    def raws(self) -> Mapping[str, object]:
        """What stands in each language: typed here, or shown and not looked at yet."""
        told = {
            code: self._boxes[code].raw() if code in self._boxes else self._values.get(code)
            for code in self.languages
        }
        rest = {code: value for code, value in self._values.items() if code not in told}
        return {code: value for code, value in {**told, **rest}.items() if value is not None}

    def show_answer(self, language: str, value: Value | None) -> None:
        """Show a canonical value in one language."""
        self._values[language] = value
        if language in self._boxes:
            self._boxes[language].show_answer(value)
        self._mark(language)
        if is_answered(value) and not self._chosen and not is_answered(self._values.get(self.language)):
            self.turn_to(language)
            self._chosen = False

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Hand each language its findings."""
        for language, box in self._boxes.items():
            box.show_findings([f for f in findings if f.language in ("", language)])

    def set_read_only(self, read_only: bool) -> None:
        """Every language readable, none changeable."""
        self._read_only = read_only
        for box in self._boxes.values():
            box.set_read_only(read_only)

    def entry(self) -> QWidget:
        """What takes the focus in the language shown."""
        return self.box.entry()

    def rename(self, name: str) -> None:
        """Say the question; each language adds its own name."""
        self._name = name
        for language, box in self._boxes.items():
            box.rename(self._named(language))

    def describe(self, text: str) -> None:
        """Say hint, count and findings of the language shown."""
        self.box.describe(text)

    def _named(self, language: str) -> str:
        if len(self.languages) == 1:
            return self._name
        return f"{self._name} ({language_name(self.context.words, language)})"

    def _mark(self, language: str) -> None:
        if language not in self.languages:
            return
        place, name = self.languages.index(language), language_name(self.context.words, language)
        written = is_answered(self._values.get(language))
        self.tabs.setTabIcon(place, self.context.look.icon("check", "muted") if written else QIcon())
        if written:
            name = self.context.words._("{language}, written", language=name)
        self.tabs.setAccessibleTabName(place, name)

    def _turned(self, place: int) -> None:
        self._chosen = True
        language = self.languages[max(0, place)]
        if language not in self._boxes:
            box = AnswerBox(self.question, self.context, self._pages)
            self._boxes[language] = box
            self._pages.addWidget(box)
            tab_after(self.tabs, box)
            box.rename(self._named(language))
            box.show_answer(self._values.get(language))
            box.set_read_only(self._read_only)
            box.answer_edited.connect(lambda raw, code=language: self._edited(code, raw))
            box.remarked.connect(self.remarked)
        self._pages.setCurrentWidget(self._boxes[language])
        self._fit()
        self.setFocusProxy(self._boxes[language])
        self.language_chosen.emit(language)

    def _edited(self, language: str, raw: object) -> None:
        self._values[language] = raw
        self._chosen = True
        self._mark(language)
        self.answer_edited.emit(language, raw)

    def _fit(self) -> None:
        # A stack is as tall as its tallest page; the others must not count.
        for page in self._boxes.values():
            shown = page is self._pages.currentWidget()
            policy = page.sizePolicy()
            policy.setVerticalPolicy(policy.Policy.Preferred if shown else policy.Policy.Ignored)
            page.setSizePolicy(policy)
        self._pages.updateGeometry()
