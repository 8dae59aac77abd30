"""Help for the question in focus: what is asked, how sure its wording is, and where it comes from."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from lcapp.domain.forms import Form, Part, Question
from lcapp.i18n import Words, formats
from lcapp.i18n.wording import badge_words, confidence_badge, hand_words
from lcapp.i18n.wording_provenance import provenance_words
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.draft.guidance_box import GuidanceBox
from lcapp.ui.fields.layouts import empty
from lcapp.ui.fields.tongue import language_name


class HelpPanel(QScrollArea):
    """Plain sentences, never markup: they come from forms."""

    def __init__(
        self, form: Form, words: Words, guidance: GuidanceBox, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.guidance = guidance
        self._form = form
        self._words = words
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(words._("Help"))
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(12)
        self._first, self._lines = QVBoxLayout(), QVBoxLayout()
        for lines in (self._first, self._lines):
            lines.setSpacing(4)
        column.addLayout(self._first)
        column.addWidget(guidance)
        column.addLayout(self._lines)
        column.addStretch(1)
        self.setWidget(sheet)
        self.show_question(None, None)

    def show_question(self, question: Question | None, part: Part | None) -> None:
        """Show help for a question; without one, about the form."""
        empty(self._first)
        empty(self._lines)
        if question is not None:
            self._what_is_asked(question)
            self._about_question(question)
        self.guidance.show_question(question.id if question is not None else "")
        self._about_form()

    def _what_is_asked(self, question: Question) -> None:
        words, first = self._words, self._first
        context = f"{self._form.name}/{question.id}"
        own = words.form_text(f"{context}.label", question.label)
        self._say(words._("What is asked"), own, into=first)
        if question.explanation:
            self._say("", words.form_text(f"{context}.explanation", question.explanation), into=first)
        limits = self._limits(question)
        if limits:
            self._say(words._("Limits"), " ".join(limits), into=first)

    def _about_question(self, question: Question) -> None:
        words = self._words
        if question.translatable:
            names = [language_name(words, code) for code in self._form.languages]
            self._say(
                words._("Language"),
                words._("The dossier is sent in {languages}.", languages=words.listed(names)),
            )
        self._say(words._("Filled in by"), hand_words(words, question.filled_by))
        self._say(words._("Wording of this question"), badge_words(words, question.confidence))
        if question.provenance:
            self._say("", self._from_where(question.provenance))
        if question.note:
            self._say("", question.note)

    def _limits(self, question: Question) -> list[str]:
        words, said = self._words, []
        if question.max_words is not None:
            said.append(words.ngettext("At most {count} word.", "At most {count} words.", question.max_words))
        if question.min_words is not None:
            said.append(
                words.ngettext("At least {count} word.", "At least {count} words.", question.min_words)
            )
        if question.max_characters is not None:
            most = question.max_characters
            said.append(words.ngettext("At most {count} character.", "At most {count} characters.", most))
        if question.max_items is not None:
            said.append(
                words.ngettext("At most {count} entry.", "At most {count} entries.", question.max_items)
            )
        if question.min_items is not None:
            said.append(
                words.ngettext("At least {count} entry.", "At least {count} entries.", question.min_items)
            )
        for limit, sentence in (
            (
                question.earliest,
                words._("Not before {day}.", day=formats.day(words, question.earliest or "")),
            ),
            (question.latest, words._("Not after {day}.", day=formats.day(words, question.latest or ""))),
        ):
            if limit is not None:
                said.append(sentence)
        return said

    def _about_form(self) -> None:
        words, form = self._words, self._form
        self._say(words._("This form"), words.form_text(f"{form.name}/title", form.title))
        self._say("", confidence_badge(words, form))
        if form.status:
            self._say("", form.status)
        if form.provenance:
            self._say("", self._from_where(form.provenance))

    def _from_where(self, provenance: str) -> str:
        return provenance_words(self._words, provenance, self.guidance.sources())

    def _say(self, title: str, text: str, *, into: QVBoxLayout | None = None) -> None:
        lines = into or self._lines
        if title:
            if lines.count():
                lines.addSpacing(12)
            lines.addWidget(PlainLabel(title, role="label", wrap=True))
        if text:
            label = PlainLabel(text, role="help", wrap=True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            lines.addWidget(label)
