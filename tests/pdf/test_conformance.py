"""The finished file keeps our list of what PDF/A-3a and PDF/UA-1 ask for; the list notices what breaks it."""

import io
import os
import shlex
import subprocess
from xml.etree import ElementTree

import pikepdf
import pytest
from pikepdf import Dictionary, Name, String

from lcapp.i18n import Catalogs
from lcapp.pdf.colour_profile import srgb_profile
from lcapp.pdf.conformance import faults
from lcapp.pdf.renderer import PdfRenderer
from lcapp.services.export import Unwatched
from lcapp.services.ports import Carried, PrintOptions
from tests.pdf.cases import full_snapshot
from tests.pdf.conftest import ROOT

CARRIED = Carried("dossier.json", "application/json", b'{"city": "Samplia"}', "The answers")
KINDS = [
    *[{"variant": variant} for variant in ("full", "form", "blank")],
    {"language": "fa"},
    {"language": "fa", "variant": "blank"},
    {"language": "ar", "paper": "letter"},
    {"with_notes": True, "with_summary": True, "with_tables": True},
    {"second_language": "tr"},
    {"language": "fa", "second_language": "en", "with_unanswered": False},
    {"language": "fa", "variant": "marking"},
]


@pytest.fixture(scope="module")
def printed():
    renderer = PdfRenderer(ROOT / "resources/fonts", Catalogs(ROOT / "translations"))
    return renderer.render(full_snapshot(), PrintOptions(), Unwatched(), carried=(CARRIED,)).data


