"""Write a form: a copy of one, or one of one's own; checked at every step, kept when nothing is wrong."""

from typing import Any, Protocol

from lcapp.domain.calls import CallKind
from lcapp.domain.form_checks import check_form
from lcapp.domain.form_editing import Path, Tables, has, next_version, text_of, with_value
from lcapp.domain.form_reader import parse_toml, read_form
from lcapp.domain.form_writer import head_of, write_tables
from lcapp.domain.forms import Form
from lcapp.errors import FormInvalid, InputRefused, NotFound, Problem
from lcapp.services.ports import CallLibrary, Clock, FormLibrary

_COPY = "copy-of-"
_MOST_STEPS = 500
_CALL_DATES = ("opens", "city_deadline", "commission_deadline", "result")


class OwnForms(FormLibrary, Protocol):
    """Forms, and which of them one may write over."""

    def released(self, name: str) -> bool:
        """Whether a form of that name came with the program."""

    def own_source(self, name: str) -> bytes | None:
        """The bytes of a form in the data folder, whether it can be used or not; None without one."""


class WorkingCopies(Protocol):
    """Forms that were begun and not kept yet, by name."""

    def names(self) -> tuple[str, ...]:
        """Every working copy, sorted."""

    def load(self, name: str) -> bytes | None:
        """The bytes of one; None where there is none."""

    def save(self, name: str, data: bytes) -> None:
        """Keep one whole or not at all; raises EnvironmentFailed."""

    def put_aside(self, name: str) -> None:
        """Give one that cannot be read another name."""

    def remove(self, name: str) -> None:
        """Take one away."""


class FormEditing:
    """Opens forms to be written.

    Args:
        forms: Shipped and own forms.
        calls: Calls, to make one of one's own for a form.
        copies: Where working copies are kept.
        clock: The time now.
    """

    def __init__(self, *, forms: OwnForms, calls: CallLibrary, copies: WorkingCopies, clock: Clock) -> None:
        self._forms, self._calls, self._copies, self._clock = forms, calls, copies, clock

    def is_own(self, name: str) -> bool:
        """Whether a form may be changed in its place: it lies in the data folder."""
        return not self._forms.released(name) and name in self._forms.names()

    def is_begun(self, name: str, *, copy: bool) -> bool:
        """Whether somebody began to copy, or to change, a form and has not kept it yet."""
        return _key(name, copy=copy) in self._copies.names()

    def copy(self, name: str) -> "EditedForm":
        """A copy of a form under a version of its own, or the one that was begun.

        Raises:
            NotFound: There is no such form.
            FormInvalid: Its file is no TOML.
        """
        data = self._forms.own_source(name) or self._forms.source(name)
        tables = parse_toml(data, f"{name}.toml")
        form_id = text_of(tables.get("id"))
        taken = [one.removeprefix(f"{form_id}-") for one in self._forms.names()]
        version = next_version(text_of(tables.get("version")), taken, year=self._clock().year)
        tables = with_value(tables, (), "version", version)
        for said_once in ("checked", "valid", "status"):
            # Whoever compared the older form with the official one has not seen this one.
            tables = with_value(tables, (), said_once, None)
        return self._opened(name, tables, head_of(data), copy=True)

    def edit(self, name: str) -> "EditedForm":
        """One of one's own forms, in its place; raises as `copy` does, and NotFound for a released one."""
        data = self._forms.own_source(name)
        if data is None:
            raise NotFound("form_not_found", form=name, meant="")
        return self._opened(name, parse_toml(data, f"{name}.toml"), head_of(data), copy=False)

    def call_for(self, form: Form) -> str:
        """The id of a call in which dossiers with this form can be begun, made now where there is none.

        It is made after the newest call of that kind, without its dates: nobody knows those of the new one.

        Raises:
            InputRefused: `form_without_call`: the form's kind has no calls.
        """
        calls = [self._calls.get(name) for name in self._calls.ids()]
        if found := [call.id for call in calls if call.form == form.name]:
            return max(found)
        alike = [call.id for call in calls if call.kind == form.kind]
        if form.kind not in set(CallKind) or not alike:
            raise InputRefused("form_without_call", form=form.name)
        model = parse_toml(self._calls.source(max(alike)), "call.toml")
        kept = {key: value for key, value in model.items() if key not in {*_CALL_DATES, "notes", "expected"}}
        call_id = f"{form.name}-own".replace("_", "-").replace(".", "-")
        mine = {"id": call_id, "title": f"{form.title} ({form.version})", "form": form.name}
        return self._calls.take(write_tables({**kept, **mine}), file=f"{call_id}.toml").id

    def _opened(self, name: str, tables: Tables, head: str, *, copy: bool) -> "EditedForm":
        key = _key(name, copy=copy)
        begun, data = None, self._copies.load(key)
        if data is not None:
            try:
                begun, head = parse_toml(data, f"{key}.toml"), head_of(data)
            except FormInvalid:
                self._copies.put_aside(key)
        return EditedForm(
            tables, begun, head=head, name=name, copy=copy, forms=self._forms, copies=self._copies
        )


