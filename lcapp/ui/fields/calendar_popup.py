"""A month of days to choose from, in the calendar of the reader."""

from datetime import date, timedelta

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from lcapp.i18n import Words, formats
from lcapp.i18n.calendars import (
    Calendar,
    calendar_beside,
    calendar_of,
    date_of,
    day_of,
    days_later,
    month_length,
    months_later,
)
from lcapp.i18n.month_names import week_of, weekday_letters, weekday_names
from lcapp.ui.appearance.labels import PlainLabel, set_look
from lcapp.ui.appearance.look import Look
from lcapp.ui.fields.small_button import small_button

_WEEK = 7
_WEEKS = 6
_YEAR = 12


class CalendarPopup(QFrame):
    """Arrows move by days and weeks, Page keys by months, with Shift by years; Enter takes the day.

    Args:
        words: Language and calendar.
        look: Icons.
        today: The day it is.
        chosen: The day that stands in the line; None begins with today.
        parent: The field.
    """

    picked = Signal(str)
    """The ISO day somebody took."""

    def __init__(
        self, words: Words, look: Look, *, today: date, chosen: date | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "calendar")
        self.setAccessibleName(words._("Calendar"))
        self._words, self._today, self._chosen = words, today, chosen
        start = chosen or today
        self._calendar = calendar_of(words) if day_of(calendar_of(words), start) else Calendar.GREGORIAN
        self._first_weekday, self._rest = week_of(words.language)
        self._at = start
        self._shown: dict[QToolButton, date] = {}
        self.title = PlainLabel(role="label")
        self.beside = PlainLabel(role="help")
        self._grid = QGridLayout()
        self._grid.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addLayout(self._head(look))
        column.addLayout(self._grid)
        column.addWidget(self._today_button(), 0, Qt.AlignmentFlag.AlignHCenter)
        self.cells = self._build_cells()
        self._show_month()

    @property
    def at(self) -> date:
        """The day on which the keys stand."""
        return self._at

    def open_under(self, anchor: QWidget) -> None:
        """Open beneath a widget, within its screen, flush with where lines begin."""
        # A window takes the direction of the program, not of the widget it opens for.
        self.setLayoutDirection(anchor.layoutDirection())
        self.adjustSize()
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        corner = anchor.rect().bottomRight() if rtl else anchor.rect().bottomLeft()
        place = anchor.mapToGlobal(corner)
        left = place.x() - self.width() + 1 if rtl else place.x()
        top, room = place.y() + 1, anchor.screen().availableGeometry()
        if top + self.height() > room.bottom():
            top = anchor.mapToGlobal(QPoint(0, 0)).y() - self.height()
        left = max(room.left(), min(left, room.right() - self.width()))
        self.move(left, max(room.top(), top))
        self.show()
        self._focus()

    def go_to(self, day: date) -> None:
        """Stand on a day and show its month; beyond the years of the calendar nothing changes."""
        if day_of(self._calendar, day) is not None:
            self._at = day
            self._show_month()
            self._focus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys on a day are the whole grid's business: a button would keep arrows for itself."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and watched in self._shown:
            return self._key(event)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that no button took."""
        if not self._key(event):
            super().keyPressEvent(event)

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key is Qt.Key.Key_Escape:
            self.close()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._pick(self._at)
        else:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            day = self._moved(key, years=shift)
            if day is None:
                return False
            self.go_to(day)
        return True

    def _moved(self, key: Qt.Key, *, years: bool) -> date | None:
        onwards = -1 if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else 1
        days = {
            Qt.Key.Key_Right: onwards,
            Qt.Key.Key_Left: -onwards,
            Qt.Key.Key_Down: _WEEK,
            Qt.Key.Key_Up: -_WEEK,
        }
        if key in days:
            return days_later(self._calendar, self._at, days[key])
        if key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            months = (_YEAR if years else 1) * (1 if key is Qt.Key.Key_PageDown else -1)
            return months_later(self._calendar, self._at, months)
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            first, length = self._month()
            return first if key is Qt.Key.Key_Home else first + timedelta(days=length - 1)
        return None

    def _head(self, look: Look) -> QHBoxLayout:
        words = self._words
        row = QHBoxLayout()
        titles = QVBoxLayout()
        titles.setSpacing(0)
        for label in (self.title, self.beside):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            titles.addWidget(label)
        self.earlier = small_button(look, "chevron-left", words._("Previous month"), lambda: self._turn(-1))
        self.later = small_button(look, "chevron-right", words._("Next month"), lambda: self._turn(1))
        for button in (self.earlier, self.later):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row.addWidget(self.earlier)
        row.addLayout(titles, 1)
        row.addWidget(self.later)
        return row

    def _today_button(self) -> QToolButton:
        button = QToolButton()
        button.setText(self._words._("Today"))
        button.setProperty("role", "link")
        button.setAccessibleDescription(self._said(self._today))
        button.clicked.connect(lambda: self.go_to(self._today))
        return button

    def _build_cells(self) -> tuple[QToolButton, ...]:
        letters = weekday_letters(self._words.language)
        names = weekday_names(self._words.language)
        for place in range(_WEEK):
            weekday = (self._first_weekday + place) % _WEEK
            head = PlainLabel(letters[weekday], role="help")
            head.setAccessibleName(names[weekday])
            head.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._grid.addWidget(head, 0, place)
        cells = []
        for place in range(_WEEK * _WEEKS):
            cell = QToolButton()
            cell.setProperty("role", "day")
            cell.setCheckable(True)
            cell.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
            width = cell.fontMetrics().horizontalAdvance("00")
            cell.setMinimumSize(width + 18, cell.fontMetrics().height() + 10)
            cell.clicked.connect(self._clicked)
            cell.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            cell.installEventFilter(self)
            self._grid.addWidget(cell, place // _WEEK + 1, place % _WEEK)
            cells.append(cell)
        return tuple(cells)

    def _show_month(self) -> None:
        first, length = self._month()
        gap = (first.weekday() - self._first_weekday) % _WEEK
        self._shown = {}
        self._show_titles(first, length)
        for place, cell in enumerate(self.cells):
            number = place - gap + 1
            inside = 1 <= number <= length
            # An empty place keeps its room, so that the arrows above do not wander under the pointer.
            cell.setText(formats.own_digits(self._words, str(number)) if inside else "")
            cell.setEnabled(inside)
            cell.setChecked(False)
            if not inside:
                cell.setAccessibleName("")
                set_look(cell, rest="", today="")
                continue
            day = first + timedelta(days=number - 1)
            self._shown[cell] = day
            cell.setChecked(day == self._chosen)
            cell.setAccessibleName(self._said(day))
            set_look(
                cell,
                rest="yes" if day.weekday() in self._rest else "",
                today="yes" if day == self._today else "",
            )

    def _show_titles(self, first: date, length: int) -> None:
        words, at = self._words, day_of(self._calendar, first)
        if at is not None:
            self.title.setText(formats.month_in(words, self._calendar, at.year, at.month))
        beside = calendar_beside(words)
        said = []
        for end in (first, first + timedelta(days=length - 1)):
            other = day_of(beside, end) if beside is not None else None
            if beside is not None and beside is not self._calendar and other is not None:
                said.append(formats.month_in(words, beside, other.year, other.month))
        self.beside.setText(" – ".join(dict.fromkeys(said)))
        self.beside.setVisible(bool(said))

    def _month(self) -> tuple[date, int]:
        """First day and length of the month shown."""
        at = day_of(self._calendar, self._at)
        first = date_of(self._calendar, at.year, at.month, 1) if at is not None else None
        length = month_length(self._calendar, at.year, at.month) if at is not None else None
        if first is None or length is None:
            raise AssertionError("the popup stands on a day outside its calendar")
        return first, length

    def _said(self, day: date) -> str:
        return formats.day_in_calendars(self._words, day.isoformat(), weekday=True)

    def _focus(self) -> None:
        for cell, day in self._shown.items():
            if day == self._at:
                cell.setFocus()

    def _turn(self, months: int) -> None:
        self.go_to(months_later(self._calendar, self._at, months))

    def _clicked(self) -> None:
        cell = self.sender()
        if isinstance(cell, QToolButton) and cell in self._shown:
            self._pick(self._shown[cell])

    def _pick(self, day: date) -> None:
        self.picked.emit(day.isoformat())
        self.close()
