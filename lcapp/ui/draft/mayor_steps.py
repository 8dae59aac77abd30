"""From a draft, sealed or not, to what comes beside and after it: the mayor's brief, sign-off and sending."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

STEPS = ("brief", "sending")
"""Names of the draft's actions that lead there."""


class MayorSteps(QObject):
    """Says what is wanted; the window turns to it."""

    brief_wanted = Signal()
    sending_wanted = Signal()

    def acts(self) -> dict[str, Callable[[], object]]:
        """What the draft's actions of these names do."""
        return dict(zip(STEPS, (self.brief_wanted.emit, self.sending_wanted.emit), strict=True))
