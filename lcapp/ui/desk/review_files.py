"""Files of reviewers on their way out, a reviewer's dossiers or finished sheets: asked where to, written."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from lcapp.domain.safe_names import safe_name
from lcapp.errors import LcappError
from lcapp.i18n.sentences import harmless
from lcapp.i18n.wording import error_sentence
from lcapp.services.app import App
from lcapp.ui.screens.context import ScreenContext

SUFFIX = ".lcdossier"


class ReviewFiles(QObject):
    """`said` carries a sentence and its severity, once the file is written or was not."""

    said = Signal(str, str)

    def __init__(self, context: ScreenContext, call: str, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._call = context, call

    def write_work(self, reviewer: str, name: str, *, named: bool) -> None:
        """Write the dossiers that wait for a reviewer's sheets; `named` lets the name travel."""
        words, works, call = self._context.words, self._context.app.commission.review_works, self._call
        self._save(
            words._("Write the dossiers of {name}", name=harmless(words, name)),
            safe_name(f"{call}-work", SUFFIX),
            lambda: works.export(call, reviewer, with_name=named),
            lambda file: (
                words._("{file} is written and names the reviewer. Send it to them.", file=file)
                if named
                else words._("{file} is written and names no reviewer. Send it to them.", file=file)
            ),
        )

    def write_review(self, *, named: bool = False, everyone: bool = False) -> None:
        """Write the own sheets, or all that may be read; `named` lets the reviewers' names travel."""
        words, packages, call = self._context.words, self._context.app.commission.review_packages, self._call
        self._save(
            words._("Write my review"),
            safe_name(f"{call}-review", SUFFIX),
            lambda: packages.export(call, with_names=named, everyone=everyone),
            lambda file: (
                words._("{file} is written and names the reviewers. Send it to the Commission.", file=file)
                if named
                else words._("{file} is written and names no reviewer. Send it to the Commission.", file=file)
            ),
        )

    def _save(self, title: str, name: str, made: Callable[[], bytes], told: Callable[[str], str]) -> None:
        words = self._context.words
        chosen = self._context.dialogs.choose_file_to_save(
            title, name, words._("Files of reviewers (*.lcdossier)")
        )
        if chosen is None:
            return
        path = Path(chosen)
        said = told(harmless(words, path.name))
        self._context.tasks.run(
            _written,
            self._context.app,
            path,
            made,
            done=lambda _size: self.said.emit(said, "done"),
            failed=self._on_failed,
        )

    def _on_failed(self, error: Exception) -> None:
        words = self._context.words
        reason = error_sentence(words, error) if isinstance(error, LcappError) else ""
        self.said.emit(reason or words._("The file was not written."), "must_fix")


def _written(app: App, path: Path, made: Callable[[], bytes]) -> int:
    data = made()
    app.write_file(path, data)
    return len(data)
