"""Opening links out of answers: the one place where an address of a person or a file leaves the program."""

from collections.abc import Callable

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from lcapp.domain.addresses import Address, read_address
from lcapp.ui.dialogs import Dialogs
from lcapp.ui.link_dialog import COPY, OPEN


def in_desktop(address: str) -> None:
    """Hand a checked web or mail address to the system."""
    QDesktopServices.openUrl(QUrl(address, QUrl.ParsingMode.TolerantMode))


class Links:
    """Asks before it opens; only what `read_address` accepted ever reaches `open_`.

    Args:
        dialogs: Shows the whole address.
        open_: Opens a checked address; tests give their own.
    """

    def __init__(self, dialogs: Dialogs, *, open_: Callable[[str], object] = in_desktop) -> None:
        self._dialogs = dialogs
        self._open = open_

    def ask(self, text: str) -> None:
        """Show an address and do what the person chooses."""
        read = read_address(text)
        choice = self._dialogs.show_link(text, read)
        if choice == COPY:
            QGuiApplication.clipboard().setText(read.whole if isinstance(read, Address) else text)
        elif choice == OPEN and isinstance(read, Address):
            self._open(read.opened)
