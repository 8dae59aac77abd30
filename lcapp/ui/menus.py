"""The menus of the window, made from a table, with every key shown."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from lcapp.i18n import N_, Words


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a menu: the act's name, its words, its keys (the first is shown), if it is ticked."""

    act: str
    text: str
    keys: tuple[str, ...] = ()
    ticked: bool = False


RULE = Entry("", "")
FROM_DRAFT = Entry("draft", "")
"""Where the open draft's own actions of this menu stand."""

MENUS: tuple[tuple[str, str, tuple[Entry, ...]], ...] = (
    (
        "file",
        N_("File"),
        (
            Entry("new", N_("New application"), ("Ctrl+N",)),
            Entry("open", N_("Open a file…"), ("Ctrl+O",)),
            Entry("way_in", N_("May we apply?")),
            Entry("cities", N_("Explore real cities")),
            Entry("samples", N_("Look at a sample")),
            Entry("city", N_("Our city"), ("Ctrl+U",)),
            Entry("start", N_("My dossiers"), ("Alt+Home",)),
            RULE,
            FROM_DRAFT,
            RULE,
            Entry("desk", N_("The Commission's desk"), ("Ctrl+D",)),
            Entry("calls", N_("Calls and forms")),
            Entry("copies", N_("Copies of your dossiers")),
            Entry("check_file", N_("Check a file…")),
            Entry("settings", N_("Settings"), ("Ctrl+,",)),
            RULE,
            Entry("quit", N_("Quit"), ("Ctrl+Q",)),
        ),
    ),
    ("edit", N_("Edit"), (FROM_DRAFT,)),
    (
        "view",
        N_("View"),
        (
            FROM_DRAFT,
            RULE,
            Entry("larger", N_("Larger text"), ("Ctrl++", "Ctrl+=")),
            Entry("smaller", N_("Smaller text"), ("Ctrl+-",)),
            Entry("normal", N_("Normal text size"), ("Ctrl+0",)),
            RULE,
            Entry("theme_system", N_("Light or dark as the computer"), ticked=True),
            Entry("theme_light", N_("Light"), ticked=True),
            Entry("theme_dark", N_("Dark"), ticked=True),
        ),
    ),
    (
        "help",
        N_("Help"),
        (
            Entry("help", N_("Help"), ("F1",)),
            Entry("keys", N_("All keys"), ("Ctrl+?", "Ctrl+/")),
            RULE,
            Entry("about", N_("About LCApp")),
        ),
    ),
)

_DRAFT_MENUS = {
    "Ctrl+E": "file",
    "Ctrl+P": "file",
    "Ctrl+Shift+S": "file",
    "Ctrl+Shift+O": "file",
    "Ctrl+Shift+M": "file",
    "Ctrl+Shift+D": "file",
    "Ctrl+Shift+F": "file",
    "Ctrl+Shift+Y": "file",
    "Ctrl+Shift+U": "file",
    "F7": "file",
    "Ctrl+F": "edit",
    "Ctrl+H": "edit",
    "F9": "view",
}
"""In which menu a draft's action stands, by its key; undo and redo stand in Edit, moving about in View."""


class Menus:
    """The menu bar of one window in one language."""

    def __init__(self, window: QMainWindow, words: Words, acts: Mapping[str, Callable[[], object]]) -> None:
        self._window = window
        self._words = words
        self.actions: dict[str, QAction] = {}
        self._places: dict[str, tuple[QMenu, QAction]] = {}
        self._of_draft: list[tuple[QMenu, QAction]] = []
        bar = window.menuBar()
        bar.clear()
        bar.setAccessibleName(words._("Menu"))
        for name, title, entries in MENUS:
            menu = bar.addMenu(words._(title))
            for entry in entries:
                self._add(name, menu, entry, acts)

    def show_draft(self, actions: Sequence[QAction]) -> None:
        """Put the open draft's actions into the menus; none takes them out."""
        for menu, action in self._of_draft:
            menu.removeAction(action)
        self._of_draft = []
        for place, action in enumerate(actions):
            key = action.shortcut().toString(QKeySequence.SequenceFormat.PortableText)
            name = "edit" if place < 2 else _DRAFT_MENUS.get(key, "view")
            menu, before = self._places[name]
            menu.insertAction(before, action)
            self._of_draft.append((menu, action))
        self._places["edit"][0].menuAction().setEnabled(bool(actions))

    def tick(self, act: str, *, ticked: bool) -> None:
        """Tick an entry or take the tick away."""
        self.actions[act].setChecked(ticked)

    def all_keys(self) -> list[tuple[str, str]]:
        """Text and key of every entry that has one."""
        told = []
        for action in (*self.actions.values(), *(action for _menu, action in self._of_draft)):
            # As the keys are printed on keyboards, and from left to right in every language.
            key = action.shortcut().toString(QKeySequence.SequenceFormat.PortableText)
            if key:
                told.append((action.text(), f"\u2066{key}\u2069"))
        return told

    def _add(self, name: str, menu: QMenu, entry: Entry, acts: Mapping[str, Callable[[], object]]) -> None:
        if entry is RULE:
            menu.addSeparator()
        elif entry is FROM_DRAFT:
            self._places[name] = (menu, menu.addSeparator())
        else:
            action = menu.addAction(self._words._(entry.text))
            action.setShortcuts([QKeySequence(key) for key in entry.keys])
            action.setCheckable(entry.ticked)
            action.triggered.connect(lambda _checked=False, act=acts[entry.act]: act())
            action.setMenuRole(QAction.MenuRole.NoRole)
            self.actions[entry.act] = action
