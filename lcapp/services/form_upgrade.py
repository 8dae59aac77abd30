"""Move a draft to another form: announced, looked at, decided, done as one act that one undo takes back."""

import re
import uuid
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lcapp.domain.answers import AnswerKey
from lcapp.domain.calls import Call
from lcapp.domain.change_map import ChangeMap
from lcapp.domain.completeness import completeness
from lcapp.domain.form_upgrade import apply, decided, plan_upgrade
from lcapp.domain.forms import Form
from lcapp.domain.parked import FormOfDraft
from lcapp.domain.upgrade_plan import Kind, UpgradePlan
from lcapp.errors import InputRefused, LcappError
from lcapp.services.draft_session import DraftSession
from lcapp.services.ports import CallLibrary, Clock, FormLibrary

SNAPSHOT_REASON = "form-change"
ANNOUNCED = ("newer_form", "call_has_other_form", "newer_call")


@dataclass(frozen=True, slots=True)
class Announcement:
    """Something newer that a draft could go on with; nothing happens by itself.

    Args:
        code: One of `ANNOUNCED`.
        form: Name of the form it would go on with.
        form_title: Its title.
        call: Id of the call.
        call_title: Its title.
    """

    code: str
    form: str
    form_title: str
    call: str
    call_title: str


@dataclass(frozen=True, slots=True)
class UpgradeFacts:
    """What a person wants to know before deciding.

    Args:
        kinds: How many answers are kept, moved, …; those with none are left out.
        set_aside: How many answers go to the drawer, whole or because a part has no place.
        too_long: How many are over a limit of the new form.
        words_over: Words to cut in all, where the limit is of words.
        new_required: New questions that must be answered.
        new_optional: New questions that may stay empty.
        answered: Required questions answered afterwards.
        required: Required questions afterwards.
    """

    kinds: Mapping[Kind, int]
    set_aside: int
    too_long: int
    words_over: int
    new_required: int
    new_optional: int
    answered: int
    required: int


@dataclass(frozen=True, slots=True)
class UpgradePreview:
    """A form change before it is made, with the calls the draft could belong to afterwards."""

    plan: UpgradePlan
    facts: UpgradeFacts
    call: str
    calls: tuple[Call, ...] = field(default=())


