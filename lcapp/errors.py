"""The vocabulary of failure.

LcappError
├── UserFacingError         what a person did or brought; said in a sentence, nothing was changed
│   ├── InputRefused        a value, an answers file or a command that cannot be taken
│   ├── FormInvalid         a form or call file; carries every problem with its place
│   ├── NotFound            a dossier, form, call, question or sample that is not here
│   ├── ReadOnly            a draft that may be read but not changed, and why
│   └── ChangedElsewhere    somebody else saved this dossier in between
├── EnvironmentFailed       the disk, the library file, another process
│   └── StorageUnavailable  keeps its cause; the caller may try again
└── Cancelled               the person stopped a long task

An error carries a `code` and `params`; the faces make the sentence (`lcapp.i18n.wording`).
Anything that is not an LcappError is our own bug.
"""

from collections.abc import Mapping, Sequence

Param = str | int


class LcappError(Exception):
    """Base of every failure this program names.

    Args:
        code: Stable snake_case name; the key of its sentence.
        params: Values for the sentence's placeholders.
    """

    def __init__(self, code: str, **params: Param) -> None:
        self.code = code
        self.params: Mapping[str, Param] = params
        super().__init__(code, dict(params))

    def __str__(self) -> str:
        said = ", ".join(f"{name}={value!r}" for name, value in self.params.items())
        return f"{self.code}({said})"


class UserFacingError(LcappError):
    """Something a person can put right; nothing was changed."""


class InputRefused(UserFacingError):
    """A value, an answers file or a wish that cannot be taken as it is."""


class FormInvalid(UserFacingError):
    """A form or call file that cannot be used.

    Args:
        file: Name of the file as the person knows it.
        problems: One `Problem` for each place, in reading order.
    """

    def __init__(self, file: str, problems: "Sequence[Problem]") -> None:
        super().__init__("form_invalid", file=file, count=len(problems))
        self.file = file
        self.problems = tuple(problems)


class Problem:
    """One thing wrong in a form or call file: where, what, and what was probably meant.

    Args:
        code: Stable name of the problem.
        place: Dotted path or question id, such as `question motivation.why`.
        severity: `error` refuses the file, `advice` does not.
        params: Values for the sentence; `meant` holds the nearest known word, if any.
    """

    __slots__ = ("code", "params", "place", "severity")

    def __init__(self, code: str, place: str, *, severity: str = "error", **params: Param) -> None:
        self.code = code
        self.place = place
        self.severity = severity
        self.params = params

    def __repr__(self) -> str:
        return f"Problem({self.code!r}, {self.place!r}, severity={self.severity!r}, {self.params!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Problem) and repr(self) == repr(other)

    def __hash__(self) -> int:
        return hash(repr(self))


class NotFound(UserFacingError):
    """A dossier, form, call, question or sample of that name is not here."""


class ReadOnly(UserFacingError):
    """This draft can be read but not changed; `code` says why."""


class ChangedElsewhere(UserFacingError):
    """The dossier was saved by another window or program since it was opened."""


class EnvironmentFailed(LcappError):
    """The machine refused: disk, rights, another process, a damaged library."""


class StorageUnavailable(EnvironmentFailed):
    """The library cannot be read or written now; what was typed is kept and may be tried again."""


class Cancelled(LcappError):
    """The person stopped a long task; nothing was left behind."""

    def __init__(self) -> None:
        super().__init__("cancelled")
