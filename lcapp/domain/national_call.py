"""What a Commission gives to its cities beside a call: its own deadline, contacts, documents and guidance.

    {"format": "lcapp-national-call/1", "call": "membership-2025", "own_deadline": "2025-05-31",
     "commission": {"name": "…", "email": "…", "documents": ["…"], "guidance": "…", …}}

The file changes no rule of the call: a city keeps the earlier of two deadlines anyway.
"""

from dataclasses import dataclass
from datetime import date

from lcapp.domain.answers_file import strict_json
from lcapp.domain.desk_papers import CommissionProfile, profile_data, profile_of
from lcapp.domain.fingerprint import canonical_bytes
from lcapp.errors import InputRefused

FORMAT = "lcapp-national-call/1"
LARGEST_FILE = 200_000
MOST_DOCUMENTS = 50


@dataclass(frozen=True, slots=True)
class NationalCall:
    """The file.

    Args:
        call: Id of the call.
        own_deadline: The Commission's own last day, or None.
        commission: Contacts, documents and guidance.
    """

    call: str
    own_deadline: date | None
    commission: CommissionProfile


def national_call_bytes(told: NationalCall) -> bytes:
    """The canonical text of the file."""
    return canonical_bytes(
        {
            "format": FORMAT,
            "call": told.call,
            "own_deadline": told.own_deadline.isoformat() if told.own_deadline else "",
            "commission": profile_data(told.commission),
        }
    )


def read_national_call(data: bytes) -> NationalCall:
    """The file that came.

    Raises:
        InputRefused: `not_a_national_call`.
    """
    if len(data) > LARGEST_FILE:
        raise InputRefused("not_a_national_call")
    try:
        top = strict_json(data)
        if not isinstance(top, dict) or top.get("format") != FORMAT:
            raise InputRefused("not_a_national_call")
        call, day, said = top["call"], top["own_deadline"], top["commission"]
        if not isinstance(call, str) or not isinstance(said, dict) or len(call) > 80:
            raise InputRefused("not_a_national_call")
        if not all(isinstance(value, str | list) for value in said.values()):
            raise InputRefused("not_a_national_call")
        documents = said.get("documents", [])
        if not isinstance(documents, list) or len(documents) > MOST_DOCUMENTS:
            raise InputRefused("not_a_national_call")
        commission = profile_of(profile_data(profile_of(said)))
        return NationalCall(call, date.fromisoformat(day) if day else None, commission)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputRefused("not_a_national_call") from error
