"""One line of the list of dossiers: everything it says, worked out without widgets."""

from dataclasses import dataclass
from datetime import datetime

from lcapp.domain.calls import Call
from lcapp.domain.searching import fold
from lcapp.errors import LcappError
from lcapp.i18n import Words, formats
from lcapp.i18n.form_texts import call_title
from lcapp.i18n.wording import harmless, kind_words
from lcapp.services.ports import CallLibrary, DossierCard
from lcapp.ui.models.call_words import SOON_DAYS, days_left, deadline_words


@dataclass(frozen=True, slots=True)
class DossierLine:
    """What is shown of one dossier.

    Args:
        number: Its number.
        title: What the officer calls it.
        call: Title of its call, or the kind where the call is not on this computer.
        percent: How far it is.
        to_fix: How many things must be fixed, besides answers still missing.
        deadline: The next deadline in words; empty without a call.
        severity: Colour of the deadline: `must_fix` when close, `` otherwise.
        days: Days to the deadline; None when no day is known, negative when it is over.
        edited: When it was edited last.
        fictional: Whether the city is invented.
    """

    number: int
    title: str
    call: str
    percent: int
    to_fix: int
    deadline: str
    severity: str
    days: int | None
    edited: str
    fictional: bool

    def has(self, wanted: str) -> bool:
        """Whether title and call hold every word looked for."""
        said = fold(f"{self.title} {self.call}")[0]
        return all(word in said for word in fold(wanted)[0].split())

    @property
    def is_open(self) -> bool:
        """Whether there is still time."""
        return self.days is None or self.days >= 0


def dossier_line(words: Words, card: DossierCard, calls: CallLibrary, now: datetime) -> DossierLine:
    """The line of a dossier.

    Args:
        words: The language.
        card: The dossier.
        calls: Where its call is looked up.
        now: This moment on this computer's clock.
    """
    call = call_of(card, calls)
    days = days_left(call, now.date()) if call else None
    close = days is not None and 0 <= days <= SOON_DAYS
    return DossierLine(
        number=card.dossier.number,
        title=harmless(words, card.dossier.title),
        call=call_title(words, call) if call else kind_words(words, card.dossier.kind),
        percent=card.progress.percent,
        # What is merely not answered yet shows in the percent; only real faults are called so.
        to_fix=max(0, card.progress.to_fix - (card.progress.required - card.progress.answered)),
        deadline=deadline_words(words, call, now.date()) if call else "",
        severity="advice" if close else "",
        days=days,
        edited=edited_words(words, card.dossier.updated_at, now),
        fictional=card.dossier.fictional,
    )


def call_of(card: DossierCard, calls: CallLibrary) -> Call | None:
    """The call of a dossier, if it is on this computer."""
    if not card.dossier.call:
        return None
    try:
        return calls.get(card.dossier.call)
    except LcappError:
        return None


def edited_words(words: Words, at: datetime, now: datetime) -> str:
    """When something was edited, as people say it."""
    days = (now.astimezone().date() - at.astimezone().date()).days
    if days <= 0:
        return words._("edited today {time}", time=formats.time_of_day(words, at))
    if days == 1:
        return words._("edited yesterday")
    return words._("edited {day}", day=formats.day(words, at.astimezone().date().isoformat()))
