"""What every screen is given: the program, the language, the look, and ways to ask and to work."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from lcapp.i18n import Words
from lcapp.paths import AppPaths
from lcapp.services.app import App
from lcapp.settings import Settings
from lcapp.ui.appearance.look import Look
from lcapp.ui.dialogs import Dialogs
from lcapp.ui.tasks import Tasks


@dataclass(frozen=True, slots=True)
class ScreenContext:
    """The surroundings of a screen.

    Args:
        app: The program below the faces.
        words: Sentences and formats in the person's language.
        look: Spaces, colours and icons.
        dialogs: Questions that cannot wait.
        tasks: Long work.
        paths: Where things stand.
        settings: The settings as they are now.
        change: Changes settings by name; the window follows at once.
        languages: Languages the interface can speak.
    """

    app: App
    words: Words
    look: Look
    dialogs: Dialogs
    tasks: Tasks
    paths: AppPaths
    settings: Callable[[], Settings]
    change: Callable[..., None]
    languages: tuple[str, ...]

    def now(self) -> datetime:
        """This moment on this computer's clock."""
        return self.app.clock().astimezone()

    def today(self) -> date:
        """The day it is here."""
        return self.now().date()
