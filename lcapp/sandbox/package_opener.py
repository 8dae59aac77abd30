"""Opens files from outside that may be packages, in the child process; implements `PackageOpener`.

What the child says is not simply believed: shapes are read again. Where the child dies over the annexes,
it is asked once more without them, and each annex gets a child of its own: one bad file is left out alone.
"""

import json
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, Protocol

from lcapp.domain.carried_dossier import read_carried, text_of
from lcapp.domain.form_reader import read_form
from lcapp.domain.package import (
    EXTRAS,
    FORM,
    SIGNATURE,
    canonical_json,
    read_manifest,
    read_signature,
)
from lcapp.domain.received_dossier import REMOVALS as LEFT_OUT
from lcapp.domain.received_dossier import LookedAt, Removal, fitted
from lcapp.errors import FormInvalid, InputRefused
from lcapp.sandbox import child
from lcapp.sandbox.adapters import check_file
from lcapp.sandbox.outcome import ACCEPTED, REFUSED, REMOVALS, Outcome
from lcapp.sandbox.package_reader import annex_bytes
from lcapp.sandbox.staying import StayingChildren
from lcapp.services.package_ports import OpenedPackage, OpenOne
from lcapp.services.ports import Watch

CHECK = "lcapp.sandbox.package_job:check"
WARM = ("lcapp.sandbox.package_job", "lcapp.sandbox.package_pdf", "lcapp.sandbox.annex_pdf")
"""What a child that stays imports beforehand; pictures open with what annexes need."""
SECONDS = 10
"""Of processor time for a package with all its annexes."""
PATIENCE = 18.0
"""Seconds after which annexes that nobody looked at are left out."""
_DEATHS = ("timed_out", "out_of_memory", "could_not_be_read", "nested_too_deep")


class _RunJob(Protocol):
    def __call__(
        self,
        job: str,
        data: bytes,
        options: Mapping[str, Any] | None = None,
        *,
        seconds: int = 20,
        watch: Watch | None = None,
    ) -> Outcome: ...


def open_package(data: bytes, *, passphrase: str = "", watch: Watch | None = None) -> OpenedPackage:
    """See `PackageOpener`."""
    return _opened(child.run_job, data, passphrase, watch)


def _opened(run: _RunJob, data: bytes, passphrase: str, watch: Watch | None) -> OpenedPackage:
    began = time.monotonic()
    options: dict[str, Any] = {"passphrase": passphrase}
    outcome = run(CHECK, data, options, seconds=SECONDS, watch=watch)
    one_by_one = outcome.verdict == REFUSED and outcome.code in _DEATHS
    if one_by_one:
        options["annexes"] = False
        outcome = run(CHECK, data, options, seconds=SECONDS, watch=watch)
    if outcome.verdict == REFUSED:
        return _refused(outcome)
    try:
        opened = _believed(outcome, data)
        if one_by_one and opened.head is not None and opened.head.kind == "dossier":
            return _looked_at_alone(opened, began, watch)
    except (InputRefused, FormInvalid, ValueError, KeyError, TypeError):
        return OpenedPackage(REFUSED, "could_not_be_read")
    return opened


@contextmanager
def staying() -> Iterator[OpenOne]:
    """`open_package` for many files, by children that stay between them; several threads may ask at once."""
    children = StayingChildren(WARM)

    def open_one(data: bytes, *, passphrase: str = "", watch: Watch | None = None) -> OpenedPackage:
        return _opened(children.run_job, data, passphrase, watch)

    try:
        yield open_one
    finally:
        children.close()


def _refused(outcome: Outcome) -> OpenedPackage:
    return OpenedPackage(REFUSED, outcome.code, dict(outcome.params))


def _believed(outcome: Outcome, data: bytes) -> OpenedPackage:
    files, facts = outcome.files, outcome.facts
    removals = tuple(_removal(one) for one in json.loads(files["removals"]))
    origin = str(facts.get("origin"))
    if origin == "old_pdf":
        read_carried(files["data"])
        return OpenedPackage(outcome.verdict, origin=origin, data=files["data"], removals=removals)
    manifest = read_manifest(files["manifest"])
    canonical_json(files["data"], "data")
    if manifest.head.kind == "dossier":
        read_carried(files["data"])
    return OpenedPackage(
        verdict=outcome.verdict,
        origin=origin,
        locked=facts.get("locked") is True,
        package=files.get("package", data),
        head=manifest.head,
        data=files["data"],
        form_file=files["form"],
        call_file=files.get("call", b""),
        extras={name: files[name] for name in EXTRAS if name in files},
        manifest=files["manifest"],
        signature=read_signature(files[SIGNATURE]) if SIGNATURE in files else None,
        removals=removals,
    )


def _looked_at_alone(opened: OpenedPackage, began: float, watch: Watch | None) -> OpenedPackage:
    carried = read_carried(opened.data)
    found: dict[str, tuple[int, LookedAt]] = {}
    for sha256 in dict.fromkeys(one.sha256 for one in carried.evidence if one.sha256):
        if time.monotonic() - began > PATIENCE:
            found[sha256] = (0, LookedAt(refused="timed_out"))
            continue
        try:
            content = annex_bytes(opened.package, sha256)
        except InputRefused:
            continue
        found[sha256] = (len(content), _look_at(content, watch))
    kept, more = fitted(carried, read_form(opened.form_file, file=FORM), found)
    removals = (*opened.removals, *more)
    return replace(opened, verdict=REMOVALS if removals else ACCEPTED, data=text_of(kept), removals=removals)


def _look_at(content: bytes, watch: Watch | None) -> LookedAt:
    if not content.startswith((b"%PDF-", b"\x89PNG", b"\xff\xd8\xff")):
        return LookedAt()
    try:
        checked = check_file(content, watch=watch)
    except InputRefused as refused:
        return LookedAt(refused=refused.code)
    return LookedAt(checked.media_type, checked.pages, checked.removed, checked.signed)


def _removal(line: object) -> Removal:
    if not isinstance(line, list) or len(line) != 3 or not all(isinstance(one, str) for one in line):
        raise TypeError
    what, where, reason = line
    if what not in LEFT_OUT:
        raise ValueError
    return Removal(what, where[:80], reason[:40])
