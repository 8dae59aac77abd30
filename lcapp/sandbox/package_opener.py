"""Opens files from outside that may be packages, in the child process; implements `PackageOpener`.

What the child says is not simply believed: shapes are read again. Where the child dies over the annexes,
it is asked once more without them, and each annex gets a child of its own: one bad file is left out alone.
"""

import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

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
from lcapp.services.package_ports import OpenedPackage
from lcapp.services.ports import Watch

CHECK = "lcapp.sandbox.package_job:check"
CHECK_MANY = "lcapp.sandbox.package_job:check_many"
MOST_TOGETHER, LARGEST_TOGETHER = 20, 40_000_000
"""Files, and bytes of them, that one child looks at."""
SECONDS = 10
"""Of processor time for a package with all its annexes."""
PATIENCE = 18.0
"""Seconds after which annexes that nobody looked at are left out."""
_DEATHS = ("timed_out", "out_of_memory", "could_not_be_read", "nested_too_deep")


def open_package(data: bytes, *, passphrase: str = "", watch: Watch | None = None) -> OpenedPackage:
    """See `PackageOpener`."""
    began = time.monotonic()
    options: dict[str, Any] = {"passphrase": passphrase}
    outcome = child.run_job(CHECK, data, options, seconds=SECONDS, watch=watch)
    one_by_one = outcome.verdict == REFUSED and outcome.code in _DEATHS
    if one_by_one:
        options["annexes"] = False
        outcome = child.run_job(CHECK, data, options, seconds=SECONDS, watch=watch)
    if outcome.verdict == REFUSED:
        return _refused(outcome)
    try:
        opened = _believed(outcome, data)
        if one_by_one and opened.head is not None and opened.head.kind == "dossier":
            return _looked_at_alone(opened, began, watch)
    except (InputRefused, FormInvalid, ValueError, KeyError, TypeError):
        return OpenedPackage(REFUSED, "could_not_be_read")
    return opened


def open_packages(files: Sequence[bytes], *, watch: Watch | None = None) -> Iterator[OpenedPackage]:
    """`open_package` for many, in their order: some in one child, each alone where that goes wrong.

    Args:
        files: Of packages or PDFs without a passphrase.
        watch: Asked whether to go on.

    Raises:
        Cancelled: The person stopped it.
    """
    for group in _groups(files):
        opened = _opened_together(group, watch) if len(group) > 1 else None
        yield from opened or (open_package(data, watch=watch) for data in group)


def _groups(files: Sequence[bytes]) -> Iterator[list[bytes]]:
    group: list[bytes] = []
    for data in files:
        if group and (len(group) == MOST_TOGETHER or sum(map(len, group)) + len(data) > LARGEST_TOGETHER):
            yield group
            group = []
        group.append(data)
    if group:
        yield group


def _opened_together(group: list[bytes], watch: Watch | None) -> list[OpenedPackage] | None:
    sizes = [len(data) for data in group]
    outcome = child.run_job(CHECK_MANY, b"".join(group), {"sizes": sizes}, seconds=2 * SECONDS, watch=watch)
    if outcome.verdict == REFUSED:
        return None
    try:
        report = json.loads(outcome.files["report"])
        if len(report) != len(group):
            return None
        return [
            _one_of(outcome, number, told, data, watch)
            for number, (told, data) in enumerate(zip(report, group, strict=True))
        ]
    except (InputRefused, FormInvalid, ValueError, KeyError, TypeError, AttributeError):
        return None


def _one_of(
    outcome: Outcome, number: int, told: dict[str, Any], data: bytes, watch: Watch | None
) -> OpenedPackage:
    files = {str(name): outcome.files[f"{number}/{name}"] for name in told["files"]}
    params = {str(name): value for name, value in told["params"].items() if isinstance(value, str | int)}
    one = Outcome(str(told["verdict"]), str(told["code"]), params, facts=dict(told["facts"]), files=files)
    if one.verdict == REFUSED and one.code in _DEATHS:
        return open_package(data, watch=watch)
    if one.verdict == REFUSED:
        return _refused(one)
    return _believed(one, data)


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
