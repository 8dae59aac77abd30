"""The received dossiers of a call as rows of a table; ten thousand of them stay light."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from lcapp.domain.desk_dossier import DeskDossier, DeskState
from lcapp.domain.fingerprint import short_code
from lcapp.i18n import Words, formats
from lcapp.i18n.sentences import harmless
from lcapp.i18n.wording_desk import ELIGIBILITY, STATES, VERDICTS, said_of
from lcapp.ui.desk.row_table import RowsModel

CITY, COUNTRY, STATE, COMPLETE, FORMAL, ELIGIBLE, CAME, CODE = range(8)
_ORDER_OF_STATES = {state: place for place, state in enumerate(DeskState)}
_ORDER_OF_VERDICTS = {"failed": 0, "no": 0, "look": 1, "borderline": 1, "passed": 2, "yes": 2}


_KEYS: dict[int, Callable[[DeskDossier], Any]] = {
    STATE: lambda line: _ORDER_OF_STATES[line.state],
    COMPLETE: lambda line: line.percent,
    FORMAL: lambda line: _ORDER_OF_VERDICTS.get(line.formal, 3),
    ELIGIBLE: lambda line: _ORDER_OF_VERDICTS.get(line.eligibility, 3),
    CAME: lambda line: line.came_on,
    CODE: lambda line: line.content_id,
}


class InboxModel(RowsModel[DeskDossier]):
    """One row for each received dossier.

    Args:
        words: The officer's language.
    """

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        heads = (
            words._("City"),
            words._("Country"),
            words._("State"),
            words._("Complete"),
            words._("Formal check"),
            words._("May it apply?"),
            words._("Came on"),
            words._("Fingerprint"),
        )
        names = {CITY: self._city, COUNTRY: self._country}
        super().__init__(words, heads, names=names, keys=_KEYS, parent=parent)

    def row_of(self, number: int) -> int:
        """The row of a dossier; -1 where it is not shown."""
        return next((row for row, line in enumerate(self._lines) if line.number == number), -1)

    def said(self, line: DeskDossier, column: int) -> str:
        """What a cell says."""
        words = self._words
        match column:
            case 0:
                return self._city(line)
            case 1:
                return self._country(line)
            case 2:
                return said_of(words, STATES, line.state)
            case 3:
                return formats.percent(words, line.percent)
            case 4:
                return said_of(words, VERDICTS, line.formal)
            case 5:
                return said_of(words, ELIGIBILITY, line.eligibility)
            case 6:
                return formats.day(words, line.came_on.isoformat())
        return short_code(line.content_id)

    def _city(self, line: DeskDossier) -> str:
        words = self._words
        title = harmless(words, line.title) or words._("Without a name")
        if not line.sealed:
            return words._("{city} (draft for advice)", city=title)
        if line.version > 1:
            number = formats.number(words, line.version)
            return words._("{city}, version {number}", city=title, number=number)
        return title

    def _country(self, line: DeskDossier) -> str:
        return formats.country_name(self._words, line.country) if line.country else ""
