"""Pictures of the pages of one PDF, drawn in the background one at a time; the newest wish counts."""

import threading
from collections.abc import Callable

from PySide6.QtGui import QImage

from lcapp.services.page_pictures import OpenPages
from lcapp.ui.draft.page_strip import POINTS_PER_INCH, image_of
from lcapp.ui.tasks import Tasks

MOST_DPI = 220


class _SharedPages:
    """Pages that a picture under way and their owner both hold; whoever lets go last closes them."""

    def __init__(self, pages: OpenPages) -> None:
        self.pages = pages
        self._turn = threading.Lock()
        self._holders = 1

    def hold(self) -> None:
        """One more holds them."""
        with self._turn:
            self._holders += 1

    def let_go(self) -> None:
        """One holds them no more."""
        with self._turn:
            self._holders -= 1
            is_last = not self._holders
        if is_last:
            self.pages.close()


class PageDrawing:
    """Draws what is wanted of the pages it was given last.

    Args:
        tasks: Long work.
        show: Takes the number of a page and its picture.
    """

    def __init__(self, tasks: Tasks, show: Callable[[int, QImage], object]) -> None:
        self._tasks, self._show = tasks, show
        self._shared: _SharedPages | None = None
        self._waiting: dict[int, int] = {}
        self._drawing = False

    def take(self, pages: OpenPages) -> None:
        """Draw other pages from now on."""
        self.let_go()
        self._shared = _SharedPages(pages)

    def want(self, page: int, width: int) -> None:
        """A page is to be seen, so many pixels wide."""
        self._waiting[page] = width
        self._draw_next()

    def let_go(self) -> None:
        """Close the pages, once a picture under way is done; the child process ends."""
        shared, self._shared = self._shared, None
        self._waiting.clear()
        if shared is not None:
            shared.let_go()

    def _draw_next(self) -> None:
        shared = self._shared
        if self._drawing or shared is None or not self._waiting:
            return
        page, width = self._waiting.popitem()
        sizes = shared.pages.sizes
        if page >= len(sizes):
            self._draw_next()
            return
        self._drawing = True
        shared.hold()
        dpi = min(MOST_DPI, width * POINTS_PER_INCH / max(1.0, sizes[page].width))
        self._tasks.run(
            _drawn,
            shared,
            page,
            dpi,
            done=lambda image: self._on_drawn(shared, page, image),
            failed=lambda _error: self._on_drawn(shared, page, None),
        )

    def _on_drawn(self, shared: _SharedPages, page: int, image: QImage | None) -> None:
        self._drawing = False
        if self._shared is shared and image is not None:
            self._show(page, image)
        self._draw_next()


def _drawn(shared: _SharedPages, page: int, dpi: float) -> QImage:
    # On a thread of the pool: the window may be gone before the picture is there.
    try:
        return image_of(shared.pages.picture(page, dpi=dpi))
    finally:
        shared.let_go()
