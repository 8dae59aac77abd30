"""Makes the laid-out pages an archival, accessible file: PDF/A-3a and PDF/UA-1, the same bytes each time.

The pages come from ReportLab with every drawing marked (`lcapp.pdf.tagging`). Here the file gets its tree
of elements, its fields to sign, its colour space, its words about itself, and the files that ride inside.

Pages of annexes are placed before that by whoever is given as `place`: it gets the opened `pikepdf.Pdf`
and may add XObjects to the resources of pages and to their content, inside the marked content that the
layout left for them; it may neither add nor remove pages.
"""

import io
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from lcapp.pdf.colour_profile import srgb_profile
from lcapp.pdf.pages_file import pages_file
from lcapp.pdf.signature_field import add_signature_fields
from lcapp.pdf.structure_tree import write_structure
from lcapp.pdf.tagging import Tags
from lcapp.pdf.xmp import About, plain, xmp_packet
from lcapp.services.ports import Carried

_PRINTED = 4
_CATALOG_LEFTOVERS = ("/PageLayout", "/PageMode")


def finalise(
    data: bytes,
    *,
    tags: Tags,
    about: About,
    carried: tuple[Carried, ...] = (),
    with_fields: bool = True,
    place: Callable[[pikepdf.Pdf], None] | None = None,
) -> bytes:
    """The finished file.

    Args:
        data: What ReportLab wrote.
        tags: What was drawn on it.
        about: What the file says about itself.
        carried: Files that ride inside as its source.
        with_fields: Whether it can be signed on screen.
        place: Called first, to put the pages of annexes where they belong: for each `pictures.AnnexFrame` it
            adds a form XObject of that name to the resources of that page.
    """
    with pikepdf.open(io.BytesIO(data)) as pdf:
        if place is not None:
            place(pdf)
        _tidy(pdf)
        _describe(pdf, about)
        widgets = add_signature_fields(pdf, tags.fields) if with_fields else {}
        write_structure(pdf, tags, widgets)
        # Where the dossier rides inside, the pages it was printed on are named beside it.
        _carry(pdf, (*carried, pages_file(pdf)) if carried else (), about)
        target = io.BytesIO()
        pdf.save(
            target,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            min_version="1.7",
            linearize=False,
            fix_metadata_version=False,
        )
    return target.getvalue()


def _tidy(pdf: pikepdf.Pdf) -> None:
    for key in _CATALOG_LEFTOVERS:
        if key in pdf.Root and (key != "/PageMode" or "/Outlines" not in pdf.Root):
            del pdf.Root[key]
    for page in pdf.pages:
        if "/Trans" in page.obj:
            del page.obj["/Trans"]
        for annotation in page.obj.get("/Annots", ()):
            annotation.F = _PRINTED
            if "/C" in annotation and not len(annotation.C):
                del annotation["/C"]


def _describe(pdf: pikepdf.Pdf, about: About) -> None:
    root = pdf.Root
    root.Lang = String(about.language)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True, Direction=Name.R2L if about.rtl else Name.L2R)
    profile = pdf.make_stream(srgb_profile())
    profile.N = 3
    profile.Alternate = Name.DeviceRGB
    root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name.GTS_PDFA1,
                OutputConditionIdentifier=String("sRGB IEC61966-2.1"),
                Info=String("sRGB IEC61966-2.1"),
                DestOutputProfile=profile,
            )
        ]
    )
    packet = pdf.make_stream(xmp_packet(about))
    packet.Type, packet.Subtype = Name.Metadata, Name.XML
    root.Metadata = packet
    told = {
        "/Title": about.title,
        "/Author": about.author,
        "/Subject": about.subject,
        "/Creator": about.creator,
        "/Producer": about.creator,
        "/CreationDate": about.pdf_moment,
        "/ModDate": about.pdf_moment,
    }
    info = Dictionary({key: String(plain(said)) for key, said in told.items() if said})
    pdf.trailer.Info = pdf.make_indirect(info)


def _carry(pdf: pikepdf.Pdf, carried: tuple[Carried, ...], about: About) -> None:
    specifications = []
    for one in carried:
        pdf.attachments[one.name] = pikepdf.AttachedFileSpec(
            pdf,
            one.data,
            filename=one.name,
            mime_type=one.media_type,
            description=one.description,
            relationship=Name.Source,
            creation_date=about.pdf_moment,
            mod_date=about.pdf_moment,
        )
        specifications.append(pdf.attachments[one.name].obj)
    if specifications:
        pdf.Root.AF = Array(specifications)