class FormUpgrades:
    """Form changes of open drafts.

    Args:
        forms: Forms by name.
        calls: Calls by id.
        change_map: What a form's makers say about answers of another one.
        clock: The time now.
        snapshot: Takes a copy of the library, given the reason; None where there is nobody to do it.
    """

    def __init__(
        self,
        *,
        forms: FormLibrary,
        calls: CallLibrary,
        change_map: Callable[[Form, Form], ChangeMap | None],
        clock: Clock,
        snapshot: Callable[[str], object] | None = None,
    ) -> None:
        self._forms = forms
        self._calls = calls
        self._change_map = change_map
        self._clock = clock
        self._snapshot = snapshot

    def announced(self, session: DraftSession) -> tuple[Announcement, ...]:
        """What is newer than the draft: its call's other form, a later version of its form, a later call."""
        dossier = session.dossier
        if dossier.status != "draft" or session.read_only is not None:
            return ()
        newest = self._newest(session.form)
        if newest is not None and session.call is not None and session.call.form == newest.name:
            return (self._said("call_has_other_form", newest, session.call),)
        call = self._next_call(session, newest or session.form)
        if newest is not None:
            return (self._said("newer_form", newest, call or session.call),)
        return (self._said("newer_call", session.form, call),) if call is not None else ()

    def preview(
        self,
        session: DraftSession,
        to_form: str,
        *,
        call: str = "",
        choices: Mapping[AnswerKey, str] | None = None,
    ) -> UpgradePreview:
        """What would become of every answer; changes nothing.

        Args:
            session: The open draft.
            to_form: Name of the form to go to.
            call: The call it belongs to afterwards; empty leaves it in its own.
            choices: What the officer decided otherwise.

        Raises:
            NotFound: There is no such form or call.
            FormInvalid: The form, or what its makers say about changes, cannot be used.
            InputRefused: `upgrade_changes_nothing`: form and call are those of now.
        """
        form = self._forms.get(to_form)
        wanted = self._calls.get(call).id if call else session.dossier.call
        if (form.name, form.digest, wanted) == (session.form.name, session.form.digest, session.dossier.call):
            raise InputRefused("upgrade_changes_nothing", form=form.name)
        same = form.name == session.form.name
        plan = plan_upgrade(
            session.form,
            form,
            dict(session.answers),
            change_map=None if same else self._change_map(session.form, form),
            choices=choices,
        )
        return UpgradePreview(plan, facts_of(plan), wanted, self._calls_for(form, session.call))

    def decide(self, preview: UpgradePreview, key: AnswerKey, choice: str) -> UpgradePreview:
        """The preview with another decision for one answer: `PARK`, a question's id, or empty."""
        plan = decided(preview.plan, key, choice)
        return UpgradePreview(plan, facts_of(plan), preview.call, preview.calls)

    def with_call(self, preview: UpgradePreview, call: str) -> UpgradePreview:
        """The preview with another call."""
        return UpgradePreview(preview.plan, preview.facts, call, preview.calls)

    def apply(self, session: DraftSession, preview: UpgradePreview) -> None:
        """Do it: a copy of the library first, then form, answers and drawer in one transaction.

        Raises:
            ReadOnly: The draft can only be read.
            InputRefused: `upgrade_outdated`: the draft was changed since the preview.
            StorageUnavailable: Nothing was changed in the library; the draft keeps what was decided and tries
                again as with any other act.
        """
        session.must_be_writable()
        plan = preview.plan
        if dict(plan.before) != dict(session.answers) or plan.old.name != session.form.name:
            raise InputRefused("upgrade_outdated")
        session.flush()
        if self._snapshot is not None:
            self._snapshot(SNAPSHOT_REASON)
        answers, parked = apply(plan, new_id=lambda: uuid.uuid4().hex, at=self._clock())
        kind = plan.new.kind
        session.change_form(FormOfDraft(plan.new.name, plan.new.digest, kind, preview.call), answers, parked)
        session.flush()

    def _form(self, name: str) -> Form | None:
        try:
            return self._forms.get(name)
        except LcappError:
            return None

    def _newest(self, form: Form) -> Form | None:
        """The latest installed version after this one."""
        before, mine = f"{form.id}-", _order(form.version)
        names = [name for name in self._forms.names() if name.startswith(before)]
        found = [self._form(name) for name in names if _order(name.removeprefix(before)) > mine]
        later = [one for one in found if one is not None and one.id == form.id]
        return max(later, key=lambda one: _order(one.version), default=None)

    def _next_call(self, session: DraftSession, form: Form) -> Call | None:
        """A later call with that form which still takes applications, where the draft's own is over."""
        today, now = self._clock().date(), session.call
        if now is None or now.city_deadline.day is None or now.city_deadline.day >= today:
            return None
        open_ones = [
            call
            for call in self._calls_for(form, None)
            if call.kind is now.kind
            and not call.expected
            and call.city_deadline.day is not None
            and call.city_deadline.day >= today
        ]
        return min(open_ones, key=lambda call: str(call.city_deadline.value), default=None)

    def _calls_for(self, form: Form, now: Call | None) -> tuple[Call, ...]:
        found = [now] if now is not None else []
        for name in self._calls.ids():
            try:
                call = self._calls.get(name)
            except LcappError:
                continue
            if call.form == form.name and call not in found:
                found.append(call)
        return tuple(found)

    def _said(self, code: str, form: Form, call: Call | None) -> Announcement:
        return Announcement(code, form.name, form.title, call.id if call else "", call.title if call else "")


def facts_of(plan: UpgradePlan) -> UpgradeFacts:
    """The counts of a plan."""
    kinds = Counter(decision.kind for decision in plan.decisions)
    over = {t: d.over for d in plan.decisions if d.over is not None for t in d.targets[:1]}
    after = completeness(plan.new, plan.answers)
    return UpgradeFacts(
        kinds={kind: kinds[kind] for kind in Kind if kinds[kind]},
        set_aside=len(plan.set_aside),
        too_long=len(over),
        words_over=sum(one.count - one.allowed for one in over.values() if one.limit == "max_words"),
        new_required=sum(plan.new_questions.values()),
        new_optional=sum(not required for required in plan.new_questions.values()),
        answered=after.answered,
        required=after.required,
    )


def _order(version: str) -> tuple[tuple[int, str], ...]:
    """Versions in the order of their numbers: 2 before 10, 2025 before 2025-2."""
    pieces = re.findall(r"(\d*)(\D*)", version)
    return tuple((int(digits or 0), rest) for digits, rest in pieces if digits or rest)
