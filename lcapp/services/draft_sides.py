"""What of an open draft changes by acts besides its answers: its form, its drawer, its sides."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from lcapp.domain.answers import AnswerKey, Answers, Value
from lcapp.domain.calls import Call
from lcapp.domain.dossier import Dossier, DossierContent
from lcapp.domain.events import AnswerChanged, DrawerChanged, Event, FormChanged, SidesChanged
from lcapp.domain.forms import Form
from lcapp.domain.history import Act, Change
from lcapp.domain.parked import (
    FORM_KEY,
    PARKED,
    FormOfDraft,
    ParkedAnswer,
    form_of,
    parked_key,
    parked_of,
    parked_value,
    stands_beside,
)
from lcapp.domain.side_records import Sides, is_side
from lcapp.errors import NotFound, ReadOnly

FindForm = Callable[[FormOfDraft], tuple[Form, Call | None]]
"""Gives the form of that name, and the call if it is still here."""
Changes = tuple[Change, ...]


class DraftSides:
    """Asked and changed by the keys of `lcapp.domain.parked`.

    Args:
        content: The draft as it was loaded.
        written_for: Its form and call.
        find_form: Finds those of another form; None where there is no library of forms.
    """

    def __init__(
        self, content: DossierContent, written_for: tuple[Form, Call | None], find_form: FindForm | None
    ) -> None:
        dossier = content.dossier
        self.form = FormOfDraft(dossier.form, dossier.form_digest, dossier.kind, dossier.call)
        self.written_for = written_for
        self._find_form = find_form
        self._parked = {one.id: one for one in content.parked}
        self._others: dict[AnswerKey, Value] = dict(content.sides)

    @property
    def parked(self) -> tuple[ParkedAnswer, ...]:
        """What lies in the drawer, set aside last first."""
        return tuple(sorted(self._parked.values(), key=lambda one: (one.at, one.id), reverse=True))

    @property
    def others(self) -> Sides:
        """What else is remembered beside the answers, by key."""
        return self._others

    def standing(self, key: AnswerKey) -> Value | None:
        """What stands under a key now, as the record keeps it."""
        if key == FORM_KEY:
            return self.form.value()
        if is_side(key):
            return self._others.get(key)
        found = self._parked.get(key.language)
        return None if found is None else parked_value(found)

    def put(self, change: Change) -> None:
        """Take over what a change says."""
        if change.key == FORM_KEY:
            wanted = form_of(change.after or self.form.value())
            self.written_for = self.find(wanted)
            self.form = wanted
        elif is_side(change.key):
            self._others.pop(change.key, None)
            if change.after is not None:
                self._others[change.key] = change.after
        elif change.after is None:
            self._parked.pop(change.key.language, None)
        else:
            self._parked[change.key.language] = parked_of(change.key.language, change.after)

    def find(self, wanted: FormOfDraft | None) -> tuple[Form, Call | None]:
        """The form and call of that name; those of now where none is wanted.

        Raises:
            NotFound: There is no such form any more.
            ReadOnly: The form is not the one it was.
        """
        if wanted is None or wanted == self.form:
            return self.written_for
        if self._find_form is None:
            raise NotFound("form_not_found", form=wanted.form)
        form, call = self._find_form(wanted)
        if form.digest != wanted.digest:
            raise ReadOnly("form_changed", form=wanted.form)
        return form, call

    def out_of_drawer(
        self, parked_id: str, before: Answers, into: Mapping[AnswerKey, Value | None]
    ) -> tuple[Change, ...]:
        """The changes that take something out of the drawer, into answers or into nothing."""
        if parked_id not in self._parked:
            raise NotFound("parked_unknown", parked=parked_id)
        gone = Change(parked_key(parked_id), self.standing(parked_key(parked_id)), None)
        return (*(Change(key, before.get(key), value) for key, value in into.items()), gone)

    def named(self, dossier: Dossier) -> Dossier:
        """The dossier under the form it has now."""
        form = self.form
        return replace(dossier, form=form.form, form_digest=form.digest, kind=form.kind, call=form.call)


def events_of(act: Act, before: str, after: str, *, by_typing: bool) -> Iterator[Event]:
    """What is told of an act; of another form only that: whoever shows answers must look at all anew."""
    if any(change.key == FORM_KEY for change in act.changes):
        yield FormChanged(before, after)
        return
    for change in act.changes:
        if not stands_beside(change.key):
            yield AnswerChanged(change.key, by_typing=by_typing)
    if any(change.key.question == PARKED for change in act.changes):
        yield DrawerChanged()
    if any(is_side(change.key) for change in act.changes):
        yield SidesChanged()


def form_wanted(changes: Iterable[Change], *, after: bool) -> FormOfDraft | None:
    """The form an act leads to, or with `after=False` back to; None where it leaves the form alone."""
    for change in changes:
        value: Mapping[str, str] | None = change.after if after else change.before
        if change.key == FORM_KEY and value is not None:
            return form_of(value)
    return None


def form_changes_of(
    now: FormOfDraft, then: FormOfDraft, before: Answers, after: Answers, parked: Iterable[ParkedAnswer]
) -> tuple[Change, ...]:
    """Everything one change of form does, as the changes of one act."""
    keys = [*before, *(key for key in after if key not in before)]
    return (
        Change(FORM_KEY, now.value(), then.value()),
        *(Change(key, before.get(key), after.get(key)) for key in keys if before.get(key) != after.get(key)),
        *(Change(parked_key(one.id), None, parked_value(one)) for one in parked),
    )
