"""What one rule of eligibility says, and every code such a reason may have."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Outcome(StrEnum):
    """What one rule says: fulfilled, not fulfilled, to be asked, or only told."""

    MET = "met"
    NOT_MET = "not_met"
    OPEN = "open"
    TOLD = "told"


@dataclass(frozen=True, slots=True)
class Reason:
    """What one rule says and why. `source` is where its date, number or rule was read."""

    rule: str
    outcome: Outcome
    params: Mapping[str, str | int] = field(default_factory=dict)
    source: str = ""

    @property
    def code(self) -> str:
        """Rule and outcome joined: the key of its sentence, one of `RULE_CODES`."""
        return f"{self.rule}_{self.outcome}"


RULE_CODES: Mapping[str, tuple[str, ...]] = {
    "member_state_met": ("country",),
    "member_state_not_met": ("country",),
    "member_state_open": (),
    "associate_member_open": ("country",),
    "authority_met": ("authority",),
    "authority_open": ("authority",),
    "signatory_met": ("signatory",),
    "signatory_open": ("signatory",),
    "new_city_met": (),
    "new_city_not_met": ("joined",),
    "member_met": ("joined",),
    "member_not_met": ("joined",),
    "member_open": (),
    "member_months_met": ("joined", "months", "free_on"),
    "member_months_not_met": ("joined", "months", "free_on"),
    "member_months_open": ("joined", "months", "free_on"),
    "member_months_day_open": ("joined", "months", "free_from", "free_on"),
    "join_year_met": ("year",),
    "join_year_not_met": ("year",),
    "years_after_award_met": ("awarded", "years", "free_on"),
    "years_after_award_not_met": ("awarded", "years", "free_on"),
    "years_after_award_open": ("awarded", "years", "free_on"),
    "years_after_award_day_open": ("awarded", "years", "free_from", "free_on"),
    "cap_met": ("limit", "nominated"),
    "cap_not_met": ("limit", "nominated"),
    "cap_open": ("limit", "nominated"),
    "no_cap_met": (),
    "cap_unknown_open": ("nominated",),
    "window_not_open_told": ("opens",),
    "window_open_told": ("deadline",),
    "window_over_told": ("deadline",),
    "window_past_told": ("last",),
    "window_followed_told": (),
    "no_deadline_told": (),
    "window_unknown_told": (),
    "own_deadline_told": ("own", "deadline"),
    "own_deadline_over_told": ("own",),
    "own_deadline_late_told": ("own", "deadline"),
    "own_deadline_unknown_told": ("deadline",),
    "population_told": ("population", "limit"),
}
"""Every code of a reason and the names of its parameters; dates are ISO, as far as they are known."""
