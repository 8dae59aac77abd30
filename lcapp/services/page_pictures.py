"""Pages of a PDF as pictures, made in the limited child process: for the preview and for printing."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class PageSize:
    """Points."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page.

    Args:
        width: Pixels.
        height: Pixels.
        data: Rows of red, green, blue without gaps between rows; one byte for each, or one grey byte.
        grey: Whether there is one grey byte for each pixel.
    """

    width: int
    height: int
    data: bytes
    grey: bool = False


class OpenPages(Protocol):
    """One opened PDF. May be used from one thread at a time, whichever it is."""

    @property
    def sizes(self) -> tuple[PageSize, ...]:
        """The size of every page."""

    def picture(self, page: int, *, dpi: float, grey: bool = False) -> PagePicture:
        """A page as a picture.

        Args:
            page: From 0 on.
            dpi: Pixels for each inch.
            grey: Without colour.

        Raises:
            EnvironmentFailed: The child process ended.
        """

    def close(self) -> None:
        """Let go of the child process."""


class PagePictures(Protocol):
    """Opens PDFs for looking at."""

    def __call__(self, data: bytes) -> OpenPages:
        """Open a PDF from memory; raises EnvironmentFailed."""
