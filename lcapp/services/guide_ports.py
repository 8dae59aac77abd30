"""What the guide needs from outside: its reference data and a printer for the plan of days."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Protocol

from lcapp.domain.advice_base import AdviceData
from lcapp.domain.back_planner import BackPlan, Step
from lcapp.domain.calls import Call
from lcapp.domain.guidance import GuidanceFile
from lcapp.domain.real_cities import RealCity
from lcapp.domain.sources import Source
from lcapp.errors import FormInvalid, InputRefused


class GuidanceLibrary(Protocol):
    """Layers of guidance, shipped and those of Commissions."""

    @property
    def files(self) -> tuple[GuidanceFile, ...]:
        """Every file that can be used, in the order of the layers."""

    @property
    def sources(self) -> Mapping[str, Source]:
        """What the codes of sources stand for, by code."""

    def problems(self) -> tuple[FormInvalid | InputRefused, ...]:
        """What is wrong with files in the data folder."""

    def check(self, path: Path) -> GuidanceFile:
        """A Commission's file as it would be used; raises FormInvalid or InputRefused."""

    def install(self, path: Path) -> GuidanceFile:
        """Check a Commission's file and keep it; raises as `check` does."""


class GuideLibrary(Protocol):
    """Reference data of the guide, read on first use."""

    @property
    def guidance(self) -> GuidanceLibrary:
        """Layers of guidance beside questions."""

    @property
    def steps(self) -> tuple[Step, ...]:
        """What is done before a deadline."""

    @property
    def cities(self) -> tuple[RealCity, ...]:
        """Members and awarded cities, with what is known of some of them."""

    @property
    def advice(self) -> AdviceData:
        """The lists of words into which the rules of advice look."""


class AdviceSwitches(Protocol):
    """Remembers which kinds of advice are switched off."""

    def off(self, dossier: str) -> frozenset[str]:
        """Codes that are off for a dossier (its uuid), those off everywhere among them."""

    def switch(self, code: str, *, on: bool, dossier: str) -> None:
        """Switch a code; an empty dossier means everywhere; raises EnvironmentFailed."""


class PlanPrinter(Protocol):
    """Prints a plan of days on one page."""

    def __call__(
        self, plan: BackPlan, call: Call, *, language: str, paper: str, city: str, moment: datetime
    ) -> bytes:
        """The bytes of a PDF."""
