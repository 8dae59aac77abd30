"""The desk's list and ranking as a file for a spreadsheet."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from lcapp.domain.safe_names import safe_name
from lcapp.errors import LcappError
from lcapp.i18n import formats
from lcapp.i18n.sentences import harmless
from lcapp.i18n.wording import error_sentence
from lcapp.services.app import App
from lcapp.services.desk_ports import DeskFilter
from lcapp.services.tables import desk_tables
from lcapp.ui.screens.context import ScreenContext


class DeskTables(QObject):
    """Asks where to, writes the table in the background, and says what was written."""

    def __init__(self, context: ScreenContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context

    def write(self, call: str) -> None:
        """Write the list and the ranking of a call; a CSV file holds the list alone."""
        words = self._context.words
        chosen = self._context.dialogs.choose_file_to_save(
            words._("Table"), safe_name(call, ".xlsx"), words._("Tables (*.xlsx *.csv)")
        )
        if chosen is None:
            return
        path = Path(chosen)
        self._context.tasks.run(
            _written,
            self._context.app,
            call,
            path,
            words.language,
            done=lambda size: self._context.dialogs.tell(
                words._(
                    "{file} is written: {size}.",
                    file=harmless(words, path.name),
                    size=formats.file_size(words, size),
                )
            ),
            failed=self._on_failed,
        )

    def _on_failed(self, error: Exception) -> None:
        words = self._context.words
        if isinstance(error, LcappError):
            self._context.dialogs.tell(error_sentence(words, error))
        else:
            self._context.dialogs.tell(words._("That did not work. The details are in the log."))


def _written(app: App, call: str, path: Path, language: str) -> int:
    lines = app.commission.desk.lines(DeskFilter(call=call))
    sheets = desk_tables(lines, app.commission.rankings.ranking(call))
    data = app.write_table(sheets, kind=path.suffix.lower().removeprefix("."), language=language)
    app.write_file(path, data)
    return len(data)
