"""The city's own formal check before it sends: the same code, on its sealed version or its draft."""

from lcapp.domain.formal_check import FormalResult
from lcapp.errors import InputRefused
from lcapp.services.desk import Desk
from lcapp.services.draft_session import DraftSession
from lcapp.services.evidence_register import EvidenceRegister
from lcapp.services.submission import Submissions


def own_check(
    desk: Desk, session: DraftSession, submissions: Submissions, register: EvidenceRegister
) -> tuple[FormalResult, ...]:
    """F1 to F13 of a city's own dossier.

    Args:
        desk: Runs the check.
        session: The dossier.
        submissions: Its sealed version, with the scan of the signed page.
        register: Its evidence, and whether the files are there.

    Raises:
        InputRefused: `desk_call_missing`: it is for no call.
    """
    if session.call is None:
        raise InputRefused("desk_call_missing")
    picture = submissions.picture(session)
    sealed = submissions.sealed(session.dossier.number)
    pages = sealed.signed_pages if sealed else ()
    absent = [one.name for one in picture.evidence if one.sha256 and not register.files.verify(one.sha256)]
    signed_on = pages[-1].dated if pages else None
    return desk.reading.check_own(picture, session.call, signed_on=signed_on, absent=absent)