def changed(data, change):
    """The file after a change to it."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        target = io.BytesIO()
        pdf.save(target, fix_metadata_version=False)
    return target.getvalue()


def content(pdf, change, page=2):
    stream = pdf.pages[page].obj.Contents
    stream.write(change(stream.read_bytes()))


def first_link(pdf):
    return next(a for page in pdf.pages for a in page.obj.get("/Annots", ()) if a.Subtype == Name.Link)


def first_field(pdf):
    return pdf.Root.AcroForm.Fields[0]


def elements(pdf, kind):
    return [o for o in pdf.objects if isinstance(o, Dictionary) and o.get("/S") == Name("/" + kind)]


@pytest.mark.parametrize("options", KINDS, ids=str)
@pytest.mark.parametrize("sealed", [False, True])
def test_that_every_kind_of_document_has_no_fault(renderer, options, sealed):
    snapshot = full_snapshot(sealed=sealed)
    data = renderer.render(snapshot, PrintOptions(**options), Unwatched(), carried=(CARRIED,)).data
    assert faults(data) == ()


BREAKS = {
    "output_intent": lambda pdf: pdf.Root.__delitem__("/OutputIntents"),
    "language_missing": lambda pdf: pdf.Root.__delitem__("/Lang"),
    "not_marked": lambda pdf: pdf.Root.__delitem__("/MarkInfo"),
    "title_not_shown": lambda pdf: pdf.Root.__delitem__("/ViewerPreferences"),
    "active_content": lambda pdf: pdf.Root.__setitem__(
        "/OpenAction", Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    ),
    "carried_not_associated": lambda pdf: pdf.Root.__delitem__("/AF"),
    "xmp_missing": lambda pdf: pdf.Root.__delitem__("/Metadata"),
    "xmp_differs": lambda pdf: pdf.trailer.Info.__setitem__("/Title", String("Another")),
    "tree_missing": lambda pdf: pdf.Root.__delitem__("/StructTreeRoot"),
    "content_unmarked": lambda pdf: content(pdf, lambda old: old + b"\n0 0 10 10 re f"),
    "marks_unbalanced": lambda pdf: content(pdf, lambda old: old + b"\nEMC"),
    "marks_nested": lambda pdf: content(pdf, lambda old: old.replace(b"BDC", b"BDC /Artifact BMC EMC", 1)),
    "drawing_missing": lambda pdf: content(pdf, lambda old: old.replace(b"EMC", b"/Nowhere Do EMC", 1)),
    "content_missing": lambda pdf: content(pdf, lambda old: b" "),
    "parents_with_hole": lambda pdf: pdf.Root.StructTreeRoot.ParentTree.Nums[1].__setitem__(0, None),
    "parents_missing": lambda pdf: pdf.Root.StructTreeRoot.__delitem__("/ParentTree"),
    "heading_skipped": lambda pdf: elements(pdf, "H2")[0].__setitem__("/S", Name.H4),
    "head_without_scope": lambda pdf: elements(pdf, "TH")[0].__delitem__("/A"),
    "element_misplaced": lambda pdf: elements(pdf, "LBody")[0].__setitem__("/S", Name.P),
    "annotation_not_printed": lambda pdf: first_link(pdf).__delitem__("/F"),
    "annotation_without_words": lambda pdf: first_link(pdf).__delitem__("/Contents"),
    "annotation_outside_tree": lambda pdf: first_link(pdf).__delitem__("/StructParent"),
    "link_outside_link": lambda pdf: [e.__setitem__("/S", Name.Span) for e in elements(pdf, "Link")],
    "field_outside_form": lambda pdf: [e.__setitem__("/S", Name.Span) for e in elements(pdf, "Form")],
    "field_without_words": lambda pdf: first_field(pdf).__delitem__("/TU"),
    "field_without_look": lambda pdf: first_field(pdf).__delitem__("/AP"),
    "tabs_not_by_structure": lambda pdf: pdf.pages[0].obj.__delitem__("/Tabs"),
    "font_not_embedded": lambda pdf: (
        pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
        and pdf.pages[0].obj.Resources.Font.__setitem__(
            "/F1", pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
        )
    ),
    "figure_without_words": lambda pdf: elements(pdf, "P")[0].__setitem__("/S", Name.Figure),
    "note_without_id": lambda pdf: elements(pdf, "P")[0].__setitem__("/S", Name.Note),
    "image_colours": lambda pdf: pdf.pages[0].obj.Resources.__setitem__(
        "/XObject",
        Dictionary(X=pdf.make_stream(b"\0\0\0\0", Subtype=Name.Image, ColorSpace=Name.DeviceCMYK)),
    ),
    "xmp_extension_missing": lambda pdf: pdf.Root.Metadata.write(
        pdf.Root.Metadata.read_bytes().replace(b"pdfaSchema:namespaceURI", b"pdfaSchema:other")
    ),
}


@pytest.mark.parametrize("code", BREAKS)
def test_that_the_list_notices_what_breaks_it(printed, code):
    assert code in faults(changed(printed, BREAKS[code]))


def test_that_something_that_is_no_pdf_or_is_locked_is_a_fault_and_no_error(printed):
    assert faults(b"no pdf at all") == ("unreadable",)
    assert faults(b"") == ("unreadable",)
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        pdf.save(target, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert faults(target.getvalue()) == ("encrypted",)


def test_that_a_tree_that_bites_its_tail_is_a_fault_and_ends(printed):
    def bite(pdf):
        document = pdf.Root.StructTreeRoot.K[0]
        document.K.append(document)

    assert "tree_endless" in faults(changed(printed, bite))


def test_that_a_packet_with_entities_is_not_read(printed):
    def widen(pdf):
        pdf.Root.Metadata.write(b'<!DOCTYPE a [<!ENTITY b "b">]>' + pdf.Root.Metadata.read_bytes())

    assert "xmp_unreadable" in faults(changed(printed, widen))


def test_that_no_ascii85_and_no_helvetica_is_in_the_file(printed):
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, Dictionary | pikepdf.Stream):
                assert "ASCII85" not in str(thing.get("/Filter", ""))
                assert "Helvetica" not in str(thing.get("/BaseFont", ""))
        for page in pdf.pages:
            assert "/F1" not in page.obj.Resources.Font


def test_that_the_packet_describes_the_words_it_borrows_and_agrees_with_the_information(printed):
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        packet = pdf.Root.Metadata.read_bytes()
        assert "/Filter" not in pdf.Root.Metadata
        tree = ElementTree.fromstring(packet)
        text = {one.tag.rpartition("}")[2]: "".join(one.itertext()).strip() for one in tree.iter()}
        assert (text["part"], text["conformance"]) == ("1", "A")
        assert "http://www.aiim.org/pdfua/ns/id/" in text["schemas"]
        assert text["title"] == str(pdf.trailer.Info.Title)
        assert text["CreateDate"] == "2026-03-02T09:00:00Z"
        assert str(pdf.trailer.Info.CreationDate) == "D:20260302090000Z"


def test_that_a_carried_file_is_the_source_of_the_document_and_dated_as_the_dossier(printed):
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        found = pdf.attachments["dossier.json"]
        assert found.get_file().read_bytes() == CARRIED.data
        assert found.obj.AFRelationship == Name.Source
        assert pdf.Root.AF[0].objgen == found.obj.objgen
        assert str(found.obj.EF.F.Params.ModDate) == "D:20260302090000Z"
        assert found.obj.EF.F.Subtype == Name("/application/json")


def test_that_the_colour_profile_is_an_old_fashioned_srgb():
    from PIL import ImageCms

    profile = srgb_profile()
    assert len(profile) < 1500
    assert profile[8:12] == bytes.fromhex("02100000")
    assert int.from_bytes(profile[:4], "big") == len(profile)
    opened = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    assert opened.profile.xcolor_space.strip() == "RGB"
    assert "sRGB" in ImageCms.getProfileDescription(opened)
    own = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    from PIL import Image

    shades = Image.new("RGB", (6, 1))
    shades.putdata([(0, 0, 0), (255, 255, 255), (200, 30, 90), (12, 130, 250), (64, 64, 64), (1, 200, 9)])
    same = ImageCms.profileToProfile(shades, opened, own)
    for before, after in zip(shades.tobytes(), same.tobytes(), strict=True):
        assert abs(before - after) <= 1


def test_that_a_file_of_fifty_pages_has_no_fault():
    from tests.benchmarks.dossier_speed import _long

    renderer = PdfRenderer(ROOT / "resources/fonts", Catalogs(ROOT / "translations"))
    done = renderer.render(_long(full_snapshot()), PrintOptions(), Unwatched())
    assert done.pages > 40
    assert faults(done.data) == ()


@pytest.mark.parametrize("language", ["en", "fa"])
@pytest.mark.parametrize("flavour", ["3a", "ua1"])
def test_that_verapdf_finds_nothing_where_it_is_at_hand(renderer, tmp_path, language, flavour):
    command = os.environ.get("LCAPP_VERAPDF")
    if not command:
        pytest.skip("LCAPP_VERAPDF names no command")
    file = tmp_path / "dossier.pdf"
    options = PrintOptions(language=language)
    file.write_bytes(renderer.render(full_snapshot(), options, Unwatched(), carried=(CARRIED,)).data)
    told = subprocess.run(
        [*shlex.split(command), "--format", "text", "--flavour", flavour, str(file)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert told.stdout.startswith("PASS"), told.stdout
