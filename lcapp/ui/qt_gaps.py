"""What Qt says in the dialogs and menus we use, as sentences of our own catalog: for what Qt's files lack.

Mnemonics (`&Copy`) are left out: a letter chosen for English helps nobody elsewhere. Names of keys stay as
they are printed on keyboards.
"""

import re

from lcapp.i18n import N_, Words, formats

_BY_SOURCE = {
    # Menus of text boxes
    "&Undo": N_("Undo"),
    "&Redo": N_("Redo"),
    "Cu&t": N_("Cut"),
    "&Copy": N_("Copy"),
    "&Paste": N_("Paste"),
    "Delete": N_("Delete"),
    "Select All": N_("Select all"),
    "&Select All": N_("Select all"),
    "&Step up": N_("One more"),
    "Step &down": N_("One less"),
    "Copy &Link Location": N_("Copy the address"),
    # Buttons
    "OK": N_("OK"),
    "Cancel": N_("Cancel"),
    "Close": N_("Close"),
    "Open": N_("Open"),
    "Save": N_("Save"),
    "Save All": N_("Save all"),
    "&Yes": N_("Yes"),
    "Yes to &All": N_("Yes to all"),
    "&No": N_("No"),
    "N&o to All": N_("No to all"),
    "Abort": N_("Abort"),
    "Apply": N_("Apply"),
    "Discard": N_("Discard"),
    "Help": N_("Help"),
    "Ignore": N_("Ignore"),
    "Reset": N_("Reset"),
    "Restore Defaults": N_("Restore the defaults"),
    "Retry": N_("Try again"),
    "Show Details...": N_("Show details"),
    "Hide Details...": N_("Hide details"),
    # Choosing a file or a folder
    "&Choose": N_("Choose"),
    "&Open": N_("Open"),
    "&Save": N_("Save"),
    "Save As": N_("Save as"),
    "&Rename": N_("Rename"),
    "&Delete": N_("Delete"),
    "&New Folder": N_("New folder"),
    "New Folder": N_("New folder"),
    "Create New Folder": N_("New folder"),
    "Create a New Folder": N_("New folder"),
    "&Look in:": N_("Look in:"),
    "File &name:": N_("File name:"),
    "Files of &type:": N_("Files of type:"),
    "Directory:": N_("Folder:"),
    "Find Directory": N_("Find a folder"),
    "All Files (*)": N_("All files (*)"),
    "All files (*)": N_("All files (*)"),
    "Show &hidden files": N_("Show hidden files"),
    "Show ": N_("Show"),
    "Back": N_("Back"),
    "Go back": N_("Back"),
    "Forward": N_("Forward"),
    "Go forward": N_("Forward"),
    "Parent Directory": N_("Folder above"),
    "Go to the parent directory": N_("Folder above"),
    "List View": N_("Names only"),
    "Change to list view mode": N_("Names only"),
    "Detail View": N_("With details"),
    "Change to detail view mode": N_("With details"),
    "Sidebar": N_("Places"),
    "List of places and bookmarks": N_("Places"),
    "Recent Places": N_("Recent places"),
    "Remove": N_("Remove"),
    "Files": N_("Files"),
    "Directories": N_("Folders"),
    "Computer": N_("Computer"),
    "My Computer": N_("Computer"),
    "Drive": N_("Drive"),
    "Folder": N_("Folder"),
    "File Folder": N_("Folder"),
    "File": N_("File"),
    "Unknown": N_("Unknown"),
    "Name": N_("Name"),
    "Size": N_("Size"),
    "Type": N_("Kind"),
    "Kind": N_("Kind"),
    "Date Modified": N_("Changed on"),
    "%1 already exists.\nDo you want to replace it?": N_("{file} is there already. Replace it?"),
    "%1\nFile not found.\nPlease verify the correct file name was given.": N_(
        "{file} was not found. Please look at the name again."
    ),
    "%1\nDirectory not found.\nPlease verify the correct directory name was given.": N_(
        "{file} was not found. Please look at the name again."
    ),
    "'%1' is write protected.\nDo you want to delete it anyway?": N_(
        "{file} is protected against changes. Delete it all the same?"
    ),
    "Are you sure you want to delete '%1'?": N_("Delete {file}?"),
    "Could not delete directory.": N_("The folder could not be deleted."),
    # Kinds of the files this program reads and writes
    "JSON document": N_("JSON file"),
    "TOML document": N_("TOML file"),
    "PDF document": N_("PDF file"),
    "PNG image": N_("PNG picture"),
    "JPEG image": N_("JPEG picture"),
    "plain text document": N_("Text file"),
    "Word 2007 document": N_("Word file"),
    # Boxes, tabs and panels
    "Open the combo box selection popup": N_("Open the list"),
    "Scroll Left": N_("Scroll left"),
    "Scroll Right": N_("Scroll right"),
    "Close Tab": N_("Close the tab"),
    "Closes the dock widget": N_("Close the panel"),
    "Float": N_("Detach"),
    "Undocks and re-attaches the dock widget": N_("Detach the panel"),
    # What a screen reader says of things to be done
    "Press": N_("Press"),
    "Triggers the action": N_("Press"),
    "SetFocus": N_("Go there"),
    "Sets the focus": N_("Go there"),
    "ShowMenu": N_("Show the menu"),
    "Shows the menu": N_("Show the menu"),
    "Toggle": N_("Switch"),
    "Toggles the state": N_("Switch"),
    "Increase": N_("Increase"),
    "Increase the value": N_("Increase"),
    "Decrease": N_("Decrease"),
    "Decrease the value": N_("Decrease"),
    # Paper
    "A4": N_("A4"),
    "Letter": N_("Letter"),
    "Letter / ANSI A": N_("Letter"),
}
"""Our sentence for each of Qt's, whatever part of Qt says it."""

_PLACE = re.compile("%1")
_KEYS = frozenset({"QShortcut"})
_SAMPLE = 26


def answer(words: Words, context: str, source: str) -> str | None:
    """What stands for one of Qt's texts in a language; None where we have nothing to say.

    Args:
        words: The language.
        context: The part of Qt that asks.
        source: Qt's English text; `%1` in it stays `%1`.
    """
    if context in _KEYS:
        return None
    if source == "QT_LAYOUT_DIRECTION":
        return words.direction.upper()
    if source == "%p%":
        return formats.percent(words, _SAMPLE).replace(formats.own_digits(words, str(_SAMPLE)), "%p")
    message = _BY_SOURCE.get(source)
    if message is None:
        return None
    return words._(message, file="%1") if _PLACE.search(source) else words._(message)
