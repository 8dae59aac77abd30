"""The evaluator's eye on open drafts, and which kinds of advice nobody wants to hear."""

import threading
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from lcapp.domain.advice_base import AdviceData
from lcapp.domain.answers import plain_part
from lcapp.domain.facts import KnownCity
from lcapp.domain.figures import as_decimal
from lcapp.domain.findings import Finding
from lcapp.errors import NotFound
from lcapp.services.guide_ports import AdviceSwitches

if TYPE_CHECKING:
    from lcapp.domain.advice import Memory
    from lcapp.services.draft_session import DraftSession

_NAMES = frozenset({"city.name", "city.name_local", "mayor.name", "contact.1.name", "contact.2.name"})
_POPULATION = "profile.population"


class Adviser:
    """Advises on drafts.

    Args:
        data: Gives the lists of words.
        switches: What is switched off, everywhere or in one dossier.
    """

    def __init__(self, data: Callable[[], AdviceData], switches: AdviceSwitches) -> None:
        self._data = data
        self._switches = switches

    def beside(self) -> "Companion":
        """Somebody to sit beside one draft; remembers what did not change."""
        return Companion(self._data, self.off)

    def off(self, dossier: str = "") -> frozenset[str]:
        """Codes that are switched off for a dossier (its uuid), those off everywhere among them."""
        return self._switches.off(dossier)

    def switch(self, code: str, *, on: bool, dossier: str = "") -> None:
        """Switch a kind of advice on or off, for one dossier (its uuid) or everywhere.

        What is off everywhere stays off in every dossier, whatever is switched on there.

        Raises:
            NotFound: `advice_unknown`: no rule says that.
            EnvironmentFailed: The file could not be written.
        """
        from lcapp.domain.advice import FINDING_CODES

        if code not in FINDING_CODES:
            raise NotFound("advice_unknown", advice=code[:60])
        self._switches.switch(code, on=on, dossier=dossier)


class Companion:
    """Advises on one draft, again and again."""

    def __init__(self, data: Callable[[], AdviceData], off: Callable[[str], frozenset[str]]) -> None:
        self._data = data
        self._off = off
        self._memory: Memory | None = None
        self._one_at_a_time = threading.Lock()

    def __call__(self, session: "DraftSession", today: date) -> tuple[Finding, ...]:
        """What the rules say about a draft as it stands."""
        return self.asked(session, today)()

    def asked(self, session: "DraftSession", today: date) -> Callable[[], tuple[Finding, ...]]:
        """The question put; the answer may be worked out on any thread, whatever is typed meanwhile."""
        names = [
            value
            for known in session.city.facts
            if _NAMES.intersection(known.fact.asked)
            for value in known.standing.values()
            if isinstance(value, str)
        ]
        names += session.city.other_names
        form, call, answers = session.form, session.call, dict(session.answers)
        evidence, off = session.evidence, self._off(session.dossier.uuid)
        awarded, residents = session.city.last_award, _residents(session.city)

        def answer() -> tuple[Finding, ...]:
            # Lists and rules are needed once a draft is open, not while the program starts.
            from lcapp.domain.advice import Memory, advise

            with self._one_at_a_time:
                self._memory = self._memory or Memory()
                return advise(
                    form,
                    answers,
                    self._data(),
                    today=today,
                    call=call,
                    evidence=evidence,
                    names=names,
                    awarded=awarded,
                    residents=residents,
                    off=off,
                    memory=self._memory,
                )

        return answer


def _residents(city: KnownCity) -> int:
    """How many people live in the city by its record; 0 if it does not say."""
    for known in city.facts:
        said = plain_part(known.standing.get("")) if _POPULATION in known.fact.asked else None
        if isinstance(said, dict) and "value" in said:
            return int(as_decimal(said["value"]))
    return 0
