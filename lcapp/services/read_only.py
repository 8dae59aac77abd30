"""Why a draft can only be read."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadOnlyReason:
    """Why a draft can only be read: `form_missing`, `form_changed`, `sealed` or `changed_elsewhere`."""

    code: str
    params: Mapping[str, str]
