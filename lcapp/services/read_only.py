"""Why a draft can only be read."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadOnlyReason:
    """Why a draft can only be read.

    `code` is `form_missing`, `form_changed`, `sealed`, `changed_elsewhere` or `library_newer`.
    """

    code: str
    params: Mapping[str, str]
