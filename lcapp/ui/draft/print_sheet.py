"""Printing on paper: what, which pages, on which printer, how often and on which sides."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from lcapp.errors import Cancelled, LcappError
from lcapp.i18n import Words
from lcapp.i18n.wording import error_sentence
from lcapp.services.ports import PrintOptions
from lcapp.ui.appearance.labels import PlainLabel, set_look
from lcapp.ui.appearance.look import Look
from lcapp.ui.appearance.room import grown
from lcapp.ui.appearance.sheet import Rolled, Rows, Sheet
from lcapp.ui.fields.combo import Combo
from lcapp.ui.fields.tongue import language_name

_SIDES = {
    "one": QPrinter.DuplexMode.DuplexNone,
    "long": QPrinter.DuplexMode.DuplexLongSide,
    "short": QPrinter.DuplexMode.DuplexShortSide,
}


@dataclass(frozen=True, slots=True)
class PrintChoice:
    """What the person wants on paper.

    Args:
        printer: Name of the printer as the system knows it.
        options: How the dossier is laid out.
        pages: As typed; empty for all.
        signature_only: Only the pages to be signed.
        copies: How often.
        sides: `one`, `long` (turn like a book) or `short`.
        grey: Without colour.
    """

    printer: str
    options: PrintOptions
    pages: str
    signature_only: bool
    copies: int
    sides: str
    grey: bool

    @property
    def duplex(self) -> QPrinter.DuplexMode:
        """The sides as Qt says them."""
        return _SIDES[self.sides]


class PrintSheet(Sheet):
    """Opened over the draft. `print_wanted` carries a `PrintChoice`."""

    print_wanted = Signal(object)
    cancel_wanted = Signal()

    def __init__(
        self,
        words: Words,
        look: Look,
        *,
        languages: tuple[str, ...],
        paper: str,
        printers: tuple[str, ...],
        usual: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(540, parent)
        self._words = words
        self._look = look
        self.setWindowTitle(words._("Print the dossier"))
        self._build(languages, paper, printers, usual)
        self._connect()

    def _build(self, languages: tuple[str, ...], paper: str, printers: tuple[str, ...], usual: str) -> None:
        words = self._words
        self.printer = Combo(name=words._("Printer"))
        for name in printers:
            self.printer.addItem(name, name)
        self.printer.setCurrentIndex(max(0, self.printer.findData(usual)) if printers else -1)
        self.language = Combo(name=words._("Language of the dossier"))
        for code in languages:
            self.language.addItem(language_name(words, code), code)
        self.variant = Combo(name=words._("Extent"))
        for name, text in (
            ("full", words._("The whole dossier")),
            ("signature", words._("Only the pages to be signed")),
            ("form", words._("Only the form, for the mayor and the Commission to sign")),
            ("marking", words._("A copy to mark, with wide margins and line numbers")),
            ("blank", words._("The empty form, to discuss on paper")),
        ):
            self.variant.addItem(text, name)
        self.pages = QLineEdit()
        self.pages.setAccessibleName(words._("Pages"))
        self.pages.setPlaceholderText(words._("All, or for example {pages}", pages="\u20661-3, 7\u2069"))
        self.copies = QSpinBox()
        self.copies.setRange(1, 99)
        self.copies.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.copies.setMaximumWidth(grown(80))
        self.copies.setAccessibleName(words._("Copies"))
        self.sides = Combo(name=words._("Sides"))
        for name, text in (
            ("long", words._("Both sides, turned like a book")),
            ("short", words._("Both sides, turned upwards")),
            ("one", words._("One side")),
        ):
            self.sides.addItem(text, name)
        self.paper = Combo(name=words._("Paper"))
        self.paper.addItem(words._("A4"), "a4")
        self.paper.addItem(words._("Letter"), "letter")
        self.paper.setCurrentIndex(max(0, self.paper.findData(paper)))
        self.colour = Combo(name=words._("Colour"))
        self.colour.addItem(words._("In colour"), "colour")
        self.colour.addItem(words._("In grey"), "grey")
        form = Rows()
        for title, widget in (
            (words._("Printer"), self.printer),
            (words._("Language"), self.language),
            (words._("Extent"), self.variant),
            (words._("Pages"), self.pages),
            (words._("Copies"), self.copies),
            (words._("Sides"), self.sides),
            (words._("Paper"), self.paper),
            (words._("Colour"), self.colour),
        ):
            form.add_row(title, widget)
        self.bar = QProgressBar()
        self.bar.setAccessibleName(words._("Progress of printing"))
        self.bar.setTextVisible(False)
        self.bar.setVisible(False)
        self.said = PlainLabel(wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(16)
        column.addWidget(PlainLabel(words._("Print the dossier"), role="section"))
        column.addWidget(Rolled(form))
        column.addWidget(self.bar)
        column.addWidget(self.said)
        column.addLayout(self._buttons())
        if printers:
            self.said.setVisible(False)
        else:
            self.go.setEnabled(False)
            self._say(
                words._(
                    "No printer was found on this computer. "
                    "Export the dossier as a PDF and print it elsewhere."
                ),
                severity="advice",
            )

    def _buttons(self) -> QHBoxLayout:
        words = self._words
        self.stop = QPushButton(words._("Stop"))
        self.stop.setVisible(False)
        self.close_button = QPushButton(words._("Close"))
        self.go = QPushButton(words._("Print"))
        self.go.setProperty("role", "primary")
        self.go.setDefault(True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for button in (self.stop, self.close_button, self.go):
            row.addWidget(button)
        return row

    def _connect(self) -> None:
        self.go.clicked.connect(lambda: self.print_wanted.emit(self.choice))
        self.stop.clicked.connect(self.cancel_wanted)
        self.close_button.clicked.connect(self.reject)

    @property
    def choice(self) -> PrintChoice:
        """What is chosen."""
        variant = str(self.variant.currentData())
        signature = variant == "signature"
        return PrintChoice(
            printer=str(self.printer.currentData() or ""),
            options=PrintOptions(
                language=str(self.language.currentData()),
                variant="form" if signature else variant,
                paper=str(self.paper.currentData()),
                with_other_languages=False,
            ),
            pages=self.pages.text(),
            signature_only=signature,
            copies=self.copies.value(),
            sides=str(self.sides.currentData()),
            grey=self.colour.currentData() == "grey",
        )

    def show_running(self) -> None:
        """Work has begun."""
        self._turn(running=True)
        self.bar.setRange(0, 0)
        self._say(self._words._("Printing…"))

    def show_progress(self, done: int, total: int) -> None:
        """How many pages went to the printer."""
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)

    def show_done(self, pages: int) -> None:
        """Everything went to the printer."""
        self._turn(running=False)
        words = self._words
        self._say(
            words.ngettext("{count} page went to the printer.", "{count} pages went to the printer.", pages),
            severity="done",
        )
        self.close_button.setFocus()

    def show_failed(self, error: Exception) -> None:
        """Say why printing ended."""
        self._turn(running=False)
        if isinstance(error, Cancelled):
            self._say(self._words._("Printing was stopped."))
        elif isinstance(error, LcappError):
            self._say(error_sentence(self._words, error), severity="must_fix")
            if error.code.startswith("page_range"):
                self.pages.setFocus()
        else:
            self._say(
                self._words._("The dossier could not be printed. The details are in the log."),
                severity="must_fix",
            )

    def reject(self) -> None:
        """Closing stops the work."""
        if not self.stop.isHidden():
            self.cancel_wanted.emit()
        super().reject()

    def _turn(self, *, running: bool) -> None:
        for widget in (self.printer, self.language, self.variant, self.pages, self.copies, self.sides):
            widget.setEnabled(not running)
        for other in (self.paper, self.colour, self.go):
            other.setEnabled(not running)
        self.bar.setVisible(running)
        self.stop.setVisible(running)

    def _say(self, sentence: str, *, severity: str = "") -> None:
        self.said.setText(sentence)
        self.said.setVisible(True)
        set_look(self.said, severity=severity)


def printers() -> tuple[tuple[str, ...], str]:
    """The names of this computer's printers, and the usual one."""
    return tuple(QPrinterInfo.availablePrinterNames()), QPrinterInfo.defaultPrinterName()


def printer_for(choice: PrintChoice) -> QPrinter:
    """The printer as it was chosen."""
    printer = QPrinter(QPrinterInfo.printerInfo(choice.printer), QPrinter.PrinterMode.HighResolution)
    printer.setCopyCount(choice.copies)
    printer.setDuplex(choice.duplex)
    printer.setColorMode(QPrinter.ColorMode.GrayScale if choice.grey else QPrinter.ColorMode.Color)
    return printer
