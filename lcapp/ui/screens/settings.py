"""The settings, made from their declaration: what is chosen takes effect at once."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from lcapp.i18n import N_, Words, formats
from lcapp.i18n.letters import with_capital
from lcapp.i18n.spelling import Dictionaries, is_installed
from lcapp.settings import Declared, declared
from lcapp.ui.appearance.labels import PlainLabel, rule
from lcapp.ui.appearance.scroll_column import ScrollColumn
from lcapp.ui.fields.combo import Combo
from lcapp.ui.screens.context import ScreenContext
from lcapp.ui.screens.screen_head import ScreenHead

_NAMES = {
    "name": N_("Your name"),
    "language": N_("Language of the program"),
    "theme": N_("Light or dark"),
    "text_size": N_("Text size"),
    "paper": N_("Paper"),
    "role": N_("Who works here"),
    "calendar": N_("Calendar"),
    "spelling": N_("Spelling"),
}
"""Settings the person sees; the others are kept by the window itself."""

_BENEATH = {
    "name": N_("Stands beside every change you make."),
    "language": N_("The language of an answer is chosen beside the answer itself."),
    "text_size": N_("Also with Ctrl and + or −."),
    "paper": N_("For dossiers you export."),
    "role": N_("A National Commission has a desk for the dossiers it receives."),
    "calendar": N_("In which you type dates; where two are in use, the other one stands beside."),
}
_STEP = 10
_CHOICES = {
    "system": N_("As the computer"),
    "light": N_("Light"),
    "dark": N_("Dark"),
    "a4": N_("A4"),
    "letter": N_("Letter"),
    "as_the_language": N_("As the language"),
    "gregorian": N_("Gregorian"),
    "solar_hijri": N_("Solar Hijri"),
    "city": N_("A city"),
    "commission": N_("A National Commission"),
    "both": N_("Both"),
    "islamic": N_("Islamic (Umm al-Qura)"),
    "on": N_("Check"),
    "off": N_("Do not check"),
}


class SettingsScreen(QWidget):
    """One line for each setting that has a name."""

    back_requested = Signal()

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        words = context.words
        self.entries: dict[str, QWidget] = {}
        self.head = ScreenHead(words._("Settings"), words, context.look)
        self.page = ScrollColumn(words._("Settings"), width=560)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.head, rule(), self.page):
            column.addWidget(widget)
        for each in declared():
            if each.name in _NAMES:
                self._add(each)
        place = words._("All of this is kept in {file}.", file=f"\u2066{context.paths.settings_file}\u2069")
        self.page.lines.addSpacing(12)
        self.page.lines.addWidget(PlainLabel(place, role="help", wrap=True))
        self.page.lines.addStretch(1)
        self.head.back_wanted.connect(self.back_requested)

    def show_settings(self) -> None:
        """Show what the settings are now: keys may have changed them."""
        size = self.entries["text_size"]
        if isinstance(size, Combo):
            size.setCurrentIndex(max(0, size.findData(self._context.settings().text_size)))

    def _add(self, each: Declared) -> None:
        words = self._context.words
        name = words._(_NAMES[each.name])
        entry = self._entry(each, name)
        entry.setObjectName(each.name)
        self.entries[each.name] = entry
        label = PlainLabel(name, role="label")
        label.setBuddy(entry)
        lines = self.page.lines
        lines.addWidget(label)
        row = QHBoxLayout()
        row.addWidget(entry)
        row.addStretch(1)
        lines.addLayout(row)
        if each.name in _BENEATH or each.name == "spelling":
            said = words._(_BENEATH[each.name]) if each.name in _BENEATH else self._about_spelling(entry)
            entry.setAccessibleDescription(said)
            lines.addWidget(PlainLabel(said, role="help", wrap=True))
        lines.addSpacing(16)

    def _about_spelling(self, entry: QWidget) -> str:
        words, folder = self._context.words, self._context.paths.data / "dictionaries"
        found = Dictionaries(folder).languages()
        if found:
            named = words.listed(formats.language_name(words, code) for code in found)
            return words._("Dictionaries on this computer: {languages}.", languages=named)
        entry.setEnabled(False)
        if not is_installed():
            return words._("Spelling is not checked: the library chunspell is not installed.")
        return words._(
            "Spelling is not checked: no dictionary was found. Put one into {folder}.",
            folder=f"\u2066{folder}\u2069",
        )

    def _entry(self, each: Declared, name: str) -> QWidget:
        now = getattr(self._context.settings(), each.name)
        if each.name == "language":
            words = self._context.words
            choices: dict[Any, str] = {"": words._("As the computer")}
            choices |= {code: _language_named(words, code) for code in self._context.languages}
            return self._combo(each.name, name, choices, now)
        if each.choices:
            return self._combo(
                each.name, name, {one: self._context.words._(_CHOICES[one]) for one in each.choices}, now
            )
        if each.low is not None and each.high is not None:
            steps = sorted({*range(each.low, each.high + 1, _STEP), now})
            return self._combo(
                each.name, name, {one: formats.percent(self._context.words, one) for one in steps}, now
            )
        return self._line(each.name, name, str(now))

    def _combo(self, setting: str, name: str, choices: Mapping[Any, str], now: object) -> QWidget:
        box = Combo(name=name)
        box.setMinimumContentsLength(20)
        for value, text in choices.items():
            box.addItem(text, value)
        box.setCurrentIndex(max(0, box.findData(now)))
        box.activated.connect(lambda _place: self._context.change(**{setting: box.currentData()}))
        return box

    def _line(self, setting: str, name: str, now: str) -> QWidget:
        line = QLineEdit(now)
        line.setAccessibleName(name)
        line.setMaxLength(200)
        line.setMinimumWidth(280)
        line.editingFinished.connect(lambda: self._context.change(**{setting: " ".join(line.text().split())}))
        return line


def _language_named(words: Words, code: str) -> str:
    """In itself, for somebody who reads no other, and in the language spoken now."""
    own, here = formats.language_own_name(code), formats.language_name(words, code)
    if own.casefold() == here.casefold():
        return with_capital(words, own)
    return f"\u2068{with_capital(Words(code), own)}\u2069 · \u2068{here}\u2069"
