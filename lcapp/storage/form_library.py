"""Forms on disk: those shipped with the program and those put into the data folder."""

from pathlib import Path

from lcapp.domain.change_map import ChangeMap, check_change_map, read_change_map
from lcapp.domain.form_checks import check_form
from lcapp.domain.form_reader import read_form, with_lines
from lcapp.domain.forms import Form
from lcapp.domain.nearest import nearest
from lcapp.errors import EnvironmentFailed, FormInvalid, InputRefused, NotFound, Problem
from lcapp.files import reason_of, write_atomically

_BETWEEN = "-to-"
"""In the name of a change map, which is no form."""

LARGEST_FILE = 2_000_000
"""Bytes; the largest shipped form has some 40,000."""


class FormLibrary:
    """Forms by name. A form is read when it is first asked for.

    Args:
        resources: The folder with the shipped `forms`.
        data: The person's data folder; its `forms` add to the shipped ones.
    """

    def __init__(self, resources: Path, data: Path) -> None:
        self._shipped = resources / "forms"
        self._own = data / "forms"
        self._read: dict[str, Form] = {}
        self._released: dict[str, Path] = {}

    def names(self) -> tuple[str, ...]:
        """Every form's name, such as `membership-2025`, sorted."""
        return tuple(sorted({*self._shipped_files(), *_own_files(self._own)}))

    def get(self, name: str) -> Form:
        """The form of that name.

        Raises:
            NotFound: There is none; `meant` names the nearest.
            FormInvalid: The file in the data folder cannot be used.
        """
        if name not in self._read:
            shipped, own = self._shipped_files(), _own_files(self._own)
            path = shipped.get(name) or own.get(name)
            if path is None:
                raise NotFound("form_not_found", form=name, meant=nearest(name, {**shipped, **own}))
            self._read[name] = _form_named(name, path)
        return self._read[name]

    def change_map(self, old: Form, new: Form) -> ChangeMap | None:
        """What the makers of a form say about answers of an earlier one; None where they say nothing.

        It lies beside the new form: `membership/2025-to-2027.toml`, or `report/membership-2025-to-2027.toml`
        for another form's answers; in the data folder also as `membership-2025-to-2027.toml`.

        Raises:
            FormInvalid: The file cannot be used.
        """
        of_another = f"{old.name}-to-{new.version}.toml"
        beside = [of_another, *([f"{old.version}-to-{new.version}.toml"] if old.id == new.id else [])]
        places = [folder / new.id / name for folder in (self._shipped, self._own) for name in beside]
        for path in (*places, self._own / of_another):
            if path.is_file():
                return usable_change_map(read_kept(path), old, new, file=path.name)
        return None

    def problems(self) -> tuple[FormInvalid, ...]:
        """What is wrong with files in the data folder; the other forms work all the same."""
        found = []
        for name, path in _own_files(self._own).items():
            try:
                _form_named(name, path)
            except FormInvalid as error:
                found.append(error)
        return tuple(found)

    def source(self, name: str) -> bytes:
        """The bytes of the file of a form; raises as `get` does."""
        self.get(name)
        path = self._shipped_files().get(name) or _own_files(self._own)[name]
        return read_kept(path)

    def released(self, name: str) -> bool:
        """Whether a form of that name came with the program."""
        return name in self._shipped_files()

    def own_source(self, name: str) -> bytes | None:
        """The bytes of a form file in the data folder, whether it can be used or not; None without one."""
        path = _own_files(self._own).get(name)
        return None if path is None or self.released(name) else read_kept(path)

    def _shipped_files(self) -> dict[str, Path]:
        # What came with the program stays as it is while the program runs.
        if not self._released:
            self._released = _files(self._shipped)
        return self._released

    def forget(self) -> None:
        """Read every form anew: files of the data folder were replaced."""
        self._read.clear()

    def install(self, path: Path) -> Form:
        """Check a form file and keep a copy in the data folder.

        Raises:
            FormInvalid: With every problem; nothing was kept.
            InputRefused: A released form has that name.
        """
        return self.take(read_bounded(path), file=path.name)

    def take(self, data: bytes, *, file: str) -> Form:
        """`install` of bytes that came in another way; `file` names them in what is refused."""
        form = usable_form(data, file=file)
        if form.name in self._shipped_files():
            raise InputRefused("form_released", form=form.name)
        keep_file(self._own / form.id / f"{form.version}.toml", data)
        self._read.pop(form.name, None)
        return form


def usable_form(data: bytes, *, file: str) -> Form:
    """A form that is well formed and makes sense; raises FormInvalid otherwise."""
    form = read_form(data, file=file)
    problems = [problem for problem in check_form(form) if problem.severity == "error"]
    if problems:
        raise FormInvalid(file, with_lines(problems, data))
    return form


def form_named(name: str, data: bytes, *, file: str) -> Form:
    """`usable_form` of a file that must hold the form of that name."""
    form = usable_form(data, file=file)
    if form.name != name:
        # Otherwise two forms would answer to one name, and dossiers would open with the wrong one.
        raise FormInvalid(file, [Problem("name_not_of_file", "", name=form.name, file_name=name)])
    return form


def usable_change_map(data: bytes, old: Form, new: Form, *, file: str) -> ChangeMap:
    """A change map that agrees with its two forms; raises FormInvalid otherwise."""
    found = read_change_map(data, file=file)
    if problems := check_change_map(found, old, new):
        raise FormInvalid(file, problems)
    return found


def keep_file(path: Path, data: bytes) -> None:
    """Write a file of the data folder whole; its folder is made where it is not there yet."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise EnvironmentFailed("file_not_written", file=str(path), reason=reason_of(error)) from error
    write_atomically(path, data)


def read_bounded(path: Path) -> bytes:
    """The bytes of a form or call file, if it is not absurdly large.

    Raises:
        InputRefused: It is missing or too large.
        EnvironmentFailed: It cannot be read.
    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise InputRefused("file_too_large", file=path.name, limit=LARGEST_FILE)
        return path.read_bytes()
    except FileNotFoundError:
        raise InputRefused("file_not_found", file=str(path)) from None
    except OSError as error:
        raise EnvironmentFailed("file_not_read", file=path.name, reason=reason_of(error)) from error


def read_kept(path: Path) -> bytes:
    """The bytes of a file in the data folder: `read_bounded`, but one that is too large is FormInvalid."""
    try:
        return read_bounded(path)
    except InputRefused as refused:
        if refused.code != "file_too_large":
            raise
        problem = Problem("larger_than_allowed", "", limit=LARGEST_FILE)
        raise FormInvalid(path.name, [problem]) from refused


def _form_named(name: str, path: Path) -> Form:
    return form_named(name, read_kept(path), file=path.name)


def _own_files(folder: Path) -> dict[str, Path]:
    """Those in a folder by id, and those that lie in the folder itself, such as `membership-2027.toml`."""
    lying = {path.stem: path for path in files_in(folder, "*.toml") if _BETWEEN not in path.stem}
    return {**lying, **_files(folder)}


def _files(folder: Path) -> dict[str, Path]:
    found = files_in(folder, "*/*.toml")
    return {f"{path.parent.name}-{path.stem}": path for path in found if _BETWEEN not in path.stem}


def files_in(folder: Path, pattern: str) -> list[Path]:
    """The files of a folder whose names fit, sorted; none where there is no such folder.

    Raises:
        EnvironmentFailed: The folder may not be looked into.
    """
    try:
        return sorted(path for path in folder.glob(pattern) if path.is_file())
    except OSError as error:
        raise EnvironmentFailed("file_not_read", file=str(folder), reason=reason_of(error)) from error
