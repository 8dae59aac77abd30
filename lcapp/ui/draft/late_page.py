"""A page that is made when somebody first turns to it, or says something to it."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget

P = TypeVar("P", bound=QWidget)


class LatePage(Generic[P]):
    """Called, it gives the page; until somebody does, opening a draft costs nothing for it.

    Args:
        make: Makes the page; it is given Qt's parent and must not ask for the page meanwhile.
        put: Gives the page its place on the screen.
        parent: What the page will stand in.
    """

    def __init__(self, make: Callable[[QWidget], P], *, put: Callable[[P], object], parent: QWidget) -> None:
        self._make, self._put, self._parent = make, put, parent
        self.made: P | None = None
        """The page, if it was made."""

    def __call__(self) -> P:
        """The page."""
        if self.made is None:
            page = self._make(self._parent)
            self._put(page)
            self.made = page
        return self.made