class EditedForm:
    """A form while it is written: its tables, the way back and forth, and what is wrong in it.

    Args:
        base: As it was opened, before anybody changed anything.
        begun: As somebody left it, if not kept then.
        head: The comment at the top of its file.
        name: Of the form it was opened from.
        copy: Whether it is to become a form of its own.
        forms: Where it is kept in the end.
        copies: Where it is kept meanwhile.
    """

    def __init__(
        self,
        base: Tables,
        begun: Tables | None,
        *,
        head: str,
        name: str,
        copy: bool,
        forms: OwnForms,
        copies: WorkingCopies,
    ) -> None:
        self._base, self._tables, self._saved = base, begun or base, begun or base
        self._head, self._forms, self._copies = head, forms, copies
        self.origin, self.copy = name, copy
        self.resumed = begun is not None and begun != base
        self._back: list[tuple[Tables, Path, object]] = []
        self._forth: list[tuple[Tables, Path, object]] = []

    @property
    def tables(self) -> Tables:
        """What stands in the form now."""
        return self._tables

    @property
    def name(self) -> str:
        """The name under which it would be kept."""
        return f"{text_of(self._tables.get('id')).strip()}-{text_of(self._tables.get('version')).strip()}"

    @property
    def is_changed(self) -> bool:
        """Whether it differs from what it was opened from."""
        return self._tables != self._base

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._back)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to do again."""
        return bool(self._forth)

    def set_value(self, path: Path, key: str, value: Any) -> None:
        """Write a value of the table at a path; None takes it away. Letters typed in a row are one step."""
        self.change(with_value(self._tables, path, key, value), at=path, typing=(path, key))

    def change(self, tables: Tables, *, at: Path, typing: object = None) -> None:
        """Take other tables.

        Args:
            tables: The form as it is from now on.
            at: Where to look when this step is taken back or done again.
            typing: Changes in a row with the same one are one step.
        """
        if tables == self._tables:
            return
        going_on = typing is not None and bool(self._back) and self._back[-1][2] == typing
        if not going_on:
            self._back.append((self._tables, at, typing))
            del self._back[:-_MOST_STEPS]
        self._tables = tables
        self._forth.clear()
        if going_on and self._back[-1][0] == tables:
            self._back.pop()

    def end_step(self) -> None:
        """Whatever is typed next is a step of its own."""
        if self._back:
            tables, at, _typing = self._back[-1]
            self._back[-1] = (tables, at, None)

    def begin_anew(self) -> None:
        """Go back to the form as it was opened; one undo brings back what was left."""
        self.change(self._base, at=())

    def undo(self) -> Path | None:
        """Take the last step back; the path to look at, None where there was none."""
        return self._step(self._back, self._forth)

    def redo(self) -> Path | None:
        """Do the last step again that was taken back."""
        return self._step(self._forth, self._back)

    def _step(
        self, source: list[tuple[Tables, Path, object]], into: list[tuple[Tables, Path, object]]
    ) -> Path | None:
        if not source:
            return None
        tables, at, _typing = source.pop()
        into.append((self._tables, at, None))
        self._tables = tables
        while at and not has(tables, at):
            at = at[:-2]
        return at

    def problems(self) -> tuple[Problem, ...]:
        """Everything wrong now, as `forms check` says it, and whether the name is free."""
        data = self._bytes()
        try:
            found = check_form(read_form(data, file=f"{self.name}.toml"))
        except FormInvalid as error:
            found = error.problems
        if self._forms.released(self.name):
            found = (Problem("name_released", "version", form=self.name), *found)
        elif (self.copy or self.name != self.origin) and self.name in self._forms.names():
            found = (Problem("name_taken", "version", form=self.name), *found)
        return found

    def save(self) -> bool:
        """Keep the working copy, if anything was changed since; whether something had to be kept.

        Raises:
            EnvironmentFailed: The disk refused; everything is still here.
        """
        if self._tables is self._saved or self._tables == self._saved:
            return False
        if self.is_changed:
            self._copies.save(self._key, self._bytes())
        else:
            self._copies.remove(self._key)
        self._saved = self._tables
        return True

    def keep(self) -> Form:
        """Put the form among those in use; from then on it is one's own, to be changed in its place.

        Raises:
            FormInvalid: With everything that is wrong; nothing was kept.
            InputRefused: A released form has that name.
            EnvironmentFailed: The disk refused.
        """
        wrong = tuple(one for one in self.problems() if one.severity == "error")
        if wrong:
            raise FormInvalid(f"{self.name}.toml", wrong)
        form = self._forms.take(self._bytes(), file=f"{self.name}.toml")
        self._copies.remove(self._key)
        self.origin, self.copy, self.resumed = form.name, False, False
        self._base = self._saved = self._tables
        return form

    @property
    def _key(self) -> str:
        return _key(self.origin, copy=self.copy)

    def _bytes(self) -> bytes:
        return write_tables(self._tables, head=self._head)


def _key(name: str, *, copy: bool) -> str:
    return f"{_COPY}{name}" if copy else name
