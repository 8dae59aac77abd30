"""Packages of real dossiers for the tests: a sample city with annexes, and the parts to bend it with."""

import hashlib
import io
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pikepdf
from PIL import Image

from lcapp.domain.carried_dossier import CarriedDossier, text_of
from lcapp.domain.dossier import Dossier
from lcapp.domain.evidence import Evidence, EvidenceKind
from lcapp.domain.package import Package, PackageHead
from lcapp.exchange.package_writer import write_package
from lcapp.storage.call_library import CallLibrary
from lcapp.storage.form_library import FormLibrary
from lcapp.storage.sample_library import SampleLibrary

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
UUID = "11111111-2222-4333-8444-555555555555"
RESOURCES = Path(__file__).parents[2] / "resources"
NOWHERE = Path("/nowhere")
FORMS, CALLS = FormLibrary(RESOURCES, NOWHERE), CallLibrary(RESOURCES, NOWHERE)
SAMPLES = SampleLibrary(RESOURCES / "samples", FORMS, CALLS)
SAMPLE = "samplia-membership-2025"


@cache
def a_pdf(pages=2, *, acting=False):
    """A small PDF; with a program in it where that is wanted."""
    target = io.BytesIO()
    with pikepdf.new() as pdf:
        for _page in range(pages):
            pdf.add_blank_page()
        if acting:
            pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        pdf.save(target, deterministic_id=True)
    return target.getvalue()


@cache
def a_picture():
    target = io.BytesIO()
    Image.new("RGB", (40, 30), "green").save(target, "JPEG")
    return target.getvalue()


def an_annex(place, content, **more):
    """An entry of the register as the program makes it."""
    is_pdf = content.startswith(b"%PDF-")
    is_picture = content.startswith(b"\xff\xd8")
    media = "application/pdf" if is_pdf else "image/jpeg" if is_picture else "application/octet-stream"
    pages = len(pikepdf.open(io.BytesIO(content)).pages) if is_pdf else int(is_picture)
    given = {
        "id": f"evidence-{place}",
        "number": place,
        "position": place,
        "kind": EvidenceKind.FILE,
        "title": f"Annex {place}",
        "added_at": NOW,
        "file_name": f"annex{place}.pdf",
        "media_type": media,
        "sha256": hashlib.sha256(content).hexdigest(),
        "size": len(content),
        "pages": pages,
        "annex": pages > 0,
        "supports": ("motivation.why",),
    }
    return Evidence(**(given | more))


def a_link(number, **more):
    given = {"id": f"link-{number}", "number": number, "position": number, "kind": EvidenceKind.LINK}
    given |= {"title": "Our plan", "url": "https://samplia.example/plan", "added_at": NOW}
    return Evidence(**(given | more))


def carried(name=SAMPLE, *, evidence=(), **more):
    """A sample city as a dossier that travels."""
    sample = SAMPLES.get(name)
    call = CALLS.get(sample.call)
    form = FORMS.get(call.form)
    dossier = Dossier(
        number=0,
        uuid=UUID,
        kind=str(call.kind),
        call=call.id,
        form=form.name,
        form_digest=form.digest,
        title=sample.title,
        status="draft",
        rev=3,
        created_at=NOW,
        updated_at=NOW,
        fictional=sample.fictional,
    )
    made = CarriedDossier(
        dossier=dossier,
        answers=sample.answers,
        evidence=tuple(evidence),
        taken_at=NOW,
        sealed=False,
        version=0,
        claimed="",
        looks={},
    )
    made = replace(made, **more)
    return replace(made, claimed=made.content_id)


def package_of(told, contents=(), **more):
    """The package of a dossier and the annexes that come along."""
    dossier = told.dossier
    head = PackageHead(
        kind="dossier",
        dossier=dossier.uuid,
        call=dossier.call,
        form=dossier.form,
        form_digest=dossier.form_digest,
        content_id=told.content_id,
        made_at=NOW,
        sealed=told.sealed,
        version=told.version,
    )
    given = {
        "head": head,
        "data": text_of(told),
        "form_file": FORMS.source(dossier.form),
        "call_file": CALLS.source(dossier.call),
        "files": {hashlib.sha256(one).hexdigest(): one for one in contents},
    }
    return Package(**(given | more))


def bytes_of(told, contents=(), **more):
    return write_package(package_of(told, contents, **more))
