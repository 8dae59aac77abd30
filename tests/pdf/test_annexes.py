"""Pages and pictures of annexes in the finished file: in their frames, upright, harmless, archival."""

import io

import pikepdf
import pypdfium2
import pytest
from pikepdf import Name

from lcapp.domain.evidence import Evidence, EvidenceKind
from lcapp.pdf.annex_pages import MARGIN, place_annex_pages
from lcapp.pdf.conformance import faults
from lcapp.pdf.pictures import AnnexFrame
from lcapp.sandbox import annex_pdf, picture
from lcapp.services.ports import PreparedAnnex
from tests.builders import NOW
from tests.pdf.cases import full_snapshot, pages
from tests.sandbox import hostile_pdfs as made
from tests.sandbox import hostile_pictures

BOX = (60, 80, 540, 740)
RED, BLACK, GREEN = (255, 0, 0), (0, 0, 0), (51, 230, 51)


def cleaned(data, evidence="e1"):
    outcome = annex_pdf.prepare(data, {})
    count = int(outcome.facts["pages"])
    return PreparedAnnex(evidence, "pages", outcome.files["pages.pdf"], count)


def placed(data):
    """A page of A4 with the first page of an annex in its frame, as a picture at one pixel for each point."""
    left, bottom, _, _ = BOX
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=made.A4)
        pdf.pages[0].Contents = pdf.make_stream(f"q 1 0 0 1 {left} {bottom} cm /LCAnnex0 Do Q".encode())
        place_annex_pages(pdf, [AnnexFrame("e1", 0, 0, BOX, "LCAnnex0")], [cleaned(data)])
        target = made.saved(pdf)
    return pypdfium2.PdfDocument(target)[0].render().to_pil().convert("RGB")


def where(image, colour):
    """Left, top, right, bottom of all that has a colour; None where nothing has."""
    from PIL import Image, ImageChops

    off = ImageChops.difference(image, Image.new("RGB", image.size, colour)).convert("L")
    return off.point(lambda value: 255 if value < 60 else 0).getbbox()


@pytest.mark.parametrize(
    ("kind", "size", "crop", "seen"),
    [
        ("A4", (595, 842), None, (595, 842)),
        ("A3", (842, 1191), None, (842, 1191)),
        ("Letter", (612, 792), None, (612, 792)),
        ("A3 across", (1191, 842), None, (1191, 842)),
        ("banner", (2000, 200), None, (2000, 200)),
        ("cropped", (842, 1191), (100, 200, 700, 900), (600, 700)),
        ("cropped below zero", (600, 600), (-100, -50, 400, 500), (400, 500)),
    ],
)
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("inherited", [False, True])
def test_that_a_page_stands_whole_and_upright_in_its_frame(kind, size, crop, seen, turn, inherited):
    image = placed(made.corner_page(size=size, turn=turn, crop=crop, inherited=inherited))
    if kind == "cropped below zero":
        # Readers look no further than the media box.
        crop = (0, 0, 400, 500)
    wide, high = seen if turn % 180 == 0 else seen[::-1]
    room = BOX[2] - BOX[0] - 2 * MARGIN, BOX[3] - BOX[1] - 2 * MARGIN
    scale = min(1, room[0] / wide, room[1] / high)
    red = where(image, RED)
    whole = where(image, BLACK)
    both = min(red[0], whole[0]), min(red[1], whole[1]), max(red[2], whole[2]), max(red[3], whole[3])
    assert both[2] - both[0] == pytest.approx(wide * scale, abs=2.5)
    assert both[3] - both[1] == pytest.approx(high * scale, abs=2.5)
    assert BOX[0] - 1 <= both[0]
    assert both[2] <= BOX[2] + 1
    assert 842 - BOX[3] - 1 <= both[1]
    assert both[3] <= 842 - BOX[1] + 1
    # The mark stood in the lower left corner before the page was turned clockwise.
    corner = {0: (0, 3), 90: (0, 1), 180: (2, 1), 270: (2, 3)}[turn]
    assert (red[corner[0]], red[corner[1]]) == pytest.approx((both[corner[0]], both[corner[1]]), abs=2.5)
    assert where(image, GREEN) is None, "what was cropped away is not seen"


