"""Forms somebody is writing and has not kept yet: files of the data folder, beside the forms in use."""

from collections.abc import Callable
from pathlib import Path

from lcapp.errors import EnvironmentFailed
from lcapp.files import reason_of
from lcapp.storage.form_library import files_in, keep_file, read_kept


class FormsInWork:
    """Working copies by name.

    Args:
        folder: Where they stand; made with the first of them.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def names(self) -> tuple[str, ...]:
        """Every working copy, sorted."""
        return tuple(path.stem for path in files_in(self._folder, "*.toml"))

    def load(self, name: str) -> bytes | None:
        """The bytes of a working copy; None where there is none. Raises as reading a form file does."""
        path = self._folder / f"{name}.toml"
        return read_kept(path) if path.is_file() else None

    def save(self, name: str, data: bytes) -> None:
        """Keep a working copy whole or not at all; raises EnvironmentFailed."""
        keep_file(self._folder / f"{name}.toml", data)

    def put_aside(self, name: str) -> None:
        """Give one that cannot be read another name, so that a new one does not replace it."""
        self._away(lambda path: path.replace(path.with_suffix(".unreadable")), name)

    def remove(self, name: str) -> None:
        """Take one away; it may be gone already."""
        self._away(lambda path: path.unlink(missing_ok=True), name)

    def _away(self, act: Callable[[Path], object], name: str) -> None:
        path = self._folder / f"{name}.toml"
        try:
            act(path)
        except OSError as error:
            reason = reason_of(error)
            raise EnvironmentFailed("file_not_written", file=str(path), reason=reason) from error
