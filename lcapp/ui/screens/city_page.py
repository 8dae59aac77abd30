"""What is known of one real city, each line with its source, and its figures beside those of a dossier."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lcapp.domain.answers import answer_in_any_language
from lcapp.domain.city_records import CITY
from lcapp.domain.real_cities import (
    FIGURE_QUESTIONS,
    CityFigure,
    Compared,
    RealCity,
    Told,
    compare,
    densities,
)
from lcapp.errors import LcappError
from lcapp.i18n import formats
from lcapp.i18n.guidance_texts import city_text
from lcapp.i18n.wording import certainty_word, error_sentence, harmless
from lcapp.i18n.wording_cities import (
    comparison_remarks,
    figure_rest,
    figure_value,
    figure_words,
    joined_words,
    profile_words,
    rounded,
    source_words,
)
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.appearance.scroll_column import ScrollColumn
from lcapp.ui.fields.combo import Combo
from lcapp.ui.fields.layouts import empty
from lcapp.ui.screens.context import ScreenContext


class CityPage(QWidget):
    """Shows a city; the dossier to compare with stays chosen from city to city."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._city: RealCity | None = None
        words = context.words
        self.page = ScrollColumn(words._("Real cities"))
        self.beside = Combo(name=words._("Compare with"))
        self._fill_dossiers()
        self._lines, self._compared = QVBoxLayout(), QVBoxLayout()
        self._heading = PlainLabel(words._("Figures beside yours"), role="section")
        for lines in (self._lines, self._compared):
            lines.setSpacing(4)
        self.page.lines.addLayout(self._lines)
        self.page.lines.addSpacing(16)
        self.page.lines.addWidget(self._heading)
        self.page.lines.addWidget(self.beside)
        self.page.lines.addLayout(self._compared)
        self.page.lines.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self.beside.currentIndexChanged.connect(self._show_compared)

    def show_city(self, city: RealCity | None) -> None:
        """Show a city; None shows nothing."""
        self._city = city
        empty(self._lines)
        if city is not None:
            self._about(city)
        self._show_compared()

    def _about(self, city: RealCity) -> None:
        words = self._context.words
        self._say(harmless(words, city.name), role="screen")
        if city.profile is not None and city.profile.name_local:
            self._say(city.profile.name_local)
        facts = [formats.country_name(words, city.country)]
        if city.profile is not None and city.profile.authority:
            facts.append(city_text(words, city.profile.authority))
        self._say(" · ".join(facts), role="help")
        if city.joined:
            said = words._("Member since {joined}", joined=joined_words(words, city.joined))
            self._say(said, role="label")
            self._source(city.source)
        for award in city.awards:
            said = words._("Learning City Award {year}", year=formats.day(words, str(award.year)))
            self._say(said, role="label")
            if award.reason is not None:
                self._say(city_text(words, award.reason.text))
            self._source(award.reason.source if award.reason is not None else award.source)
        if city.profile is None:
            self._say(words._("More is not known here."), role="help")
            return
        for name, text in city.profile.texts.items():
            self._say(profile_words(words, name), role="label")
            self._told(text)
        rest = (*city.profile.programmes, *city.profile.notes)
        if rest:
            self._say(words._("What else is told"), role="label")
        for each in rest:
            self._told(each)
        figures = (*city.profile.figures, *densities(city.profile.figures))
        if figures:
            self._say(words._("Figures"), role="label")
        for figure in figures:
            self._figure(figure)

    def _figure(self, figure: CityFigure) -> None:
        words = self._context.words
        said = words._(
            "{figure}: {value}", figure=figure_words(words, figure.kind), value=figure_value(words, figure)
        )
        self._say(said)
        self._say(figure_rest(words, figure), role="help")

    def _fill_dossiers(self) -> None:
        context, words = self._context, self._context.words
        self.beside.addItem(words._("Choose whose figures stand beside"), 0)
        try:
            cards = context.app.dossiers.list()
            record = context.app.city_records.line(CITY).card
        except LcappError:
            # Without a library the cities can still be read.
            cards, record = (), None
        if record is not None:
            self.beside.addItem(words._("Our city, as its record has it"), record.dossier.number)
        for card in cards:
            if card.dossier.kind == "membership":
                self.beside.addItem(harmless(words, card.dossier.title), card.dossier.number)

    def _show_compared(self) -> None:
        empty(self._compared)
        city, words = self._city, self._context.words
        known = city is not None and city.profile is not None and bool(city.profile.figures)
        self._heading.setVisible(known)
        self.beside.setVisible(known)
        number = int(self.beside.currentData() or 0)
        if city is None or not known or not number:
            return
        try:
            answers = self._context.app.dossiers.open(number).answers
        except LcappError as error:
            self._compared.addWidget(PlainLabel(error_sentence(words, error), role="help", wrap=True))
            return
        standing = {one: answer_in_any_language(answers, one) for one in FIGURE_QUESTIONS.values()}
        for row in compare(standing, city):
            self._row(row)

    def _row(self, row: Compared) -> None:
        words = self._context.words
        mine = rounded(words, row.mine) if row.mine is not None else "–"
        said = words._(
            "{figure}: yours {mine}, theirs {theirs}",
            figure=figure_words(words, row.kind),
            mine=mine,
            theirs=figure_value(words, row.theirs),
        )
        self._compared.addWidget(PlainLabel(said, wrap=True))
        told = [figure_rest(words, row.theirs), *comparison_remarks(words, row)]
        self._compared.addWidget(PlainLabel("\n".join(told), role="help", wrap=True))

    def _told(self, told: Told) -> None:
        words = self._context.words
        self._say(city_text(words, told.text))
        said = (certainty_word(words, told.certainty), source_words(words, told.source))
        self._say(" · ".join(filter(None, said)), role="help")

    def _source(self, source: str) -> None:
        words = self._context.words
        self._say(source_words(words, source), role="help")

    def _say(self, text: str, *, role: str = "") -> None:
        label = PlainLabel(text, role=role, wrap=True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._lines.addWidget(label)
