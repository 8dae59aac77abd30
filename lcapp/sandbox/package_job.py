"""The child's job on a file from outside that may be a package: open it, look at everything, say what it is.

The bytes may be a package, a package behind a passphrase, or a PDF that carries one.
"""

import contextlib
from collections.abc import Callable, Mapping
from typing import Any

from lcapp.domain.call_reader import read_call
from lcapp.domain.carried_dossier import CarriedDossier, read_carried, text_of
from lcapp.domain.carried_sides import read_carried_sides
from lcapp.domain.evidence import EvidenceKind
from lcapp.domain.fingerprint import canonical_bytes
from lcapp.domain.form_checks import check_form
from lcapp.domain.form_reader import read_form
from lcapp.domain.forms import Form
from lcapp.domain.package import BESIDE, FORM, SIGNATURE, Package, PackageHead, built_wrong, signature_bytes
from lcapp.domain.received_dossier import LookedAt, Removal, fitted
from lcapp.errors import FormInvalid, InputRefused
from lcapp.sandbox.outcome import ACCEPTED, REMOVALS, Outcome, Refused
from lcapp.sandbox.package_envelope import is_locked, unlocked
from lcapp.sandbox.package_reader import read_package

PACKAGE, PDF, OLD_PDF = "package", "pdf", "old_pdf"
MOST_VALUES = 200_000
"""Texts, numbers, lists and objects in all JSON of a package."""


def check(data: bytes, options: Mapping[str, Any]) -> Outcome:
    """What the file is.

    Args:
        data: The file.
        options: `passphrase`; `annexes` False leaves the annexes unopened, for a parent that opens each in
            a child of its own.

    Facts: `origin` (`package`, `pdf`, `old_pdf`), `locked`. Files: `package` (where it lay inside something),
    `data`, `form`, `call`, `manifest`, `signature.json`, extras by name, and `removals` as canonical JSON.
    """
    try:
        return _checked(data, options)
    except InputRefused as error:
        raise Refused(error.code, **dict(error.params)) from error


def _checked(data: bytes, options: Mapping[str, Any]) -> Outcome:
    origin, locked, inner = PACKAGE, False, data
    if b"%PDF-" in data[:1024]:
        # Imported late, as whatever opens annexes is: most of a child's life is its start.
        from lcapp.sandbox.package_pdf import taken_out

        inner, text = taken_out(data)
        if text:
            return _old_pdf(text)
        origin = PDF
    if is_locked(inner):
        locked, inner = True, unlocked(inner, str(options.get("passphrase", "")))
    package = read_package(inner)
    for text in (package.data, *package.extras.values()):
        _must_have_fair_size(text)
    if BESIDE in package.extras:
        read_carried_sides(package.extras[BESIDE])
    form = _form(package)
    call_file, removals = _call(package)
    told = package.data
    if package.head.kind == "dossier":
        carried = _carried(package)
        looked_at = None if options.get("annexes") is False else _looked_at(package)
        carried, more = fitted(carried, form, looked_at)
        removals += more
        told = text_of(carried)
    files = {"data": told, "form": package.form_file, "manifest": package.manifest}
    files |= {"call": call_file} if call_file else {}
    files |= package.extras
    files |= {SIGNATURE: signature_bytes(package.signature)} if package.signature else {}
    files |= {"package": inner} if inner is not data else {}
    return _outcome(files, removals, origin=origin, locked=locked)


def _outcome(
    files: dict[str, bytes], removals: tuple[Removal, ...], *, origin: str, locked: bool = False
) -> Outcome:
    lines = [[one.what, one.where, one.reason] for one in removals]
    return Outcome(
        verdict=REMOVALS if removals else ACCEPTED,
        removed=tuple(sorted({one.what for one in removals})),
        facts={"origin": origin, "locked": locked},
        files={**files, "removals": canonical_bytes(lines)},
    )


def _old_pdf(text: bytes) -> Outcome:
    """A PDF from before there were packages: answers and register, but neither the form nor the annexes."""
    carried = read_carried(text)
    if text_of(carried) != text or carried.content_id != carried.claimed:
        raise InputRefused("package_content_differs")
    _must_have_fair_size(text)
    return _outcome({"data": text}, (), origin=OLD_PDF)


def _form(package: Package) -> Form:
    head = package.head
    try:
        form = read_form(package.form_file, file=FORM)
    except FormInvalid as error:
        raise InputRefused("package_form_unusable") from error
    if any(problem.severity == "error" for problem in check_form(form)):
        raise InputRefused("package_form_unusable")
    if form.name != head.form or form.digest != head.form_digest:
        raise built_wrong("form_differs")
    return form


def _call(package: Package) -> tuple[bytes, tuple[Removal, ...]]:
    """A call that cannot be used is left out: answers are checked by the form."""
    if not package.call_file:
        return b"", ()
    with contextlib.suppress(FormInvalid):
        if read_call(package.call_file, file="call.toml").id == package.head.call:
            return package.call_file, ()
    return b"", (Removal("call_unusable", package.head.call),)


def _carried(package: Package) -> CarriedDossier:
    """What the dossier's text says: in exactly our shape, and of what the manifest is about."""
    try:
        carried = read_carried(package.data)
    except InputRefused as error:
        raise built_wrong("dossier") from error
    if text_of(carried) != package.data or not _is_dated(carried):
        raise built_wrong("dossier")
    if carried.content_id != carried.claimed:
        raise InputRefused("package_content_differs")
    head, dossier = package.head, carried.dossier
    said = PackageHead(
        kind="dossier",
        dossier=dossier.uuid,
        call=dossier.call,
        form=dossier.form,
        form_digest=dossier.form_digest,
        content_id=carried.content_id,
        made_at=head.made_at,
        base=head.base,
        sealed=carried.sealed,
        version=carried.version,
    )
    if said != head:
        raise built_wrong("head_differs")
    cited = {one.sha256 for one in carried.evidence if one.kind is EvidenceKind.FILE}
    if not set(package.files) <= cited:
        raise built_wrong("uncited")
    return carried


def _is_dated(carried: CarriedDossier) -> bool:
    dossier = carried.dossier
    times = [carried.taken_at, dossier.created_at, dossier.updated_at]
    times += [one.added_at for one in carried.evidence]
    return all(at.tzinfo is not None and 1970 <= at.year < 9999 for at in times) and dossier.rev >= 0


def _must_have_fair_size(text: bytes) -> None:
    # Every value but the last of a list or object has a comma behind it; those in texts only add.
    if text.count(b",") > MOST_VALUES:
        raise InputRefused("package_too_large", limit=MOST_VALUES)


def _looked_at(package: Package) -> dict[str, tuple[int, LookedAt]]:
    return {sha256: (len(content), look_at(content)) for sha256, content in package.files.items()}


def look_at(content: bytes) -> LookedAt:
    """What an annex is; called in the child."""
    if not content.startswith((b"%PDF-", b"\x89PNG", b"\xff\xd8\xff")):
        return LookedAt()
    try:
        outcome = _check_of(content)(content, {})
    except Refused as refusal:
        return LookedAt(refused=refusal.outcome.code)
    facts = outcome.facts
    return LookedAt(
        media_type=str(facts["media_type"]),
        pages=int(facts["pages"]),
        removed=outcome.removed,
        signed=facts.get("signed") is True,
    )


def _check_of(content: bytes) -> Callable[[bytes, Mapping[str, Any]], Outcome]:
    if content.startswith(b"%PDF-"):
        from lcapp.sandbox import annex_pdf

        return annex_pdf.check
    from lcapp.sandbox import picture

    return picture.check