def test_that_a_small_page_is_not_blown_up():
    image = placed(made.corner_page(size=(120, 80)))
    red, black = where(image, RED), where(image, BLACK)
    assert max(black[2], red[2]) - min(black[0], red[0]) == pytest.approx(120, abs=2)
    assert max(black[3], red[3]) - min(black[1], red[1]) == pytest.approx(80, abs=2)


def evidence(number, **more):
    fields = {"annex": True, "sha256": f"{number:02x}" * 32, "pages": 1, "file_name": f"{number}.pdf"} | more
    return Evidence(f"e{number}", number, number, EvidenceKind.FILE, f"Annex {number}", NOW, **fields)


def strange():
    """Files that are taken, and make an archive or a reader stumble if they come along as they are."""
    return {
        "full of acts": made.full_of_acts(),
        "tagged": made.plain(contents=b"/P <</MCID 0>> BDC 0 g 0 0 99 99 re f EMC"),
        "no fonts": made.with_font(),
        "own font": made.with_font(font=made.FONT.read_bytes()),
        "for presses": made.press_colours(),
        "turned": made.corner_page(turn=90, crop=(50, 60, 500, 700), inherited=True),
        "signed": made.signed(),
        "locked": made.locked(),
    }


@pytest.fixture(scope="module")
def printed(renderer):
    """A dossier with all of them, and three pictures."""
    files = strange()
    annexes = [cleaned(data, f"e{number}") for number, data in enumerate(files.values(), 1)]
    register = [evidence(number) for number in range(1, len(files) + 1)]
    photos = (hostile_pictures.lying_on_its_side, hostile_pictures.for_presses, hostile_pictures.see_through)
    for number, make in enumerate(photos, len(files) + 1):
        outcome = picture.prepare(make(), {})
        size = outcome.facts["width"], outcome.facts["height"]
        annexes.append(PreparedAnnex(f"e{number}", "picture", outcome.files["picture.jpg"], 1, *size))
        register.append(evidence(number, caption=f"Photo {number}"))
    snapshot = full_snapshot(evidence=tuple(register))
    return pages(renderer, snapshot, annexes=tuple(annexes))


def test_that_an_archive_takes_the_dossier_with_all_of_them(printed):
    assert faults(printed[1].data) == ()


def test_that_nothing_of_an_annex_acts_in_the_dossier(printed):
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(printed[1].data)) as pdf:
        pdf.save(target, qdf=True, stream_decode_level=pikepdf.StreamDecodeLevel.generalized)
    ours = {b"/Annots", b"/AcroForm", b"/URI"}
    found = {mark for mark in made.MARKS if mark in target.getvalue()} - ours
    assert found == set()


def test_that_no_font_of_an_annex_is_without_its_program(printed):
    with pikepdf.open(io.BytesIO(printed[1].data)) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == Name.FontDescriptor:
                assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(thing.keys())
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/BaseFont") == Name.Helvetica:
                pytest.fail("a font that is not in the file")


def test_that_pages_of_annexes_hold_no_marks_of_their_own(printed):
    inner = 0
    with pikepdf.open(io.BytesIO(printed[1].data)) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == Name.Form:
                inner += 1
                said = pikepdf.parse_content_stream(thing)
                assert not {str(one.operator) for one in said} & {"BDC", "BMC", "EMC"}
                assert "/StructParents" not in thing
    assert inner >= 2 * len(strange())


def test_that_photos_are_plain_pictures(printed):
    with pikepdf.open(io.BytesIO(printed[1].data)) as pdf:
        images = [
            thing
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == Name.Image
        ]
    assert len(images) >= 3
    for image in images:
        assert "/SMask" not in image
        assert "/Interpolate" not in image
        assert image.ColorSpace in (Name.DeviceRGB, Name.DeviceGray)


def test_that_every_annex_page_says_which_it_is(printed):
    texts, _ = printed
    for number in range(1, len(strange()) + 1):
        assert sum(f"Annex {number}, page 1 of 1" in text for text in texts) == 1


def test_that_five_hundred_pages_are_placed_in_a_few_seconds(renderer):
    import time

    data = made.plain(500)
    began = time.monotonic()
    annex = cleaned(data)
    _, result = pages(renderer, full_snapshot(evidence=(evidence(1, pages=500),)), annexes=(annex,))
    assert result.pages > 500
    assert time.monotonic() - began < 60
