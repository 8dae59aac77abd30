"""A stranger's file on its way to the desk: opened in the limited child process, and what is told of it."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from lcapp.domain.carried_dossier import read_carried, text_of
from lcapp.domain.forms import Form
from lcapp.domain.package import LIMITS
from lcapp.domain.received_dossier import fitted
from lcapp.domain.remarks import FILE_NAME, read_remarks, remark_data, remark_of, with_replies
from lcapp.domain.stand_in_form import stand_in_form
from lcapp.errors import InputRefused, LcappError
from lcapp.services.annexes import read_for_checking
from lcapp.services.desk_ports import DeskEntry, FileOpener, Opened, only
from lcapp.services.package_preview import Inspected, InspectOne
from lcapp.services.packages import Packages
from lcapp.services.ports import FormLibrary, Watch


class DeskOpening:
    """Opens files; implements `desk_ports.FileOpener`. Several threads may ask at once.

    Args:
        packages: Opens and proves packages.
        forms: Forms by name, for a PDF that carries answers alone.
        annex: Takes one annex out of a package that was opened.
    """

    def __init__(self, packages: Packages, forms: FormLibrary, annex: Callable[[bytes, str], bytes]) -> None:
        self._packages, self._forms, self._annex = packages, forms, annex

    def __call__(self, path: Path, *, passphrase: str = "", watch: Watch | None = None) -> Opened:
        """What a file holds; nothing is changed.

        Raises:
            InputRefused: What is wrong with it, or `package_of_other_kind`.
            Cancelled: The person stopped it.
        """
        return self._opened(self._packages.inspect, path, passphrase, watch)

    @contextmanager
    def together(self) -> Iterator[FileOpener]:
        """The same for many files, quickly; one over which a child dies stops none of the others."""
        with self._packages.inspecting() as inspect:

            def open_one(path: Path, *, passphrase: str = "", watch: Watch | None = None) -> Opened:
                return self._opened(inspect, path, passphrase, watch)

            yield open_one

    def _opened(self, inspect: InspectOne, path: Path, passphrase: str, watch: Watch | None) -> Opened:
        data = read_for_checking(path, largest=LIMITS.file)
        inspected = inspect(data, passphrase=passphrase, watch=watch)
        opened = inspected.opened
        if inspected.refused:
            raise InputRefused(opened.code, **dict(opened.params))
        if opened.head is not None and opened.head.kind != "dossier":
            raise InputRefused("package_of_other_kind", kind=opened.head.kind)
        carried, removals = read_carried(opened.data), opened.removals
        if opened.head is None:
            form = self._form_named(carried.dossier.form) or stand_in_form(carried.dossier, carried.answers)
            carried, removals = fitted(carried, form, {})
        return Opened(
            carrier="package" if opened.origin == "package" else "pdf",
            content=text_of(carried),
            sha256=inspected.sha256,
            size=len(data),
            form_file=opened.form_file,
            removals=removals,
            key=inspected.sender.key,
            words=inspected.sender.words,
            own=inspected.sender.code == "own",
            remarks=opened.extras.get(FILE_NAME, b""),
        )

    def inspect(self, path: Path, *, watch: Watch | None = None) -> Inspected:
        """A file of another kind, such as a reviewer's package.

        Raises:
            InputRefused: What is wrong with it.
        """
        inspected = self._packages.inspect(read_for_checking(path, largest=LIMITS.file), watch=watch)
        if inspected.refused:
            raise InputRefused(inspected.opened.code, **dict(inspected.opened.params))
        return inspected

    def remarks_in(self, path: Path) -> bytes:
        """The file of remarks beside a dossier.

        Raises:
            InputRefused: What is wrong with the file, or `no_remarks_in_file`.
        """
        found = self.inspect(path).opened.extras.get(FILE_NAME, b"")
        if not found:
            raise InputRefused("no_remarks_in_file")
        return found

    def annex(self, original: bytes, sha256: str) -> bytes:
        """The bytes of one annex of a file that was opened before.

        Raises:
            InputRefused: It is not in the file.
        """
        opened = self._packages.inspect(original).opened
        if not opened.package:
            raise InputRefused("annex_not_in_file")
        return self._annex(opened.package, sha256)

    def _form_named(self, name: str) -> Form | None:
        try:
            return self._forms.get(name)
        except LcappError:
            return None


def answers_brought(opened: Opened, uuid: str, before: Iterable[DeskEntry]) -> tuple[DeskEntry, ...]:
    """Our remarks on a dossier with what the city answered in a file; nothing else of it is believed."""
    mine = only(before, "remark")
    if not opened.remarks or not mine:
        return ()
    try:
        file = read_remarks(opened.remarks)
    except InputRefused:
        return ()
    if file.dossier != uuid:
        return ()
    told = with_replies((remark_of(one.body) for one in mine), file.remarks)
    return tuple(
        replace(old, body=remark_data(new))
        for old, new in zip(mine, told, strict=True)
        if remark_of(old.body) != new
    )


def sender_code(opened: Opened, arrivals: Iterable[DeskEntry]) -> str:
    """What is known of the sender of a file, from what came in of the same dossier before.

    `own`, `unsigned`, `lost` (earlier ones were signed, this one is not), `first`, `same`, `another`.
    """
    before = [str(one.body.get("key", "")) for one in arrivals]
    keys = {key for key in before if key}
    if opened.own:
        return "own"
    if not opened.key:
        return "lost" if keys else "unsigned"
    if opened.key in keys:
        return "same"
    return "another" if keys else "first"
