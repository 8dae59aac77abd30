"""Criteria as shipped: the official ones of a call, else the program's own quality sheet."""

import re
from pathlib import Path

from lcapp.domain.criteria import Criteria, read_criteria
from lcapp.errors import InputRefused
from lcapp.files import reason_of

LARGEST = 1_000_000
_NAME = re.compile(r"[a-z0-9-]{1,80}")
OWN_SHEET = "quality"


class CriteriaLibrary:
    """Implements `services.desk_ports.CriteriaLibrary`.

    Args:
        folder: `resources/criteria`.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, Criteria] = {}

    def shipped(self, call: str) -> Criteria:
        """The official criteria of a call where the program has them, else its own quality sheet."""
        if call not in self._read:
            official = self._folder / f"{call}.toml"
            known = _NAME.fullmatch(call) is not None and official.is_file()
            self._read[call] = self.read(official if known else self._folder / f"{OWN_SHEET}.toml")[1]
        return self._read[call]

    def read(self, path: Path) -> tuple[bytes, Criteria]:
        """A file's bytes and criteria.

        Raises:
            FormInvalid: With every problem.
            InputRefused: `file_not_read`, `file_too_large`.
        """
        try:
            with path.open("rb") as file:
                data = file.read(LARGEST + 1)
        except (OSError, ValueError) as error:
            reason = reason_of(error) if isinstance(error, OSError) else "failed"
            raise InputRefused("file_not_read", file=path.name, reason=reason) from error
        if len(data) > LARGEST:
            raise InputRefused("file_too_large", file=path.name, limit=LARGEST)
        return data, read_criteria(data, file=path.name)
