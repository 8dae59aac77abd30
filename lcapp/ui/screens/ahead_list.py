"""The dates that lie ahead of a city, each with how well it is known and where it was read."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from lcapp.domain.calendar_spans import span_of_text
from lcapp.domain.calls import Call
from lcapp.domain.city_calendar import CityDate, city_calendar
from lcapp.i18n import Words, formats
from lcapp.i18n.form_texts import call_title
from lcapp.i18n.wording import certainty_word, harmless
from lcapp.i18n.wording_guide import city_date_sentence
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.fields.layouts import empty


class AheadList(QWidget):
    """Rows of day and sentence."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.dates: tuple[CityDate, ...] = ()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(8)

    def show_city(self, calls: Iterable[Call], *, joined: str, awarded: str, on: date) -> None:
        """Show what lies ahead.

        Args:
            calls: All calls known here.
            joined: ISO day, month or year in which the city joined, or empty for one that is no member.
            awarded: ISO day, month or year of its last award, or empty.
            on: Today.
        """
        known = {call.id: call for call in calls}
        self.dates = city_calendar(
            known.values(),
            joined=span_of_text(joined),
            awarded=span_of_text(awarded),
            on=on,
        )
        empty(self._lines)
        words = self._words
        if not joined:
            self._lines.addWidget(
                PlainLabel(
                    words._("Without a day of joining, this is the calendar of a city outside the network."),
                    role="help",
                    wrap=True,
                )
            )
        if not self.dates:
            self._lines.addWidget(PlainLabel(words._("Nothing is known to lie ahead."), wrap=True))
            return
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, one in enumerate(self.dates):
            day = PlainLabel(formats.day_in_calendars(words, one.value), role="label")
            grid.addWidget(day, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(self._said(one, known.get(one.call)), row, 1)
        self._lines.addLayout(grid)

    def _said(self, one: CityDate, call: Call | None) -> QVBoxLayout:
        words = self._words
        column = QVBoxLayout()
        column.setSpacing(0)
        told = city_date_sentence(words, one)
        if call is not None:
            title = call_title(words, call)
            told = words._("{title}: {sentence}", title=title, sentence=told)
        column.addWidget(PlainLabel(told, wrap=True))
        why = words._(
            "{certainty}. Source: {source}",
            certainty=certainty_word(words, one.certainty),
            source=harmless(words, one.source),
        )
        column.addWidget(PlainLabel(why, role="help", wrap=True))
        return column
