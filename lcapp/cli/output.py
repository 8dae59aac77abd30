"""What a verb says: text for people in their language, or JSON, which is never translated."""

import contextlib
import dataclasses
import json
import os
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO, TypeVar

from lcapp.errors import EnvironmentFailed, FormInvalid, LcappError, UserFacingError
from lcapp.files import reason_of
from lcapp.i18n import Words
from lcapp.i18n.wording import error_sentence, harmless
from lcapp.i18n.wording_problems import problem_line

Thing = TypeVar("Thing")

FINE, NOT_RIGHT, WRONG_USAGE, MACHINE_FAILED, INTERRUPTED = 0, 1, 2, 3, 130
"""Exit codes, the first four as the contract has them."""


@dataclass(frozen=True, slots=True)
class Output:
    """Where a verb speaks.

    Args:
        words: The speaker's language; English where JSON is wanted.
        json: Whether JSON is wanted.
        errors: Sentences of errors, in the speaker's language in any case.
    """

    words: Words
    json: bool
    errors: Words

    def show(self, data: Any, lines: Callable[[], Iterable[str]]) -> None:
        """Write the result: `data` as JSON, or the lines, which are only made when wanted.

        Raises:
            EnvironmentFailed: Standard output is full or broken.
        """
        with _heard():
            if self.json:
                print(json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False))
            else:
                for line in lines():
                    print(line)

    def show_bytes(self, data: bytes) -> None:
        """Write a file's bytes as they are; raises EnvironmentFailed as `show` does."""
        with _heard():
            sys.stdout.flush()
            binary = getattr(sys.stdout, "buffer", None)
            if binary is None:
                sys.stdout.write(data.decode("utf-8", "replace"))
            else:
                binary.write(data)

    def warn(self, error: LcappError) -> None:
        """One line on standard error about what a person should know; the verb goes on."""
        print(f"lcapp: {error_sentence(self.errors, error)}", file=sys.stderr)

    def show_error(self, error: LcappError, **more: Any) -> None:
        """One line on standard error and one for each problem; with JSON an object on standard output."""
        print(f"lcapp: {error_sentence(self.errors, error)}", file=sys.stderr)
        if isinstance(error, FormInvalid):
            for problem in error.problems:
                print(problem_line(self.errors, error.file, problem), file=sys.stderr)
        if self.json:
            told = {
                "code": error.code,
                "params": dict(error.params),
                "text": error_sentence(self.words, error),
            }
            self.show({"error": {**told, **more}}, lambda: ())


def exit_code_of(error: LcappError) -> int:
    """1 for what a person can put right in what was brought, 3 for what the machine refused."""
    return NOT_RIGHT if isinstance(error, UserFacingError) else MACHINE_FAILED


@contextlib.contextmanager
def _heard() -> Iterator[None]:
    """All that is printed inside is handed on; a reader who has seen enough and went away is no failure."""
    try:
        yield
        sys.stdout.flush()
    except OSError as error:
        # Otherwise Python would try to write the rest once more while it ends.
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            where, reason = getattr(sys.stdout, "name", "-"), reason_of(error)
            raise EnvironmentFailed("file_not_written", file=str(where), reason=reason) from error


def speak_utf8() -> None:
    """Standard output and error are UTF-8 whatever the computer's language says; nothing is unprintable.

    Where the one who started us closed them, what is said goes nowhere.
    """
    if sys.stdout is None:
        sys.stdout = _nowhere()
    if sys.stderr is None:
        sys.stderr = _nowhere()
    for stream in (sys.stdout, sys.stderr):
        _speak_utf8(stream)


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def _speak_utf8(stream: TextIO) -> None:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace")


def table(words: Words, rows: Iterable[tuple[str, ...]]) -> list[str]:
    """Rows with aligned columns; the last column is not padded. Texts are made harmless."""
    safe = [tuple(harmless(words, cell) for cell in row) for row in rows]
    widths = [max(map(_width, column)) for column in zip(*safe, strict=True)] if safe else []
    return ["  ".join(map(_padded, row, [*widths[:-1], 0])).rstrip() for row in safe]


def _padded(cell: str, width: int) -> str:
    return cell + " " * (width - _width(cell))


def _width(text: str) -> int:
    """Columns of a terminal, near enough: marks and direction characters take none."""
    return sum(unicodedata.category(letter) not in ("Mn", "Me", "Cf") for letter in text)


def readable(names: Iterable[str], get: Callable[[str], Thing], out: Output) -> list[Thing]:
    """All that can be read; of the others the reason is told on standard error.

    Raises:
        LcappError: The reason, where none at all can be read.
    """
    found: list[Thing] = []
    refused: list[LcappError] = []
    for name in names:
        try:
            found.append(get(name))
        except LcappError as error:
            refused.append(error)
    if refused and not found:
        raise refused[0]
    for each in refused:
        dataclasses.replace(out, json=False).show_error(each)
    return found
