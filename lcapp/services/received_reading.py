"""A received dossier read for people: its form, its answers, what was checked, and what was said about it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from lcapp.domain import computed, validation
from lcapp.domain.calls import Call
from lcapp.domain.carried_dossier import CarriedDossier, read_carried
from lcapp.domain.completeness import completeness, is_visible
from lcapp.domain.countries import Country
from lcapp.domain.desk_dossier import DeskDossier
from lcapp.domain.eligibility import Eligibility
from lcapp.domain.findings import Severity
from lcapp.domain.form_reader import read_form
from lcapp.domain.formal_check import FormalResult, override_of, with_overrides
from lcapp.domain.formal_rules import FormalCase, eligibility_of, findings_of, run_checks
from lcapp.domain.forms import Form
from lcapp.domain.received_dossier import Removal
from lcapp.domain.snapshot import DossierSnapshot
from lcapp.domain.stand_in_form import stand_in_form
from lcapp.errors import LcappError
from lcapp.services.desk_ports import DeskEntry, only
from lcapp.services.ports import FormLibrary


@dataclass(frozen=True, slots=True)
class Facts:
    """What the Commission knows of a city beside its file."""

    joined: date | None = None
    awarded: date | None = None
    signed_on: str | None = None
    """Day of the signature on the paper that came; empty without a day; None where nobody looked."""


@dataclass(frozen=True, slots=True)
class Received:
    """A received dossier, read.

    Args:
        line: Its line of the list.
        call: The call it stands in.
        form: What its answers are read by.
        form_known: Whether this computer has exactly that form.
        carried: What the file says.
        removals: What was left out or changed when it came in.
        facts: What the Commission knows beside it.
        formal: The formal check, with what people said instead.
        eligibility: Whether the city may apply.
        to_fix: How many findings would have stopped a seal.
    """

    line: DeskDossier
    call: Call
    form: Form
    form_known: bool
    carried: CarriedDossier
    removals: tuple[Removal, ...]
    facts: Facts
    formal: tuple[FormalResult, ...]
    eligibility: Eligibility
    to_fix: int

    def snapshot(self) -> DossierSnapshot:
        """The picture of it that can be printed or compared."""
        answers = dict(self.carried.answers)
        return DossierSnapshot(
            dossier=replace(self.carried.dossier, number=self.line.number),
            form=self.form,
            call=self.call,
            answers=answers,
            computed=dict(computed.computed_values(self.form, answers)),
            findings=validation.check(self.form, answers, call=self.call, today=self.line.came_on),
            completeness=completeness(self.form, answers),
            taken_at=self.carried.taken_at,
            sealed=self.carried.sealed,
            hidden=frozenset(q.id for q in self.form.questions() if not is_visible(q, answers)),
            evidence=self.carried.evidence,
            version=self.carried.version,
        )


class Reading:
    """Reads received dossiers.

    Args:
        forms: Forms by name.
        countries: Member States and Associate Members.
        today: The day today.
    """

    def __init__(
        self, forms: FormLibrary, countries: Callable[[], tuple[Country, ...]], today: Callable[[], date]
    ) -> None:
        self._forms, self.countries, self._today = forms, countries, today

    def read(
        self, line: DeskDossier, content: bytes, form_file: bytes, call: Call, entries: Iterable[DeskEntry]
    ) -> Received:
        """A dossier with everything that was said about it.

        Args:
            line: Its line; of a file that is just coming in, as far as it is known.
            content: Canonical text.
            form_file: The form it brought, or empty.
            call: The call it stands in.
            entries: Of this dossier in this call.
        """
        said = tuple(entries)
        carried = read_carried(content)
        form, known = self._form_of(carried, form_file)
        facts, removals = facts_of(said), removals_of(said, line.sha256)
        case = self._case(line, carried, form, call, facts, removals, known=known)
        findings = findings_of(case)
        overrides = [override_of(one.body) for one in only(said, "override")]
        return Received(
            line=line,
            call=call,
            form=form,
            form_known=known,
            carried=carried,
            removals=removals,
            facts=facts,
            formal=with_overrides(run_checks(case, findings), overrides),
            eligibility=eligibility_of(case),
            to_fix=sum(one.severity is Severity.MUST_FIX for one in findings),
        )

    def check_own(
        self, snapshot: DossierSnapshot, call: Call, *, signed_on: str | None, absent: Iterable[str] = ()
    ) -> tuple[FormalResult, ...]:
        """The same formal check on the city's own dossier before it is sent.

        Args:
            snapshot: The sealed version, or the draft as it stands.
            call: The call it is for.
            signed_on: Day of a scan of the signed page; empty without a day; None without a scan.
            absent: Numbers of evidence whose files are not there.
        """
        return run_checks(
            FormalCase(
                form=snapshot.form,
                call=call,
                answers=snapshot.answers,
                evidence=snapshot.evidence,
                today=self._today(),
                form_said=snapshot.dossier.form,
                call_said=snapshot.dossier.call,
                signed_on=signed_on,
                annex_states=dict.fromkeys(absent, "absent"),
                members=self._codes(member=True) or None,
                associates=self._codes(member=False),
            )
        )

    def _case(
        self,
        line: DeskDossier,
        carried: CarriedDossier,
        form: Form,
        call: Call,
        facts: Facts,
        removals: tuple[Removal, ...],
        *,
        known: bool,
    ) -> FormalCase:
        states = {
            one.where: one.what.removeprefix("annex_")
            for one in removals
            if one.what in ("annex_absent", "annex_refused")
        }
        return FormalCase(
            form=form,
            call=call,
            answers=carried.answers,
            evidence=carried.evidence,
            today=self._today(),
            form_said=carried.dossier.form,
            call_said=carried.dossier.call,
            form_known=known,
            came=line.came_on,
            joined=facts.joined,
            awarded=facts.awarded,
            signed_on=facts.signed_on,
            annex_states=states,
            members=self._codes(member=True) or None,
            associates=self._codes(member=False),
        )

    def _codes(self, *, member: bool) -> frozenset[str]:
        return frozenset(one.code for one in self.countries() if one.member is member)

    def _form_of(self, carried: CarriedDossier, form_file: bytes) -> tuple[Form, bool]:
        """The form in exactly the state the file says: ours, else the one it brought, else one made up."""
        wanted = carried.dossier.form_digest
        try:
            ours = self._forms.get(carried.dossier.form)
            if ours.digest == wanted:
                return ours, True
        except LcappError:
            pass
        if form_file:
            try:
                brought = read_form(form_file, file="form.toml")
                if brought.digest == wanted:
                    return brought, False
            except LcappError:
                pass
        return stand_in_form(carried.dossier, carried.answers), False


def facts_of(entries: Iterable[DeskEntry]) -> Facts:
    """What the Commission knows of a city; the last word counts."""
    said = only(entries, "facts")
    if not said:
        return Facts()
    body = said[-1].body
    return Facts(
        joined=date.fromisoformat(body["joined"]) if body["joined"] else None,
        awarded=date.fromisoformat(body["awarded"]) if body["awarded"] else None,
        signed_on=body["signed_on"],
    )


def facts_data(facts: Facts) -> dict[str, str | None]:
    """Facts as plain data, to be kept."""
    return {
        "joined": facts.joined.isoformat() if facts.joined else "",
        "awarded": facts.awarded.isoformat() if facts.awarded else "",
        "signed_on": facts.signed_on,
    }


def removals_of(entries: Iterable[DeskEntry], sha256: str) -> tuple[Removal, ...]:
    """What was left out of a file when it came in."""
    for one in only(entries, "arrival"):
        if one.id == sha256:
            return tuple(Removal(*said) for said in one.body["removals"])
    return ()
