"""The settings of one running window: as they are now, changed by name, kept on disk at once."""

import base64
import dataclasses
import logging
from typing import Any

from PySide6.QtCore import QByteArray, QLocale
from PySide6.QtWidgets import QWidget

from lcapp.errors import LcappError
from lcapp.settings import Settings, SettingsFile, fits

_log = logging.getLogger(__name__)
FIRST_SIZE = (1180, 800)


class Preferences:
    """What does not fit a setting is left as it is; a disk that refuses costs the keeping, not the change."""

    def __init__(self, file: SettingsFile) -> None:
        self._file = file
        self.now: Settings = file.load()

    def languages(self) -> tuple[str, ...]:
        """Code of the language chosen, else of those the computer speaks, the best first."""
        return (self.now.language,) if self.now.language else tuple(QLocale.system().uiLanguages())

    def change(self, changed: dict[str, Any]) -> Settings:
        """Change settings by name; returns them as they were before."""
        before = self.now
        self.now = dataclasses.replace(
            before, **{name: value for name, value in changed.items() if fits(name, value)}
        )
        if self.now != before:
            try:
                self._file.save(self.now)
            except LcappError as error:
                _log.warning("settings could not be kept: %(code)s", {"code": error.code})
        return before

    def remember_place(self, window: QWidget) -> None:
        """Keep size and place of a window."""
        self.change({"window": base64.b64encode(bytes(window.saveGeometry().data())).decode("ascii")})

    def restore_place(self, window: QWidget) -> None:
        """Give a window the size and place it had; the first time a size that fits most screens."""
        try:
            kept = base64.b64decode(self.now.window)
        except ValueError:
            kept = b""
        if not (kept and window.restoreGeometry(QByteArray(kept))):
            window.resize(*FIRST_SIZE)
