"""About: version, who made the pieces, and what the forms in here are and are not."""

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from lcapp import __version__
from lcapp.i18n import Words
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.appearance.room import grown
from lcapp.ui.appearance.scroll_column import ScrollColumn

LIBRARIES = (
    ("PySide6-Essentials", "PySide6_Essentials", "LGPL 3"),
    ("SQLAlchemy", "SQLAlchemy", "MIT"),
    ("ReportLab", "reportlab", "BSD"),
    ("Babel", "Babel", "BSD"),
    ("platformdirs", "platformdirs", "MIT"),
    ("uharfbuzz", "uharfbuzz", "Apache 2"),
    ("fontTools", "fonttools", "MIT"),
    ("python-docx", "python-docx", "MIT"),
    ("pikepdf", "pikepdf", "MPL 2"),
    ("pypdfium2", "pypdfium2", "Apache 2, BSD"),
    ("Pillow", "pillow", "MIT-CMU"),
    ("Pyphen", "pyphen", "LGPL 2.1, MPL 1.1"),
    ("jdatetime", "jdatetime", "PSF"),
    ("hijridate", "hijridate", "MIT"),
)
"""Name, name of the distribution, licence."""

_LICENCE_NAMES = ("OFL.txt", "LICENSE", "LICENSE.txt")
"""What a file with a licence is called, beside the fonts and icons it is for."""


class AboutDialog(QDialog):
    """Plain text only; no emblem, for the program is nobody's official tool."""

    def __init__(self, words: Words, resources: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setWindowTitle(words._("About LCApp"))
        self.resize(grown(600), 620)
        self.page = ScrollColumn(words._("About LCApp"))
        self._say(words._("LCApp"), "screen")
        self._say(words._("Learning-city applications, written offline, printed right."))
        self._say(words._("Version {version}", version=__version__), "help")
        self._say(words._("The forms"), "section")
        self._say(
            words._(
                "LCApp is not a program of UNESCO and carries no emblem of it. Its forms were rebuilt from "
                "what could be seen of the official ones; each question says how sure its wording is. A form "
                "that is not exact prints: unofficial working copy; the official form of the call prevails."
            )
        )
        self._say(words._("Licences"), "section")
        self._say(words._("LCApp itself: MIT licence."))
        self._say(
            words._(
                "Fonts: Noto Sans and Vazirmatn, SIL Open Font License, and others for rarer scripts, each "
                "with its licence below. Icons: Lucide, ISC licence."
            )
        )
        for name, distribution, licence in LIBRARIES:
            self._say(
                words._(
                    "{name} {version}: {licence}", name=name, version=_version(distribution), licence=licence
                ),
                "help",
            )
        for name, text in _licences(resources):
            self._say(name, "label")
            self._say(text, "help")
        self.page.lines.addStretch(1)
        close = QPushButton(words._("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 16)
        column.addWidget(self.page)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignHCenter)

    def _say(self, text: str, role: str = "") -> None:
        label = PlainLabel(text, role=role, wrap=True)
        if role == "section":
            label.setContentsMargins(0, 16, 0, 0)
        self.page.lines.addWidget(label)


def _licences(resources: Path) -> list[tuple[str, str]]:
    """Whose licence, and its text; the same text of several folders stands once."""
    found: dict[str, list[str]] = {}
    for folder in ("fonts", "icons"):
        for file in sorted((resources / folder).rglob("*")):
            if file.name in _LICENCE_NAMES:
                text = file.read_text(encoding="utf-8", errors="replace").strip()
                found.setdefault(text, []).append(file.parent.relative_to(resources).as_posix())
    return [(", ".join(names), text) for text, names in found.items()]


def _version(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return ""
